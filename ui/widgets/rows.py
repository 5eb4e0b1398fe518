"""List rows: a delegate that paints glyph, title, subtitle and a tag on the right.

Fill a model's items with the roles below (or call `fill_row`), give the view a `RowDelegate`, and the
platform's list does the rest: arrow keys, selection, reading aloud.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.theme.icons import paint_glyph
from ui.theme.theme import current_theme
from ui.widgets.buttons import ENTER_KEYS
from ui.widgets.marks import Tag, paint_avatar, paint_tag, tag_size
from ui.widgets.painted import colour, fill_round, px
from ui.widgets.picture import paint_portrait
from ui.widgets.text import paint_lines, shorten, text_width
from wargame.shown.pictures import ShownPicture

RIGHT: Final = Qt.AlignmentFlag.AlignRight
Index = QModelIndex | QPersistentModelIndex


class RowRole(IntEnum):
    """Where a row's parts are kept in its item, besides the title in the display role."""

    SUBTITLE = Qt.ItemDataRole.UserRole + 1
    GLYPH = Qt.ItemDataRole.UserRole + 2
    DISC = Qt.ItemDataRole.UserRole + 3
    TAG = Qt.ItemDataRole.UserRole + 4
    ASIDE = Qt.ItemDataRole.UserRole + 5
    KEY = Qt.ItemDataRole.UserRole + 6
    SERIF = Qt.ItemDataRole.UserRole + 7
    SIGN = Qt.ItemDataRole.UserRole + 8
    PICTURE = Qt.ItemDataRole.UserRole + 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row. `disc` sets the glyph on a seat's ink disc; `aside` is a short text on the right.

    `picture` stands in place of the glyph, with the glyph at its edge. `sign` is a glyph there that only
    repeats what the words say. A subtitle of two lines has the whole width: tag and aside stand beside the
    title alone then.
    """

    key: str
    title: str
    subtitle: str = ""
    glyph: str = ""
    disc: bool = False
    tag: Tag | None = None
    aside: str = ""
    sign: str = ""
    serif: bool = False
    picture: ShownPicture | None = None

    @property
    def words(self) -> str:
        """The row as it is read aloud."""
        tag = self.tag.text if self.tag else ""
        seen = self.picture.alt if self.picture else ""
        under = self.subtitle.replace("\n", ", ")
        return ", ".join(part for part in (self.title, under, tag, self.aside, seen) if part)


def fill_row(item: QStandardItem, row: Row) -> QStandardItem:
    """Put `row` into a model's item, and return the item."""
    item.setText(row.title)
    item.setEditable(False)
    item.setData(row.subtitle, RowRole.SUBTITLE)
    item.setData(row.glyph, RowRole.GLYPH)
    item.setData(row.disc, RowRole.DISC)
    item.setData(row.tag, RowRole.TAG)
    item.setData(row.aside, RowRole.ASIDE)
    item.setData(row.key, RowRole.KEY)
    item.setData(row.serif, RowRole.SERIF)
    item.setData(row.sign, RowRole.SIGN)
    item.setData(row.picture, RowRole.PICTURE)
    item.setData(row.words, Qt.ItemDataRole.AccessibleTextRole)
    return item


