from __future__ import annotations

from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import networkx as nx
import pytest

from tests.wargame.alignment.graphs import NAMES, graph_of, values_of
from wargame.alignment.edges import read_edges
from wargame.alignment.exchange import Spell, as_csv, as_gexf, as_graphml, spells_of

if TYPE_CHECKING:
    from pathlib import Path

Moments = list[tuple[str, "nx.Graph[str]"]]
GEXF = "{http://www.gexf.net/1.2draft}"


@pytest.fixture
def moments() -> Moments:
    return [
        ("Start", graph_of({("RUS", "IRN"): 4, ("IRN", "KBL"): -3}, "TAL")),
        ("Oct–Dec 2017", graph_of({("IRN", "RUS"): 4, ("IRN", "KBL"): -5}, "TAL")),
        ("Jan–Mar 2018", graph_of({("RUS", "IRN"): -3}, "TAL", "KBL")),
        ("Apr–Jun 2018", graph_of({("RUS", "IRN"): -3, ("IRN", "KBL"): -5})),
    ]


def test_unchanged_ties_make_one_spell(moments: Moments) -> None:
    assert spells_of(moments) == {
        ("IRN", "KBL"): (
            Spell(first=0, last=0, value=-3),
            Spell(first=1, last=1, value=-5),
            Spell(first=3, last=3, value=-5),
        ),
        ("IRN", "RUS"): (Spell(first=0, last=1, value=4), Spell(first=2, last=3, value=-3)),
    }


def test_gexf_is_read_back_by_networkx(moments: Moments) -> None:
    graph = nx.read_gexf(BytesIO(as_gexf(moments, NAMES).encode()))
    assert graph.nodes["RUS"]["label"] == "Russia"
    assert set(graph) == {"RUS", "IRN", "KBL", "TAL"}
    assert graph.edges["IRN", "RUS"]["alignment"] == [(4.0, 0.0, 1.999), (-3.0, 2.0, 3.999)]
    assert [tuple(map(float, spell)) for spell in graph.edges["IRN", "KBL"]["spells"]] == [
        (0.0, 0.999),
        (1.0, 1.999),
        (3.0, 3.999),
    ]


def test_gexf_has_a_timeline_and_dynamic_weights_as_its_schema_asks(moments: Moments) -> None:
    root = ElementTree.fromstring(as_gexf(moments))
    graph = root.find(f"{GEXF}graph")
    assert root.tag == f"{GEXF}gexf"
    assert root.attrib["version"] == "1.2"
    assert graph is not None
    assert (graph.attrib["mode"], graph.attrib["timeformat"]) == ("dynamic", "double")
    assert [child.tag for child in graph] == [f"{GEXF}attributes", f"{GEXF}nodes", f"{GEXF}edges"]
    declared = graph[0]
    assert (declared.attrib["class"], declared.attrib["mode"]) == ("edge", "dynamic")
    assert (declared[0].attrib["id"], declared[0].attrib["title"]) == ("weight", "Weight")
    known = {one.attrib["id"] for one in declared}
    nodes = {node.attrib["id"] for node in graph[1]}
    for edge in graph[2]:
        assert {edge.attrib["source"], edge.attrib["target"]} <= nodes
        assert [child.tag for child in edge] == [f"{GEXF}attvalues", f"{GEXF}spells"]
        assert {value.attrib["for"] for value in edge[0]} == known


def test_gexf_weights_are_positive_and_spells_apart(moments: Moments) -> None:
    root = ElementTree.fromstring(as_gexf(moments))
    for edge in root.iter(f"{GEXF}edge"):
        weights = [one.attrib for one in edge.iter(f"{GEXF}attvalue") if one.attrib["for"] == "weight"]
        assert all(float(one["value"]) > 0 for one in weights)
        limits = [(float(one["start"]), float(one["end"])) for one in weights]
        assert all(end < start for (_, end), (start, _) in pairwise(limits))


def test_graphml_is_read_back_by_networkx(moments: Moments) -> None:
    graph = nx.parse_graphml(as_graphml(moments, NAMES))
    assert graph.nodes["TAL"]["name"] == "Taliban"
    assert graph.edges["RUS", "IRN"] == {
        "0: Start": 4.0,
        "1: Oct–Dec 2017": 4.0,
        "2: Jan–Mar 2018": -3.0,
        "3: Apr–Jun 2018": -3.0,
        "weight": -3.0,
    }
    assert "2: Jan–Mar 2018" not in graph.edges["IRN", "KBL"]


def test_csv_is_read_back_turn_by_turn(moments: Moments, tmp_path: Path) -> None:
    path = tmp_path / "ties.csv"
    path.write_text(as_csv(moments), encoding="utf-8")
    for index, (_, graph) in enumerate(moments):
        assert values_of(read_edges(path, at=index)) == values_of(graph)


def test_the_same_game_gives_the_same_files(moments: Moments) -> None:
    again = [(label, graph.copy()) for label, graph in moments]
    assert as_gexf(moments) == as_gexf(again)
    assert as_graphml(moments) == as_graphml(again)


def test_awkward_names_do_not_break_the_files() -> None:
    moments: Moments = [('A "turn" <1> & \x07', graph_of({("a<b", "c&d"): 2}))]
    names = {"a<b": "<script>", "c&d": 'say "no"\x00'}
    assert nx.read_gexf(BytesIO(as_gexf(moments, names).encode())).nodes["a<b"]["label"] == "<script>"
    assert nx.parse_graphml(as_graphml(moments, names)).nodes["c&d"]["name"] == 'say "no"'


def test_no_turns_still_make_readable_files() -> None:
    assert len(nx.read_gexf(BytesIO(as_gexf([]).encode()))) == 0
    assert len(nx.parse_graphml(as_graphml([]))) == 0
    assert as_csv([]) == "source,target,weight,begin,end,label\n"
