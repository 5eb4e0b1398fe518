"""A signed graph boiled down to numbers, so that every measure reads the same thing.

What comes in is an undirected networkx graph whose edges carry `weight`, a number whose sign says
aligned or opposed and whose size says how strongly. What goes out is a `Network`: the actors in the
graph's own order, and the ties by position. Every measure in this package starts from it. To add a
measure, take a Network and return a frozen value; `balance.measure` gathers them.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING, TypeAlias

from wargame.terms import pair

if TYPE_CHECKING:
    import networkx as nx

    from wargame.terms import ActorId, Pair

Number: TypeAlias = int | float
Link: TypeAlias = tuple[int, int, Number]
"""Two positions, the lower one first, and a value that is not zero."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """A signed graph by position: `links` hold positions into `ids`, every value is non-zero."""

    ids: tuple[ActorId, ...]
    links: tuple[Link, ...]

    @property
    def is_whole(self) -> bool:
        """Whether every value is a whole number, so that sums are exact."""
        return all(isinstance(value, int) for _, _, value in self.links)

    @property
    def total(self) -> Number:
        """The sum of all strengths, signs left aside."""
        return sum(abs(value) for _, _, value in self.links)


def network_of(graph: nx.Graph[ActorId]) -> Network:
    """Return the network of a graph; a weight of zero is no tie.

    Raises
    ------
    ValueError
        If the graph is directed, has self-ties, or an edge has no finite number as `weight`.
    """
    if graph.is_directed() or graph.is_multigraph():
        raise ValueError("alignments are symmetric: an undirected simple graph is needed")
    ids = tuple(graph.nodes)
    position = {actor: index for index, actor in enumerate(ids)}
    links = []
    for one, other, facts in graph.edges(data=True):
        number = _number(one, other, facts.get("weight"))
        if number:
            low, high = sorted((position[one], position[other]))
            links.append((low, high, number))
    return Network(ids=ids, links=tuple(sorted(links)))


def without_loners(network: Network) -> Network:
    """Return the network of the actors that have at least one tie."""
    tied = {end for one, other, _ in network.links for end in (one, other)}
    if len(tied) == len(network.ids):
        return network
    kept = [index for index in range(len(network.ids)) if index in tied]
    return part_of(network, kept)


def part_of(network: Network, kept: list[int]) -> Network:
    """Return the network among the actors at the positions `kept`, in that order."""
    place = {old: new for new, old in enumerate(kept)}
    links = [
        (min(place[one], place[other]), max(place[one], place[other]), value)
        for one, other, value in network.links
        if one in place and other in place
    ]
    return Network(ids=tuple(network.ids[old] for old in kept), links=tuple(sorted(links)))


def signs_only(network: Network) -> Network:
    """Return the network with every value replaced by its sign, +1 or -1."""
    links = tuple((one, other, 1 if value > 0 else -1) for one, other, value in network.links)
    return Network(ids=network.ids, links=links)


def neighbours(network: Network) -> list[dict[int, Number]]:
    """Return for each actor its partners and the values of the ties to them, by position."""
    found: list[dict[int, Number]] = [{} for _ in network.ids]
    for one, other, value in network.links:
        found[one][other] = value
        found[other][one] = value
    return found


def values_by_pair(graph: nx.Graph[ActorId]) -> dict[Pair, Number]:
    """Return the value of every tie, keyed by its two actors in alphabetical order."""
    network = network_of(graph)
    return {pair(network.ids[one], network.ids[other]): value for one, other, value in network.links}


def _number(one: ActorId, other: ActorId, value: object) -> Number:
    if one == other:
        raise ValueError(f"{one} cannot have a tie with itself")
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not isfinite(value):
        raise ValueError(f"the tie of {one} and {other} has no number as its weight: {value!r}")
    whole = int(value)
    return whole if whole == value else float(value)
