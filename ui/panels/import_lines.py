"""What a workbook would change, line by line: cells to tick, two values to choose from, faults to read.

The lines come from `shown.imports`; which one was pressed is told, and the page shows what comes of it. Space
ticks the current line or changes sides, Left and Right choose a side, M takes what was meant. To show another
kind of line: its painting in `_paint_line`.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QWidget

from ui.theme.fonts import fixed_font
from ui.theme.icons import paint_glyph
from ui.theme.theme import current_theme
from ui.widgets.buttons import ENTER_KEYS
from ui.widgets.painted import colour, fill_round, px
from ui.widgets.text import paint_lines, plain_tooltip, shorten, text_width
from wargame.shown.imports import TURNS, ImportLine

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

Index = QModelIndex | QPersistentModelIndex

LINE: Final = int(Qt.ItemDataRole.UserRole) + 1

HEIGHTS: Final = {"heading": 40, "tick": 32, "either": 48, "told": 32, "fault": 40, "mend": 40}
"""Px at 100 %."""

_WRONG: Final = ("fault", "mend")
_EDGE: Final = 16
_BOX: Final = 18
_REF: Final = 104
_ARROW: Final = 28
_SHARES: Final = (0.27, 0.18, 0.26)
"""What thing, heading and old value have of the rest; the new value has what is left."""


class ImportDelegate(QStyledItemDelegate):
    """Paints the lines."""

    def sizeHint(self, _option: "QStyleOptionViewItem", index: Index) -> QSize:
        """Return the size of a line; its width is the view's."""
        line: ImportLine = index.data(LINE)
        needed = current_theme().line("body") + px(8)
        return QSize(px(200), max(px(HEIGHTS[line.kind]), needed))

    def paint(self, painter: QPainter, option: "QStyleOptionViewItem", index: Index) -> None:
        """Draw a line."""
        line: ImportLine = index.data(LINE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        if line.kind == "heading":
            _paint_heading(painter, rect, line)
        else:
            _paint_ground(painter, rect, line, option.state)
            _paint_line(painter, rect.adjusted(px(_EDGE), 0, -px(_EDGE), 0), line)
        painter.restore()


def _paint_heading(painter: QPainter, rect: QRectF, line: ImportLine) -> None:
    theme = current_theme()
    painter.fillRect(rect, colour("raised"))
    painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), colour("line"))
    place = rect.adjusted(px(_EDGE), 0, -px(_EDGE), 0)
    font = theme.font("body-strong")
    paint_lines(painter, place, [line.thing], font, place.height(), colour("ink"))
    place.setLeft(place.left() + text_width(line.thing, font) + px(8))
    _words(painter, place, line.old, "secondary", "ink2")


def _paint_ground(painter: QPainter, rect: QRectF, line: ImportLine, state: QStyle.StateFlag) -> None:
    if line.kind in _WRONG and not line.ticked:
        painter.fillRect(rect, colour("errortint"))
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, colour("select"))
    painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), colour("line"))
    if state & QStyle.StateFlag.State_HasFocus:
        fill_round(painter, rect.adjusted(2, 1, -2, -2), px(4), None, colour("focus"), 2)


def _paint_line(painter: QPainter, rect: QRectF, line: ImportLine) -> None:
    mark = QRectF(rect.left(), rect.center().y() - px(_BOX) / 2, px(_BOX), px(_BOX))
    _paint_mark(painter, mark, line)
    rest = rect.adjusted(px(_BOX) + px(10), 0, 0, 0)
    if line.ref:
        ink = "error" if line.kind in _WRONG else "ink2"
        place = QRectF(rest.left(), rest.top(), px(_REF) - px(8), rest.height())
        font = fixed_font(current_theme().scale)
        paint_lines(
            painter, place, [shorten(line.ref, font, place.width())], font, place.height(), colour(ink)
        )
    rest.setLeft(rest.left() + px(_REF))
    if line.kind == "told":
        _words(painter, rest, line.thing, "body", "ink")
    else:
        _paint_columns(painter, rest, line)


