"""One seat's share of the wins: drawing, short name, per cent, a bar with its doubt, the fair mark, what was.

Fed with a `WinRow` of `wargame.simulation.winning`. Grey while the number is of a scenario that was changed
since.
"""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.icons import paint_glyph
from ui.theme.theme import current_theme
from ui.widgets.painted import Painted, colour, fill_round, px, smooth
from ui.widgets.text import shorten, text_width
from wargame.simulation.winning import WinRow

WIDTH: Final = 136
LEAST: Final = 104
SIGN: Final = 16
BAR: Final = 8
END: Final = 0.6
"""The share at the bar's right end, where no seat has more: bars stay long enough to be compared."""


class WinBar(Painted):
    """One seat of the strip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: WinRow | None = None
        self._stale = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(px(WIDTH))

    def show_row(self, row: WinRow, *, stale: bool) -> None:
        """Show a seat's share; grey if the scenario has changed since."""
        self._row, self._stale = row, stale
        self.say(f"{row.spoken} Being played again." if stale else row.spoken)
        self.setToolTip(row.name)
        self.update()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self.setMaximumWidth(px(WIDTH))
        super().restyle()

    def sizeHint(self) -> QSize:
        """Return the room that it takes."""
        return QSize(px(LEAST), current_theme().line("body-strong") + px(BAR + 12))

    def least_width(self) -> int:
        """Return the width at which short name and number can still be read."""
        said = f"{self._row.short} {self._row.percent}" if self._row is not None else ""
        return round(text_width(said, current_theme().font("body-strong"))) + px(SIGN + 6) + px(6)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the words above, the bar below."""
        if self._row is None:
            return
        painter, row = smooth(self), self._row
        ink = colour("ink3" if self._stale else "ink")
        height = current_theme().line("body-strong")
        paint_glyph(painter, row.glyph, QRectF(0, (height - px(SIGN)) / 2, px(SIGN), px(SIGN)), ink.name())
        was = self.was_words()
        small = current_theme().font("secondary")
        painter.setFont(small)
        painter.setPen(colour("ink3"))
        right = QRectF(0, 0, self.width(), height)
        painter.drawText(right, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, was)
        taken = painter.fontMetrics().horizontalAdvance(was)
        font = current_theme().font("body-strong")
        painter.setFont(font)
        painter.setPen(ink)
        left = px(SIGN + 6)
        room = self.width() - left - taken - px(4)
        name = shorten(row.short, font, room - painter.fontMetrics().horizontalAdvance(f" {row.percent}"))
        place = QRectF(left, 0, room, height)
        said = f"{name} {row.percent}"
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, said)
        self._paint_bar(painter, row, QRectF(0, height + px(6), self.width(), px(BAR)))

    def was_words(self) -> str:
        """Return what the share was; nothing where the name needs the room: the ring tells it."""
        row = self._row
        if row is None or row.was is None:
            return ""
        was = f"was {round(100 * row.was)}"
        said = text_width(f"{row.short} {row.percent}", current_theme().font("body-strong"))
        there = self.width() - px(SIGN + 6) - px(4) - text_width(was, current_theme().font("secondary"))
        return was if said <= there else ""

    def _paint_bar(self, painter: QPainter, row: WinRow, place: QRectF) -> None:
        end = max(END, row.high, row.fair * 1.2)

        def at(share: float) -> float:
            return place.left() + place.width() * min(1.0, share / end)

        fill_round(painter, place, 2, colour("sunken"))
        filled = QRectF(place)
        filled.setRight(at(row.share))
        fill_round(painter, filled, 2, colour("line" if self._stale else "ink3"))
        middle = place.center().y()
        painter.setPen(QPen(colour("ink2"), 1))
        painter.drawLine(QPointF(at(row.low), middle), QPointF(at(row.high), middle))
        painter.setPen(QPen(colour("ink"), 2))
        fair = at(row.fair)
        painter.drawLine(QPointF(fair, place.top() - px(2)), QPointF(fair, place.bottom() + px(2)))
        if row.was is not None:
            painter.setPen(QPen(colour("ink"), 1.5))
            painter.setBrush(colour("surface"))
            painter.drawEllipse(QPointF(at(row.was), middle), px(3.5), px(3.5))
