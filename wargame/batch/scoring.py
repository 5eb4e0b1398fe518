"""Objectives to points for many games at once, exactly: whole numbers over one denominator.

The counterpart of `game.score`. Spans of ramps divide the denominator, so nothing is rounded, and ties
between seats are ties.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from wargame.batch.conditions import Measure, Numbers, Rows, Test, measure_of
from wargame.game.book import Book
from wargame.game.score import PUBLIC, RED_LINE
from wargame.scenario.expression import parse_term

if TYPE_CHECKING:
    from wargame.batch.engine import Engine

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
class Line:
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
    lines: tuple[Line, ...]
    unit: int
    """What one point is, in the whole numbers of `Aim.points`."""
    share: Fraction
    """The interim audit's share."""
    floor: int | None

    def of(self, seat: int) -> tuple[Aim, ...]:
        """Return a seat's measured objectives, hidden ones of all its sets included."""
        return tuple(aim for aim in self.aims if aim.seat == seat)


def goals_of(book: Book, tests: tuple[Test | None, ...]) -> Goals:
    """Return the objectives of a scenario; `tests` are those of its red lines, in order."""
    seats = {seat: index for index, seat in enumerate(book.seats)}
    sets = {(seat.id, one.id): at for seat in book.scenario.seats for at, one in enumerate(seat.hidden_sets)}
    rules = book.rules.scoring
    aims: list[Aim] = []
    lines: list[Line] = []
    for bound in book.objectives:
        one = bound.objective
        if one.shape == "breach":
            row = len(lines)
            lines.append(Line(one.id, one.text, seats[one.seat], tests[row], one.weight, row))
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
                measure=measure_of(book.board, parse_term(one.measure or "0")),
                shape=one.shape,
                lo=one.lo or 0,
                hi=one.hi or 0,
                weight=one.weight,
                margin=rules.band_margin,
            )
        )
    unit = lcm(2, *(abs(aim.hi - aim.lo) or 1 for aim in aims if aim.shape == "ramp"))
    return Goals(tuple(aims), tuple(lines), unit, book.interim_weight, rules.floor)


def counted(engine: "Engine", aim: Aim) -> Any:
    """Return 1 for the games in which an objective is its seat's own, 0 elsewhere."""
    return 1 if aim.drawn == ALWAYS else engine.hidden[aim.seat] == aim.drawn


def measured(engine: "Engine", rows: Rows, seat: int) -> Numbers:
    """Return a seat's points for some numbers, in units, red lines aside."""
    total = np.zeros(engine.games, dtype=np.int64)
    goals = engine.tables.goals
    for aim in goals.aims:
        if aim.seat == seat:
            total += aim.points(aim.measure(rows, engine), goals.unit) * counted(engine, aim)
    return total


def worth(engine: "Engine", seat: int) -> Numbers:
    """Return a seat's points for the present numbers, in points, red lines aside."""
    return measured(engine, engine.values, seat) / engine.tables.goals.unit


def final_scores(engine: "Engine") -> tuple[Numbers, int]:
    """Return the final score of each seat (row) in each game, and what one point is in its numbers."""
    goals = engine.tables.goals
    top, bottom = goals.share.numerator, goals.share.denominator
    scores = np.zeros((len(engine.tables.seats), engine.games), dtype=np.int64)
    audited = np.zeros(engine.games, dtype=np.bool_)
    if engine.audit is not None:
        audited = engine.ended_in >= engine.interim
    for index in range(len(scores)):
        now = measured(engine, engine.final, index)
        total = bottom * now
        if engine.audit is not None:
            held = top * measured(engine, engine.audit, index) + (bottom - top) * now
            total = np.where(audited, held, total)
        for line in goals.lines:
            if line.seat == index:
                total = total + engine.counts.crossed[line.row] * (line.weight * bottom * goals.unit)
        if goals.floor is not None:
            total = np.maximum(total, goals.floor * bottom * goals.unit)
        scores[index] = total
    return scores, bottom * goals.unit


def best_seats(engine: "Engine", scores: Numbers) -> Numbers:
    """Return which seats (rows) have the highest score in each game: several on a tie."""
    playing = np.zeros(scores.shape, dtype=np.bool_)
    for line in engine.tables.goals.lines:
        playing[line.seat] = True
    for aim in engine.tables.goals.aims:
        playing[aim.seat] |= np.asarray(counted(engine, aim), dtype=np.bool_)
    lowest = np.iinfo(scores.dtype).min
    return np.asarray(playing & (scores == np.where(playing, scores, lowest).max(axis=0)))
