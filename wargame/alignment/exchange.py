"""Alignments turn by turn, written for other tools: GraphML, GEXF with a timeline, and CSV.

Reads a sequence of labelled graphs, the same that `trend` takes, and returns text. Moments are numbered
from 0 in their order; a tie that stays as it is over several moments becomes one spell. GraphML
holds one edge per pair with its value at each moment. In GEXF the weight is the strength, since Gephi
expects weights above zero, and the signed value stands beside it as `alignment`; both change along
the timeline. The CSV can be read back by `edges` and measured with `entente balance`.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree

import networkx as nx

from wargame.alignment.network import values_by_pair
from wargame.cells import tame
from wargame.names import in_xml

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wargame.alignment.network import Number
    from wargame.terms import ActorId, Pair

_GEXF: Final = "http://www.gexf.net/1.2draft"
_SCHEMA: Final = f"{_GEXF} http://www.gexf.net/1.2draft/gexf.xsd"
_XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"
_LAST_INSTANT: Final = 0.999
"""Spells include their end, so that of a moment stops just short of the next one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """A run of moments, first and last included, over which a pair's tie keeps one value."""

    first: int
    last: int
    value: Number


def spells_of(moments: Sequence[tuple[str, nx.Graph[ActorId]]]) -> dict[Pair, tuple[Spell, ...]]:
    """Return for each pair that ever has a tie its spells, in order; pairs in order of name."""
    runs: dict[Pair, list[Spell]] = {}
    for index, (_, graph) in enumerate(moments):
        for pair, value in values_by_pair(graph).items():
            spells = runs.setdefault(pair, [])
            last = spells[-1] if spells else None
            if last is not None and last.last == index - 1 and last.value == value:
                spells[-1] = Spell(first=last.first, last=index, value=value)
            else:
                spells.append(Spell(first=index, last=index, value=value))
    return {pair: tuple(runs[pair]) for pair in sorted(runs)}


def as_csv(moments: Sequence[tuple[str, nx.Graph[ActorId]]], marking: str = "") -> str:
    """Return one line per tie and moment: source, target, weight, begin, end, label.

    What is marked has the marking in a column of its own, on each line.
    """
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(
        ("source", "target", "weight", "begin", "end", "label", *(("marking",) if marking else ()))
    )
    marked = (tame(marking),) if marking else ()
    for index, (label, graph) in enumerate(moments):
        for (one, other), value in sorted(values_by_pair(graph).items()):
            writer.writerow((one, other, value, index, index + 1, label, *marked))
    return text.getvalue()


def as_graphml(
    moments: Sequence[tuple[str, nx.Graph[ActorId]]],
    names: Mapping[ActorId, str] | None = None,
    marking: str = "",
) -> str:
    """Return GraphML: one edge per pair, `weight` at the last moment, and one value per moment.

    The values per moment are named `0: label`, `1: label` and so on; a moment without a tie has none.
    What is marked has the marking as a fact of the whole graph.
    """
    whole: nx.Graph[ActorId] = nx.Graph()
    if marking:
        whole.graph["marking"] = in_xml(marking)
    for actor in _actors(moments):
        whole.add_node(actor, name=in_xml((names or {}).get(actor, actor)))
    for index, (label, graph) in enumerate(moments):
        for (one, other), value in sorted(values_by_pair(graph).items()):
            facts = {f"{index}: {in_xml(label)}": float(value)}
            if index == len(moments) - 1:
                facts["weight"] = float(value)
            whole.add_edge(one, other, **facts)
    return "\n".join(nx.generate_graphml(whole)) + "\n"


