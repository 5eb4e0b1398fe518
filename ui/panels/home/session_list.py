"""The list of sessions: one line each, with where it stands; names are changed in place.

The lines come from `shown.library`. The list tells what is wanted with which file and does none of it
by itself: the window does, and gives it new lines.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPen, QPixmap, QStandardItem
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.theme.icons import paint_glyph
from ui.theme.theme import current_theme
from ui.theme.tokens import TALL_ROW_HEIGHT
from ui.widgets.line_list import LINE, Index, LineList, NameDelegate
from ui.widgets.marks import Tag, Tone, paint_tag, tag_size
from ui.widgets.painted import colour, fill_round, px
from ui.widgets.text import paint_lines, shorten, shorten_inside
from wargame.names import unturned
from wargame.shown.library import STANDING_WORDS, SessionRow, when

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtWidgets import QStyleOptionViewItem

WHEN: Final = int(Qt.ItemDataRole.UserRole) + 2

MORE_WIDTH: Final = 44
COLUMNS: Final = (("tag", 132), ("when", 132), ("seats", 80), ("turns", 132))
"""The parts on the right and their widths in px at 100 %, from the right."""
ROOM_FOR_TITLE: Final = 220
"""Parts that would leave less than this for the title are left out, the last first."""
DOTS_AT_MOST: Final = 12
PICTURE: Final = QSize(80, 52)
"""The small picture of a session, in px at 100 %."""
ROOM_FOR_PICTURE: Final = 620
"""Narrower lists leave the pictures out."""

TAGS: Final[dict[str, tuple[str, Tone]]] = {
    "running": ("ui-play", "outline"),
    "ended": ("ui-note", "muted"),
    "closed": ("ui-check", "outline"),
    "damaged": ("ui-error", "error"),
}


class SessionDelegate(NameDelegate):
    """Paints one session; its name can be edited."""

    more = Signal(str, QPoint)
    """The menu of a session is wanted, at this place of the view."""

    def sizeHint(self, _option: "QStyleOptionViewItem", _index: Index) -> QSize:
        """Return the line's size; its width is the view's."""
        needed = current_theme().line("body-strong") + current_theme().line("secondary") + px(12)
        return QSize(px(200), max(px(TALL_ROW_HEIGHT), needed))

    def paint(self, painter: QPainter, option: "QStyleOptionViewItem", index: Index) -> None:
        """Draw the line."""
        row: SessionRow = index.data(LINE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        self._paint_ground(painter, rect, index)
        inner = rect.adjusted(px(16), 0, -px(MORE_WIDTH), 0)
        if rect.width() >= px(ROOM_FOR_PICTURE):
            self._paint_picture(painter, inner, row)
            inner.setLeft(inner.left() + px(PICTURE.width() + 16))
        side = px(16)
        dots = QRectF(inner.right() + (px(MORE_WIDTH) - side) / 2, rect.center().y() - side / 2, side, side)
        paint_glyph(painter, "ui-more", dots, current_theme().tokens.ink2)
        for name, width in COLUMNS:
            if inner.width() - px(width) < px(ROOM_FOR_TITLE):
                break
            place = QRectF(inner.right() - px(width), inner.top(), px(width), inner.height())
            _paint_part(painter, place, name, row, str(index.data(WHEN)))
            inner.setRight(place.left() - px(8))
        _paint_title(painter, inner, row)
        painter.restore()

    def _paint_picture(self, painter: QPainter, inner: QRectF, row: SessionRow) -> None:
        view = self.parent()
        picture = view.picture_of(row) if isinstance(view, SessionList) else None
        if picture is not None:
            top = inner.center().y() - picture.deviceIndependentSize().height() / 2
            painter.drawPixmap(QPoint(round(inner.left()), round(top)), picture)

    def _paint_ground(self, painter: QPainter, rect: QRectF, index: Index) -> None:
        # Asked of the view and not of the option's state: that would load all of QStyle before the
        # library is first painted, which is a tenth of the time it may take.
        view = self.parent()
        body = rect.adjusted(px(4), 2, -px(4), -2)
        is_current = isinstance(view, SessionList) and view.currentIndex() == index
        if is_current:
            fill_round(painter, body, px(6), colour("select"))
        elif isinstance(view, SessionList) and view.lit[0] == index.row():
            fill_round(painter, body, px(6), colour("hover"))
        painter.fillRect(QRectF(rect.left(), rect.bottom(), rect.width(), 1), colour("line"))
        if is_current and isinstance(view, SessionList) and view.hasFocus():
            fill_round(painter, body, px(6), None, colour("focus"), 2)

    def createEditor(self, parent: QWidget, _option: "QStyleOptionViewItem", _index: Index) -> QWidget:
        """Return the field in which the name is changed."""
        field = QLineEdit(parent)
        field.setObjectName("session-name")
        field.setAccessibleName("Name of the session")
        field.setFont(current_theme().font("body-strong"))
        return field

    def name_at(self, index: Index) -> str:
        """Return the present name of the session."""
        return str(index.data(LINE).title)

    def updateEditorGeometry(self, editor: QWidget, option: "QStyleOptionViewItem", _index: Index) -> None:
        """Put the field where the name stands."""
        rect: QRect = option.rect
        height = max(editor.sizeHint().height(), rect.height() - px(20))
        width = min(px(420), rect.width() - px(40))
        editor.setGeometry(rect.left() + px(10), rect.center().y() - height // 2, width, height)

    def editorEvent(
        self, event: QEvent, _model: "QAbstractItemModel", option: "QStyleOptionViewItem", index: Index
    ) -> bool:
        """Open the menu when the three dots are pressed."""
        if (
            isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonRelease
            and event.button() == Qt.MouseButton.LeftButton
            and event.position().x() > option.rect.right() - px(MORE_WIDTH)
        ):
            self.more.emit(index.data(LINE).key, event.position().toPoint())
            return True
        return False


class SessionList(LineList):
    """All sessions that are to be seen now."""

    opened = Signal(Path)
    """Enter or a double click."""
    pictures_wanted = Signal(object)
    """Lines that are seen and have no picture yet, as a tuple."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("sessions", "Sessions", parent)
        self._pictures: dict[str, tuple[SessionRow, QPixmap | None]] = {}
        """By key, of which line as it was then."""
        self._wanted: dict[str, SessionRow] = {}
        self.setUniformItemSizes(True)
        delegate = SessionDelegate(self)
        delegate.more.connect(self._more_pressed)
        self.paint_by(delegate)
        self.activated.connect(lambda index: self.opened.emit(index.data(LINE).path))

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self._pictures.clear()
        super().restyle()

    def set_rows(self, rows: Sequence[SessionRow], now: float) -> None:
        """Show `rows`; the current one stays current if it is still there. `now` is seconds since 1970."""
        current = self.current_row()
        editing = self.is_editing()
        self.fit_rows(len(rows))
        for number, row in enumerate(rows):
            item = self._items.item(number)
            if item.data(LINE) != row:
                _fill(item, row, when(row.played, now))
        if not editing:
            self.choose(current.key if current else "")

    def picture_of(self, row: SessionRow) -> QPixmap | None:
        """Return the picture of a line that is seen; one that has none is soon asked for."""
        known = self._pictures.get(row.key)
        if known is not None and known[0].played == row.played:
            return known[1]
        if row.standing not in ("unread", "damaged"):
            if not self._wanted:
                QTimer.singleShot(0, self._want_pictures)
            self._wanted[row.key] = row
        return known[1] if known else None

    def set_picture(self, row: SessionRow, picture: QPixmap | None) -> None:
        """Show who stands with whom in a session; None if that cannot be read."""
        self._pictures[row.key] = (row, picture)
        self.viewport().update()

    def _want_pictures(self) -> None:
        wanted = tuple(self._wanted.values())
        self._wanted.clear()
        self.pictures_wanted.emit(wanted)

    def choose(self, key: str) -> None:
        """Make the session `key` the current one; none if it is not there."""
        self.setCurrentIndex(self.index_of(key))

    def current_row(self) -> SessionRow | None:
        """Return the current session."""
        index = self.currentIndex()
        row = index.data(LINE) if index.isValid() else None
        return row if isinstance(row, SessionRow) else None

    def _more_pressed(self, key: str, at: QPoint) -> None:
        self.choose(key)
        self.menu_wanted.emit(self.viewport().mapToGlobal(at))


