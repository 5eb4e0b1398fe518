"""Who decides in games played many at once, and who throws.

`engine.Engine` asks a `Chooser` for each seat's moves, backing and answers, and a `Dice` for throws; both
answer for all games in one array. `Aimless` picks uniformly among what is legal, `SeededDice` throws; both
draw from generators that are theirs alone, so that a seed fixes every game. `appraisal` holds the choosers
that look at scores.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from wargame.batch.conditions import Flags, Numbers
from wargame.batch.games import Games
from wargame.batch.tables import InjectRule, SeatTable
from wargame.game.chance import HUNDRED


class Chooser(Protocol):
    """Decides for a seat in all games at once."""

    def move(self, engine: Games, seat: SeatTable, legal: Flags) -> Numbers:
        """Return for each game the index of an option that is legal in it, or `SeatTable.passing`.

        `legal` has a row for each option.
        """

    def back(self, engine: Games, seat: SeatTable, possible: Flags) -> tuple[Numbers, Numbers]:
        """Return for each game the row of a move and +1 or -1 to back or block it; a row of -1 for neither.

        `possible` has a row for each move on the table, in the order of `Engine.slots`.
        """

    def pays(self, engine: Games, seat: SeatTable, inject: InjectRule, asked: Flags) -> Flags:
        """Return in which games the seat pays to cancel an inject; `asked` are those that ask."""

    def answers(self, engine: Games, seat: SeatTable, inject: InjectRule, possible: Flags) -> Numbers:
        """Return for each game the index of the answer that the seat gives to an inject.

        `possible` has a row for each answer; in a game in which none is, anything may be returned.
        """


class Dice(Protocol):
    """Throws for all games at once."""

    def two(self, count: int) -> NDArray[np.int8]:
        """Return the sum of two dice for each game."""

    def one_of(self, inject: InjectRule, options: Numbers) -> Numbers:
        """Return for each game which of its covert moves an inject exposes: a number below `options`."""

    def comes(self, inject: InjectRule, percent: int, count: int) -> Flags:
        """Return in which games an inject that is due and left to chance comes in this turn."""

    def seed(self, count: int) -> int:
        """Return a seed for what is drawn in all games alike: the order of covert moves."""


class SeededDice:
    """Dice of a generator."""

    def __init__(self, seed: Sequence[int], draw: Any = None) -> None:
        self._draw = generator(seed) if draw is None else draw

    def two(self, count: int) -> NDArray[np.int8]:
        """Return the sum of two dice for each game."""
        thrown: NDArray[np.int8] = _SUMS[self._draw.integers(0, 36, count, dtype=np.uint8)]
        return thrown

    def one_of(self, inject: InjectRule, options: Numbers) -> Numbers:
        """Return for each game which of its covert moves an inject exposes: a number below `options`."""
        picked: Numbers = (self._draw.random(len(options), dtype=np.float32) * options).astype(np.intp)
        return picked

    def comes(self, inject: InjectRule, percent: int, count: int) -> Flags:  # any inject
        """Return in which games an inject that is due and left to chance comes in this turn."""
        drawn: Flags = self._draw.integers(0, HUNDRED, count, dtype=np.uint8) < percent
        return drawn

    def seed(self, count: int) -> int:
        """Return a seed for what is drawn in all games alike: the order of covert moves."""
        return int(self._draw.integers(0, 2**31, count)[0])


_SUMS = np.array([one + other for one in range(1, 7) for other in range(1, 7)], dtype=np.int8)


class Aimless:
    """Picks uniformly among what is legal, passing included; backs and blocks only if told to."""

    def __init__(
        self, seed: Sequence[int], *, passes: bool = True, backs: bool = False, draw: Any = None
    ) -> None:
        self._draw = generator(seed) if draw is None else draw
        self._passes = passes
        self._backs = backs

    def move(self, engine: Games, seat: SeatTable, legal: Flags) -> Numbers:
        """Return a legal option for each game."""
        return self._any_of(legal, passing=self._passes)

    def _any_of(self, legal: Flags, *, passing: bool) -> Numbers:
        if not len(legal):
            return np.zeros(legal.shape[1], dtype=np.intp)
        # Row by row the count of legal options so far; the option picked is the first that reaches the draw.
        # Small numbers are three times as quick to add up, and a hand rarely has more than they can count.
        kind: Any = np.int8 if len(legal) < np.iinfo(np.int8).max else np.int16
        reached = legal.astype(kind)
        for row, before in zip(reached[1:], reached[:-1], strict=True):
            row += before
        drawn = self._draw.random(legal.shape[1], dtype=np.float32)
        picked = (drawn * (reached[-1] + passing)).astype(kind)
        found = (reached <= picked).view(np.int8).sum(axis=0, dtype=kind)
        wide: Numbers = found.astype(np.intp)
        return wide

    def back(self, engine: Games, seat: SeatTable, possible: Flags) -> tuple[Numbers, Numbers]:
        """Return nothing backed, or any legal backing or blocking, or none."""
        games = possible.shape[1]
        if not self._backs:
            return np.full(games, -1, dtype=np.intp), np.zeros(games, dtype=np.int8)
        both = np.concatenate([possible, possible])
        found = self._any_of(both, passing=True)
        rows = np.where(found == len(both), -1, found % max(1, len(possible)))
        return rows, np.where(found < len(possible), 1, -1).astype(np.int8)

    def pays(self, engine: Games, seat: SeatTable, inject: InjectRule, asked: Flags) -> Flags:
        """Return a throw of a coin for each game."""
        found: Flags = self._draw.random(len(asked), dtype=np.float32) < 0.5
        return found

    def answers(self, engine: Games, seat: SeatTable, inject: InjectRule, possible: Flags) -> Numbers:
        """Return any answer that can be given."""
        return self._any_of(possible, passing=False)


class EachSeat:
    """Gives every seat a chooser of its own."""

    def __init__(self, choosers: Mapping[str, Chooser]) -> None:
        self._choosers = dict(choosers)

    def move(self, engine: Games, seat: SeatTable, legal: Flags) -> Numbers:
        """Return what the seat's own chooser picks."""
        return self._choosers[seat.seat].move(engine, seat, legal)

    def back(self, engine: Games, seat: SeatTable, possible: Flags) -> tuple[Numbers, Numbers]:
        """Return what the seat's own chooser backs or blocks."""
        return self._choosers[seat.seat].back(engine, seat, possible)

    def pays(self, engine: Games, seat: SeatTable, inject: InjectRule, asked: Flags) -> Flags:
        """Return where the seat's own chooser pays."""
        return self._choosers[seat.seat].pays(engine, seat, inject, asked)

    def answers(self, engine: Games, seat: SeatTable, inject: InjectRule, possible: Flags) -> Numbers:
        """Return what the seat's own chooser answers."""
        return self._choosers[seat.seat].answers(engine, seat, inject, possible)


