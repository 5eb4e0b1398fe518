"""Others act meanwhile: what a seat does from elsewhere takes nothing away from who types at the table."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QSpinBox

from tests.ui.sessions import step
from tests.ui.table_kit import click, find, open_for_control, open_hand, texts
from ui.panels.hand.panel import HandPanel
from ui.widgets.rows import RowList
from ui.windows.table import TableWindow
from wargame.game.moves import Move
from wargame.game.rules import legal_moves, rulings_due
from wargame.session import messages as talks
from wargame.session import turns
from wargame.session.doors import SeatDoor
from wargame.session.script_moves import as_command
from wargame.session.script_talks import Ask, Cast, Message
from wargame.session.session import Session


def write(table: Session, seat: str = "iran") -> None:
    """A seat writes a letter from elsewhere."""
    SeatDoor(table, seat).do(Message(from_=seat, to=("kabul",), text="Meet us."))
    QApplication.processEvents()


def seal(table: Session, seat: str) -> None:
    """A seat seals a move from elsewhere."""
    move = next(one for one in legal_moves(table.state, seat) if isinstance(one, Move))
    SeatDoor(table, seat).do(as_command(move))
    QApplication.processEvents()


def words_in(window: TableWindow, name: str) -> str:
    field = find(window, name)
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    assert isinstance(field, QLineEdit)
    return field.text()


def to_planning(table: Session) -> None:
    while table.state.phase_kind != "planning":
        step(table)


def test_an_answer_that_is_being_typed_stays_while_another_seat_asks_and_votes(
    window: TableWindow, table: Session
) -> None:
    talks.open_vote(table, "In public?")
    SeatDoor(table, "kabul").do(Ask(seat="kabul", text="Is the pass open?"))
    window.open_tool("talks")
    open_for_control(window)
    field = find(window, "answer-1")
    field.setFocus(Qt.FocusReason.OtherFocusReason)
    QTest.keyClicks(field, "Until the")
    who = find(window, "ballot-seat")
    assert isinstance(who, QComboBox)
    who.setCurrentIndex(2)
    SeatDoor(table, "iran").do(Ask(seat="iran", text="And the road?"))
    SeatDoor(table, "russia").do(Cast(seat="russia", option="Yes"))
    QApplication.processEvents()
    assert QApplication.focusWidget() is field
    assert words_in(window, "answer-1") == "Until the"
    assert who.isVisible()
    assert who.currentIndex() == 2
    assert find(window, "answer-2").isVisible()
    assert "1 of 5 have voted" in " ".join(texts(window))


def test_a_code_and_a_number_of_turns_stay_while_a_letter_comes(window: TableWindow, table: Session) -> None:
    window.open_tool("people")
    QTest.keyClicks(find(window, "code-iran"), "1234")
    write(table)
    assert words_in(window, "code-iran") == "1234"
    window.open_tool("schedule")
    box = find(window, "number-of-turns")
    assert isinstance(box, QSpinBox)
    box.setValue(7)
    write(table)
    assert box.value() == 7


def test_a_branch_begins_where_it_was_meant_to_though_a_letter_comes(
    window: TableWindow, table: Session
) -> None:
    to_planning(table)
    window.open_tool("history")
    open_for_control(window)
    past = find(window, "past")
    assert isinstance(past, RowList)
    past.setCurrentIndex(past.model().index(2, 0))
    chosen = past.current_key()
    QTest.keyClicks(find(window, "branch-name"), "what if")
    write(table)
    click(window, "start-branch")
    assert table.history.forks["what if"] == int(chosen)


def test_the_page_that_is_looked_at_stays_while_a_seat_seals(window: TableWindow, table: Session) -> None:
    to_planning(table)
    window.staging.toggle("all-cards")
    assert window.stages.name == "all-cards"
    seal(table, "iran")
    assert window.stages.name == "all-cards"


def test_a_refusal_is_read_to_the_end_though_a_seat_seals(window: TableWindow, table: Session) -> None:
    to_planning(table)
    window.bridge.do(turns.next_phase)
    assert window.notice.isVisible()
    seal(table, "iran")
    assert window.notice.isVisible()


def test_a_ruling_that_is_being_written_stays_while_seats_write_and_ask(
    window: TableWindow, table: Session
) -> None:
    while not (table.state.phase_kind == "resolution" and len(rulings_due(table.state)) > 1):
        step(table)
    queue = find(window, "ruling-queue")
    assert isinstance(queue, RowList)
    second = queue.model().index(1, 0)
    QTest.mouseClick(queue.viewport(), Qt.MouseButton.LeftButton, pos=queue.visualRect(second).center())
    QApplication.processEvents()
    fields = [one for one in window.findChildren(QPlainTextEdit) if one.isVisible() and not one.isReadOnly()]
    fields[0].setPlainText("Because of the rain")
    write(table)
    SeatDoor(table, "kabul").do(Ask(seat="kabul", text="Who pays?"))
    QApplication.processEvents()
    assert queue.currentIndex().row() == 1
    assert fields[0].isVisible()
    assert fields[0].toPlainText() == "Because of the rain"


def test_a_slip_that_is_being_typed_stays_while_its_seat_seals_by_itself(
    window: TableWindow, table: Session
) -> None:
    to_planning(table)
    window.enter_slips()
    QApplication.processEvents()
    QTest.keyClicks(find(window, "slip-card-iran"), "slow")
    seal(table, "iran")
    assert words_in(window, "slip-card-iran") == "slow"
    assert find(window, "slip-back-1").isVisible(), "what the seat sealed is in"


def test_in_the_hand_words_for_the_talk_afterwards_stay_when_something_else_is_answered(
    window: TableWindow, table: Session
) -> None:
    turns.end_game(table, "It is late.")
    talks.open_vote(table, "In public?")
    window.draw_curtain("russia")
    open_hand(window)
    [hand] = window.findChildren(HandPanel)
    hand.open_page("letters")
    QTest.keyClicks(find(window, "wash-text"), "We were too slow.")
    click(window, "letter-vote-1")
    assert words_in(window, "wash-text") == "We were too slow."
    assert table.state.affairs.votes[0].cast == (("russia", "Yes"),)


def test_an_answer_of_the_hot_wash_that_is_handed_in_leaves_the_field_empty(
    window: TableWindow, table: Session
) -> None:
    turns.end_game(table, "It is late.")
    window.draw_curtain("russia")
    open_hand(window)
    [hand] = window.findChildren(HandPanel)
    hand.open_page("letters")
    QTest.keyClicks(find(window, "wash-text"), "We were too slow.")
    for name in ("wash-who", "wash-about"):
        box = next((one for one in window.findChildren(QComboBox, name) if one.isVisible()), None)
        if box is not None:
            box.setCurrentIndex(1)
    click(window, "wash-done")
    assert type(table.history.line()[-1].event).__name__ == "HotWashAnswered"
    assert words_in(window, "wash-text") == ""
