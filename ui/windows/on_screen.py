"""How a window takes its place: whole on its screen, with its frame, or filling it; never larger than it.

A laptop of 1366 x 768 has some 690 px left between its bars, and 1093 x 560 where the system enlarges
everything by a quarter; a window of its full size would lose the row with the next step. Home fills such a
screen; the table is shown full screen, as it is played. `watch_room` tells the theme how much room there is:
on a small screen all stands as in large type, with side panels in drawers. It also tells how large the
window is: in a larger one everything grows. Afterwards each window comes back as it was left
(`Remembered.restore_place`); `full-screen` turns the frame off and on.
"""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtWidgets import QLayout, QMainWindow, QWidget

from ui.theme.theme import current_theme

if TYPE_CHECKING:
    from PySide6.QtGui import QScreen

WANTED: Final = QSize(1366, 768)
"""The size that the windows are drawn for, in px."""

FRAME: Final = QSize(16, 48)
"""What frame and title take at most."""

SMALLEST: Final = QSize(640, 400)
"""Below this a screen is not filled: nothing is made for it, and a window can at least be moved."""


FLOOR: Final = QSize(480, 320)
"""No window is made smaller than this, in px."""

GROWS_AFTER_MS: Final = 150
"""A window that is being dragged larger is laid out once it rests."""


def first_state(free: QSize, *, in_play: bool, wanted: QSize = WANTED) -> Qt.WindowState:
    """Return how a window is shown the first time, where the screen leaves it `free`."""
    if free.width() < SMALLEST.width() or free.height() < SMALLEST.height():
        return Qt.WindowState.WindowNoState
    if in_play:
        return Qt.WindowState.WindowFullScreen
    room = wanted + FRAME
    fits = room.width() <= free.width() and room.height() <= free.height()
    return Qt.WindowState.WindowNoState if fits else Qt.WindowState.WindowMaximized


def within(wanted: QSize, free: QSize) -> QSize:
    """Return the size of a window that is to be `wanted`: with its frame no larger than what is free."""
    return wanted.boundedTo(free - FRAME).expandedTo(QSize(1, 1))


def take_place(window: QWidget, *, in_play: bool = False, wanted: QSize = WANTED) -> None:
    """Give a window that was never shown before its size and state."""
    free = window.screen().availableGeometry().size()
    window.resize(within(wanted, free))
    state = first_state(free, in_play=in_play, wanted=wanted)
    window.setWindowState(state)
    # What is to fill the screen is laid out for it at once, not after it was seen small.
    whole = window.screen().geometry().size()
    sizes = {Qt.WindowState.WindowFullScreen: whole, Qt.WindowState.WindowMaximized: free}
    current_theme().set_window(sizes.get(state, window.size()))


def keep_size(window: QMainWindow) -> None:
    """Let nothing that a window shows make it larger than it was given, not even for a moment.

    While letters grow or a page is turned, parts ask for room that they do not need in the end; Qt would
    widen the window for them beyond its screen and leave it so.
    """
    layout = window.layout()
    assert layout is not None
    layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
    window.setMinimumSize(FLOOR)


def turn_full_screen(window: QWidget) -> None:
    """Show a window without its frame on the whole screen, or with it again."""
    window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen)


def watch_room(window: QWidget) -> None:
    """Tell the theme how much room the window's screen has: now, and when it comes to another one."""
    _Room(window)


class _Room(QObject):
    """Looks at the screen of one window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._screen: QScreen | None = None
        self._growing = QTimer(self)
        self._growing.setSingleShot(True)
        self._growing.setInterval(GROWS_AFTER_MS)
        self._growing.timeout.connect(self._grow)
        self._look()
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look again when the window is shown, has come to another screen, or that has changed its size."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.ScreenChangeInternal):
            self._look()
        if event.type() in (QEvent.Type.Resize, QEvent.Type.WindowActivate):
            self._growing.start()
        return super().eventFilter(watched, event)

    def _grow(self) -> None:
        """Let what is drawn grow with the window that people look at."""
        if self._window.isVisible() and not self._window.isMinimized():
            current_theme().set_window(self._window.size())

    def _look(self) -> None:
        screen = self._window.screen()
        if screen is not self._screen:
            if self._screen is not None:
                self._screen.availableGeometryChanged.disconnect(self._look)
            screen.availableGeometryChanged.connect(self._look)
            self._screen = screen
        free = screen.availableGeometry().size()
        current_theme().set_room(free)
        plain = Qt.WindowState.WindowNoState
        if self._window.isVisible() and self._window.windowState() == plain:
            self._window.resize(within(self._window.size(), free))
