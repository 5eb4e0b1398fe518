"""Workbooks that could harm, or are none, are refused in a sentence; what is only odd is read and told."""

import zipfile
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.wargame.scenario.small import small
from tests.wargame.workbook.books import made
from wargame.limits import LARGEST_UNPACKED, LARGEST_WORKBOOK
from wargame.scenario.data import as_data
from wargame.workbook.files import WorkbookUnreadable, book_of, place_of, read_book, ref_of
from wargame.workbook.xlsx import as_xlsx

SHEET = "xl/worksheets/sheet1.xml"


def plain(fill: Any) -> bytes:
    """A workbook of one sheet, Cards."""
    return made(lambda book: fill(book, book.add_worksheet("Cards")))


def repacked(content: bytes, changes: dict[str, bytes]) -> bytes:
    """The workbook with some of its parts put in place of what is there."""
    result = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in changes:
                new.writestr(name, old.read(name))
        for name, part in changes.items():
            new.writestr(name, part)
    return result.getvalue()


@pytest.fixture(scope="module")
def content() -> bytes:
    return plain(lambda _, sheet: sheet.write_row(0, 0, ["Id", "Title"]))


def refusal(content: bytes) -> str:
    with pytest.raises(WorkbookUnreadable) as refused:
        book_of(content, "a.xlsx")
    return str(refused.value)


def test_a_file_of_a_hundred_megabytes_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with path.open("wb") as file:
        file.truncate(LARGEST_WORKBOOK + 1)
    with pytest.raises(WorkbookUnreadable, match="has more than 20,000,000 bytes"):
        read_book(path)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(WorkbookUnreadable, match=r"none.xlsx could not be opened: No such file"):
        read_book(tmp_path / "none.xlsx")


def test_what_unpacks_to_too_much_is_refused(content: bytes) -> None:
    bomb = repacked(content, {"xl/media/image1.png": bytes(LARGEST_UNPACKED)})
    assert len(bomb) < 1_000_000
    assert "unpacks to more than 100,000,000 bytes" in refusal(bomb)


def test_what_lies_about_how_much_it_unpacks_to_is_refused(content: bytes) -> None:
    honest = repacked(content, {"xl/media/image1.png": bytes(1_000_000)})
    lying = honest.replace((1_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert lying != honest
    assert "no whole workbook" in refusal(lying)


@pytest.mark.parametrize(
    "rows",
    [
        b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        b"<row/>" * 40_000 + b"<row>" + b"<c/>" * 100 + b"<c><v>1</v></c></row>",
    ],
    ids=["far away", "counted only"],
)
def test_a_sheet_that_reaches_over_millions_of_cells_is_refused(content: bytes, rows: bytes) -> None:
    sheet = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    wide = repacked(content, {SHEET: sheet + rows + b"</sheetData></worksheet>"})
    assert "Delete the empty rows and columns behind its end" in refusal(wide)


def test_entities_that_blow_up_are_refused(content: bytes) -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>'
    assert "a sheet of it is damaged" in refusal(repacked(content, {SHEET: bomb}))


@pytest.mark.parametrize(
    ("part", "kind"),
    [("content.xml", "an OpenDocument file"), ("word/document.xml", "a Word document")],
)
def test_files_of_other_programs_are_called_what_they_are(part: str, kind: str, content: bytes) -> None:
    assert refusal(repacked(content, {part: b""})) == (
        f"a.xlsx is {kind}. Save it as an Excel workbook (.xlsx), and import that."
    )


def test_old_and_locked_workbooks_are_told() -> None:
    assert "old kind (.xls), or one with a password" in refusal(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    )


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"hello", bytes(1000)])
def test_what_is_no_workbook_is_told(content: bytes) -> None:
    assert "a.xlsx is no whole workbook" in refusal(content)


@pytest.mark.wide
@settings(max_examples=60)
@given(st.integers(0, 10**6), st.integers(0, 255), st.booleans())
def test_a_damaged_workbook_is_read_or_refused_but_never_breaks_anything(
    place: int, byte: int, cut: bool
) -> None:
    content = bytearray(as_xlsx(as_data(small()), 0))
    place %= len(content)
    content[place] = byte
    try:
        book_of(bytes(content[:place] if cut else content), "a.xlsx")
    except WorkbookUnreadable:
        return


def test_macros_are_told_and_not_read(content: bytes) -> None:
    read = book_of(repacked(content, {"xl/vbaProject.bin": b"Sub Open()"}), "a.xlsm")
    assert [str(note) for note in read.notes] == [
        "The workbook holds macros. They were not read, and never run."
    ]


def test_of_a_formula_its_last_value_is_read_and_told() -> None:
    read = book_of(plain(lambda _, sheet: sheet.write_formula(1, 1, "=1+2", None, 3)), "a.xlsx")
    assert read.sheets[0].rows[1][1] == 3
    assert [str(note) for note in read.notes] == ["Cards: 1 cell with a formula; the last value was read."]


def test_a_formula_without_a_value_is_told_by_its_cell() -> None:
    content = plain(lambda _, sheet: sheet.write_formula(1, 1, "=1+2"))
    with zipfile.ZipFile(BytesIO(content)) as packed:
        sheet = packed.read(SHEET).replace(b"<v>0</v>", b"")
    read = book_of(repacked(content, {SHEET: sheet}), "a.xlsx")
    assert [told.what for told in read.sheets[0].spoilt.values()] == ["cell-formula-without-value"]


def test_merged_cells_dates_and_errors_are_told_by_their_cells() -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.merge_range("A2:A3", "both")
        sheet.write_datetime("B2", datetime.fromisoformat("2026-03-01"), book.add_format({"num_format": 14}))
        sheet.write_formula("C2", "=NA()", None, "#N/A")
        sheet.write("D3", "the end")

    read = book_of(plain(fill), "a.xlsx").sheets[0]
    assert {ref_of(*place): told.what for place, told in read.spoilt.items()} == {
        "A3": "cell-merged",
        "B2": "cell-date",
        "C2": "cell-error",
    }


def test_hidden_sheets_are_known_as_such() -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.activate()
        book.add_worksheet("Goals").hide()

    assert [(one.name, one.hidden) for one in book_of(plain(fill), "a.xlsx").sheets] == [
        ("Cards", False),
        ("Goals", True),
    ]


@given(st.integers(0, 1_048_575), st.integers(0, 16_383))
def test_cells_are_called_as_a_spreadsheet_calls_them(row: int, column: int) -> None:
    assert place_of(ref_of(row, column)) == (row, column)


def test_a_few_cells_by_name() -> None:
    assert [ref_of(0, 0), ref_of(13, 5), ref_of(0, 26), ref_of(0, 702)] == ["A1", "F14", "AA1", "AAA1"]
    assert [place_of(one) for one in ("", "14", "F", "F0x")] == [None, None, None, None]
