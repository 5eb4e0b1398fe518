"""Export: the report, one turn on a page, the data, the print kit; with a preview, over the table.

What is chosen comes from `ui.windows.export_choices`. The facts are gathered on the window's thread, where
the session lives (a tenth of a second); pages are laid out and files written in the background, from values
that do not change (`wargame.report.chosen`). An answer that comes too late is thrown away. File by file a
sentence says what came of it.
"""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from ui.background import Background, tried
from ui.bridge import SessionBridge
from ui.panels.report_pages import PagesPanel
from ui.remembered import Remembered
from ui.widgets.buttons import IconButton, PrimaryButton, QuietButton
from ui.widgets.file_drop import DRAFTS, FileDrop
from ui.widgets.frames import SectionHeader
from ui.widgets.notices import Notice, NoticeKind
from ui.widgets.overlay import Overlay
from ui.widgets.painted import px
from ui.widgets.text import PlainLabel
from ui.windows.actions import add_command
from ui.windows.export_choices import SLIDES, ExportChoices
from wargame.report import choices as exports
from wargame.report import chosen
from wargame.report.choices import ExportDraft, What
from wargame.terms import EntenteError

if TYPE_CHECKING:
    from wargame.words.sentences import Sentence

FOLDER_KEY: Final = "export/folder"
LEAST_FOR_PREVIEW: Final = 860
"""Width of the window, in px at 100 %, from which the preview stands beside the choices."""

SETTLE_MS: Final = 250
"""How long choices must rest before the preview is made anew."""


