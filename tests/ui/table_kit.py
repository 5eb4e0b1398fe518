"""What the tests of the table share: a session in memory, its window, and hands that press keys.

Everything here goes through the window as a person would: clicks on what has a name, keys into what has
the focus. Sessions live in memory and share one compiled scenario each.
"""

from collections.abc import Iterator
from functools import cache

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from shiboken6 import isValid

from ui.bridge import SessionBridge
from ui.widgets.for_control import ForControl
from ui.widgets.hold_button import HoldButton
from ui.windows.table import TableWindow
from wargame.game.compiled import CompiledScenario
from wargame.places import scenarios_folder
from wargame.scenario.load import load
from wargame.session.opening import Plan, start
from wargame.session.session import Session


@cache
def compiled(name: str) -> CompiledScenario:
    """A shipped scenario, compiled."""
    return CompiledScenario(load(scenarios_folder() / f"{name}.yaml"))


def session(name: str = "afghanistan-2017", seed: int = 7) -> Session:
    """A new session in memory."""
    return start(compiled(name), Plan(seed=seed), clock=lambda: "2026-01-01T10:00:00.000+00:00")


def open_table(of: Session) -> TableWindow:
    """The session's window, shown and active at the size of a small laptop."""
    window = TableWindow(SessionBridge(of))
    window.resize(1366, 690)
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    return window


def find(window: QWidget, name: str) -> QWidget:
    """The visible widget with this name; fails in words if there is none."""
    for widget in window.findChildren(QWidget, name):
        if widget.isVisible():
            return widget
    raise AssertionError(f"nothing called {name} can be seen")


def click(window: QWidget, name: str) -> None:
    """Press the widget with this name."""
    widget = find(window, name)
    if isinstance(widget, QAbstractButton):
        assert widget.isEnabled(), f"{name} cannot be pressed now"
    across = 10 if isinstance(widget, QCheckBox) else widget.width() // 2
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(across, widget.height() // 2))
    QApplication.processEvents()


def press(
    window: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press a key where the focus is."""
    QTest.keyClick(QApplication.focusWidget() or window, key, modifier)
    QApplication.processEvents()


def open_for_control(window: QWidget) -> None:
    """Open what stands for Control alone, wherever its strip can be seen."""
    for strip in window.findChildren(ForControl):
        if strip.isVisible() and not strip.is_open():
            strip.button.click()
    QApplication.processEvents()


def open_hand(window: TableWindow) -> None:
    """Hold the space bar at the curtain until the hand opens."""
    _hold(window, window.curtain.button)


def open_backstage(window: TableWindow) -> None:
    """Hold the space bar at the step behind the scenes until it opens."""
    button = find(window, "open-backstage")
    assert isinstance(button, HoldButton)
    _hold(window, button)


def _hold(window: TableWindow, button: HoldButton) -> None:
    button.hold_ms = 1  # that it is a second is tested by itself
    for timer in button.findChildren(QTimer):
        if not timer.isSingleShot():
            timer.setInterval(1)
    for timer in button.still_down.findChildren(QTimer):
        timer.setInterval(0)  # nothing here repeats a key
    QTest.keyPress(button, Qt.Key.Key_Space)
    for _ in range(2_000):
        QApplication.processEvents()
        if not button.isVisible():
            break
        QTest.qWait(1)
    QTest.keyRelease(window, Qt.Key.Key_Space)
    while isValid(button) and button.still_down.is_held():
        QApplication.processEvents()
    QApplication.processEvents()


def texts(widget: QWidget) -> Iterator[str]:
    """Every text that a widget and what lies in it shows, says, or would say to a screen reader."""
    for one in (widget, *widget.findChildren(QWidget)):
        yield from own_texts(one)


def own_texts(one: QWidget) -> Iterator[str]:
    """Every text of a widget alone."""
    yield one.windowTitle()
    yield one.toolTip()
    yield one.accessibleName()
    yield one.accessibleDescription()
    if isinstance(one, QLabel | QLineEdit | QAbstractButton):
        yield one.text()
    if isinstance(one, QPlainTextEdit):
        yield one.toPlainText()
