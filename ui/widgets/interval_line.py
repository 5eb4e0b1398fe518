"""One difference as a dot with its interval, beside nothing and beside what was expected.

The grey line is 0, the dashed one the smallest difference that was said to matter (both, where either way
counts), the dot is filled where 0 does not fit. Nothing rests on colour; all of it is said in words.
"""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets.painted import Painted, colour, px, smooth

HEIGHT, DOT, SIDE, BESIDE = 34, 9, 10, 4
"""In px at 100 %: the whole, the dot, the room at either end, half of the diamond."""
BEYOND: Final = 0.08
"""Share of the scale that stays free at either end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IntervalShown:
    """What is drawn, in the number's own unit."""

    value: float
    low: float | None
    """None where so few tables bound nothing: the line then goes to the edges."""
    high: float | None
    least: tuple[float, ...] = ()
    """What was expected: none, one, or one on either side."""
    beside: tuple[float, float] | None = None
    """Another difference that it is held against, and by how much that may be off."""
    words: str = ""


class IntervalLine(Painted):
    """A dot on its interval."""

    def __init__(self, shown: IntervalShown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = shown
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.say(shown.words)

    def sizeHint(self) -> QSize:
        """Return the size."""
        return QSize(px(240), px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size."""
        return QSize(px(120), px(HEIGHT))

    def place(self, value: float) -> float:
        """Return where a value lies, in px from the left edge."""
        low, high = self._ends()
        room = self.width() - 2 * px(SIDE)
        return px(SIDE) + room * (value - low) / (high - low)

    def _ends(self) -> tuple[float, float]:
        one = self.shown
        near = (one.beside[0] - one.beside[1], one.beside[0] + one.beside[1]) if one.beside else ()
        values = [0.0, one.value, *one.least, *near, *(end for end in (one.low, one.high) if end is not None)]
        low, high = min(values), max(values)
        free = BEYOND * (high - low or 1.0)
        return low - free, high + free

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw line, marks and dot."""
        painter, one = smooth(self), self.shown
        middle = self.height() / 2
        tall = px(HEIGHT) / 2 - px(4)
        painter.setPen(QPen(colour("control"), px(1.5)))
        self._mark(painter, self.place(0.0), middle, tall)
        painter.setPen(QPen(colour("ink"), px(1.5), Qt.PenStyle.DashLine))
        for least in one.least:
            self._mark(painter, self.place(least), middle, tall)
        left = float(px(SIDE)) if one.low is None else self.place(one.low)
        right = float(self.width() - px(SIDE)) if one.high is None else self.place(one.high)
        bounded = one.low is not None and one.high is not None
        style = Qt.PenStyle.SolidLine if bounded else Qt.PenStyle.DotLine
        painter.setPen(QPen(colour("ink"), px(2), style))
        painter.drawLine(QPointF(left, middle), QPointF(right, middle))
        fits = one.low is None or one.high is None or one.low <= 0 <= one.high
        painter.setPen(QPen(colour("ink"), px(2)))
        painter.setBrush(QBrush(colour("surface" if fits else "ink")))
        painter.drawEllipse(QPointF(self.place(one.value), middle), px(DOT) / 2, px(DOT) / 2)

        if one.beside is not None:
            self._paint_beside(painter, *one.beside, middle + tall - px(BESIDE))

    def _paint_beside(self, painter: QPainter, value: float, give: float, at: float) -> None:
        """Draw a diamond below the line, on the range in which it may lie."""
        painter.setPen(QPen(colour("ink2"), px(1.5)))
        painter.drawLine(QPointF(self.place(value - give), at), QPointF(self.place(value + give), at))
        painter.setBrush(QBrush(colour("surface")))
        middle, side = self.place(value), px(BESIDE)
        painter.drawPolygon(
            [
                QPointF(middle - side, at),
                QPointF(middle, at - side),
                QPointF(middle + side, at),
                QPointF(middle, at + side),
            ]
        )

    def _mark(self, painter: QPainter, at: float, middle: float, tall: float) -> None:
        painter.drawLine(QPointF(at, middle - tall), QPointF(at, middle + tall))
