"""The timeline of a session to be moved along: a stop for each turn, branches as lanes below.

Stops of the line that is shown are discs, those of other branches squares; turns still to come are open.
The knob is where one looks; bookmarks are small flags above the line. Positions are given in stops: 2.5 is
halfway through the third stretch.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.icons import paint_glyph
from ui.theme.theme import current_theme
from ui.widgets.painted import colour, px, smooth
from ui.widgets.text import paint_lines, shorten, text_width

SIDE: Final = 28
LINE: Final = 38
LANE: Final = 30
MOST_LANES: Final = 2
REACH: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class ScrubLane:
    """Another branch: where it leaves the line, its own stops, its name."""

    key: str
    name: str
    fork: float
    ends: tuple[float, ...]


class Scrubber(QWidget):
    """Tells where it is dragged to (`sought`, in stops) and which lane was pressed."""

    sought = Signal(float)
    lane_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels: tuple[str, ...] = ("Start",)
        self._still = 0
        self._all_lanes: tuple[ScrubLane, ...] = ()
        self._lanes: tuple[ScrubLane, ...] = ()
        self._marks: tuple[tuple[float, str], ...] = ()
        self._at = 0.0
        self._pressed = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Timeline")
        self.setProperty("ownFocus", True)
        current_theme().changed.connect(self.restyle)

    def restyle(self) -> None:
        """Take over the theme as it is now; very large type leaves no room for lanes."""
        self._lanes = self._all_lanes if not current_theme().is_tight else ()
        self.updateGeometry()
        self.update()

    def show_line(
        self,
        labels: Sequence[str],
        still: int = 0,
        lanes: Sequence[ScrubLane] = (),
        marks: Sequence[tuple[float, str]] = (),
    ) -> None:
        """Show stops with these labels, `still` more to come, other branches, and bookmarks."""
        self._labels, self._still = tuple(labels), max(still, 0)
        self._all_lanes, self._marks = tuple(lanes)[:MOST_LANES], tuple(marks)
        self.restyle()

    def set_place(self, at: float, words: str = "") -> None:
        """Put the knob at a place, in stops; `words` say where that is."""
        self._at = min(max(at, 0.0), float(len(self._labels) - 1))
        self.setAccessibleDescription(words)
        self.update()

    def place(self) -> float:
        """Return where the knob is, in stops."""
        return self._at

    def point_of(self, at: float) -> QPointF:
        """Return where a place is on the widget."""
        return QPointF(self._x(at), px(LINE))

    def sizeHint(self) -> QSize:
        """Return the size."""
        return QSize(px(420), px(LINE + 18) + px(LANE) * len(self._lanes))

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size."""
        return QSize(px(160), self.sizeHint().height())

    # --- painting ----------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw lanes, line, stops, flags and knob."""
        painter = smooth(self)
        for number, lane in enumerate(self._lanes):
            self._draw_lane(painter, number, lane)
        self._draw_line(painter)
        for at, name in self._marks:
            flag = QRectF(self._x(at) - px(6), px(LINE - 34), px(12), px(12))
            if name:
                paint_glyph(painter, "ui-bookmark", flag, colour("ink2").name())
        self._draw_labels(painter)
        self._draw_knob(painter)

    def _draw_line(self, painter: QPainter) -> None:
        y, last = px(LINE), len(self._labels) - 1
        ahead = QPen(colour("control"), px(2))
        ahead.setDashPattern([1, 3])
        painter.setPen(ahead)
        painter.drawLine(QPointF(self._x(last), y), QPointF(self._x(last + self._still), y))
        painter.setPen(QPen(colour("ink3"), px(2)))
        painter.drawLine(QPointF(self._x(0), y), QPointF(self._x(last), y))
        painter.setPen(QPen(colour("ink"), px(3)))
        painter.drawLine(QPointF(self._x(0), y), QPointF(self._x(self._at), y))
        for at in range(last + 1 + self._still):
            known = at <= last
            painter.setPen(QPen(colour("ink" if known else "control"), px(1.6)))
            painter.setBrush(QBrush(colour("ink" if at <= self._at else "surface")))
            radius = px(5) if known else px(4)
            painter.drawEllipse(QPointF(self._x(at), y), radius, radius)

    def _draw_labels(self, painter: QPainter) -> None:
        line = current_theme().line("caption")
        for at, label in enumerate([*self._labels, *self._ahead()]):
            here = at == round(self._at)
            font = current_theme().font("caption-strong" if here else "caption")
            if not here and not self._has_room(at):
                continue
            wide = text_width(label, font)
            rect = QRectF(self._x(at) - wide / 2, px(LINE - 24), wide + 2, line)
            paint_lines(painter, rect, [label], font, line, colour("ink" if here else "ink2"))

    def _draw_knob(self, painter: QPainter) -> None:
        middle = self.point_of(self._at)
        painter.setPen(QPen(colour("surface"), px(2)))
        painter.setBrush(QBrush(colour("ink")))
        painter.drawEllipse(middle, px(8), px(8))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour("focus" if self.hasFocus() else "ink"), px(2)))
        painter.drawEllipse(middle, px(11), px(11))

    def _draw_lane(self, painter: QPainter, number: int, lane: ScrubLane) -> None:
        y, start = self._lane_y(number), self.point_of(lane.fork)
        end = self._x(max((*lane.ends, lane.fork + 0.5)))
        bend = min(px(36), max(end - start.x(), px(8)))
        path = QPainterPath(start)
        path.cubicTo(
            QPointF(start.x() + bend / 2, start.y()),
            QPointF(start.x() + bend / 2, y),
            QPointF(start.x() + bend, y),
        )
        path.lineTo(QPointF(end, y))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour("ink3"), px(1.6)))
        painter.drawPath(path)
        painter.setBrush(QBrush(colour("surface")))
        for at in lane.ends:
            side = px(8)
            painter.drawRect(QRectF(self._x(at) - side / 2, y - side / 2, side, side))
        font, line = current_theme().font("secondary"), current_theme().line("secondary")
        left = end + px(12)
        words = shorten(lane.name, font, max(self.width() - left, px(24)))
        rect = QRectF(left, y - line / 2, self.width() - left, line)
        paint_lines(painter, rect, [words], font, line, colour("ink2"))

    # --- where things are --------------------------------------------------------------------------

    def _ahead(self) -> list[str]:
        last = self._labels[-1]
        first = int(last) + 1 if last.isdigit() else 1
        return [str(first + at) for at in range(self._still)]

    def _count(self) -> int:
        return len(self._labels) + self._still

    def _step(self) -> float:
        return (self.width() - 2 * px(SIDE)) / max(self._count() - 1, 1)

    def _x(self, at: float) -> float:
        return px(SIDE) + at * self._step()

    def _lane_y(self, number: int) -> float:
        return px(LINE + 4) + px(LANE) * (number + 1) - px(6)

    def _has_room(self, at: int) -> bool:
        every = max(1, round(px(44) / max(self._step(), 1)))
        return at % every == 0

    # --- mouse and focus -----------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the knob, or choose a lane."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        for number, lane in enumerate(self._lanes):
            beyond = event.position().x() > self._x(lane.fork) + px(REACH)
            if beyond and abs(event.position().y() - self._lane_y(number)) < px(REACH):
                self.lane_chosen.emit(lane.key)
                return
        self._pressed = True
        self._seek(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go where the knob is dragged."""
        if self._pressed:
            self._seek(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = False

    def _seek(self, x: float) -> None:
        at = (x - px(SIDE)) / max(self._step(), 1.0)
        self.sought.emit(min(max(at, 0.0), float(len(self._labels) - 1)))
