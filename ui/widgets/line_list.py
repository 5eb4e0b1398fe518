"""A list of lines: one is current, what lies below the mouse lights up, a name is changed in its place.

Takes lines that have a `key`, in the role `LINE`; how they are painted says the list's own delegate, a
`NameDelegate`. Tells what is wanted with which line and does none of it. A list of another kind is a subclass
that fills in rows (`fit_rows`) and says what can be pressed on a line (`part_at`).
"""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListView, QStyledItemDelegate, QWidget

from ui.theme.theme import current_theme
from ui.widgets.buttons import keep_enter
from ui.widgets.cells import is_being_typed
from ui.widgets.painted import px

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtGui import QContextMenuEvent

Index = QModelIndex | QPersistentModelIndex

LINE: Final = int(Qt.ItemDataRole.UserRole) + 1
"""What a line is made of; a heading has none."""


class NameDelegate(QStyledItemDelegate):
    """Lets the name on a line be edited."""

    renamed = Signal(str, str)
    """The key of a line and the name it is to have."""

    def name_at(self, index: Index) -> str:
        """Return the present name on a line."""
        raise NotImplementedError

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Put the present name into the field."""
        if isinstance(editor, QLineEdit) and not is_being_typed(editor):
            editor.setText(self.name_at(index))
            editor.selectAll()

    def setModelData(self, editor: QWidget, _model: "QAbstractItemModel", index: Index) -> None:
        """Tell the name that was entered, if it is another one."""
        if isinstance(editor, QLineEdit) and editor.text().strip() not in ("", self.name_at(index)):
            self.renamed.emit(index.data(LINE).key, editor.text().strip())


class LineList(QListView):
    """Lines below one another."""

    renamed = Signal(str, str)
    """The key of a line and the name it is to have."""
    menu_wanted = Signal(QPoint)
    """For the current line, at this place of the screen."""

    def __init__(self, name: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lit: tuple[int, str] = (-1, "")
        """The line below the mouse, and what of it."""
        self.setObjectName(name)
        self.setAccessibleName(words)
        self._items = QStandardItemModel(self)
        self.setModel(self._items)
        self.setProperty("look", "clear")
        self.setProperty("ownFocus", True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        current_theme().changed.connect(self.restyle)

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    # What it shows

    def paint_by(self, delegate: NameDelegate) -> None:
        """Have the lines painted and their names edited by a delegate."""
        self.setItemDelegate(delegate)
        delegate.renamed.connect(self.renamed)

    def fit_rows(self, count: int) -> None:
        """Have so many rows; those that stay keep what they hold."""
        while self._items.rowCount() > count:
            self._items.removeRow(self._items.rowCount() - 1)
        while self._items.rowCount() < count:
            self._items.appendRow(QStandardItem())

    def is_editing(self) -> bool:
        """Return whether a name is being changed."""
        return self.state() == QAbstractItemView.State.EditingState

    def index_of(self, key: str) -> QModelIndex:
        """Return where a line stands; an invalid index if it is not there."""
        rows = (self._items.index(number, 0) for number in range(self._items.rowCount()))
        found = (one for one in rows if one.data(LINE) is not None and one.data(LINE).key == key)
        return next(found, QModelIndex())

    def rename_current(self) -> None:
        """Let the name of the current line be changed in its place."""
        index = self.currentIndex()
        if index.isValid():
            self.setEditTriggers(QAbstractItemView.EditTrigger.SelectedClicked)
            self.edit(index)
            self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    # Mouse and keys

    def part_at(self, _index: QModelIndex, _at: QPoint) -> str:
        """Return what can be pressed at a place of a line; empty for nothing."""
        return ""

    def event(self, event: QEvent) -> bool:
        """Keep Enter for the line that has the focus."""
        return (self.currentIndex().isValid() and keep_enter(event)) or super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up what lies below the mouse."""
        at = event.position().toPoint()
        index = self.indexAt(at)
        self._light(index.row(), self.part_at(index, at))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Light up nothing."""
        self._light(-1, "")
        super().leaveEvent(event)

    def contextMenuEvent(self, event: "QContextMenuEvent") -> None:
        """Open the menu of the line below the mouse, or of the current one by key."""
        index = self.currentIndex()
        by_mouse = event.reason() == event.Reason.Mouse
        if by_mouse:
            index = self.indexAt(event.pos())
            self.setCurrentIndex(index)
        if index.isValid() and index.data(LINE) is not None:
            rect = self.visualRect(index)
            below = self.viewport().mapToGlobal(QPoint(rect.left() + px(20), rect.bottom()))
            self.menu_wanted.emit(event.globalPos() if by_mouse else below)

    def _light(self, row: int, part: str) -> None:
        if (row, part) != self.lit:
            if bool(part) != bool(self.lit[1]):
                shape = Qt.CursorShape.PointingHandCursor if part else Qt.CursorShape.ArrowCursor
                self.viewport().setCursor(shape)
            self.lit = (row, part)
            self.viewport().update()
