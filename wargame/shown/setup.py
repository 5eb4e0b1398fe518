"""A session before it starts: what was chosen so far, and what it says of itself.

The page of a new session holds one `SessionDraft` and replaces it with each choice; everything it shows is
read off the draft here. `plan_of` and `seated` make of it what `session.opening` and `session.people` take.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from wargame.game.compiled import CompiledScenario
from wargame.names import same_name
from wargame.numerals import whole
from wargame.scenario.model import Marking, Phase, Scenario
from wargame.scenario.pictures import NONE, Pictures, beside
from wargame.session.design_line import DesignLine
from wargame.session.opening import LARGEST_SEED, Plan, injects_left_out, why_not_plan
from wargame.shown.guests import UNSEATED, Guest
from wargame.shown.pictures import ShownPicture, picture_shown
from wargame.terms import LONGEST_TEXT, ActorId, CardId
from wargame.words.counting import counted, listed, spelt
from wargame.words.labels import PHASE_WORDS
from wargame.words.methods import Method

ORDER_WORDS: Final = {"sealed": "Sealed plans", "sequential": "One seat after the other"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionDraft:
    """What was chosen so far."""

    scenario: Scenario
    file: Path | None = None
    """Where the scenario lies, and its pictures beside it; None for one in no file."""
    title: str = ""
    guests: tuple[Guest, ...] = ()
    by_facilitator: frozenset[ActorId] = frozenset()
    """Seats that the facilitator means to play."""
    turns: int = 0
    method: Method = "dice"
    seed: str = ""
    """As it was typed."""
    key: str = ""
    """Made by the computer for this session, shown to nobody."""
    hidden: Mapping[ActorId, str] = field(default_factory=dict)
    """Seats whose hidden set is assigned."""
    cards_off: frozenset[CardId] = frozenset()
    minutes: Mapping[str, int] = field(default_factory=dict)
    """Phase kind and the minutes of its timer, where they differ from the scenario's."""
    purposes: str = ""
    """What the session is held for besides the scenario's purposes, as typed, a line each."""
    marking: Marking | None = None
    """What stands on every page that leaves the room; None for the scenario's."""
    bots: Mapping[ActorId, str] = field(default_factory=dict)
    """Seats that bots play, each with its policy."""
    design: DesignLine | None = None
    """Its place in a sealed design, which then says what else stands here."""
    questions: tuple[str, ...] = ()
    """What everybody is asked."""

    def in_seat(self, seat: ActorId) -> tuple[Guest, ...]:
        """Return the people of a seat, or with `UNSEATED` those without one."""
        return tuple(guest for guest in self.guests if guest.seat == seat)


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatLine:
    """A seat as the page shows it."""

    seat: ActorId
    name: str
    glyph: str
    remark: str
    picture: ShownPicture | None = None


def draft_for(
    scenario: Scenario, day: str, seed: int, guests: Iterable[Guest] = (), key: str = ""
) -> SessionDraft:
    """Return the defaults for a scenario; guests of another scenario lose a seat that is not there."""
    seats = {seat.id for seat in scenario.seats}
    return SessionDraft(
        scenario=scenario,
        title=f"{scenario.title}, {day}",
        guests=tuple(guest if guest.seat in seats else replace(guest, seat=UNSEATED) for guest in guests),
        turns=scenario.calendar.turns,
        method=scenario.rules.adjudication.method,
        seed=str(seed),
        key=key,
    )


def compiled_for(draft: SessionDraft) -> CompiledScenario:
    """Return the scenario of a draft made ready for play, with the pictures that lie beside it."""
    return CompiledScenario(draft.scenario, beside(draft.scenario, draft.file) if draft.file else NONE)


def seat_lines(scenario: Scenario, pictures: Pictures = NONE) -> tuple[SeatLine, ...]:
    """Return the player seats in the order of the scenario, with those of their pictures that were found."""
    return tuple(
        SeatLine(
            seat=actor.id,
            name=actor.name,
            glyph=actor.glyph or "seat-disc",
            remark=actor.public_goals[0] if actor.public_goals else "",
            picture=picture_shown(actor.picture, pictures),
        )
        for actor in scenario.seats
    )


