"""What came of a turn for one seat: its own moves, and whatever moved a number that it has a part in.

Made of what the seat was told; a covert move of others says what moved, not who moved it. What touches the
seat are its ties, its influence and scrutiny, and the tracks that its aims count.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Final

from msgspec import Struct

from wargame.game import events as ev
from wargame.game.events import Changes
from wargame.game.foresight import AimStanding
from wargame.game.redaction import BehindTheScenes, Redacted, SomethingHappened, changes_told
from wargame.game.score import PUBLIC, RED_LINE
from wargame.scenario.tree import Sum, Term, TrackValue
from wargame.session.doors import Known, SeatDoor
from wargame.session.narration import Narrator
from wargame.session.phrasing import in_figures
from wargame.shown.aims import pairs_in
from wargame.terms import ActorId, Quantity, TrackId, pair
from wargame.words.counting import counted
from wargame.words.labels import OUTCOME_WORDS

_RESULTS: Final = (ev.MoveRuled, ev.UpkeepDone, ev.GameEnded, BehindTheScenes)
"""What is told once moves are ruled on; before there is no result."""

_PAID: Final = (ev.MoveSealed, ev.MoveWithdrawn, ev.MoveBacked)


class NumberMoved(Struct, frozen=True, kw_only=True):
    """A number that moved, from where it stood to where it stands."""

    label: str
    before: str
    after: str
    value: int
    tie: bool


class ResultRow(Struct, frozen=True, kw_only=True):
    """Something that moved numbers of the seat, or a move of its own."""

    what: str
    who: str
    """Whose move it was; empty where that is not known, or it was nobody's."""
    outcome: str
    """A word; empty where nothing is ruled on."""
    effects: tuple[NumberMoved, ...]
    mine: bool


class AimMoved(Struct, frozen=True, kw_only=True):
    """An aim of the seat's own that gives more or less than before the turn."""

    text: str
    hidden: bool
    red_line: bool
    before: str
    after: str
    of: int
    """The most that it can give; of a red line what is lost."""


class Result(Struct, frozen=True, kw_only=True):
    """What came of a turn."""

    turn: int
    rows: tuple[ResultRow, ...]
    aims: tuple[AimMoved, ...]


def result_of(door: SeatDoor, known: Known, standings: Sequence[AimStanding]) -> Result | None:
    """Return what came of this turn, or of the last one until moves are ruled on; None before the first."""
    turns = [one.turn for one in known.told if isinstance(one, _RESULTS)]
    if not turns:
        return None
    turn = turns[-1]
    told = [one for one in known.told if one.turn == turn]
    touched = _Touched(door.seat, standings)
    narrator = door.narrator
    rows = [_row(one, narrator, touched) for one in told if not isinstance(one, _PAID)]
    rows.append(_paid(told, narrator, touched))
    return Result(
        turn=turn,
        rows=tuple(row for row in rows if row is not None),
        aims=_aims_moved(*door.aims_over(turn)),
    )


def _aims_moved(began: Sequence[AimStanding], ended: Sequence[AimStanding]) -> tuple[AimMoved, ...]:
    before = {one.objective.id: one.points for one in began}
    return tuple(
        AimMoved(
            text=one.objective.text,
            hidden=one.objective.set not in (PUBLIC, RED_LINE),
            red_line=one.objective.set == RED_LINE,
            before=_points(before[one.objective.id]),
            after=_points(one.points),
            of=abs(one.objective.weight),
        )
        for one in ended
        if before.get(one.objective.id, one.points) != one.points
    )


def _points(points: Fraction) -> str:
    return f"{round(float(points), 1):g}".replace("-", "−")


