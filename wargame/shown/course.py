"""How the numbers of a session ran, turn by turn: ties, tracks, and the measures of the graph.

Takes the states at the ends of turns. The charts of the window and of the report are laid out from these
series; to show another number over time, add its series here. What a chart says and how it is drawn
is for `charts` and for the report.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from wargame.alignment.graph import by_turn
from wargame.shown.chart import Turns
from wargame.shown.graph import scale_end
from wargame.terms import Pair

if TYPE_CHECKING:
    from wargame.alignment.trend import Point
    from wargame.scenario.model import Track

_MEASURING: Final = 4.0
"""Seconds for the graphs of all turns together, where a network is too large to be tried whole."""
_MOST_FOR_A_TURN: Final = 3.5


@dataclass(frozen=True, slots=True, kw_only=True)
class BalanceCourse:
    """What the measures of the graph say of each moment."""

    balanced: tuple[float | None, ...]
    """The share of triads that are balanced, from 0 to 1; None where there is no triad."""
    strained: tuple[int, ...]
    """How many triads are not."""
    frustration: tuple[float, ...]
    """The frustration index, or the least that is known to be enough."""
    polarisation: tuple[float | None, ...]
    """From 0 to 1; None where there is no tie."""
    is_exact: bool
    """Whether every frustration index is proved."""


def tie_courses(turns: Turns) -> Mapping[Pair, tuple[int, ...]]:
    """Return how each pair of actors stood at each moment, in the order of the board."""
    pairs = turns[0][1].compiled.board.pairs
    return {both: tuple(state.values[at] for _, state in turns) for both, at in pairs.items()}


def travelled(course: Sequence[int]) -> int:
    """Return how far a number went in all, there and back."""
    return sum(abs(after - before) for before, after in pairwise(course))


def track_courses(turns: Turns, *, hidden: bool = False) -> tuple[tuple["Track", tuple[int, ...]], ...]:
    """Return how each track stood at each moment, in the order of the scenario.

    With `hidden` those too that are known to Control alone.
    """
    compiled = turns[0][1].compiled
    return tuple(
        (line, tuple(state.track(line.id) for _, state in turns))
        for line in compiled.scenario.tracks
        if hidden or line.id not in compiled.hidden_tracks
    )


def measured(turns: Turns) -> "tuple[Point, ...]":
    """Return the measures of the graph at each moment; slow in large networks, within a budget of time."""
    from wargame.alignment.trend import trend

    seconds = min(_MOST_FOR_A_TURN, _MEASURING / len(turns))
    return trend(by_turn(turns), scale_end=scale_end(turns[0][1].compiled.scenario), seconds=seconds)


def balance_course(points: "Sequence[Point]") -> BalanceCourse:
    """Return the measures that are shown over time."""
    found = [point.measures for point in points]
    return BalanceCourse(
        balanced=tuple(one.triads.balanced_share for one in found),
        strained=tuple(len(one.triads.strained) for one in found),
        frustration=tuple(float(one.frustration.at_most) for one in found),
        polarisation=tuple(one.polarisation for one in found),
        is_exact=all(one.frustration.is_exact for one in found),
    )