def facts(scenario: Scenario) -> tuple[str, ...]:
    """Return how large a scenario is: turns, cards, time, and how moves are made."""
    minutes = scenario.calendar.turns * sum(phase.minutes for phase in scenario.rules.phases)
    return (
        counted(scenario.calendar.turns, "turn"),
        counted(len(scenario.cards), "card"),
        *((about(minutes),) if minutes else ()),
        ORDER_WORDS[scenario.rules.order],
    )


def about(minutes: int) -> str:
    """Return a time as one says it: `about 3 h`, `about 3½ h`, `about 20 min`."""
    if minutes < 75:
        return f"about {max(5, round(minutes / 5) * 5)} min"
    hours, half = divmod(round(minutes / 30), 2)
    return f"about {hours}{'½' if half else ''} h"


def with_guests(draft: SessionDraft, guests: Iterable[Guest]) -> tuple[SessionDraft, tuple[str, ...]]:
    """Return the draft with more people, and the names of those left out because they are there already."""
    known = {same_name(guest.name) for guest in draft.guests}
    added, twice = list(draft.guests), []
    for guest in guests:
        if same_name(guest.name) in known:
            twice.append(guest.name)
        else:
            known.add(same_name(guest.name))
            added.append(guest)
    bots = _except(draft.bots, *(guest.seat for guest in added))
    return replace(draft, guests=tuple(added), by_facilitator=_still(draft, added), bots=bots), tuple(twice)


def seated_at(draft: SessionDraft, name: str, seat: ActorId) -> SessionDraft:
    """Return the draft with a person in another seat, or in none."""
    others = [guest for guest in draft.guests if guest.name != name]
    moved = [replace(guest, seat=seat) for guest in draft.guests if guest.name == name]
    guests = [*others, *moved]
    bots = _except(draft.bots, seat)
    return replace(draft, guests=tuple(guests), by_facilitator=_still(draft, guests), bots=bots)


def dealt_evenly(draft: SessionDraft) -> SessionDraft:
    """Return the draft with everyone who has no seat yet in one, each time where the fewest sit.

    Seats of the facilitator and of bots are left as they are; where that is all of them, nobody moves.
    """
    taken = {seat.id for seat in draft.scenario.seats} - draft.by_facilitator - set(draft.bots)
    open_to = [seat.id for seat in draft.scenario.seats if seat.id in taken]
    for guest in draft.in_seat(UNSEATED) if open_to else ():
        fewest = min(open_to, key=lambda seat: len(draft.in_seat(seat)))
        draft = seated_at(draft, guest.name, fewest)
    return draft


def without(draft: SessionDraft, name: str) -> SessionDraft:
    """Return the draft with a person taken out of their seat, or away if they had none."""
    if any(guest.name == name and guest.seat != UNSEATED for guest in draft.guests):
        return seated_at(draft, name, UNSEATED)
    return replace(draft, guests=tuple(guest for guest in draft.guests if guest.name != name))


def played_by(draft: SessionDraft, seat: ActorId, facilitator: bool) -> SessionDraft:
    """Return the draft with a seat played by the facilitator, which unseats its players, or by players."""
    draft = replace(draft, bots=_except(draft.bots, seat))
    if not facilitator:
        return replace(draft, by_facilitator=draft.by_facilitator - {seat})
    return replace(_cleared(draft, seat), by_facilitator=draft.by_facilitator | {seat})


def played_by_bot(draft: SessionDraft, seat: ActorId, policy: str) -> SessionDraft:
    """Return the draft with a seat played by a bot, which unseats its players."""
    draft = _cleared(draft, seat)
    return replace(draft, bots={**draft.bots, seat: policy}, by_facilitator=draft.by_facilitator - {seat})


def plan_of(draft: SessionDraft) -> Plan:
    """Return the plan; a seed that is no number is None, which `what_is_missing` names."""
    seed = whole(draft.seed)
    return Plan(
        title=draft.title.strip(),
        seed=seed if seed is not None and seed >= 0 else None,
        turns=draft.turns,
        method=draft.method,
        hidden=dict(draft.hidden),
        cards_off=tuple(card.id for card in draft.scenario.cards if card.id in draft.cards_off),
        minutes=dict(draft.minutes),
        marking=draft.marking,
        key=draft.key,
        purposes=tuple(filter(None, map(str.strip, draft.purposes.splitlines()))),
        design=draft.design,
        questions=draft.questions,
    )


