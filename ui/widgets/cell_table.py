"""A table that is gone through and filled as in a spreadsheet.

Tab goes to the next cell that can be typed in, Shift+Tab to the one before, and out of the table at its ends.
The corner of what is selected in one column can be dragged down: what was passed is then selected, and
`fill_dragged` says that it is to be filled from its first cell. What filling means is the table's own.
"""

from typing import Final

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QTableView, QWidget

from ui.widgets.painted import colour, px

CORNER: Final = 8
"""Px at 100 % of the square at the corner of the selection."""
REACH: Final = 3
"""Px at 100 % around it that belong to it for the mouse."""


class CellTable(QTableView):
    """Cells in rows and columns."""

    fill_dragged = Signal()
    """The corner of the selection was dragged: it is to be filled from its first cell."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self._filling: QModelIndex | None = None
        """The cell from which it is being filled."""

    # From cell to cell

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go to the next cell, and to what comes after the table from its last one."""
        return self.step_cell(1 if forward else -1) or super().focusNextPrevChild(forward)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:  # noqa: N802
        """Go to the next cell on Tab in a cell that is being typed in, without opening it."""
        hints = QAbstractItemDelegate.EndEditHint
        by = {hints.EditNextItem: 1, hints.EditPreviousItem: -1}.get(hint, 0)
        super().closeEditor(editor, hints.NoHint if by else hint)
        if by:
            self.step_cell(by)

    def step_cell(self, by: int) -> bool:
        """Go to the next cell that can be typed in, or the one before; return whether there is one."""
        now = self.currentIndex()
        if not now.isValid():
            return False
        columns = now.model().columnCount()
        at = now.row() * columns + now.column() + by
        while 0 <= at < now.model().rowCount() * columns:
            index = now.model().index(at // columns, at % columns)
            if self._can_be_typed_in(index):
                # By itself Qt would ask which keys are held, and add to the selection under Shift.
                alone = QItemSelectionModel.SelectionFlag.ClearAndSelect
                self.selectionModel().setCurrentIndex(index, alone)
                self.scrollTo(index)
                return True
            at += by
        return False

    def _can_be_typed_in(self, index: QModelIndex) -> bool:
        hidden = self.isColumnHidden(index.column()) or self.isRowHidden(index.row())
        return not hidden and bool(index.flags() & Qt.ItemFlag.ItemIsEditable)

    # Filled by its corner

    def corner(self) -> QRect:
        """Return where the selection can be taken hold of; nothing where it cannot be filled."""
        cells = self.selectedIndexes()
        alone = len({one.column() for one in cells}) == 1
        if not alone or self.state() == QAbstractItemView.State.EditingState:
            return QRect()
        last = max(cells, key=lambda one: one.row())
        if not self._can_be_typed_in(last):
            return QRect()
        side, cell = px(CORNER), self.visualRect(last)
        return QRect(cell.right() - side + 1, cell.bottom() - side + 1, side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the corner over the cells."""
        super().paintEvent(event)
        corner = self.corner()
        if not corner.isNull() and self.hasFocus():
            painter = QPainter(self.viewport())
            painter.fillRect(QRectF(corner), colour("surface"))
            painter.fillRect(QRectF(corner).adjusted(1, 1, 0, 0), colour("focus"))
            painter.end()

    def selectionChanged(self, now: QItemSelection, before: QItemSelection) -> None:  # noqa: N802
        """Draw the corner where it is now."""
        super().selectionChanged(now, before)
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the corner, or choose a cell."""
        left = event.button() == Qt.MouseButton.LeftButton
        if left and self._is_corner(event.position().toPoint()):
            self._filling = min(self.selectedIndexes(), key=lambda one: one.row())
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select as far down as the corner is dragged."""
        at = event.position().toPoint()
        if self._filling is None:
            over = self._is_corner(at)
            self.viewport().setCursor(Qt.CursorShape.CrossCursor if over else Qt.CursorShape.ArrowCursor)
            super().mouseMoveEvent(event)
            return
        first = self._filling
        row = self.rowAt(min(at.y(), self.viewport().height() - 1))
        if row >= first.row():
            last = first.sibling(row, first.column())
            chosen = QItemSelection(first, last)
            self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            # Also where the mouse is below the table: what comes next then comes into sight.
            self.scrollTo(last)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Have the selection filled."""
        if self._filling is None:
            super().mouseReleaseEvent(event)
            return
        self._filling = None
        if len(self.selectedIndexes()) > 1:
            self.fill_dragged.emit()

    def _is_corner(self, at: QPoint) -> bool:
        corner, reach = self.corner(), px(REACH)
        return not corner.isNull() and corner.adjusted(-reach, -reach, reach, reach).contains(at)
