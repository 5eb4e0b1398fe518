"""Every run of a series as a thin line, the middle thick, and beside the end where bots come to.

Given `Courses` of `wargame.cohort.series`. A small square stands where a game ended early; it is not drawn
on. Nothing rests on colour: the middle is thick, the band is a bar of its own with its words. Arrow keys go
from line to line and from turn to turn, Enter or a press opens the table at that turn.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import current_theme
from ui.widgets.painted import Painted, colour, px, smooth
from ui.widgets.rest_words import paint_rest_words
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
REACH: Final = 16
"""How near a press must be to a line, in px at 100 %."""


class RunLines(Painted):
    """The courses of one number at every table, which can be gone through and opened."""

    opened = Signal(int, int)
    """The number of a table among those shown, and a turn."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.courses: Courses | None = None
        self.resting: tuple[int, int] | None = None
        """The line that is rested on, by its place among the runs, and the turn."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_courses(self, courses: Courses | None) -> None:
        """Show these courses in place of those before."""
        self.courses, self.resting = courses, None
        self.say(courses.words if courses is not None else "")
        self.update()

    # Which line

    def rest_on(self, run: int, turn: int) -> None:
        """Rest on a line at a turn, as near as it was played."""
        if self.courses is None or not self.courses.runs:
            return
        run = max(0, min(run, len(self.courses.runs) - 1))
        turn = max(0, min(turn, len(self.courses.runs[run].values) - 1))
        self.resting = run, turn
        self.say(f"{self.rest_words()}. {self.courses.words}")
        self.update()

    def rest_words(self) -> str:
        """Return what stands where one rests; empty if one rests nowhere."""
        if self.courses is None or self.resting is None:
            return ""
        run, turn = self.courses.runs[self.resting[0]], self.resting[1]
        when = f"turn {turn}" if turn else "start"
        return f"{run.name}, {when}: {signed(round(run.values[turn], 1))}"

    def place(self, run: int, turn: int) -> QPointF:
        """Return where a line is at a turn."""
        assert self.courses is not None  # there are no lines without
        return self._point(self._room(), self.courses, turn, self.courses.runs[run].values[turn])

    def nearest(self, place: QPointF) -> tuple[int, int] | None:
        """Return the line and the turn near a place; None if none is."""
        of = self.courses
        if of is None:
            return None
        room = self._room()
        share = (place.x() - room.left()) / max(room.width(), 1.0)
        turn = max(0, min(round(share * of.turns), of.turns))
        far = {
            at: abs(self._point(room, of, turn, run.values[turn]).y() - place.y())
            for at, run in enumerate(of.runs)
            if turn < len(run.values)
        }
        near = min(far, key=lambda one: far[one], default=None)
        return (near, turn) if near is not None and far[near] <= px(REACH) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to another line or turn, or open the table at the turn."""
        run, turn = self.resting or (0, self.courses.turns if self.courses is not None else 0)
        match Qt.Key(event.key()):
            case Qt.Key.Key_Up | Qt.Key.Key_Down if self.resting is None:
                self.rest_on(run, turn)
            case Qt.Key.Key_Up:
                self.rest_on(self._beside(run, turn, 1), turn)
            case Qt.Key.Key_Down:
                self.rest_on(self._beside(run, turn, -1), turn)
            case Qt.Key.Key_Left:
                self.rest_on(run, turn - 1)
            case Qt.Key.Key_Right:
                self.rest_on(run, turn + 1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space if self.resting is not None:
                self._open()
            case _:
                super().keyPressEvent(event)

    def _beside(self, run: int, turn: int, by: int) -> int:
        """Return the line that lies next above or below at a turn."""
        runs = self.courses.runs if self.courses is not None else ()
        there = [at for at, one in enumerate(runs) if turn < len(one.values)]
        there.sort(key=lambda at: (runs[at].values[turn], at))
        return there[max(0, min(there.index(run) + by, len(there) - 1))] if run in there else run

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Rest on the line that the mouse is near."""
        near = self.nearest(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if near else Qt.CursorShape.ArrowCursor)
        if near is not None and near != self.resting:
            self.rest_on(*near)

    def leaveEvent(self, event: QEvent) -> None:
        """Rest on nothing any more, unless the keyboard is here."""
        super().leaveEvent(event)
        if not self.hasFocus():
            self.resting = None
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the table whose line was pressed, at that turn."""
        near = self.nearest(event.position())
        if near is None:
            super().mousePressEvent(event)
            return
        self.rest_on(*near)
        self._open()

    def _open(self) -> None:
        if self.courses is not None and self.resting is not None:
            run, turn = self.resting
            self.opened.emit(self.courses.runs[run].at, turn)

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
        painter, of, room = smooth(self), self.courses, self._room()
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
        if self.resting is not None:
            self._paint_rest(painter, room, of, *self.resting)

    def _room(self) -> QRectF:
        """Return where the lines are drawn."""
        aside = px(ASIDE) if self.width() >= px(NARROW) else px(BAND + 12)
        return QRectF(self.rect()).adjusted(px(LEFT), px(10), -aside, -px(BELOW))

    def _paint_rest(self, painter: QPainter, room: QRectF, of: Courses, run: int, turn: int) -> None:
        values = of.runs[run].values
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour("focus"), px(2)))
        painter.drawPolyline(self._line(room, of, values))
        at, radius = self._point(room, of, turn, values[turn]), px(5)
        painter.setBrush(QBrush(colour("surface")))
        painter.drawEllipse(at, radius, radius)
        paint_rest_words(painter, self.size(), at, radius, self.rest_words())

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
