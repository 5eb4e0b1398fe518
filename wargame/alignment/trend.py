"""The measures turn by turn.

Reads a sequence of labelled graphs (one per turn, or per event) and returns frozen values that
charts, the report and the replay share. A graph is measured only when it differs from the one before
it, so that long sequences with few changes stay cheap.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wargame.alignment.balance import Measures, measure
from wargame.alignment.network import values_by_pair

if TYPE_CHECKING:
    from collections.abc import Iterable

    import networkx as nx

    from wargame.terms import ActorId


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One moment: its label and its measures."""

    label: str
    measures: Measures


def trend(
    moments: Iterable[tuple[str, nx.Graph[ActorId]]],
    *,
    scale_end: float | None = None,
    seconds: float = 3.5,
) -> tuple[Point, ...]:
    """Return one point per moment; where nothing moved since the one before, its measures stand again.

    `scale_end` is the largest strength possible, and `seconds` how long one moment may take in a large
    network; see `balance.measure` for both. Raises ValueError for
    graphs that cannot be measured.
    """
    points: list[Point] = []
    before: nx.Graph[ActorId] | None = None
    for label, graph in moments:
        is_same = before is not None and _is_same(before, graph)
        measures = points[-1].measures if is_same else measure(graph, scale_end=scale_end, seconds=seconds)
        points.append(Point(label=label, measures=measures))
        before = graph
    return tuple(points)


def _is_same(one: nx.Graph[ActorId], other: nx.Graph[ActorId]) -> bool:
    return list(one) == list(other) and values_by_pair(one) == values_by_pair(other)
