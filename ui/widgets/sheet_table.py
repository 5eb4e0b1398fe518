"""A table of words and numbers that is as high as its rows; it scrolls only sideways."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView, QWidget

from ui.theme.theme import current_theme
from ui.widgets.painted import px
from ui.widgets.text import plain_tooltip
from wargame.direction import framed

TICK = 16
"""Width in px at 100 % that is added where names have a box to tick."""
NAMES_AT_MOST = 420
"""Width of the first column in px at 100 %, beyond which it is shortened."""

SIDES = 24
"""Room at both sides of what stands in a cell, in px at 100 %."""
LEAST_NAME = 110
"""Width in px at 100 % below which names are not broken any further, where words stand last."""
LEAST_WORDS = 96
"""Width in px at 100 % below which the words of the last column are not broken any further."""


class SheetTable(QTableView):
    """Rows under a head; the first column holds names, the others stand to the right.

    With `words_last` the last one holds words: it takes what room is left, on as many lines as they need.
    """

    def __init__(
        self,
        title: str,
        head: Sequence[str],
        rows: Sequence[Sequence[str]],
        *,
        words_last: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(f"{title}, as a table")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self._rows = QStandardItemModel(self)
        fill_rows(self._rows, head, rows)
        for row in range(self._rows.rowCount()):
            _set_apart(self._rows, row, words_last=words_last)
        self._words_last = words_last
        self._ticks = 0
        self.setModel(self._rows)
        current_theme().changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self.resizeColumnsToContents()
        # The theme's box to tick is larger than the one by which Qt measures a column.
        has_ticks = self._rows.rowCount() > 0 and self._rows.item(0, 0).isCheckable()
        self._ticks = px(TICK) if has_ticks else 0
        self.setColumnWidth(0, min(self.columnWidth(0) + self._ticks, px(NAMES_AT_MOST)))
        self._fit()
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the words of the last column what room is left."""
        super().resizeEvent(event)
        if self._words_last and event.size().width() != event.oldSize().width():
            self._fit()
            self.updateGeometry()

    def _fit(self) -> None:
        """Make rows as high as their words, in the room that the last column has."""
        if not self._words_last:
            self.resizeRowsToContents()
            return
        last, room = self._rows.columnCount() - 1, self.viewport().width()
        if last:
            # Long names go on in another line rather than push the last column out.
            figures = sum(self.columnWidth(column) for column in range(1, last))
            most = max(px(LEAST_NAME), room - figures - px(LEAST_WORDS))
            self.setColumnWidth(0, min(self.sizeHintForColumn(0) + self._ticks, most))
        others = sum(self.columnWidth(column) for column in range(last))
        width = max(px(LEAST_WORDS), room - others)
        # Qt breaks words into a cell without the room at its sides, and for a box, that the theme leaves.
        self.setColumnWidth(last, width - px(SIDES) - (0 if last else self._ticks))
        self.resizeRowsToContents()
        self.setColumnWidth(last, width)

    def sizeHint(self) -> QSize:
        """Return room for every row, and for the bar below."""
        rows = sum(self.rowHeight(row) for row in range(self._rows.rowCount()))
        bar = self.horizontalScrollBar().sizeHint().height()
        return QSize(
            px(320), self.horizontalHeader().sizeHint().height() + rows + bar + 2 * self.frameWidth()
        )

    def minimumSizeHint(self) -> QSize:
        """Return the same height; in width it scrolls."""
        return QSize(px(200), self.sizeHint().height())


def fill_rows(model: QStandardItemModel, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Add rows to a table's model under a head, each text letter for letter."""
    model.setHorizontalHeaderLabels([framed(text) for text in head])
    for row in rows:
        model.appendRow([QStandardItem(framed(text)) for text in row])


def _set_apart(rows: QStandardItemModel, row: int, *, words_last: bool) -> None:
    """Let a row's name be read whole, and put what follows to the right."""
    name = rows.item(row, 0)
    name.setToolTip(plain_tooltip(name.text()))
    for column in range(1, rows.columnCount()):
        if (item := rows.item(row, column)) is not None:
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    if words_last and rows.columnCount() > 1 and (item := rows.item(row, rows.columnCount() - 1)) is not None:
        item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        item.setToolTip(plain_tooltip(item.text()))