class ExportSheet(Overlay):
    """The sheet over the table."""

    draft_wanted = Signal(object)
    """An edited draft is to be checked: its path, or None for one that is still to be chosen."""

    def __init__(
        self, window: QWidget, bridge: SessionBridge, remembered: Remembered, path: Path | None = None
    ) -> None:
        super().__init__(window, "Report, data and print kit", width=1240, fills=True)
        self.setObjectName("export")
        self._bridge, self._remembered, self._path = bridge, remembered, path
        self.background, self.writing = Background(self), Background(self)
        """What lays pages out, which other choices begin anew, and what writes, which they let go on."""
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self.preview)
        self._written: Path | None = None
        self._add_head()
        self._add_middle()
        self._add_foot()
        self.restyle()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        super().restyle()
        if hasattr(self, "pages"):
            self.choices.restyle()
            self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the preview out where choices need the room."""
        super().resizeEvent(event)
        if hasattr(self, "pages"):
            self._make_room()

    def _make_room(self) -> None:
        has_room = self.width() >= px(LEAST_FOR_PREVIEW)
        self.pages.setVisible(has_room)
        self.choices.setMinimumWidth(px(470) if has_room else 0)

    # What is on it

    def _add_head(self) -> None:
        close = IconButton("ui-x", "Close", "Esc")
        close.setObjectName("export-close")
        close.clicked.connect(self.close_over)
        top = QHBoxLayout()
        top.addWidget(SectionHeader("Report, data and print kit", role="dialog"), 1)
        top.addWidget(close)
        self.column.addLayout(top)

    def _add_middle(self) -> None:
        self.choices = ExportChoices(self._bridge, self._remembered)
        self.choices.changed.connect(self._on_chosen)
        self.pages = PagesPanel()
        middle = QHBoxLayout()
        middle.addWidget(self.choices, 2)
        middle.addWidget(self.pages, 3)
        self.column.addLayout(middle, 1)

    def _add_foot(self) -> None:
        self.note = PlainLabel(self._note(), "secondary", "ink2", wrap=True)
        self.note.setObjectName("export-note")
        self.notice = Notice("", action="Open the file", closable=True)
        self.notice.setObjectName("export-notice")
        self.notice.hide()
        self.notice.acted.connect(self.open_file)
        self.notice.closed.connect(self.notice.hide)
        self.cancel = QuietButton("Cancel", height=40)
        self.cancel.setObjectName("export-cancel")
        self.cancel.clicked.connect(self._stop)
        self.cancel.hide()
        self.write = PrimaryButton("Write the file", key="Ctrl+Enter")
        self.write.setObjectName("export-write")
        add_command(self, "write-export", self._ask_path, self.write)
        row = QHBoxLayout()
        self.check = QuietButton("Check an edited draft…", height=40)
        self.check.setObjectName("export-check")
        self.check.clicked.connect(lambda: self.draft_wanted.emit(None))
        FileDrop(self, DRAFTS).dropped.connect(self.draft_wanted)
        row.addWidget(self.note, 1)
        row.addWidget(self.check)
        row.addWidget(self.cancel)
        row.addWidget(self.write)
        self.column.addWidget(self.notice)
        self.column.addLayout(row)

    # What is chosen

    def open_for(self, what: What = "report") -> None:
        """Show the sheet for one kind of export."""
        self.choices.begin(what)
        self.note.setText(self._note())
        self.notice.hide()
        self.open_over(self.choices.what.button(what))
        self.preview()

    @property
    def draft(self) -> ExportDraft:
        """What is chosen."""
        return self.choices.draft

    def _on_chosen(self) -> None:
        self.note.setText(self._note())
        self._settle.start()

    def _note(self) -> str:
        affairs = self._bridge.state.affairs
        return exports.note(exports.held_to(self.draft, self._bridge.session), affairs.closed, affairs.opened)

    # What is made

    def preview(self) -> None:
        """Lay the pages out anew, in the background."""
        self._settle.stop()
        self.background.drop()
        session = self._bridge.session
        try:
            if self.draft.form == SLIDES:
                self.pages.say(chosen.outline_of_slides(session, self.draft))
                return
            make = chosen.preview(session, self.draft)
        except EntenteError as error:
            self.pages.say(error.told.without_commands())
            return
        if make is None:
            self.pages.say("Tables for a spreadsheet or a script. The data dictionary says what they hold.")
            return
        if not self.pages.has_pages:
            self.pages.say("Laying out the pages.")
        self.background.ask(partial(tried, make), self.pages.take)

    def _ask_path(self) -> None:
        if not self.write.isEnabled():
            return  # a file is being written
        folder = Path(self._remembered.text(FOLDER_KEY) or self._remembered.sessions_folder)
        if self._path is not None and not self._remembered.text(FOLDER_KEY):
            folder = self._path.parent
        stem = exports.stem_of(self._bridge.session, self._path)
        name = str(folder / exports.file_name(self.draft, stem))
        if self.draft.form in exports.FOLDERS:
            path = QFileDialog.getSaveFileName(self.window(), "Folder of tables", name)[0]
        else:
            pattern = f"{exports.FORM_WORDS[self.draft.form]} (*.{self.draft.form})"
            path = QFileDialog.getSaveFileName(self.window(), "Write the file", name, pattern)[0]
        if path:
            self.write_to(Path(path))

    def write_to(self, path: Path) -> None:
        """Make the file, in the background, and say what came of it."""
        if self.draft.form not in exports.FOLDERS and path.suffix.lower() != f".{self.draft.form}":
            path = path.with_name(f"{path.name}.{self.draft.form}")
        self._remembered.keep(FOLDER_KEY, str(path.parent))
        try:
            make = chosen.writing(self._bridge.session, self.draft, path)
        except EntenteError as error:
            self._say(error.told.without_commands(), "error")
            return
        self.cancel.show()
        self.write.setEnabled(False)
        self._say(f"Writing {path.name}.", "info")
        self.writing.ask(partial(tried, make), partial(self._done, path))

    def _done(self, path: Path, found: "tuple[Sentence, ...] | EntenteError") -> None:
        self._rest()
        if isinstance(found, EntenteError):
            self._say(str(found), "error")
            return
        self._written = path
        notes = " ".join(one.without_commands() for one in found)
        self._say(f"{path.name} is written, in {path.parent}. {notes}".rstrip(), "info", written=True)

    def _say(self, words: str, kind: NoticeKind, *, written: bool = False) -> None:
        self.notice.tell(words, kind)
        self.notice.button.setVisible(written)
        self.notice.show()

    def open_file(self) -> None:
        """Open what was written last in the program that the system has for it."""
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written)))

    def _stop(self) -> None:
        """Forget what is being made; a file that is put in place already stays."""
        self.writing.drop()
        self._rest()
        self._say("Stopped; no file was announced as written.", "info")

    def _rest(self) -> None:
        self.cancel.hide()
        self.write.setEnabled(True)

    def close_over(self) -> None:
        """Take it away; what is being laid out is thrown away."""
        self._settle.stop()
        self.background.drop()
        self.writing.drop()
        self._rest()
        super().close_over()

    def let_go(self) -> None:
        """Wait for the background to end, before the window goes."""
        self._settle.stop()
        self.writing.drop()
        self.background.stop()
