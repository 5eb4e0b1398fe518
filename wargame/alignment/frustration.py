"""The frustration index: how far a signed graph is from two factions, exactly where that is possible.

A tie is frustrated by a split into two factions when it is opposed inside a faction or aligned
across. The index is the least total that any split leaves frustrated. Up to 20 tied actors every split
is tried, and every best one is returned. Beyond that the graph is cut into its two-connected parts
(frustration adds up over them); each part that is still too large goes to an integer programme when
SciPy is there, and otherwise gets bounds that say so.

Reads a `Network`; the result is part of `balance.Measures`.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, inf
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import networkx as nx
import numpy as np

from wargame.alignment.bounds import best_sides_found, cycles_packed
from wargame.alignment.network import Network, part_of, signs_only, without_loners
from wargame.alignment.programme import is_available, solve
from wargame.alignment.subsets import MOST_FOR_SPLITS, Values, inner_sums, members

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wargame.alignment.network import Number
    from wargame.terms import ActorId

Method: TypeAlias = Literal["every split tried", "integer programme", "bounds"]
_METHODS: tuple[Method, ...] = ("every split tried", "integer programme", "bounds")
_SLACK = 1e-9
"""Costs closer than this share of all strength count as equal, when values are not whole numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """Two factions; the first holds the first tied actor. Actors without ties are in neither."""

    first: tuple[ActorId, ...]
    second: tuple[ActorId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frustration:
    """What a frustration index is known to be.

    `at_most` is what the split in `splits` leaves frustrated; `at_least` is proved. When they are
    equal the index is exact. `line_share` is 1 - 2 * at_most / total: 1 for a balanced graph, None
    without ties. `lists_all` says whether `splits` holds every best split. `method` is the weakest
    one that was needed; bounds that meet are a proof as well.
    """

    at_least: Number
    at_most: Number
    line_share: float | None
    splits: tuple[Split, ...]
    lists_all: bool
    method: Method

    @property
    def is_exact(self) -> bool:
        """Whether the index is proved."""
        return self.at_least == self.at_most


@dataclass(frozen=True, slots=True, kw_only=True)
class Frustrations:
    """The index by count of ties and by strength, and what flipping single ties would change.

    `relief` gives, for positions of a tie that some best split leaves frustrated, by how much the
    two indices would fall if the tie changed its sign; the second number is None where it was not
    computed.
    """

    plain: Frustration
    weighted: Frustration
    relief: dict[tuple[ActorId, ActorId], tuple[int, Number | None]]


def frustrations(network: Network, *, seconds: float = 3.5, sums: Values | None = None) -> Frustrations:
    """Return both frustration indices of a network.

    Parameters
    ----------
    network
        Any signed network.
    seconds
        How long the integer programmes may take in all; only used above 20 tied actors.
    sums
        `subsets.inner_sums` of the network without its untied actors, if already known.

    Source
    ------
    Harary (1959), On the measurement of structural balance, Behavioral Science 4(4), 316-323 (the
    line index of balance); Aref and Wilson (2018), Measuring partial balance in signed networks,
    Journal of Complex Networks 6(4), 566-595, and (2019), Balance and frustration in signed
    networks, Journal of Complex Networks 7(2), 163-189, for exact computation and 1 - 2L/m.
    """
    tied = without_loners(network)
    if len(tied.ids) <= MOST_FOR_SPLITS:
        return _by_trying_all(tied, inner_sums(tied) if sums is None else sums)
    plain, sides = _by_parts(signs_only(tied), seconds * 0.6)
    weighted = plain
    if any(abs(value) != 1 for _, _, value in tied.links):
        weighted, _ = _by_parts(tied, seconds * 0.4)
    relief: dict[tuple[ActorId, ActorId], tuple[int, Number | None]] = {}
    if plain.is_exact:
        relief = {
            (tied.ids[one], tied.ids[other]): (1, None)
            for one, other, value in tied.links
            if (sides[one] == sides[other]) != (value > 0)
        }
    return Frustrations(plain=plain, weighted=weighted, relief=relief)


# --- up to twenty actors -------------------------------------------------------------------------


def _by_trying_all(tied: Network, sums: Values) -> Frustrations:
    size = len(tied.ids)
    if not size:
        return _nothing_tied()
    aligned = [
        sum(1 for _, _, value in tied.links if value > 0),
        sum(value for _, _, value in tied.links if value > 0),
    ]
    both = sums + sums[:, ::-1]
    half = 1 << (size - 1)
    plain_costs = aligned[0] - both[0, :half]
    strong_costs = aligned[1] - both[1, :half]
    total = tied.total
    plain_best = _best_rows(plain_costs, 0)
    slack = 0.0 if tied.is_whole else _SLACK * float(total)
    strong_best = _best_rows(strong_costs, slack)
    plain = _tried(tied, plain_best, plain_costs, strong_costs, len(tied.links))
    weighted = _tried(tied, strong_best, strong_costs, plain_costs, total)
    relief = _relief(tied, plain_best, strong_costs)
    return Frustrations(plain=plain, weighted=weighted, relief=relief)


def _nothing_tied() -> Frustrations:
    none = Frustration(
        at_least=0, at_most=0, line_share=None, splits=(), lists_all=True, method="every split tried"
    )
    return Frustrations(plain=none, weighted=none, relief={})


def _best_rows(costs: Values, slack: float) -> Values:
    return np.flatnonzero(costs <= costs.min() + slack)


def _tried(tied: Network, best: Values, costs: Values, ties_broken_by: Values, total: Number) -> Frustration:
    order = np.lexsort((best, ties_broken_by[best]))
    index: Number = costs.min().item()
    if isinstance(index, float):
        index = max(index, 0.0)
    whole = (1 << len(tied.ids)) - 1
    return Frustration(
        at_least=index,
        at_most=index,
        line_share=1 - 2 * index / total,
        splits=tuple(_split(tied, int(side), whole) for side in best[order]),
        lists_all=True,
        method="every split tried",
    )


def _split(tied: Network, chosen: int, whole: int) -> Split:
    size = len(tied.ids)
    first = chosen if chosen & 1 else whole ^ chosen
    return Split(
        first=tuple(tied.ids[index] for index in members(first, size)),
        second=tuple(tied.ids[index] for index in members(whole ^ first, size)),
    )


def _relief(
    tied: Network, best: Values, strong_costs: Values
) -> dict[tuple[ActorId, ActorId], tuple[int, Number | None]]:
    found: dict[tuple[ActorId, ActorId], tuple[int, Number | None]] = {}
    before = strong_costs.min()
    every = np.arange(len(strong_costs))
    for one, other, value in tied.links:
        parted = (best >> one ^ best >> other) & 1
        if not (parted if value > 0 else parted ^ 1).any():
            continue
        apart = (every >> one ^ every >> other) & 1
        frustrated = apart if value > 0 else 1 - apart
        after = (strong_costs + abs(value) * (1 - 2 * frustrated)).min()
        found[tied.ids[one], tied.ids[other]] = (1, max((before - after).item(), 0))
    return found


# --- beyond twenty actors ------------------------------------------------------------------------


def _by_parts(tied: Network, seconds: float) -> tuple[Frustration, list[int]]:
    """Return what is known of one index, and the sides (0 or 1) of the best split found."""
    graph: nx.Graph[int] = nx.Graph()
    graph.add_edges_from((one, other) for one, other, _ in tied.links)
    components: Any = nx.biconnected_components(graph)
    parts: list[list[int]] = [sorted(part) for part in components]
    parts.sort(key=lambda part: (-len(part), part))
    rank = 0
    floor: Number = 0
    solved: list[tuple[list[int], list[int]]] = []
    share = seconds / max(1, sum(len(part) > MOST_FOR_SPLITS for part in parts))
    for part in parts:
        method, lower, sides = _one_part(part_of(tied, part), share)
        rank = max(rank, _METHODS.index(method))
        floor += lower
        solved.append((part, sides))
    sides = _joined(len(tied.ids), solved)
    cost = sum(
        (abs(value) for one, other, value in tied.links if (sides[one] == sides[other]) != (value > 0)), 0
    )
    if tied.is_whole:
        floor = int(floor)
    elif floor >= cost - _SLACK * float(tied.total):
        floor = cost
    known = Frustration(
        at_least=floor,
        at_most=cost,
        line_share=1 - 2 * cost / tied.total,
        splits=(_as_split(tied, sides),),
        lists_all=False,
        method=_METHODS[rank],
    )
    return known, sides


def _one_part(part: Network, seconds: float) -> tuple[Method, Number, list[int]]:
    """Return how a part was solved, its lower bound, and the sides of the best split found."""
    size = len(part.ids)
    if size <= MOST_FOR_SPLITS:
        sums = inner_sums(part)[1]
        costs = -(sums + sums[::-1])[: 1 << (size - 1)]
        chosen = int(costs.argmin())
        sides = [chosen >> index & 1 for index in range(size)]
        return "every split tried", _cost(part, sides), sides
    sides = best_sides_found(part)
    upper = _cost(part, sides)
    lower = cycles_packed(part)
    if lower < upper and is_available():
        answer = solve(part, upper=upper, seconds=seconds)
        if answer.sides is not None and _cost(part, answer.sides) < upper:
            sides, upper = answer.sides, _cost(part, answer.sides)
        lower = max(lower, _rounded(answer.at_least, part.is_whole))
        return "integer programme", min(lower, upper), sides
    return "bounds", min(lower, upper), sides


def _rounded(bound: float, is_whole: bool) -> Number:
    return ceil(bound - 1e-6) if is_whole and bound > -inf else max(bound, 0.0)


def _cost(part: Network, sides: Sequence[int]) -> Number:
    return sum(
        (abs(value) for one, other, value in part.links if (sides[one] == sides[other]) != (value > 0)), 0
    )


def _joined(size: int, solved: list[tuple[list[int], list[int]]]) -> list[int]:
    """Put the parts' sides together: parts share at most one actor, so each is kept or turned over."""
    side: list[int | None] = [None] * size
    waiting = list(range(len(solved)))
    while waiting:
        fitting = next(
            (part for part in waiting if any(side[actor] is not None for actor in solved[part][0])),
            waiting[0],
        )
        waiting.remove(fitting)
        actors, own = solved[fitting]
        shared = [(side[actor], mine) for actor, mine in zip(actors, own, strict=True)]
        turn = next((known ^ mine for known, mine in shared if known is not None), 0)
        for actor, mine in zip(actors, own, strict=True):
            side[actor] = mine ^ turn
    return [known or 0 for known in side]


def _as_split(tied: Network, sides: Sequence[int]) -> Split:
    lead = sides[0]
    return Split(
        first=tuple(actor for actor, side in zip(tied.ids, sides, strict=True) if side == lead),
        second=tuple(actor for actor, side in zip(tied.ids, sides, strict=True) if side != lead),
    )
