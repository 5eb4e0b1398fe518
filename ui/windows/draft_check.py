"""The sheet that checks an edited draft of the report: choose or drag a file, and read what disagrees.

The file is read and compared in the background; what it is compared with is gathered on the window's thread,
where the session lives. The draft is never changed. Secrets come up as far as the draft itself told them.
"""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from ui.background import Background, tried
from ui.bridge import SessionBridge
from ui.panels.draft_findings import DraftFindingsPanel
from ui.remembered import Remembered
from ui.widgets.buttons import IconButton, PrimaryButton
from ui.widgets.file_drop import DRAFTS, FileDrop
from ui.widgets.frames import SectionHeader
from ui.widgets.overlay import Overlay
from ui.widgets.text import PlainLabel
from wargame.places import nearest_folder
from wargame.report.draft.findings import Check
from wargame.report.draft.passages import Draft
from wargame.terms import EntenteError

FOLDER_KEY = "export/folder"
TITLE = "Check an edited draft"
NOTHING_YET = (
    "Choose a report that was written as Word and then edited, or drag it here. Each number, seat, outcome, "
    "date and event is held beside the record; the draft is not changed."
)


class DraftCheckSheet(Overlay):
    """The sheet over the table."""

    asked_why = Signal(int)
    """An event is to be shown."""

    def __init__(self, window: QWidget, bridge: SessionBridge, remembered: Remembered) -> None:
        super().__init__(window, TITLE, width=1100, fills=True)
        self.setObjectName("draft-check")
        self._bridge, self._remembered = bridge, remembered
        self.background = Background(self)
        close = IconButton("ui-x", "Close", "Esc")
        close.setObjectName("draft-close")
        close.clicked.connect(self.close_over)
        top = QHBoxLayout()
        top.addWidget(SectionHeader(TITLE, role="dialog"), 1)
        top.addWidget(close)
        self.name = PlainLabel("", "secondary", "ink2", wrap=True)
        self.name.setObjectName("draft-name")
        self.choose = PrimaryButton("Choose a draft…", key="")
        self.choose.setObjectName("draft-choose")
        self.choose.clicked.connect(self._ask_path)
        self.findings = DraftFindingsPanel()
        self.findings.asked_why.connect(self._show_event)
        foot = QHBoxLayout()
        foot.addWidget(self.name, 1)
        foot.addWidget(self.choose)
        self.column.addLayout(top)
        self.column.addWidget(self.findings, 1)
        self.column.addLayout(foot)
        FileDrop(self, DRAFTS).dropped.connect(self.check)
        self.findings.say(NOTHING_YET)

    def open_with(self, draft: Path | None = None) -> None:
        """Show the sheet, and check a draft if one is given."""
        self.open_over(self.choose)
        if draft is not None:
            self.check(draft)

    def check(self, path: Path) -> None:
        """Hold a draft beside the record and show what disagrees."""
        self._remembered.keep(FOLDER_KEY, str(path.parent))
        self.background.drop()
        self.name.setText(path.name)
        self.findings.say(f"Reading {path.name}.")
        self.background.ask(partial(tried, partial(_read, path)), self._compare)

    def _compare(self, found: Draft | EntenteError) -> None:
        from wargame.report.draft.checking import held_beside, record_of

        if isinstance(found, EntenteError):
            self.findings.say(found.told.without_commands())
            return
        try:
            record = record_of(self._bridge.session, found.origin)
        except EntenteError as error:
            self.findings.say(error.told.without_commands())
            return
        self.background.ask(partial(held_beside, record, found), self._show)

    def _show(self, check: Check) -> None:
        self.findings.show_check(check)
        if check.findings:
            self.findings.list.setFocus()

    def _show_event(self, event: int) -> None:
        self.close_over()
        self.asked_why.emit(event)

    def _ask_path(self) -> None:
        last = self._remembered.text(FOLDER_KEY)
        # A folder that is not there would stand in the dialog as the name of a file.
        folder = str(nearest_folder(Path(last) if last else self._remembered.sessions_folder))
        chosen = QFileDialog.getOpenFileName(self.window(), TITLE, folder, "Word (*.docx *.docm)")[0]
        if chosen:
            self.check(Path(chosen))

    def close_over(self) -> None:
        """Take it away; a draft that is being read is thrown away."""
        if self.background.is_busy():
            self.background.drop()
            self.findings.say(NOTHING_YET)
        super().close_over()

    def let_go(self) -> None:
        """Wait for the background to end, before the window goes."""
        self.background.stop()


def _read(path: Path) -> Draft:
    from wargame.report.draft.reading import read_draft

    return read_draft(path)
