"""The line of a window that says how what is seen in it is marked.

It stands below, or above, all else of the window, whatever page is shown there, and is gone where nothing is
marked. Its words are kept with the window too, so that a picture that is copied or saved anywhere in it bears
them: whoever takes a picture asks `marked_above`.
"""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme.theme import current_theme
from ui.widgets.frames import Panel
from ui.widgets.painted import px
from ui.widgets.text import PlainLabel
from wargame.scenario.model import Marking

_KEPT: Final = "marking"
"""The property of a window that holds the words of its marking."""


class MarkStrip(Panel):
    """One line of a marking, in the middle."""

    def __init__(self, window: QWidget, role: str = "label") -> None:
        super().__init__("surface", "Marking", window)
        self._window = window
        self.setObjectName("marking-strip")
        self.words = PlainLabel("", role, elide=True, align=Qt.AlignmentFlag.AlignHCenter)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.words, 1)
        current_theme().changed.connect(self.restyle)
        self.restyle()
        self.hide()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self._row.setContentsMargins(px(16), px(3), px(16), px(3))

    def show_marking(self, marking: Marking) -> None:
        """Show a marking; take no room where it says nothing."""
        mark(self._window, marking.line)
        self.words.setText(marking.line)
        self.setVisible(bool(marking.line))


def mark(window: QWidget, words: str) -> None:
    """Keep the words of a marking with a window, or a page, for the pictures that are taken of it."""
    window.setProperty(_KEPT, words)


def marked_above(widget: QWidget) -> str:
    """Return the marking of the window in which a widget stands, on one line; empty if there is none."""
    above: QWidget | None = widget
    while above is not None:
        if words := above.property(_KEPT):
            return str(words)
        above = above.parentWidget()
    return ""
