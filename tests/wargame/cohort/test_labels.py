"""Labels of a sheet that lies with the sessions are taken by themselves, and that is said."""

from pathlib import Path

from wargame.cohort.labels import NO_LABELS, labels_beside
from wargame.words.sentences import spoken

FILES = (Path("one.entente"), Path("two.entente"))


def test_a_sheet_that_lies_with_the_sessions_is_taken_and_that_is_said(tmp_path: Path) -> None:
    assert labels_beside([tmp_path], FILES) == NO_LABELS
    (tmp_path / "labels.csv").write_text("file;label;stratum\ntwo;desk;a\none;plain;a\n", encoding="utf-8")
    found = labels_beside([tmp_path], FILES)
    assert [(path.stem, one.label) for path, one in found.of.items()] == [("two", "desk"), ("one", "plain")]
    assert [spoken(one) for one in found.told] == [
        "labels are those of labels.csv, which lies with the sessions"
    ]


def test_of_two_sheets_neither_is_taken(tmp_path: Path) -> None:
    for ending in ("csv", "tsv"):
        (tmp_path / f"labels.{ending}").write_text("file,label\none,desk\n", encoding="utf-8")
    assert labels_beside([tmp_path], FILES) == NO_LABELS


def test_a_sheet_that_cannot_be_read_stops_nothing_and_is_told(tmp_path: Path) -> None:
    (tmp_path / "labels.xlsx").write_bytes(b"no workbook")
    found = labels_beside([tmp_path], FILES)
    assert found.of == {}
    assert "labels.xlsx" in " ".join(map(spoken, found.told))
