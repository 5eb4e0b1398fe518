"""The cards of a scenario as a grid: by seat or sorted, edited in cells, filled down, pasted from a sheet.

Titles, costs and throws are changed in their cells as in a spreadsheet; whole columns of cells are filled by
Ctrl+D and taken from the clipboard. What is changed is told as edits; the page shows what came of them.
"""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from ui.panels.editor.card_cells import ink_of, kind_of, paint_head, paint_marks, paint_played, sign_of
from ui.theme.icons import paint_glyph
from ui.theme.theme import current_theme
from ui.widgets.buttons import ENTER_KEYS
from ui.widgets.cell_table import CellTable
from ui.widgets.cells import TypedDelegate
from ui.widgets.painted import colour, fill_round, px
from ui.widgets.text import paint_lines, plain_tooltip, shorten
from wargame.names import unturned
from wargame.shown.editor.cards import CardLine, SeatHead
from wargame.shown.editor.sections import Path
from wargame.words.counting import signed

Index = QModelIndex | QPersistentModelIndex

COLUMNS: Final = ("sign", "kind", "title", "cost", "throw", "needs", "succeeds", "played", "worth")
HEADS: Final = ("", "", "Title", "Cost", "Throw", "Needs", "If it succeeds", "Played", "Worth")
WIDTHS: Final = (24, 24, 0, 44, 54, 96, 148, 80, 56)
"""In px at 100 %; the title takes the rest."""
FIELDS: Final = {"title": "title", "cost": "cost", "throw": "difficulty"}
"""Columns that are changed in their cells, and the fields that they show."""
SORTED_BY: Final = {
    "title": "title",
    "cost": "cost",
    "throw": "difficulty",
    "played": "played",
    "worth": "worth",
}
"""Columns by which the cards are sorted when their head is pressed, and the order that this is."""
TOLD: Final = {
    "played": "In how many of 100 games that the bots played somebody played the card.",
    "worth": "After how many of 100 plays the score or influence of its seat had risen at once. "
    "What a card brings later, or by what others then do, is not in it.",
}
"""What stands on the head of a column when one rests on it."""
ROW: Final = 32
LEFT_OUT: Final = (("needs", 740), ("succeeds", 584), ("worth", 436), ("played", 380))
"""Columns that are left out where the grid is narrower, in px at 100 %: the first goes first."""
LINE: Final = int(Qt.ItemDataRole.UserRole) + 1


