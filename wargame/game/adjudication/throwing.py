"""What a method throws and how that is read: two dice against a difficulty, one of a hundred, or nothing.

A reckoning says what the odds are; the throwing of its method says which dice make them come true. What is
shown beside the odds, what the session throws and what `verify` throws again are this one reading.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeAlias

from wargame.game.chance import (
    HUNDRED,
    WAYS_OF_TWO_DICE,
    d100,
    outcome_of_dice,
    outcome_of_percent,
    two_dice,
)
from wargame.game.events import Reckoning, Throw
from wargame.scenario.model import Bands
from wargame.terms import Outcome, Refused
from wargame.words.methods import HUNDRED_WORDS, TWO_DICE_WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Throwing:
    """One way to throw."""

    count: int
    """How many dice are thrown; 0 for none."""
    faces: int
    """How many faces each has."""
    ways: int
    """How many throws there are, each as likely as the others."""
    has_margin: bool
    """Whether a throw reaches or misses a difficulty by so much."""
    said: str
    fall: Callable[[int, int, str], tuple[int, ...]]
    """Seed, number of the throw and key to the dice."""
    read: Callable[[Bands, Reckoning, int], tuple[int | None, Outcome]]
    """Bands, what stood before the throw, and the sum of the dice to margin (if any) and outcome."""

    def fits(self, dice: tuple[int, ...]) -> bool:
        """Return whether dice can have been thrown like this."""
        return len(dice) == self.count and all(1 <= one <= self.faces for one in dice)

    def check(self, dice: tuple[int, ...]) -> None:
        """Refuse dice from the table that cannot have been thrown.

        Raises
        ------
        Refused
            With what to enter instead.
        """
        if not self.fits(dice):
            raise Refused("dice-unfit", wanted=self.said, dice=dice)

    def sums(self) -> range:
        """Return what the dice can add up to."""
        return range(self.count, self.count * self.faces + 1) if self.count else range(0)


Thrower: TypeAlias = Callable[[Throwing, tuple[int, ...] | None], Throw]
"""Gives the next numbered throw; dice entered by hand are given to it."""


def _of_difficulty(bands: Bands, reckoning: Reckoning, natural: int) -> tuple[int | None, Outcome]:
    shift = reckoning.total - reckoning.difficulty
    return natural + shift, outcome_of_dice(bands, natural, shift)


def _of_chance(_bands: Bands, reckoning: Reckoning, roll: int) -> tuple[int | None, Outcome]:
    return None, outcome_of_percent(reckoning.chance or 0, roll)


def _of_nothing(_bands: Bands, _reckoning: Reckoning, _sum: int) -> tuple[int | None, Outcome]:
    raise ValueError("nothing was thrown")


TWO_DICE: Final = Throwing(
    count=2,
    faces=6,
    ways=WAYS_OF_TWO_DICE,
    has_margin=True,
    said=TWO_DICE_WORDS,
    fall=two_dice,
    read=_of_difficulty,
)
ONE_OF_A_HUNDRED: Final = Throwing(
    count=1,
    faces=HUNDRED,
    ways=HUNDRED,
    has_margin=False,
    said=HUNDRED_WORDS,
    fall=lambda seed, number, key: (d100(seed, number, key),),
    read=_of_chance,
)
NOTHING: Final = Throwing(
    count=0,
    faces=0,
    ways=0,
    has_margin=False,
    said="nothing",
    fall=lambda _seed, _number, _key: (),
    read=_of_nothing,
)
