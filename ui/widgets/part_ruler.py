"""A part of the question as a ruler: aimless games above the line, purposeful ones below, one mark to drag.

Fed with a `PartRow` of `wargame.simulation.asking`. The mark is what the part is measured from; it is
dragged, or moved by the arrow keys once the ruler has the keyboard. `moving` tells it on the way, `moved`
where it rests.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import current_theme
from ui.widgets.painted import Painted, colour, px, smooth
from wargame.simulation.asking import PartRow

WIDTH: Final = 320
HEIGHT: Final = 92
HANDLE: Final = 7
REACH: Final = 16


class PartRuler(Painted):
    """One part that can be dragged."""

    moving = Signal(float)
    moved = Signal(float)

    def __init__(self, row: PartRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"part-ruler-{row.part.id}")
        self._row = row
        self._mark = row.part.benchmark
        self._dragging = False
        self._read_only = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._tell()

    def show_row(self, row: PartRow) -> None:
        """Show a part; what is being dragged stays."""
        self._row = row
        if not self._dragging:
            self._mark = row.part.benchmark
        self._tell()

    def set_read_only(self, read_only: bool) -> None:
        """Let the mark only be looked at."""
        self._read_only = read_only

    def mark(self) -> float:
        """Return the mark as it is shown."""
        return self._mark

    def sizeHint(self) -> QSize:
        """Return the room that it takes."""
        return QSize(px(WIDTH), px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return the room below which nothing can be read."""
        return QSize(px(WIDTH // 2), px(HEIGHT))

    def _tell(self) -> None:
        words = f"{self._row.part.title}: mark {_number(self._mark)}. {self._row.said}"
        self.say(f"{words} The arrow keys move the mark.")
        self.update()

    # Hands

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the mark."""
        near = abs(self._x(self._mark) - event.position().x()) <= px(REACH)
        if near and not self._read_only and event.button() == Qt.MouseButton.LeftButton:
            self._dragging = True
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the mark to the step under the pointer."""
        if self._dragging:
            share = (event.position().x() - self._left()) / (self.width() - 2 * self._left())
            self._put(self._row.low + share * (self._row.high - self._row.low))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the mark go."""
        if self._dragging and event.button() == Qt.MouseButton.LeftButton:
            self._dragging = False
            self._rest()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the mark by a step."""
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if by is None or event.modifiers() or self._read_only:
            super().keyPressEvent(event)
            return
        self._put(self._mark + by * self._row.step)
        self._rest()

    def _put(self, value: float) -> None:
        row = self._row
        stepped = round(round(min(max(value, row.low), row.high) / row.step) * row.step, 2)
        if stepped != self._mark:
            self._mark = stepped
            self._tell()
            self.moving.emit(stepped)

    def _rest(self) -> None:
        if self._mark != self._row.part.benchmark:
            self.moved.emit(self._mark)

    # Drawing

    def _left(self) -> float:
        return px(14)

    def _x(self, value: float) -> float:
        room = self.width() - 2 * self._left()
        return self._left() + room * (value - self._row.low) / (self._row.high - self._row.low)

    def _axis(self) -> float:
        return (self.height() - current_theme().line("caption")) / 2

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw bars up and down, the scale, and the mark."""
        painter, row = smooth(self), self._row
        most = max((share for _, share in (*row.aimless, *row.purposeful)), default=0)
        if most:
            self._paint_bars(painter, row.aimless, most, up=True)
            self._paint_bars(painter, row.purposeful, most, up=False)
        axis = self._axis()
        painter.setPen(QPen(colour("ink2"), 1))
        painter.drawLine(QPointF(0, axis), QPointF(self.width(), axis))
        self._paint_scale(painter)
        x = self._x(self._mark)
        painter.setPen(QPen(colour("ink"), px(2)))
        painter.drawLine(QPointF(x, px(2)), QPointF(x, 2 * axis - px(2)))
        painter.setBrush(colour("surface"))
        painter.drawEllipse(QPointF(x, axis), px(HANDLE), px(HANDLE))
        if self.hasFocus() or self._dragging:
            painter.setPen(QPen(colour("focus"), px(2)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(x, axis), px(HANDLE + 4), px(HANDLE + 4))

    def _paint_bars(
        self, painter: QPainter, bars: Sequence[tuple[float, float]], most: float, *, up: bool
    ) -> None:
        gaps = [later - earlier for (earlier, _), (later, _) in pairwise(bars)]
        room = self.width() - 2 * self._left()
        wide = room * min(gaps, default=1.0) / (self._row.high - self._row.low)
        wide = max(2.0, min(px(24), 0.72 * wide))
        axis = self._axis()
        for value, share in bars:
            tall = (axis - px(4)) * share / most
            place = QRectF(self._x(value) - wide / 2, axis - tall if up else axis, wide, tall)
            if up:
                painter.setPen(QPen(colour("ink3"), 1))
                painter.setBrush(colour("surface"))
                painter.drawRect(place)
            else:
                painter.fillRect(place, colour("control"))

    def _paint_scale(self, painter: QPainter) -> None:
        row, line = self._row, current_theme().line("caption")
        painter.setFont(current_theme().font("caption"))
        painter.setPen(colour("ink3"))
        for value, side in ((row.low, Qt.AlignmentFlag.AlignLeft), (row.high, Qt.AlignmentFlag.AlignRight)):
            place = QRectF(0, self.height() - line, self.width(), line)
            painter.drawText(place, side, _number(value))
        x = self._x(self._mark)
        wide = px(90)
        left = min(max(x - wide / 2, px(40)), self.width() - wide - px(40))
        painter.setPen(colour("ink"))
        place = QRectF(left, self.height() - line, wide, line)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, f"mark {_number(self._mark)}")


def _number(value: float) -> str:
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text.replace("-", "−")
