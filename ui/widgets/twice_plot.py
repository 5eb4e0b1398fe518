"""First and second rulings as points: above the band the first gave the move more, below it less.

Given the points of `wargame.shown.umpire`. Arrow keys go from one to the next, and the one rested on says
what it is; each bears its seat's drawing, so nothing rests on colour.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import current_theme
from ui.widgets.marks import paint_avatar
from ui.widgets.painted import Painted, colour, fill_round, px, smooth
from ui.widgets.text import paint_lines, text_width
from wargame.shown.umpire import NEAR, Point
from wargame.words.counting import counted

SIDE, LEAST = 400, 260
"""Of the square, and the smallest, in px at 100 %."""
DISC: Final = 20
STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
MARKS: Final = (0, 25, 50, 75, 100)
ACROSS, UP = "second, blind: chance of success", "first ruling"


class TwicePlot(Painted):
    """A square in which each point is a move that was ruled on twice."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.points: tuple[Point, ...] = ()
        self.current = 0
        self.setObjectName("twice-plot")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_points(self, points: Sequence[Point]) -> None:
        """Show these moves, in the order of the chance that was named blind."""
        self.points = tuple(sorted(points, key=lambda one: (one.second, one.first)))
        self.go_to(0)

    def go_to(self, number: int) -> None:
        """Rest on a move."""
        self.current = max(0, min(number, len(self.points) - 1))
        words = self.points[self.current].words if self.points else ""
        self.say(f"First and second rulings on {counted(len(self.points), 'move')}. {words}")
        self.update()

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(px(SIDE), px(SIDE))

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size."""
        return QSize(px(LEAST), px(LEAST))

    def heightForWidth(self, width: int) -> int:
        """Return the height of the square in a width, and of what stands below it."""
        return min(px(SIDE), width)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next move."""
        key = Qt.Key(event.key())
        if key in STEPS:
            self.go_to(self.current + STEPS[key])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Rest on the move that was pressed."""
        far = [(self.place(one) - event.position()).manhattanLength() for one in self.points]
        if far and min(far) <= px(DISC):
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.go_to(far.index(min(far)))

    def field(self) -> QRectF:
        """Return the square in which points lie; figures and words stand left of it and below."""
        theme = current_theme()
        left = text_width("100%", theme.font("caption")) + theme.line("caption") + px(10)
        below = 2 * theme.line("caption") + px(12)
        side = min(self.width() - left - px(DISC / 2), self.height() - below - px(DISC / 2))
        return QRectF(left, px(DISC / 2), max(1.0, side), max(1.0, side))

    def place(self, point: Point) -> QPointF:
        """Return where a move is drawn."""
        return _at(self.field(), point.second, point.first)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw band, figures and points, the one rested on last."""
        painter, field = smooth(self), self.field()
        self._paint_ground(painter, field)
        size = px(DISC)
        for point in self.points:
            at = _at(field, point.second, point.first)
            paint_avatar(
                painter, QRectF(at.x() - size / 2, at.y() - size / 2, size, size), point.glyph, filled=False
            )
        if self.hasFocus() and self.points:
            self._paint_rest(painter, self.points[self.current])

    def _paint_ground(self, painter: QPainter, field: QRectF) -> None:
        band = [(0, 0), (0, NEAR), (100 - NEAR, 100), (100, 100), (100, 100 - NEAR), (NEAR, 0)]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("sunken"))
        painter.drawPolygon(QPolygonF([_at(field, across, up) for across, up in band]))
        theme = current_theme()
        font, height, ink = theme.font("caption"), theme.line("caption"), colour("ink2")
        for mark in MARKS:
            painter.setPen(QPen(colour("line"), 1))
            painter.drawLine(_at(field, mark, 0), _at(field, mark, 100))
            painter.drawLine(_at(field, 0, mark), _at(field, 100, mark))
            words = f"{mark}%"
            width = text_width(words, font)
            left, below = _at(field, 0, mark), _at(field, mark, 0)
            box = QRectF(left.x() - width - px(6), left.y() - height / 2, width + 1, height)
            paint_lines(painter, box, [words], font, height, ink)
            box = QRectF(
                min(below.x() - width / 2, self.width() - width), below.y() + px(4), width + 1, height
            )
            paint_lines(painter, box, [words], font, height, ink)
        painter.setPen(QPen(colour("ink3"), 1))
        painter.drawLine(_at(field, 0, 0), _at(field, 100, 100))
        width = text_width(ACROSS, font)
        under = QRectF(field.center().x() - width / 2, field.bottom() + height + px(6), width + 1, height)
        paint_lines(painter, under, [ACROSS], font, height, ink)
        painter.save()
        painter.translate(0, field.center().y())
        painter.rotate(-90)
        width = text_width(UP, font)
        paint_lines(painter, QRectF(-width / 2, 0, width + 1, height), [UP], font, height, ink)
        painter.restore()

    def _paint_rest(self, painter: QPainter, point: Point) -> None:
        at, theme = self.place(point), current_theme()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour("focus"), px(2)))
        painter.drawEllipse(at, px(DISC / 2 + 3), px(DISC / 2 + 3))
        font, height = theme.font("secondary"), theme.line("secondary")
        width = min(text_width(point.words, font) + px(16), self.width())
        left = max(0.0, min(at.x() - width / 2, self.width() - width))
        top = at.y() + px(DISC)
        if top + height + px(8) > self.height():
            top = at.y() - px(DISC) - height - px(8)
        box = QRectF(left, top, width, height + px(8))
        fill_round(painter, box, px(4), colour("raised"), colour("control"))
        inner = box.adjusted(px(8), px(4), -px(8), -px(4))
        paint_lines(painter, inner, [point.words], font, height, colour("ink"))


def _at(field: QRectF, across: float, up: float) -> QPointF:
    return QPointF(field.left() + across / 100 * field.width(), field.bottom() - up / 100 * field.height())
