"""What the facilitator's table shows of a state: seats, tracks, what happened in the turn.

Rows of words and numbers, ready to be painted; the panels decide nothing. The room sees this screen, so
nothing stands here that it was not told; what players' windows show comes from `shown.hand`.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from wargame.game import events as ev
from wargame.game.asking import silent_openly
from wargame.game.events import Change, Changes, Event
from wargame.game.redaction import changes_told
from wargame.game.rules import moves_made, turn_order
from wargame.game.secrecy import hidden_now, known_to, may_know_influence, seen_influence, status
from wargame.game.state import GameState
from wargame.scenario.expression import shorter_names_of
from wargame.session.narration import Narrator
from wargame.shown.actors import glyph_of, seat_glyph, shorts_in
from wargame.terms import ROOM, ActorId, Quantity
from wargame.words.labels import OUTCOME_WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatRow:
    """A seat as the facilitator sees it in the list."""

    seat: ActorId
    name: str
    people: str
    glyph: str
    status: str
    """to-move, sealed, passed or waiting."""
    influence: int | None
    """As the room may know it: the list is seen by whoever passes the laptop. None where it may not."""
    moves: int
    asked: int = 0
    """How many public offers and open votes wait for its answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackRow:
    """A track with where it stood at the end of the turn before."""

    name: str
    value: int
    low: int
    high: int
    before: int
    step: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A change as a chip: `IR-KB −1`, or `Settlement +1`."""

    label: str
    value: int
    tie: bool
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeRow:
    """Something that happened in the turn and what it changed."""

    event: int
    """The event's number in the record."""
    glyph: str
    title: str
    said: str
    """The outcome in a word or two."""
    marks: tuple[Mark, ...]
    secret: bool
    """Only the facilitator may see who was behind it."""


def seat_rows(state: GameState, played_by: Mapping[ActorId, str]) -> tuple[SeatRow, ...]:
    """Return the seats in this turn's order; `played_by` says in words who plays each."""
    return tuple(
        SeatRow(
            seat=seat,
            name=(actor := state.compiled.scenario.actor(seat)).name,
            people=played_by.get(seat, ""),
            glyph=glyph_of(actor),
            status=status(state, seat),
            influence=seen_influence(state, seat, ROOM),
            moves=moves_made(state, seat),
            asked=_asked(state, seat),
        )
        for seat in turn_order(state)
    )


def _asked(state: GameState, seat: ActorId) -> int:
    """Return what waits for a seat's answer and is known to the room: no secret offer or ballot."""
    offers = [
        one
        for one in state.affairs.deals
        if one.public and one.status == "offered" and seat in one.parties and seat not in one.accepted
    ]
    votes = [
        one
        for one in state.affairs.votes
        if not one.closed and not one.secret and seat not in [who for who, _ in one.cast]
    ]
    return len(offers) + len(votes) + (seat in silent_openly(state))


def step_words(steps: dict[int, str], value: int) -> str:
    """Return the name of the step that a value has reached."""
    reached = [at for at in steps if at <= value]
    return steps[max(reached)] if reached else ""


def track_rows(state: GameState, before: GameState, *, hidden: bool = False) -> tuple[TrackRow, ...]:
    """Return the tracks that the room may know, with their values in the state before.

    With `hidden` those too that are known to Control alone: first, where they are seen, and named as such.
    """
    closed = hidden_now(state)
    rows = [
        (
            line.id not in closed,
            TrackRow(
                name=f"{line.name} (hidden)" if line.id in closed else line.name,
                value=state.track(line.id),
                low=line.min,
                high=line.max,
                before=before.track(line.id),
                step=step_words(line.steps, state.track(line.id)),
            ),
        )
        for line in state.compiled.scenario.tracks
        if hidden or line.id not in closed
    ]
    return tuple(row for _, row in sorted(rows, key=lambda one: one[0]))


def short(state: GameState, actor: ActorId) -> str:
    """Return an actor's short name for narrow places."""
    return shorts_in(state.compiled.scenario)[actor]


def mark(state: GameState, narrator: Narrator, change: Change) -> Mark:
    """Return a change as a chip."""
    kind, ids = change.what.kind, change.what.ids
    applied = change.after - change.before
    if kind == "alignment":
        label = f"{short(state, ids[0])}–{short(state, ids[1])}"
        return Mark(label=label, value=applied, tie=True, words=narrator.change(change))
    if kind == "track":
        label = shorter_names_of(state.compiled.scenario).get(ids[0], ids[0])
        return Mark(label=label, value=applied, tie=False, words=narrator.change(change))
    label = f"{short(state, ids[0])} {'influence' if kind == 'influence' else 'scrutiny'}"
    return Mark(label=label, value=applied, tie=False, words=narrator.change(change))


