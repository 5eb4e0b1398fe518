"""The tools in the table's drawer: people, corrections, history, by clicks and keys."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QListView, QSpinBox
from pytestqt.qtbot import QtBot

from tests.ui.table_kit import click, find, open_for_control, open_table, press, session, texts
from ui.panels.drawers.correct import CorrectPanel
from ui.theme.theme import current_theme
from ui.widgets.rows import RowList
from ui.widgets.segments import SegmentedControl
from ui.windows.table import TableWindow
from wargame.game.events import NoteMade
from wargame.session import people
from wargame.session.session import Session

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def table() -> Session:
    """A session of the flagship."""
    return session()


@pytest.fixture
def window(qtbot: QtBot, table: Session) -> Iterator[TableWindow]:
    """Its window, without movement."""
    current_theme().choose(reduced_motion=True)
    made = open_table(table)
    qtbot.addWidget(made)
    yield made
    made.bridge.close()
    current_theme().choose(scale=100)


def pick(window: TableWindow, rows: str, key: str) -> None:
    found = find(window, rows)
    assert isinstance(found, RowList)
    found.choose(key)
    found.chosen.emit(key)


def test_somebody_joins_a_seat_and_leaves_the_table(window: TableWindow, table: Session) -> None:
    press(window, Qt.Key.Key_P, CTRL | SHIFT)
    seats = find(window, "person-seat")
    assert isinstance(seats, QComboBox)
    QTest.keyClicks(find(window, "person-name"), "Elena")
    click(window, "person-join")
    assert seats.hasFocus(), "a seat is chosen, never preset"
    seats.setCurrentIndex(seats.findData("kabul"))
    click(window, "person-join")
    assert people.players(table, table.state, "kabul") == ("Elena",)
    click(window, "leave-Elena")
    assert people.players(table, table.state, "kabul") == ()


def test_a_list_of_people_joins_at_once_and_who_sits_there_already_stays_in_the_field(
    window: TableWindow, table: Session
) -> None:
    window.open_tool("people")
    seats = find(window, "person-seat")
    assert isinstance(seats, QComboBox)
    seats.setCurrentIndex(seats.findData("kabul"))
    field = find(window, "person-name")
    assert isinstance(field, QLineEdit)
    field.setText("1. Vane, Cora (she/her)\n2. Elena <elena@x.org>")
    click(window, "person-join")
    assert people.players(table, table.state, "kabul") == ("Vane, Cora", "Elena")
    field.setText("Ben; Elena; Mina")
    click(window, "person-join")
    assert people.players(table, table.state, "kabul") == ("Vane, Cora", "Elena", "Ben")
    assert field.text() == "Elena; Mina"
    assert "sits there already" in " ".join(texts(window))


def test_a_name_that_is_missing_is_asked_for_in_place(window: TableWindow) -> None:
    window.open_tool("people")
    click(window, "person-join")
    assert "Enter the person's name." in " ".join(texts(window))


def test_a_code_is_set_and_never_shown(window: TableWindow, table: Session) -> None:
    window.open_tool("people")
    field = find(window, "code-iran")
    field.setFocus()
    QTest.keyClicks(field, "4711")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert people.has_code(table, "iran")
    assert "4711" not in " ".join(texts(window))


def test_the_board_is_corrected_with_a_reason(window: TableWindow, table: Session) -> None:
    window.open_tool("correct")
    QTest.keyClicks(find(window, "correct-search"), "settlement")
    pick(window, "correct-list", "track(settlement)")
    value = find(window, "correct-value")
    assert isinstance(value, QSpinBox)
    value.setValue(3)
    click(window, "correct")
    assert "Say why the board is corrected" in " ".join(texts(window))
    QTest.keyClicks(find(window, "correct-reason"), "Miscounted at the table.")
    click(window, "correct")
    assert table.state.track("settlement") == 3


def test_a_branch_begins_at_the_chosen_step_and_is_named_above(window: TableWindow, table: Session) -> None:
    press(window, Qt.Key.Key_Return)
    press(window, Qt.Key.Key_Return)
    press(window, Qt.Key.Key_B, CTRL)
    pick(window, "past", "2")
    QTest.keyClicks(find(window, "branch-name"), "no charge")
    click(window, "start-branch")
    assert table.branch == "no charge"
    assert "Another line of play" in " ".join(texts(window.bar))
    assert "no charge" not in " ".join(texts(window.bar))
    assert table.state.memory.fired[0] == ()


def test_the_present_branch_is_left_for_another_by_enter(window: TableWindow, table: Session) -> None:
    press(window, Qt.Key.Key_Return)
    window.open_tool("history")
    open_for_control(window)
    QTest.keyClicks(find(window, "branch-name"), "what if")
    click(window, "start-branch")
    branches = find(window, "branches")
    assert isinstance(branches, RowList)
    branches.activated_key.emit("main")
    QApplication.processEvents()
    assert table.branch == "main"


def test_a_bookmark_is_set_on_the_last_step(window: TableWindow) -> None:
    press(window, Qt.Key.Key_Return)
    window.open_tool("history")
    open_for_control(window)
    QTest.keyClicks(find(window, "branch-name"), "Here it turned")
    click(window, "set-bookmark")
    marks = find(window, "bookmarks")
    assert isinstance(marks, RowList)
    assert marks.model().index(0, 0).data() == "Here it turned"


def test_escape_closes_the_drawer(window: TableWindow) -> None:
    window.open_tool("history")
    open_for_control(window)
    drawer = find(window, "tools")
    QTest.keyClick(drawer, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert not drawer.isVisible()


def test_a_remark_is_caught_by_one_key(window: TableWindow, table: Session) -> None:
    press(window, Qt.Key.Key_Return)
    press(window, Qt.Key.Key_N)
    QTest.keyClicks(find(window, "note-line"), "Iran waits for Russia to speak first.")
    QTest.keyClick(find(window, "note-line"), Qt.Key.Key_Return)
    noted = table.history.line()[-1].event
    assert getattr(noted, "text", "") == "Iran waits for Russia to speak first."
    assert getattr(noted, "on", 0) == 2


def test_an_observation_has_its_author(window: TableWindow, table: Session) -> None:
    window.open_tool("log")
    open_for_control(window)
    assert find(window, "note-answers").isVisible()
    people.join(table, "Cora Vane")
    author = find(window, "note-author")
    assert isinstance(author, QComboBox)
    author.setCurrentIndex(author.findText("Cora Vane"))
    QTest.keyClicks(find(window, "note-text"), "They stopped listening.")
    click(window, "write-note")
    note = table.history.line()[-1].event
    assert isinstance(note, NoteMade)
    assert table.people[note.person or 0].name == "Cora Vane"


def test_the_log_is_narrowed_while_somebody_types(window: TableWindow) -> None:
    press(window, Qt.Key.Key_Return)
    press(window, Qt.Key.Key_Return)
    window.open_tool("log")
    open_for_control(window)
    QTest.keyClicks(find(window, "log-search"), "pentagon")
    log = find(window, "log")
    assert isinstance(log, QListView)
    assert log.model().rowCount() == 1


def test_large_letters_leave_room_for_the_log_until_somebody_writes(window: TableWindow) -> None:
    current_theme().choose(scale=200)
    window.open_tool("log")
    open_for_control(window)
    QApplication.processEvents()
    tag = window.findChild(QComboBox, "note-tag")
    assert isinstance(tag, QComboBox)
    assert not tag.isVisible()
    assert find(window, "log").height() > 2 * current_theme().px(52)
    find(window, "note-text").setFocus()
    QApplication.processEvents()
    assert tag.isVisible()
    assert find(window, "write-note").isVisible()


def test_the_model_of_the_log_is_sound(window: TableWindow) -> None:
    window.open_tool("log")
    open_for_control(window)
    log = find(window, "log")
    assert isinstance(log, QListView)
    QAbstractItemModelTester(log.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_an_inject_is_fired_by_hand_at_any_time(window: TableWindow, table: Session) -> None:
    press(window, Qt.Key.Key_I, CTRL)
    open_for_control(window)
    pick(window, "inject-list", "inj-drought")
    click(window, "fire-inject")
    assert table.state.track("water-dispute") == 7
    assert not find(window, "fire-inject").isEnabled()


def test_an_inject_is_written_on_the_spot_for_one_seat(window: TableWindow, table: Session) -> None:
    window.open_tool("injects")
    open_for_control(window)
    tabs = find(window, "inject-tabs")
    assert isinstance(tabs, SegmentedControl)
    tabs.button("new").click()
    QTest.keyClicks(find(window, "new-title"), "A call at night")
    QTest.keyClicks(find(window, "new-effects"), "influence(iran) +1")
    click(window, "new-to-iran")
    click(window, "write-inject")
    fired = table.history.line()[-1].event
    assert (getattr(fired, "title", ""), getattr(fired, "to", ())) == ("A call at night", ("iran",))
    assert table.state.influence("iran") == 6


def test_effects_that_cannot_be_read_are_refused_in_place(window: TableWindow, table: Session) -> None:
    window.open_tool("injects")
    open_for_control(window)
    tabs = find(window, "inject-tabs")
    assert isinstance(tabs, SegmentedControl)
    tabs.button("new").click()
    QTest.keyClicks(find(window, "new-title"), "A call at night")
    QTest.keyClicks(find(window, "new-effects"), "track(moon) +1")
    click(window, "write-inject")
    assert "These effects cannot be read" in " ".join(texts(window))
    assert table.history.last == 1


def test_a_phase_is_skipped_with_a_reason_and_reopened(window: TableWindow, table: Session) -> None:
    press(window, Qt.Key.Key_Return)
    window.open_tool("schedule")
    pick(window, "phase-list", "planning")
    click(window, "open-phase")
    assert "Say why a phase is skipped" in " ".join(texts(window))
    QTest.keyClicks(find(window, "schedule-reason"), "We are short of time.")
    click(window, "open-phase")
    kinds = [table.state.phase_kind]
    pick(window, "phase-list", "negotiation")
    QTest.keyClicks(find(window, "schedule-reason"), "They asked for it.")
    click(window, "open-phase")
    assert [*kinds, table.state.phase_kind] == ["planning", "negotiation"]


def test_the_session_is_made_shorter(window: TableWindow, table: Session) -> None:
    window.open_tool("schedule")
    turns = find(window, "number-of-turns")
    assert isinstance(turns, QSpinBox)
    turns.setValue(4)
    click(window, "change-turns")
    assert table.state.last_turn == 4


def test_what_the_room_may_not_know_is_corrected_only_after_it_was_asked_for(
    window: TableWindow, table: Session
) -> None:
    window.open_tool("correct")
    panel = window.findChild(CorrectPanel)
    assert panel is not None
    QTest.keyClicks(panel.search, "influence")
    pick(window, "correct-list", "influence(russia)")
    rows = panel.list.model()
    asides = {rows.index(at, 0).data(Qt.ItemDataRole.AccessibleTextRole) for at in range(rows.rowCount())}
    assert all("hidden" in str(one) for one in asides)
    assert not panel.value.isEnabled()
    assert not panel.button.isEnabled()
    click(window, "show-hidden")
    assert panel.value.value() == table.state.influence("russia")
    panel.value.setValue(panel.value.value() + 2)
    assert panel.peek.is_open()
    panel.reason.setPlainText("Two were promised at the table.")
    click(window, "correct")
    assert not panel.notice.isVisible()
    assert not panel.peek.is_open()
    assert not panel.value.isEnabled()
