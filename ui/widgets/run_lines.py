"""Every run of a series as a thin line, the middle thick, and beside the end where bots come to.

Given `Courses` of `wargame.cohort.series`. A small square stands where a game ended early; it is not drawn
on. Nothing rests on colour: the middle is thick, the band is a bar of its own with its words.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import current_theme
from ui.widgets.painted import Painted, colour, px, smooth
from ui.widgets.text import paint_lines, text_width
from wargame.cohort.series import Courses, Run
from wargame.words.counting import signed

HEIGHT: Final = 260
LEFT, BELOW, BAND, ASIDE = 44, 24, 10, 132
"""Room in px at 100 % for the scale, the turns, the bar of the bots, and the words at the end."""
NARROW: Final = 420
"""Narrower, the words at the end are left to the table."""
LINES: Final = 4
"""Parts into which the scale is cut."""


class RunLines(Painted):
    """The courses of one number at every table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.courses: Courses | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_courses(self, courses: Courses | None) -> None:
        """Show these courses in place of those before."""
        self.courses = courses
        self.say(courses.words if courses is not None else "")
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size."""
        return QSize(px(480), px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size."""
        return QSize(px(240), px(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the lines."""
        if self.courses is None:
            return
        painter, of = smooth(self), self.courses
        aside = px(ASIDE) if self.width() >= px(NARROW) else px(BAND + 12)
        room = QRectF(self.rect()).adjusted(px(LEFT), px(10), -aside, -px(BELOW))
        self._paint_scale(painter, room, of)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        shade = colour("ink3")
        shade.setAlphaF(max(0.35, min(0.8, 6 / max(len(of.runs), 1))))
        painter.setPen(QPen(shade, max(1, px(1))))
        for run in of.runs:
            painter.drawPolyline(self._line(room, of, run.values))
        if of.middle:
            painter.setPen(QPen(colour("ink"), px(3)))
            painter.drawPolyline(self._line(room, of, of.middle))
        for run in of.runs:
            self._paint_end(painter, room, of, run)
        self._paint_band(painter, room, of, words=self.width() >= px(NARROW))

    def _paint_scale(self, painter: QPainter, room: QRectF, of: Courses) -> None:
        font, right = current_theme().font("caption"), Qt.AlignmentFlag.AlignRight
        height = current_theme().line("caption")
        for part in range(LINES + 1):
            value = of.low + (of.high - of.low) * part / LINES
            y = self._point(room, of, 0, value).y()
            painter.setPen(QPen(colour("line"), 1))
            painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
            place = QRectF(0, y - height / 2, room.left() - px(6), height)
            paint_lines(painter, place, [signed(round(value, 1))], font, height, colour("ink3"), right)
        step = max(1, -(-of.turns * text_width("Start ", font) // max(1, int(room.width()))))
        for turn in range(0, of.turns + 1, int(step)):
            x = self._point(room, of, turn, of.low).x()
            place = QRectF(x - px(24), room.bottom() + px(4), px(48), height)
            words = str(turn) if turn else "Start"
            paint_lines(painter, place, [words], font, height, colour("ink3"), Qt.AlignmentFlag.AlignHCenter)

    def _paint_end(self, painter: QPainter, room: QRectF, of: Courses, run: Run) -> None:
        at = self._point(room, of, len(run.values) - 1, run.values[-1])
        side = px(7)
        painter.setPen(QPen(colour("ink2"), px(1.5)))
        if run.is_early:
            painter.setBrush(QBrush(colour("surface")))
            painter.drawRect(QRectF(at.x() - side / 2, at.y() - side / 2, side, side))

    def _paint_band(self, painter: QPainter, room: QRectF, of: Courses, *, words: bool) -> None:
        left = room.right() + px(8)
        theme = current_theme()
        if of.band is not None:
            top = self._point(room, of, 0, of.band.high).y()
            low = self._point(room, of, 0, of.band.low).y()
            painter.setPen(QPen(colour("control"), 1))
            painter.setBrush(QBrush(colour("sunken")))
            painter.drawRect(QRectF(left, top, px(BAND), max(low - top, px(2))))
            mid = self._point(room, of, 0, of.band.middle).y()
            painter.setPen(QPen(colour("ink"), px(2)))
            painter.drawLine(QPointF(left, mid), QPointF(left + px(BAND), mid))
        if not words:
            return
        place = QRectF(left + px(BAND + 6), room.top(), self.width() - left - px(BAND + 6), room.height())
        height = theme.line("caption")
        font = theme.font("caption")
        said = [f"middle {signed(round(of.middle[-1], 1))}"] if of.middle else []
        if of.band is not None:
            said += ["bots, 90 in 100:", of.band_words.partition(": ")[2]]
        paint_lines(painter, place, said, font, height, colour("ink2"))

    def _line(self, room: QRectF, of: Courses, values: Sequence[float]) -> QPolygonF:
        return QPolygonF([self._point(room, of, turn, value) for turn, value in enumerate(values)])

    def _point(self, room: QRectF, of: Courses, turn: int, value: float) -> QPointF:
        across = turn / max(of.turns, 1)
        up = (value - of.low) / max(of.high - of.low, 1e-9)
        return QPointF(room.left() + across * room.width(), room.bottom() - up * room.height())
