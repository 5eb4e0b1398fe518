"""The aims of a seat as rulers: where the number stands, what it gives, where a card would bring it.

Made of what a seat's door tells (`SeatDoor.aims` and `SeatDoor.foresee`). A ruler is plain geometry in
shares of its length, so that any face can draw it; labels are words. A new shape of aim gets its marks in
`_ruler`, beside `_ramp` and `_band`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from wargame.game.foresight import AimStanding, Foresight
from wargame.game.score import PUBLIC, RED_LINE
from wargame.scenario.model import Objective, Scenario
from wargame.scenario.tree import Alignment, Number, Sum, Term, TrackValue
from wargame.scenario.wording import in_words, names_of
from wargame.terms import ObjectiveId, Pair, pair
from wargame.words.counting import listed, plural, signed

_OPEN_END: Final = 10
"""Where a scale that is open upwards ends on a ruler."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A place on a ruler, from 0 to 1, with the words below it."""

    at: float
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruler:
    """Where a number stands on its scale; every place is a share of the length."""

    now: float
    then: float | None
    """Where it would stand if the chosen card succeeded; None if that changes nothing."""
    reach: tuple[float, float]
    """The stretch in which points are won."""
    earned: tuple[float, float]
    """The part of it that is won already."""
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AimRow:
    """One aim."""

    id: ObjectiveId
    text: str
    points: str
    hidden: bool
    red_line: bool
    measure: str = ""
    """What counts: `Water dispute`; it and all below are empty where nothing is measured."""
    glyphs: tuple[str, ...] = ()
    """For a tie: the drawings of its two actors."""
    value: str = ""
    ruler: Ruler | None = None
    then: str = ""
    """What the chosen card would bring: `If it succeeds: 4, 7.2 points`; empty for no change."""
    explained: str = ""
    """How points are counted."""

    @property
    def words(self) -> str:
        """The aim as it is read aloud."""
        parts = (self.text, f"{self.measure} {self.value}".strip(), self.points, self.explained, self.then)
        return ". ".join(one for one in parts if one)


def aim_rows(
    standings: tuple[AimStanding, ...], scenario: Scenario, foresight: Foresight | None = None
) -> tuple[AimRow, ...]:
    """Return a seat's aims, public ones first, hidden ones, red lines last; with what a card would do."""
    after, names = foresight.after if foresight else {}, names_of(scenario)
    rows = [_row(one, scenario, names, after) for one in standings]
    return tuple(sorted(rows, key=lambda row: (row.red_line, row.hidden)))


def measure_in_words(term: Term, names: Mapping[str, str]) -> str:
    """Return what a term measures, as a row says it: `Iran and Kabul`, `Water dispute`."""
    if isinstance(term, Alignment):
        usual = {"target": "its target", **names}
        return listed(usual.get(one, one) for one in (term.one, term.other))
    if isinstance(term, Sum):
        sign = "less" if term.minus else "plus"
        return f"{measure_in_words(term.left, names)} {sign} {measure_in_words(term.right, names)}"
    return in_words(term, names)


def reading_in_words(term: Term, value: int) -> str:
    """Return a value as it stands beside what it measures: with a sign where it can be negative."""
    return signed(value) if _has_sign(term) else str(value)


def pairs_in(standings: tuple[AimStanding, ...]) -> frozenset[Pair]:
    """Return the ties that a seat's aims depend on."""
    found: set[Pair] = set()
    terms = [one.measure for one in standings if one.measure is not None]
    while terms:
        match terms.pop():
            case Alignment(one, other):
                found.add(pair(one, other))
            case Sum(left, right):
                terms += [left, right]
            case _:
                pass
    return frozenset(found)


def _has_sign(term: Term) -> bool:
    return isinstance(term, Alignment) or (
        isinstance(term, Sum) and (_has_sign(term.left) or _has_sign(term.right))
    )


def _row(
    one: AimStanding, scenario: Scenario, names: Mapping[str, str], after: Mapping[ObjectiveId, int]
) -> AimRow:
    goal, term, value = one.objective, one.measure, one.value
    row = AimRow(
        id=goal.id,
        text=goal.text,
        points=_points(one),
        hidden=goal.set not in (PUBLIC, RED_LINE),
        red_line=goal.set == RED_LINE,
    )
    if term is None or value is None:
        return row
    then = after.get(goal.id, value)
    return replace(
        row,
        measure=measure_in_words(term, names),
        glyphs=_glyphs(term, scenario),
        value=reading_in_words(term, value),
        ruler=_ruler(goal, term, scenario, value, None if then == value else then),
        then="" if then == value else f"If the card succeeds: {reading_in_words(term, then)}",
        explained=_explained(goal, term),
    )


