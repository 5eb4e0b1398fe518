"""Segments, ladder, cards and rows: one choice, told once, by mouse or by key."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.widgets.samples import CARD, CHOICES, ROWS, RUNGS
from ui.panels.hand.board import WIDTH as BOARD
from ui.panels.hand.plan import SLOT_HEIGHT
from ui.panels.hand.reading import WIDTH as READING
from ui.widgets.ladder import OutcomeLadder
from ui.widgets.rows import Row, RowList
from ui.widgets.segments import RadioCard, SegmentedControl
from ui.widgets.shelf_card import ShelfCard


def test_arrow_keys_move_along_the_segments(qtbot: QtBot) -> None:
    control = SegmentedControl(CHOICES, "Method", "dice")
    qtbot.addWidget(control)
    control.show()
    control.activateWindow()
    told: list[str] = []
    control.chosen.connect(told.append)
    button = control.button("dice")
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Right)
    assert (told, control.current()) == (["matrix"], "matrix")


def test_a_segment_that_is_off_is_passed_over_and_the_end_is_the_end(qtbot: QtBot) -> None:
    control = SegmentedControl(CHOICES, "Method", "dice")
    qtbot.addWidget(control)
    control.show()
    control.button("matrix").setEnabled(False)
    QTest.keyClick(control.button("dice"), Qt.Key.Key_Right)
    QTest.keyClick(control.button("vote"), Qt.Key.Key_Right)
    assert control.current() == "vote"


def test_a_segment_can_be_pressed_at_its_edge(qtbot: QtBot) -> None:
    control = SegmentedControl(CHOICES, "Method")
    qtbot.addWidget(control)
    control.show()
    segment = control.button("vote")
    with qtbot.waitSignal(control.chosen, timeout=1000) as told:
        QTest.mouseClick(segment, Qt.MouseButton.LeftButton, pos=QPoint(segment.width() - 2, 2))
    assert told.args == ["vote"]


def test_choosing_from_outside_tells_nobody(qtbot: QtBot) -> None:
    control = SegmentedControl(CHOICES, "Method")
    ladder = OutcomeLadder(RUNGS)
    for widget in (control, ladder):
        qtbot.addWidget(widget)
        with qtbot.assertNotEmitted(widget.chosen):
            widget.choose("vote")
    assert control.current() == "vote"
    control.choose("nowhere")
    assert control.current() == "vote"


def test_a_rung_is_chosen_by_key_and_told_once(qtbot: QtBot) -> None:
    ladder = OutcomeLadder(RUNGS)
    qtbot.addWidget(ladder)
    ladder.show()
    told: list[str] = []
    ladder.chosen.connect(told.append)
    first = ladder.findChildren(QWidget)[0]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Space)
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert told == ["exceeds", "succeeds"]
    assert ladder.current() == "succeeds"


def test_new_odds_leave_the_choice_where_it_was(qtbot: QtBot) -> None:
    ladder = OutcomeLadder(RUNGS)
    qtbot.addWidget(ladder)
    ladder.choose("partly")
    ladder.set_rungs(RUNGS[1:])
    assert ladder.current() == "partly"
    ladder.choose("")
    assert ladder.current() == ""


def test_a_closed_ladder_cannot_be_chosen_from(qtbot: QtBot) -> None:
    ladder = OutcomeLadder(RUNGS)
    qtbot.addWidget(ladder)
    ladder.set_open(False)
    rows = ladder.findChildren(QWidget)
    assert all(row.focusPolicy() == Qt.FocusPolicy.NoFocus for row in rows)


def test_a_card_is_chosen_and_put_back(qtbot: QtBot) -> None:
    card = ShelfCard(CARD)
    qtbot.addWidget(card)
    card.show()
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    assert card.isChecked()
    QTest.keyClick(card, Qt.Key.Key_Return)
    assert card.isChecked()  # Enter is the page's
    QTest.keyClick(card, Qt.Key.Key_Space)
    assert not card.isChecked()


def test_a_card_that_cannot_be_played_says_why_and_is_not_chosen(qtbot: QtBot) -> None:
    card = ShelfCard(CARD)
    qtbot.addWidget(card)
    card.set_reason("Needs talks at 4")
    card.show()
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    assert not card.isChecked()
    assert "Needs talks at 4" in card.accessibleDescription()


def test_a_card_that_gets_the_focus_asks_to_be_read(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    button, card = QPushButton("First"), ShelfCard(CARD)
    column.addWidget(button)
    column.addWidget(card)
    window.show()
    window.activateWindow()
    button.setFocus()
    with qtbot.waitSignal(card.opened, timeout=1000):
        QTest.keyClick(button, Qt.Key.Key_Tab)


def test_twelve_cards_fit_on_the_shelf_of_a_small_laptop(qtbot: QtBot) -> None:
    card = ShelfCard(CARD)
    qtbot.addWidget(card)
    assert 3 * card.sizeHint().width() <= 1366 - BOARD - READING
    assert 4 * card.sizeHint().height() <= 768 - 2 * 48 - SLOT_HEIGHT


def test_one_of_two_radio_cards_is_chosen(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    cards = [RadioCard("Recover up to turn 3", key="1"), RadioCard("Open for reading only", key="2")]
    for card in cards:
        column.addWidget(card)
    window.show()
    cards[0].click()
    cards[1].click()
    assert [card.isChecked() for card in cards] == [False, True]


def test_rows_are_told_as_the_arrow_keys_go_down(qtbot: QtBot) -> None:
    rows = RowList("Seats")
    qtbot.addWidget(rows)
    rows.set_rows(ROWS)
    rows.show()
    rows.choose("ru")
    told: list[str] = []
    rows.chosen.connect(told.append)
    rows.setFocus()
    QTest.keyClick(rows, Qt.Key.Key_Down)
    assert (told, rows.current_key()) == (["ir"], "ir")


def test_new_rows_leave_the_choice_where_it_was_and_tell_nobody(qtbot: QtBot) -> None:
    rows = RowList("Seats")
    qtbot.addWidget(rows)
    rows.set_rows(ROWS)
    rows.choose("sa")
    with qtbot.assertNotEmitted(rows.chosen):
        rows.set_rows([Row(key="sa", title="Saudi Arabia"), Row(key="uz", title="Uzbekistan")])
    assert rows.current_key() == "sa"
    assert rows.model().rowCount() == 2


def test_a_row_is_read_aloud_with_its_status(qtbot: QtBot) -> None:
    rows = RowList("Seats")
    qtbot.addWidget(rows)
    rows.set_rows(ROWS)
    said = rows.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Russia, Maya, Tom, Sealed"
