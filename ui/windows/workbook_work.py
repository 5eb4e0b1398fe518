"""What the editor does with workbooks: writing one of the scenario, importing one, importing rows.

Owns the sheet that shows what would change, made when it is first asked for. What is chosen there goes
through the editor's own way for edits, so it is one step back.
"""

import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QPushButton, QWidget

from ui.scenario_bridge import ScenarioBridge
from ui.widgets.notices import Toast
from ui.windows.actions import add_command, fill_menu
from wargame.places import own_scenarios_folder
from wargame.terms import EntenteError
from wargame.whole import write_whole

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.windows.import_sheet import ImportSheet

COMMANDS = ("write-workbook", "import-workbook", "paste-rows")


class WorkbookWork(QObject):
    """Workbooks of one scenario that is being made."""

    wanted = Signal(object, str)
    """The edit that was chosen of a preview, and what undo calls it."""

    def __init__(
        self,
        page: QWidget,
        bridge: ScenarioBridge,
        button: QPushButton,
        toast: Toast,
        is_ready: "Callable[[], bool]",
    ) -> None:
        super().__init__(page)
        self._page, self._bridge, self._toast = page, bridge, toast
        self._is_ready = is_ready
        """Tells what was typed last, and returns whether the scenario may be changed."""
        self._sheet: ImportSheet | None = None
        add_command(page, "write-workbook", self.ask_where)
        add_command(page, "import-workbook", self.ask_which)
        add_command(page, "paste-rows", self.paste)
        self.menu = QMenu(page)
        self.menu.setObjectName("workbook-menu")
        fill_menu(self.menu, page, *COMMANDS)
        button.setMenu(self.menu)

    @property
    def sheet(self) -> "ImportSheet":
        """The sheet that shows what would change."""
        if self._sheet is None:
            from ui.windows.import_sheet import ImportSheet

            self._sheet = ImportSheet(self._page)
            self._sheet.wanted.connect(self.wanted)
        return self._sheet

    def ask_where(self) -> None:
        """Ask for a file, and write the scenario as a workbook into it."""
        path = self._bridge.path
        # Beside what came with Entente nothing can be written.
        folder = own_scenarios_folder() if self._bridge.read_only else path.parent
        proposed = str(folder / f"{path.stem}.xlsx")
        words = "Write a workbook"
        chosen, _ = QFileDialog.getSaveFileName(self._page.window(), words, proposed, "Workbook (*.xlsx)")
        if chosen:
            path = Path(chosen)
            self.write(path if path.suffix else path.with_suffix(".xlsx"))

    def write(self, path: Path) -> None:
        """Write the scenario as a workbook into a file, and say so."""
        from wargame.workbook.exchange import workbook_of

        try:
            write_whole(path, workbook_of(self._bridge.document, int(time.time())))
        except EntenteError as error:
            self._toast.show_for(error.told.without_commands(), "error", above=16)
        except OSError as error:
            self._toast.show_for(f"{path.name} was not written: {error.strerror}.", "error", above=16)
        else:
            self._toast.show_for(f"Written: {path.name}. Import it when it comes back.", above=16)

    def ask_which(self) -> None:
        """Ask for a workbook or a table, and show what it would change."""
        if self._is_ready():
            self.sheet.start(self._bridge.document)
            self.sheet.ask_file()

    def open_file(self, path: Path) -> None:
        """Show what a workbook or a table would change."""
        if self._is_ready():
            self.sheet.open_file(path, self._bridge.document)

    def paste(self) -> None:
        """Show what the rows on the clipboard would change."""
        if not self._is_ready():
            return
        pasted = QApplication.clipboard().mimeData()
        if not pasted.text().strip():
            self._toast.show_for("There are no rows on the clipboard.", above=16)
            return
        self.sheet.open_rows(pasted.text(), self._bridge.document)
