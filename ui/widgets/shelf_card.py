"""A card on the shelf of a hand: small, its text in full where it fits, the letter that shows it.

It is a button: the mouse and the space bar choose it, Enter is the page's. What is on it comes as a
`CardContent`. Twelve of them stand in three columns beside the board at 1366 x 768. `fit` gives it the place
it has; its title is always whole, and what the text loses there stands on the reading card. A number at its
corner says which move of the plan it is.
"""

from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.theme.icons import paint_glyph
from ui.theme.theme import current_theme
from ui.widgets.card_content import CardContent, card_words
from ui.widgets.fitted import Fitted, fitted
from ui.widgets.marks import CENTRE, key_size, paint_key
from ui.widgets.meters import paint_odds
from ui.widgets.painted import colour, fill_hatch, fill_round, px, smooth
from ui.widgets.picture import cut, image_of
from ui.widgets.shadow import paint_shadow
from ui.widgets.text import break_text, paint_lines, role_width, shorten
from wargame.names import unturned

LEAST: Final = (168, 84)
"""Width and height in px of the smallest card."""
MOST: Final = (300, 190)
MARGIN: Final = 4
CORNER: Final = 8
STRIP: Final = 22
PAD: Final = 10
ODDS: Final = 7
PICTURE: Final = 28
"""A picture that would be lower than this is left out, in px at 100 %."""
PIPS_AT_MOST: Final = 6
"""A cost that could be higher is written as a number."""

