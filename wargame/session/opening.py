"""Start a session, or take one up where its record ends.

`start` draws what is hidden from the seed and records the first event; `take_up` rebuilds the history
that a record tells, without asking a rule. Both give a Session; who keeps its record (a file, memory) is
the caller's choice.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from secrets import randbelow, token_hex
from typing import Final

from wargame.game.chance import draw
from wargame.game.compiled import CompiledScenario
from wargame.game.events import BookmarkSet, MarkingSet, SessionOpened
from wargame.game.state import opening_state
from wargame.journal.memory import MemoryJournal
from wargame.journal.rows import Journal, Record
from wargame.names import tidied
from wargame.scenario.model import Marking, Scenario
from wargame.session.design_line import SETTING, DesignLine, mark_of, written
from wargame.session.history import History, rebuild
from wargame.session.improvement import add_purposes
from wargame.session.marking import tidied_marking, why_not_marking
from wargame.session.notes import add_plan_question, plan_questions
from wargame.session.session import Clock, Session, checked_text, now, thrown_in
from wargame.terms import FACILITATOR, ActorId, CardId, Refused
from wargame.words.methods import Method
from wargame.words.sentences import Sentence

LARGEST_SEED = 2**31 - 1

KEY_DIGITS: Final = 32
"""Hexadecimal digits of a key: 128 bits, which nobody can try out."""

_KEY: Final = re.compile(f"[0-9a-f]{{{KEY_DIGITS}}}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What the facilitator chooses before a session starts; every field has a default."""

    title: str = ""
    """What the session is called; the scenario's title if empty."""
    seed: int | None = None
    """From 0 to 2,147,483,647; None to draw one, and a key with it unless one is given."""
    turns: int | None = None
    """None for the scenario's number."""
    method: Method | None = None
    """None for the scenario's method."""
    hidden: Mapping[ActorId, str] = field(default_factory=dict)
    """Seat and the hidden set assigned to it; the others draw."""
    cards_off: tuple[CardId, ...] = ()
    minutes: Mapping[str, int] = field(default_factory=dict)
    """Phase kind and the length of its timer."""
    marking: Marking | None = None
    """What stands on every page that leaves the room; None for the scenario's."""
    key: str = ""
    """32 hexadecimal digits that make the dice together with the seed; empty for the seed alone."""
    purposes: tuple[str, ...] = ()
    """What the session is held for, besides the scenario's own purposes."""
    design: DesignLine | None = None
    """Its place in a sealed design."""
    questions: tuple[str, ...] = ()
    """What everybody is asked, added to the plan of what is collected."""


def why_not_plan(scenario: Scenario, plan: Plan) -> tuple[Sentence, ...]:
    """Return everything that is wrong with a plan; empty if it can be played."""
    return (
        *_wrong_numbers(plan),
        *_wrong_hidden(scenario, plan),
        *_wrong_cards(scenario, plan),
        *_wrong_minutes(scenario, plan),
        *(why_not_marking(plan.marking) if plan.marking else ()),
    )


def _wrong_numbers(plan: Plan) -> Iterator[Sentence]:
    if plan.seed is not None and not 0 <= plan.seed <= LARGEST_SEED:
        yield Sentence("seed-out-of-range", most=LARGEST_SEED, seed=plan.seed)
    if plan.key and not _KEY.fullmatch(plan.key):
        yield Sentence("key-unfit", digits=KEY_DIGITS)
    if plan.turns is not None and not 1 <= plan.turns <= 1000:
        yield Sentence("turns-out-of-range", most=1000, turns=plan.turns)


def _wrong_hidden(scenario: Scenario, plan: Plan) -> Iterator[Sentence]:
    seats = {seat.id: seat for seat in scenario.seats} if plan.hidden else {}
    for seat, drawn in plan.hidden.items():
        sets = tuple(one.id for one in seats[seat].hidden_sets) if seat in seats else ()
        if seat not in seats:
            yield Sentence("no-such-seat", seat=seat)
        elif drawn not in sets:
            yield Sentence("no-such-hidden-set", seat=seats[seat].name, drawn=drawn, sets=sets)


def _wrong_cards(scenario: Scenario, plan: Plan) -> Iterator[Sentence]:
    known = {card.id for card in scenario.cards} if plan.cards_off else ()
    return (Sentence("no-such-card", card=card) for card in plan.cards_off if card not in known)


