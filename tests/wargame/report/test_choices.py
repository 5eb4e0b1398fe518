"""Tests of `wargame.report.choices`."""

from dataclasses import replace

import pytest

from wargame.report.choices import (
    FORMS,
    WHATS,
    ExportDraft,
    file_name,
    kept,
    note,
    options_of,
    taken_up,
    template_of,
    with_template,
    with_what,
)


def test_what_is_kept_is_taken_up_again() -> None:
    draft = ExportDraft(
        form="html",
        naming="none",
        paper="letter",
        without=frozenset({"events"}),
        sheets=("cards",),
        templates=(("docx", "/house.docx"),),
    )
    assert taken_up(kept(draft)) == draft


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{", '{"naming": 3, "without": ["weather"], "sheets": []}', '{"form": [], "paper": {}}'],
)
def test_what_makes_no_sense_is_not_taken(text: str) -> None:
    assert taken_up(text) == ExportDraft()


def test_each_format_has_a_template_of_its_own_or_none() -> None:
    draft = with_template(ExportDraft(form="docx"), "/house.docx")
    assert template_of(draft) == "/house.docx"
    assert template_of(replace(draft, form="pptx")) == template_of(replace(draft, form="pdf")) == ""
    assert template_of(with_template(draft, "")) == ""


@pytest.mark.parametrize("what", WHATS)
def test_each_kind_has_a_format_of_its_own(what: str) -> None:
    kind = next(one for one in WHATS if one == what)
    assert with_what(ExportDraft(form="csv"), kind).form in FORMS[kind]


def test_a_turn_is_told_alone() -> None:
    assert options_of(ExportDraft(what="turn", turn=3, until=2)).turn == 3
    assert options_of(ExportDraft(what="turn", turn=3, until=2)).until is None


def test_a_folder_of_tables_has_no_ending() -> None:
    assert file_name(ExportDraft(what="tables", form="csv"), "Tuesday") == "Tuesday data"
    assert file_name(ExportDraft(form="docx"), "Tuesday") == "Tuesday report.docx"
    assert file_name(ExportDraft(), "Tuesday") == "Tuesday report.pdf"


def test_readers_are_thought_of() -> None:
    assert "Mind who reads it" in note(ExportDraft(), closed=True, opened=True)
    assert "left out" in note(ExportDraft(), closed=True, opened=False)
    assert "interim" in note(ExportDraft(), closed=False, opened=False)
    assert "left out" in note(replace(ExportDraft(), secrets="out"), closed=True, opened=True)
