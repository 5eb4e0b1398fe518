"""Tests of `ui.widgets.overlay`."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.buttons import QuietButton
from ui.widgets.overlay import Overlay


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    """A window with a field that has the focus."""
    made = QWidget()
    qtbot.addWidget(made)
    field = QLineEdit()
    QVBoxLayout(made).addWidget(field)
    made.resize(800, 600)
    made.show()
    made.activateWindow()
    field.setFocus()
    QApplication.processEvents()
    yield made
    made.close()


@pytest.fixture
def overlay(window: QWidget) -> Overlay:
    """An overlay with two buttons, open."""
    made = Overlay(window, "Question", width=400)
    for words in ("One", "Two"):
        made.column.addWidget(QuietButton(words))
    made.open_over()
    QApplication.processEvents()
    return made


def focused() -> str:
    """What has the focus, in words."""
    widget = QApplication.focusWidget()
    return widget.words() if isinstance(widget, QuietButton) else type(widget).__name__


def test_it_takes_the_focus_and_keeps_it(overlay: Overlay) -> None:
    seen = [focused()]
    for _ in range(2):
        QTest.keyClick(overlay, Qt.Key.Key_Tab)
        seen.append(focused())
    assert seen == ["One", "Two", "One"]


def test_shift_tab_goes_the_other_way_round(overlay: Overlay) -> None:
    QTest.keyClick(overlay, Qt.Key.Key_Backtab)
    assert focused() == "Two"


def test_escape_gives_the_focus_back(overlay: Overlay) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, Qt.Key.Key_Escape)
    assert not overlay.is_open()
    assert focused() == "QLineEdit"


def test_a_press_beside_the_panel_closes_it_and_one_on_it_does_not(overlay: Overlay) -> None:
    QTest.mouseClick(overlay, Qt.MouseButton.LeftButton, pos=overlay.panel.geometry().center())
    assert overlay.is_open()
    QTest.mouseClick(overlay, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert not overlay.is_open()


def test_it_follows_the_size_of_the_window(window: QWidget, overlay: Overlay) -> None:
    window.resize(300, 200)
    QApplication.processEvents()
    assert overlay.size() == window.size()
    assert window.rect().contains(overlay.panel.geometry())


def test_keys_do_not_go_through_to_the_window(window: QWidget, overlay: Overlay) -> None:
    field = window.findChild(QLineEdit)
    assert field is not None
    QTest.keyClicks(overlay, "abc")
    assert field.text() == ""


def test_the_focus_goes_back_within_its_window_also_when_another_one_had_it_at_the_opening(
    qtbot: QtBot, overlay: Overlay, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = QLineEdit()
    qtbot.addWidget(elsewhere)
    overlay.close_over()
    field = overlay.window().focusWidget()
    assert field is not None
    with monkeypatch.context() as patched:
        patched.setattr(QApplication, "focusWidget", lambda: elsewhere)
        overlay.open_over()
    QTest.keyClick(overlay, Qt.Key.Key_Escape)
    assert overlay.window().focusWidget() is field
