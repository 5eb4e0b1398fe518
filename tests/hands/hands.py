"""A pair of hands: keys and clicks through the X server, eyes on the window, and the record beside it."""

import os
import subprocess
from collections.abc import Callable
from time import monotonic
from typing import Final

from PySide6.QtCore import QEventLoop, QPoint, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from ui.desk import Desk
from ui.windows.table import TableWindow
from wargame.game.state import GameState

PATIENCE_S: Final = 15.0
"""How long the window may take for anything; it takes a moment, but machines can be busy."""

HELD_S: Final = 1.6
"""How long a person holds a key that wants to be held for a second."""


class Hands:
    """One person at the keyboard and mouse of a desk."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    # Keys and mouse

    def press(self, *keys: str) -> None:
        """Press keys one after another, named as X names them: `Return`, `ctrl+Return`, `shift+1`."""
        for key in keys:
            self._do("key", "--clearmodifiers", key)
            self.look()

    def type(self, text: str) -> None:
        """Type a text."""
        self._do("type", "--delay", "15", text)
        self.look()

    def hold(self, key: str, until: Callable[[], bool]) -> None:
        """Hold a key down, repeating, until something is seen; then let go."""
        self._do("keydown", key)
        try:
            self.wait(until, f"holding {key}")
        finally:
            self._do("keyup", key)
        self.look()

    def tap_and_hold(self, key: str, seconds: float = HELD_S) -> None:
        """Hold a key down, repeating, for a time; then let go."""
        self._do("keydown", key)
        self.look(seconds)
        self._do("keyup", key)
        self.look()

    def click(self, widget: QWidget, at: QPoint | None = None, *, button: int = 1) -> None:
        """Move the mouse onto a widget and click."""
        place = widget.mapToGlobal(at or widget.rect().center()) * widget.devicePixelRatioF()
        self._do("mousemove", str(place.x()), str(place.y()))
        self.look(0.05)
        self._do("click", str(button))
        self.look()

    # Eyes

    @property
    def table(self) -> TableWindow:
        """The table's window, which is open."""
        assert self.desk.table is not None, "no session is open"
        return self.desk.table

    @property
    def state(self) -> GameState:
        """Where the session stands in the record."""
        return self.table.bridge.state

    @property
    def focus(self) -> str:
        """What a screen reader would say has the focus."""
        widget = QApplication.focusWidget()
        if widget is None:
            return "nothing"
        words = widget.accessibleName()
        return words or (widget.text() if isinstance(widget, QAbstractButton) else type(widget).__name__)

    @property
    def button(self) -> str:
        """What the dark button at the lower right says."""
        return self.table.primary.text()

    def find(self, name: str) -> QWidget:
        """Return the widget of that name that is seen; fail in words if there is none."""
        for window in QApplication.topLevelWidgets():
            for one in window.findChildren(QWidget, name):
                if one.isVisible():
                    return one
        raise AssertionError(f"nothing called {name} can be seen; the focus is on {self.focus}")

    def sees(self, name: str) -> bool:
        """Return whether a widget of that name is seen."""
        return any(
            one.isVisible()
            for window in QApplication.topLevelWidgets()
            for one in window.findChildren(QWidget, name)
        )

    def look(self, seconds: float = 0.12) -> None:
        """Let the window do what is due for a moment."""
        loop = QEventLoop()
        QTimer.singleShot(round(seconds * 1000), loop.quit)
        loop.exec()

    def wait(self, seen: Callable[[], bool], what: str) -> None:
        """Look until something is seen; fail in words if it does not come."""
        end = monotonic() + PATIENCE_S
        while not seen():
            assert monotonic() < end, f"{what}: it did not come; the focus is on {self.focus}"
            self.look(0.05)

    # What people do at the table

    def enter(self, says: str) -> None:
        """Press Enter when the dark button says this, and see that something comes of it."""
        self.wait(
            lambda: says.lower() in self.button.lower(),
            f"the button should say “{says}”, but says “{self.button}”",
        )
        before = self._progress()
        self.press("Return")
        self.wait(
            lambda: self.desk.table is None or before != self._progress(), f"Enter on “{says}” does nothing"
        )

    def _progress(self) -> tuple[int, str, bool]:
        history = self.table.bridge.session.history
        return len(history.entries), self.button, self.table.curtain.isVisible()

    def open_hand(self) -> None:
        """Hold the space bar at the curtain until the hand opens."""
        assert self.table.curtain.isVisible(), "the curtain is not drawn"
        self.hold("space", lambda: not self.table.curtain.isVisible())

    def _do(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], check=True, env=os.environ.copy(), stdout=subprocess.DEVNULL)
