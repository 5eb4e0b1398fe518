"""Export: the report, one turn on a page, the data, the print kit; with a preview, over the table.

The facts are gathered on the window's thread, where the session lives (a tenth of a second); pages are laid
out and files written in the background, from values that do not change. An answer that comes too late is
thrown away. Choices are remembered, file by file a sentence says what came of it.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeGuard

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.background import Background
from ui.bridge import SessionBridge
from ui.panels.report_pages import PagesPanel
from ui.panels.template_choice import TemplateChoice
from ui.remembered import Remembered
from ui.widgets.buttons import IconButton, PrimaryButton, QuietButton
from ui.widgets.fields import SerifEdit
from ui.widgets.file_drop import DRAFTS, FileDrop
from ui.widgets.frames import SectionHeader
from ui.widgets.notices import Notice, NoticeKind
from ui.widgets.overlay import Overlay
from ui.widgets.painted import px
from ui.widgets.segments import Choice, SegmentedControl
from ui.widgets.text import PlainLabel
from ui.windows.actions import add_command
from wargame.report import choices as exports
from wargame.report.choices import What
from wargame.report.kit import SHEETS
from wargame.report.options import PARTS, Options
from wargame.session.marking import marking_of
from wargame.terms import EntenteError
from wargame.words.sentences import Sentence

if TYPE_CHECKING:
    from wargame.report.kit import Kit
    from wargame.report.making import Made

SLIDES: Final = "pptx"
KEY: Final = "export/choices"
FOLDER_KEY: Final = "export/folder"
PREVIEW_PPI: Final = 72.0
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
        self.draft = exports.taken_up(remembered.text(KEY))
        self.background = Background(self)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self.preview)
        self._written: Path | None = None
        self._rows: dict[str, tuple[QWidget, QWidget]] = {}
        self._add_head()
        self._add_middle()
        self._add_foot()
        self._fill()
        self.restyle()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        super().restyle()
        if hasattr(self, "_grid"):
            self._grid.setHorizontalSpacing(px(20))
            self._grid.setVerticalSpacing(px(10))
            self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the preview out where choices need the room."""
        super().resizeEvent(event)
        if hasattr(self, "pages"):
            self._make_room()

    def _make_room(self) -> None:
        has_room = self.width() >= px(LEAST_FOR_PREVIEW)
        self.pages.setVisible(has_room)
        self.area.setMinimumWidth(px(470) if has_room else 0)

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
        ground = QWidget()
        ground.setProperty("look", "clear")
        self._grid = QGridLayout(ground)
        self._grid.setColumnStretch(1, 1)
        self.what = self._segments("what", "What", exports.WHATS, self._choose_what)
        self.form = self._combo("form", "Format")
        self.template = TemplateChoice()
        self.template.chosen.connect(self._choose_template)
        self._add_row("template", "Template", self.template)
        self.turn = self._combo("turn", "Turn")
        self.until = self._combo("until", "Up to")
        self.branch = self._combo("branch", "Line of play")
        self.naming = self._segments("naming", "Names of people", exports.NAMING_WORDS)
        self.secrets = self._segments("secrets", "What was secret", exports.SECRETS_WORDS)
        self.letters = self._segments("letters", "Letters", exports.LETTERS_WORDS)
        self.paper = self._segments("paper", "Paper", exports.PAPER_WORDS)
        self._add_boxes()
        self.foreword = SerifEdit("Your own words, in front of it all", "Foreword", 3)
        self.foreword.setObjectName("export-foreword")
        self.foreword.textChanged.connect(lambda: self._choose(foreword=self.foreword.toPlainText()))
        self._add_row("foreword", "Foreword", self.foreword)
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.setAccessibleName("Choices")
        self.area.setWidget(ground)
        self.pages = PagesPanel()
        middle = QHBoxLayout()
        middle.addWidget(self.area, 2)
        middle.addWidget(self.pages, 3)
        self.column.addLayout(middle, 1)

    def _add_boxes(self) -> None:
        self.parts = {part: QCheckBox(words) for part, words in PARTS.items()}
        self.sheets = {sheet: QCheckBox(words) for sheet, words in SHEETS.items()}
        for name, title, boxes in (("parts", "Parts", self.parts), ("sheets", "Sheets", self.sheets)):
            ground = QWidget()
            column = QVBoxLayout(ground)
            column.setContentsMargins(0, 0, 0, 0)
            for key, box in boxes.items():
                box.setObjectName(f"{name}-{key}")
                box.toggled.connect(self._choose_boxes)
                column.addWidget(box)
            self._add_row(name, title, ground)

    def _add_foot(self) -> None:
        self.note = PlainLabel("", "secondary", "ink2", wrap=True)
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

    def _combo(self, name: str, words: str) -> QComboBox:
        """Return a list to choose from, for the choice called `name`."""
        box = QComboBox()
        box.setObjectName(f"export-{name}")
        box.setAccessibleName(words)
        box.activated.connect(lambda: self._choose(**{name: box.currentData()}))
        self._add_row(name, words, box)
        return box

    def _segments(
        self, name: str, words: str, choices: Mapping[Any, str], choose: Callable[[str], None] | None = None
    ) -> SegmentedControl:
        control = SegmentedControl([Choice(key=key, text=text) for key, text in choices.items()], words)
        control.setObjectName(f"export-{name}")
        control.chosen.connect(choose or (lambda key: self._choose(**{name: key})))
        self._add_row(name, words, control)
        return control

    def _add_row(self, name: str, words: str, field: QWidget) -> None:
        row = self._grid.rowCount()
        label = PlainLabel(words, "body-medium")
        label.setMinimumHeight(px(32))
        self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(field, row, 1, Qt.AlignmentFlag.AlignTop)
        self._rows[name] = (label, field)

    # What is chosen

    def open_for(self, what: What = "report") -> None:
        """Show the sheet for one kind of export."""
        # Whether secrets and letters are told is said anew each time, never by whoever had the sheet before.
        anew = replace(self.draft, turn=self._bridge.state.turn, secrets="closed", letters="out")
        self.draft = exports.with_what(anew, what)
        self.notice.hide()
        self._fill()
        self.open_over(self.what.button(what))
        self.preview()

    def _choose_what(self, key: str) -> None:
        what = next(one for one in exports.WHATS if one == key)
        self.draft = exports.with_what(self.draft, what)
        self._fill()
        self._settle.start()

    def _choose(self, **chosen: Any) -> None:
        self.draft = replace(self.draft, **chosen)
        self._remembered.keep(KEY, exports.kept(self.draft))
        self._show_template()
        self.note.setText(self._note())
        self._settle.start()

    def _choose_template(self, path: str) -> None:
        self.draft = exports.with_template(self.draft, path)
        self._choose()

    def _show_template(self) -> None:
        """Show the template of the format, where the format can have one."""
        self.template.show_choice(self.draft.form, exports.template_of(self.draft))
        for widget in self._rows["template"]:
            widget.setVisible(self.draft.form in exports.IN_TEMPLATES)
        on_paper = self.draft.what in _SHOWN_FOR["paper"] and self.draft.form != SLIDES
        for widget in self._rows["paper"]:
            widget.setVisible(on_paper)

    def _choose_boxes(self) -> None:
        without = frozenset(part for part, box in self.parts.items() if not box.isChecked())
        self._choose(
            without=without, sheets=tuple(sheet for sheet, box in self.sheets.items() if box.isChecked())
        )

    def _fill(self) -> None:
        """Show the choices as they are, and only those that this kind of export has."""
        draft, session = self.draft, self._bridge.session
        self.what.choose(draft.what)
        forms = exports.FORMS[draft.what]
        _refill(self.form, {form: exports.FORM_WORDS[form] for form in forms}, draft.form)
        turns = range(1, session.state.turn + 1)
        _refill(self.turn, {turn: f"Turn {turn}" for turn in turns}, draft.turn)
        _refill(self.until, {0: "The end", **{turn: f"Turn {turn}" for turn in turns}}, draft.until)
        others = {name: name for name in session.history.heads if name != session.branch}
        _refill(self.branch, {"": f"{session.branch} (as played now)", **others}, draft.branch)
        self.naming.choose(draft.naming)
        self.secrets.choose(draft.secrets)
        self.letters.choose(draft.letters)
        self.paper.choose(draft.paper)
        for part, box in self.parts.items():
            _set(box, part not in draft.without)
        for sheet, box in self.sheets.items():
            _set(box, sheet in draft.sheets)
        for name, widgets in self._rows.items():
            for widget in widgets:
                widget.setVisible(name == "what" or draft.what in _SHOWN_FOR[name])
        self._show_template()
        if marking_of(session).chatham_house:
            for widget in self._rows["naming"]:
                widget.hide()
        self.note.setText(self._note())

    def _note(self) -> str:
        return exports.note(exports.held_to(self.draft, self._bridge.session), *self._ended())

    def _ended(self) -> tuple[bool, bool]:
        """Return whether the session is closed, and whether what was hidden is opened to all."""
        affairs = self._bridge.state.affairs
        return affairs.closed, affairs.opened

    # What is made

    def preview(self) -> None:
        """Lay the pages out anew, in the background."""
        self._settle.stop()
        self.background.drop()
        self._rest()
        if self.draft.form == SLIDES:
            self._show_outline()
            return
        try:
            make = self._pictures()
        except EntenteError as error:
            self.pages.say(error.told.without_commands())
            return
        if make is None:
            self.pages.say("Tables for a spreadsheet or a script. The data dictionary says what they hold.")
            return
        if not self.pages.has_pages:
            self.pages.say("Laying out the pages.")
        self.background.ask(partial(_tried, make), self._show_pages)

    def _show_outline(self) -> None:
        """Say which slides there will be: they are laid out by the program that shows them."""
        from wargame.report.making import deck_of
        from wargame.report.slides.values import outline

        try:
            self.pages.say(outline(deck_of(self._bridge.session, self._options())))
        except EntenteError as error:
            self.pages.say(error.told.without_commands())

    def _pictures(self) -> Callable[[], object] | None:
        if self.draft.what == "tables":
            return None
        if self.draft.what == "kit":
            from wargame.report import kit

            return partial(kit.as_pictures, self._kit(), PREVIEW_PPI)
        from wargame.report.formats.pdf import as_pictures
        from wargame.report.making import document_of

        document = document_of(self._bridge.session, self._options())
        return partial(as_pictures, document, PREVIEW_PPI)

    def _options(self) -> Options:
        return exports.options_of(exports.held_to(self.draft, self._bridge.session))

    def _show_pages(self, found: object) -> None:
        if isinstance(found, EntenteError):
            self.pages.say(str(found))
        elif isinstance(found, tuple):
            self.pages.show_pages(found)

    def _kit(self) -> "Kit":
        from wargame.report.kit import kit_of
        from wargame.report.options import PAPERS

        return kit_of(self._bridge.session, self.draft.sheets, PAPERS[self.draft.paper])

    def _ask_path(self) -> None:
        if not self.write.isEnabled():
            return  # a file is being written
        folder = Path(self._remembered.text(FOLDER_KEY) or self._remembered.sessions_folder)
        if self._path is not None and not self._remembered.text(FOLDER_KEY):
            folder = self._path.parent
        stem = exports.stem_of(self._bridge.session, self._path)
        name = str(folder / exports.file_name(self.draft, stem))
        if self.draft.form in exports.FOLDERS:
            chosen = QFileDialog.getSaveFileName(self.window(), "Folder of tables", name)[0]
        else:
            pattern = f"{exports.FORM_WORDS[self.draft.form]} (*.{self.draft.form})"
            chosen = QFileDialog.getSaveFileName(self.window(), "Write the file", name, pattern)[0]
        if chosen:
            self.write_to(Path(chosen))

    def write_to(self, path: Path) -> None:
        """Make the file, in the background, and say what came of it."""
        if self.draft.form not in exports.FOLDERS and path.suffix.lower() != f".{self.draft.form}":
            path = path.with_name(f"{path.name}.{self.draft.form}")
        self._remembered.keep(FOLDER_KEY, str(path.parent))
        self._settle.stop()
        self.background.drop()
        try:
            make = self._writing(path)
        except EntenteError as error:
            self._say(error.told.without_commands(), "error")
            return
        self.cancel.show()
        self.write.setEnabled(False)
        self._say(f"Writing {path.name}.", "info")
        self.background.ask(partial(_tried, make), partial(self._done, path))

    def _writing(self, path: Path) -> Callable[[], object]:
        """Return what writes the file; it holds values that do not change, and no session."""
        from wargame.report.writing import write_file

        if self.draft.what == "tables":
            from wargame.report.document import stamp_of
            from wargame.report.facts import gather
            from wargame.report.formats.table_files import write_tables
            from wargame.report.tables import sheets

            facts = gather(self._bridge.session, self._options())
            return partial(
                write_tables, sheets(facts), path, self.draft.form, stamp_of(facts), facts.story.marking
            )
        if self.draft.what == "kit":
            from wargame.report import kit

            wanted = self._kit()
            return lambda: write_file(path, kit.as_pdf(wanted))
        from wargame.report.making import prepared

        template = exports.template_of(self.draft)
        make = prepared(
            self._bridge.session, path.suffix, self._options(), Path(template) if template else None
        )
        return partial(_write, path, make)

    def _done(self, path: Path, found: object) -> None:
        self._rest()
        if isinstance(found, EntenteError):
            self._say(str(found), "error")
            return
        self._written = path
        notes = " ".join(one.without_commands() for one in found) if _are_sentences(found) else ""
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
        self.background.drop()
        self._rest()
        self._say("Stopped; no file was announced as written.", "info")

    def _rest(self) -> None:
        self.cancel.hide()
        self.write.setEnabled(True)

    def close_over(self) -> None:
        """Take it away; what is being laid out is thrown away."""
        self._settle.stop()
        self.background.drop()
        self._rest()
        super().close_over()

    def let_go(self) -> None:
        """Wait for the background to end, before the window goes."""
        self._settle.stop()
        self.background.stop()


