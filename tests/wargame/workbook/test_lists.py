"""A house's own list of injects, or of questions for observers, comes in by its own columns."""

from datetime import time
from pathlib import Path
from typing import Any

import pytest

from tests.wargame.scenario.small import small
from tests.wargame.workbook.books import made as workbook
from wargame.scenario.data import as_data
from wargame.terms import Refused
from wargame.workbook.exchange import preview_file, preview_rows
from wargame.workbook.preview import taken

MSEL = (
    "MSEL of exercise Ferry\n"
    "Serial\tTime\tFrom\tTo\tInject\tExpected action\n"
    "1\tTurn 1\tHarbour master\tNorth Bank\tThe ferry is late. Nobody knows why.\tAsk the Guild\n"
    "2\tMay\t\tall\tRain falls on both banks\t\n"
    "3\t09:30\tPress\tNorth Bank; South Bank\tA story is printed\tDeny it\n"
)


@pytest.fixture(scope="module")
def data() -> dict[str, Any]:
    return as_data(small())


def test_a_list_of_injects_becomes_events(data: dict[str, Any]) -> None:
    made = preview_rows(MSEL, data)
    now = taken(made)["injects"]
    assert made.troubles == ()
    assert now[: len(data["injects"])] == data["injects"]
    assert now[len(data["injects"]) :] == [
        {
            "id": "the-ferry-is-late",
            "title": "The ferry is late",
            "text": "Harbour master: The ferry is late. Nobody knows why.",
            "kind": "scheduled",
            "turn": 1,
            "to": ["north-bank"],
            "note": "Expected: Ask the Guild",
        },
        {
            "id": "rain-falls-on-both-banks",
            "title": "Rain falls on both banks",
            "text": "Rain falls on both banks",
            "kind": "scheduled",
            "turn": 3,
        },
        {
            "id": "a-story-is-printed",
            "title": "A story is printed",
            "text": "Press: A story is printed",
            "kind": "facilitator",
            "to": ["north-bank", "south-bank"],
            "note": "At 09:30.\nExpected: Deny it",
        },
    ]


def test_which_column_was_read_as_what_is_told(data: dict[str, Any]) -> None:
    notes = [str(note) for note in preview_rows(MSEL, data).notes]
    assert notes == [
        "Columns were read so: “Time” as turn, “From” as from, “To” as to, “Inject” as text, "
        "“Expected action” as expected. Not read: Serial."
    ]


def test_the_same_list_again_changes_nothing(data: dict[str, Any]) -> None:
    now = taken(preview_rows(MSEL, data))
    assert preview_rows(MSEL, now).is_empty


def test_an_inject_for_somebody_unknown_is_left_out_and_not_told_to_the_room(data: dict[str, Any]) -> None:
    made = preview_rows(MSEL.replace("\tNorth Bank\t", "\tWest Bank\t"), data)
    (trouble,) = made.troubles
    assert trouble.ref == "Clipboard!D3"
    assert "there is no seat `West Bank`" in str(trouble.told)
    assert len(made.new) == 2


def test_a_column_can_be_told_and_is_remembered(data: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Key,Happening,Slot\n1,The bell rings,2\n")
    with pytest.raises(Refused, match="no columns that are known"):
        preview_file(path, data)
    made = preview_file(path, data, "injects", {"Happening": "text", "Slot": "turn"})
    assert [(new.title, new.ref) for new in made.new] == [("The bell rings", "list!2")]
    again = preview_file(path, data, "injects")
    assert taken(again) == taken(made)


def test_a_column_that_is_not_there_or_cannot_be_so_is_refused(data: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Time,Inject\n1,The bell rings\n")
    with pytest.raises(Refused, match="no column “Slot”; there are Time, Inject"):
        preview_file(path, data, "injects", {"Slot": "turn"})
    with pytest.raises(Refused, match="cannot be “colour”; it can be text, title"):
        preview_file(path, data, "injects", {"Time": "colour"})
    path.write_text("A,B\n1,2\n")
    with pytest.raises(Refused, match="No column says what a row is about"):
        preview_file(path, data, "injects")


def test_a_list_in_a_workbook_may_have_times(data: dict[str, Any], tmp_path: Path) -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet("MSEL")
        sheet.write_row(0, 0, ["Time", "To", "Message"])
        sheet.write_datetime(1, 0, time(9, 30), book.add_format({"num_format": "hh:mm"}))
        sheet.write_row(1, 1, ["", "The bell rings"])

    path = tmp_path / "list.xlsx"
    path.write_bytes(workbook(fill))
    (new,) = preview_file(path, data).new
    assert new.ref == "MSEL!2"
    assert new.values["injects", "the-bell-rings", "note"] == "At 09:30."


def test_questions_for_observers_become_the_data_collection_plan(data: dict[str, Any]) -> None:
    text = "No\tQuestion\tObserver\n1\tWho spoke first?\tAnna\n2\tWhy did they trade?\tBen\n"
    made = preview_rows(text, data)
    assert [new.title for new in made.new] == ["Who spoke first?"]
    assert taken(made)["collection"] == [
        {"id": "why", "text": "Why did they trade?"},
        {"id": "who-spoke-first", "text": "Who spoke first?"},
    ]
