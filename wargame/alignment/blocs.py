"""The best split into any number of blocs: structural balance as Davis weakened it.

A tie is out of place when it is opposed inside a bloc or aligned between blocs. With two factions
three mutual opponents are a contradiction; with any number of blocs they are simply three blocs. Up to
12 tied actors the answer is exact, and so is the best split into each number of blocs. Beyond that a
search starts from the two camps among others, so that it never does worse than they, and an integer programme
(`blocprogramme`) proves its answer where SciPy is there; else the search tries to, within a fixed number of
steps. What was not proved says so.

Reads a `Network`; the result is part of `balance.Measures`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np

from wargame.alignment.blocprogramme import solve
from wargame.alignment.blocsearch import (
    Solution,
    bettered,
    cost_of,
    exactly,
    labels_of,
    polished,
    proved,
    search,
)
from wargame.alignment.bounds import best_sides_found
from wargame.alignment.network import signs_only, without_loners
from wargame.alignment.programme import is_available
from wargame.alignment.subsets import (
    MOST_FOR_PARTITIONS,
    Values,
    inner_sums,
    levels_of,
    members,
    pairs_of,
)

if TYPE_CHECKING:
    from wargame.alignment.frustration import Frustration
    from wargame.alignment.network import Network, Number
    from wargame.terms import ActorId

Bloc: TypeAlias = "tuple[ActorId, ...]"
Partition: TypeAlias = tuple[int, ...]
"""Blocs as sets of positions, see `subsets`."""

_MOST_LISTED: Final = 32
"""Equally good splits among which the one that costs least strength is chosen."""
_MOST_BY_NUMBER: Final = 24
"""Up to here the best split is also sought for each small number of blocs."""
_SLACK: Final = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class BlocSplit:
    """A split into blocs, the bloc of the first tied actor first; untied actors are in none.

    `out_of_place` is what the split costs, `at_least` what any split of this kind must cost. When
    they are equal the split is proved best. `is_only` says that no other split into as many blocs
    costs as little; it is None where that is not known.
    """

    blocs: tuple[Bloc, ...]
    out_of_place: Number
    at_least: Number
    is_only: bool | None

    @property
    def is_exact(self) -> bool:
        """Whether no split of this kind can cost less."""
        return self.out_of_place == self.at_least


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocs:
    """The best splits: counting ties, counting strength, and counting ties for each number of blocs.

    `by_number` holds the best split into exactly 1, 2, 3, ... non-empty blocs, as far as it was
    sought. Among splits that cost equally many ties, the one that costs least strength is shown,
    then the one with fewest blocs.
    """

    plain: BlocSplit
    weighted: BlocSplit
    by_number: tuple[BlocSplit, ...]


def best_blocs(
    network: Network,
    *,
    sums: Values | None = None,
    factions: Frustration | None = None,
    strong_factions: Frustration | None = None,
    seconds: float = 2.0,
) -> Blocs:
    """Return the best splits of a network into blocs.

    What is already known saves work: `sums` is `subsets.inner_sums` of the network without its
    untied actors, `factions` its frustration index by count of ties, `strong_factions` that by strength.
    `seconds` is how long integer programmes may take, beyond twelve actors.

    Source
    ------
    Davis (1967), Clustering and structural balance in graphs, Human Relations 20(2), 181-187;
    Doreian and Mrvar (1996), A partitioning approach to structural balance, Social Networks 18(2),
    149-168, whose criterion with equal penalties is the one used here.
    """
    tied = without_loners(network)
    if not tied.ids:
        none = BlocSplit(blocs=(), out_of_place=0, at_least=0, is_only=True)
        return Blocs(plain=none, weighted=none, by_number=())
    if len(tied.ids) <= MOST_FOR_PARTITIONS:
        return _by_subsets(tied, inner_sums(tied) if sums is None else sums)
    return _by_search(tied, factions, strong_factions, seconds)


# --- exact, up to twelve actors ------------------------------------------------------------------


def _by_subsets(tied: Network, sums: Values) -> Blocs:
    size = len(tied.ids)
    aligned = sum(1 for _, _, value in tied.links if value > 0)
    gains = _gains_by_number(sums[0], size)
    most = max(int(gain[-1]) for gain in gains[1:])
    by_number, candidates = [], []
    for number in range(1, size + 1):
        gain = int(gains[number][-1])
        ways = _ways(sums[0], gains, number, _MOST_LISTED if gain == most else 2)
        held = [sum(sums[1][bloc].item() for bloc in way) for way in ways]
        chosen = held.index(max(held))
        by_number.append(_proved(tied, ways[chosen], aligned - gain, is_only=len(ways) == 1))
        if gain == most:
            candidates.append((-held[chosen], number))
    plain = by_number[min(candidates)[1] - 1]
    return Blocs(plain=plain, weighted=_strongest(tied, sums[1]), by_number=tuple(by_number))


def _gains_by_number(sums: Values, size: int) -> list[Values]:
    """Return for each number of blocs the largest sum of g over splits of every set into so many."""
    pairs = pairs_of(size)
    impossible = -(1 << 40)
    gains = [np.full(1 << size, impossible, dtype=sums.dtype)]
    gains[0][0] = 0
    from_parts = sums[pairs.parts]
    for _ in range(size):
        grown = np.full(1 << size, impossible, dtype=sums.dtype)
        grown[1:] = np.maximum.reduceat(from_parts + gains[-1][pairs.rests], pairs.starts[:-1])
        gains.append(grown)
    return gains


def _ways(sums: Values, gains: list[Values], number: int, most: int) -> list[Partition]:
    """Return splits of everybody into `number` blocs that reach the largest gain, at most `most`."""
    pairs = pairs_of((len(sums) - 1).bit_length())
    found: list[Partition] = []

    def follow(rest: int, blocs: Partition) -> None:
        if not rest:
            found.append(blocs)
            return
        left = number - len(blocs)
        span = slice(pairs.starts[rest - 1], pairs.starts[rest])
        reached = sums[pairs.parts[span]] + gains[left - 1][pairs.rests[span]]
        for part in pairs.parts[span][reached == gains[left][rest]].tolist():
            if len(found) < most:
                follow(rest ^ part, (*blocs, part))

    follow(len(sums) - 1, ())
    return found


def _strongest(tied: Network, sums: Values) -> BlocSplit:
    """Return the split that leaves the least strength out of place."""
    size = len(tied.ids)
    gains = np.zeros(1 << size, dtype=sums.dtype)
    for level in levels_of(size):
        gains[level.sets] = np.maximum.reduceat(sums[level.parts] + gains[level.rests], level.starts)
    pairs = pairs_of(size)
    rest, blocs, is_only = (1 << size) - 1, [], True
    slack = 0.0 if tied.is_whole else _SLACK * float(tied.total)
    while rest:
        span = slice(pairs.starts[rest - 1], pairs.starts[rest])
        reached = sums[pairs.parts[span]] + gains[pairs.rests[span]]
        best = np.flatnonzero(reached >= gains[rest] - slack)
        is_only &= len(best) == 1
        part = int(pairs.parts[span][best[-1]])
        blocs.append(part)
        rest ^= part
    aligned = sum((value for _, _, value in tied.links if value > 0), 0)
    cost: Number = aligned - gains[-1].item()
    if abs(cost) <= slack:
        cost = 0
    return _proved(tied, tuple(blocs), cost, is_only=is_only)


def _proved(tied: Network, chosen: Partition, cost: Number, *, is_only: bool) -> BlocSplit:
    named = tuple(tuple(tied.ids[index] for index in members(bloc, len(tied.ids))) for bloc in chosen)
    return BlocSplit(blocs=named, out_of_place=cost, at_least=cost, is_only=is_only)


# --- by search, beyond twelve --------------------------------------------------------------------


def _by_search(
    tied: Network, factions: Frustration | None, strong_factions: Frustration | None, seconds: float
) -> Blocs:
    bare = signs_only(tied)
    by_strength = any(abs(value) != 1 for _, _, value in tied.links)
    starts = [_sides(tied, factions), _sides(tied, strong_factions)]
    best = _best(bare, starts, tied if by_strength else None, seconds * (0.6 if by_strength else 1))
    strong = best
    if by_strength:
        starts.append(labels_of(best.blocs, len(tied.ids)))
        strong = _best(tied, starts, None, seconds * 0.4)
    by_number: list[BlocSplit] = []
    if len(tied.ids) <= _MOST_BY_NUMBER:
        for number in range(1, max(5, len(best.blocs)) + 1):
            known = _two_factions(factions) if number == 2 else None
            by_number.append(known or _searched(tied, exactly(bare, number, best)))
    plain = _searched(tied, best)
    least = min(
        [plain, *by_number],
        key=lambda split: (split.out_of_place, _strength_lost(tied, split), len(split.blocs)),
    )
    if least is not plain:
        at_least = min(max(plain.at_least, best.at_least), least.out_of_place)
        plain = replace(least, at_least=at_least)
    return Blocs(plain=plain, weighted=_searched(tied, strong), by_number=tuple(by_number))


def _best(network: Network, starts: list[list[int]], strengths: Network | None, seconds: float) -> Solution:
    """Return the best split known: proved by an integer programme where SciPy is there, else by search."""
    found = search(network, starts, strengths=strengths, prove=not is_available())
    if found.cost == found.at_least or not is_available():
        return found
    answer = solve(
        network, upper=found.cost, seconds=seconds, polish=lambda labels: polished(network, labels)
    )
    if answer.labels is not None:
        found = search(network, [*starts, answer.labels], strengths=strengths, prove=False)
    found = bettered(network, found, answer.at_least)
    # Small dense networks are the other way round: hard for a programme, soon searched through.
    return proved(network, found, strengths)


def _sides(tied: Network, factions: Frustration | None) -> list[int]:
    """Return the two camps as labels; a quick guess at them where nobody worked them out."""
    if factions is None or not factions.splits:
        return best_sides_found(signs_only(tied))
    second = set(factions.splits[0].second)
    return [int(actor in second) for actor in tied.ids]


def _strength_lost(tied: Network, split: BlocSplit) -> Number:
    label = {actor: index for index, bloc in enumerate(split.blocs) for actor in bloc}
    return cost_of(tied, [label[actor] for actor in tied.ids])


def _two_factions(known: Frustration | None) -> BlocSplit | None:
    """Return the best split into two as a split into blocs, unless all stand on one side."""
    if known is None or not known.splits[0].second:
        return None
    split = known.splits[0]
    return BlocSplit(
        blocs=(split.first, split.second),
        out_of_place=known.at_most,
        at_least=known.at_least,
        is_only=len(known.splits) == 1 if known.lists_all else None,
    )


def _searched(tied: Network, found: Solution) -> BlocSplit:
    named = sorted(tuple(sorted(bloc)) for bloc in found.blocs)
    return BlocSplit(
        blocs=tuple(tuple(tied.ids[index] for index in bloc) for bloc in named),
        out_of_place=found.cost,
        at_least=found.at_least,
        is_only=None,
    )
