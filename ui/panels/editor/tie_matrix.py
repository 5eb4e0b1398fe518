"""Who stands with whom as a matrix: below the diagonal the start, above it where games end on average.

Fed with a `TieBoard`. A number is typed straight into a cell below the diagonal; both halves choose the same
pair. What is typed is told as text.
"""

from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from ui.theme.theme import current_theme
from ui.widgets.cells import TypedDelegate
from ui.widgets.painted import colour, px
from ui.widgets.text import plain_tooltip
from wargame.names import unturned
from wargame.shown.editor.ties import TieBoard
from wargame.terms import Pair, pair, signed

Index = QModelIndex | QPersistentModelIndex
CELL: Final = 60
NEVER: Final = "–"


class TieModel(QAbstractTableModel):
    """All pairs."""

    typed = Signal(object, str)
    """Into which pair, and what."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.board: TieBoard | None = None
        self.read_only = False

    def show_board(self, board: TieBoard) -> None:
        """Show the ties as they are now."""
        before = self.board
        same = before is not None and before.actors == board.actors
        if not same:
            self.beginResetModel()
        self.board = board
        if not same:
            self.endResetModel()
            return
        # Only what differs is told: Qt would fill a cell that is typed into anew.
        for both, meeting in board.meetings.items():
            old = before.meetings.get(both) if before is not None else None
            below = self.index_of(both)
            above = self.index(below.column(), below.row())
            if old is None or (old.path, old.value) != (meeting.path, meeting.value):
                self.dataChanged.emit(below, below)
            if old is None or (old.end, old.moves) != (meeting.end, meeting.moves):
                self.dataChanged.emit(above, above)

    def rowCount(self, _parent: Index | None = None) -> int:
        """Return how many actors there are."""
        return len(self.board.actors) if self.board is not None else 0

    def columnCount(self, _parent: Index | None = None) -> int:
        """Return how many actors there are."""
        return self.rowCount()

    def headerData(self, number: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what an actor is called: in full at the left, in short above."""
        assert self.board is not None
        _, name, short = self.board.actors[number]
        if role == Qt.ItemDataRole.DisplayRole:
            return unturned(name if way == Qt.Orientation.Vertical else short)
        return plain_tooltip(name) if role == Qt.ItemDataRole.ToolTipRole else None

    def both(self, index: Index) -> Pair:
        """Return the pair of a cell."""
        assert self.board is not None
        return pair(self.board.actors[index.row()][0], self.board.actors[index.column()][0])

    def index_of(self, both: Pair) -> QModelIndex:
        """Return the cell below the diagonal that a pair has."""
        assert self.board is not None
        order = [identity for identity, _, _ in self.board.actors]
        if both[0] not in order or both[1] not in order:
            return QModelIndex()
        first, second = sorted((order.index(both[0]), order.index(both[1])))
        return self.index(second, first)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a cell: nobody has a tie with itself."""
        if index.row() == index.column():
            return Qt.ItemFlag.NoItemFlags
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        is_start = index.row() > index.column()
        return found | Qt.ItemFlag.ItemIsEditable if is_start and not self.read_only else found

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what stands in a cell, and how."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        if index.row() == index.column():
            return colour("line") if role == Qt.ItemDataRole.BackgroundRole else None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self.said(index)
        if role == Qt.ItemDataRole.BackgroundRole:
            return self._ground(index)
        if role == Qt.ItemDataRole.ForegroundRole:
            return colour("ink" if index.row() > index.column() else "ink2")
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return (
                plain_tooltip(self.words(index)) if role == Qt.ItemDataRole.ToolTipRole else self.words(index)
            )
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell what was typed into a cell."""
        if role == Qt.ItemDataRole.EditRole and str(value) != self.said(index):
            self.typed.emit(self.both(index), str(value))
        return role == Qt.ItemDataRole.EditRole

    def said(self, index: Index) -> str:
        """Return the text of a cell."""
        assert self.board is not None
        one = self.board.meeting(*self.both(index))
        if index.row() > index.column():
            return signed(one.value) if one.path is not None else "·"
        if one.end is None:
            return ""
        return f"{one.end:+.1f}".replace("-", "−") if one.moves else NEVER

    def words(self, index: Index) -> str:
        """Return a cell as a sentence."""
        assert self.board is not None
        both = self.both(index)
        one = self.board.meeting(*both)
        names = f"{self.board.name(both[0])} and {self.board.name(both[1])}"
        start = f"{names}: {signed(one.value)} at the start"
        if one.end is None:
            return start
        end = f"{one.end:+.1f} on average at the end".replace("-", "−")
        return f"{start}, {end if one.moves else 'never moves in any game'}"

    def _ground(self, index: Index) -> QColor | None:
        assert self.board is not None
        one = self.board.meeting(*self.both(index))
        value = one.value if index.row() > index.column() else one.end if one.moves else None
        if not value:
            return None
        ground = QColor(colour("pos" if value > 0 else "neg"))
        most = max(abs(self.board.low), abs(self.board.high or 0), 1)
        ground.setAlphaF(0.12 + 0.33 * min(1.0, abs(value) / most))
        return ground


class TieMatrix(QTableView):
    """The matrix as it is seen and typed into."""

    chosen = Signal(object)
    """The pair that is current now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tie-matrix")
        self.setAccessibleName("Ties: below the diagonal at the start, above it where games end")
        self.ties = TieModel(self)
        self._telling = True
        self.setModel(self.ties)
        self.setItemDelegate(TypedDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setTabKeyNavigation(False)
        self.setShowGrid(True)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.horizontalHeader().setSectionsClickable(False)
        self.verticalHeader().setSectionsClickable(False)
        current_theme().changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self.setFont(current_theme().font("body"))
        self.horizontalHeader().setDefaultSectionSize(px(CELL))
        self.horizontalHeader().setMinimumSectionSize(px(CELL))
        self.verticalHeader().setDefaultSectionSize(px(30))

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        """Tell which pair is current."""
        super().currentChanged(current, previous)
        if self._telling and current.isValid() and current.row() != current.column():
            self.chosen.emit(self.ties.both(current))

    def choose(self, both: Pair) -> None:
        """Make a pair the current one; where it is already, in either half, nothing moves."""
        now = self.currentIndex()
        if now.isValid() and now.row() != now.column() and self.ties.both(now) == both:
            return
        self._telling = False
        self.setCurrentIndex(self.ties.index_of(both))
        self._telling = True