class RowDelegate(QStyledItemDelegate):
    """Paints rows `height` px high (at 100 %); `ruled` draws a line below each."""

    def __init__(self, height: int = 56, ruled: bool = False, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tall, self._ruled = height, ruled

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the row's size; its width is the view's."""
        needed = current_theme().line("body-strong") + px(12)
        needed += len(_lines(index)) * current_theme().line("caption")
        return QSize(px(120), max(px(self._tall), needed))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        state = option.state
        self._paint_ground(painter, rect, state)
        inner = rect.adjusted(px(12), 0, -px(12), 0)
        inner = self._paint_glyph(painter, inner, index)
        title, below = self._places(inner, index)
        if len(below) > 1:
            title = self._paint_right(painter, title, index)
        else:
            inner = self._paint_right(painter, inner, index)
            title, below = self._places(inner, index)
        self._paint_words(painter, title, index, bool(state & QStyle.StateFlag.State_Enabled))
        self._paint_below(painter, below, index)
        painter.restore()

    def _places(self, rect: QRectF, index: Index) -> tuple[QRectF, list[QRectF]]:
        """Return where the title and the lines below it stand."""
        title, line = current_theme().line("body-strong"), current_theme().line("caption")
        count = len(_lines(index))
        top = rect.center().y() - (title + count * line) / 2
        below = [QRectF(rect.left(), top + title + at * line, rect.width(), line) for at in range(count)]
        return QRectF(rect.left(), top, rect.width(), title), below

    def _paint_ground(self, painter: QPainter, rect: QRectF, state: QStyle.StateFlag) -> None:
        body = rect.adjusted(px(4), 1, -px(4), -1)
        if state & QStyle.StateFlag.State_Selected:
            fill_round(painter, body, px(6), colour("select"))
            mark = QRectF(body.left(), body.top() + px(8), px(3), body.height() - 2 * px(8))
            fill_round(painter, mark, px(2), colour("ink"))
        elif state & QStyle.StateFlag.State_MouseOver:
            fill_round(painter, body, px(6), colour("hover"))
        if self._ruled:
            painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), colour("line"))
        if state & QStyle.StateFlag.State_HasFocus:
            fill_round(painter, body, px(6), None, colour("focus"), 2)

    def _paint_glyph(self, painter: QPainter, rect: QRectF, index: Index) -> QRectF:
        glyph = index.data(RowRole.GLYPH)
        if not glyph:
            return rect
        shown = index.data(RowRole.PICTURE)
        disc = bool(index.data(RowRole.DISC)) or isinstance(shown, ShownPicture)
        side = min(float(px(32 if disc else 18)), rect.height() - px(4))
        place = QRectF(rect.left(), rect.center().y() - side / 2, side, side)
        if isinstance(shown, ShownPicture):
            paint_portrait(painter, place, shown, glyph)
        elif disc:
            paint_avatar(painter, place, glyph)
        else:
            paint_glyph(painter, glyph, place, current_theme().tokens.ink2)
        return rect.adjusted(side + px(12), 0, 0, 0)

    def _paint_right(self, painter: QPainter, rect: QRectF, index: Index) -> QRectF:
        theme = current_theme()
        tag = index.data(RowRole.TAG)
        if isinstance(tag, Tag):
            size = tag_size(tag)
            size.setWidth(min(size.width(), rect.width() / 2))
            place = QRectF(rect.right() - size.width(), rect.center().y() - size.height() / 2, 0, 0)
            place.setSize(size)
            paint_tag(painter, place, tag)
            rect = rect.adjusted(0, 0, -size.width() - px(8), 0)
        if sign := index.data(RowRole.SIGN):
            side = px(16)
            place = QRectF(rect.right() - side, rect.center().y() - side / 2, side, side)
            paint_glyph(painter, sign, place, theme.tokens.ink)
            rect = rect.adjusted(0, 0, -side - px(8), 0)
        if aside := index.data(RowRole.ASIDE):
            font = theme.font("secondary")
            text = shorten(aside, font, rect.width() / 2)
            paint_lines(painter, rect, [text], font, rect.height(), colour("ink3"), RIGHT)
            rect = rect.adjusted(0, 0, -text_width(text, font) - px(8), 0)
        return rect

    def _paint_words(self, painter: QPainter, place: QRectF, index: Index, enabled: bool) -> None:
        font = current_theme().font("serif-compact" if index.data(RowRole.SERIF) else "body-strong")
        title = shorten(str(index.data(Qt.ItemDataRole.DisplayRole) or ""), font, place.width())
        paint_lines(painter, place, [title], font, place.height(), colour("ink" if enabled else "ink3"))

    def _paint_below(self, painter: QPainter, places: list[QRectF], index: Index) -> None:
        font = current_theme().font("caption")
        for place, words in zip(places, _lines(index), strict=True):
            text = shorten(words, font, place.width())
            paint_lines(painter, place, [text], font, place.height(), colour("ink3"))


def _lines(index: Index) -> list[str]:
    return str(index.data(RowRole.SUBTITLE) or "").splitlines()


class RowList(QListView):
    """A list of `Row`s without edges, on whatever ground it lies on.

    `chosen` tells the key of the row that became the current one, `activated_key` that of the row
    that was opened by Space or a double click.
    """

    chosen = Signal(str)
    activated_key = Signal(str)

    def __init__(
        self, name: str, height: int = 56, ruled: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._silent = False
        self._rows = QStandardItemModel(self)
        self.setModel(self._rows)
        self.setItemDelegate(RowDelegate(height, ruled, self))
        self.setAccessibleName(name)
        self.setProperty("look", "clear")
        self.setProperty("ownFocus", True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.selectionModel().currentChanged.connect(self._tell_chosen)
        self.activated.connect(lambda index: self.activated_key.emit(index.data(RowRole.KEY)))
        current_theme().changed.connect(self.restyle)

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """Return the size at which every row is seen."""
        return QSize(px(256), sum(self.sizeHintForRow(row) for row in range(self._rows.rowCount())))

    def minimumSizeHint(self) -> QSize:
        """Return the size of a narrow list of one row; the others are scrolled to."""
        return QSize(px(160), max(px(32), self.sizeHintForRow(0)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the row that has the focus on Space; Enter is the page's."""
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and index.isValid():
            if not event.isAutoRepeat():
                self.activated_key.emit(index.data(RowRole.KEY))
            return
        if event.key() in ENTER_KEYS:
            event.ignore()
            return
        super().keyPressEvent(event)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show `rows`; the current row stays current if its key is still there, and none is told."""
        before = self.current_key()
        self._silent = True
        while self._rows.rowCount() > len(rows):
            self._rows.removeRow(self._rows.rowCount() - 1)
        for number, row in enumerate(rows):
            if number == self._rows.rowCount():
                self._rows.appendRow(QStandardItem())
            fill_row(self._rows.item(number), row)
        self._silent = False
        self.choose(before)
        self.updateGeometry()

    def choose(self, key: str) -> None:
        """Make the row `key` the current one without telling anybody; none if it is not there."""
        self._silent = True
        found = [n for n in range(self._rows.rowCount()) if self._rows.item(n).data(RowRole.KEY) == key]
        self.setCurrentIndex(self._rows.index(found[0], 0) if found else QModelIndex())
        self._silent = False

    def current_key(self) -> str:
        """Return the key of the current row, or nothing."""
        index = self.currentIndex()
        return str(index.data(RowRole.KEY)) if index.isValid() else ""

    def _tell_chosen(self, now: QModelIndex) -> None:
        if not self._silent and now.isValid():
            self.chosen.emit(now.data(RowRole.KEY))
