"""A file's lines with what is wrong in them, and the press that mends it; only read otherwise."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetricsF, QMouseEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.theme.fonts import fixed_font
from ui.theme.icons import paint_glyph
from ui.theme.theme import current_theme
from ui.widgets.painted import colour, fill_round, px
from ui.widgets.text import paint_lines, shorten, text_width
from wargame.shown.faults import SourceLine

Index = QModelIndex | QPersistentModelIndex
LINE: Final = int(Qt.ItemDataRole.UserRole) + 1


def _fixed() -> QFont:
    return fixed_font(current_theme().scale)


class _LineDelegate(QStyledItemDelegate):
    """Paints a line with its number, and below it what is wrong and what mends it."""

    pressed = Signal(int, int)

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the line's size."""
        line: SourceLine = index.data(LINE)
        high = px(22)
        wide = px(84) + int(QFontMetricsF(_fixed()).horizontalAdvance(line.text))
        return QSize(wide, high * (1 + len(line.notes)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the line."""
        line: SourceLine = index.data(LINE)
        rect, high = QRectF(option.rect), px(22)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.notes:
            painter.fillRect(rect, colour("errortint"))
            side = px(14)
            paint_glyph(
                painter,
                "ui-error",
                QRectF(rect.left() + px(8), rect.top() + (high - side) / 2, side, side),
                current_theme().tokens.error,
            )
        font = _fixed()
        numbers = QRectF(rect.left(), rect.top(), px(64), high)
        paint_lines(
            painter, numbers, [str(line.number)], font, high, colour("ink3"), Qt.AlignmentFlag.AlignRight
        )
        words = QRectF(rect.left() + px(84), rect.top(), rect.width() - px(84), high)
        paint_lines(painter, words, [line.text], font, high, colour("ink"))
        small = current_theme().font("section")
        for number, note in enumerate(line.notes):
            words.translate(0, high)
            press = self._press(option, line, number)
            room = press.left() - words.left() - px(12) if press else words.width()
            paint_lines(painter, words, [shorten(f"↑ {note}", small, room)], small, high, colour("error"))
            if press is not None:
                fill_round(painter, press, px(4), colour("surface"), colour("line"), 1)
                paint_lines(
                    painter,
                    press,
                    [line.presses[number]],
                    small,
                    press.height(),
                    colour("ink"),
                    Qt.AlignmentFlag.AlignHCenter,
                )
        if option.state & QStyle.StateFlag.State_HasFocus:
            fill_round(painter, rect, px(4), None, colour("focus"), 2)
        painter.restore()

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Mend what a note tells whose press is clicked."""
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
            line: SourceLine = index.data(LINE)
            for number in range(len(line.notes)):
                press = self._press(option, line, number)
                if press is not None and press.contains(event.position()):
                    self.pressed.emit(line.number, number)
                    return True
        return super().editorEvent(event, model, option, index)

    def _press(self, option: QStyleOptionViewItem, line: SourceLine, number: int) -> QRectF | None:
        """Return where the press beside a note stands, at the right of what is seen; None for none."""
        label = line.presses[number] if number < len(line.presses) else ""
        if not label:
            return None
        wide = text_width(label, current_theme().font("section")) + px(20)
        seen = self._view.viewport().width() - px(8)
        top = QRectF(option.rect).top() + px(22) * (1 + number)
        return QRectF(max(px(84), seen - wide), top + px(1), wide, px(20))


class SourceView(QListView):
    """The file, one row for each line; `pressed` tells line and note whose press was clicked."""

    pressed = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("source")
        self.setAccessibleName("The file, line by line")
        self._lines = QStandardItemModel(self)
        self.setModel(self._lines)
        delegate = _LineDelegate(self)
        delegate.pressed.connect(self.pressed)
        self.setItemDelegate(delegate)
        self.setProperty("look", "clear")
        self.setProperty("ownFocus", True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        current_theme().changed.connect(self.restyle)

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def show_lines(self, lines: Sequence[SourceLine]) -> None:
        """Show a file."""
        self._lines.clear()
        for line in lines:
            item = QStandardItem(line.text)
            item.setData(line, LINE)
            presses = [f"Alt+Enter: {press}" for press in line.presses if press]
            said = ". ".join((f"Line {line.number}", line.text.strip() or "empty", *line.notes, *presses))
            item.setData(said, Qt.ItemDataRole.AccessibleTextRole)
            self._lines.appendRow(item)

    def go_to(self, number: int) -> None:
        """Bring the line `number` into the middle and make it the current one."""
        index = self._model().index(number - 1, 0)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def updateGeometries(self) -> None:  # noqa: N802
        """Keep the current line in the middle, whatever became of the room and of the size of letters."""
        super().updateGeometries()
        index = self.currentIndex()
        if index.isValid() and not self.visualRect(index).intersects(self.viewport().rect()):
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def current_line(self) -> SourceLine | None:
        """Return the current line."""
        found = self.currentIndex().data(LINE)
        return found if isinstance(found, SourceLine) else None

    def _model(self) -> QAbstractItemModel:
        return self._lines
