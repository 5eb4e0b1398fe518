"""A goal as a ruler: bars where games end, a line of the points, two handles for its bounds.

Fed with a `GoalRow` of `wargame.simulation.aims`. Filled bars are the games in which the goal was its seat's,
dashed ones the others. Handles are dragged, or moved by arrow keys once the ruler has the keyboard; Space
takes the other handle. While a handle moves `moving` tells the bounds; `moved` tells them when it rests.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import current_theme
from ui.widgets.painted import Painted, colour, px, smooth
from wargame.simulation.aims import GoalRow, bounds_words, outcome_words
from wargame.terms import signed

WIDTH: Final = 360
HEIGHT: Final = 102
HANDLE: Final = 7
BELOW: Final = 6
"""Between the line of the scale and its numbers: a handle lies there."""
REACH: Final = 16
"""How near to a handle a press has to be, in px at 100 %."""
KEYS_REST_AFTER: Final = (Qt.Key.Key_Left, Qt.Key.Key_Right)


class GoalRuler(Painted):
    """One goal that can be dragged."""

    moving = Signal(int, int)
    moved = Signal(int, int)

    def __init__(self, row: GoalRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"goal-ruler-{row.objective.id}")
        self._row = row
        self._bounds = [row.objective.lo or 0, row.objective.hi or 0]
        self._handle = 0
        self._dragging = False
        self._read_only = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._tell()

    def show_row(self, row: GoalRow) -> None:
        """Show a goal; while a handle is dragged, what is dragged stays."""
        self._row = row
        if not self._dragging:
            self._bounds = [row.objective.lo or 0, row.objective.hi or 0]
        self._tell()

    def set_read_only(self, read_only: bool) -> None:
        """Let the bounds only be looked at."""
        self._read_only = read_only

    def bounds(self) -> tuple[int, int]:
        """Return the bounds as they are shown."""
        return self._bounds[0], self._bounds[1]

    def sizeHint(self) -> QSize:
        """Return the room that it takes."""
        return QSize(px(WIDTH), px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return the room below which its values run into each other."""
        return QSize(px(WIDTH // 2), px(HEIGHT))

    def _tell(self) -> None:
        row = self._row
        words = [row.objective.text, bounds_words(row, *self._bounds)]
        outcome = row.at(*self._bounds)
        words += outcome_words(row, outcome) if outcome is not None else ["not played yet"]
        words.append(
            f"{('First', 'Second')[self._handle]} bound is moved by the arrow keys, Space changes it."
        )
        self.say(". ".join(words))
        self.update()

    # Hands

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the nearer handle."""
        if self._read_only or event.button() != Qt.MouseButton.LeftButton:
            return
        spots = [self._x(value) for value in self._bounds]
        near = min((0, 1), key=lambda at: abs(spots[at] - event.position().x()))
        if abs(spots[near] - event.position().x()) <= px(REACH):
            self._handle, self._dragging = near, True
            self._tell()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the handle to the value under the pointer."""
        if self._dragging:
            self._put(self._value(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the handle go."""
        if self._dragging and event.button() == Qt.MouseButton.LeftButton:
            self._dragging = False
            self._rest()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the handle by one, or take the other."""
        if event.key() == Qt.Key.Key_Space:
            self._handle = 1 - self._handle
            self._tell()
        elif event.key() in KEYS_REST_AFTER and not event.modifiers() and not self._read_only:
            by = 1 if event.key() == Qt.Key.Key_Right else -1
            self._put(self._bounds[self._handle] + by)
            self._rest()
        else:
            super().keyPressEvent(event)

    def _put(self, value: int) -> None:
        """Move the handle, within the ruler; a band keeps its order, a ramp its length of one or more."""
        row, other = self._row, self._bounds[1 - self._handle]
        value = min(max(value, row.low), row.high)
        if row.objective.shape == "band":
            value = min(value, other) if self._handle == 0 else max(value, other)
        elif value == other:
            return
        if value != self._bounds[self._handle]:
            self._bounds[self._handle] = value
            self._tell()
            self.moving.emit(*self._bounds)

    def _rest(self) -> None:
        if self.bounds() != (self._row.objective.lo, self._row.objective.hi):
            self.moved.emit(*self._bounds)

    # Drawing

    def _left(self) -> float:
        return px(14)

    def _step(self) -> float:
        return (self.width() - 2 * self._left()) / (self._row.high - self._row.low)

    def _x(self, value: float) -> float:
        return self._left() + (value - self._row.low) * self._step()

    def _value(self, x: float) -> int:
        return round(self._row.low + (x - self._left()) / self._step())

    def _top(self) -> float:
        return current_theme().line("secondary") + px(4)

    def _floor(self) -> float:
        return self.height() - 2 * current_theme().line("caption") - px(BELOW)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw bars, scale, line of points and handles."""
        painter = smooth(self)
        self._paint_bars(painter)
        self._paint_scale(painter)
        self._paint_line(painter)

    def _paint_bars(self, painter: QPainter) -> None:
        bars = self._row.bars()
        most = max((max(own, others) for _, own, others in bars), default=0)
        if not most:
            return
        wide = max(2.0, min(px(26), self._step() * 0.72))
        room = self._floor() - self._top()
        for value, own, others in bars:
            if not self._row.low <= value <= self._row.high:
                continue
            left = self._x(value) - wide / 2
            painter.setPen(Qt.PenStyle.NoPen)
            tall = room * own / most
            painter.fillRect(QRectF(left, self._floor() - tall, wide, tall), colour("control"))
            if others:
                pen = QPen(colour("ink3"), 1)
                pen.setDashPattern([3, 2])
                painter.setPen(pen)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                tall = room * others / most
                painter.drawRect(QRectF(left, self._floor() - tall, wide, tall))

    def _paint_scale(self, painter: QPainter) -> None:
        floor, row = self._floor(), self._row
        painter.setPen(QPen(colour("ink2"), 1))
        painter.drawLine(QPointF(0, floor), QPointF(self.width(), floor))
        font = current_theme().font("caption")
        painter.setFont(font)
        painter.setPen(colour("ink3"))
        widest = painter.fontMetrics().horizontalAdvance(f"{signed(row.low)}  ")
        every = max(1, round(widest / self._step() + 0.5))
        line = current_theme().line("caption")
        for value in range(row.low, row.high + 1, every):
            said = signed(value) if row.low < 0 and value else str(value)
            place = QRectF(self._x(value) - widest, floor + px(BELOW), 2 * widest, line)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, said)
        painter.setPen(colour("ink2"))
        place = QRectF(0, floor + px(BELOW) + line, self.width(), line)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, bounds_words(row, *self._bounds))

    def _paint_line(self, painter: QPainter) -> None:
        row, weight = self._row, self._row.objective.weight or 1
        room = self._floor() - self._top()

        def at(value: float, points: float) -> QPointF:
            return QPointF(self._x(value), self._floor() - room * points / weight)

        painter.setPen(QPen(colour("ink"), px(2)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if row.objective.shape == "band":
            line = self._band(at)
        else:
            line = [at(value, row.points(value, *self._bounds)) for value in range(row.low, row.high + 1)]
        painter.drawPolyline(line)
        for number, value in enumerate(self._bounds):
            self._paint_handle(painter, number, at(value, row.points(value, *self._bounds)))

    def _band(self, at: Callable[[float, float], QPointF]) -> list[QPointF]:
        (lo, hi), weight, beside = self._bounds, float(self._row.objective.weight), self._row.margin
        half = weight / 2
        steps = [(lo - beside - 0.5, 0.0), (lo - beside - 0.5, half), (lo - 0.5, half), (lo - 0.5, weight)]
        back = [(hi + 0.5, weight), (hi + 0.5, half), (hi + beside + 0.5, half), (hi + beside + 0.5, 0.0)]
        ends = ((self._row.low, 0.0), *steps, *back, (self._row.high, 0.0))
        return [at(min(max(x, self._row.low), self._row.high), y) for x, y in ends]

    def _paint_handle(self, painter: QPainter, number: int, point: QPointF) -> None:
        is_taken = number == self._handle and (self.hasFocus() or self._dragging)
        painter.setPen(QPen(colour("ink"), px(2)))
        painter.setBrush(colour("surface"))
        painter.drawEllipse(point, px(HANDLE), px(HANDLE))
        if is_taken:
            painter.setPen(QPen(colour("focus"), px(2)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(point, px(HANDLE + 4), px(HANDLE + 4))
