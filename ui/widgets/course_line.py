"""A line of turns that breaks off: discs for what is whole, a warning where it fails, rings for what is lost.

Fed with labels; `ui.windows.damaged` shows how far a record is whole.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.icons import paint_glyph
from ui.theme.theme import current_theme
from ui.widgets.painted import Painted, colour, px, smooth
from ui.widgets.text import paint_lines, shorten

DISC: Final = 12
SIGN: Final = 20
GAP: Final = 8
LEAST_STEP: Final = 44
"""Room for the shortest labels, in px at 100 %."""


class CourseLine(Painted):
    """Shows stops in a row, evenly spread."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels: tuple[str, ...] = ()
        self._fails = -1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_course(self, labels: Sequence[str], fails: int) -> None:
        """Show stops; the one at `fails` is where it breaks off, those before it are whole."""
        self._labels, self._fails = tuple(labels), fails
        self.say(f"Whole: {', '.join(labels[:fails])}. Fails: {labels[fails]}.")
        self.updateGeometry()
        self.update()

    def labels(self) -> tuple[str, ...]:
        """Return what is shown."""
        return self._labels

    def sizeHint(self) -> QSize:
        """Return the room that the labels need side by side."""
        return QSize(px(LEAST_STEP) * max(2, len(self._labels)), px(SIGN + GAP) + self._line_height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line, the stops and their labels."""
        if not self._labels:
            return
        painter = smooth(self)
        step = self.width() / len(self._labels)
        points = [QPointF((at + 0.5) * step, px(SIGN) / 2) for at in range(len(self._labels))]
        self._paint_line(painter, points)
        for at, point in enumerate(points):
            self._paint_stop(painter, at, point)
            self._paint_label(painter, at, point, step)

    def _paint_line(self, painter: QPainter, points: Sequence[QPointF]) -> None:
        for at in range(1, len(points)):
            is_whole = at < self._fails
            pen = QPen(colour("ink" if is_whole else "control"), px(2))
            if not is_whole:
                pen.setDashPattern([2, 2])
                pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.drawLine(points[at - 1], points[at])

    def _paint_stop(self, painter: QPainter, at: int, point: QPointF) -> None:
        if at == self._fails:
            place = QRectF(0, 0, px(SIGN), px(SIGN))
            place.moveCenter(point)
            painter.fillRect(place, colour("surface"))
            paint_glyph(painter, "ui-error", place, colour("error").name())
            return
        is_whole = at < self._fails
        painter.setPen(QPen(colour("ink" if is_whole else "control"), px(2)))
        painter.setBrush(colour("ink" if is_whole else "surface"))
        painter.drawEllipse(point, px(DISC) / 2 - 1, px(DISC) / 2 - 1)

    def _paint_label(self, painter: QPainter, at: int, point: QPointF, step: float) -> None:
        is_broken = at == self._fails
        font = current_theme().font("body-strong" if is_broken else "secondary")
        # Its neighbours' labels are short, so that of the break may reach as far as those begin.
        room = max(step, 2 * step - px(LEAST_STEP)) if is_broken else step
        room = min(room, 2 * point.x(), 2 * (self.width() - point.x()))
        text = shorten(self._labels[at], font, room)
        place = QRectF(point.x() - room / 2, px(SIGN + GAP), room, self._line_height())
        ink = colour("error" if is_broken else "ink2")
        paint_lines(painter, place, [text], font, self._line_height(), ink, Qt.AlignmentFlag.AlignHCenter)

    def _line_height(self) -> int:
        return max(current_theme().line("secondary"), current_theme().line("body-strong"))
