"""Tests of `wargame.shown.editor.sheet`: sections as cells, and cells read back."""

from functools import cache

import pytest

from wargame.places import scenarios_folder
from wargame.scenario.document.document import Document, open_document
from wargame.scenario.fields import FieldForm
from wargame.shown.editor.sections import SECTIONS, Section, items_in, section
from wargame.shown.editor.sheet import Unread, cell_text, columns_of, edits_of, pasted, read_cell, seat_of

LISTS = [one for one in SECTIONS if one.is_list]


@cache
def practice() -> Document:
    return open_document(scenarios_folder() / "templates" / "practice.yaml")


@cache
def flagship() -> Document:
    return open_document(scenarios_folder() / "afghanistan-2017.yaml")


def column(of: str, name: str) -> FieldForm:
    return next(one.form for one in columns_of(section(of)) if one.form.name == name)


@pytest.mark.parametrize("of", LISTS, ids=lambda of: of.key)
def test_every_cell_of_the_flagship_is_read_back_as_it_is_shown(of: Section) -> None:
    cells = [
        (
            item.path,
            one.form,
            cell_text(flagship(), one.form, item.data.get(one.form.name), seat_of(item.data)),
        )
        for item in items_in(flagship(), of)
        for one in columns_of(of)
        if one.editable and item.data.get(one.form.name) is not None
    ]
    edit = edits_of(flagship(), of, cells)
    assert not isinstance(edit, Unread), edit
    if edit is not None:
        after, _back = flagship().edited(edit)
        assert after.model == flagship().model


@pytest.mark.parametrize(
    ("of", "name", "text", "value"),
    [
        ("cards", "cost", "−2", Unread("“−2” does not fit: Cost is a whole number, 0 or more")),
        ("cards", "cost", "two", Unread("“two” is not a whole number")),
        ("cards", "difficulty", "−3", -3),
        ("cards", "covert", "yes", True),
        ("cards", "covert", "maybe", Unread("“maybe” is neither yes nor no")),
        ("cards", "instrument", "Economic", "economic"),
        ("cards", "owners", "East town; Ferry", ["east-town", "ferry"]),
        ("goals", "seat", "West town", "west-town"),
        ("goals", "seat", "Nobody", Unread("there is no seat called “Nobody”")),
        ("ties", "between", "Ferry", Unread("Between needs two, with a semicolon between them")),
        ("cards", "title", " ", Unread("Title cannot be empty")),
        ("cards", "text", "", None),
    ],
)
def test_a_cell_is_read_by_the_kind_of_its_field(of: str, name: str, text: str, value: object) -> None:
    assert read_cell(practice(), column(of, name), text) == value


def test_rows_of_a_spreadsheet_become_cells_and_new_items_in_one_step() -> None:
    edit = pasted(practice(), section("tracks"), (1, 0), [["Boats"], ["Mud"]])
    assert edit is not None
    assert not isinstance(edit, Unread)
    after, back = practice().edited(edit)
    assert [item.title for item in items_in(after, section("tracks"))] == ["Bridge", "Boats", "Mud"]
    assert after.is_playable
    assert after.edited(back)[0].text == practice().text


def test_a_paste_with_one_wrong_cell_changes_nothing() -> None:
    columns = [one.form.name for one in columns_of(section("cards"))]
    row = ["x"] * (columns.index("cost") + 1)
    edit = pasted(practice(), section("cards"), (0, columns.index("cost")), [["1"], ["many"]])
    assert edit == Unread("row 2: “many” is not a whole number")
    assert isinstance(pasted(practice(), section("cards"), (99, 1), [row]), Unread)
