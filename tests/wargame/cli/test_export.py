"""`entente export --what graph`: files that other tools read, and what is refused."""

import csv
from io import StringIO
from pathlib import Path

import networkx as nx
import pytest

from tests.wargame.cli.sessions import demo_lines, played
from wargame.alignment.graph import ties
from wargame.cli.finding import read_session
from wargame.cli.main import main

Captured = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The practice game's demo in a file."""
    return played(tmp_path_factory.mktemp("export"), demo_lines("first-steps"))


def exported(session: Path, to: Path, *typed: str) -> str:
    assert main(["export", str(session), "--what", "graph", "-o", str(to), *typed]) == 0
    return to.read_text(encoding="utf-8")


def test_graphml_ends_with_the_ties_of_the_last_turn(session: Path, tmp_path: Path) -> None:
    exported(session, tmp_path / "ties.graphml")
    graph = nx.read_graphml(tmp_path / "ties.graphml")
    expected = ties(read_session(str(session)).state)
    last = {
        tuple(sorted(edge)): facts["weight"] for *edge, facts in graph.edges(data=True) if "weight" in facts
    }
    assert last == {pair: float(value) for pair, value in expected.items()}


def test_gexf_knows_every_actor_by_name(session: Path, tmp_path: Path) -> None:
    exported(session, tmp_path / "ties.gexf")
    graph = nx.read_gexf(tmp_path / "ties.gexf")
    named = {actor.id: actor.name for actor in read_session(str(session)).scenario.actors}
    assert {one: facts["label"] for one, facts in graph.nodes(data=True)} == named
    assert graph.graph["mode"] == "dynamic"


def test_csv_has_a_line_for_each_tie_and_turn(session: Path, tmp_path: Path) -> None:
    rows = list(csv.DictReader(StringIO(exported(session, tmp_path / "ties.csv"))))
    last = max(int(row["begin"]) for row in rows)
    now = {(row["source"], row["target"]): int(row["weight"]) for row in rows if int(row["begin"]) == last}
    assert now == ties(read_session(str(session)).state)
    assert rows[0]["label"] == "Start"


def test_the_measured_csv_is_one_that_balance_reads(session: Path, tmp_path: Path, capsys: Captured) -> None:
    exported(session, tmp_path / "ties.csv")
    assert main(["balance", str(tmp_path / "ties.csv"), "--at", "1"]) == 0
    assert "frustration index" in capsys.readouterr().out


def test_without_a_path_the_text_is_printed(session: Path, capsys: Captured) -> None:
    assert main(["export", str(session), "--what", "graph", "--format", "csv"]) == 0
    assert capsys.readouterr().out.startswith("source,target,weight,begin,end,label\n")


def test_a_file_that_is_there_is_not_replaced_unless_told(
    session: Path, tmp_path: Path, capsys: Captured
) -> None:
    file = tmp_path / "ties.csv"
    file.write_text("mine", encoding="utf-8")
    typed = ["export", str(session), "--what", "graph", "-o", str(file)]
    assert main(typed) == 1
    assert file.read_text(encoding="utf-8") == "mine"
    assert "--overwrite" in capsys.readouterr().err
    assert main([*typed, "--overwrite"]) == 0
    assert file.read_text(encoding="utf-8").startswith("source,")


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        (["--what", "graph", "--format", "dot"], 2, "graphml, gexf, csv, not as dot"),
        (["--what", "graph", "--branch", "nowhere"], 1, "no branch called “nowhere”"),
        (["--what", "weather"], 2, "weather"),
        (["--what", "graph", "-o", "x.XLSX"], 2, "x.XLSX would be graphml under another name"),
        (["--what", "graph", "-o", "x.pdf"], 2, "Give it the ending .graphml."),
        (["--what", "graph", "-o", "x.gephi"], 2, "graphml, gexf, csv; x.gephi would be graphml"),
        (["--what", "graph", "--format", "csv", "-o", "x.graphml"], 2, "Give it the ending .csv."),
        (["--what", "tables", "-o", "x.GEXF"], 2, "csv, json, xlsx, parquet; x.GEXF would be csv"),
    ],
)
def test_what_cannot_be_exported_is_refused_in_words(
    session: Path, capsys: Captured, typed: list[str], code: int, said: str
) -> None:
    assert main(["export", str(session), *typed]) == code
    assert said in capsys.readouterr().err


def test_a_place_that_cannot_be_written_is_named(session: Path, tmp_path: Path, capsys: Captured) -> None:
    nowhere = tmp_path / "no-folder" / "ties.csv"
    assert main(["export", str(session), "--what", "graph", "-o", str(nowhere)]) == 1
    assert "ties.csv was not written" in capsys.readouterr().err


def test_endings_are_read_in_capitals_too(session: Path, tmp_path: Path) -> None:
    assert exported(session, tmp_path / "ties.GEXF").startswith("<?xml")
    tables = tmp_path / "tables.XLSX"
    assert main(["export", str(session), "--what", "tables", "-o", str(tables)]) == 0
    assert tables.read_bytes().startswith(b"PK")
    assert main(["report", str(session), "-o", str(tmp_path / "report.MD"), "--quiet"]) == 0
