"""What stands in the workbook itself: texts that stay texts, lists to choose from, no formulas."""

import zipfile
from dataclasses import replace
from io import BytesIO

import pytest

from tests.wargame.scenario.small import small
from tests.wargame.workbook.books import book, preview, typed
from wargame.limits import LONGEST_TEXT
from wargame.scenario.data import as_data
from wargame.workbook.columns import SHEETS
from wargame.workbook.preview import taken
from wargame.workbook.xlsx import as_xlsx

HOSTILE = (
    "=1+1",
    '=HYPERLINK("http://x","y")',
    "+5",
    "-1",
    "@SUM(A1)",
    "1-3",
    "045",
    "http://x",
    "\t=1",
)


def parts(content: bytes) -> dict[str, str]:
    """The sheets of a workbook as XML."""
    with zipfile.ZipFile(BytesIO(content)) as packed:
        names = [name for name in packed.namelist() if name.startswith("xl/worksheets/sheet")]
        return {name: packed.read(name).decode() for name in names}


@pytest.mark.parametrize("text", HOSTILE)
def test_a_players_text_is_never_a_formula_a_link_a_number_or_a_date(text: str) -> None:
    card = replace(small().cards[0], text=text, note=text, face_note=text)
    data = as_data(replace(small(), title=text, cards=(card, *small().cards[1:])))
    content = as_xlsx(data, 0)
    assert not any("<f>" in xml or "<hyperlink" in xml for xml in parts(content).values())
    assert preview(data, book(data)).is_empty
    assert taken(preview({}, book(data)))["cards"][0]["text"] == text


def test_the_sheets_stand_in_their_order_and_the_last_is_hidden() -> None:
    read = book(as_data(small()))
    assert tuple(sheet.name for sheet in read.sheets) == SHEETS
    assert [sheet.name for sheet in read.sheets if sheet.hidden] == ["Entente"]


def test_what_can_be_chosen_has_a_list_and_ids_cannot_be_typed_over() -> None:
    cards = parts(as_xlsx(as_data(small()), 0))["xl/worksheets/sheet6.xml"]
    assert 'type="custom"' in cards
    assert "FALSE" in cards
    assert '"diplomatic,informational,military,economic"' in cards
    assert '"yes,no"' in cards
    assert "Actors!$B$2:$B$1001" in cards


def test_the_longest_text_fits_and_what_fits_no_cell_is_left_alone() -> None:
    long = "ä" * LONGEST_TEXT
    wide = "\U0001f600" * LONGEST_TEXT
    card = replace(small().cards[0], note=long, text=wide)
    data = as_data(replace(small(), cards=(card, *small().cards[1:])))
    assert preview(data, book(data)).is_empty


def test_line_ends_of_another_program_are_no_change() -> None:
    card = replace(small().cards[0], note="one\ntwo")
    data = as_data(replace(small(), cards=(card, *small().cards[1:])))
    read = book(data)
    row = next(sheet for sheet in read.sheets if sheet.name == "Cards").rows[1]
    column = row.index("one\ntwo")
    ref = f"Cards!{chr(ord('A') + column)}2" if column < 26 else f"Cards!A{chr(ord('A') + column - 26)}2"
    assert preview(data, typed(read, {ref: "one\r\ntwo"})).is_empty
    assert preview(data, typed(read, {ref: "one\r\nthree"})).changes[0].new == "one\nthree"


@pytest.mark.wide
def test_four_hundred_cards_are_written_and_compared() -> None:
    cards = tuple(
        replace(small().cards[0], id=f"card-{number}", title=f"Card {number}") for number in range(400)
    )
    data = as_data(replace(small(), cards=cards))
    read = book(data)
    assert preview(data, read).is_empty
    assert len(taken(preview({}, read))["cards"]) == 400
