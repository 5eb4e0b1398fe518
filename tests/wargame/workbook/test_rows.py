"""Tables of text, whatever their letters and separators, and rows from the clipboard."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.wargame.scenario.small import small
from wargame.scenario.data import as_data
from wargame.terms import Refused
from wargame.workbook.exchange import preview_file, preview_rows
from wargame.workbook.files import WorkbookUnreadable
from wargame.workbook.preview import taken
from wargame.workbook.rows import rows_of, text_of_bytes


@pytest.fixture(scope="module")
def data() -> dict[str, Any]:
    return as_data(small())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_a_table_is_read_whatever_its_letters(encoding: str) -> None:
    text = "Title;Text\nÜberfahrt;Ein Boot, früh\n"
    content = text.encode(encoding)
    if encoding == "utf-16-be":
        content = b"\xfe\xff" + content
    assert text_of_bytes(content, "a.csv") == text


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n\0\0\0", b"%PDF-1.7", b"\0\1\2\3\0\0"])
def test_what_is_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(WorkbookUnreadable, match="is no table of text"):
        text_of_bytes(content, "a.csv")


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_what_parts_the_columns_is_found(separator: str) -> None:
    text = separator.join(["Id", "Title", "Text"]) + "\n" + separator.join(["a", "One", "Yes"]) + "\n"
    assert rows_of(text, "a.csv") == (("Id", "Title", "Text"), ("a", "One", "Yes"))


def test_a_line_of_ones_own_above_the_headings_does_not_hide_what_parts_them() -> None:
    assert rows_of("Exercise, May\nTime;To;Inject\n1;all;Rain, and wind\n", "a.csv")[1:] == (
        ("Time", "To", "Inject"),
        ("1", "all", "Rain, and wind"),
    )


def test_a_separator_that_the_file_names_itself_is_taken() -> None:
    assert rows_of("sep=;\na,b;c\n", "a.csv") == (("a,b", "c"),)


def test_commas_in_sentences_and_lines_in_quotes_part_nothing() -> None:
    text = 'Title;Text\nOne;"Two, three\nfour; ""five"""\n'
    assert rows_of(text, "a.csv") == (("Title", "Text"), ("One", 'Two, three\nfour; "five"'))


@given(st.text(max_size=200))
def test_any_text_is_some_rows(text: str) -> None:
    assert all(isinstance(cell, str) for row in rows_of(text, "a.csv") for cell in row)


def test_rows_on_the_clipboard_change_and_add_and_take_nothing_out(data: dict[str, Any]) -> None:
    text = "Id\tTitle\tCost\tIf it succeeds\nlay-stones\tLay stones\t3\ttrack(bridge) +2\n"
    made = preview_rows(text, data)
    assert [(change.ref, change.new) for change in made.changes] == [
        ("Clipboard!C2", 3),
        ("Clipboard!D2", "track(bridge) +2"),
    ]
    assert (made.new, made.missing) == ((), ())
    assert taken(made)["cards"][0]["succeeds"] == "track(bridge) +2"


def test_rows_that_were_copied_without_their_headings_are_known_by_their_ids(data: dict[str, Any]) -> None:
    text = "lay-stones\tLay many stones\tMasons work.\nnight-ferry\tNight ferry\t\n"
    made = preview_rows(text, data)
    assert [(change.heading, change.new) for change in made.changes] == [
        ("Title", "Lay many stones"),
        ("Text", "Masons work."),
    ]


def test_a_table_of_goals_is_known_by_its_headings(data: dict[str, Any], tmp_path: Any) -> None:
    path = tmp_path / "goals.csv"
    path.write_text("Text,Seat,Shape,Measure,From,To,Points\nBuild it,North Bank,ramp,track(bridge),2,8,50\n")
    made = preview_file(path, data)
    assert [(change.field, change.new) for change in made.changes] == [
        (("objectives", "n-bridge", "weight"), 50)
    ]


def test_a_table_of_nothing_known_is_refused_with_its_headings(data: dict[str, Any]) -> None:
    with pytest.raises(Refused, match=r"no columns that are known.*there are Colour, Size"):
        preview_rows("Colour\tSize\nred\t3\n", data)
