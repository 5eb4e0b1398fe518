"""Small graphs for the tests, random ones for Hypothesis, and slow but plain ways to measure them."""

from __future__ import annotations

import csv
from itertools import combinations, product
from pathlib import Path
from typing import TYPE_CHECKING

import networkx as nx
from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wargame.terms import ActorId

DATA = Path(__file__).parents[2] / "data"
NAMES = {
    "RUS": "Russia",
    "IRN": "Iran",
    "KBL": "Kabul",
    "TAL": "Taliban",
    "USA": "United States",
    "SAU": "Saudi Arabia",
    "ISK": "Islamic State",
    "UZB": "Uzbekistan",
    "TJK": "Tajikistan",
}
"""The actors of the flagship; the first five have seats."""

SEATS = tuple(NAMES)[:5]

PLACES = {
    "RUS": (0.5, 0.13),
    "KBL": (0.785, 0.415),
    "USA": (0.68, 0.83),
    "TAL": (0.32, 0.83),
    "IRN": (0.215, 0.415),
    "UZB": (0.765, 0.115),
    "TJK": (0.92, 0.265),
    "SAU": (0.905, 0.7),
    "ISK": (0.095, 0.76),
}

OPENING = {
    ("RUS", "IRN"): 4, ("RUS", "KBL"): 4, ("RUS", "TAL"): 2, ("RUS", "USA"): -5, ("IRN", "KBL"): -3,
    ("IRN", "TAL"): 4, ("IRN", "USA"): -8, ("KBL", "TAL"): -8, ("KBL", "USA"): 7, ("TAL", "USA"): -9,
    ("RUS", "SAU"): 1, ("IRN", "SAU"): -9, ("KBL", "SAU"): 4, ("TAL", "SAU"): -2, ("USA", "SAU"): 7,
    ("RUS", "ISK"): -9, ("IRN", "ISK"): -9, ("KBL", "ISK"): -9, ("TAL", "ISK"): -8, ("USA", "ISK"): -10,
    ("SAU", "ISK"): -7, ("RUS", "UZB"): 5, ("RUS", "TJK"): 7, ("IRN", "UZB"): 1, ("IRN", "TJK"): -2,
    ("KBL", "UZB"): 3, ("KBL", "TJK"): 3, ("TAL", "UZB"): -5, ("TAL", "TJK"): -7, ("USA", "UZB"): 2,
    ("USA", "TJK"): 2, ("SAU", "UZB"): 2, ("SAU", "TJK"): 3, ("ISK", "UZB"): -8, ("ISK", "TJK"): -8,
    ("UZB", "TJK"): 2,
}  # fmt: skip
"""How the flagship's actors stand at the start."""


def graph_of(ties: dict[tuple[str, str], float], *loners: str) -> nx.Graph[ActorId]:
    """A graph with the given ties and some actors without any."""
    graph: nx.Graph[ActorId] = nx.Graph()
    for (one, other), value in ties.items():
        graph.add_edge(one, other, weight=value)
    graph.add_nodes_from(loners)
    return graph


def flagship() -> nx.Graph[ActorId]:
    """The flagship's opening, ties of strength 3 and more."""
    graph: nx.Graph[ActorId] = nx.Graph()
    graph.add_nodes_from(NAMES)
    for (one, other), value in OPENING.items():
        if abs(value) >= 3:
            graph.add_edge(one, other, weight=value)
    return graph


def highland() -> nx.Graph[ActorId]:
    """Read's Highland tribes."""
    with (DATA / "highland-tribes.csv").open(encoding="utf-8") as file:
        rows = csv.DictReader(file)
        return graph_of({(row["source"], row["target"]): int(row["sign"]) for row in rows})


def complete(size: int, value: float = 1) -> nx.Graph[ActorId]:
    """Everybody tied to everybody by the same value."""
    return graph_of({(str(one), str(other)): value for one, other in combinations(range(size), 2)})


def planted(size: int, ties: int, *, every: int) -> nx.Graph[ActorId]:
    """Two factions, with a tie of the wrong sign every so often; the same each time."""
    return clustered(size, ties, blocs=2, every=every)


def clustered(size: int, ties: int, *, blocs: int, every: int) -> nx.Graph[ActorId]:
    """So many blocs, with a tie of the wrong sign every so often; the same each time."""
    pairs = sorted(combinations(range(size), 2), key=_shuffled)[:ties]
    graph: nx.Graph[ActorId] = nx.Graph()
    for step, (one, other) in enumerate(pairs, start=1):
        sign = 1 if one % blocs == other % blocs else -1
        graph.add_edge(str(one), str(other), weight=-sign if step % every == 0 else sign)
    return graph


def _shuffled(pair: tuple[int, int]) -> int:
    return (pair[0] * 7_919 + pair[1] * 104_729 + pair[0] * pair[1] * 31) % 1_000_003


def switched(graph: nx.Graph[ActorId], actor: ActorId) -> nx.Graph[ActorId]:
    """The graph with the sign of every tie of one actor turned over."""
    other = graph.copy()
    for partner in other[actor]:
        other[actor][partner]["weight"] *= -1
    return other


def slow_frustration(graph: nx.Graph[ActorId], *, weighted: bool = False) -> float:
    """The frustration index by trying every split, one tie at a time."""
    nodes = list(graph)
    best = float("inf")
    for sides in product((0, 1), repeat=max(len(nodes) - 1, 0)):
        side = dict(zip(nodes, (0, *sides), strict=True))
        best = min(best, misfit(graph, side, weighted=weighted))
    return best


def slow_blocs(graph: nx.Graph[ActorId], *, number: int | None = None, weighted: bool = False) -> float:
    """The least misfit of any split into blocs, by trying all of them."""
    nodes = list(graph)
    return min(
        misfit(graph, dict(zip(nodes, labels, strict=True)), weighted=weighted)
        for labels in partitions(len(nodes))
        if number is None or max(labels) + 1 == number
    )


def misfit(graph: nx.Graph[ActorId], side: dict[ActorId, int], *, weighted: bool = False) -> float:
    """The ties (or strength) that do not fit a split."""
    return sum(
        abs(value) if weighted else 1
        for (one, other), value in values_of(graph).items()
        if (side[one] == side[other]) != (value > 0)
    )


def values_of(graph: nx.Graph[ActorId]) -> dict[tuple[ActorId, ActorId], float]:
    """The value of every tie, the two actors in alphabetical order."""
    found: dict[tuple[ActorId, ActorId], float] = {}
    for one, other, facts in graph.edges(data=True):
        found[min(one, other), max(one, other)] = facts["weight"]
    return found


def partitions(size: int) -> Iterator[tuple[int, ...]]:
    """Every split of so many actors into blocs, as labels."""
    if size == 0:
        yield ()
        return
    for labels in partitions(size - 1):
        for label in range(max(labels, default=-1) + 2):
            yield (*labels, label)


WHOLE = st.integers(-10, 10).filter(bool)
BROKEN = st.floats(-10, 10, allow_nan=False).filter(lambda value: abs(value) > 0.01)


@st.composite
def signed_graphs(
    draw: st.DrawFn,
    least: int = 2,
    most: int = 7,
    values: st.SearchStrategy[float] = WHOLE,
) -> nx.Graph[ActorId]:
    """Random graphs in which every actor has a tie."""
    size = draw(st.integers(least, most))
    pairs = list(combinations([str(actor) for actor in range(size)], 2))
    chosen = draw(st.lists(st.sampled_from(pairs), min_size=1, unique=True))
    return graph_of({pair: draw(values) for pair in chosen})
