"""What a preview of an import shows, and what comes of what is pressed in it."""

from typing import Any

import pytest

from tests.wargame.scenario.small import small
from tests.wargame.workbook.books import book, cell, preview, typed
from wargame.places import scenarios_folder
from wargame.scenario.data import as_data
from wargame.scenario.load import load
from wargame.shown.imports import (
    EVERYTHING,
    Choosing,
    ImportLine,
    choosing_of,
    figures_of,
    import_words,
    is_something,
    lines_of,
    parts_of,
    sheets_of,
)
from wargame.workbook.files import RawBook, RawSheet
from wargame.workbook.preview import Preview, taken


@pytest.fixture(scope="module")
def made() -> Preview:
    """A preview with something of everything."""
    data = as_data(small())
    exported = book(data)

    def at(thing: str, heading: str) -> str:
        return cell(exported, "Cards", thing, heading)

    here: dict[str, Any] = taken(preview(data, typed(exported, {at("lay-stones", "Cost"): 5})))
    changed = typed(
        exported,
        {
            at("lay-stones", "Cost"): 3,
            at("lay-stones", "Throw"): 8,
            at("lay-stones", "Can be planned if"): "track(brigde) \u2265 1",
            "Ties!B3": 4,
        },
    )
    sheets = tuple(_with_other_goals(one) if one.name == "Goals" else one for one in changed.sheets)
    return preview(here, RawBook((*sheets, RawSheet("Ideas", (("a",),)))))


def _with_other_goals(sheet: RawSheet) -> RawSheet:
    new = ("", *sheet.rows[1][1:3], "Build it high", *sheet.rows[1][4:])
    return RawSheet(sheet.name, (*sheet.rows[:-1], new))


def line(choosing: Choosing, part: str) -> ImportLine:
    return next(one for one in lines_of(choosing) if one.part == part and one.kind != "heading")


def test_every_part_has_its_heading_and_its_lines(made: Preview) -> None:
    choosing = Choosing(preview=made)
    assert [part for part, _ in parts_of(made)] == [
        "fault",
        "conflict",
        "change",
        "new",
        "missing",
        "mended",
        "unread",
    ]
    headings = [one.thing for one in lines_of(choosing) if one.kind == "heading"]
    assert len(headings) == len(parts_of(made))
    assert sheets_of(made) == (("Ties", 1), ("Cards", 2), ("Goals", 1))
    figures = {words: number for number, words in figures_of(made)}
    assert figures == {"changed": 2, "goal new": 1, "without a row": 1, "on both sides": 1, "to mend": 1}


def test_one_part_can_be_shown_alone(made: Preview) -> None:
    choosing = Choosing(preview=made).with_part("new")
    assert {one.part for one in lines_of(choosing)} == {"new"}
    assert {one.part for one in lines_of(choosing.with_part(EVERYTHING))} > {"new"}


def test_a_line_that_is_not_ticked_is_not_taken(made: Preview) -> None:
    choosing = Choosing(preview=made)
    assert import_words(choosing) == "Import 2 cells and 1 goal"
    card = next(one for one in lines_of(choosing) if one.part == "change" and "Lay stones" in one.thing)
    choosing = choosing.turned(card).turned(line(choosing, "new"))
    assert import_words(choosing) == "Import 1 cell"
    assert not next(one for one in lines_of(choosing) if one.key == card.key).ticked
    assert taken(made, choosing.taking())["cards"][0]["difficulty"] == 7


def test_of_two_values_yours_is_kept_until_the_other_is_pressed(made: Preview) -> None:
    choosing = Choosing(preview=made)
    conflict = line(choosing, "conflict")
    assert (conflict.old, conflict.new, conflict.ticked) == ("yours: 5", "theirs: 3", False)
    assert taken(made, choosing.taking())["cards"][0]["cost"] == 5
    choosing = choosing.turned(conflict)
    assert line(choosing, "conflict").words.endswith("the workbook's is taken")
    assert taken(made, choosing.taking())["cards"][0]["cost"] == 3
    assert choosing.all_conflicts(theirs=False).taking().theirs == frozenset()


def test_what_has_no_row_goes_only_when_it_is_ticked(made: Preview) -> None:
    choosing = Choosing(preview=made)
    missing = line(choosing, "missing")
    assert (missing.thing, missing.ticked) == ("No quarrel", False)
    goals = {one["id"] for one in taken(made, choosing.turned(missing).taking())["objectives"]}
    assert goals == {"n-bridge", "n-trade", "n-walls", "build-it-high"}


def test_what_was_very_likely_meant_can_be_taken_by_one_press(made: Preview) -> None:
    choosing = Choosing(preview=made)
    fault = line(choosing, "fault")
    assert (fault.kind, fault.old, fault.new) == ("mend", "There is no track “brigde”", "Use “The bridge”")
    assert fault.thing == "Lay stones"
    assert "requires" in taken(made, choosing.taking())["cards"][0]
    mended = taken(made, choosing.turned(fault).taking())["cards"][0]
    assert mended["requires"] == "track(bridge) >= 1"
    assert import_words(choosing.turned(fault)) == "Import 3 cells and 1 goal"


def test_of_a_sheet_that_is_left_out_nothing_is_taken(made: Preview) -> None:
    choosing = Choosing(preview=made).all_conflicts(theirs=True)
    assert import_words(choosing) == "Import 3 cells and 1 goal"
    choosing = choosing.with_sheet("Cards", taken=False)
    assert import_words(choosing) == "Import 1 cell and 1 goal"
    assert import_words(choosing.with_sheet("Cards", taken=True)) == "Import 3 cells and 1 goal"


def test_of_another_scenarios_workbook_nothing_is_taken_that_is_not_ticked() -> None:
    data = as_data(load(scenarios_folder() / "first-steps.yaml"))
    choosing = choosing_of(preview(data, book(as_data(small()))))
    assert not is_something(choosing)
    first = lines_of(choosing)[1]
    assert first.thing == "This workbook is of another scenario, small. Tick what you want of it."
    card = next(one for one in lines_of(choosing) if one.part == "new" and one.heading == "card")
    assert import_words(choosing.turned(card)) == "Import 1 card"


def test_nothing_to_import_is_said() -> None:
    data = as_data(small())
    choosing = Choosing(preview=preview(data, book(data)))
    assert (import_words(choosing), is_something(choosing)) == ("Nothing to import", False)
    assert figures_of(choosing.preview) == ((0, "changed"),)
