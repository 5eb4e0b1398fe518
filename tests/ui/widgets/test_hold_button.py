"""A key that is held down opens what it opens, and is not typed into it."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.fields import SerifEdit
from ui.widgets.hold_button import HoldButton


@pytest.mark.parametrize("marked", [True, False])
def test_a_key_that_goes_on_repeating_is_not_typed_into_what_it_has_opened(
    qtbot: QtBot, *, marked: bool
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    button, letter = HoldButton("Hold to open"), SerifEdit("A letter", "Letter", 3)
    column.addWidget(button)
    column.addWidget(letter)
    button.hold_ms = 1
    button.held.connect(letter.setFocus)
    with qtbot.waitExposed(page):
        page.show()
    button.setFocus()
    with qtbot.waitSignal(button.held):
        QTest.keyPress(button, Qt.Key.Key_Space)
    for _ in range(3):
        # As X11 tells it, which does not always mark a repeat as one.
        for kind in (QEvent.Type.KeyRelease, QEvent.Type.KeyPress):
            none = Qt.KeyboardModifier.NoModifier
            QApplication.sendEvent(letter, QKeyEvent(kind, Qt.Key.Key_Space, none, " ", marked))
    assert letter.toPlainText() == ""
    QTest.keyRelease(letter, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not button.still_down.is_held())
    QTest.keyClicks(letter, "Dear Iran")
    assert letter.toPlainText() == "Dear Iran"