def _fill(item: QStandardItem, row: SessionRow, played: str) -> None:
    item.setText(unturned(row.title))
    item.setData(row, LINE)
    item.setData(played, WHEN)
    parts = (
        row.title,
        row.scenario,
        row.turn_words,
        row.seat_words,
        STANDING_WORDS[row.standing],
        played,
        row.words,
    )
    said = unturned(", ".join(part for part in parts if part))
    item.setData(said, Qt.ItemDataRole.AccessibleTextRole)


def _paint_title(painter: QPainter, rect: QRectF, row: SessionRow) -> None:
    theme = current_theme()
    title_line, sub_line = theme.line("body-strong"), theme.line("secondary")
    subtitle = row.words or row.scenario
    height = title_line + (sub_line if subtitle else 0)
    place = QRectF(rect.left(), rect.center().y() - height / 2, rect.width(), title_line)
    font = theme.font("body-strong")
    title = shorten_inside(row.title, font, rect.width())
    paint_lines(painter, place, [title], font, title_line, colour("ink"))
    if subtitle:
        font = theme.font("secondary")
        place.translate(0, title_line)
        ink = colour("error" if row.standing == "damaged" else "ink3")
        paint_lines(painter, place, [shorten(subtitle, font, rect.width())], font, sub_line, ink)


def _paint_part(painter: QPainter, rect: QRectF, name: str, row: SessionRow, played: str) -> None:
    if name == "turns" and 0 < row.turns <= DOTS_AT_MOST and row.turn_words:
        _paint_dots(painter, rect, row)
        return
    if name == "tag":
        words = STANDING_WORDS[row.standing]
        if words:
            icon, tone = TAGS[row.standing]
            tag = Tag(text=words, icon=icon, tone=tone)
            size = tag_size(tag)
            size.setWidth(min(size.width(), rect.width()))
            place = QRectF(rect.left(), rect.center().y() - size.height() / 2, size.width(), size.height())
            paint_tag(painter, place, tag)
        return
    words = {"when": played, "seats": row.seat_words, "turns": row.turn_words}[name]
    font = current_theme().font("secondary")
    paint_lines(painter, rect, [shorten(words, font, rect.width())], font, rect.height(), colour("ink2"))


def _paint_dots(painter: QPainter, rect: QRectF, row: SessionRow) -> None:
    """Draw one dot for each turn, those that were played filled."""
    step = min(px(13), rect.width() / row.turns)
    side = step * 0.72
    done = row.turn if row.standing in ("running",) else row.turns
    for number in range(row.turns):
        dot = QRectF(rect.left() + number * step, rect.center().y() - side / 2, side, side)
        is_played = number < done
        painter.setPen(QPen(colour("ink" if is_played else "control"), max(1.0, px(1.5))))
        painter.setBrush(colour("ink") if is_played else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(dot.adjusted(1, 1, -1, -1))
