"""The table's hold on the export sheet: its commands, and the sheet itself when it is first asked for."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from ui.bridge import SessionBridge
from ui.remembered import Remembered
from ui.windows.actions import add_command

if TYPE_CHECKING:
    from ui.windows.draft_check import DraftCheckSheet
    from ui.windows.export import ExportSheet
    from wargame.report.choices import What


class Exporting(QObject):
    """Opens the sheets over the window of a session: one that writes, one that checks an edited draft."""

    asked_why = Signal(int)
    """An event is to be shown, on which the record's statement rests."""

    def __init__(
        self, window: QWidget, bridge: SessionBridge, remembered: Remembered, path: Path, menu: QMenu
    ) -> None:
        super().__init__(window)
        self._window, self._bridge, self._remembered, self._path = window, bridge, remembered, path
        self.sheet: ExportSheet | None = None
        self.check: DraftCheckSheet | None = None
        menu.addSeparator()
        menu.addAction(add_command(window, "export", lambda: self.open("report")))
        menu.addAction(add_command(window, "turn-page", lambda: self.open("turn")))
        menu.addAction(add_command(window, "print-kit", lambda: self.open("kit")))
        menu.addAction(add_command(window, "check-draft", lambda: self.open_check()))

    def open(self, what: "What") -> None:
        """Show the sheet."""
        if self.sheet is None:
            from ui.windows.export import ExportSheet

            self.sheet = ExportSheet(self._window, self._bridge, self._remembered, self._path)
            self.sheet.draft_wanted.connect(self.open_check)
        self.sheet.open_for(what)

    def open_check(self, draft: Path | None = None) -> None:
        """Show the sheet that checks an edited draft, with a draft if one is given."""
        if self.check is None:
            from ui.windows.draft_check import DraftCheckSheet

            self.check = DraftCheckSheet(self._window, self._bridge, self._remembered)
            self.check.asked_why.connect(self.asked_why)
        if self.sheet is not None:
            self.sheet.close_over()
        self.check.open_with(draft)

    def let_go(self) -> None:
        """Wait for what is being made, before the window goes."""
        if self.check is not None:
            self.check.let_go()
        if self.sheet is not None:
            self.sheet.let_go()
