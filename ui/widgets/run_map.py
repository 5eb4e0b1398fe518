"""The tables of a series as points; arrow keys go from one to the next, Enter or a press opens it.

Given a `SeriesMap` of `wargame.cohort.mapping`. Labels are told by filled and open points and verdicts by a
sign beside each, so nothing rests on colour.
"""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import current_theme
from ui.widgets.painted import Painted, colour, px, smooth
from ui.widgets.rest_words import paint_rest_words
from ui.widgets.text import paint_lines
from wargame.cohort.mapping import Point, SeriesMap

HEIGHT: Final = 420
RADIUS, MARGIN, REACH = 5, 28, 14
"""Of a point, around the map, and how near a press must be, in px at 100 %."""
STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class RunMapView(Painted):
    """Points that can be gone through and opened."""

    opened = Signal(int)
    """The number of a table."""
    rested = Signal(int)
    """The number of another table that is rested on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.map: SeriesMap | None = None
        self.current = 0
        self._order: list[tuple[int, Point]] = []
        self._unit = 1.0
        """Tie points that a pixel stands for."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_map(self, of: SeriesMap) -> None:
        """Show these points."""
        self.map = of
        self._order = sorted(enumerate(of.points), key=lambda one: (one[1].across, one[1].up))
        self._measure()
        self.go_to(0)

    def go_to(self, number: int) -> None:
        """Rest on a table; the order is that along the first axis."""
        if self.map is not None:
            self.current = max(0, min(number, len(self.map.points) - 1))
            self.rested.emit(self._order[self.current][0])
            self.say(f"Map of {len(self.map.points)} tables. {self._order[self.current][1].words}")
            self.update()

    def rest_on(self, table: int) -> None:
        """Rest on a table by its number."""
        self.go_to(next((at for at, (number, _) in enumerate(self._order) if number == table), 0))

    def _measure(self) -> None:
        wide = max((abs(point.across) for _, point in self._order), default=0.0)
        high = max((abs(point.up) for _, point in self._order), default=0.0)
        room = QSize(max(1, self.width() // 2 - px(MARGIN)), max(1, self.height() // 2 - px(MARGIN)))
        self._unit = max(wide / room.width(), high / room.height()) or 1.0

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find the scale at which all points have room."""
        super().resizeEvent(event)
        self._measure()

    def sizeHint(self) -> QSize:
        """Return the size."""
        return QSize(px(480), px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size."""
        return QSize(px(240), px(HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next table along the first axis, or open the one rested on."""
        key = Qt.Key(event.key())
        if key in STEPS:
            self.go_to(self.current + STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.map is not None:
            self.opened.emit(self._order[self.current][0])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the table whose point was pressed."""
        near = self.at(event.position())
        if near is None:
            super().mousePressEvent(event)
            return
        self.go_to(near)
        self.opened.emit(self._order[near][0])

    def at(self, place: QPointF) -> int | None:
        """Return which point, in the order along the first axis, lies at a place; None if none does."""
        far = {
            number: (self.place(point) - place).manhattanLength()
            for number, (_, point) in enumerate(self._order)
        }
        near = min(far, key=lambda one: far[one], default=None)
        return near if near is not None and far[near] <= px(REACH) else None

    def place(self, point: Point) -> QPointF:
        """Return where a point is drawn; both axes have one scale."""
        middle = QPointF(self.width() / 2, self.height() / 2)
        return middle + QPointF(point.across / self._unit, -point.up / self._unit)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the points, the one rested on last, with its words."""
        if self.map is None:
            return
        painter = smooth(self)
        rect = QRectF(self.rect())
        painter.setPen(QPen(colour("line"), 1))
        painter.drawLine(QPointF(0, rect.center().y()), QPointF(rect.width(), rect.center().y()))
        painter.drawLine(QPointF(rect.center().x(), 0), QPointF(rect.center().x(), rect.height()))
        for _, point in self._order:
            self._paint_point(painter, point)
        if self.hasFocus():
            self._paint_rest(painter, self._order[self.current][1])

    def _paint_point(self, painter: QPainter, point: Point) -> None:
        at, radius = self.place(point), px(RADIUS)
        painter.setPen(QPen(colour("ink"), px(1.5)))
        painter.setBrush(QBrush(colour("ink" if point.is_filled else "surface")))
        painter.drawEllipse(at, radius, radius)
        theme = current_theme()
        height = theme.line("caption")
        beside = QRectF(at.x() + radius + px(2), at.y() - height / 2, px(16), height)
        paint_lines(painter, beside, [point.sign], theme.font("caption"), height, colour("ink2"))

    def _paint_rest(self, painter: QPainter, point: Point) -> None:
        at, radius = self.place(point), px(RADIUS + 4)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour("focus"), px(2)))
        painter.drawEllipse(at, radius, radius)
        paint_rest_words(painter, self.size(), at, radius, point.words)
