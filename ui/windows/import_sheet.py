"""Importing a workbook, or rows: what would change in the scenario, before anything is changed.

Lies over the editor. The file is read and compared in the background; the preview that comes of it is shown
by `shown.imports`, and what is chosen of it goes to the editor as one edit, which one press takes back.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.background import Background, tried
from ui.panels.import_columns import ImportColumns
from ui.panels.import_lines import ImportList
from ui.widgets.buttons import ENTER_KEYS, IconButton, PrimaryButton, QuietButton
from ui.widgets.frames import Panel, Rule
from ui.widgets.notices import Notice
from ui.widgets.overlay import Overlay
from ui.widgets.painted import px
from ui.widgets.rows import Row, RowList
from ui.widgets.text import PlainLabel, plain_tooltip, plain_words
from wargame.scenario.document.document import Document
from wargame.shown.imports import (
    EVERYTHING,
    PARTS,
    Choosing,
    ImportLine,
    choosing_of,
    figures_of,
    import_words,
    is_something,
    lines_of,
    origin_words,
    parts_of,
    sheets_of,
)
from wargame.terms import EntenteError
from wargame.workbook.exchange import NothingKnown, data_of, edit_of, preview_file, preview_rows
from wargame.workbook.preview import Preview
from wargame.workbook.rows import CLIPBOARD

SIDE: Final = 224
NARROW: Final = 800
"""Px at 100 %, below which the parts at the side are left out; the list has them all."""

LOW: Final = 640
"""Px at 100 %, below which it is left out when the workbook was written."""
KINDS: Final = "Workbooks and tables (*.xlsx *.xlsm *.csv *.tsv *.txt)"


class ImportSheet(Overlay):
    """The sheet over the editor."""

    wanted = Signal(object, str)
    """The edit that was chosen, and what undo calls it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, "Import a workbook", width=1342, fills=True)
        self.setObjectName("import-sheet")
        self.background = Background(self)
        self._document: Document | None = None
        self._name = ""
        self._reader: Callable[..., Preview] | None = None
        self.choosing: Choosing | None = None
        self.column.addLayout(self._build_head())
        self.notice = Notice("", "error")
        self.notice.setObjectName("import-notice")
        self.notice.hide()
        self.column.addWidget(self.notice)
        self.columns = ImportColumns()
        self.columns.changed.connect(self._read_so)
        self.columns.hide()
        self.column.addWidget(self.columns)
        self.column.addLayout(self._build_middle(), 1)
        self.column.addLayout(self._build_foot())
        self.restyle()

    # Its parts

    def _build_head(self) -> QHBoxLayout:
        self.title = PlainLabel("Import a workbook", "dialog")
        self.source = PlainLabel("", "secondary", "ink3", elide=True)
        self.source.setObjectName("import-source")
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.title)
        names.addWidget(self.source)
        self.other = QuietButton("Other file", icon="ui-folder", height=32)
        self.other.setObjectName("import-other")
        self.other.clicked.connect(self.ask_file)
        close = IconButton("ui-x", "Close", "Esc")
        close.setObjectName("import-close")
        close.clicked.connect(self.close_over)
        row = QHBoxLayout()
        row.addLayout(names, 1)
        row.addWidget(self.other)
        row.addWidget(close)
        return row

    def _build_middle(self) -> QHBoxLayout:
        self._side = QWidget()
        self.parts = RowList("What the workbook brings", height=36)
        self.parts.setObjectName("import-parts")
        self.parts.chosen.connect(self._show_part)
        self._sheets = QWidget()
        self._sheets_column = QVBoxLayout(self._sheets)
        self._sheets_column.setContentsMargins(0, 0, 0, 0)
        self.boxes: dict[str, QCheckBox] = {}
        self.origin = PlainLabel("", "secondary", "ink3", wrap=True)
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.addWidget(PlainLabel("What it brings", "section", "ink2"))
        side.addWidget(self.parts, 1)
        side.addWidget(self._sheets)
        side.addWidget(self.origin)
        self._panel = Panel("panel", "What would change")
        self._figures = QHBoxLayout()
        self.list = ImportList()
        self.list.pressed_on.connect(self._turn)
        inner = QVBoxLayout(self._panel)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.setSpacing(0)
        inner.addLayout(self._figures)
        inner.addWidget(Rule())
        inner.addWidget(self.list, 1)
        middle = QHBoxLayout()
        middle.addWidget(self._side)
        middle.addWidget(self._panel, 1)
        return middle

    def _build_foot(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(PlainLabel("Nothing is changed yet.", "body-strong"))
        remark = "It comes in as one step: Ctrl+Z takes all of it back. What is now stays in Versions."
        words.addWidget(PlainLabel(remark, "secondary", "ink2", elide=True))
        self.yours = QuietButton("All yours", height=40)
        self.yours.setObjectName("import-yours")
        self.yours.setToolTip(plain_tooltip("Where both changed, the scenario's value stays"))
        self.yours.clicked.connect(lambda: self._choose_side(theirs=False))
        self.theirs = QuietButton("All theirs", height=40)
        self.theirs.setObjectName("import-theirs")
        self.theirs.setToolTip(plain_tooltip("Where both changed, the workbook's value is taken"))
        self.theirs.clicked.connect(lambda: self._choose_side(theirs=True))
        self.cancel = QuietButton("Cancel", key="Esc", height=40)
        self.cancel.setObjectName("import-cancel")
        self.cancel.clicked.connect(self.close_over)
        self.take = PrimaryButton("Import", key="Ctrl+Enter")
        self.take.setObjectName("import-take")
        self.take.clicked.connect(self.take_in)
        row = QHBoxLayout()
        row.addLayout(words, 1)
        for button in (self.yours, self.theirs, self.cancel, self.take):
            row.addWidget(button)
        return row

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        super().restyle()
        if hasattr(self, "_side"):
            self._side.setFixedWidth(px(SIDE))
            self._figures.setContentsMargins(px(16), px(12), px(16), px(12))
            self._figures.setSpacing(px(24))
            self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what can be spared where there is little room."""
        super().resizeEvent(event)
        if hasattr(self, "_side"):
            self._make_room()

    def _make_room(self) -> None:
        self.origin.setVisible(self.height() >= px(LOW))
        self._side.setVisible(self.width() >= px(NARROW))

    # What it reads

    def ask_file(self) -> None:
        """Ask for a file, and show what it would change."""
        folder = str(Path(self._document.name).parent) if self._document is not None else ""
        chosen, _ = QFileDialog.getOpenFileName(self.window(), "Import a workbook", folder, KINDS)
        if chosen and self._document is not None:
            self.open_file(Path(chosen), self._document)

    def open_file(self, path: Path, document: Document) -> None:
        """Show what a workbook or a table would change in a document."""
        self._read(path.name, document, partial(preview_file, path))

    def open_rows(self, text: str, document: Document) -> None:
        """Show what rows from the clipboard would change in a document."""
        self._read(CLIPBOARD, document, partial(preview_rows, text))

    def start(self, document: Document) -> None:
        """Take the document that everything is to be compared with."""
        self._document = document

    def _read(self, name: str, document: Document, read: Callable[..., Preview]) -> None:
        self._document, self._name, self._reader = document, name, read
        self.source.setText(f"{name}, compared with the scenario as it is now")
        self._clear("Reading")
        self.open_over(self.list)
        self._ask(document, read)

    def _read_so(self, kind: str, uses: dict[str, str]) -> None:
        """Read the same again, with columns that were said to be what they are."""
        if self._document is not None and self._reader is not None:
            read = partial(self._reader, kind=kind, columns=uses or None)
            self._ask(self._document, read)

    def _ask(self, document: Document, read: Callable[..., Preview]) -> None:
        self.background.drop()
        self.background.ask(partial(tried, lambda: read(data_of(document))), self._take_preview)

    def _take_preview(self, found: Preview | EntenteError) -> None:
        if isinstance(found, EntenteError):
            is_list = not self.columns.isHidden()
            self._clear("Nothing to import")
            if isinstance(found, NothingKnown) and any(found.head):
                self.columns.show_columns("injects", found.head, {})
                is_list = True
            self.columns.setVisible(is_list)
            self.notice.tell(found.told.without_commands(), "error")
            self.notice.show()
            self.other.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.choosing = choosing_of(found)
        self.columns.setVisible(found.listed is not None)
        if found.listed is not None:
            self.columns.show_columns(found.listed.kind, found.listed.head, found.listed.uses)
        self.origin.setText(origin_words(found))
        self._fill_sheets()
        self._show()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear(self, words: str) -> None:
        self.choosing = None
        self.notice.hide()
        self.columns.hide()
        self.list.set_lines(())
        self.parts.set_rows(())
        self.origin.setText("")
        self._fill_sheets()
        self._show_figures(())
        self.take.setText(words)
        for button in (self.take, self.yours, self.theirs):
            button.setEnabled(False)

    # What it shows

    def _show(self) -> None:
        choosing = self.choosing
        if choosing is None:
            return
        made = choosing.preview
        total = sum(count for _, count in parts_of(made))
        rows = [Row(key=EVERYTHING, title="Everything", aside=f"{total:,}", glyph="ui-table")]
        rows += [
            Row(key=part, title=PARTS[part][1], aside=f"{count:,}", glyph=PARTS[part][2])
            for part, count in parts_of(made)
        ]
        self.parts.set_rows(rows)
        self.parts.choose(choosing.part)
        self.list.set_lines(lines_of(choosing))
        self._show_figures(figures_of(made))
        self.take.setText(plain_words(import_words(choosing)))
        self.take.setEnabled(is_something(choosing))
        both = bool(made.conflicts)
        for button in (self.yours, self.theirs):
            button.setVisible(both)
            button.setEnabled(both)

    def _show_figures(self, figures: tuple[tuple[int, str], ...]) -> None:
        while (item := self._figures.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for number, words in figures:
            figure = QWidget()
            line = QHBoxLayout(figure)
            line.setContentsMargins(0, 0, 0, 0)
            line.addWidget(PlainLabel(f"{number:,}", "page"))
            line.addWidget(PlainLabel(words, "secondary", "ink2"))
            self._figures.addWidget(figure)
        self._figures.addStretch(1)

    def _fill_sheets(self) -> None:
        for box in self.boxes.values():
            box.hide()
            box.deleteLater()
        self.boxes.clear()
        sheets = sheets_of(self.choosing.preview) if self.choosing is not None else ()
        for name, count in sheets if len(sheets) > 1 else ():
            box = QCheckBox(plain_words(f"{name}, {count:,}"))
            box.setObjectName(f"import-sheet-{name}")
            box.setChecked(True)
            box.toggled.connect(partial(self._turn_sheet, name))
            self._sheets_column.addWidget(box)
            self.boxes[name] = box

    # What is chosen

    def _show_part(self, key: str) -> None:
        if self.choosing is not None:
            self.choosing = self.choosing.with_part(key)
            self._show()

    def _turn(self, line: ImportLine) -> None:
        if self.choosing is not None:
            self.choosing = self.choosing.turned(line)
            self._show()

    def _turn_sheet(self, name: str, taken: bool) -> None:
        if self.choosing is not None:
            self.choosing = self.choosing.with_sheet(name, taken=taken)
            self._show()

    def _choose_side(self, *, theirs: bool) -> None:
        if self.choosing is not None:
            self.choosing = self.choosing.all_conflicts(theirs=theirs)
            self._show()

    def take_in(self) -> None:
        """Do what was chosen, as one edit, and close."""
        if self.choosing is None or not is_something(self.choosing):
            return
        words = f"Import of {self._name}"
        edit = edit_of(self.choosing.preview, self.choosing.taking(), words)
        self.close_over()
        self.wanted.emit(edit, words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Import on Ctrl+Enter."""
        if event.key() in ENTER_KEYS and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if not event.isAutoRepeat():
                self.take_in()
            event.accept()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep every key from the shortcuts of the editor below."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)
