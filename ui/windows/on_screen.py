"""How a window takes its place on the screen the first time: whole, with its frame, or filling the screen.

A laptop of 1366 x 768 has some 690 px left between its bars; a window of its full size would lose the row
with the next step. Home fills such a screen; the table is shown full screen, as it is played. Afterwards each
window comes back as it was left (`Remembered.restore_place`); `full-screen` turns the frame off and on.
"""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

WANTED: Final = QSize(1366, 768)
"""The size that the windows are drawn for, in px."""

FRAME: Final = QSize(16, 48)
"""What frame and title take at most."""

SMALLEST: Final = QSize(1024, 600)
"""A smaller screen is not filled: the windows do not become so small, and could not be moved into sight."""


def first_state(free: QSize, *, in_play: bool) -> Qt.WindowState:
    """Return how a window is shown the first time, where the screen leaves it `free`."""
    if free.width() < SMALLEST.width() or free.height() < SMALLEST.height():
        return Qt.WindowState.WindowNoState
    if in_play:
        return Qt.WindowState.WindowFullScreen
    room = WANTED + FRAME
    fits = room.width() <= free.width() and room.height() <= free.height()
    return Qt.WindowState.WindowNoState if fits else Qt.WindowState.WindowMaximized


def take_place(window: QWidget, *, in_play: bool = False) -> None:
    """Give a window that was never shown before its size and state."""
    window.resize(WANTED)
    screen = QGuiApplication.primaryScreen()
    if screen is not None:
        window.setWindowState(first_state(screen.availableGeometry().size(), in_play=in_play))


def turn_full_screen(window: QWidget) -> None:
    """Show a window without its frame on the whole screen, or with it again."""
    window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen)
