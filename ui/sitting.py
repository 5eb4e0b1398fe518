"""A session that is open: its bridge, its window and what goes along with them, made and let go together.

Comes from `ui.desk`, which has opened the file; what the window asks for beyond itself (the guide, another
place for the file, the way out) goes back there as signals. Whatever lives as long as a table is open is made
in `Sitting._lay_out` and ended in `Sitting.let_go`, so that nothing of it outlives the session.
"""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon

from ui import deferred
from ui.remembered import Remembered
from ui.theme.theme import Theme
from ui.widgets.late import drop_late_presses
from ui.windows.actions import add_command, fill_menu
from ui.windows.on_screen import take_place, watch_room
from wargame import times

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.windows.exporting import Exporting
    from wargame.session.session import Session


class Sitting(QObject):
    """One session in its window; `session` is closed with it."""

    left = Signal()
    """The facilitator leaves the table."""
    guide_wanted = Signal(str)
    """The guide is to be shown at the page that fits a place, or, if empty, what is in front."""
    quit_wanted = Signal()
    save_wanted = Signal()
    """The session is to be saved in another place."""

    def __init__(
        self,
        session: "Session",
        path: Path,
        theme: Theme,
        remembered: Remembered,
        *,
        writes: bool = False,
        is_try: bool = False,
    ) -> None:
        super().__init__()
        self.path, self.writes, self.is_try = path, writes, is_try
        self.way_back: Callable[[], None] | None = None
        """What is shown once the table is left, where that is not the library."""
        self._remembered = remembered
        self.exporting: Exporting
        self.bridge = deferred.bridge_to(session)
        try:
            self.table = deferred.table_on(self.bridge, remembered.idle_s)
        except BaseException:
            self._close_session()  # else the file would stay taken while nothing shows it
            raise
        try:
            self._lay_out(theme)
        except BaseException:
            self._close_window()
            self._close_session()
            raise

    def _lay_out(self, theme: Theme) -> None:
        """Give the window what every window has, and what a session has beside it."""
        table, remembered = self.table, self._remembered
        furniture = deferred.furnished(table, theme, remembered)
        furniture.guide_wanted.connect(lambda: self.guide_wanted.emit(""))
        furniture.quit_wanted.connect(self.quit_wanted)
        table.replaying.guide_wanted.connect(lambda: self.guide_wanted.emit("replay"))
        table.phones.guide_wanted.connect(self.guide_wanted)
        self.exporting = deferred.exporting_from(table, self.bridge, remembered, self.path)
        table.left_table.connect(self.left)
        fill_menu(table.menu, table, "", "full-screen", "preferences", "keys", "guide")
        if not self.is_try:
            remembered.add_recent(self.path)
        if self.writes:
            remembered.open_session = self.path
            self._keep_copies()
        table.clock.sound = remembered.sound

    def _keep_copies(self) -> None:
        """Have the session copied while it is played, and say if its file is in doubt."""
        table = self.table
        keeper = deferred.keeper_of(self.bridge, self.path, table)
        keeper.failed.connect(lambda words: table.toast.show_for(words, "warn"))
        keeper.out_of_reach.connect(table.notice.tell_unrecorded)
        keeper.doubled.connect(lambda words: table.toast.show_for(words, "warn", "Show in its folder"))
        table.toast.acted.connect(partial(deferred.reveal, self.path))
        table.menu.addSeparator()
        table.menu.addAction(add_command(table, "save-elsewhere", self.save_wanted.emit))
        table.save_wanted.connect(self.save_wanted)
        table.handed_over.connect(self._remember_seat)

    def _remember_seat(self, seat: str) -> None:
        self._remembered.open_seat = seat

    def begin(self, icon: QIcon) -> None:
        """Show the window for the first time, where it stood in the session before."""
        table = self.table
        table.setWindowIcon(icon)
        first_time = not self._remembered.restore_place(table, "table")
        if first_time:
            take_place(table, in_play=True)
        watch_room(table)
        drop_late_presses(table)
        self.show()
        if first_time and table.isFullScreen():
            table.toast.show_for("Full screen. F11 makes it a window again.", "info")
        if self.writes:
            if deferred.begins_another_day(self.bridge.session):
                table.open_tool("review")
            table.phones.bring_back()

    def show(self) -> None:
        """Bring the window to the front."""
        self.table.show()
        self.table.raise_()
        self.table.activateWindow()

    def is_of(self, path: Path) -> bool:
        """Return whether this is the session that lies in a file; a try lies in none."""
        return not self.is_try and self.path == path.absolute()

    def safe_up_to(self) -> str:
        """Return in words, after a blank, up to where the record is safe; empty before the first step."""
        entries = self.bridge.session.history.entries
        if not entries:
            return ""
        found = times.moment(entries[-1].at)
        at = times.when(found, times.now()) if found else entries[-1].at
        return f" The record is safe up to step {len(entries):,}, {at}."

    def let_go(self) -> None:
        """Close the window and the session, and end all that went along with them."""
        self.exporting.let_go()
        self._remembered.keep_place(self.table, "table")
        self._close_window()
        self._close_session()

    def _close_window(self) -> None:
        self.table.close()
        self.table.deleteLater()

    def _close_session(self) -> None:
        self.bridge.close()
        self.bridge.session.close()
        self.bridge.deleteLater()
        self._remembered.open_session = None
        self._remembered.open_seat = ""
        self.deleteLater()
