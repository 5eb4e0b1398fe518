"""What goes into a workbook comes out of it again, whatever it is."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.wargame.scenario.small import SMALL, small
from tests.wargame.strategies import scenarios
from tests.wargame.workbook.anything import anything
from tests.wargame.workbook.books import book, cell, typed, without_base
from wargame.places import scenarios_folder
from wargame.scenario.data import as_data, from_data, scenario_hash
from wargame.scenario.load import load, read
from wargame.scenario.model import Scenario
from wargame.workbook.comparing import compared, preview_of
from wargame.workbook.entries import entries
from wargame.workbook.exchange import new_scenario
from wargame.workbook.files import place_of
from wargame.workbook.preview import taken
from wargame.workbook.sheets import grids
from wargame.workbook.xlsx import as_xlsx, without_base_rates

ASKING = scenarios_folder() / "templates" / "two-parties-and-a-mediator.yaml"
"""A scenario with an inject that asks."""
SHIPPED = [*sorted(scenarios_folder().glob("*.yaml")), ASKING]


@pytest.mark.parametrize("path", [SMALL, *SHIPPED], ids=lambda path: path.stem)
def test_a_scenario_made_of_its_workbook_alone_is_the_same(path: Path) -> None:
    scenario = load(path)
    alone = without_base(book(as_data(scenario)))
    again, faults = read(new_scenario(preview_of(alone, {})), "again.yaml")
    assert again is not None
    assert faults == ()
    assert scenario_hash(again) == scenario_hash(scenario)


@pytest.mark.parametrize("path", [SMALL, *SHIPPED], ids=lambda path: path.stem)
def test_a_workbook_that_nobody_touched_changes_nothing(path: Path) -> None:
    data = as_data(load(path))
    assert preview_of(book(data), data).is_empty
    made = preview_of(without_base(book(data)), data)
    assert (made.is_empty, made.troubles, made.unread) == (True, (), ())


@pytest.mark.wide
@settings(max_examples=10)
@given(scenarios())
def test_random_scenarios_come_back_by_their_workbooks_alone(scenario: Scenario) -> None:
    made = compared(without_base(book(as_data(scenario))), {})
    assert scenario_hash(from_data(taken(made))) == scenario_hash(scenario)


@pytest.mark.wide
@settings(max_examples=20)
@given(anything())
def test_any_words_and_numbers_come_back(data: dict[str, Any]) -> None:
    read_again = without_base(book(data))
    assert preview_of(read_again, data).is_empty
    assert as_data(from_data(taken(compared(read_again, {})))) == as_data(from_data(data))


def test_ties_come_back_in_their_order_though_nothing_but_their_strength_is_said() -> None:
    ties = [
        {"between": ["south-bank", "river-guild"], "value": 1},
        {"between": ["north-bank", "south-bank"], "value": 2, "why": "A bridge."},
        {"between": ["river-guild", "north-bank"], "value": -1},
        {"between": ["north-bank", "north-bank"], "value": 3},
    ]
    data = {**as_data(small()), "alignments": ties}
    assert taken(compared(without_base(book(data)), {}))["alignments"] == ties


@pytest.mark.wide
@given(
    st.sampled_from(["cards", "rules", "actors", "monitor"]), st.sampled_from(["x", 3, [], {"a": 1}, None])
)
def test_what_is_half_finished_or_wrong_is_written_too_and_nothing_of_it_is_lost(
    part: str, other: Any
) -> None:
    data = {**as_data(small()), part: other, "unknown": {"deep": [1, 2]}}
    assert preview_of(without_base(book(data)), data).is_empty


def test_every_field_of_the_format_has_a_cell() -> None:
    data = as_data(load(SHIPPED[0]))
    there = {cell.field for grid in grids(data) for row in grid.rows for cell in row}
    missing = {entry.field for entry in entries(data) if entry.field not in there}
    assert {field[-1] for field in missing} <= {"id", "between"}


def test_the_same_scenario_gives_the_same_bytes() -> None:
    data = as_data(small())
    assert as_xlsx(data, 1_000_000_000) == as_xlsx(data, 1_000_000_000)


def test_base_rates_are_no_part_of_a_workbook() -> None:
    data = as_data(load(SHIPPED[0]))
    assert "base-rates" in data["monitor"]
    assert "base-rates" not in without_base_rates(data)["monitor"]
    assert taken(preview_of(book(data), data)) == data


def test_a_line_more_in_the_cell_of_answers_is_an_answer_more() -> None:
    data = as_data(load(ASKING))
    read_again = book(data)
    at = cell(read_again, "Events", "open-road", "Answers")
    (sheet,) = (one for one in read_again.sheets if one.name == "Events")
    row, column = place_of(at.partition("!")[2]) or (0, 0)
    lines = (
        f"{sheet.rows[row][column]}\ncurse | Curse the road | | | turn >= 2 | alignment(self, mediator) -1"
    )
    changed = from_data(taken(preview_of(typed(read_again, {at: lines}), data)))
    (inject,) = (one for one in changed.injects if one.answers)
    assert [one.id for one in inject.answers] == ["no-word", "promise", "escort", "curse"]
    assert (inject.answers[-1].requires, inject.answers[-1].effects) == (
        "turn >= 2",
        "alignment(self, mediator) -1",
    )