def generator(seed: Sequence[int]) -> Any:
    """Return a generator of random numbers that a seed fixes."""
    return np.random.Generator(np.random.PCG64(list(seed)))


class Repeated:
    """A generator whose draws come again and again: lots of games that share their luck.

    Choices compared on the same luck differ by what they are, not by how it went.
    """

    def __init__(self, seed: Sequence[int], lots: int) -> None:
        self._draw = generator(seed)
        self._lots = lots

    def standard_normal(self, shape: tuple[int, ...], dtype: Any = np.float64) -> NDArray[Any]:
        """Return normal numbers; the last axis is made of equal lots."""
        one = self._draw.standard_normal((*shape[:-1], shape[-1] // self._lots), dtype=dtype)
        return np.tile(one, (*(1 for _ in shape[:-1]), self._lots))

    def random(self, count: int, dtype: Any = np.float64) -> NDArray[Any]:
        """Return numbers from 0 to 1 in equal lots."""
        return np.tile(self._draw.random(count // self._lots, dtype=dtype), self._lots)

    def integers(self, low: int, high: int, count: int, dtype: Any = np.int64) -> NDArray[Any]:
        """Return whole numbers in equal lots."""
        return np.tile(self._draw.integers(low, high, count // self._lots, dtype=dtype), self._lots)
