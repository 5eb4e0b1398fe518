"""What a seat is scored on as one bar: red lines left of zero, public goals solid, a hidden set hatched.

Fed with `SeatGoals` of `wargame.simulation.aims`. What is missing to a hundred is an empty piece.
"""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import current_theme
from ui.widgets.painted import Painted, colour, fill_hatch, fill_round, px, smooth
from wargame.simulation.aims import WHOLE, SeatGoals

WIDTH: Final = 248
HEIGHT: Final = 20
MOST_LOST: Final = 50
"""Red lines take this share of the whole at most, as drawn; beyond it the number says it."""


class PointsBar(Painted):
    """One seat's points."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat: SeatGoals | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_points(self, seat: SeatGoals) -> None:
        """Show a seat's points."""
        self._seat = seat
        hidden = ", ".join(f"{title} {points}" for title, points in seat.hidden)
        words = [f"{seat.name}: public {', '.join(map(str, seat.public)) or 'nothing'}"]
        words += [f"hidden, one of: {hidden}"] if hidden else []
        words += [f"red lines cost {seat.lost}"] if seat.lost else []
        words += [f"{seat.missing} missing to {WHOLE}"] if seat.missing else []
        self.say("; ".join(words))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room that it takes."""
        return QSize(px(WIDTH), px(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the pieces from left to right."""
        seat = self._seat
        if seat is None:
            return
        painter = smooth(self)
        painter.setFont(current_theme().font("caption"))
        best = max((points for _, points in seat.hidden), default=0)
        total = max(WHOLE, sum(seat.public) + best)
        unit = self.width() / (MOST_LOST + total)
        zero = MOST_LOST * unit
        if seat.lost:
            wide = min(seat.lost, MOST_LOST) * unit
            place = QRectF(zero - wide, 0, wide, self.height())
            self._piece(painter, place, f"−{seat.lost}", "surface", "ink2", "ink")
        at = zero
        for points in seat.public:
            place = QRectF(at, 0, points * unit, self.height())
            self._piece(painter, place, str(points), "node", "node", "onnode")
            at += points * unit
        if best:
            place = QRectF(at, 0, best * unit, self.height())
            self._piece(painter, place, str(best), "surface", "ink2", "ink", hatched=True)
            at += best * unit
        if seat.missing:
            place = QRectF(at, 0, seat.missing * unit, self.height())
            self._piece(painter, place, str(seat.missing), None, "ink3", "ink3", dashed=True)
        painter.setPen(QPen(colour("ink"), px(2)))
        painter.drawLine(QPointF(zero, 0), QPointF(zero, self.height()))

    def _piece(
        self,
        painter: QPainter,
        place: QRectF,
        words: str,
        fill: str | None,
        edge: str,
        ink: str,
        *,
        hatched: bool = False,
        dashed: bool = False,
    ) -> None:
        place = place.adjusted(0.5, 0.5, -1, -0.5)
        fill_round(painter, place, 2, colour(fill) if fill else None, colour(edge), 1, dashed)
        if hatched:
            fill_hatch(painter, place.adjusted(1, 1, -1, -1), colour("line"))
        if painter.fontMetrics().horizontalAdvance(words) + px(2) <= place.width():
            painter.setPen(colour(ink))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)
