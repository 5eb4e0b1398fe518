"""The pages that lie over the library: each as it is asked for, and where one comes to from it.

Asked for by the library's buttons and by `ui.desk`; a page is made in `ui.deferred` and shown in the window
of the library, and the table that is open gives way to it. What leads from a page to another page is joined
here; what leads to a session goes back to the desk as a signal. To add a page: a function in `ui.deferred`
that makes it, and one here that shows it.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui import deferred
from ui.remembered import Remembered
from ui.windows.home import HomeWindow
from wargame.shown.library import SCENARIO_ENDINGS, SESSION_ENDING
from wargame.terms import EntenteError

if TYPE_CHECKING:
    from ui.windows.cohort import CohortPage
    from ui.windows.cohort_place import SeriesPlace
    from ui.windows.editor import EditorPage
    from ui.windows.new_session import NewSessionPage
    from wargame.journal.rescue import Rescued
    from wargame.scenario.model import Scenario
    from wargame.shown.guests import Guest
    from wargame.shown.setup import SessionDraft


class Pages(QObject):
    """Shows pages over the library, one at a time."""

    coming = Signal()
    """A page is shown next: the table that is open gives way to it."""
    start_wanted = Signal(object)
    """A session is to be started, as this `SessionDraft` says."""
    open_wanted = Signal(Path, str)
    """A session's file is to be opened, and the words, if any, said at its table."""
    look_wanted = Signal(object, Path)
    """A session that was read from a damaged file is to be looked at."""
    visit_wanted = Signal(Path, object, object)
    """A table of a series is to be looked at: its file, a turn where its replay is wanted, the way back."""
    try_wanted = Signal(object, Path, object)
    """A session is to be laid out as a try: the session, a name for its file, the way back."""

    def __init__(self, home: HomeWindow, remembered: Remembered, parent: QObject) -> None:
        super().__init__(parent)
        self._home, self._remembered = home, remembered
        self._preparing: NewSessionPage | None = None
        self.guests: tuple[Guest, ...] = ()
        """Who was entered for a session that was not started yet."""
        library = home.library
        library.new_wanted.connect(self.new_session)
        library.balance_wanted.connect(self.show_balance)
        library.tables_wanted.connect(self.show_tables)
        library.print_wanted.connect(self.show_print_kit)
        library.edit_wanted.connect(self.edit_scenario)

    def _show(self, page: QWidget) -> None:
        self._preparing = None
        self.coming.emit()
        self._home.show_page(page)
        self._home.show()

    def back(self) -> None:
        """Go back to the library, with its files as they are now."""
        page = self._prepared()
        if page is not None:
            self.guests = page.guests()
        self._home.show_library()

    def refuse(self, words: str, action: str = "", act: Callable[[], object] | None = None) -> None:
        """Say above the library, or on the page of a new session, why something was not done.

        `act` is what can be done instead, on a button that says `action`.
        """
        page = self._prepared()
        if page is not None:
            page.refuse(words)
        else:
            self._home.library.tell(words, "error", action, act)
        self._home.show()

    # A session that is prepared

    def new_session(self, scenario: Path | None = None) -> None:
        """Show the page on which a session is prepared."""
        if scenario is not None:
            self._remembered.add_recent(scenario)
        recent = [path for path in self._remembered.recent if path.suffix.casefold() in SCENARIO_ENDINGS]
        page = deferred.new_session_page(recent, scenario, self.guests)
        page.faults_wanted.connect(self.show_faults)
        self._prepare(page)

    def new_table(self, planned: "SessionDraft") -> None:
        """Show the page on which a table of a sealed design is prepared."""
        self._prepare(deferred.planned_page(planned, self.guests))

    def _prepare(self, page: "NewSessionPage") -> None:
        page.start_wanted.connect(self.start_wanted)
        page.left.connect(self.back)
        self._show(page)
        self._preparing = page

    def _prepared(self) -> "NewSessionPage | None":
        """Return the page of a new session, if it is what is to be seen."""
        return self._preparing if self._preparing is self._home.page() else None

    # Many tables

    def show_tables(
        self, places: tuple[Path, ...], sheet: Path | None = None, design: Path | None = None
    ) -> None:
        """Lay sessions side by side, with labels of a sheet or a design if there is one."""
        self.show_series(deferred.series_place(places, sheet, design, self._remembered))

    def show_series(self, series: "SeriesPlace") -> None:
        """Lay sessions side by side, where one was among them."""
        page = deferred.cohort_page(series.places)
        page.moved.connect(lambda: deferred.keep_series_place(page.place_in(), self._remembered))
        page.left.connect(self.back)
        page.read_wanted.connect(partial(self._visit, page))
        page.replay_wanted.connect(partial(self._visit, page))
        page.table_wanted.connect(self.new_table)
        self._show(page)
        page.begin(series)

    def _visit(self, page: "CohortPage", path: Path, turn: int | None = None) -> None:
        """Have one table of a series opened, or its replay at a turn; leaving it leads back to the series."""
        self.visit_wanted.emit(path, turn, partial(self.show_series, page.place_in()))

    # Scenarios

    def show_balance(self, path: Path) -> None:
        """Show how a scenario plays."""
        page = deferred.balance_page(path)
        page.left.connect(self.back)
        self._show(page)

    def show_print_kit(self, path: Path) -> None:
        """Show what a scenario lays on the table, to be printed."""
        page = deferred.print_kit_page(path, self._remembered)
        page.left.connect(self.back)
        self._show(page)

    def show_faults(self, path: Path) -> None:
        """Show what is wrong with a scenario."""
        page = deferred.faults_page(path)
        page.play_wanted.connect(self.new_session)
        page.edit_wanted.connect(lambda path, line: self.edit_scenario(path, line=line))
        page.left.connect(self.back)
        self._show(page)

    def look_into(self, package: Path) -> None:
        """Show what a packed scenario says of itself, over the page of scenarios."""
        self.coming.emit()
        self.back()
        self._home.show()
        self._home.library.look_into(package)

    def edit_scenario(
        self, path: Path, place: str = "", line: int = 0, item: tuple[str | int, ...] = ()
    ) -> None:
        """Open a scenario in the editor, at a section, an item or a line; a shipped one, to be looked at."""
        try:
            page = deferred.editor_page(path)
        except EntenteError as error:
            self.refuse(error.told.without_commands())
            return
        page.left.connect(self._back_to_scenarios)
        page.copy_wanted.connect(self._edit_copy)
        page.try_wanted.connect(partial(self._try, page))
        if place:
            page.body.go(place)
        if item:
            page.body.go_to(item)
        if line:
            page.body.go_to_line(line)
        self._show(page)

    def _edit_copy(self, path: Path) -> None:
        """Make a copy of a scenario and open that in the editor."""
        try:
            copy = deferred.copied_scenario(path)
        except EntenteError as error:
            self.refuse(error.told.without_commands())
            return
        self.edit_scenario(copy)

    def _try(self, page: "EditorPage", scenario: "Scenario") -> None:
        """Have a scenario that is being made played, in a session that is thrown away."""
        page.toast.show_for("The try is being laid out.", "info", above=16)
        page.repaint()
        path = page.bridge.path
        try:
            session = deferred.tried(scenario, path)
        except EntenteError as error:
            page.toast.show_for(error.told.without_commands(), "error", above=16)
            return
        way_back = partial(self.edit_scenario, path, page.body.place(), item=page.body.item())
        self.try_wanted.emit(session, path.with_suffix(SESSION_ENDING), way_back)

    def _back_to_scenarios(self) -> None:
        """Go back to the page of scenarios, with the files as they are now."""
        self.back()
        self._home.library.go("scenarios")

    # A damaged session

    def show_damage(self, path: Path) -> None:
        """Show what is wrong with a session, and what can be saved of it."""
        page = deferred.damaged_page(path)
        page.rescued.connect(self._open_rescued)
        page.brought_back.connect(self._open_copy)
        page.look_wanted.connect(self.look_wanted)
        page.open_wanted.connect(lambda path: self.open_wanted.emit(path, ""))
        page.left.connect(self.back)
        self._show(page)

    def _open_rescued(self, rescued: "Rescued") -> None:
        self.open_wanted.emit(rescued.path, deferred.words_of_rescue(rescued))

    def _open_copy(self, path: Path) -> None:
        self.open_wanted.emit(path, "The copy is a session of its own, which is open now.")
