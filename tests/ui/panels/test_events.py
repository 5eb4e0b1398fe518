"""The events of a scenario on a timeline: dragged, moved by keys, and by the field of the form, all alike."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from tests.ui.panels.test_strip import AtOnce, play
from tests.ui.table_kit import find, texts
from tests.ui.windows.test_editor import editor_of, entry_at
from ui.panels.editor.events import EventsPage
from ui.widgets.timeline_view import TimelineView
from ui.windows.editor import EditorPage
from wargame.places import scenarios_folder
from wargame.scenario.document.edits import Set
from wargame.scenario.files import copied

FIVE_SEATS = scenarios_folder() / "templates" / "five-seats-and-a-question.yaml"
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[EditorPage]:
    with editor_of(copied(FIVE_SEATS)) as made:
        made.body.go("events")
        QApplication.processEvents()
        yield made


@pytest.fixture
def played(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[EditorPage]:
    """The same, with bots that are done before anybody looks."""
    monkeypatch.setattr("ui.panels.editor.player.another_process", AtOnce)
    monkeypatch.setattr("ui.panels.editor.strip.PLAYS_AFTER_MS", 600_000)  # only where a test says so
    with editor_of(copied(FIVE_SEATS)) as made:
        made.body.go("events")
        yield made


def board(page: EditorPage) -> EventsPage:
    found = page.body.page_of("events")
    assert isinstance(found, EventsPage)
    return found


def line(page: EditorPage) -> TimelineView:
    found = find(page, "timeline")
    assert isinstance(found, TimelineView)
    return found


def seat_name(page: EditorPage, seat: str) -> str:
    return str(next(one["name"] for one in page.bridge.document.data["actors"] if one["id"] == seat))


def event(page: EditorPage, name: str) -> dict[str, Any]:
    found: dict[str, Any] = page.bridge.document.value(("injects", name))
    return found


def drag(one: TimelineView, number: int, to: QPointF) -> None:
    start = one.rect_of(("injects", number)).center().toPoint()
    QTest.mousePress(one, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(one, (start + to.toPoint()) / 2)
    QTest.mouseMove(one, to.toPoint())
    QTest.mouseRelease(one, Qt.MouseButton.LeftButton, pos=to.toPoint())


def test_an_event_is_dragged_to_another_turn_in_one_step(page: EditorPage) -> None:
    text = page.bridge.document.text
    drag(line(page), 0, line(page).place_of("scheduled", 2))
    assert event(page, "dry-year")["turn"] == 2
    assert page.bridge.document.is_playable
    page.undo()
    assert page.bridge.document.text == text


def test_an_event_that_is_dragged_between_lanes_can_be_played_and_keeps_its_words(page: EditorPage) -> None:
    before = event(page, "dry-year")
    drag(line(page), 0, line(page).place_of("conditional"))
    now = event(page, "dry-year")
    assert (now["kind"], now["when"]) == ("conditional", "turn >= 3")
    assert (now["title"], now["text"], now["effects"]) == (before["title"], before["text"], before["effects"])
    assert page.bridge.document.is_playable
    drag(line(page), 0, line(page).place_of("facilitator"))
    assert event(page, "dry-year")["kind"] == "facilitator"
    assert page.bridge.document.is_playable
    assert "left its condition behind" in " ".join(texts(page.toast))


def test_keys_bring_the_chosen_event_to_another_turn_and_lane(page: EditorPage) -> None:
    one = line(page)
    one.setFocus()
    QTest.keyClick(one, Qt.Key.Key_Right, SHIFT)
    assert event(page, "dry-year")["turn"] == 4
    QTest.keyClick(one, Qt.Key.Key_Down, SHIFT)
    assert event(page, "dry-year")["when"] == "turn >= 4"
    QTest.keyClick(one, Qt.Key.Key_Up, SHIFT)
    assert event(page, "dry-year")["kind"] == "scheduled"
    assert "dry year" in one.accessibleName()
    assert page.bridge.document.is_playable


def test_the_field_of_the_form_makes_the_same_edit(page: EditorPage) -> None:
    box = entry_at(page, ("injects", 0, "kind")).findChild(QComboBox)
    assert isinstance(box, QComboBox)
    at = box.findData("conditional")
    box.setCurrentIndex(at)
    box.activated.emit(at)
    by_form = page.bridge.document.text
    page.undo()
    drag(line(page), 0, line(page).place_of("conditional"))
    assert page.bridge.document.text == by_form
    assert page.bridge.document.is_playable


def test_arrow_keys_choose_and_alt_changes_the_order(page: EditorPage) -> None:
    one = line(page)
    one.setFocus()
    QTest.keyClick(one, Qt.Key.Key_Down)
    assert board(page).path == ("injects", 1)
    QTest.keyClick(one, Qt.Key.Key_Up, ALT)
    assert [event["id"] for event in page.bridge.document.data["injects"]] == ["flood", "dry-year"]


def test_a_rule_of_each_turn_leads_to_its_section(page: EditorPage) -> None:
    one = line(page)
    place = one.rect_of(("upkeep", 0)).center().toPoint()
    QTest.mouseClick(one, Qt.MouseButton.LeftButton, pos=place)
    assert page.body.place() == "each-turn"


def test_the_list_has_the_same_events_and_the_same_choice(page: EditorPage) -> None:
    made = board(page)
    made.go_to(("injects", 1))
    made.ways.choose("list")
    made.ways.chosen.emit("list")
    assert made.list.isVisible()
    assert made.list.hasFocus()
    assert made.path == ("injects", 1)


def test_an_event_after_the_last_turn_still_has_a_column(page: EditorPage) -> None:
    page.bridge.do(Set(("injects", 0, "turn"), 40), "Turn 40")
    one = line(page)
    assert not one.rect_of(("injects", 0)).isNull()
    page.bridge.do(Set(("injects", 0, "turn"), "soon"), "Turn soon")
    assert not one.rect_of(("injects", 0)).isNull()


def test_what_is_only_read_stays_where_it_is(qtbot: QtBot) -> None:
    with editor_of(FIVE_SEATS) as page:
        page.body.go("events")
        one = line(page)
        one.setFocus()
        QTest.keyClick(one, Qt.Key.Key_Right, SHIFT)
        drag(one, 0, one.place_of("conditional"))
        assert event(page, "dry-year")["turn"] == 3


def test_how_often_an_event_comes_stands_on_it_once_bots_have_played(played: EditorPage) -> None:
    timeline = line(played)
    timeline.choose(("injects", 1))
    assert "of games" not in timeline.accessibleName()
    before = timeline.grab().toImage()
    play(played)
    assert "of games: turn 4 " in timeline.accessibleName(), "it asks for the fourth turn"
    assert timeline.grab().toImage() != before
    timeline.choose(("upkeep", 0))
    assert "% of games" in timeline.accessibleName()


def test_what_bots_answered_to_the_chosen_event_stands_below_the_timeline(played: EditorPage) -> None:
    way_out = {"seat": "upstream", "price": 1, "text": "Share the water"}
    played.bridge.do(Set(("injects", 0, "option"), way_out), "A way out")
    play(played)
    line(played).chosen.emit(("injects", 1))
    said = board(played).answered
    assert not said.isVisible(), "this one asks nobody"
    line(played).chosen.emit(("injects", 0))
    assert said.isVisible()
    assert said.text().startswith(
        f"Bots that were asked: {seat_name(played, 'upstream')}: “Share the water” "
    )
    played.bridge.do(Set(("injects", 0, "turn"), 4), "Turn 4")
    assert "Before the last change: " in said.text()


def test_what_comes_by_hand_is_told_no_share(played: EditorPage) -> None:
    board(played).bring(("injects", 1), "facilitator", 0)
    play(played)
    line(played).choose(("injects", 1))
    assert "of games" not in line(played).accessibleName()


def test_an_event_that_is_longer_than_the_window_is_chosen_without_scrolling_its_words_away(
    page: EditorPage,
) -> None:
    page.resize(1080, 700)
    QApplication.processEvents()
    events = board(page)
    across = events.area.horizontalScrollBar()
    assert across.maximum() > 0
    across.setValue(0)
    number = page.bridge.document.data["injects"].index(event(page, "flood"))
    assert line(page).rect_of(("injects", number)).width() > events.area.viewport().width()
    events.choose(number)
    assert across.value() == 0
