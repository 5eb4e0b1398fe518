"""The ties as a table: the twin of the picture for those who read or hear it.

Takes names and ties as plain values. What changed comes first, then the strongest; Enter on a row
chooses its tie.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QShowEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.theme.theme import current_theme
from ui.widgets.painted import px
from wargame.alignment.picture import Tie
from wargame.terms import ActorId
from wargame.words.counting import signed

HEADS: Final = ("Actor", "Actor", "Now", "Before", "In words")
PAIR: Final = int(Qt.ItemDataRole.UserRole)


class GraphTable(QTableView):
    """A row for each tie."""

    tie_chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QStandardItemModel(0, len(HEADS), self)
        self._due: tuple[Mapping[ActorId, str], tuple[Tie, ...]] | None = None
        self._rows.setHorizontalHeaderLabels(list(HEADS))
        self.setModel(self._rows)
        self.setAccessibleName("Ties as a table")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setStretchLastSection(True)
        self.activated.connect(self._on_activated)
        current_theme().changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self.setFont(current_theme().font("body"))
        self.horizontalHeader().setFont(current_theme().font("label"))
        self.verticalHeader().setDefaultSectionSize(px(28))

    def show_content(self, names: Mapping[ActorId, str], ties: Sequence[Tie]) -> None:
        """Show these ties, as soon as the table is seen."""
        self._due = (names, tuple(ties))
        if self.isVisible():
            self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        """Fill the table with what it was given while it was out of sight."""
        self._fill()
        super().showEvent(event)

    def _fill(self) -> None:
        if self._due is None:
            return
        (names, ties), self._due = self._due, None
        self._rows.setRowCount(0)
        for tie in sorted(ties, key=lambda one: (not _changed(one), -abs(one.value), one.pair)):
            cells = [QStandardItem(text) for text in self._texts(names, tie)]
            for cell in cells:
                cell.setData(tie.pair, PAIR)
            self._rows.appendRow(cells)

    def words(self, row: int) -> tuple[str, ...]:
        """Return the texts of a row, for whoever copies them."""
        return tuple(self._rows.item(row, column).text() for column in range(len(HEADS)))

    def count(self) -> int:
        """Return how many rows there are."""
        return self._rows.rowCount()

    def _texts(self, names: Mapping[ActorId, str], tie: Tie) -> tuple[str, str, str, str, str]:
        sense = "aligned" if tie.value > 0 else "opposed" if tie.value < 0 else "neither"
        before = signed(tie.before) if tie.before is not None and _changed(tie) else ""
        return (names[tie.pair[0]], names[tie.pair[1]], signed(tie.value), before, sense)

    def _on_activated(self, index: QModelIndex | QPersistentModelIndex) -> None:
        pair = index.data(PAIR)
        if pair is not None:
            self.tie_chosen.emit(*pair)


def _changed(tie: Tie) -> bool:
    return tie.before is not None and tie.before != tie.value
