"""Bots at the table: they play their seats, suggest moves, and leave an undo alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel
from pytestqt.qtbot import QtBot

from tests.ui.table_kit import click, find, press, session
from ui.windows.table import TableWindow
from wargame.game.rules import is_done
from wargame.session import injects, turns
from wargame.session.bots import bots_of, seat_bot
from wargame.session.session import Session, undo

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def table() -> Session:
    """A session of the flagship in its first negotiation."""
    made = session()
    turns.next_phase(made)
    injects.fire_due(made)
    turns.next_phase(made)
    return made


def test_a_bot_seals_its_moves_when_planning_opens(qtbot: QtBot, window: TableWindow, table: Session) -> None:
    seat_bot(table, "iran", "greedy")
    window.bridge.do(turns.next_phase)
    qtbot.waitUntil(lambda: is_done(table.state, "iran"), timeout=20_000)
    assert not is_done(table.state, "russia")
    assert {entry.author for entry in table.history.line()[-2:]} == {"bot:greedy"}


def test_while_a_bot_chooses_nobody_is_asked_to_draw_its_curtain(
    qtbot: QtBot, window: TableWindow, table: Session
) -> None:
    first = table.compiled.scenario.rules.seat_order[0]
    seat_bot(table, first, "greedy")
    window.bridge.do(turns.next_phase)
    assert window.primary.text() == "A bot chooses"
    assert not window.primary.isEnabled()
    qtbot.waitUntil(lambda: is_done(table.state, first), timeout=20_000)
    assert window.primary.text().startswith("Draw the curtain for ")
    assert window.primary.isEnabled()


def test_what_a_bot_did_can_be_taken_back(qtbot: QtBot, window: TableWindow, table: Session) -> None:
    seat_bot(table, "iran", "random")
    window.bridge.do(turns.next_phase)
    qtbot.waitUntil(lambda: is_done(table.state, "iran"), timeout=20_000)
    window.bridge.do(undo)
    assert not window.bots.background.is_busy()


def test_the_drawer_seats_a_bot_and_suggests_a_move(
    qtbot: QtBot, window: TableWindow, table: Session
) -> None:
    window.bridge.do(turns.next_phase)
    press(window, Qt.Key.Key_B, CTRL | SHIFT)
    click(window, "suggest")
    title, seat = find(window, "suggestion"), find(window, "suggest-seat")
    assert isinstance(title, QLabel)
    assert (title.text(), seat.hasFocus()) == ("Choose a seat first.", True)
    press(window, Qt.Key.Key_Down)
    click(window, "suggest")
    take = window.findChild(QComboBox, "bot-iran")
    assert take is not None
    qtbot.waitUntil(lambda: title.text() not in ("", "Looking for a move"), timeout=20_000)
    assert title.text() == "A move was found.", "the room reads what the bot would do for a seat"
    click(window, "open-suggestion")
    assert title.text() != "A move was found."
    click(window, "take-suggestion")
    assert [one.move.seat for one in table.state.table.plays] == ["russia"]
    take.setCurrentIndex(take.findData("random"))
    take.activated.emit(take.currentIndex())
    assert bots_of(table) == {"iran": "random"}
    qtbot.waitUntil(lambda: is_done(table.state, "iran"), timeout=20_000)