class CardModel(QAbstractTableModel):
    """The lines of the grid."""

    typed = Signal(object, str, str)
    """Into the card at a path, for one of its fields, this text."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[CardLine | SeatHead, ...] = ()
        self.read_only = False

    def show_lines(self, lines: Sequence[CardLine | SeatHead]) -> bool:
        """Show other lines; return whether their number or kind changed."""
        shape = [type(line) for line in lines]
        if shape != [type(line) for line in self.lines]:
            self.beginResetModel()
            self.lines = tuple(lines)
            self.endResetModel()
            return True
        old, self.lines = self.lines, tuple(lines)
        for row, (before, after) in enumerate(zip(old, self.lines, strict=True)):
            if before != after:
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(COLUMNS) - 1))
        return False

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many lines there are."""
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def columnCount(self, _parent: Index | None = None) -> int:
        """Return how many columns there are."""
        return len(COLUMNS)

    def headerData(self, number: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a column is called."""
        if way == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADS[number]
        if way == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(TOLD[COLUMNS[number]]) if COLUMNS[number] in TOLD else None
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a cell."""
        line = self.lines[index.row()]
        if isinstance(line, SeatHead):
            return Qt.ItemFlag.ItemIsEnabled
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        editable = COLUMNS[index.column()] in FIELDS and not self.read_only
        return found | Qt.ItemFlag.ItemIsEditable if editable else found

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what stands in a cell."""
        line = self.lines[index.row()]
        if role == LINE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self.said(index.row(), index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(_remark(line, COLUMNS[index.column()])) or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return unturned(_aloud(line, index.column(), self.said(index.row(), index.column())))
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell what was typed into a cell."""
        line = self.lines[index.row()]
        if role != Qt.ItemDataRole.EditRole or isinstance(line, SeatHead):
            return False
        field = FIELDS[COLUMNS[index.column()]]
        if str(value) != self.said(index.row(), index.column()):
            self.typed.emit(line.path, field, str(value).strip())
        return True

    def said(self, row: int, column: int) -> str:
        """Return the text of a cell."""
        line = self.lines[row]
        if isinstance(line, SeatHead):
            return f"{line.name}, {line.words}" if column == 0 else ""
        marks = ", ".join(f"{mark.label} {signed(mark.value)}" for mark in line.marks)
        return {
            "title": line.title,
            "cost": line.cost,
            "throw": line.throw,
            "needs": line.needs,
            "succeeds": marks,
            "played": "" if line.fared is None else line.fared.played_words,
            "worth": "" if line.fared is None else line.fared.worth_words,
        }.get(COLUMNS[column], "")

    def row_of(self, path: Path | None) -> int:
        """Return the row of a card; -1 if it is not there."""
        rows = (
            row for row, line in enumerate(self.lines) if isinstance(line, CardLine) and line.path == path
        )
        return next(rows, -1)


class CardDelegate(TypedDelegate):
    """Paints headings, cells and chips."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell."""
        line = index.data(LINE)
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(line, SeatHead):
            if index.column() == 0:
                paint_head(painter, rect, line)
        else:
            self._paint_cell(painter, rect, option, index, line)
        painter.restore()

    def _paint_cell(
        self, painter: QPainter, rect: QRectF, option: QStyleOptionViewItem, index: Index, line: CardLine
    ) -> None:
        view = self.parent()
        assert isinstance(view, CardGrid)
        chosen = index.row() == view.currentIndex().row()
        if option.state & QStyle.StateFlag.State_Selected or chosen:
            painter.fillRect(rect, colour("select"))
        if chosen and index.column() == 0:
            painter.fillRect(QRectF(rect.left(), rect.top(), px(3), rect.height()), colour("ink"))
        painter.fillRect(QRectF(rect.left(), rect.bottom(), rect.width(), 1), colour("line"))
        name = COLUMNS[index.column()]
        if name in ("sign", "kind"):
            glyph, tone = sign_of(line) if name == "sign" else kind_of(line)
            if glyph:
                side = px(16)
                sign = QRectF(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side)
                paint_glyph(painter, glyph, sign, tone)
        elif name == "played":
            paint_played(painter, rect.adjusted(px(6), 0, -px(6), 0), line)
        elif name == "succeeds":
            paint_marks(painter, rect.adjusted(px(4), 0, -px(4), 0), line)
        else:
            ink = ink_of(line) if name == "worth" else colour("ink2" if name == "needs" else "ink")
            words = rect.adjusted(px(6), 0, -px(6), 0)
            self._paint_words(painter, words, name, str(index.data()), chosen, ink)
        if option.state & QStyle.StateFlag.State_HasFocus:
            fill_round(painter, rect.adjusted(1, 1, -1, -1), px(4), None, colour("focus"), 2)

    def _paint_words(
        self, painter: QPainter, rect: QRectF, name: str, words: str, chosen: bool, ink: QColor
    ) -> None:
        theme = current_theme()
        role = {"title": "serif-compact" if chosen else "serif", "needs": "secondary"}.get(
            name, "body-medium"
        )
        font = theme.font(role)
        right = name in ("cost", "throw", "worth")
        align = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        paint_lines(painter, rect, [shorten(words, font, rect.width())], font, rect.height(), ink, align)


class CardGrid(CellTable):
    """The cards in rows."""

    chosen = Signal(object)
    """The path of the card that became the current one."""
    entered = Signal()
    """Enter: the form of the current card is wanted."""
    filled = Signal(object)
    """Cells to be filled from the first: paths and fields, as a tuple of pairs."""
    copied = Signal(str)
    pasted = Signal()
    removed = Signal()
    """The chosen cards are to be taken out."""
    sorted_by = Signal(str)
    """The head of a column was pressed: the order that is wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cards-grid")
        self.setAccessibleName("Cards")
        self.cards = CardModel(self)
        self.setModel(self.cards)
        self.setItemDelegate(CardDelegate(self))
        self.setProperty("look", "clear")
        self.setProperty("ownFocus", True)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        edits = QAbstractItemView.EditTrigger
        self.setEditTriggers(edits.EditKeyPressed | edits.AnyKeyPressed | edits.DoubleClicked)
        head = self.horizontalHeader()
        head.setSectionsClickable(True)
        head.sectionClicked.connect(self._on_head)
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in range(len(COLUMNS)):
            stretches = COLUMNS[column] == "title"
            mode = QHeaderView.ResizeMode.Stretch if stretches else QHeaderView.ResizeMode.Fixed
            head.setSectionResizeMode(column, mode)
        self._silent = False
        self.selectionModel().currentChanged.connect(self._on_current)
        self.cards.modelReset.connect(self._span)
        self.fill_dragged.connect(self.fill_down)
        current_theme().changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self.verticalHeader().setDefaultSectionSize(max(px(ROW), current_theme().line("serif") + px(8)))
        for column, width in enumerate(WIDTHS):
            if width:
                self.setColumnWidth(column, px(width))
        self.horizontalHeader().setFont(current_theme().font("caption-strong"))
        self._fit()
        self.viewport().update()

    def show_lines(self, lines: Sequence[CardLine | SeatHead]) -> None:
        """Show the cards as they are now; the current one stays current."""
        path, column = self.path(), max(self.currentIndex().column(), COLUMNS.index("title"))
        self._silent = True
        if self.cards.show_lines(lines) and path is not None:
            self.choose(path, column)
        self._silent = False

    def choose(self, path: Path, column: int = COLUMNS.index("title")) -> None:
        """Make a card the current one without telling anybody."""
        row = self.cards.row_of(path)
        if row < 0 or (row == self.currentIndex().row()):
            return
        before, self._silent = self._silent, True
        # By itself Qt would ask which keys are held, and add to the selection under Ctrl.
        alone = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(self.cards.index(row, column), alone)
        self._silent = before

    def path(self) -> Path | None:
        """Return the path of the current card."""
        line = self.currentIndex().data(LINE) if self.currentIndex().isValid() else None
        return line.path if isinstance(line, CardLine) else None

    def chosen_paths(self) -> tuple[Path, ...]:
        """Return the paths of all cards of which something is selected, from above."""
        rows = sorted({index.row() for index in self.selectedIndexes()} | {self.currentIndex().row()})
        lines = [self.cards.lines[row] for row in rows if 0 <= row < len(self.cards.lines)]
        return tuple(line.path for line in lines if isinstance(line, CardLine))

    def column(self) -> str:
        """Return the name of the current column."""
        return COLUMNS[max(self.currentIndex().column(), 0)]

    def fill_down(self) -> bool:
        """Fill the selected cells of a column from the first; return whether more than one is selected."""
        cells = sorted({(index.row(), index.column()) for index in self.selectedIndexes()})
        columns = {column for _, column in cells}
        paths = [line.path for row, _ in cells if isinstance(line := self.cards.lines[row], CardLine)]
        if len(columns) != 1 or len(paths) < 2 or COLUMNS[next(iter(columns))] not in FIELDS:
            return False
        field = FIELDS[COLUMNS[next(iter(columns))]]
        self.filled.emit(tuple((path, field) for path in paths))
        return True

    def as_text(self) -> str:
        """Return the selected cells as a spreadsheet takes them."""
        cells = self.selectedIndexes()
        rows = sorted({index.row() for index in cells})
        columns = sorted({index.column() for index in cells if HEADS[index.column()]})
        lines = [
            "\t".join(self.cards.said(row, column) for column in columns)
            for row in rows
            if isinstance(self.cards.lines[row], CardLine)
        ]
        return "\n".join(lines)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Delete, copy and paste; the rest as in any table."""
        if event.key() in ENTER_KEYS and self.state() != QAbstractItemView.State.EditingState:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            self._press(event)

    def _press(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit(self.as_text())
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit()
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: Any) -> None:
        """Leave columns out where there is no room for them."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(px(600), px(400))

    def show_order(self, order: str) -> None:
        """Mark the head of the column by which the cards are sorted."""
        head = self.horizontalHeader()
        name = next((name for name, one in SORTED_BY.items() if one == order), "")
        head.setSortIndicatorShown(bool(name))
        if name:
            head.setSortIndicator(COLUMNS.index(name), Qt.SortOrder.AscendingOrder)

    def _on_head(self, column: int) -> None:
        if COLUMNS[column] in SORTED_BY:
            self.sorted_by.emit(SORTED_BY[COLUMNS[column]])

    def _fit(self) -> None:
        room = self.viewport().width()
        for name, least in LEFT_OUT:
            self.setColumnHidden(COLUMNS.index(name), room < px(least))

    def _span(self) -> None:
        self.clearSpans()
        for row, line in enumerate(self.cards.lines):
            if isinstance(line, SeatHead):
                self.setSpan(row, 0, 1, len(COLUMNS))

    def _on_current(self, now: QModelIndex, _before: QModelIndex) -> None:
        self.viewport().update()
        line = now.data(LINE) if now.isValid() else None
        if isinstance(line, CardLine) and not self._silent:
            self.chosen.emit(line.path)


def _aloud(line: CardLine | SeatHead, column: int, said: str) -> str:
    if isinstance(line, SeatHead):
        return said
    name = HEADS[column] or COLUMNS[column]
    if COLUMNS[column] == "title":
        faults = f", {line.faults} to mend" if line.faults else ""
        used = f". {line.fared.when}{line.fared.hint or line.fared.said}" if line.fared is not None else ""
        return f"{line.title}, cost {line.cost}, throw {line.throw}{faults}{used}"
    return f"{name}: {said}" if said else name


def _remark(line: CardLine | SeatHead, name: str) -> str:
    """Return what stands on a cell when one rests on it: how the bots used the card."""
    if isinstance(line, SeatHead) or line.fared is None:
        return ""
    if name == "sign":
        return f"{line.fared.when}{line.fared.hint}" if line.fared.hint else ""
    return f"{line.fared.when}{line.fared.said}" if name in ("played", "worth") else ""
