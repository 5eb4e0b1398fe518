"""A small line of how one number went: steps over moments, the last one marked."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets.painted import Painted, colour, px, smooth

WIDTH: Final = 132
HEIGHT: Final = 36


class Sparkline(Painted):
    """Shows whole numbers between `low` and `high`, with a line at 0 where that lies between."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: tuple[float, ...] = ()
        self._low, self._high = -1.0, 1.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_values(self, values: Sequence[float], low: float, high: float) -> None:
        """Show `values` on a scale from `low` to `high`."""
        self._values, self._low, self._high = tuple(values), low, max(high, low + 1)
        self.say(" to ".join(f"{value:g}" for value in self._values))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size."""
        return QSize(px(WIDTH), px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size."""
        return QSize(px(64), px(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line."""
        if not self._values:
            return
        painter, room = smooth(self), QRectF(self.rect()).adjusted(px(4), px(5), -px(6), -px(5))
        if self._low < 0 < self._high:
            zero = self._point(room, 0, 0.0).y()
            painter.setPen(QPen(colour("line"), 1, Qt.PenStyle.SolidLine))
            painter.drawLine(QPointF(room.left(), zero), QPointF(room.right(), zero))
        self._draw_steps(painter, room)

    def _draw_steps(self, painter: QPainter, room: QRectF) -> None:
        points = [self._point(room, at, value) for at, value in enumerate(self._values)]
        steps = [points[0]]
        for before, after in pairwise(points):
            steps += [QPointF(after.x(), before.y()), after]
        painter.setPen(QPen(colour("ink2"), px(1.5)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(steps))
        last = self._values[-1]
        shade = colour("pos" if last > 0 else "neg" if last < 0 else "ink2")
        painter.setPen(QPen(shade, 1))
        painter.setBrush(QBrush(shade))
        radius = px(3.5)
        if last < 0:
            painter.drawRect(QRectF(points[-1].x() - radius, points[-1].y() - radius, 2 * radius, 2 * radius))
        else:
            painter.drawEllipse(points[-1], radius, radius)

    def _point(self, room: QRectF, at: int, value: float) -> QPointF:
        across = at / max(len(self._values) - 1, 1)
        up = (value - self._low) / (self._high - self._low)
        return QPointF(room.left() + across * room.width(), room.bottom() - up * room.height())
