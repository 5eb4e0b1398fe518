"""The forms of the editor as somebody fills them in: Tab, the next item, what a field means."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.desk_kit import type_text
from tests.ui.table_kit import click, find, press
from tests.ui.windows.test_editor import editor_of, items
from ui.panels.editor.entry import Entry
from ui.panels.editor.tracks import TrackLine
from ui.widgets.track_ruler import TrackRuler
from ui.windows.editor import EditorPage
from wargame.places import scenarios_folder
from wargame.scenario.document.edits import Set
from wargame.scenario.files import copied

ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[EditorPage]:
    """The editor with the template of five seats."""
    with editor_of(copied(scenarios_folder() / "templates" / "five-seats-and-a-question.yaml")) as made:
        yield made


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def field_of(widget: QWidget | None) -> tuple[str | int, ...]:
    """The path of the field in which a widget stands; empty if it is in none."""
    while widget is not None and not isinstance(widget, Entry):
        widget = widget.parentWidget()
    return widget.path if isinstance(widget, Entry) else ()


def tabbed(most: int) -> list[tuple[str | int, ...]]:
    """The fields to which Tab leads, one after the other."""
    found = [field_of(focus())]
    for _ in range(most):
        QTest.keyClick(focus(), Qt.Key.Key_Tab)
        if (at := field_of(focus())) != found[-1]:
            found.append(at)
    return found


def test_tab_goes_through_the_game_as_it_is_read(page: EditorPage) -> None:
    page.body.go("game")
    QApplication.processEvents()
    page.body.page_of("game").begin()
    assert tabbed(7)[:7] == [
        *((name,) for name in ("title", "summary", "licence", "source", "notes")),
        ("calendar", "turns"),
        ("calendar", "turn"),
    ]


def test_tab_goes_through_what_was_folded_away_in_its_place(page: EditorPage) -> None:
    tracks = items(page, "tracks")
    QApplication.processEvents()
    tracks.enter_form()
    more = find(page, "more-tracks.0")
    more.setFocus()
    press(more, Qt.Key.Key_Space)
    QApplication.processEvents()
    assert field_of(focus()) == ("tracks", 0, "short")
    tracks.inspector.focus_first()
    assert tabbed(4)[:4] == [("tracks", 0, name) for name in ("name", "short", "kind", "min")]


def test_the_next_item_is_entered_at_the_same_field(page: EditorPage) -> None:
    tracks = items(page, "tracks")
    QApplication.processEvents()
    tracks.go_to(("tracks", 0, "high"))
    press(focus(), Qt.Key.Key_PageDown, ALT)
    QApplication.processEvents()
    assert field_of(focus()) == ("tracks", 1, "high")


def test_a_press_on_a_track_gives_its_ruler_the_keyboard_wherever_it_was(page: EditorPage) -> None:
    tracks = items(page, "tracks")
    QApplication.processEvents()
    tracks.go_to(("tracks", 0, "name"))
    line = next(one for one in page.findChildren(TrackLine) if one.number() == 3)
    QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=QPoint(60, 12))
    QApplication.processEvents()
    assert isinstance(focus(), TrackRuler)
    assert tracks.path == ("tracks", 3)


def test_what_a_field_means_is_told_at_it_and_by_key(page: EditorPage) -> None:
    page.body.go("game")
    QApplication.processEvents()
    page.body.page_of("game").go_to(("calendar", "turn"))
    press(focus(), Qt.Key.Key_F1, SHIFT)
    assert "What one turn stands for, in words: “a quarter of a year”" in QToolTip.text()


def test_answers_get_ids_of_their_own_from_what_they_are_called(page: EditorPage) -> None:
    events = items(page, "events")
    events.add("A lease")
    QApplication.processEvents()
    for title in ("Sign it", "Refuse it"):
        events.go_to(("injects", 2, "answers"))
        QApplication.processEvents()
        click(page, "add-injects.2.answers")
        QApplication.processEvents()
        QApplication.processEvents()
        type_text(title)
    assert not page.bridge.document.faults
    press(focus(), Qt.Key.Key_Tab)
    assert page.bridge.document.value(("injects", 2, "answers")) == [
        {"id": "sign-it", "title": "Sign it"},
        {"id": "refuse-it", "title": "Refuse it"},
    ]


def test_more_leads_to_the_press_that_adds_what_was_folded_away(page: EditorPage) -> None:
    events = items(page, "events")
    QApplication.processEvents()
    events.enter_form()
    more = find(page, "more-injects.0")
    more.setFocus()
    press(more, Qt.Key.Key_Space)
    QApplication.processEvents()
    assert isinstance(focus(), QAbstractButton)
    assert field_of(focus()) == ("injects", 0, "picture")


def test_undo_is_offered_for_the_last_change_alone(page: EditorPage) -> None:
    cards = items(page, "cards")
    cards.remove()
    QApplication.processEvents()
    assert page.toast.isVisible()
    page.bridge.do(Set(("title",), "Another"), "Title")
    assert page.toast.isHidden()


def test_a_new_event_asks_what_it_changes(page: EditorPage) -> None:
    events = items(page, "events")
    events.add("A lease")
    QApplication.processEvents()
    at = ("injects", 2, "effects")
    assert [one.path for one in page.findChildren(Entry) if one.path == at and one.isVisible()] == [at]