_ARROWS: Final = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class ShelfCard(QAbstractButton):
    """One card of a hand on its shelf. `toggled` tells the choice, `opened` that it is to be read."""

    opened = Signal()

    def __init__(self, content: CardContent | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content
        self._reason = ""
        self._size = LEAST
        self._number = 0
        self.by_mouse = False
        """Whether it is being chosen by the mouse."""
        self._image, self._drawn = QImage(), QPixmap()
        """The card's picture, and the same as it was drawn last."""
        self._broken: dict[tuple[str, int, int], list[str]] = {}
        """Texts, broken for a width and a number of lines."""
        self._titles: dict[tuple[int, int], Fitted] = {}
        """The title, as it fits a width and a height."""
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        current_theme().changed.connect(self.restyle)
        self._say()

    def content(self) -> CardContent | None:
        """Return what is printed on the card; None before anything is."""
        return self._content

    def set_content(self, content: CardContent, reason: str = "") -> None:
        """Show `content`; with a `reason`, as a card that cannot be played."""
        if content.picture != (self._content.picture if self._content else None):
            self._image, self._drawn = image_of(content.picture), QPixmap()
        self._content = content
        self.set_reason(reason)

    def set_reason(self, reason: str) -> None:
        """Say why the card cannot be played; it can be when `reason` is empty."""
        self._reason = reason
        if reason:
            self.setChecked(False)
        self._say()

    def is_playable(self) -> bool:
        """Return whether the card can be chosen."""
        return self._content is not None and not self._reason

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self._broken.clear()
        self._titles.clear()
        self.updateGeometry()
        self.update()

    def set_number(self, number: int) -> None:
        """Say which move of the plan it is; 0 for none."""
        if number != self._number:
            self._number = number
            self.update()

    def fit(self, room: QSize) -> None:
        """Fill a place of `room` px, as far as the least and the largest size allow."""
        unit = px(100) / 100
        wide = min(max(int(room.width() / unit) - 2 * MARGIN, LEAST[0]), MOST[0])
        high = min(max(int(room.height() / unit) - 2 * MARGIN, LEAST[1]), MOST[1])
        if (wide, high) != self._size:
            self._size = (wide, high)
            self.restyle()

    @staticmethod
    def least_size() -> QSize:
        """Return the size of the smallest card with the room around it."""
        return QSize(px(LEAST[0] + 2 * MARGIN), px(LEAST[1] + 2 * MARGIN))

    def sizeHint(self) -> QSize:
        """Return the size of the card with the room around it."""
        return QSize(px(self._size[0] + 2 * MARGIN), px(self._size[1] + 2 * MARGIN))

    def minimumSizeHint(self) -> QSize:
        """Return the same: a card has one size."""
        return self.sizeHint()

    def ring_rect(self) -> QRect:
        """Return the part of the widget that the focus ring goes around."""
        return self._place().toRect()

    def part_at(self, at: QPointF) -> str:
        """Return what of the card is drawn at a point: kind, cost, title, text, picture or odds."""
        content, place = self._content, self._place()
        if content is None or not place.contains(at):
            return ""
        strip = QRectF(place.left(), place.top(), place.width(), px(STRIP))
        if strip.contains(at):
            inner = strip.adjusted(px(PAD), 0, -px(PAD), 0)
            return "cost" if at.x() >= inner.right() - self._cost_width(content) - px(6) else "kind"
        if content.odds and at.y() >= place.bottom() - self._foot_height(content):
            return "odds"
        title_ends = strip.bottom() + self._title(place, content).height
        if at.y() < title_ends:
            return "title"
        return "picture" if content.picture is not None and at.y() >= self._text_ends(title_ends) else "text"

    def _text_ends(self, top: float) -> float:
        """Return where the text ends that was drawn last below its title."""
        drawn = [lines for (role, _, _), lines in self._broken.items() if role == "serif-small"]
        return top + len(drawn[-1] if drawn else ()) * current_theme().line("serif-small")

    @staticmethod
    def _cost_width(content: CardContent) -> float:
        if content.cost_most > PIPS_AT_MOST:
            return role_width(str(content.cost), "caption-strong")
        return content.cost_most * px(6.5) + (content.cost_most - 1) * px(3)

    def nextCheckState(self) -> None:
        """Change the choice, unless the card cannot be played."""
        if self.is_playable():
            super().nextCheckState()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the card is to be read."""
        super().focusInEvent(event)
        self.opened.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose it, and say that the mouse did."""
        self.by_mouse = True
        super().mouseReleaseEvent(event)
        self.by_mouse = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows to the shelf, which goes from card to card."""
        if event.key() in _ARROWS:
            event.ignore()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card."""
        content = self._content
        if content is None:
            return
        painter, place = smooth(self), self._place()
        dim = bool(self._reason)
        if not dim:
            paint_shadow(painter, place, CORNER, lifted=self.isChecked(), ratio=self.devicePixelRatioF())
        fill_round(painter, place, px(CORNER), colour("bg" if dim else "card"))
        strip = QRectF(place.left(), place.top(), place.width(), px(STRIP))
        if content.covert:
            fill_hatch(
                painter, strip.adjusted(1, 1, -1, 0), colour("line"), px(7), max(1.0, px(2)), px(CORNER)
            )
        self._paint_head(painter, strip, content)
        self._paint_body(painter, place, content)
        self._paint_edge(painter, place)
        if self._number:
            self._paint_number(painter, place)

    def _place(self) -> QRectF:
        size = (px(self._size[0]), px(self._size[1]))
        return QRectF((self.width() - size[0]) / 2, px(MARGIN), *size)

    def _paint_edge(self, painter: QPainter, place: QRectF) -> None:
        edge, width = "control", float(current_theme().tokens.border)
        if self.isChecked():
            edge, width = "ink", width + 1
        elif self.underMouse() or self.isDown():
            edge = "ink2"
        fill_round(painter, place, px(CORNER), None, colour(edge), width, dashed=bool(self._reason))

    def _paint_head(self, painter: QPainter, strip: QRectF, content: CardContent) -> None:
        theme = current_theme()
        inner = strip.adjusted(px(PAD), 0, -px(PAD), 0)
        if content.key:
            cap = key_size(content.key)
            spot = QRectF(inner.right() - cap.width(), inner.center().y() - cap.height() / 2, cap.width(), 0)
            spot.setHeight(cap.height())
            fill_round(painter, spot, px(4), colour("card"))
            paint_key(painter, spot, content.key, colour("ink2"))
            inner.setRight(spot.left() - px(8))
        start = self._paint_cost(painter, inner, content)
        icon = QRectF(inner.left(), inner.center().y() - px(13) / 2, px(13), px(13))
        words = QRectF(icon.right() + px(6), inner.top(), start - icon.right() - px(12), inner.height())
        font = theme.font("caption-strong")
        kind = f"{content.kind}, covert" if content.covert else content.kind
        if role_width(kind, "caption-strong") > words.width() and content.covert:
            kind = "Covert"
        kind = shorten(kind, font, words.width())
        ground = QRectF(icon.left() - px(3), inner.top() + px(4), 0, inner.height() - px(8))
        ground.setRight(words.left() + role_width(kind, "caption-strong") + px(4))
        if content.covert:
            fill_round(painter, ground, px(3), colour("bg" if self._reason else "card"))
        paint_glyph(painter, content.icon, icon, theme.tokens.ink2)
        paint_lines(painter, words, [kind], font, words.height(), colour("ink2"))

    def _paint_cost(self, painter: QPainter, strip: QRectF, content: CardContent) -> float:
        """Draw the cost at the right end of the strip; return where it starts."""
        if content.cost_most > PIPS_AT_MOST:
            font, height = current_theme().font("caption-strong"), strip.height()
            right = Qt.AlignmentFlag.AlignRight
            paint_lines(painter, strip, [str(content.cost)], font, height, colour("ink2"), right)
            return strip.right() - role_width(str(content.cost), "caption-strong")
        pip, gap = px(6.5), px(3)
        x = start = strip.right() - content.cost_most * pip - (content.cost_most - 1) * gap
        for number in range(content.cost_most):
            spot = QRectF(x, strip.center().y() - pip / 2, pip, pip)
            painter.setPen(QPen(colour("ink2"), max(1.0, px(1.3))))
            painter.setBrush(colour("ink2") if number < content.cost else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(spot.adjusted(0.6, 0.6, -0.6, -0.6))
            x += pip + gap
        return start

    def _paint_body(self, painter: QPainter, place: QRectF, content: CardContent) -> None:
        theme = current_theme()
        foot = self._foot_height(content)
        words = QRectF(place.left() + px(PAD), place.top() + px(STRIP), place.width() - 2 * px(PAD), 0)
        title = self._title(place, content)
        paint_lines(painter, words, title.lines, title.font, title.line, colour("ink"))
        words.translate(0, title.height)
        small = theme.line("serif-small")
        free = place.bottom() - foot - words.top()
        if (most := int(free // small)) > 0:
            text = self._lines(content.text, "serif-small", words.width(), most)
            paint_lines(painter, words, text, theme.font("serif-small"), small, colour("ink2"))
            room = words.adjusted(0, len(text) * small + px(4), 0, free - px(4))
            self._paint_picture(painter, room)
        inner = QRectF(words.left(), place.bottom() - foot, words.width(), foot - px(PAD - 2))
        if self._reason:
            self._paint_why(painter, inner)
        elif content.odds:
            bar = QRectF(inner.left(), inner.bottom() - px(ODDS), inner.width(), px(ODDS))
            paint_odds(painter, bar, content.odds)

    def _paint_picture(self, painter: QPainter, room: QRectF) -> None:
        """Draw the card's picture in the room that its text leaves, the middle of it, if that is enough."""
        if self._image.isNull() or room.height() < px(PICTURE):
            return
        self._drawn = cut(self._image, self._drawn, room, self.devicePixelRatioF())
        painter.setOpacity(0.5 if self._reason else 1.0)
        painter.drawPixmap(room.topLeft(), self._drawn)
        painter.setOpacity(1.0)

    def _title(self, place: QRectF, content: CardContent) -> Fitted:
        """Return the title in the room between the strip and the foot; the text gets what it leaves."""
        wide, room = place.width() - 2 * px(PAD), place.height() - px(STRIP) - self._foot_height(content)
        key = (int(wide), int(room))
        if key not in self._titles:
            self._titles[key] = fitted(content.title, "serif-compact", wide, room)
        return self._titles[key]

    def _lines(self, text: str, role: str, width: float, most: int) -> list[str]:
        """Return a text of the card in lines; a card is painted more often than it changes."""
        key = (role, int(width), most)
        if key not in self._broken:
            self._broken[key] = break_text(text, current_theme().font(role), width, most)
        return self._broken[key]

    def _foot_height(self, content: CardContent) -> float:
        if self._reason:
            return float(px(PAD - 2) + current_theme().line("caption"))
        return float(px(PAD - 2) + px(ODDS) + px(2)) if content.odds else float(px(PAD - 2))

    def _paint_why(self, painter: QPainter, inner: QRectF) -> None:
        theme = current_theme()
        icon = QRectF(inner.left(), inner.top() + (inner.height() - px(12)) / 2, px(12), px(12))
        paint_glyph(painter, "ui-lock", icon, theme.tokens.ink2)
        words = QRectF(icon.right() + px(5), inner.top(), inner.width() - px(17), inner.height())
        font = theme.font("caption-strong")
        said = [shorten(self._reason, font, words.width())]
        paint_lines(painter, words, said, font, inner.height(), colour("ink"))

    def _paint_number(self, painter: QPainter, place: QRectF) -> None:
        side = px(22)
        spot = QRectF(place.left() - px(MARGIN) + 1, place.top() - px(MARGIN) + 1, side, side)
        fill_round(painter, spot, side / 2, colour("primary"))
        font = current_theme().font("caption-strong")
        paint_lines(painter, spot, [str(self._number)], font, side, colour("onprimary"), CENTRE)

    def _say(self) -> None:
        content = self._content
        if content is not None:
            self.setAccessibleName(unturned(content.title))
            self.setAccessibleDescription(unturned(card_words(content, self._reason)))
        self.restyle()