class _Touched:
    """The numbers that a seat has a part in."""

    def __init__(self, seat: ActorId, standings: Sequence[AimStanding]) -> None:
        self.seat = seat
        self._pairs = pairs_in(tuple(standings))
        self._tracks = frozenset(_tracks_in(one.measure for one in standings))

    def of(self, changes: Changes) -> Changes:
        """Return the changes that touch the seat."""
        return tuple(one for one in changes if self._touches(one.what))

    def _touches(self, what: Quantity) -> bool:
        if what.kind == "track":
            return what.ids[0] in self._tracks
        if what.kind == "alignment" and pair(what.ids[0], what.ids[1]) in self._pairs:
            return True
        return self.seat in what.ids


def _tracks_in(measures: Iterable[Term | None]) -> Iterable[TrackId]:
    terms = [one for one in measures if one is not None]
    while terms:
        match terms.pop():
            case TrackValue(name):
                yield name
            case Sum(left, right):
                terms += [left, right]
            case _:
                pass


def _paid(told: Sequence[Redacted], narrator: Narrator, touched: _Touched) -> ResultRow | None:
    """Return what the seat paid for its moves and its support, all together."""
    paid = tuple(
        change
        for one in told
        if isinstance(one, _PAID)
        for change in changes_told(one)
        if change.what.kind == "influence" and touched.seat in change.what.ids
    )
    effects = numbers_moved(paid, narrator, touched.seat)
    if not effects:
        return None
    kept = sum(isinstance(one, ev.MoveSealed) and one.move.seat == touched.seat for one in told)
    kept -= sum(isinstance(one, ev.MoveWithdrawn) and bool(touched.of(one.changes)) for one in told)
    what = f"Paid for {counted(kept, 'move')}" if kept > 0 else "Paid"
    return ResultRow(what=what, who="", outcome="", effects=effects, mine=True)


def _row(one: Redacted, narrator: Narrator, touched: _Touched) -> ResultRow | None:
    mine = isinstance(one, ev.MoveRuled | ev.CoverBlown) and one.seat == touched.seat
    moved = touched.of(changes_told(one))
    effects = numbers_moved(moved, narrator, touched.seat)
    if not effects and not mine:
        return None
    what, who, outcome = _words(one, narrator)
    return ResultRow(what=what, who=who, outcome=outcome, effects=effects, mine=mine)


def _words(one: Redacted, narrator: Narrator) -> tuple[str, str, str]:
    """Return what happened, whose doing it was, and the outcome's word."""
    match one:
        case ev.MoveRuled(title=title, seat=seat, outcome=outcome):
            return title, narrator.name(seat), OUTCOME_WORDS[outcome]
        case ev.CoverBlown(title=title, seat=seat):
            return f"{title}, come to light", narrator.name(seat), ""
        case ev.RulingOverridden(after=after):
            return "A ruling is changed", "", OUTCOME_WORDS[after]
        case ev.InjectFired(title=title) | ev.GameEnded(title=title):
            return title, "", ""
        case SomethingHappened():
            return "Nobody knows who was behind it", "", ""
        case BehindTheScenes():
            return "Behind the scenes; whose move is not known", "", ""
        case ev.UpkeepDone():
            return "By itself, at the end of the turn", "", ""
        case ev.IncomePaid():
            return "Income", "", ""
        case _:
            return narrator.tell(one).text, "", ""


def numbers_moved(changes: Changes, narrator: Narrator, seat: ActorId) -> tuple[NumberMoved, ...]:
    """Return the numbers that changes moved, each once, as the seat calls them."""
    first: dict[Quantity, int] = {}
    last: dict[Quantity, int] = {}
    for one in changes:
        first.setdefault(one.what, one.before)
        last[one.what] = one.after
    return tuple(
        NumberMoved(
            label=_called(what, narrator, seat),
            before=in_figures(what, before),
            after=in_figures(what, last[what]),
            value=last[what] - before,
            tie=what.kind == "alignment",
        )
        for what, before in first.items()
        if before != last[what]
    )


def _called(what: Quantity, narrator: Narrator, seat: ActorId) -> str:
    own = what.kind in ("influence", "scrutiny") and what.ids[0] == seat
    return f"Your {what.kind}" if own else narrator.quantity(what)
