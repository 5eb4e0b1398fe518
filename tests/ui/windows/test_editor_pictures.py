"""A picture is given to a card in the editor: chosen, seen on the card, described, taken out again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.ui.desk_kit import type_text
from tests.ui.table_kit import click
from tests.ui.windows.test_editor import PRACTICE, editor_of, entry_at, retype
from tests.ui.windows.test_editor_cards import card_of
from tests.wargame.scenario.pictured import SECRET, picture
from ui.panels.editor.form import PartEntry
from ui.panels.editor.picture_control import PictureControl
from ui.windows.editor import EditorPage
from wargame.scenario.files import copied

AT = ("cards", 0, "picture")


@pytest.fixture
def bare(qtbot: QtBot) -> Iterator[EditorPage]:
    """The editor with a practice game of the user's, at its first card, which has no picture."""
    with editor_of(copied(PRACTICE)) as made:
        card_of(made).go_to(AT)
        QApplication.processEvents()
        yield made


@pytest.fixture
def page(bare: EditorPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> EditorPage:
    """The same with a picture of its first card."""
    mine = tmp_path / "first_light.png"
    mine.write_bytes(picture())
    add(bare, mine, monkeypatch)
    return bare


def add(page: EditorPage, path: Path | str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(path), ""))
    part = entry_at(page, AT)
    assert isinstance(part, PartEntry)
    part.add_button.click()
    QApplication.processEvents()
    QApplication.processEvents()


def control_of(page: EditorPage) -> PictureControl:
    return next(one for one in page.findChildren(PictureControl) if one.isVisible())


def choose(page: EditorPage, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(path), ""))
    click(page, "choose-picture")


def test_a_picture_that_is_added_is_chosen_first_and_what_it_shows_is_typed_at_once(
    page: EditorPage,
) -> None:
    assert page.bridge.document.value(AT) == {"file": "first_light.png", "shows": "First light"}
    type_text("The strait at dawn")
    assert page.bridge.document.value((*AT, "shows")) == "The strait at dawn"


def test_whoever_chooses_no_picture_gets_none_and_what_is_none_is_told(
    bare: EditorPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = bare.bridge.document.text
    add(bare, "", monkeypatch)
    letter = tmp_path / "letter.png"
    letter.write_bytes(b"Dear all,")
    add(bare, letter, monkeypatch)
    assert bare.bridge.document.text == before
    assert "letter.png is no picture" in entry_at(bare, AT).fault.words.text()


def test_a_picture_that_is_chosen_is_put_beside_the_scenario_and_seen_on_the_card(
    page: EditorPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = tmp_path / "The harbour: at dusk?.jpeg"
    mine.write_bytes(picture("JPEG"))
    choose(page, mine, monkeypatch)
    assert page.bridge.document.value((*AT, "file")) == "The harbour- at dusk.jpeg"
    beside = page.bridge.path.parent / "pictures" / "The harbour- at dusk.jpeg"
    assert SECRET not in beside.read_bytes()
    assert control_of(page).picture.isVisible()
    card = card_of(page).card
    assert card is not None
    content = card.face.content()
    assert content is not None
    assert content.picture is not None


def test_what_it_shows_is_written_below_it_and_read_on_the_card(
    page: EditorPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = tmp_path / "harbour.png"
    mine.write_bytes(picture())
    choose(page, mine, monkeypatch)
    shows = entry_at(page, (*AT, "shows")).findChild(QPlainTextEdit)
    assert shows is not None
    retype(shows, "Boats at the quay")
    QApplication.processEvents()
    assert page.bridge.document.value((*AT, "shows")) == "Boats at the quay"
    card = card_of(page).card
    assert card is not None
    assert "Picture: Boats at the quay" in card.face.accessibleDescription()
    assert page.bridge.document.is_playable


def test_what_is_no_picture_is_refused_in_a_sentence_and_nothing_changes(
    page: EditorPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = tmp_path / "letter.png"
    letter.write_bytes(b"Dear all,")
    before = page.bridge.document.text
    choose(page, letter, monkeypatch)
    assert "letter.png is no picture" in control_of(page).notice.text()
    assert page.bridge.document.text == before


def test_a_picture_is_taken_out_by_one_press_and_undo_brings_it_back(page: EditorPage) -> None:
    part = entry_at(page, AT)
    assert isinstance(part, PartEntry)
    part.remove_button.click()
    QApplication.processEvents()
    assert "picture" not in page.bridge.document.value(AT[:2])
    page.bridge.undo()
    assert "picture" in page.bridge.document.value(AT[:2])
