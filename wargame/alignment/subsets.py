"""Sums over every subset of a few actors, computed all at once.

Both the split into two factions and the split into any number of blocs cost the same thing: the
aligned strength between groups plus the opposed strength within them. With g(S) for the sum of all
signed values inside a set S of actors, a split into groups costs P - g(S1) - g(S2) - ..., where P is
the sum of all positive values. `inner_sums` gives g for every S; `frustration` and `blocs` read it.
A set of actors is a whole number whose bit i says whether actor i belongs to it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    from wargame.alignment.network import Network

Values: TypeAlias = "npt.NDArray[Any]"
Whole: TypeAlias = "npt.NDArray[np.int64]"

MOST_FOR_SPLITS: Final = 20
"""Up to here every split into two factions is tried: 524,288 of them for 20 actors."""

MOST_FOR_PARTITIONS: Final = 12
"""Up to here every split into any number of blocs is considered: 265,720 steps for 12 actors."""


class Pairs(NamedTuple):
    """For every set, its subsets that hold its lowest member, one after the other.

    `wholes[starts[S - 1] : starts[S]]` repeat S; `parts` are the subsets and `rests` what is left.
    """

    parts: Whole
    rests: Whole
    starts: Whole


class Levels(NamedTuple):
    """The same pairs, ordered so that smaller sets come first: one entry per size of set."""

    sets: Whole
    parts: Whole
    rests: Whole
    starts: Whole


def inner_sums(network: Network) -> Values:
    """Return two rows of g(S) for all 2**n sets S: with signs only, and with the values.

    Rows are of whole numbers when all values are, so that equal costs compare equal.
    """
    size = len(network.ids)
    table = np.zeros((size, size, 2, 1), dtype=np.int64 if network.is_whole else np.float64)
    tied: set[tuple[int, int]] = set()
    for one, other, value in network.links:
        table[one, other, 0, 0] = 1 if value > 0 else -1
        table[one, other, 1, 0] = value
        tied.add((one, other))
    # Sets of the first k actors are the numbers below 2**k, so each newcomer doubles the row: the second half
    # is the first, each set with the newcomer in it, whose ties into the set are `to_set`, doubled likewise.
    sums: Values = np.zeros((2, 1), dtype=table.dtype)
    for newcomer in range(size):
        to_set: Values = np.zeros((2, 1), dtype=table.dtype)
        for member in range(newcomer):
            grown = to_set + table[member, newcomer] if (member, newcomer) in tied else to_set
            to_set = np.concatenate((to_set, grown), axis=1)
        sums = np.concatenate((sums, sums + to_set), axis=1)
    return sums


@lru_cache(maxsize=16)
def pairs_of(size: int) -> Pairs:
    """Return every set of `size` actors with its subsets that hold the set's lowest member."""
    wholes = np.zeros(1, dtype=np.int64)
    parts = np.zeros(1, dtype=np.int64)
    # An actor is outside a set, in the set but not in the part, or in both: three copies each, 3**n pairs.
    for bit in (1 << index for index in range(size)):
        wholes, parts = (
            np.concatenate((wholes, wholes | bit, wholes | bit)),
            np.concatenate((parts, parts, parts | bit)),
        )
    # `x & -x` is the lowest member. Parts that hold it are enough: the other part of each pair lacks it.
    leading = (wholes & -wholes & parts) > 0
    wholes, parts = wholes[leading], parts[leading]
    order = np.argsort(wholes, kind="stable")
    wholes, parts = wholes[order], parts[order]
    starts = np.searchsorted(wholes, np.arange(1, (1 << size) + 1))
    return Pairs(parts, wholes ^ parts, starts)


@lru_cache(maxsize=16)
def levels_of(size: int) -> tuple[Levels, ...]:
    """Return the pairs of `pairs_of`, level by level: sets of one actor, of two, and so on."""
    pairs = pairs_of(size)
    sets = np.arange(1, 1 << size, dtype=np.int64)
    sizes = np.array([int(one).bit_count() for one in sets])
    found = []
    for level in range(1, size + 1):
        here = sets[sizes == level]
        spans = [np.arange(pairs.starts[one - 1], pairs.starts[one]) for one in here]
        lengths = np.array([len(span) for span in spans])
        chosen = np.concatenate(spans)
        starts = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(lengths)[:-1]))
        found.append(Levels(here, pairs.parts[chosen], pairs.rests[chosen], starts))
    return tuple(found)


def members(chosen: int, size: int) -> tuple[int, ...]:
    """Return the positions in a set."""
    return tuple(index for index in range(size) if chosen >> index & 1)
