"""Control writes the improvement plan in its drawer, by mouse and by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit

from tests.ui.table_kit import click, find, open_for_control, press, texts
from ui.widgets.segments import SegmentedControl
from ui.windows.table import TableWindow
from wargame.game.state import Improvement
from wargame.session.improvement import add_purpose, improvement_plan, write_finding
from wargame.session.notes import make_note
from wargame.session.people import join
from wargame.session.session import Session


@pytest.fixture
def window(window: TableWindow) -> TableWindow:
    """Its window, with the plan open."""
    window.open_tool("improvement")
    open_for_control(window)
    return window


def choose(window: TableWindow, name: str, data: object) -> None:
    box = find(window, name)
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData(data))


def form(window: TableWindow, key: str) -> None:
    steps = find(window, "improvement-form")
    assert isinstance(steps, SegmentedControl)
    steps.chosen.emit(key)


def plan(table: Session) -> Improvement:
    return improvement_plan(table.state)


def test_the_plan_is_for_controls_eyes_until_it_is_opened(window: TableWindow, table: Session) -> None:
    add_purpose(table, "See who leads.")
    QApplication.processEvents()
    assert "See who leads." in texts(window)
    click(window, "open-improvement")
    assert [one for one in window.findChildren(QPlainTextEdit, "purpose-text") if one.isVisible()] == []


def test_a_purpose_is_added_reworded_rated_and_given_up_by_keys_alone(
    window: TableWindow, table: Session
) -> None:
    join(table, "Ida")
    find(window, "purpose-text").setFocus()
    QTest.keyClicks(find(window, "purpose-text"), "See who leads.")
    press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert plan(table).purposes == (("own-1", "See who leads."),)
    find(window, "edit-own-1").setFocus()
    press(window, Qt.Key.Key_Space)
    QTest.keyClicks(find(window, "purpose-text"), "Ask: ")
    press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert plan(table).purposes[0][1].startswith("Ask: ")
    find(window, "rate-own-1").setFocus()
    press(window, Qt.Key.Key_Space)
    press(window, Qt.Key.Key_Down)
    choose(window, "rating-who", 1)
    press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [(one.step, one.person) for one in plan(table).ratings] == [("met", 1)]
    assert "Ida: met" in texts(window)
    find(window, "drop-own-1").setFocus()
    press(window, Qt.Key.Key_Space)
    assert plan(table).purposes == ()


def test_what_was_noted_becomes_a_finding_with_its_event(window: TableWindow, table: Session) -> None:
    make_note(table, "Nobody spoke first.")
    note = table.history.head
    QApplication.processEvents()
    click(window, f"take-up-{note}")
    for name, said in (
        ("finding-recommendation", "Name a chair."),
        ("finding-action", "Ask for one."),
        ("finding-owner", "The house"),
        ("finding-due", "1 March 2001"),
    ):
        QTest.keyClicks(find(window, name), said)
    press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (finding,) = plan(table).findings
    assert (finding.text, finding.evidence, finding.due) == ("Nobody spoke first.", (note,), "2001-03-01")
    assert "1 March 2001 is past." in texts(window), "a day that is past is taken, and warned of"
    assert "Noted and said, in no finding yet" not in texts(window), "it waits no longer"


def test_a_day_that_cannot_be_read_is_told_in_place_and_nothing_is_lost(
    window: TableWindow, table: Session
) -> None:
    form(window, "finding")
    QTest.keyClicks(find(window, "finding-text"), "Loud.")
    QTest.keyClicks(find(window, "finding-due"), "some day")
    click(window, "finding-done")
    assert any("cannot be read as a day" in text for text in texts(window))
    field = find(window, "finding-due")
    assert isinstance(field, QLineEdit)
    assert (field.text(), plan(table).findings) == ("some day", ())


def test_a_finding_is_changed_and_taken_out(window: TableWindow, table: Session) -> None:
    join(table, "Ida")
    write_finding(table, "Loud.", person=1)
    QApplication.processEvents()
    click(window, "edit-finding-1")
    QTest.keyClicks(find(window, "finding-action"), "Close the door.")
    click(window, "finding-done")
    (finding,) = plan(table).findings
    assert (finding.number, finding.action, finding.person) == (1, "Close the door.", 1)
    click(window, "drop-finding-1")
    assert plan(table).findings == ()


def test_a_rating_without_a_step_asks_for_it(window: TableWindow, table: Session) -> None:
    add_purpose(table, "See who leads.")
    QApplication.processEvents()
    click(window, "rate-own-1")
    click(window, "rating-done")
    assert any("How far was it met?" in text for text in texts(window))
    assert plan(table).ratings == ()


def test_the_hot_wash_leads_to_the_plan(window: TableWindow) -> None:
    window.open_tool("hot-wash")
    click(window, "wash-plan")
    assert find(window, "for-control-improvement").isVisible()
