"""The report of a series says what was found, how sure that is, and what so few tables cannot show."""

from pathlib import Path

import msgspec
import pytest

from tests.wargame.cohort.reporting.room import extracts, marked, opened, room
from wargame.cohort.extract import Extract
from wargame.cohort.reporting.document import BOTS_ALL, SECRETS_IN, SECRETS_OUT, document_of
from wargame.cohort.reporting.facts import Choices, marking_of, series_facts
from wargame.cohort.series import headline
from wargame.cohort.study import Study
from wargame.report.anchors import statements
from wargame.report.blocks import Document
from wargame.scenario.model import Marking


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Study:
    return room(tmp_path_factory.mktemp("room"), games=60)


@pytest.fixture(scope="module")
def document(found: Study) -> Document:
    return document_of(series_facts(found))


def said(document: Document, part: str = "") -> str:
    return "\n".join(one.text for one in statements(document) if not part or one.part == part)


def test_it_begins_with_what_was_found(found: Study, document: Document) -> None:
    assert document.subtitle == headline(found)[0]
    assert document.subtitle.startswith("Index at the end: ")
    cover = said(document, "cover")
    assert "8 tables played to the end" in cover
    assert BOTS_ALL in cover
    assert SECRETS_OUT in cover


def test_every_part_is_there_and_tells_its_own(document: Document) -> None:
    assert [part.id for part in document.parts] == [
        "what",
        "treatment",
        "verdicts",
        "course",
        "alike",
        "numbers",
        "differences",
        "method",
        "tables",
    ]
    assert "the same session as table 1" in said(document, "what")
    assert "“desk”: 4 tables" in said(document, "what")
    assert "not to say that there is none" in said(document, "treatment")
    assert "of 4" in said(document, "verdicts")
    assert "From turn" in said(document, "course")
    assert "Distances on the map follow the true ones at" in said(document, "alike")
    assert "Greedy bots take what pays most at once" in said(document, "method")
    assert "table 8" in said(document, "tables")


def test_what_was_named_before_play_stands_first_and_apart(found: Study, document: Document) -> None:
    assert found.trial is not None
    rows = said(document, "differences").splitlines()
    assert rows[1].startswith("Index at the end ")
    assert rows[1].endswith("named before play")
    assert not any(row.endswith("named before play") for row in rows[2:])


@pytest.mark.parametrize(
    ("tables", "words"),
    [
        (1, "One table is a story"),
        (2, "Two tables cannot show a difference"),
        (3, "So few tables have no middle"),
    ],
)
def test_few_tables_are_told_with_what_they_cannot_show(tmp_path: Path, tables: int, words: str) -> None:
    document = document_of(series_facts(room(tmp_path, tables, labels=False)))
    assert words in said(document, "cover")
    assert "treatment" not in {part.id for part in document.parts}
    assert "in 100)" not in said(document, "verdicts")


def test_games_that_are_not_over_make_no_numbers(tmp_path: Path) -> None:
    document = document_of(series_facts(room(tmp_path, 2, labels=False, change=_unfinished)))
    assert document.subtitle == "No game here is over"
    assert "the game is not over" in said(document, "what")
    assert [part.id for part in document.parts] == ["what", "method", "tables"]


def _unfinished(one: Extract) -> Extract:
    return msgspec.structs.replace(one, ended="")


def test_tables_that_were_left_out_by_hand_are_said(found: Study) -> None:
    document = document_of(series_facts(found, Choices(left_out=2)))
    assert "2 tables left out by hand." in said(document, "cover")


def test_secrets_that_were_opened_are_told_and_that_is_said(tmp_path: Path) -> None:
    document = document_of(series_facts(room(tmp_path, 3, change=opened)))
    assert SECRETS_IN in said(document, "cover")


def test_it_bears_the_marking_of_every_table(tmp_path: Path) -> None:
    def change(one: Extract) -> Extract:
        own = Marking(text="SECRET", status="draft") if one.seed == 1 else None
        return msgspec.structs.replace(one, marking=own)

    found = marked(room(tmp_path, 3, change=change), Marking(text="OFFICIAL", house="The school"))
    made = marking_of(found)
    assert made.text == "OFFICIAL / SECRET"
    assert made.status == "draft"
    alike = marked(room(tmp_path, 3), Marking(text="OFFICIAL", house="The school"))
    assert marking_of(alike) == Marking(text="OFFICIAL", house="The school")
    assert document_of(series_facts(found)).marking == made


def test_all_its_times_come_from_the_records(document: Document, tmp_path: Path) -> None:
    ends = [one.when[1] for one in extracts() if one.when]
    assert document.stamp == int(max(ends))
    assert document.aside.startswith("Played on ")
    timeless = room(tmp_path, 2, change=lambda one: msgspec.structs.replace(one, when=None))
    assert series_facts(timeless).stamp == 946_684_800
    assert document_of(series_facts(timeless)).aside == ""
