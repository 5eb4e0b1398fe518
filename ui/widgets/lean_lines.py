"""What a seat was given more or less, one line each: a point for the mean, a stroke for its interval.

Given the leans of `wargame.shown.umpire`. A seat with too few moves has its words and no stroke.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.icons import paint_glyph
from ui.theme.theme import current_theme
from ui.widgets.painted import Painted, colour, px, smooth
from ui.widgets.text import paint_lines, shorten, text_width
from wargame.shown.umpire import Lean
from wargame.terms import signed

NARROWEST: Final = 20
"""Points that the scale reaches on either side at least."""
GLYPH: Final = 18


class LeanLines(Painted):
    """Seats one below the other on one scale of points, with 0 in its middle."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.leans: tuple[Lean, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_leans(self, leans: Sequence[Lean]) -> None:
        """Show these seats."""
        self.leans = tuple(leans)
        said = (f"{one.name}: {one.words}{_between(one)}" for one in self.leans)
        self.say(f"Lean by seat, in points. {'. '.join(said)}")
        self.restyle()

    def sizeHint(self) -> QSize:
        """Return the size: a line for each seat and one for the scale."""
        return QSize(px(420), round(self._line() * len(self.leans) + current_theme().line("caption") + px(4)))

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size."""
        return QSize(px(280), self.sizeHint().height())

    def _line(self) -> float:
        return current_theme().line("body") + px(12)

    def _reach(self) -> float:
        ends = [max(abs(one.mean.low), abs(one.mean.high)) for one in self.leans if one.mean is not None]
        return max([NARROWEST, *(10 * -(-end // 10) for end in ends)])

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw scale and lines."""
        painter, theme = smooth(self), current_theme()
        font, small = theme.font("body"), theme.font("secondary")
        words = max((text_width(one.words, small) for one in self.leans), default=0.0)
        names = min(
            max((text_width(one.name, font) for one in self.leans), default=0.0) + px(GLYPH + 16),
            self.width() * 0.4,
        )
        chart = QRectF(
            names, 0, max(1.0, self.width() - names - words - px(16)), self._line() * len(self.leans)
        )
        self._paint_scale(painter, chart)
        for number, one in enumerate(self.leans):
            self._paint_seat(painter, chart, one, number * self._line())

    def _paint_scale(self, painter: QPainter, chart: QRectF) -> None:
        theme, reach = current_theme(), self._reach()
        font, height = theme.font("caption"), theme.line("caption")
        for mark in (-reach, -reach / 2, 0.0, reach / 2, reach):
            x = _across(chart, mark, reach)
            painter.setPen(QPen(colour("ink3" if not mark else "line"), 1))
            painter.drawLine(QPointF(x, 0), QPointF(x, chart.height()))
            words = signed(round(mark))
            width = text_width(words, font)
            box = QRectF(x - width / 2, chart.height() + px(2), width + 1, height)
            paint_lines(painter, box, [words], font, height, colour("ink2"))

    def _paint_seat(self, painter: QPainter, chart: QRectF, one: Lean, top: float) -> None:
        theme, middle = current_theme(), top + self._line() / 2
        side = px(GLYPH)
        paint_glyph(painter, one.glyph, QRectF(0, middle - side / 2, side, side), theme.tokens.ink)
        font, height = theme.font("body"), theme.line("body")
        room = chart.left() - side - px(14)
        box = QRectF(side + px(8), middle - height / 2, room, height)
        paint_lines(painter, box, [shorten(one.name, font, room)], font, height, colour("ink"))
        small, low = theme.font("secondary"), theme.line("secondary")
        width = text_width(one.words, small)
        box = QRectF(self.width() - width - 1, middle - low / 2, width + 1, low)
        paint_lines(painter, box, [one.words], small, low, colour("ink2"))
        if one.mean is None:
            return
        reach = self._reach()
        painter.setPen(QPen(colour("ink"), px(2)))
        ends = (QPointF(_across(chart, end, reach), middle) for end in (one.mean.low, one.mean.high))
        painter.drawLine(*ends)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("ink"))
        painter.drawEllipse(QPointF(_across(chart, one.mean.value, reach), middle), px(5), px(5))


def _across(chart: QRectF, points: float, reach: float) -> float:
    return chart.center().x() + points / reach * chart.width() / 2


def _between(one: Lean) -> str:
    if one.mean is None:
        return ""
    return f", between {signed(round(one.mean.low))} and {signed(round(one.mean.high))}"