def _glyphs(term: Term, scenario: Scenario) -> tuple[str, ...]:
    if not isinstance(term, Alignment):
        return ()
    return tuple(scenario.actor(end).glyph or "seat" for end in (term.one, term.other))


def _points(one: AimStanding) -> str:
    goal, shown = one.objective, f"{round(float(one.points), 1):g}"
    if goal.set == RED_LINE:
        lost = f"{round(-float(one.points), 1):g}"
        return f"lost {lost}" if one.points else f"{-goal.weight} at stake"
    if goal.shape == "linear":
        return f"{shown} {plural(float(one.points), 'point')}"
    return f"{shown} of {goal.weight} points"


def _explained(goal: Objective, term: Term) -> str:
    if goal.lo is None or goal.hi is None:
        return ""
    low, high = (reading_in_words(term, end) for end in (goal.lo, goal.hi))
    if goal.shape == "band":
        return f"All points from {low} to {high}, half of them just beside"
    if goal.shape == "ramp":
        return f"No points at {low}, {goal.weight} at {high}, evenly between"
    return ""


def _ruler(goal: Objective, term: Term, scenario: Scenario, value: int, then: int | None) -> Ruler | None:
    if goal.lo is None or goal.hi is None or goal.shape not in ("ramp", "band"):
        return None
    shown = (goal.lo, goal.hi, value, value if then is None else then, *(_span(term, scenario) or ()))
    scale = _Scale(min(shown), max(shown))
    words = (reading_in_words(term, goal.lo), reading_in_words(term, goal.hi))
    then_at = None if then is None else scale.share(then)
    if goal.shape == "ramp":
        return _ramp(scale, (goal.lo, goal.hi), words, value, then_at)
    return _band(scale, (goal.lo, goal.hi), words, value, then_at, scenario.rules.scoring.band_margin)


@dataclass(frozen=True, slots=True)
class _Scale:
    """What lies between the ends of a ruler."""

    low: int
    high: int

    def share(self, number: float) -> float:
        return min(1.0, max(0.0, (number - self.low) / ((self.high - self.low) or 1)))


def _ramp(
    scale: _Scale, ends: tuple[int, int], words: tuple[str, str], value: int, then: float | None
) -> Ruler:
    """Return a ruler on which points grow from the first end to the other, which may lie below it."""
    first, last = map(scale.share, ends)
    reach = (min(first, last), max(first, last))
    way = min(max(scale.share(value), reach[0]), reach[1])
    return Ruler(
        now=scale.share(value),
        then=then,
        reach=reach,
        earned=(min(first, way), max(first, way)),
        marks=(Mark(at=first, words=f"none {words[0]}"), Mark(at=last, words=f"full {words[1]}")),
    )


def _band(
    scale: _Scale,
    ends: tuple[int, int],
    words: tuple[str, str],
    value: int,
    then: float | None,
    margin: int,
) -> Ruler:
    """Return a ruler with all points between two ends, and half of them `margin` beside."""
    first, last = map(scale.share, ends)
    said = f"full {words[0]} to {words[1]}" + (", half beside" if margin else "")
    return Ruler(
        now=scale.share(value),
        then=then,
        reach=(scale.share(ends[0] - margin), scale.share(ends[1] + margin)),
        earned=(first, last) if ends[0] <= value <= ends[1] else (0.0, 0.0),
        marks=(Mark(at=(first + last) / 2, words=said),),
    )


def _span(term: Term, scenario: Scenario) -> tuple[int, int] | None:
    """Return between which numbers a term can stand; None where that is not fixed."""
    match term:
        case Alignment():
            scale = scenario.rules.alignment
            return scale.min, _OPEN_END if scale.max is None else scale.max
        case TrackValue(name):
            line = next(one for one in scenario.tracks if one.id == name)
            return line.min, line.max
        case Number(value):
            return value, value
        case Sum(left, right, minus):
            return _span_of_sum(_span(left, scenario), _span(right, scenario), minus=minus)
        case _:
            return None


def _span_of_sum(
    one: tuple[int, int] | None, other: tuple[int, int] | None, *, minus: bool
) -> tuple[int, int] | None:
    if one is None or other is None:
        return None
    return (one[0] - other[1], one[1] - other[0]) if minus else (one[0] + other[0], one[1] + other[1])
