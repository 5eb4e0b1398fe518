"""What holds for each widget: it is painted, has a name, keeps its words whole, can be reached."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.widgets.samples import MADE
from ui.theme.theme import Theme
from ui.widgets.text import PlainLabel

Make = Callable[[], QWidget]
TO_ENTER = ["primary", "quiet", "icon", "name", "card"]
TO_PRESS = [*TO_ENTER, "radio card"]


def shown(qtbot: QtBot, make: Make) -> QWidget:
    """The widget on the screen, as large as it likes to be."""
    widget = make()
    qtbot.addWidget(widget)
    widget.resize(widget.sizeHint())
    widget.show()
    return widget


@pytest.mark.parametrize("make", MADE.values(), ids=MADE)
def test_it_is_painted_in_every_theme_and_size(qtbot: QtBot, look: Theme, make: Make) -> None:
    widget = shown(qtbot, make)
    image = widget.grab().toImage()
    seen = {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}
    assert len(seen) > 1


@pytest.mark.parametrize("make", MADE.values(), ids=MADE)
def test_it_follows_the_theme(qtbot: QtBot, theme: Theme, make: Make) -> None:
    widget = shown(qtbot, make)
    before, small = widget.grab().toImage(), widget.sizeHint()
    theme.choose(name="dark", scale=200)
    assert widget.sizeHint().height() > small.height()
    theme.choose(scale=100)
    assert widget.grab().toImage() != before


@pytest.mark.parametrize("make", MADE.values(), ids=MADE)
def test_it_has_words_for_a_screen_reader(qtbot: QtBot, make: Make) -> None:
    widget = shown(qtbot, make)
    parts = [widget, *widget.findChildren(QWidget)]
    assert any(part.accessibleName() or (isinstance(part, QLabel) and part.text()) for part in parts)
    for button in widget.findChildren(QAbstractButton):
        assert button.accessibleName() or button.text()


@pytest.mark.parametrize("make", MADE.values(), ids=MADE)
def test_no_label_is_cut_off(qtbot: QtBot, look: Theme, make: Make) -> None:
    widget = shown(qtbot, make)
    for label in widget.findChildren(PlainLabel):
        if label.isVisible() and label.text():
            metrics = QFontMetrics(label.font())
            assert not label.is_shortened()
            assert all(metrics.horizontalAdvance(line) <= label.width() for line in label.shown_lines())
            assert label.height() >= len(label.shown_lines()) * metrics.ascent()


PRESSED = [(name, Qt.Key.Key_Space) for name in TO_ENTER]
PRESSED += [
    (name, key) for name in TO_ENTER if "card" not in name for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
]


@pytest.mark.parametrize(("make", "key"), [(MADE[name], key) for name, key in PRESSED])
def test_it_can_be_pressed_by_key(qtbot: QtBot, make: Make, key: Qt.Key) -> None:
    widget = shown(qtbot, make)
    assert isinstance(widget, QAbstractButton)
    widget.setFocus()
    with qtbot.waitSignal(widget.clicked, timeout=1000):
        QTest.keyClick(widget, key)


@pytest.mark.parametrize("make", [MADE[name] for name in TO_PRESS], ids=TO_PRESS)
def test_it_is_large_enough_to_hit(qtbot: QtBot, make: Make) -> None:
    widget = shown(qtbot, make)
    assert widget.height() >= 28


@pytest.mark.parametrize("make", [MADE[name] for name in TO_PRESS], ids=TO_PRESS)
def test_it_can_be_reached_by_tab(qtbot: QtBot, make: Make) -> None:
    widget = shown(qtbot, make)
    assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus
