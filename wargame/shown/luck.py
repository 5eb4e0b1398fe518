"""Odds against results: what throws let be expected, and what came of them.

Takes the chances before throws and what the throws gave, before any override; the chart of the window and
the ledger of the report count the same throws in the same bands.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt
from typing import Final

from wargame.game.events import Reckoning
from wargame.terms import SUCCESSES, Outcome

BANDS: Final = ((0, 20), (20, 40), (40, 60), (60, 80), (80, 100))
"""Chances of success in percent, the lower end included, and of the last the upper one too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thrown:
    """One throw: the chance that it had, and whether it succeeded."""

    chance: float
    """Of success or better, from 0 to 1."""
    won: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Luck:
    """Some throws taken together."""

    thrown: int
    expected: float
    """How many successes the odds let be expected."""
    came: int
    spread: float
    """By how much chance alone lets `came` differ from `expected`: one standard deviation."""


def thrown_for(reckoning: Reckoning | None, rolled: Outcome | None) -> Thrown | None:
    """Return the throw behind a ruling; None where nothing was thrown or its odds are not known."""
    if reckoning is None or not reckoning.of or rolled is None:
        return None
    return Thrown(chance=sum(reckoning.odds[:2]) / reckoning.of, won=rolled in SUCCESSES)


def luck_of(throws: Iterable[Thrown]) -> Luck:
    """Return some throws taken together."""
    every = tuple(throws)
    expected = sum(one.chance for one in every)
    return Luck(
        thrown=len(every),
        expected=expected,
        came=sum(one.won for one in every),
        spread=sqrt(max(0.0, expected - sum(one.chance * one.chance for one in every))),
    )


def band_of(chance: float) -> int:
    """Return which of the bands a chance lies in."""
    return min(len(BANDS) - 1, int(100 * chance) // 20)


def band_words(band: int) -> str:
    """Return what a band is called: `40–60%`."""
    low, high = BANDS[band]
    return f"{low}–{high}%"