def _paint_columns(painter: QPainter, rest: QRectF, line: ImportLine) -> None:
    widths = [rest.width() * share for share in _SHARES]
    places = []
    left = rest.left()
    for width in widths:
        places.append(QRectF(left, rest.top(), width - px(8), rest.height()))
        left += width
    last = QRectF(left, rest.top(), rest.right() - left, rest.height())
    wide = QRectF(places[2].left(), rest.top(), rest.right() - places[2].left(), rest.height())
    _words(painter, places[0], line.thing, "serif", "ink")
    _words(painter, places[1], line.heading, "secondary", "ink2")
    if line.kind in _WRONG:
        _paint_wrong(painter, wide, line)
        return
    if line.kind == "either":
        _paint_sides(painter, places[2], last, line)
        return
    _words(painter, places[2] if line.new else wide, line.old, "body", "ink2")
    if line.new:
        arrow = QRectF(last.left(), last.center().y() - px(8), px(16), px(16))
        paint_glyph(painter, "ui-right", arrow, current_theme().tokens.ink3)
        last.setLeft(last.left() + px(_ARROW))
        _words(painter, last, line.new, "body-strong" if line.ticked else "body", "ink")


def _paint_wrong(painter: QPainter, place: QRectF, line: ImportLine) -> None:
    """Draw what is wrong, and the press that takes what was meant."""
    if line.new:
        press = press_in(place, line)
        fill_round(painter, press, px(6), colour("surface"), colour("control"), 1)
        words = "Leave it out" if line.ticked else line.new
        _words(painter, press.adjusted(px(12), 0, -px(8), 0), words, "body-medium", "ink")
        place = place.adjusted(0, 0, -press.width() - px(12), 0)
    _words(painter, place, line.old, "body", "ink" if line.ticked else "error")


def press_in(place: QRectF, line: ImportLine) -> QRectF:
    """Return where the press of a line stands in the room on its right."""
    font = current_theme().font("body-medium")
    width = max(text_width(line.new, font), text_width("Leave it out", font)) + px(24)
    return QRectF(place.right() - width, place.center().y() - px(15), width, px(30))


def _paint_sides(painter: QPainter, yours: QRectF, theirs: QRectF, line: ImportLine) -> None:
    """Draw the two values; the one that is taken has a ring of ink and a dot."""
    for place, words, taken in ((yours, line.old, not line.ticked), (theirs, line.new, line.ticked)):
        body = place.adjusted(0, px(7), 0, -px(8))
        fill_round(
            painter, body, px(6), colour("surface"), colour("ink" if taken else "control"), 2 if taken else 1
        )
        dot = QRectF(body.left() + px(10), body.center().y() - px(7), px(14), px(14))
        fill_round(painter, dot, px(7), None, colour("ink" if taken else "control"), 2)
        if taken:
            fill_round(painter, dot.adjusted(px(4), px(4), -px(4), -px(4)), px(3), colour("ink"))
        inner = body.adjusted(px(32), 0, -px(8), 0)
        _words(painter, inner, words, "body-strong" if taken else "body", "ink" if taken else "ink2")


def _paint_mark(painter: QPainter, place: QRectF, line: ImportLine) -> None:
    tokens = current_theme().tokens
    if line.kind == "tick":
        if line.ticked:
            fill_round(painter, place, px(4), colour("primary"))
            paint_glyph(painter, "ui-check", place.adjusted(px(2), px(2), -px(2), -px(2)), tokens.onprimary)
        else:
            fill_round(painter, place, px(4), colour("surface"), colour("control"), 1)
        return
    wrong = line.kind in _WRONG and not line.ticked
    glyph = "ui-check" if line.kind == "mend" and line.ticked else "ui-error" if wrong else ""
    glyph = "ui-branch" if line.kind == "either" else glyph
    if glyph:
        paint_glyph(painter, glyph, place, tokens.error if wrong else tokens.ink2)


