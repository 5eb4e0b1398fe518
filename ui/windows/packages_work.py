"""Scenarios handed on as one file, and such files taken in: what the page of scenarios does with them.

Made by `scenarios_work` with the page. What is done to files stands in `wargame.scenario.package` and
`wargame.report.preview`; here is what a window adds: where to, what was left out, and a look before anything
is written.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from ui.windows.library import LibraryPage
from ui.windows.package_sheet import PackageSheet
from wargame.places import own_scenarios_folder
from wargame.scenario.package.contents import ENDING, Package
from wargame.scenario.package.placing import placed
from wargame.scenario.package.reading import read_package
from wargame.shown.scenarios import ScenarioLine
from wargame.terms import EntenteError


class PackagesWork(QObject):
    """Hands scenarios on, and takes them in."""

    made = Signal(Path)
    """A scenario was laid into the folder of the user's; the page has not looked yet."""

    def __init__(self, page: LibraryPage, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._sheet: PackageSheet | None = None
        page.package_wanted.connect(self.open)

    def hand_on(self, line: ScenarioLine) -> None:
        """Ask where to, and put a scenario with all that belongs to it into one file."""
        proposed = Path.home() / f"{line.path.stem}{ENDING}"
        chosen, _ = QFileDialog.getSaveFileName(
            self._page.window(), "Hand the scenario on as one file", str(proposed), f"Scenarios (*{ENDING})"
        )
        if chosen:
            name = chosen if chosen.casefold().endswith(ENDING) else f"{chosen}{ENDING}"
            self.write(line.path, Path(name))

    def write(self, scenario: Path, to: Path) -> None:
        """Pack a scenario's file into another, and say what came of it."""
        from wargame.report.preview import pack

        try:
            with _waiting():
                made = pack(scenario, to)
        except EntenteError as error:
            self._page.tell(error.told.without_commands(), "error")
            return
        if made.left_out:
            lost = " ".join(one.without_commands() for one in made.left_out)
            self._page.tell(f"{to.name} was written without some pictures. {lost}", "warn")
        else:
            self._page.tell(f"{to.name} was written. It holds all that the scenario needs: {to.parent}")

    def open(self, path: Path) -> None:
        """Look at a packed scenario and show what it says of itself; nothing is written yet."""
        try:
            with _waiting():
                package = read_package(path)
        except EntenteError as error:
            self._page.tell(error.told.without_commands(), "error")
            return
        if self._sheet is None:
            self._sheet = PackageSheet(self._page.window())
            self._sheet.taken.connect(self._take)
        self._sheet.open_for(package)

    def _take(self, package: Package) -> None:
        try:
            path = placed(package, own_scenarios_folder())
        except EntenteError as error:
            self._page.tell(error.told.without_commands(), "error")
            return
        self.made.emit(path)


@contextmanager
def _waiting() -> Iterator[None]:
    """Show that something takes a moment."""
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()
