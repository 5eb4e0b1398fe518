"""Focus ring, drawer, toast and flow: what lies over others, or around them."""

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.drawer import Drawer
from ui.widgets.fields import WIDEST_NAME, NameChip, SearchField, SerifEdit
from ui.widgets.flow import FlowLayout
from ui.widgets.focus import FocusRing
from ui.widgets.marks import Chip
from ui.widgets.notices import Notice, Toast
from ui.widgets.painted import px


def window_with(qtbot: QtBot, *parts: QWidget) -> QWidget:
    """A shown and active window with the parts below one another."""
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    for part in parts:
        column.addWidget(part)
    window.resize(600, 400)
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    return window


def test_the_ring_goes_around_what_has_the_focus(qtbot: QtBot) -> None:
    first, second = QuietButton("First"), QuietButton("Second")
    window = window_with(qtbot, first, second)
    ring = FocusRing(window)
    first.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert ring.target() is second
    assert ring.geometry() == QRect(second.pos(), second.size()).adjusted(-4, -4, 4, 4)


def test_the_ring_moves_with_its_widget_and_leaves_with_it(qtbot: QtBot) -> None:
    button = QuietButton("First")
    window = window_with(qtbot, button)
    ring = FocusRing(window)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    button.move(100, 100)
    assert ring.geometry().topLeft().x() == 96
    button.hide()
    assert ring.target() is None


def test_a_field_shows_the_focus_itself(qtbot: QtBot) -> None:
    field, button = QLineEdit(), QuietButton("Next")
    window = window_with(qtbot, field, button)
    ring = FocusRing(window)
    button.setFocus()
    field.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring.target() is None


def test_the_ring_lets_the_mouse_through(qtbot: QtBot) -> None:
    button = QuietButton("First")
    window = window_with(qtbot, button)
    FocusRing(window)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert window.childAt(button.geometry().center()) is button


def test_enter_belongs_to_the_button_that_has_the_focus(qtbot: QtBot) -> None:
    button = QuietButton("Undo")
    qtbot.addWidget(button)
    press = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    press.ignore()
    QApplication.sendEvent(button, press)
    assert press.isAccepted()


def test_the_next_step_keeps_the_focus_while_it_waits(qtbot: QtBot) -> None:
    button, field = PrimaryButton("Throw the dice"), QLineEdit()
    window = window_with(qtbot, field, button)
    button.setFocus()
    button.setEnabled(False)
    assert window.focusWidget() is None
    assert not field.hasFocus()
    button.setEnabled(True)
    assert button.hasFocus()
    button.setEnabled(False)
    field.setFocus()
    button.setEnabled(True)
    assert field.hasFocus()


def test_an_ampersand_is_no_shortcut(qtbot: QtBot) -> None:
    button = PrimaryButton("Draw the curtain for R&D")
    qtbot.addWidget(button)
    assert button.accessibleName() == button.words() == "Draw the curtain for R&D"
    assert button.shortcut().isEmpty()


def test_a_button_too_narrow_for_its_words_tells_them_in_its_tooltip(qtbot: QtBot) -> None:
    button = QuietButton("Open negotiation between five seats")
    qtbot.addWidget(button)
    button.resize(120, 32)
    button.grab()
    assert "Open negotiation between five seats" in button.toolTip()


def test_a_drawer_opens_over_the_content_and_esc_closes_it(qtbot: QtBot) -> None:
    outside, inside = QuietButton("Outside"), QuietButton("Inside")
    window = window_with(qtbot, outside)
    drawer = Drawer(window, "right", 200, "Tracks")
    drawer.set_content(inside)
    outside.setFocus()
    drawer.open_drawer()
    assert inside.hasFocus()
    assert drawer.geometry() == QRect(400, 0, 200, 400)
    QTest.keyClick(inside, Qt.Key.Key_Escape)
    assert outside.hasFocus()
    assert not drawer.isVisible()


def test_a_drawer_keeps_to_its_side_when_the_window_grows(qtbot: QtBot) -> None:
    window = window_with(qtbot, QuietButton("Outside"))
    drawer = Drawer(window, "right", 200)
    drawer.open_drawer()
    window.resize(800, 500)
    QApplication.processEvents()
    assert drawer.geometry() == QRect(600, 0, 200, 500)


def test_a_toast_stays_at_the_lower_edge_and_can_be_closed(qtbot: QtBot) -> None:
    window = window_with(qtbot, QuietButton("Outside"))
    toast = Toast(window)
    toast.show_for("Saved a copy.", above=0)
    assert toast.geometry().bottom() < window.height()
    with qtbot.waitSignal(toast.closed, timeout=1000):
        toast.close_button.click()
    assert not toast.isVisible()


def test_a_fault_says_so_in_words(qtbot: QtBot) -> None:
    notice = Notice("The disk is full.", "error", action="Save again")
    qtbot.addWidget(notice)
    assert notice.accessibleName() == "Error: The disk is full."
    with qtbot.waitSignal(notice.acted, timeout=1000):
        notice.button.click()


def test_esc_empties_a_search_first(qtbot: QtBot) -> None:
    field = SearchField("Search sessions", "Ctrl+F")
    qtbot.addWidget(field)
    field.setText("autumn")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""


def test_tab_leaves_a_text_of_several_lines(qtbot: QtBot) -> None:
    edit, button = SerifEdit("Why it should work", "Argument"), QuietButton("Seal")
    window = window_with(qtbot, edit, button)
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    assert window.focusWidget() is button


def test_a_name_is_taken_away_by_delete(qtbot: QtBot) -> None:
    chip = NameChip("Maya")
    qtbot.addWidget(chip)
    with qtbot.waitSignal(chip.removed, timeout=1000):
        QTest.keyClick(chip, Qt.Key.Key_Delete)


def test_items_flow_on_to_the_next_line(qtbot: QtBot) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    flow = FlowLayout(ground)
    for number in range(6):
        flow.addWidget(Chip("Russia–Kabul", number))
    assert flow.heightForWidth(100) > flow.heightForWidth(2000)
    ground.resize(200, 300)
    ground.show()
    assert flow.itemAt(5) is not None
    assert flow.itemAt(6) is None
    flow.clear()
    assert flow.count() == 0


def test_items_flow_from_the_right_in_a_mirrored_window(qtbot: QtBot) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    ground.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    flow = FlowLayout(ground)
    chip = Chip("Kabul", 1)
    flow.addWidget(chip)
    ground.resize(300, 60)
    ground.show()
    assert chip.geometry().right() == 299


def test_a_long_name_does_not_push_a_form_beyond_its_edge_and_is_told_in_full(qtbot: QtBot) -> None:
    long = NameChip("That the two of them settle what divides them before the year is over")
    qtbot.addWidget(long)
    assert long.sizeHint().width() == px(WIDEST_NAME)
    assert "before the year is over" in long.toolTip()
    short = NameChip("Maya")
    qtbot.addWidget(short)
    assert short.sizeHint().width() < px(WIDEST_NAME)
    assert not short.toolTip()
