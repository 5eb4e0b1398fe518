"""What can be done in the library: commands and keys, the menu of a session, files renamed or thrown away.

Made after the library was painted (`HomeWindow.furnish`): a list of names can be read before anything can
be done with it, and the first paint is what a start is judged by.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QFileDialog, QMenu

from ui.widgets.notices import Toast
from ui.windows import session_files
from ui.windows.actions import add_command, fill_menu
from ui.windows.library import LibraryPage
from wargame.places import nearest_folder
from wargame.shown.library import PACKAGE_ENDING, SCENARIO_ENDINGS, SESSION_ENDING, SessionRow
from wargame.terms import EntenteError

if TYPE_CHECKING:
    from ui.windows.copies import CopiesSheet
    from ui.windows.scenarios_view import ScenariosView


class LibraryWork(QObject):
    """The commands of one library page."""

    def __init__(self, page: LibraryPage) -> None:
        super().__init__(page)
        self._page = page
        self._list = page.sessions.list
        self._copies: CopiesSheet | None = None
        self.toast = Toast(page)
        self.menu = QMenu(page)
        self.menu.setObjectName("session-menu")
        self._add_commands()
        self._add_session_commands()
        page.file_wanted.connect(self.ask_for_file)
        self._list.renamed.connect(self.rename)
        self._list.menu_wanted.connect(self._open_menu)
        page.went.connect(self._on_went)
        page.scenarios_made.connect(self._on_scenarios_made)

    def _add_commands(self) -> None:
        page = self._page
        self._new = add_command(page, "new-session", page.ask_for_new, page.sessions.new_button)
        add_command(page, "practice", page.practice_wanted.emit)
        add_command(page, "open-file", self.ask_for_file, page.sessions.open_button)
        add_command(page, "many-tables", self.lay_side_by_side, page.sessions.tables_button)
        add_command(page, "copies", partial(self.show_copies, None))
        self._search = add_command(page, "search", self._start_search)
        add_command(page, "refresh", page.refresh)
        add_command(page, "show-sessions", partial(page.go, "sessions"))
        add_command(page, "show-scenarios", partial(page.go, "scenarios"))

    def _add_session_commands(self) -> None:
        page = self._page
        for name, what in (
            ("open-session", lambda row: page.open_wanted.emit(row.path)),
            ("read-session", lambda row: page.read_wanted.emit(row.path)),
            ("duplicate-session", self.duplicate),
            ("rename-session", lambda _row: self._list.rename_current()),
            ("bin-session", self.throw_away),
            ("reveal-session", lambda row: session_files.reveal(row.path)),
            ("check-session", lambda row: page.check_wanted.emit(row.path)),
            ("scenario-of-session", self.take_out_scenario),
            ("copies-of-session", lambda row: self.show_copies(row.path)),
        ):
            # On the list, so that Delete and F2 mean a session only while the list has the focus.
            add_command(self._list, name, partial(self._with_current, what))
        fill_menu(
            self.menu,
            self._list,
            *("open-session", "read-session", "", "rename-session", "duplicate-session", "reveal-session"),
            *("scenario-of-session", "", "check-session", "copies-of-session", "bin-session"),
        )

    def duplicate(self, row: SessionRow) -> None:
        """Copy a session to a new file beside it."""
        try:
            copy = session_files.duplicate(row.path, row.title)
        except EntenteError as error:
            self._page.tell(error.told.without_commands(), "error")
            return
        self._page.refresh()
        self._list.choose(str(copy))
        self.toast.show_for(f"“{copy.stem}” was made.", above=16)

    def rename(self, key: str, title: str) -> None:
        """Give the session in the file `key` another name."""
        try:
            new = session_files.rename(Path(key), title)
        except EntenteError as error:
            self._page.tell(error.told.without_commands(), "error")
            return
        self._page.refresh()
        self._list.choose(str(new))

    def throw_away(self, row: SessionRow) -> None:
        """Move a session to the bin."""
        try:
            session_files.move_to_bin(row.path)
        except EntenteError as error:
            self._page.tell(error.told.without_commands(), "error")
            return
        self._page.refresh()
        self.toast.show_for(
            f"“{row.title}” is in the bin of your desktop. It can be put back there.", above=16
        )

    def take_out_scenario(self, row: SessionRow) -> None:
        """Make a scenario of the user's of a session's own."""
        try:
            path, stale = session_files.scenario_of(row.path)
        except EntenteError as error:
            self._page.tell(error.told.without_commands(), "error")
            return
        view = self._page.scenarios()
        view.wanted_key = str(path)
        self._page.go("scenarios")
        self._page.refresh()
        words = f"{path.name} is the scenario of “{row.title}”."
        if stale:
            words += " Its base rates belonged to another version of it and were left out."
        self.toast.show_for(words, above=16)

    def show_copies(self, session: Path | None) -> None:
        """List the automatic copies of a session, or of all."""
        if self._copies is None:
            from ui.windows.copies import CopiesSheet

            self._copies = CopiesSheet(self._page.window())
            self._copies.brought_back.connect(self._on_brought_back)
        self._copies.open_for(session, self._page.folder())

    def _on_brought_back(self, path: Path) -> None:
        self._page.go("sessions")
        self._page.refresh()
        self._list.choose(str(path))
        self.toast.show_for(f"“{path.stem}” was made from the copy.", above=16)

    def lay_side_by_side(self) -> None:
        """Have the sessions that are in the list laid side by side; a search narrows them."""
        self._page.tables_wanted.emit(self._page.sessions.shown_files())

    def ask_for_file(self) -> None:
        """Ask for a session or a scenario, and have it opened."""
        endings = " ".join(f"*{ending}" for ending in (SESSION_ENDING, *SCENARIO_ENDINGS, PACKAGE_ENDING))
        folder, kinds = str(nearest_folder(self._page.folder())), f"Sessions and scenarios ({endings})"
        chosen, _ = QFileDialog.getOpenFileName(self._page.window(), "Open a file", folder, kinds)
        if chosen:
            self._page.open_wanted.emit(Path(chosen))

    def _with_current(self, what: Callable[[SessionRow], object]) -> None:
        row = self._list.current_row()
        if row is None:
            self._page.tell("Choose a session in the list first.")
        else:
            what(row)

    def _on_scenarios_made(self, view: "ScenariosView") -> None:
        from ui.windows.scenarios_work import ScenariosWork

        ScenariosWork(self._page, view)

    def _on_went(self, place: str) -> None:
        """Leave to the page of scenarios the keys that mean something of its own there."""
        for action in (self._new, self._search):
            action.setEnabled(place == "sessions")

    def _start_search(self) -> None:
        self._page.go("sessions")
        self._page.sessions.start_search()

    def _open_menu(self, at: QPoint) -> None:
        self.menu.popup(at)