def what_is_missing(draft: SessionDraft) -> str:
    """Return what keeps the session from starting, in a sentence; empty if it can start."""
    plan = plan_of(draft)
    if not plan.title:
        return "Give the session a name."
    if len(plan.title) > LONGEST_TEXT:
        return "The name of the session is too long."
    if draft.seed.strip() and plan.seed is None:
        return f"The seed is a whole number from 0 to {LARGEST_SEED:,}."
    return " ".join(map(str, why_not_plan(draft.scenario, plan)))


def readiness(draft: SessionDraft) -> str:
    """Return who plays what, in a few sentences, for the footer."""
    names = {seat.id: seat.name for seat in draft.scenario.seats}
    taken = [seat for seat in names if draft.in_seat(seat)]
    players = sum(len(draft.in_seat(seat)) for seat in taken)
    bots = [names[seat] for seat in names if seat in draft.bots]
    waiting = [guest.name for guest in draft.in_seat(UNSEATED)]
    return " ".join(
        (
            f"Ready: {counted(players, 'player')} in {spelt(len(taken), 'seat')}." if players else "Ready.",
            *_played_by("You play", [names[seat] for seat in names if seat in draft.by_facilitator]),
            *_played_by("A bot plays" if len(bots) == 1 else "Bots play", bots),
            *_open_words(draft, [seat for seat in names if seat not in taken]),
            *((f"Not seated: {listed(waiting)}.",) if waiting else ()),
        )
    )


def _played_by(verb: str, seats: Sequence[str]) -> tuple[str, ...]:
    return (f"{verb} {listed(seats)}.",) if seats else ()


def _open_words(draft: SessionDraft, free: Sequence[ActorId]) -> tuple[str, ...]:
    """Return which of the seats where nobody sits are open; the facilitator and bots play the others."""
    left = [seat for seat in free if seat not in draft.by_facilitator and seat not in draft.bots]
    if not left:
        return ()
    if len(left) == len(draft.scenario.seats):
        return ("All seats are open: you play them until somebody sits down.",)
    names = {seat.id: seat.name for seat in draft.scenario.seats}
    return (f"Open, and yours to play until somebody sits down: {listed(names[seat] for seat in left)}.",)


def left_out_words(draft: SessionDraft) -> str:
    """Return which injects will not fire because the session is shorter, in a sentence; empty if all do."""
    titles = injects_left_out(draft.scenario, draft.turns)
    if not titles:
        return ""
    named = ", ".join(f"“{title}”" for title in titles)
    verb = "does" if len(titles) == 1 else "do"
    what = spelt(len(titles), "inject")
    return f"With {counted(draft.turns, 'turn')} {what} {verb} not fire: {named}."


def timed_phases(scenario: Scenario) -> tuple[tuple[str, str, int], ...]:
    """Return kind, words and minutes of each phase that can have a timer; a kind that comes twice, once."""
    found: dict[str, Phase] = {}
    for phase in scenario.rules.phases:
        if phase.kind not in ("income", "upkeep"):
            found.setdefault(phase.kind, phase)
    return tuple(
        (kind, phase.title or PHASE_WORDS[phase.kind], phase.minutes) for kind, phase in found.items()
    )


def advice(scenario: Scenario, about_what: str) -> str:
    """Return the paragraph of the scenario's notes that speaks of something; empty if none does."""
    for paragraph in scenario.notes.split("\n"):
        if about_what in paragraph.casefold():
            return paragraph.strip()
    return ""


def _still(draft: SessionDraft, guests: Iterable[Guest]) -> frozenset[ActorId]:
    """Return the seats that the facilitator still plays: those in which nobody sits."""
    taken = {guest.seat for guest in guests}
    return frozenset(seat for seat in draft.by_facilitator if seat not in taken)


def _cleared(draft: SessionDraft, seat: ActorId) -> SessionDraft:
    """Return the draft with nobody sitting in a seat; who did waits for another."""
    guests = (replace(guest, seat=UNSEATED) if guest.seat == seat else guest for guest in draft.guests)
    return replace(draft, guests=tuple(guests))


def _except(bots: Mapping[ActorId, str], *seats: ActorId) -> dict[ActorId, str]:
    return {seat: policy for seat, policy in bots.items() if seat not in seats}
