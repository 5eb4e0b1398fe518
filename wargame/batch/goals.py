"""What is scored, bound to the rows of many games: exact, in whole numbers over one denominator.

Spans of ramps divide the denominator, so nothing is rounded, and ties between seats are ties. Made with the
tables of a scenario; `memory` asks what a seat has now, `scoring` what it has in the end.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Any, Final

import numpy as np

from wargame.batch.conditions import BatchFacts, Measure, Numbers, Rows, Test, measure_for_many
from wargame.game.compiled import CompiledScenario
from wargame.game.score import PUBLIC, RED_LINE

ALWAYS: Final = -1
"""Stands for the objectives that a seat has whatever it draws."""


@dataclass(frozen=True, slots=True, eq=False)
class Aim:
    """An objective that is measured."""

    id: str
    text: str
    seat: int
    drawn: int
    """The hidden set that it belongs to; `ALWAYS` for a public one."""
    measure: Measure
    shape: str
    lo: int
    hi: int
    weight: int
    margin: int

    def counted(self, hidden: Numbers) -> Any:
        """Return 1 for the games in which the objective is its seat's own, 0 elsewhere."""
        return 1 if self.drawn == ALWAYS else hidden[self.seat] == self.drawn

    def points(self, value: Any, unit: int) -> Any:
        """Return the points for measured values, times `unit`, which every span divides."""
        if self.shape == "ramp":
            span = abs(self.hi - self.lo)
            if not span:
                return np.where(value >= self.hi, self.weight * unit, 0)
            way = value - self.lo if self.hi > self.lo else self.lo - value
            return np.minimum(np.maximum(way, 0), span).astype(np.int64) * (self.weight * unit // span)
        if self.shape == "band":
            inside = (value >= self.lo) & (value <= self.hi)
            near = (value >= self.lo - self.margin) & (value <= self.hi + self.margin)
            return inside * (self.weight * unit // 2) + near * (self.weight * unit // 2)
        return np.asarray(value, dtype=np.int64) * (self.weight * unit)


@dataclass(frozen=True, slots=True, eq=False)
class RedLine:
    """A red line."""

    id: str
    text: str
    seat: int
    test: Test | None
    weight: int
    row: int
    """Its place in `Engine.crossed`."""


@dataclass(frozen=True, slots=True, eq=False)
class Goals:
    """Everything that is scored."""

    aims: tuple[Aim, ...]
    lines: tuple[RedLine, ...]
    unit: int
    """What one point is, in the whole numbers of `Aim.points`."""
    share: Fraction
    """The interim audit's share."""
    floor: int | None

    def of(self, seat: int) -> tuple[Aim, ...]:
        """Return a seat's measured objectives, hidden ones of all its sets included."""
        return tuple(aim for aim in self.aims if aim.seat == seat)

    def measured(self, rows: Rows, facts: BatchFacts, hidden: Numbers, seat: int) -> Numbers:
        """Return a seat's points for some numbers, in units, red lines aside.

        `hidden` has for each seat (row) the number of the hidden set that it drew in each game (column).
        """
        total = np.zeros(hidden.shape[1], dtype=np.int64)
        for aim in self.of(seat):
            total += aim.points(aim.measure(rows, facts), self.unit) * aim.counted(hidden)
        return total


def goals_of(compiled: CompiledScenario, tests: tuple[Test | None, ...]) -> Goals:
    """Return the objectives of a scenario; `tests` are those of its red lines, in order."""
    seats = {seat: index for index, seat in enumerate(compiled.seats)}
    sets = {
        (seat.id, one.id): at for seat in compiled.scenario.seats for at, one in enumerate(seat.hidden_sets)
    }
    rules = compiled.rules.scoring
    aims: list[Aim] = []
    lines: list[RedLine] = []
    for bound in compiled.objectives:
        one = bound.objective
        if one.shape == "breach":
            row = len(lines)
            lines.append(RedLine(one.id, one.text, seats[one.seat], tests[row], one.weight, row))
            continue
        drawn = ALWAYS if one.set in (PUBLIC, RED_LINE) else sets.get((one.seat, one.set))
        if drawn is None:
            continue
        aims.append(
            Aim(
                id=one.id,
                text=one.text,
                seat=seats[one.seat],
                drawn=drawn,
                measure=measure_for_many(bound.measure),
                shape=one.shape,
                lo=one.lo or 0,
                hi=one.hi or 0,
                weight=one.weight,
                margin=rules.band_margin,
            )
        )
    unit = lcm(2, *(abs(aim.hi - aim.lo) or 1 for aim in aims if aim.shape == "ramp"))
    return Goals(tuple(aims), tuple(lines), unit, compiled.interim_weight, rules.floor)
