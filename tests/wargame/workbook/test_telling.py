"""A preview in words, for the terminal."""

from typing import Any

import pytest

from tests.wargame.scenario.small import small
from tests.wargame.workbook.books import book, cell, preview, typed
from wargame.scenario.data import as_data
from wargame.workbook.exchange import preview_rows
from wargame.workbook.files import RawBook, RawSheet
from wargame.workbook.preview import Taking
from wargame.workbook.telling import summary, told


@pytest.fixture(scope="module")
def data() -> dict[str, Any]:
    return as_data(small())


def words(parts: tuple[Any, ...]) -> dict[str, tuple[str, ...]]:
    return {part.heading: part.lines for part in parts}


def test_every_part_of_a_preview_is_told_with_its_cells(data: dict[str, Any]) -> None:
    exported = book(data)
    cost, throw = (cell(exported, "Cards", "lay-stones", heading) for heading in ("Cost", "Throw"))
    here = {**data, "cards": [{**data["cards"][0], "cost": 5}, *data["cards"][1:]]}
    changed = typed(exported, {cost: 3, throw: "\u22124", "Cards!M2": "track(brigde) +1"})
    sheets = tuple(
        RawSheet(one.name, one.rows[:-1]) if one.name == "Goals" else one for one in changed.sheets
    )
    made = preview(here, RawBook((*sheets, RawSheet("Ideas", (("a",),)))))
    said = words(told(made))
    assert said["Changed on both sides"] == (
        f"{cost}: Lay stones, Cost: 5 here, 3 in the workbook, 2 when it was written; the scenario's is kept",
    )
    assert said["Changed"] == (f"{throw}: Lay stones, Throw: 7 → -4",)
    assert said["Not in the workbook"] == ("goal “No quarrel”, kept",)
    assert said["Mended silently"] == ("1 typographic minus sign.",)
    assert said["Not read"] == ("Ideas!: the sheet “Ideas” is not read",)
    assert said["To mend before it comes in"][0].startswith("Cards!M2: there is no track `brigde`")
    assert summary(made) == (
        "1 cell changed, 1 cell changed on both sides, 1 not in the workbook and 1 to mend."
    )
    taking = Taking(
        theirs=frozenset([("cards", "lay-stones", "cost")]), removed=frozenset([made.missing[0].thing])
    )
    said = words(told(made, taking))
    assert said["Changed on both sides"][0].endswith("the workbook's is taken")
    assert said["Not in the workbook"] == ("goal “No quarrel”, taken out",)


def test_of_a_new_scenario_it_is_told_what_is_still_to_be_written() -> None:
    made = preview_rows("Id\tTitle\tCost\n\tRing the bell\t2\n", {})
    said = words(told(made))
    assert said["New"] == ("Clipboard!2: card “Ring the bell”",)
    assert any(line.startswith("calendar") for line in said["Still to be written"])


def test_that_nothing_is_changed_is_told(data: dict[str, Any]) -> None:
    assert summary(preview(data, book(data))) == (
        "Nothing is changed: the workbook says what the scenario says."
    )