def marks(state: GameState, narrator: Narrator, changes: Changes) -> tuple[Mark, ...]:
    """Return the changes that moved something, as chips; several of one number are added up.

    When others' purses may be told at all is up to the caller.
    """
    purses = may_know_influence(state, "", ROOM)
    sums: dict[Quantity, Change] = {}
    for one in changes:
        held = sums.get(one.what)
        sums[one.what] = (
            one if held is None else Change(one.what, held.asked + one.asked, held.before, one.after)
        )
    return tuple(
        mark(state, narrator, one)
        for one in sums.values()
        if one.before != one.after and known_to(ROOM, one.what, purses=purses, hidden=hidden_now(state))
    )


def outcome_rows(
    state: GameState, narrator: Narrator, happened: Iterable[tuple[int, Event]], turn: int
) -> tuple[OutcomeRow, ...]:
    """Return what happened in a turn and moved the board, in order; event numbers with events come in.

    The list stands beside the board, which the room sees: of covert moves it tells what the room was told.
    """
    inside = [(number, event) for number, event in happened if event.turn == turn]
    hidden = {} if state.affairs.opened else _covert_rulings(inside)
    closed: list[tuple[int, Event]] = []
    if state.compiled.covert_last:
        told = not (state.turn == turn and state.running and state.phase_kind == "resolution")
        inside, closed = _told_at_the_end(inside, hidden, told=told)
        hidden = {}
    kept = _since_planning(state, inside)
    rows = [*_rows(state, narrator, inside, hidden, kept), *_block(state, narrator, closed)]
    return tuple(sorted(rows, key=lambda row: row.event))


def _told_at_the_end(
    inside: list[tuple[int, Event]], hidden: Mapping[int, bool], *, told: bool
) -> tuple[list[tuple[int, Event]], list[tuple[int, Event]]]:
    """Return what is told one by one, and what in a block, where covert moves come last.

    Nothing of them before the resolution ends, then those that came to light, the others in a block.
    """
    closed = [one for one in inside if told and not hidden.get(one[0], True)]
    return [one for one in inside if one[0] not in hidden or (told and hidden[one[0]])], closed


def _rows(
    state: GameState,
    narrator: Narrator,
    inside: Iterable[tuple[int, Event]],
    hidden: Mapping[int, bool],
    kept: frozenset[int],
) -> Iterator[OutcomeRow]:
    inside = tuple(inside)
    private = {event.inject for _, event in inside if isinstance(event, ev.InjectFired) and event.to}
    for number, event in inside:
        unseen = not hidden.get(number, True)
        shown = _unseen(event) if unseen else _shown(state, event)
        if shown is None:
            continue
        if _is_of(private, event):
            # What some seats alone were told is not to be read off the list beside the board.
            shown = replace(shown, title="A private inject", secret=True)
        row = _outcome_row(state, narrator, number, _without_purses(shown) if number in kept else shown)
        if row.marks or not unseen:
            yield row


def _is_of(injects: Collection[str], event: Event) -> bool:
    return (
        isinstance(event, ev.InjectFired | ev.InjectAnswered | ev.AnswersOpened) and event.inject in injects
    )


def _is_purse(change: Change) -> bool:
    return change.what.kind == "influence"


def _block(state: GameState, narrator: Narrator, closed: Sequence[tuple[int, Event]]) -> Iterator[OutcomeRow]:
    """Give what covert moves changed that stayed hidden, all together where the last of them stands."""
    changes = tuple(change for _, event in closed for change in changes_told(event) if not _is_purse(change))
    moved = marks(state, narrator, changes)
    if moved:
        title, said = "Behind the scenes", UNKNOWN
        last = closed[-1][0]
        yield OutcomeRow(event=last, glyph="ui-eyeoff", title=title, said=said, marks=moved, secret=False)


def _covert_rulings(happened: Iterable[tuple[int, Event]]) -> dict[int, bool]:
    """Return the events that ruled on covert moves, and whether the move came to light by then."""
    rulings: dict[int, int] = {}
    exposed: set[int] = set()
    for number, event in happened:
        if not isinstance(event, ev.MoveRuled | ev.RulingOverridden):
            continue
        if event.number in rulings.values() or (isinstance(event, ev.MoveRuled) and event.covert):
            rulings[number] = event.number
            if event.exposure is not None and event.exposure.exposed:
                exposed.add(event.number)
    return {number: move in exposed for number, move in rulings.items()}


