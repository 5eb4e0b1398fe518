"""A series is written as a report, as tables, or as a folder with every chart and its data."""

from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from tests.wargame.cohort.reporting.room import NAME, marked, room
from wargame.cohort.reporting.facts import Choices
from wargame.cohort.reporting.writing import write_series
from wargame.cohort.study import Study
from wargame.scenario.model import Marking
from wargame.terms import Refused

MARKED = Marking(text="OFFICIAL", caveats="for the faculty", house="The school")


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Study:
    return marked(room(tmp_path_factory.mktemp("room")), MARKED)


@pytest.fixture(scope="module")
def folder(found: Study, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("out") / "series"
    write_series(found, made)
    return made


def test_a_folder_has_the_report_the_tables_and_each_chart_with_its_data(folder: Path) -> None:
    assert (folder / "report.pdf").read_bytes().startswith(b"%PDF")
    assert {"tables.csv", "courses.csv", "codebook.csv"} <= {one.name for one in folder.iterdir()}
    kinds: dict[str, set[str]] = {}
    for one in (folder / "charts").iterdir():
        kinds.setdefault(one.stem, set()).add(one.suffix)
    assert {"verdicts", "index-by-turn", "decided", "map", "differences", "index-by-stratum"} <= set(kinds)
    assert all(of == {".svg", ".png", ".csv"} for of in kinds.values())


def test_every_chart_is_a_whole_drawing_with_words_and_its_marking(folder: Path) -> None:
    for one in (folder / "charts").glob("*.svg"):
        root = ElementTree.fromstring(one.read_text(encoding="utf-8"))
        said = ["".join(of.itertext()) for of in root.iter()]
        assert any("OFFICIAL" in words for words in said), one.name
        desc = root.find("{http://www.w3.org/2000/svg}desc")
        assert desc is not None
        assert desc.text, one.name
    for one in (folder / "charts").glob("*.png"):
        assert one.read_bytes().startswith(b"\x89PNG")
    for one in (folder / "charts").glob("*.csv"):
        rows = one.read_text(encoding="utf-8-sig").splitlines()
        assert rows[0].endswith(",Marking")
        assert len(rows) > 1


def test_nobody_is_named_in_any_file(folder: Path, found: Study, tmp_path: Path) -> None:
    for one in folder.rglob("*"):
        if one.suffix in (".csv", ".svg"):
            assert NAME not in one.read_text(encoding="utf-8-sig"), one.name
    for ending in ("md", "docx", "xlsx", "json", "html"):
        (path, *_) = write_series(found, tmp_path / f"series.{ending}")
        assert NAME not in _all_text(path), ending


def _all_text(path: Path) -> str:
    if path.suffix in (".docx", ".xlsx"):
        with ZipFile(path) as package:
            return " ".join(package.read(name).decode("latin-1") for name in package.namelist())
    return path.read_text(encoding="utf-8")


def test_files_are_named_where_that_is_asked_for(found: Study, tmp_path: Path) -> None:
    write_series(found, tmp_path / "series.md", Choices(names=True))
    assert f"{NAME} 3" in (tmp_path / "series.md").read_text(encoding="utf-8")
    rule = marked(found, Marking(chatham_house=True))
    with pytest.raises(Refused, match="Chatham House rule"):
        write_series(rule, tmp_path / "other.md", Choices(names=True))
    write_series(rule, tmp_path / "other.md")


def test_the_word_file_says_of_how_many_sessions_it_was_made(found: Study, tmp_path: Path) -> None:
    write_series(found, tmp_path / "series.docx")
    with ZipFile(tmp_path / "series.docx") as package:
        words = package.read("word/document.xml").decode()
    assert "It was made from 8 sessions." in words
    assert "OFFICIAL" in " ".join(_parts(tmp_path / "series.docx"))


def _parts(path: Path) -> list[str]:
    with ZipFile(path) as package:
        return [package.read(name).decode("latin-1") for name in package.namelist()]


def test_the_same_series_gives_the_same_bytes(found: Study, tmp_path: Path) -> None:
    for name in ("one.pdf", "two.pdf"):
        write_series(found, tmp_path / name)
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


def test_what_cannot_be_written_is_refused_in_words(found: Study, tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"A series is not written as \.pptx"):
        write_series(found, tmp_path / "series.pptx")
    with pytest.raises(Refused, match="nothing to report"):
        write_series(room(tmp_path, 0, labels=False), tmp_path / "none.pdf")
    assert not (tmp_path / "none.pdf").exists()
