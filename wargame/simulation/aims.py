"""What each seat is scored on, as the editor draws it: points that sum up, rulers over where games end.

Takes a scenario and, once bots have played it, `Ends`; gives rows for the goals' page. A row says for any
bounds what the same games would come to (`GoalRow.at`), so that it can be told while a bound is dragged. What
is dragged, and the edit that comes of it, is the window's.
"""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from wargame.game.score import PUBLIC, RED_LINE, points
from wargame.scenario.expression import ExpressionFault, parse_term
from wargame.scenario.model import Actor, Objective, Scenario
from wargame.scenario.reach import ranges_of, span_of
from wargame.shown.actors import glyph_of
from wargame.terms import ActorId, signed
from wargame.words.counting import counted

if TYPE_CHECKING:
    from wargame.simulation.ends import Ends, GoalEnds

WHOLE: Final = 100
"""Points that the public goals of a seat and one of its hidden sets best come to."""
WIDEST: Final = 60
"""Values that a ruler shows, at most; more would be too narrow to point at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What the games come to with some bounds; all from 0 to 1 but the points."""

    met: float
    nothing: float
    mean: float
    """Points on average."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalRow:
    """One objective."""

    number: int
    """Its place in the file, from 0."""
    objective: Objective
    what: str
    """Public, hidden with its set's title, or red line."""
    hidden: bool
    low: int
    high: int
    """The ends of its ruler."""
    margin: int
    ends: "GoalEnds | None" = None

    @property
    def has_ruler(self) -> bool:
        """Whether it is a ramp or a band with both bounds."""
        return self.objective.shape in ("ramp", "band") and None not in (self.objective.lo, self.objective.hi)

    def bars(self) -> tuple[tuple[int, float, float], ...]:
        """Return each value with the share of games that end there: of its own, and of the others."""
        if self.ends is None:
            return ()
        from wargame.simulation.ends import histogram

        own = dict(histogram(self.ends.values, self.ends.own))
        others = dict(histogram(self.ends.values, ~self.ends.own))
        games = max(1, sum(own.values()))
        rest = max(1, sum(others.values()))
        return tuple(
            (round(value), own.get(value, 0) / games, others.get(value, 0) / rest)
            for value in sorted({*own, *others})
        )

    def points(self, value: int, lo: int, hi: int) -> float:
        """Return the points that a value gives with these bounds."""
        return float(points(replace(self.objective, lo=lo, hi=hi), value, self.margin))

    def at(self, lo: int, hi: int) -> Outcome | None:
        """Return what the games that were played come to with these bounds; None before any were."""
        bars = self.bars()
        if not bars or not self.objective.weight:
            return None
        given = [(self.points(value, lo, hi), share) for value, share, _ in bars]
        return Outcome(
            met=sum(share for got, share in given if got == self.objective.weight),
            nothing=sum(share for got, share in given if not got),
            mean=sum(got * share for got, share in given),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatGoals:
    """What one seat is scored on."""

    seat: ActorId
    name: str
    glyph: str
    lost: int
    """What red lines can cost, as a number above 0."""
    public: tuple[int, ...]
    """The points of each public goal."""
    hidden: tuple[tuple[str, int], ...]
    """Each hidden set's title and its points."""
    words: str
    rows: tuple[GoalRow, ...]

    @property
    def missing(self) -> int:
        """How many points are missing to a hundred; 0 if none, or if they cannot be told as one number."""
        sums = {points for _, points in self.hidden} or {0}
        return max(0, WHOLE - sum(self.public) - max(sums))


def seat_goals(scenario: Scenario, ends: "Ends | None" = None) -> tuple[SeatGoals, ...]:
    """Return the goals of each seat, the seats in the order of the file."""
    found = {one.id: one for one in ends.goals} if ends is not None else {}
    return tuple(_seat(scenario, seat, found) for seat in scenario.seats)


def _seat(scenario: Scenario, seat: Actor, ends: "dict[str, GoalEnds]") -> SeatGoals:
    own = [(at, one) for at, one in enumerate(scenario.objectives) if one.seat == seat.id]
    titles = {one.id: one.title for one in seat.hidden_sets}
    public = tuple(one.weight for _, one in own if one.set == PUBLIC and one.weight > 0)
    red = [-one.weight for _, one in own if one.shape == "breach"]
    hidden = tuple(
        (title, sum(one.weight for _, one in own if one.set == which)) for which, title in titles.items()
    )
    order = (PUBLIC, *titles, RED_LINE)
    ranked = sorted(own, key=lambda one: order.index(one[1].set) if one[1].set in order else len(order))
    return SeatGoals(
        seat=seat.id,
        name=seat.name,
        glyph=glyph_of(seat),
        lost=sum(red),
        public=public,
        hidden=hidden,
        words=_words(public, red, hidden),
        rows=tuple(_row(scenario, at, one, titles, ends.get(one.id)) for at, one in ranked),
    )


def _words(public: tuple[int, ...], red: list[int], hidden: tuple[tuple[str, int], ...]) -> str:
    lines = counted(len(red), "red line") if red else "no red line"
    sums = sorted({sum(public) + points for _, points in hidden} or {sum(public)})
    total = f"sums to {sums[0]}" if len(sums) == 1 else f"sums to {sums[0]} to {sums[-1]}"
    return f"{len(public)} public, {lines}, {total}"


def _row(
    scenario: Scenario, at: int, one: Objective, titles: dict[str, str], ends: "GoalEnds | None"
) -> GoalRow:
    what = {PUBLIC: "Public", RED_LINE: "Red line"}.get(one.set) or f"Hidden: {titles.get(one.set, one.set)}"
    low, high = _span(scenario, one, ends)
    return GoalRow(
        number=at,
        objective=one,
        what=what,
        hidden=one.set in titles,
        low=low,
        high=high,
        margin=scenario.rules.scoring.band_margin,
        ends=ends,
    )


def _span(scenario: Scenario, one: Objective, ends: "GoalEnds | None") -> tuple[int, int]:
    """Return the ends of a goal's ruler: the scale of what it measures, or where games end and its bounds."""
    bounds = [value for value in (one.lo, one.hi) if value is not None] or [0, 1]
    try:
        low, high = span_of(parse_term(one.measure), ranges_of(scenario))
    except ExpressionFault:
        low, high = min(bounds), max(bounds)
    if high - low > WIDEST:
        seen = [*bounds, *([int(ends.values.min()), int(ends.values.max())] if ends is not None else [])]
        low, high = max(low, min(seen) - 1), min(high, max(seen) + 1)
    low, high = min(low, *bounds), max(high, *bounds)
    return int(low), int(max(high, low + 1))


def bounds_words(row: GoalRow, lo: int, hi: int) -> str:
    """Return what the bounds mean: `nothing up to 1, 35 points from 8`."""
    weight = counted(row.objective.weight, "point")
    first, last = (signed(one) if row.low < 0 else str(one) for one in (lo, hi))
    if row.objective.shape == "band":
        return f"{weight} from {first} to {last}"
    return f"nothing {'up' if hi >= lo else 'down'} to {first}, {weight} from {last}"


def outcome_words(row: GoalRow, outcome: Outcome) -> tuple[str, str, str]:
    """Return what the games come to, in three short lines."""
    return (
        f"{round(100 * outcome.met)}% met in full",
        f"{round(100 * outcome.nothing)}% got nothing",
        f"{outcome.mean:.0f} of {row.objective.weight} on average",
    )
