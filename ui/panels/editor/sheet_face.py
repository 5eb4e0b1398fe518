"""A section as a sheet: cells as in a spreadsheet, typed into, filled down, copied and pasted.

What is typed goes through `wargame.shown.editor.sheet`, which reads it by the kind of its field; the page
gets edits. A section that is one form has no sheet.
"""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.theme import current_theme
from ui.widgets.cell_table import CellTable
from ui.widgets.cells import TypedDelegate
from ui.widgets.frames import Panel
from ui.widgets.painted import colour, px
from ui.widgets.text import PlainLabel, plain_tooltip
from wargame.direction import framed
from wargame.names import unturned
from wargame.scenario.document.document import Document
from wargame.shown.editor.places import Troubles
from wargame.shown.editor.sections import SECTIONS, Item, Path, Section, items_in
from wargame.shown.editor.sheet import (
    Column,
    Unread,
    cell_text,
    columns_of,
    edits_of,
    is_much,
    pasted,
    seat_of,
)
from wargame.words.counting import counted

Index = QModelIndex | QPersistentModelIndex

WIDEST = 260
"""Px at 100 % that a column is wide at most until somebody drags it."""


class SheetModel(QAbstractTableModel):
    """The items of a section, and what stands in their fields."""

    typed = Signal(object, str)
    """Into which cell (row and column), and what."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns: tuple[Column, ...] = ()
        self.items: tuple[Item, ...] = ()
        self._document: Document | None = None
        self._troubles: Troubles | None = None
        self.read_only = False

    def show_section(self, of: Section, document: Document, troubles: Troubles) -> None:
        """Show a section as it is now."""
        columns, items = columns_of(of), items_in(document, of)
        same = columns == self.columns and [one.path for one in items] == [one.path for one in self.items]
        if not same:
            self.beginResetModel()
        self.columns, self.items = columns, items
        self._document, self._troubles = document, troubles
        if same and items:
            self.dataChanged.emit(self.index(0, 0), self.index(len(items) - 1, len(columns) - 1))
        if not same:
            self.endResetModel()

    def rowCount(self, _parent: Index | None = None) -> int:
        """Return how many items there are."""
        return len(self.items)

    def columnCount(self, _parent: Index | None = None) -> int:
        """Return how many columns there are."""
        return len(self.columns)

    def headerData(self, number: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a column is called, and what it means."""
        if way == Qt.Orientation.Vertical:
            return number + 1 if role == Qt.ItemDataRole.DisplayRole else None
        form = self.columns[number].form
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(f"{form.help} {form.fits[:1].upper()}{form.fits[1:]}.")
        return form.label if role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a cell."""
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        editable = self.columns[index.column()].editable and not self.read_only
        return found | Qt.ItemFlag.ItemIsEditable if editable else found

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what stands in a cell, and how."""
        if role == Qt.ItemDataRole.DisplayRole:
            return framed(self.said(index.row(), index.column()))
        if role == Qt.ItemDataRole.EditRole:
            return unturned(self.said(index.row(), index.column()))
        if role == Qt.ItemDataRole.ForegroundRole and not self.columns[index.column()].editable:
            return colour("ink3")
        if role == Qt.ItemDataRole.BackgroundRole and self._is_wrong(index.row(), index.column()):
            return colour("errortint")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            number = self.columns[index.column()].form.kind in ("whole", "fraction")
            side = Qt.AlignmentFlag.AlignRight if number else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell what was typed into a cell."""
        if role != Qt.ItemDataRole.EditRole:
            return False
        if str(value) != self.said(index.row(), index.column()):
            self.typed.emit((index.row(), index.column()), str(value))
        return True

    def said(self, row: int, column: int) -> str:
        """Return the text of a cell."""
        form = self.columns[column].form
        assert self._document is not None
        value = self.items[row].data.get(form.name)
        return cell_text(self._document, form, value, seat_of(self.items[row].data))

    def _is_wrong(self, row: int, column: int) -> bool:
        path = (*self.items[row].path, self.columns[column].form.name)
        return self._troubles is not None and bool(self._troubles.inside(path))


class SheetView(CellTable):
    """The sheet itself."""

    pasted = Signal(str)
    filled = Signal()
    removed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy, paste and empty cells as in a spreadsheet."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.as_text())
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit(QGuiApplication.clipboard().text())
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def as_text(self) -> str:
        """Return the selected cells as a spreadsheet takes them."""
        cells = self.selectedIndexes()
        rows, columns = sorted({one.row() for one in cells}), sorted({one.column() for one in cells})
        model = self.model()
        return "\n".join(
            "\t".join(str(model.index(row, column).data() or "") for column in columns) for row in rows
        )


class SheetFace(QWidget):
    """A section as a sheet."""

    wanted = Signal(object, str, str)
    much_pasted = Signal(object, str)
    """Rows of several columns are to be put in: the edit, and what it is in words. To be looked at first."""
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.section = SECTIONS[1]
        self._document: Document | None = None
        self.title = PlainLabel("", "heading")
        self.remark = PlainLabel("", "secondary", "ink3", elide=True)
        top = QHBoxLayout()
        top.addWidget(self.title)
        top.addWidget(self.remark, 1)
        self.table = SheetView()
        self.table.setObjectName("sheet")
        self.table.setProperty("look", "clear")
        self.model = SheetModel(self)
        self.table.setModel(self.model)
        self.table.setItemDelegate(TypedDelegate(self.table))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        edits = QAbstractItemView.EditTrigger
        self.table.setEditTriggers(edits.EditKeyPressed | edits.AnyKeyPressed | edits.DoubleClicked)
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.none = PlainLabel("", "body", "ink2", wrap=True)
        frame = Panel("panel", "Sheet")
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.addWidget(self.table)
        self._frame = frame
        self._column = QVBoxLayout(self)
        self._column.addLayout(top)
        self._column.addWidget(self.none)
        self._column.addWidget(frame, 1)
        self.model.typed.connect(self._type)
        self.table.pasted.connect(self.paste)
        self.table.removed.connect(self._empty)
        self.table.fill_dragged.connect(self.fill_down)
        self._shown: Section | None = None
        current_theme().changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self._column.setContentsMargins(px(16), px(14), px(16), px(16))
        self._column.setSpacing(px(8))
        self.table.verticalHeader().setDefaultSectionSize(px(32))

    def show_document(self, of: Section, document: Document, troubles: Troubles) -> None:
        """Show a section as it is now."""
        self.section, self._document = of, document
        self.title.setText(of.title)
        count = len(items_in(document, of))
        self.remark.setText(f"{counted(count, of.one)}, a row each" if of.is_list else "")
        self._frame.setVisible(of.is_list)
        self.none.setVisible(not of.is_list)
        self.none.setText("" if of.is_list else f"“{of.title}” is one form; the other sections are sheets.")
        self.table.setAccessibleName(f"{of.title} as a sheet")
        if of.is_list:
            self.model.show_section(of, document, troubles)
        if self._shown is not of and of.is_list:
            self._shown = of
            self.table.resizeColumnsToContents()
            for column in range(self.model.columnCount()):
                self.table.setColumnWidth(column, min(self.table.columnWidth(column) + px(12), px(WIDEST)))

    def set_read_only(self, read_only: bool) -> None:
        """Let everything only be read."""
        self.model.read_only = read_only

    def path(self) -> Path | None:
        """Return the path of the item of the current row."""
        row = self.table.currentIndex().row()
        return self.model.items[row].path if 0 <= row < len(self.model.items) else None

    def begin(self) -> None:
        """Give the cells the keyboard."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.table.currentIndex().isValid() and self.model.items:
            self.table.setCurrentIndex(self.model.index(0, 0))

    def fill_down(self) -> bool:
        """Fill the selected cells of each column from the first; return whether several are selected."""
        cells = sorted((one.column(), one.row()) for one in self.table.selectedIndexes())
        firsts: dict[int, int] = {}
        changes = []
        for column, row in cells:
            if column not in firsts:
                firsts[column] = row
            elif self.model.columns[column].editable:
                changes.append((row, column, self.model.said(firsts[column], column)))
        if not changes:
            return False
        self._tell(changes, f"{counted(len(changes), 'cell')} filled")
        return True

    def paste(self, text: str) -> None:
        """Put rows of a spreadsheet into the sheet, from the current cell on; in one step."""
        if not text or self._document is None or self.model.read_only or not self.section.is_list:
            return
        rows = [line.split("\t") for line in text.replace("\r\n", "\n").rstrip("\n").split("\n")]
        at = self.table.currentIndex()
        place = (at.row(), at.column()) if at.isValid() else (len(self.model.items), 0)
        edit = pasted(self._document, self.section, place, rows)
        if isinstance(edit, Unread):
            self.refused.emit(f"Nothing was pasted: {edit.words}.")
        elif edit is not None:
            words = f"{counted(len(rows), 'row')} pasted"
            if is_much(rows):
                self.much_pasted.emit(edit, words)
            else:
                self.wanted.emit(edit, words, "")

    def _type(self, cell: tuple[int, int], text: str) -> None:
        form = self.model.columns[cell[1]].form
        self._tell([(*cell, text)], f"{self.model.items[cell[0]].title}: {form.label.lower()}")

    def _empty(self) -> None:
        changes = [
            (one.row(), one.column(), "")
            for one in self.table.selectedIndexes()
            if self.model.columns[one.column()].editable
        ]
        if changes and not self.model.read_only:
            self._tell(changes, f"{counted(len(changes), 'cell')} emptied")

    def _tell(self, changes: list[tuple[int, int, str]], words: str) -> None:
        if self._document is None or self.model.read_only:
            return
        cells = [
            (self.model.items[row].path, self.model.columns[column].form, text)
            for row, column, text in changes
        ]
        edit = edits_of(self._document, self.section, cells)
        if isinstance(edit, Unread):
            self.refused.emit(f"{edit.words[:1].upper()}{edit.words[1:]}.")
        elif edit is not None:
            self.wanted.emit(edit, words, "")