def _wrong_minutes(scenario: Scenario, plan: Plan) -> Iterator[Sentence]:
    kinds = {phase.kind for phase in scenario.rules.phases}
    for kind, minutes in plan.minutes.items():
        if kind not in kinds:
            yield Sentence("no-such-phase", kind=kind)
        elif not 0 <= minutes <= 24 * 60:
            yield Sentence("minutes-out-of-range", most=24 * 60, minutes=minutes)


def injects_left_out(scenario: Scenario, turns: int) -> tuple[str, ...]:
    """Return the titles of scheduled injects that would come after a session of so many turns."""
    return tuple(
        one.title for one in scenario.injects if one.kind == "scheduled" and one.turn and one.turn > turns
    )


def new_key() -> str:
    """Return a key that the system draws, for a session whose dice nobody is to know beforehand."""
    return token_hex(KEY_DIGITS // 2)


def hidden_draw(
    scenario: Scenario, seed: int, given: Mapping[ActorId, str], key: str = ""
) -> dict[ActorId, str]:
    """Return the hidden set of each seat that has any: the given one, or one drawn from seed and key."""
    return {
        seat.id: given.get(seat.id) or draw(seed, seat.id, [one.id for one in seat.hidden_sets], key)
        for seat in scenario.seats
        if seat.hidden_sets
    }


def start(
    scenario: Scenario | CompiledScenario,
    plan: Plan | None = None,
    journal: Journal | None = None,
    clock: Clock = now,
    by: str = FACILITATOR,
) -> Session:
    """Start a session of a scenario that was checked; its first event is recorded.

    A compiled scenario can be given in place of the scenario, so that many sessions share one.

    Raises
    ------
    Refused
        If the plan cannot be played; all reasons in one text.
    RecordError
        If the first event could not be written.
    """
    plan = plan or Plan()
    compiled = scenario if isinstance(scenario, CompiledScenario) else CompiledScenario(scenario)
    scenario = compiled.scenario
    if faults := why_not_plan(scenario, plan):
        raise Refused("all-of", faults=faults)
    seed = randbelow(LARGEST_SEED + 1) if plan.seed is None else plan.seed
    key = plan.key or (new_key() if plan.seed is None else "")
    session = Session(History(opening_state(compiled)), journal, clock)
    opened = SessionOpened(
        turn=1,
        scenario=scenario.id,
        scenario_hash=compiled.fingerprint,
        title=tidied(checked_text(plan.title, "name of the session")) or scenario.title,
        seed=seed,
        turns=plan.turns or scenario.calendar.turns,
        method=plan.method or scenario.rules.adjudication.method,
        hidden=hidden_draw(scenario, seed, plan.hidden, key),
        assigned=tuple(sorted(plan.hidden)),
        cards_off=plan.cards_off,
        minutes=dict(plan.minutes),
        key=key,
    )
    marked = (MarkingSet(turn=1, marking=tidied_marking(plan.marking)),) if plan.marking else ()
    for text in plan.purposes:
        checked_text(text, "purpose")
    for text in plan.questions:
        checked_text(text, "question")
    line = plan.design
    proof = (BookmarkSet(turn=1, on=1, name=mark_of(line)),) if line else ()
    session.record((opened, *marked, *proof), by, settings={SETTING: written(line)} if line else None)
    add_purposes(session, plan.purposes, by)
    known = {text.strip() for _, text in plan_questions(session.state)}
    for text in dict.fromkeys(plan.questions):
        if text.strip() and text.strip() not in known:
            add_plan_question(session, text, by)
    return session


def take_up(
    scenario: Scenario, record: Record, journal: Journal | None = None, clock: Clock = now
) -> Session:
    """Return the session that a record tells, ready to go on; for reading only without a journal.

    Raises
    ------
    RecordBroken
        If an event does not fit the state before it, naming it.
    """
    compiled = CompiledScenario(scenario, record.pictures)
    history = rebuild(opening_state(compiled), record.entries, record.moves)
    session = Session(history, journal or MemoryJournal(record.hashes), clock, writable=journal is not None)
    session.people = {person.number: person for person in record.people}
    session.settings = dict(record.settings)
    session.throws = sum(thrown_in((entry.event,)) for entry in record.entries)
    return session
