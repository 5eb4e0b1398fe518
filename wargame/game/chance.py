"""Dice as a function of the session's seed, its key and the number of the throw, and the odds of two dice.

Nothing here remembers anything: the same seed, key and number always give the same dice, so a record can be
replayed and a throw can be checked. Numbers are given out by the record, never twice in one file.

A seed of 31 bits can be found by trying all of them against a few throws that everybody saw. The key, 128
bits from the system for each session, cannot. Without a key (scripts that are to repeat, older records) the
seed stands alone.
"""

from collections.abc import Sequence
from hashlib import blake2b
from typing import Final, TypeAlias

from wargame.scenario.model import Bands
from wargame.terms import OUTCOMES, Outcome

Counts: TypeAlias = tuple[int, int, int, int]
"""Ways to each outcome, in the order of `terms.OUTCOMES`."""

WAYS_OF_TWO_DICE: Final = 36
HUNDRED: Final = 100

_TWO_DICE: Final = tuple((one, other) for one in range(1, 7) for other in range(1, 7))


def _number(seed: int, key: str, *labels: object) -> int:
    return _drawn(":".join([_source(seed, key), *map(str, labels)]))


def _source(seed: int, key: str) -> str:
    return f"{seed}:{key}" if key else f"{seed}"


def _drawn(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big")


def two_dice(seed: int, throw: int, key: str = "") -> tuple[int, int]:
    """Return the throw's two six-sided dice, each from 1 to 6."""
    return _TWO_DICE[_drawn(f"{seed}:{key}:{throw}" if key else f"{seed}:{throw}") % WAYS_OF_TWO_DICE]


def d100(seed: int, throw: int, key: str = "") -> int:
    """Return the throw as one number from 1 to 100."""
    return _number(seed, key, throw) % HUNDRED + 1


def draw(seed: int, label: str, choices: Sequence[str], key: str = "") -> str:
    """Return one of the choices, fixed by seed, key and label; used for hidden sets, not for throws."""
    return choices[_number(seed, key, "draw", label) % len(choices)]


def comes(seed: int, key: str, label: str, percent: int) -> bool:
    """Return whether something of this chance happens, fixed by seed, key (if there is one) and label."""
    return _number(seed, key, "comes", label) % HUNDRED < percent


def order(seed: int, key: str, label: str, items: Sequence[str]) -> tuple[str, ...]:
    """Return the items in an order that the seed, the key (if there is one) and the label fix.

    Which of two items comes first does not depend on what else is there.
    """
    return tuple(sorted(items, key=lambda item: _number(seed, key, "order", label, item)))


def outcome_of_dice(bands: Bands, natural: int, shift: int) -> Outcome:
    """Return the outcome of a natural sum of two dice; `shift` is modifiers less difficulty."""
    if natural == bands.fails_on:
        return "fails"
    if natural == bands.exceeds_on:
        return "exceeds"
    margin = natural + shift
    if margin >= bands.exceeds:
        return "exceeds"
    if margin >= bands.succeeds:
        return "succeeds"
    return "partly" if margin >= bands.partly else "fails"


def odds_of_dice(bands: Bands, shift: int) -> Counts:
    """Return in how many of the 36 throws each outcome comes up, counted one by one."""
    counts = dict.fromkeys(OUTCOMES, 0)
    for one in range(1, 7):
        for other in range(1, 7):
            counts[outcome_of_dice(bands, one + other, shift)] += 1
    return counts["exceeds"], counts["succeeds"], counts["partly"], counts["fails"]


def odds_of_percent(chance: int) -> Counts:
    """Return the shares of a hundred for a chance of success or better, in percent.

    A quarter of the chance exceeds and half of the rest succeeds partly, each rounded half up.
    """
    exceeds = (chance + 2) // 4
    partly = (HUNDRED - chance + 1) // 2
    return exceeds, chance - exceeds, partly, HUNDRED - chance - partly


def outcome_of_percent(chance: int, roll: int) -> Outcome:
    """Return the outcome of a d100 roll from 1 to 100, low rolls being good."""
    reached = 0
    for outcome, share in zip(OUTCOMES, odds_of_percent(chance), strict=True):
        reached += share
        if roll <= reached:
            return outcome
    return "fails"
