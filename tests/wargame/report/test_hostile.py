"""A stranger's session in every file that is written from it: nothing runs, nothing is fetched or read."""

import csv
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.hostile import HOSTILE, hostile_session
from tests.wargame.report.test_formats import Reader
from wargame.cli.main import main
from wargame.report.formats.html import as_html
from wargame.report.making import document_of
from wargame.report.options import Options

RUN_BY_SHEETS = tuple("=+-@\t\r")


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A session of hostile words, played to its end."""
    path = tmp_path_factory.mktemp("hostile") / "hostile.entente"
    hostile_session(path).close()
    return path


def test_a_page_has_no_tag_that_somebody_wrote(tmp_path: Path) -> None:
    made = hostile_session(tmp_path / "hostile.entente")
    page = Reader(as_html(document_of(made, Options(secrets=True))))
    made.close()
    assert not {"img", "script", "object", "iframe"} & {tag for tag, _ in page.tags}
    links = [
        value or "" for _, facts in page.tags for name, value in facts.items() if name in ("href", "src")
    ]
    assert all(link.startswith("#") for link in links)
    assert not [name for _, facts in page.tags for name in facts if name.startswith("on")]
    assert HOSTILE[0] in "".join(page.words)


def test_a_table_has_no_cell_that_a_sheet_would_run(session: Path, tmp_path: Path) -> None:
    assert (
        main(["export", str(session), "--what", "tables", "-o", str(tmp_path / "tables"), "--secrets"]) == 0
    )
    cells = [
        cell
        for path in (tmp_path / "tables").glob("*.csv")
        for row in csv.reader(path.read_text("utf-8-sig").splitlines())
        for cell in row
    ]
    assert any("calc" in cell for cell in cells)
    risky = {cell for cell in cells if cell.lstrip().startswith(RUN_BY_SHEETS)}
    assert not {cell for cell in risky if not cell.lstrip("+-").replace(".", "").isdigit()}


def test_a_workbook_holds_no_formula_and_no_link(session: Path, tmp_path: Path) -> None:
    assert (
        main(["export", str(session), "--what", "tables", "-o", str(tmp_path / "a.xlsx"), "--secrets"]) == 0
    )
    with ZipFile(tmp_path / "a.xlsx") as compiled:
        parts = {name: compiled.read(name) for name in compiled.namelist()}
    assert any(b"calc" in part for part in parts.values())
    assert not [name for name in parts if b"<f>" in parts[name] or b"<hyperlink" in parts[name]]
    assert not [name for name in parts if "externalLink" in name or "vba" in name]


@pytest.mark.parametrize("name", ["a.graphml", "a.gexf"])
def test_a_graph_is_read_as_it_was_meant(session: Path, tmp_path: Path, name: str) -> None:
    assert main(["export", str(session), "--what", "graph", "-o", str(tmp_path / name)]) == 0
    text = (tmp_path / name).read_text("utf-8")
    assert {part.tag.rpartition("}")[2] for part in ElementTree.fromstring(text).iter()}.isdisjoint(
        {"b", "img", "script", "a"}
    )


def test_pages_of_hostile_words_are_set_as_they_stand(session: Path, tmp_path: Path) -> None:
    for command in (
        ["report", str(session), "-o", str(tmp_path / "a.pdf"), "--secrets"],
        ["print", str(session), "-o", str(tmp_path / "b.pdf")],
    ):
        assert main(command) == 0
        assert (tmp_path / command[3]).read_bytes().startswith(b"%PDF")
