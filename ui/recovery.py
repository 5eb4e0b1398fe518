"""After a mistake of ours the table stands again: built anew from the record, where it was.

`ui.crash.Watch` tells of every error by `note`. Where it came while the table showed a state, or while
everything took on another theme or size, what stands on the screen can no longer be trusted: the session is
read from its file once more and a new table is laid out in place of the old one, behind the curtain if a
seat had the laptop. A table that cannot be built gives way to the library. What was recorded is
never touched.
"""

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt, QThread, QTimer, Signal

if TYPE_CHECKING:
    from ui.remembered import Remembered
    from ui.theme.theme import Theme
    from ui.windows.table import TableWindow

SET_UP_AGAIN = "The table was set up again from the record."


class Ground(Protocol):
    """What holds the table: the desk."""

    @property
    def table(self) -> "TableWindow | None":
        """The table, while a session is open."""

    @property
    def theme(self) -> "Theme":
        """The theme in force."""

    @property
    def remembered(self) -> "Remembered":
        """What is kept between starts; it knows which seat has the laptop."""

    def open_again(self) -> None:
        """Open the session that is open once more from its file."""

    def leave_for_library(self) -> None:
        """Close the session and go to the library."""

    def tell_failure(self, words: str) -> None:
        """Say that something failed."""


class Recovery(QObject):
    """Sets the table up again after an error; one per desk."""

    _broken = Signal()

    def __init__(self, ground: Ground, parent: QObject) -> None:
        super().__init__(parent)
        self._ground = ground
        self._wanted = False
        self._at_it = False
        self._done = False
        # Not before the step that failed has come to its end.
        self._broken.connect(self.set_up_again, Qt.ConnectionType.QueuedConnection)

    def note(self) -> None:
        """Take notice of an uncaught error, at once; any thread may call it."""
        if QThread.currentThread() is not self.thread() or self._wanted or self._at_it:
            return
        table = self._ground.table
        if table is not None and (self._ground.theme.is_changing or not table.is_whole):
            self._wanted = True
            self._broken.emit()

    def set_up_again(self) -> None:
        """Lay the session that is open out anew, from its file."""
        self._wanted = False
        table = self._ground.table
        if table is None:
            return
        seat = self._ground.remembered.open_seat
        had_wall = table.projecting.window is not None
        self._at_it = True
        try:
            self._ground.open_again()
        finally:
            self._at_it = False
            self._settle(seat, had_wall)

    def _settle(self, seat: str, had_wall: bool) -> None:
        table = self._ground.table
        if table is None or not table.is_whole:
            self._ground.leave_for_library()
            return
        if had_wall:
            table.projecting.toggle()
        if seat in table.bridge.session.compiled.hands:
            table.draw_curtain(seat)
        self._done = True
        # The first time, the watch tells of the error itself; that comes next, and says this too.
        QTimer.singleShot(0, self._say)

    def _say(self) -> None:
        if self._done:
            self._ground.tell_failure("Something in the program failed.")

    def words(self) -> str:
        """Return that the table was set up again, if it was and nobody was told; else nothing."""
        done, self._done = self._done, False
        return f" {SET_UP_AGAIN}" if done else ""
