"""How far a number moves when an effect asks for it, in many games at once.

The counterpart of `game.effects.change_all`, for a row of numbers in place of one: gates hold back what would
rise through them, then the scale holds what is left. The engine moves numbers by it and appraisals ask it
what a move would do, so that all of them mean the same; they differ in where a gate looks.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from wargame.batch.conditions import Flags, Numbers, Test


@dataclass(frozen=True, slots=True, eq=False)
class Gate:
    """A height above which a number cannot rise while a test fails."""

    above: int
    test: Test | None


@dataclass(frozen=True, slots=True, eq=False)
class Scale:
    """Where the number at a place can stand."""

    low: int
    high: int
    gates: tuple[Gate, ...] = ()

    def cut(self, amount: int, *, sets: bool = False) -> int:
        """Return an amount that does the same and is no longer than the scale, so that a row can hold it."""
        reach = self.high - self.low
        return min(max(amount, self.low), self.high) if sets else min(max(amount, -reach), reach)


Shut: TypeAlias = Callable[[Gate], Flags]
"""In which of the games a gate is shut."""


def moved(scale: Scale, before: Numbers, amount: int, shut: Shut, *, sets: bool = False) -> Numbers:
    """Return what a number in some games becomes when `amount` is added, or it is set to it.

    `before` and the answer of `shut` have one entry for each of these games. A number that stands above a
    shut gate already stays there: it does not fall because of it, it just cannot rise.
    """
    amount = scale.cut(amount, sets=sets)
    after = np.full_like(before, amount) if sets else before + before.dtype.type(amount)
    if sets or amount > 0:
        for gate in scale.gates:
            held = (after > gate.above) & (after > before)
            if held.any():
                held &= shut(gate)
                after = np.where(held, np.maximum(before, max(gate.above, scale.low)), after)
    return np.minimum(np.maximum(after, scale.low, out=after), scale.high, out=after)
