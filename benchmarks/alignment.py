"""How long the measures of alignments take, and the picture's geometry.

Times are the middle of several runs after a first one, which loads numpy and fills tables.
`python -m benchmarks alignment` prints the figures.
"""

from __future__ import annotations

import csv
from itertools import combinations
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

import networkx as nx

from benchmarks.figure import Figure
from wargame.alignment.balance import measure
from wargame.alignment.frustration import frustrations
from wargame.alignment.network import network_of
from wargame.alignment.picture import Actor, Frame, Tie, compose

if TYPE_CHECKING:
    from collections.abc import Callable

HIGHLAND = Path(__file__).parents[1] / "tests" / "data" / "highland-tribes.csv"


def figures() -> list[Figure]:
    """Return the figures beside their goals."""
    nine = signed_network(9, 36, every=4)
    highland = highland_tribes()
    large = signed_network(150, 1250, every=12)
    hard = signed_network(150, 1250, every=4)
    actors, ties = cast_of(nine)
    tribes = timed(lambda: frustrations(network_of(highland)), 9)
    return [
        Figure(
            name="all measures, 9 actors and 36 ties",
            value=timed(lambda: measure(nine), 31),
            unit="ms",
            goal=3,
        ),
        Figure(name="frustration, 16 actors and 58 ties", value=tribes, unit="ms", goal=50),
        Figure(
            name="all measures, 16 actors and 58 ties", value=timed(lambda: measure(highland), 5), unit="ms"
        ),
        Figure(
            name="all measures, 150 actors and 1,250 ties",
            value=timed(lambda: measure(large), 1),
            unit="ms",
            goal=5_000,
        ),
        # Exact frustration is out of reach here; bounds are stated in its place.
        Figure(
            name="the same, far from balance (bounds)",
            value=timed(lambda: measure(hard), 1),
            unit="ms",
            goal=5_000,
        ),
        Figure(
            name="picture, 9 actors and 36 ties",
            value=timed(lambda: compose(actors, ties, FRAME), 15),
            unit="ms",
        ),
    ]


FRAME = Frame(width=760, height=560)


def timed(work: Callable[[], object], runs: int) -> float:
    """Return the middle of so many runs in milliseconds, after one that is not counted."""
    work()
    spent = []
    for _ in range(runs):
        start = perf_counter()
        work()
        spent.append((perf_counter() - start) * 1000)
    return median(spent)


def highland_tribes() -> nx.Graph[str]:
    """Return Read's Highland tribes."""
    graph: nx.Graph[str] = nx.Graph()
    with HIGHLAND.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            graph.add_edge(row["source"], row["target"], weight=int(row["sign"]))
    return graph


def signed_network(size: int, ties: int, *, every: int) -> nx.Graph[str]:
    """Return a network of two factions in which every so-manyth tie has the wrong sign."""
    pairs = sorted(combinations(range(size), 2), key=_shuffled)[:ties]
    graph: nx.Graph[str] = nx.Graph()
    for step, (one, other) in enumerate(pairs, start=1):
        value = (3 + step % 8) * (1 if one % 2 == other % 2 else -1)
        graph.add_edge(str(one), str(other), weight=-value if step % every == 0 else value)
    return graph


def cast_of(graph: nx.Graph[str]) -> tuple[list[Actor], list[Tie]]:
    """Return actors on a circle and the ties of a graph, to be drawn."""
    count = len(graph)
    ring = nx.circular_layout(graph, scale=0.4, center=(0.5, 0.47))
    actors = [
        Actor(
            id=actor,
            name=f"Actor {actor}",
            is_seat=index < count // 2,
            place=(float(ring[actor][0]), float(ring[actor][1])),
        )
        for index, actor in enumerate(graph)
    ]
    return actors, [
        Tie(pair=(one, other), value=facts["weight"]) for one, other, facts in graph.edges(data=True)
    ]


def _shuffled(pair: tuple[int, int]) -> int:
    return (pair[0] * 7_919 + pair[1] * 104_729 + pair[0] * pair[1] * 31) % 1_000_003
