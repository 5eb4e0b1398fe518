"""The turning points of a line of play: where a tie, or the frustration index, changed most in one turn.

Reads the shifts of each turn and the measures at its end. Two of the three are the largest changes of a tie
(between player seats first, where equal), the third is the largest step of the frustration index if there
was one, else one more tie. Where all is equal the earlier one is taken.
"""

from dataclasses import dataclass
from typing import Final

from wargame.alignment.trend import Point
from wargame.report.shifts import Shift, Shifts
from wargame.report.story import Story
from wargame.terms import Pair

MOST: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class TurningPoint:
    """One turn in which much changed."""

    turn: int
    pair: Pair | None
    """The tie; None where the frustration index changed."""
    before: int
    after: int
    shift: Shift | None
    refs: tuple[int, ...]


def turning_points(story: Story, shifts: Shifts, points: tuple[Point, ...]) -> tuple[TurningPoint, ...]:
    """Return up to three turning points, in the order of turns."""
    steps = _steps_of_frustration(story, shifts, points)[:1]
    ties = _largest_ties(story, shifts)[: MOST - len(steps)]
    return tuple(sorted((*ties, *steps), key=lambda one: (one.turn, one.pair is None)))


def _largest_ties(story: Story, shifts: Shifts) -> list[TurningPoint]:
    seats = set(story.compiled.seats)
    every = [shift for moment in story.moments[1:] for shift in shifts.ties(moment.turn)]
    every.sort(key=lambda one: (-abs(one.by), not seats.issuperset(one.pair or ()), one.turn))
    return [
        TurningPoint(
            turn=one.turn, pair=one.pair, before=one.before, after=one.after, shift=one, refs=one.refs
        )
        for one in every
    ]


def _steps_of_frustration(story: Story, shifts: Shifts, points: tuple[Point, ...]) -> list[TurningPoint]:
    found = []
    for moment, old, new in zip(story.moments[1:], points, points[1:], strict=False):
        before, after = old.measures.frustration.at_most, new.measures.frustration.at_most
        if before != after:
            refs = tuple(ref for tie in shifts.ties(moment.turn) if _crosses(story, tie) for ref in tie.refs)
            found.append(
                TurningPoint(
                    turn=moment.turn,
                    pair=None,
                    before=int(before),
                    after=int(after),
                    shift=None,
                    refs=tuple(dict.fromkeys(refs)),
                )
            )
    return sorted(found, key=lambda one: (-abs(one.after - one.before), one.turn))


def _crosses(story: Story, tie: Shift) -> bool:
    """Return whether a tie came to be, ceased to be, or changed its sign."""
    threshold = story.scenario.graph.tie_threshold
    kinds = [0 if abs(value) < threshold else 1 if value > 0 else -1 for value in (tie.before, tie.after)]
    return kinds[0] != kinds[1]