def _since_planning(state: GameState, happened: Iterable[tuple[int, Event]]) -> frozenset[int]:
    """Return the events of a turn since its planning: what seats hold is told with the next income."""
    found: set[int] = set()
    planned = False
    for number, event in happened:
        planned = planned or (isinstance(event, ev.PhaseOpened) and event.kind == "planning")
        if planned and not state.affairs.opened:
            found.add(number)
    return frozenset(found)


UNKNOWN: Final = "Nobody knows through whom"


@dataclass(frozen=True, slots=True)
class _Shown:
    """What of an event its row shows."""

    title: str
    glyph: str
    said: str
    changes: Changes
    secret: bool = False


def _outcome_row(state: GameState, narrator: Narrator, number: int, shown: _Shown) -> OutcomeRow:
    return OutcomeRow(
        event=number,
        glyph=shown.glyph,
        title=shown.title,
        said=shown.said,
        marks=marks(state, narrator, shown.changes),
        secret=shown.secret,
    )


def _shown(state: GameState, event: Event) -> _Shown | None:
    make = _ROWS.get(type(event))
    return make(state, event) if make else None


def _unseen(event: Event) -> _Shown:
    """Return a ruling on a covert move that stayed hidden as the room was told of it."""
    return _Shown("Something happened", "ui-eyeoff", UNKNOWN, changes_told(event))


def _ruled(state: GameState, event: ev.MoveRuled) -> _Shown:
    exposed = event.exposure is not None and event.exposure.exposed
    said = OUTCOME_WORDS[event.outcome] + (", exposed" if exposed else "")
    return _Shown(event.title, seat_glyph(state, event.seat), said, changes_told(event))


def _overridden(_state: GameState, event: ev.RulingOverridden) -> _Shown:
    changes = (*event.undone, *event.changes)
    return _Shown("A ruling is overridden", "ui-ruling", OUTCOME_WORDS[event.after], changes)


def _fired(_state: GameState, event: ev.InjectFired) -> _Shown | None:
    if event.waits_for:
        return None
    return _Shown(event.title, "ui-inject", "Inject", event.changes)


def _answered(state: GameState, event: ev.InjectAnswered) -> _Shown:
    bound = state.compiled.inject_by_id.get(event.inject)
    title = bound.inject.title if bound else event.inject
    return _Shown(title, "ui-inject", "Called off" if event.paid else "Let happen", event.changes)


def _opened(state: GameState, event: ev.AnswersOpened) -> _Shown:
    bound = state.compiled.inject_by_id.get(event.inject)
    title = bound.inject.title if bound else event.inject
    return _Shown(title, "ui-inject", "Answers open", event.changes)


def _blown(state: GameState, event: ev.CoverBlown) -> _Shown:
    return _Shown(event.title, seat_glyph(state, event.seat), "Came to light", event.changes)


def _adjusted(state: GameState, event: ev.BoardAdjusted) -> _Shown:
    what = event.change.what
    secret = what.kind == "scrutiny" or (what.kind == "track" and what.ids[0] in hidden_now(state))
    return _Shown("Board corrected", "ui-wrench", "By hand", (event.change,), secret)


def _without_purses(shown: _Shown) -> _Shown:
    return replace(shown, changes=tuple(one for one in shown.changes if not _is_purse(one)))


def _upkeep(_state: GameState, event: ev.UpkeepDone) -> _Shown:
    return _Shown("Upkeep", "ui-clock", "By itself", event.changes)


def _ended(_state: GameState, event: ev.GameEnded) -> _Shown:
    return _Shown(event.title, "ui-check", "Ending", event.changes)


_ROWS: Final[Mapping[type[Event], Callable[[GameState, Any], _Shown | None]]] = {
    ev.MoveRuled: _ruled,
    ev.RulingOverridden: _overridden,
    ev.InjectFired: _fired,
    ev.InjectAnswered: _answered,
    ev.AnswersOpened: _opened,
    ev.CoverBlown: _blown,
    ev.BoardAdjusted: _adjusted,
    ev.UpkeepDone: _upkeep,
    ev.GameEnded: _ended,
}
"""Events that have a row among the outcomes of a turn."""


def graph_title(state: GameState, began: GameState) -> str:
    """Return what the graph shows, in words; `began` is the state with which the turn began."""
    ruled = any(one.outcome for one in state.table.plays) or state.phase_kind == "upkeep"
    if ruled or any(state.alignment(*both) != began.alignment(*both) for both in state.compiled.board.pairs):
        return f"Alignment in turn {state.turn}"
    return "Alignment at the start" if state.turn == 1 else f"Alignment after turn {state.turn - 1}"
