"""Fields to write in: their Enter is their own, and counts once."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.widgets.fields import EntryField, SerifEdit


def test_enter_that_is_held_down_counts_once(qtbot: QtBot) -> None:
    field, pressed = EntryField("A line"), list[str]()
    qtbot.addWidget(field)
    field.returnPressed.connect(lambda: pressed.append(field.text()))
    field.setText("A line")
    for repeats in (False, True, True):
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event = QKeyEvent(
                QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "\r", autorep=repeats
            )
            QApplication.sendEvent(field, event)
    assert len(pressed) == 2


def test_what_is_written_from_right_to_left_is_held_to_the_right(qtbot: QtBot) -> None:
    edit = SerifEdit("An argument")
    qtbot.addWidget(edit)
    edit.resize(400, 100)
    edit.show()
    whole = "همه را به یک میز دعوت کنید."
    edit.setPlainText(whole)
    assert edit.cursorRect().center().x() > 350
    assert edit.toPlainText() == whole
    edit.setPlainText("ایران +1, then Iraq")
    assert edit.cursorRect().center().x() < 200
