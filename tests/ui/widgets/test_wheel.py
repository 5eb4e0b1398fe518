"""Tests of `ui.widgets.wheel`: a turn of the wheel scrolls, and changes only the field that has the focus."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QScrollArea, QSlider, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.number_field import NumberField


class Page(QScrollArea):
    """A page that is longer than its window, with a field of each kind."""

    def __init__(self) -> None:
        super().__init__()
        inner = QWidget()
        self.number, self.choice, self.slider = NumberField(), QComboBox(), QSlider(Qt.Orientation.Horizontal)
        self.choice.addItems(["one", "two", "three"])
        self.number.setValue(50)
        self.slider.setValue(50)
        self.choice.setCurrentIndex(1)
        self.fields: dict[str, QWidget] = {"n": self.number, "c": self.choice, "s": self.slider}
        column = QVBoxLayout(inner)
        for field in self.fields.values():
            column.addWidget(field)
        column.addSpacing(2000)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.resize(300, 300)

    def values(self) -> tuple[int, int, int]:
        return self.number.value(), self.choice.currentIndex(), self.slider.value()


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    """The page in an active window."""
    made = Page()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.setFocus()
    return made


def turn_wheel(over: QWidget) -> None:
    """Turn the wheel towards oneself with the pointer over a widget, as the system tells of it."""
    top = over.window()
    at = QPointF(over.mapTo(top, over.rect().center())) * top.devicePixelRatioF()
    QTest.wheelEvent(top.windowHandle(), at, QPoint(0, -120))
    QApplication.processEvents()


@pytest.mark.parametrize("kind", ["n", "c", "s"])
def test_the_wheel_over_a_field_without_the_focus_scrolls_the_page(page: Page, kind: str) -> None:
    before = page.values()
    turn_wheel(page.fields[kind])
    assert page.values() == before
    assert page.verticalScrollBar().value() > 0


@pytest.mark.parametrize("kind", ["n", "c", "s"])
def test_the_wheel_over_the_field_that_has_the_focus_changes_it(page: Page, kind: str) -> None:
    before = page.values()
    page.fields[kind].setFocus()
    turn_wheel(page.fields[kind])
    assert page.values() != before
