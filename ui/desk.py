"""Where sessions, files and windows meet: what is opened, shown, closed, and told when something fails.

Windows tell the desk what is wanted; it opens the file and has the session laid out by `ui.sitting`, or has
a page shown over the library by `ui.pages`. One session is open at a time. A file that cannot be opened is
answered with a page or a sentence in the library, never with a window of its own. What is not needed for the
library to be painted is loaded by `ui.deferred` when it is asked for.
"""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from ui import deferred
from ui.crash import earlier_reports
from ui.pages import Pages
from ui.recovery import Recovery
from ui.remembered import Remembered
from ui.sitting import Sitting
from ui.theme.theme import Theme
from ui.windows.home import HomeWindow
from wargame.places import is_there
from wargame.shown.library import PACKAGE_ENDING, SCENARIO_ENDINGS, SESSION_ENDING
from wargame.terms import EntenteError, RecordBroken, Unwritable

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.windows.ask import Ask
    from ui.windows.guide import GuideWindow
    from ui.windows.table import TableWindow
    from wargame.session.session import Session
    from wargame.shown.setup import SessionDraft


class Desk(QObject):
    """Holds the windows, and the session that is open."""

    failed = Signal(str)
    """Something in the program failed; may be told from any thread."""

    def __init__(self, theme: Theme, remembered: Remembered, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme, self.remembered = theme, remembered
        self.home = HomeWindow(theme, remembered)
        self.guide: GuideWindow | None = None
        self.sitting: Sitting | None = None
        """The session that is open."""
        self._ask: Ask | None = None
        self._offered: Path | None = None
        """The session that was open when the program stopped, while the library offers to go on with it."""
        self._wifi = ("", "")
        """The Wi-Fi that phones join, typed once for all tables; never written down."""
        self.recovery = Recovery(self, self)
        self.failed.connect(self.tell_failure, Qt.ConnectionType.QueuedConnection)
        self.home.closed.connect(self.quit)
        library = self.home.library
        library.practice_wanted.connect(self.practice)
        library.open_wanted.connect(self.open)
        library.read_wanted.connect(self.read_session)
        library.check_wanted.connect(self.check)
        pages = self.pages = Pages(self.home, remembered, self)
        pages.coming.connect(self._let_go)
        pages.start_wanted.connect(self.start)
        pages.open_wanted.connect(self._open_and_tell)
        pages.look_wanted.connect(self._lay_out)
        pages.visit_wanted.connect(self._visit)
        pages.try_wanted.connect(self._try)

    @property
    def table(self) -> "TableWindow | None":
        """The window of the session that is open."""
        return self.sitting.table if self.sitting is not None else None

    # The beginning and the end

    def begin(self) -> None:
        """Show the library."""
        self.home.show()

    def settle_in(self) -> None:
        """Do what can wait until the library is painted: read the files, tell what went wrong last time."""
        furniture = self.home.furnish()
        furniture.guide_wanted.connect(lambda: self.open_guide())
        furniture.quit_wanted.connect(self.quit)
        self.home.library.read()
        if self.table is not None:  # a double click on a file was quicker
            return
        reports = earlier_reports()
        left = self.remembered.open_session
        if left is not None and is_there(left) and not deferred.who_holds(left):
            words = f"“{left.stem}” was open when Entente stopped. Every step up to then is in the record."
            go_on = partial(self._go_on_with, left, self.remembered.open_seat)
            self._offered = left
            self.home.library.tell(words, "warn", "Continue", go_on)
        elif reports:
            words = (
                "Something in the program failed last time. The record is safe; what failed is written down."
            )
            self.home.library.tell(words, "warn", "Show the report", lambda: deferred.reveal(reports[0]))
        self.remembered.open_session = None
        self.remembered.open_seat = ""

    def _go_on_with(self, path: Path, seat: str) -> None:
        """Open a session as it stood when the program stopped: with the curtain drawn, if a hand was open."""
        self.open(path)
        if self.table is not None and seat in self.table.bridge.session.compiled.hands:
            self.table.draw_curtain(seat)

    def quit(self) -> None:
        """Close everything; what was recorded is on the disk already."""
        self._let_go()
        if self.guide is not None:
            self.guide.close()
        self.home.rest()
        if self.home.isVisible():
            self.home.close()
        QCoreApplication.quit()

    # Files

    def open(self, path: Path) -> None:
        """Open a session or a scenario, whichever a file is."""
        if path.suffix.casefold() in SCENARIO_ENDINGS:
            self.pages.new_session(path)
        elif path.suffix.casefold() == SESSION_ENDING:
            self.open_session(path)
        elif path.suffix.casefold() == PACKAGE_ENDING:
            self.pages.look_into(path)
        else:
            self.pages.refuse(
                f"{path.name} is neither a session nor a scenario. Sessions end in {SESSION_ENDING}, "
                f"scenarios in {SCENARIO_ENDINGS[0]}, or in {PACKAGE_ENDING} where they are packed."
            )

    def open_session(self, path: Path, take_over: bool = False) -> None:
        """Open a session for playing; if it is open elsewhere, ask what to do."""
        if self.sitting is not None and self.sitting.is_of(path):
            self.sitting.show()
            return
        holder = "" if take_over else deferred.who_holds(path)
        if holder:
            self._ask_about(path, holder)
            return
        self._open_with(path, partial(deferred.opened_for_playing, path, take_over=take_over), writes=True)

    def read_session(self, path: Path) -> None:
        """Open a session for reading only, also while it is played elsewhere."""
        self._open_with(path, partial(deferred.opened_for_reading, path), writes=False)

    def replay_session(self, path: Path, turn: int) -> None:
        """Open a session for reading only, with its replay at the end of a turn."""
        self.read_session(path)
        if self.sitting is not None and self.sitting.path == path:
            self.sitting.table.replaying.open_at_turn(turn)

    def check(self, path: Path) -> None:
        """Verify a session, or check a scenario, and show what was found."""
        if path.suffix.casefold() in SCENARIO_ENDINGS:
            self.pages.show_faults(path)
        else:
            self.pages.show_damage(path)

    def _open_with(self, path: Path, opened: "Callable[[], Session]", writes: bool) -> None:
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            self._let_go()
            session = opened()
        except RecordBroken:
            self.pages.show_damage(path)
            return
        except Unwritable as error:
            self.pages.refuse(
                error.told.without_commands(), "Open for reading", partial(self.read_session, path)
            )
            return
        except EntenteError as error:
            self.pages.refuse(error.told.without_commands())
            return
        finally:
            QGuiApplication.restoreOverrideCursor()
        self._lay_out(session, path, writes=writes)

    def _ask_about(self, path: Path, who: str) -> None:
        self.home.show()
        if self._ask is None:
            self._ask = deferred.asker(self.home)
        self._ask.ask(
            f"“{path.stem}” is open already",
            f"Open: {who}. Two people cannot write into one session. Take over only if nobody plays there: "
            "what is done there afterwards is refused.",
            [
                ("ask-read", "Open for reading", lambda: self.read_session(path)),
                ("ask-take-over", "Take over", lambda: self.open_session(path, take_over=True)),
            ],
        )

    def _open_and_tell(self, path: Path, words: str) -> None:
        self.open_session(path)
        if self.table is not None and words:
            self.table.toast.show_for(words, "info")

    def _visit(self, path: Path, turn: int | None, way_back: "Callable[[], None]") -> None:
        """Open one table of a series for reading, or its replay at a turn."""
        if turn is None:
            self.read_session(path)
        else:
            self.replay_session(path, turn)
        if self.sitting is not None:
            self.sitting.way_back = way_back
            self.sitting.table.lead_back_to_series(from_replay=turn is not None)
            if turn is not None:
                # Who came for the replay is back at the series when they leave it: the table was not wanted.
                replaying = self.sitting.table.replaying
                replaying.left.connect(self.leave_table, Qt.ConnectionType.QueuedConnection)

    def _try(self, session: "Session", path: Path, way_back: "Callable[[], None]") -> None:
        """Play a scenario that is being made, in a session that is thrown away."""
        self._lay_out(session, path, is_try=True)
        if self.sitting is not None:
            self.sitting.way_back = way_back
            self.sitting.table.lead_back_to_editor()
            words = "This is a try: bots have all seats but the first, and nothing of it is kept."
            self.sitting.table.toast.show_for(words, "info")

    # New sessions

    def practice(self) -> None:
        """Start the practice game at once; the facilitator plays all seats."""
        try:
            draft = deferred.practice_draft()
        except EntenteError as error:
            self.pages.refuse(f"The practice game cannot be read: {error} Install the program again.")
            return
        self.start(draft)

    def start(self, draft: "SessionDraft") -> None:
        """Make the file of a session, start it, seat its people and show the table."""
        self._let_go()
        try:
            session, path = deferred.started(draft, self.remembered.sessions_folder)
        except EntenteError as error:
            self.pages.refuse(error.told.without_commands())
            return
        self.pages.guests = ()
        self._lay_out(session, path, writes=True)

    # Windows

    def _lay_out(self, session: "Session", path: Path, *, writes: bool = False, is_try: bool = False) -> None:
        """Show a session at the table, in place of the library; what is a try is not remembered."""
        self._let_go()
        sitting = Sitting(session, path, self.theme, self.remembered, writes=writes, is_try=is_try)
        sitting.left.connect(self.leave_table)
        sitting.guide_wanted.connect(self.open_guide)
        sitting.quit_wanted.connect(self.quit)
        sitting.save_wanted.connect(self.save_elsewhere)
        sitting.table.phones.set_wifi(*self._wifi)
        sitting.table.phones.wifi_given.connect(self._remember_wifi)
        self.sitting = sitting
        sitting.begin(self.home.windowIcon())
        self.home.library.background.drop()
        if path == self._offered:
            self._offered = None
            self.home.library.say_nothing()
        self.home.hide()
        self.home.leave_page()

    def _remember_wifi(self, name: str, password: str) -> None:
        self._wifi = (name, password)

    def save_elsewhere(self) -> None:
        """Ask for a place, write the session there from memory, and go on in the new file."""
        if self.sitting is None or self.sitting.is_try:
            return
        words, kinds = "Save the session in another place", f"Sessions (*{SESSION_ENDING})"
        proposed = self.remembered.sessions_folder / self.sitting.path.name
        chosen, _ = QFileDialog.getSaveFileName(self.sitting.table, words, str(proposed), kinds)
        if chosen:
            self.go_on_in(Path(chosen))

    def go_on_in(self, path: Path) -> None:
        """Write the session that is open to a new file, and go on there."""
        if self.sitting is None:
            return
        table = self.sitting.table
        try:
            new = deferred.saved_anew(table.bridge.session, path)
        except EntenteError as error:
            table.toast.show_for(error.told.without_commands(), "error")
            return
        table.phones.stay(new)
        self.open_session(new)

    def open_again(self) -> None:
        """Open the session that is open once more from its file, at the table where it was."""
        sitting = self.sitting
        if sitting is None or sitting.is_try:
            return
        sitting.table.phones.stay()
        self._let_go()
        if sitting.writes:
            self.open_session(sitting.path)
        else:
            self.read_session(sitting.path)

    def leave_table(self) -> None:
        """Close the session and go back to the library, or to where it was opened from."""
        if self.sitting is None:
            return
        way_back = self.sitting.way_back
        self.leave_for_library()
        if way_back is not None:
            way_back()

    def leave_for_library(self) -> None:
        """Go to the library, whatever stands there; the session that is open, if any, is closed."""
        self._let_go()
        self.home.show_library()
        self.home.show()

    def _let_go(self) -> None:
        """Let go of the session that is open, if there is one."""
        sitting, self.sitting = self.sitting, None
        if sitting is not None:
            sitting.let_go()

    def open_guide(self, place: str = "") -> None:
        """Show the guide in its window, at the page that fits `place`, or else what is in front."""
        page = deferred.page_of_guide(place, self.table, self.home)
        if self.guide is None:
            self.guide = deferred.guide_window(self.remembered)
            self.guide.quit_wanted.connect(self.quit)
        self.guide.open_at(page)
        self.guide.show()
        self.guide.raise_()
        self.guide.activateWindow()

    def tell_failure(self, words: str) -> None:
        """Say once that something failed, and up to where the record is safe."""
        if self.sitting is None:
            self.home.library.tell(f"{words} Your sessions are unchanged.", "error")
            return
        told = f"{words}{self.sitting.safe_up_to()}{self.recovery.words()}"
        self.sitting.table.toast.show_for(told, "error")
