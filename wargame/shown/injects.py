"""The list of injects as rows: what has fired, what is coming, what waits for the facilitator's hand.

`inject_rows` is for the facilitator's eyes; the room sees the screen, and what it was told is `told_rows`.
"""

from dataclasses import dataclass

from wargame.game import turn
from wargame.game.asking import answers_of, asked, silent_seats, why_not_answer
from wargame.game.compiled import BoundInject
from wargame.game.events import InjectFired
from wargame.game.rules import name_of
from wargame.game.state import GameState
from wargame.scenario.expression import in_words, names_of, parse_condition, parse_effects
from wargame.scenario.held import SELF
from wargame.scenario.model import Inject
from wargame.session.doors import Known
from wargame.session.narration import Narrator
from wargame.shown.pictures import ShownPicture, of_inject
from wargame.shown.rulings import without_purses
from wargame.terms import ActorId, InjectId
from wargame.words.counting import listed, plural
from wargame.words.sentences import spoken


@dataclass(frozen=True, slots=True, kw_only=True)
class InjectRow:
    """One inject of the scenario."""

    id: InjectId
    title: str
    when: str
    """When it comes, in words."""
    status: str
    """fired, due, postponed, coming, ready or past."""
    said: str
    """The status in words."""
    text: str
    effects: str
    note: str
    """For Control only."""
    why_not: str
    """Why it cannot be fired (again); empty if it can."""
    picture: ShownPicture | None = None


def inject_rows(state: GameState, narrator: Narrator) -> tuple[InjectRow, ...]:
    """Return every inject of the scenario, in the order in which they fire."""
    due = turn.due_inject(state) if state.phase_kind == "briefing" else None
    return tuple(_row(state, narrator, bound, is_due=bound is due) for bound in state.compiled.injects)


def told_rows(known: Known) -> tuple[tuple[str, str], ...]:
    """Return the injects that a viewer was told of, each with when it fired, the last one first."""
    fired = [one for one in known.told if isinstance(one, InjectFired)]
    return tuple((one.title, f"Fired in turn {one.turn}") for one in reversed(fired))


def _row(state: GameState, narrator: Narrator, bound: BoundInject, *, is_due: bool) -> InjectRow:
    inject = bound.inject
    status, said = _status(state, bound, is_due=is_due)
    changes = (
        turn.fire(state, bound).changes
        if not inject.option
        else turn.answer(state, bound, pays=False).changes
    )
    open_ones = without_purses(state, changes)
    none = "Only what seats keep to themselves moves." if changes else "Nothing on the board moves."
    to = f", for {listed(name_of(state, seat) for seat in inject.to)} alone" if inject.to else ""
    return InjectRow(
        id=inject.id,
        title=inject.title,
        when=_when(state, bound) + to,
        status=status,
        said=said,
        text=inject.text,
        effects="\n".join(
            ("; ".join(narrator.change(one) for one in open_ones) or none, *answer_lines(state, inject))
        ),
        note=inject.note,
        why_not=spoken(turn.why_not_again(state, bound)),
        picture=of_inject(state.compiled, inject.id),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerChoice:
    """An answer that Control can give for a seat."""

    id: str
    title: str
    why_not: str


def answer_choices(state: GameState, seat: ActorId) -> tuple[AnswerChoice, ...]:
    """Return what a seat that is asked and silent can answer."""
    asking = asked(state, seat)
    return tuple(
        AnswerChoice(
            id=one.answer.id, title=one.answer.title, why_not=spoken(why_not_answer(state, seat, one))
        )
        for one in (answers_of(state, asking, seat) if asking else ())
    )


def asked_words(state: GameState) -> str:
    """Return who is asked and who has answered, never what."""
    asking = state.table.asking
    if asking is None:
        return ""
    silent = silent_seats(state)
    given = [name_of(state, seat) for seat in asking.seats if seat not in silent]
    missing = f"{listed(name_of(state, seat) for seat in silent)} still to answer." if silent else ""
    told = f"{listed(given)} {plural(len(given), 'has', 'have')} answered." if given else ""
    return " ".join(filter(None, (told, missing)))


def answer_lines(state: GameState, inject: Inject) -> tuple[str, ...]:
    """Return what can be answered to an inject and what it comes to, for Control's eyes."""
    names = {**names_of(state.compiled.scenario), SELF: "who answers"}
    lines = []
    for one in inject.answers:
        price = f" ({one.price} influence)" if one.price else ""
        moves = in_words(parse_effects(one.effects), names) if one.effects.strip() else "nothing moves"
        silence = " Silence counts as this." if one.id == inject.silence else ""
        lines.append(f"“{one.title}”{price}: {moves}.{silence}")
    return tuple(lines)


def _when(state: GameState, bound: BoundInject) -> str:
    inject = bound.inject
    chance = f", by {inject.chance}% chance" if inject.chance is not None else ""
    if inject.kind == "scheduled":
        return f"Turn {inject.turn}{chance}"
    if inject.kind == "conditional":
        names = names_of(state.compiled.scenario)
        each = f"{chance} each turn" if chance else ""
        return f"When {in_words(parse_condition(inject.when), names)}{each}"
    return "By hand"


def _status(state: GameState, bound: BoundInject, *, is_due: bool) -> tuple[str, str]:
    fired = state.memory.fired[bound.index]
    inject = bound.inject
    put_off = state.memory.postponed.get(inject.id)
    if is_due:
        return "due", "Due now"
    if put_off is not None:
        return "postponed", f"Put off to turn {put_off}"
    if fired:
        return "fired", f"Fired in turn {', '.join(map(str, fired))}"
    if inject.kind == "scheduled":
        passed = (inject.turn or 0) < state.turn
        may = "May come" if inject.chance is not None else "Comes"
        return ("past", "Did not fire") if passed else ("coming", f"{may} in turn {inject.turn}")
    return "ready", "Not yet fired"