def _words(painter: QPainter, place: QRectF, words: str, role: str, tone: str) -> None:
    font = current_theme().font(role)
    paint_lines(painter, place, [shorten(words, font, place.width())], font, place.height(), colour(tone))


class ImportList(QListView):
    """The lines of a preview."""

    pressed_on = Signal(object)
    """The `ImportLine` that was ticked, or whose other value is to be taken."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("import-lines")
        self.setAccessibleName("What the workbook brings")
        self._items = QStandardItemModel(self)
        self.setModel(self._items)
        self.setItemDelegate(ImportDelegate(self))
        self.setProperty("look", "clear")
        self.setProperty("ownFocus", True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        current_theme().changed.connect(self.restyle)

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def set_lines(self, lines: Sequence[ImportLine]) -> None:
        """Show lines; the current one stays current if it is still there."""
        before = self.current_line()
        while self._items.rowCount() > len(lines):
            self._items.removeRow(self._items.rowCount() - 1)
        for number, line in enumerate(lines):
            if number == self._items.rowCount():
                self._items.appendRow(QStandardItem())
            item = self._items.item(number)
            item.setData(line, LINE)
            item.setText(line.words)
            item.setToolTip(plain_tooltip(line.words))
            item.setData(line.words, Qt.ItemDataRole.AccessibleTextRole)
            item.setSelectable(line.kind != "heading")
        self.scheduleDelayedItemsLayout()
        self.choose(before.key if before is not None else "")

    def lines(self) -> tuple[ImportLine, ...]:
        """Return the lines that are shown."""
        return tuple(self._items.item(number).data(LINE) for number in range(self._items.rowCount()))

    def choose(self, key: str) -> None:
        """Make the line with this key the current one; the first that can be chosen if there is none such."""
        lines = self.lines()
        at = next((n for n, line in enumerate(lines) if line.key == key), None)
        if at is None:
            at = next((n for n, line in enumerate(lines) if line.kind != "heading"), None)
        if at is not None:
            self.setCurrentIndex(self._items.index(at, 0))

    def current_line(self) -> ImportLine | None:
        """Return the line that has the keyboard; None if there is none."""
        index = self.currentIndex()
        return index.data(LINE) if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick on Space, choose a side on Left and Right; Enter is the page's."""
        line = self.current_line()
        if event.key() in ENTER_KEYS:
            event.ignore()
        elif line is not None and self._turns(line, event):
            self.pressed_on.emit(line)
        else:
            super().keyPressEvent(event)

    def _turns(self, line: ImportLine, event: QKeyEvent) -> bool:
        if event.isAutoRepeat():
            return False
        if event.key() == Qt.Key.Key_Space:
            return line.kind in TURNS
        if event.key() == Qt.Key.Key_M:
            return line.kind == "mend"
        if line.kind != "either":
            return False
        return event.key() == (Qt.Key.Key_Left if line.ticked else Qt.Key.Key_Right)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Make a line the current one; a press on its mark, or on the other value, changes it."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        line: ImportLine | None = index.data(LINE) if index.isValid() else None
        if line is None or event.button() != Qt.MouseButton.LeftButton:
            return
        rect = QRectF(self.visualRect(index))
        x = event.position().x()
        place = rect.adjusted(0, 0, -px(_EDGE), 0)
        if line.kind == "mend" and press_in(place, line).contains(event.position()):
            self.pressed_on.emit(line)
        on_box = line.kind == "tick" and x < rect.left() + px(_EDGE) + px(_BOX) + px(8)
        if on_box or (line.kind == "either" and self._on_other_side(rect, x, line)):
            self.pressed_on.emit(line)

    def _on_other_side(self, rect: QRectF, x: float, line: ImportLine) -> bool:
        left = rect.left() + px(_EDGE) + px(_BOX) + px(10) + px(_REF)
        width = rect.right() - px(_EDGE) - left
        yours, theirs = left + width * sum(_SHARES[:2]), left + width * sum(_SHARES)
        return yours <= x < theirs if line.ticked else x >= theirs
