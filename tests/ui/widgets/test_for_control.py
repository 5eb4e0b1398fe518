"""What stands for Control alone: closed until it is opened, and closing again by itself."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.for_control import REST_MS, ForControl


class Kept(QWidget):
    """A panel with a secret and a field, and a field beside it that is not its own."""

    def __init__(self) -> None:
        super().__init__()
        self.panel, self.elsewhere = QWidget(), QLineEdit()
        self.field = QLineEdit()
        self.strip = ForControl("secret", "the secret", self.panel)
        self.strip.turned.connect(self.field.setVisible)
        self.field.hide()
        inner, column = QVBoxLayout(self.panel), QVBoxLayout(self)
        for part in (self.strip, self.field):
            inner.addWidget(part)
        column.addWidget(self.panel)
        column.addWidget(self.elsewhere)
        self.resize(400, 300)


def shown(qtbot: QtBot) -> Kept:
    kept = Kept()
    qtbot.addWidget(kept)
    kept.show()
    kept.activateWindow()
    QApplication.processEvents()
    return kept


def left(kept: Kept) -> int:
    return kept.strip.button.timer.remainingTime()


def test_it_opens_by_its_button_and_closes_by_it(qtbot: QtBot) -> None:
    kept = shown(qtbot)
    assert not kept.field.isVisible()
    assert kept.strip.button.text() == "Show the secret"
    kept.strip.button.click()
    assert kept.field.isVisible()
    assert kept.strip.button.text() == "Hide the secret"
    kept.strip.button.click()
    assert not kept.field.isVisible()


def test_it_closes_when_nobody_works_in_it(qtbot: QtBot) -> None:
    kept = shown(qtbot)
    kept.strip.button.click()
    kept.strip.button.timer.timeout.emit()
    assert not kept.strip.is_open()
    assert not kept.field.isVisible()


def test_it_stays_open_while_somebody_works_in_its_panel_and_not_for_what_is_done_beside_it(
    qtbot: QtBot,
) -> None:
    kept = shown(qtbot)
    kept.strip.button.click()
    for field, stays in ((kept.elsewhere, False), (kept.field, True)):
        field.setFocus()
        kept.strip.button.timer.start(REST_MS // 2)
        QTest.keyClick(kept.windowHandle(), Qt.Key.Key_A)
        QApplication.processEvents()
        assert (left(kept) > REST_MS * 3 // 4) is stays


def test_it_closes_with_the_panel(qtbot: QtBot) -> None:
    kept = shown(qtbot)
    kept.strip.button.click()
    kept.panel.hide()
    assert not kept.strip.is_open()
    kept.panel.show()
    assert not kept.field.isVisible()
