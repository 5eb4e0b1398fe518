"""The measures turn by turn, and what changed between two turns.

Reads a sequence of labelled graphs (one per turn, or per event) and returns frozen values that
charts, the report and the replay share. A graph is measured only when it differs from the one before
it, so that long sequences with few changes stay cheap.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from wargame.alignment.balance import Measures, measure
from wargame.alignment.network import values_by_pair

if TYPE_CHECKING:
    from collections.abc import Iterable

    import networkx as nx

    from wargame.alignment.network import Number
    from wargame.terms import ActorId, Pair

ChangeKind: TypeAlias = Literal["appeared", "vanished", "flipped", "strengthened", "weakened"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TieChange:
    """One tie before and after; 0 stands for no tie."""

    pair: Pair
    before: Number
    after: Number
    kind: ChangeKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One moment: its label, its measures, and the ties that differ from the moment before."""

    label: str
    measures: Measures
    changes: tuple[TieChange, ...]


def trend(
    moments: Iterable[tuple[str, nx.Graph[ActorId]]],
    *,
    scale_end: float | None = None,
    seconds: float = 3.5,
) -> tuple[Point, ...]:
    """Return one point per moment; the first has no changes.

    `scale_end` is the largest strength possible, and `seconds` how long one moment may take in a large
    network; see `balance.measure` for both. Raises ValueError for
    graphs that cannot be measured.
    """
    points: list[Point] = []
    before: nx.Graph[ActorId] | None = None
    for label, graph in moments:
        changes = differences(before, graph) if before is not None else ()
        is_same = before is not None and not changes and list(before) == list(graph)
        measures = points[-1].measures if is_same else measure(graph, scale_end=scale_end, seconds=seconds)
        points.append(Point(label=label, measures=measures, changes=changes))
        before = graph
    return tuple(points)


def differences(before: nx.Graph[ActorId], after: nx.Graph[ActorId]) -> tuple[TieChange, ...]:
    """Return the ties that appeared, vanished, flipped, strengthened or weakened, by name of pair."""
    old, new = values_by_pair(before), values_by_pair(after)
    found = []
    for pair in sorted(old.keys() | new.keys()):
        was, now = old.get(pair, 0), new.get(pair, 0)
        if was != now:
            found.append(TieChange(pair=pair, before=was, after=now, kind=_kind(was, now)))
    return tuple(found)


def _kind(was: Number, now: Number) -> ChangeKind:
    if not was:
        return "appeared"
    if not now:
        return "vanished"
    if (was > 0) != (now > 0):
        return "flipped"
    return "strengthened" if abs(now) > abs(was) else "weakened"
