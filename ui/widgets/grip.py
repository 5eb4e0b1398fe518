"""A grip by which a line of a list is dragged to another place.

Tells where on the screen it was let go; whoever holds the list knows which place that is. By keys the
order is changed elsewhere: the grip has no keyboard of its own.
"""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.frames import Glyph
from ui.widgets.text import plain_tooltip


class Grip(Glyph):
    """Six dots that can be taken by the mouse."""

    dropped = Signal(QPoint)

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__("ui-grip", 16, "ink3", parent)
        self.setToolTip(plain_tooltip(f"{words}, or Alt+Up and Alt+Down"))
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self._held = False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the line."""
        self._held = event.button() == Qt.MouseButton.LeftButton
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let it go, if it was moved at all."""
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        if self._held and not self.rect().contains(event.position().toPoint()):
            self.dropped.emit(event.globalPosition().toPoint())
        self._held = False
