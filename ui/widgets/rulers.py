"""A ruler: where a number stands on its scale, where points are won, and where it would come to.

What is drawn comes as a `wargame.shown.aims.Ruler`, in shares of its length. Solid is now, the dashed ring is
where a card would bring it; nothing is told by colour.
"""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import current_theme
from ui.widgets.painted import Painted, colour, fill_round, px, smooth
from ui.widgets.text import paint_lines, role_width
from wargame.shown.aims import Mark, Ruler

DOT = 11
"""Diameter of the mark for now, in px at 100 %."""


class RulerLine(Painted):
    """Draws one ruler; it is read aloud by the row that it stands in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ruler: Ruler | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_ruler(self, ruler: Ruler | None) -> None:
        """Show another ruler."""
        self._ruler = ruler
        self.restyle()

    def sizeHint(self) -> QSize:
        """Return the size of line and labels."""
        return QSize(px(176), px(DOT + 3) + current_theme().line("caption"))

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size at which places can be told apart."""
        return QSize(px(90), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        ruler = self._ruler
        if ruler is None:
            return
        painter, middle = smooth(self), px(DOT) / 2 + 1
        self._stretch(painter, (0.0, 1.0), middle, "sunken", 4)
        self._stretch(painter, ruler.reach, middle, "control", 4)
        if ruler.earned[0] < ruler.earned[1]:
            self._stretch(painter, ruler.earned, middle, "ink", 4)
        self._paint_marks(painter, ruler, middle)
        if ruler.then is not None:
            self._dot(painter, ruler.then, middle, filled=False)
        self._dot(painter, ruler.now, middle, filled=True)

    def _x(self, share: float) -> float:
        inset = px(DOT) / 2 + 1
        return inset + share * (self.width() - 2 * inset)

    def _stretch(
        self, painter: QPainter, ends: tuple[float, float], middle: float, token: str, high: int
    ) -> None:
        left, right = self._x(ends[0]), self._x(ends[1])
        place = QRectF(left, middle - px(high) / 2, right - left, px(high))
        fill_round(painter, place, px(high) / 2, colour(token))

    def _dot(self, painter: QPainter, share: float, middle: float, *, filled: bool) -> None:
        pen = QPen(colour("ink"), max(1.0, px(2)))
        if not filled:
            pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.setBrush(colour("ink" if filled else "surface"))
        radius = px(DOT) / 2 - 1
        painter.drawEllipse(QPointF(self._x(share), middle), radius, radius)

    def _paint_marks(self, painter: QPainter, ruler: Ruler, middle: float) -> None:
        theme = current_theme()
        line, top = theme.line("caption"), px(DOT + 2)
        end = float(self.width())
        for mark in sorted(ruler.marks, key=_place, reverse=True):
            x, wide = self._x(mark.at), role_width(mark.words, "caption") + 1
            if len(ruler.marks) > 1:
                tick = QRectF(x - px(1), middle - px(DOT) / 2, px(2), px(DOT))
                painter.fillRect(tick, colour("ink2"))
            left = max(0.0, min(x - wide / 2, end - wide))
            paint_lines(
                painter,
                QRectF(left, top, wide, line),
                [mark.words],
                theme.font("caption"),
                line,
                colour("ink3"),
            )
            end = left - px(6)


def _place(mark: Mark) -> float:
    return mark.at
