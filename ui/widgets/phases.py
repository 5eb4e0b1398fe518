"""The bar of phases: what is done, where we are, what comes."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.icons import paint_glyph
from ui.theme.theme import current_theme
from ui.widgets.painted import Painted, colour, fill_round, px, smooth
from ui.widgets.text import paint_lines, shorten, text_width

HEIGHT: Final = 28
CENTRE: Final = Qt.AlignmentFlag.AlignHCenter


class PhaseBar(Painted):
    """Steps in a row; those done carry a tick, the present one stands on ink.

    Where there is too little room the words of other steps are left away and their numbers stay: first of
    those that are done, then of those that are furthest ahead.
    """

    def __init__(self, steps: Sequence[str] = (), current: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: tuple[str, ...] = ()
        self._current = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_steps(steps, current)

    def set_steps(self, steps: Sequence[str], current: int) -> None:
        """Show `steps` with number `current` (from 0) as the present one."""
        self._steps, self._current = tuple(steps), current
        if 0 <= current < len(self._steps):
            self.say(f"Phase {current + 1} of {len(self._steps)}: {self._steps[current]}")
        else:
            self.say("")
        self.restyle()

    def sizeHint(self) -> QSize:
        """Return the size at which every step has its words."""
        return QSize(round(sum(self._widths(set(range(len(self._steps)))))) + 1, px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return the size at which the present step alone has its words."""
        return QSize(round(sum(self._widths({self._current}))) + 1, px(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the steps."""
        painter = smooth(self)
        named = self._named()
        x = 0.0
        for number, width in enumerate(self._widths(named)):
            last = number == len(self._steps) - 1
            link = 0 if last else px(14)
            place = QRectF(x, 0, min(width - link, self.width() - x), self.height())
            self._paint_step(painter, place, number, number not in named)
            if link:
                line = QRectF(place.right() + px(3), self.height() // 2, link - px(6), 1)
                painter.fillRect(line, colour("control"))
            x += width

    def _named(self) -> set[int]:
        """Return the steps whose words find room: the present one, what comes next, and what was last."""
        ahead = range(self._current + 1, len(self._steps))
        named = {self._current}
        for number in (*ahead, *range(self._current - 1, -1, -1)):
            if sum(self._widths(named | {number})) > self.width():
                break
            named.add(number)
        return named

    def _widths(self, named: set[int]) -> list[float]:
        """Return the width of each step with the line behind it, when these have their words."""
        widths = []
        for number, word in enumerate(self._steps):
            width = px(10) * 2 + px(16)
            if number in named:
                width += px(6) + int(text_width(word, self._font(number))) + 2
            if number < len(self._steps) - 1:
                width += px(14)
            widths.append(float(width))
        return widths

    def _font(self, number: int) -> QFont:
        return current_theme().font("section" if number == self._current else "label")

    def _paint_step(self, painter: QPainter, place: QRectF, number: int, bare: bool) -> None:
        theme = current_theme()
        tokens = theme.tokens
        now, done = number == self._current, number < self._current
        ink = tokens.onprimary if now else tokens.ink2 if done else tokens.ink3
        if now:
            fill_round(painter, place, place.height() / 2, colour("primary"))
        sign = QRectF(place.left() + px(10), (place.height() - px(16)) / 2, px(16), px(16))
        if done:
            paint_glyph(painter, "ui-check", sign, ink)
        else:
            painter.setPen(QPen(QColor(ink), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(sign.adjusted(0.75, 0.75, -0.75, -0.75))
            digit = theme.font("caption-strong")
            digit.setPixelSize(px(10))
            paint_lines(painter, sign, [str(number + 1)], digit, sign.height(), QColor(ink), CENTRE)
        if not bare:
            words = QRectF(sign.right() + px(6), 0, place.right() - sign.right() - px(12), place.height())
            font = self._font(number)
            text = shorten(self._steps[number], font, words.width() + 2)
            paint_lines(painter, words, [text], font, place.height(), QColor(ink))