def as_gexf(
    moments: Sequence[tuple[str, nx.Graph[ActorId]]],
    names: Mapping[ActorId, str] | None = None,
    marking: str = "",
) -> str:
    """Return GEXF 1.2 with a timeline: moment n lasts from n to just before n + 1.

    Each edge carries `Weight` (the strength), `alignment` (the signed value) and `sense` (aligned or
    opposed), all dynamic, and the spells during which the tie exists.
    """
    ElementTree.register_namespace("", _GEXF)
    ElementTree.register_namespace("xsi", _XSI)
    root = ElementTree.Element(_tag("gexf"), {"version": "1.2", f"{{{_XSI}}}schemaLocation": _SCHEMA})
    meta = ElementTree.SubElement(root, _tag("meta"))
    ElementTree.SubElement(meta, _tag("creator")).text = "Entente"
    labels = "; ".join(f"{index} = {in_xml(label)}" for index, (label, _) in enumerate(moments))
    ElementTree.SubElement(meta, _tag("description")).text = f"Alignments over time. {labels}"
    if marking:
        ElementTree.SubElement(meta, _tag("keywords")).text = in_xml(marking)
    graph = ElementTree.SubElement(
        root,
        _tag("graph"),
        {
            "mode": "dynamic",
            "defaultedgetype": "undirected",
            "timeformat": "double",
            "start": "0.0",
            "end": _end(max(len(moments) - 1, 0)),
        },
    )
    _declare(graph)
    _add_nodes(graph, moments, names or {})
    _add_edges(graph, spells_of(moments))
    ElementTree.indent(root)
    body = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'


def _declare(graph: ElementTree.Element) -> None:
    declared = ElementTree.SubElement(graph, _tag("attributes"), {"class": "edge", "mode": "dynamic"})
    for name, title, kind in (
        ("weight", "Weight", "double"),
        ("alignment", "alignment", "double"),
        ("sense", "sense", "string"),
    ):
        ElementTree.SubElement(declared, _tag("attribute"), {"id": name, "title": title, "type": kind})


def _add_nodes(
    graph: ElementTree.Element,
    moments: Sequence[tuple[str, nx.Graph[ActorId]]],
    names: Mapping[ActorId, str],
) -> None:
    nodes = ElementTree.SubElement(graph, _tag("nodes"))
    for actor in _actors(moments):
        ElementTree.SubElement(
            nodes, _tag("node"), {"id": in_xml(actor), "label": in_xml(names.get(actor, actor))}
        )


def _add_edges(graph: ElementTree.Element, every: Mapping[Pair, tuple[Spell, ...]]) -> None:
    edges = ElementTree.SubElement(graph, _tag("edges"))
    for number, ((one, other), spells) in enumerate(every.items()):
        edge = ElementTree.SubElement(
            edges,
            _tag("edge"),
            {
                "id": str(number),
                "source": in_xml(one),
                "target": in_xml(other),
                "start": _start(spells[0].first),
                "end": _end(spells[-1].last),
            },
        )
        values = ElementTree.SubElement(edge, _tag("attvalues"))
        for name in ("weight", "alignment", "sense"):
            for spell in spells:
                ElementTree.SubElement(
                    values,
                    _tag("attvalue"),
                    {"for": name, "value": _written(name, spell.value), **_limits(spell)},
                )
        lifetime = ElementTree.SubElement(edge, _tag("spells"))
        for spell in spells:
            ElementTree.SubElement(lifetime, _tag("spell"), _limits(spell))


def _written(name: str, value: Number) -> str:
    if name == "sense":
        return "aligned" if value > 0 else "opposed"
    return str(float(abs(value) if name == "weight" else value))


def _limits(spell: Spell) -> dict[str, str]:
    return {"start": _start(spell.first), "end": _end(spell.last)}


def _start(moment: int) -> str:
    return str(float(moment))


def _end(moment: int) -> str:
    return str(moment + _LAST_INSTANT)


def _tag(name: str) -> str:
    return f"{{{_GEXF}}}{name}"


def _actors(moments: Sequence[tuple[str, nx.Graph[ActorId]]]) -> tuple[ActorId, ...]:
    return tuple(dict.fromkeys(actor for _, graph in moments for actor in graph.nodes))