_REPORT: Final = ("report",)
_SHOWN_FOR: Final[dict[str, tuple[str, ...]]] = {
    "form": ("report", "turn", "tables"),
    "template": ("report", "turn"),
    "turn": ("turn",),
    "until": ("report", "tables"),
    "branch": ("report", "turn", "tables"),
    "naming": ("report", "turn", "tables"),
    "secrets": ("report", "turn", "tables"),
    "letters": ("tables",),
    "paper": ("report", "turn", "kit"),
    "parts": _REPORT,
    "sheets": ("kit",),
    "foreword": _REPORT,
}
"""The kinds of export for which a choice is there."""


def _write(path: Path, make: "Callable[[], Made]") -> tuple[Sentence, ...]:
    """Make a report, write it, and return what should be known of it."""
    from wargame.report.writing import write_file

    made = make()
    write_file(path, made.content)
    return made.notes


def _are_sentences(found: object) -> TypeGuard[tuple[Sentence, ...]]:
    return isinstance(found, tuple) and all(isinstance(one, Sentence) for one in found)


def _tried(make: Callable[[], object]) -> object:
    """Return what `make` makes, or the error for people that it ended with."""
    try:
        return make()
    except EntenteError as error:
        return error


def _refill(box: QComboBox, choices: Mapping[Any, str], current: object) -> None:
    box.clear()
    for key, words in choices.items():
        box.addItem(words, key)
    box.setCurrentIndex(max(0, box.findData(current)))


def _set(box: QCheckBox, on: bool) -> None:
    before = box.blockSignals(True)
    box.setChecked(on)
    box.blockSignals(before)
