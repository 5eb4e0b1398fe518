"""Presses that come too late: keys and clicks meant for a window that is gone from the screen by now.

While the program works, the system collects what a person presses. When a window has made way for another
in the meantime, Qt still gives it those presses: an impatient second Enter would start a second session. A
window that makes way calls `drop_late_presses` once; it needs nothing more.
"""

from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

_PRESSES: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
    }
)


def drop_late_presses(window: QWidget) -> None:
    """Let a window heed keys and clicks only while it can be seen."""
    _Late(window)


class _Late(QObject):
    """Stands before one window, where what the system sends comes in."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)
        self._stand_before()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Drop a press that comes when the window is not seen."""
        if watched is self._window:
            if event.type() == QEvent.Type.Show:
                self._stand_before()
            return False
        return event.type() in _PRESSES and not self._window.isVisible()

    def _stand_before(self) -> None:
        # The system's own window is made when this one is first shown.
        handle = self._window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)
