"""A sum with its parts, a line each, and what it comes to below a rule: read from afar like a bill.

Takes the lines of `wargame.shown.ledger`. Lines can be let appear one by one.
"""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets.large import Large, wall_font
from ui.widgets.painted import colour, smooth
from ui.widgets.text import WIDTHS_KEPT, break_text, paint_lines, plain_tooltip, text_width
from wargame.shown.ledger import LedgerLine
from wargame.shown.throw import NO_SUM, Sum

RIGHT: Final = Qt.AlignmentFlag.AlignRight
COLUMN: Final = 3.7
"""How wide the numbers' column is, in sizes of the letters."""
ALL: Final = 99
LINES, FEW = 2, 3
"""The words of a line flow over so many lines, as long as there are no more than a few of them."""


class LedgerView(Large):
    """What is added up; sizes in px at a unit of 1."""

    def __init__(self, letters: int = 13, figure: int = 40, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letters, self._figure = letters, figure
        self._sum = NO_SUM
        self._shown = ALL
        self._heights: dict[int, int] = {}
        """How high all of it is in columns of these widths."""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_sum(self, shown: Sum) -> None:
        """Show another sum, whole."""
        self._sum, self._shown = shown, ALL
        self._heights.clear()
        self.say(shown.words)
        self.setToolTip(plain_tooltip(shown.words))
        self.updateGeometry()
        self.update()

    def let_appear(self, count: int) -> None:
        """Show so many of the lines, and what they come to once all are there."""
        if count != self._shown:
            self._shown = count
            self.update()

    def count(self) -> int:
        """Return how many lines there are."""
        return len(self._sum.lines)

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        wide = round(self.of(self._letters * 24))
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size; words go over two lines there."""
        return QSize(
            round(self.of(self._letters * 12)), self.heightForWidth(round(self.of(self._letters * 12)))
        )

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines and of what they come to, in a column of this width."""
        # A layout asks for the heights at several widths in turn, again and again.
        high = self._heights.get(width)
        if high is None:
            if len(self._heights) >= WIDTHS_KEPT:
                self._heights.clear()
            rows = sum(self._height_of(one, width) for one in self._sum.lines)
            total = self._total_height(width) if self._sum.total else 0
            high = self._heights[width] = round(rows + total)
        return high

    def set_unit(self, unit: float) -> None:
        """Draw everything at `unit` px of the screen for one px of 1280 x 720."""
        if unit != self._unit:
            self._heights.clear()
        super().set_unit(unit)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Write the lines and their sum."""
        painter, y = smooth(self), 0.0
        for line in self._sum.lines[: self._shown]:
            y += self._paint_line(painter, line, y)
        if self._shown >= self.count() and self._sum.total:
            y = sum(self._height_of(one, self.width()) for one in self._sum.lines)
            self._paint_total(painter, y)

    # One line

    def _words_font(self) -> QFont:
        return wall_font(self.of(self._letters))

    def _line(self) -> float:
        return self.of(self._letters * 1.3)

    def _words_of(self, line: LedgerLine, width: float) -> list[str]:
        said = f"{line.words}, {line.aside}" if line.aside else line.words
        most = LINES if self.count() <= FEW else 1
        return break_text(said, self._words_font(), width - self._left(), most)

    def _left(self) -> float:
        return self.of(self._letters * COLUMN)

    def _height_of(self, line: LedgerLine, width: float) -> float:
        return len(self._words_of(line, width)) * self._line() + self.of(self._letters * 0.6)

    def _paint_line(self, painter: QPainter, line: LedgerLine, y: float) -> float:
        value = QRectF(0, y, self._left() - self.of(self._letters * 0.9), self._line())
        strong = wall_font(self.of(self._letters * 1.3), 600)
        paint_lines(painter, value, [line.value], strong, self._line(), colour("ink"), RIGHT)
        place = QRectF(self._left(), y, self.width() - self._left(), self._line())
        lines = self._words_of(line, self.width())
        quiet = f", {line.aside}"
        if line.aside and lines == [line.words + quiet]:
            wide = text_width(line.words, self._words_font())
            paint_lines(painter, place, [line.words], self._words_font(), self._line(), colour("ink"))
            place.translate(wide, 0)
            lines = [quiet]
        ink = colour("ink2" if lines == [quiet] else "ink")
        paint_lines(painter, place, lines, self._words_font(), self._line(), ink)
        return self._height_of(line, self.width())

    # The total

    def _total_height(self, width: float) -> float:
        lines = len(self._against_lines(width))
        return self.of(14) + max(self.of(self._figure * 1.15), lines * self._against_line())

    def _against_line(self) -> float:
        return self.of(self._letters * 1.5)

    def _against_font(self) -> QFont:
        return wall_font(self.of(self._letters * 1.15))

    def _total_width(self) -> float:
        width = text_width(self._sum.total, wall_font(self.of(self._figure), 600))
        return max(self._left(), width + self.of(self._letters * 0.9))

    def _against_lines(self, width: float) -> list[str]:
        room = width - self._total_width()
        return break_text(self._sum.against, self._against_font(), room, 3)

    def _paint_total(self, painter: QPainter, y: float) -> None:
        if self._sum.lines:
            painter.setPen(QPen(colour("ink"), self.of(2)))
            painter.drawLine(QPointF(0, y + self.of(4)), QPointF(self.width(), y + self.of(4)))
        top, high = y + self.of(10), self.of(self._figure * 1.15)
        font = wall_font(self.of(self._figure), 600)
        width = self._total_width() - self.of(self._letters * 0.9)
        paint_lines(painter, QRectF(0, top, width, high), [self._sum.total], font, high, colour("ink"), RIGHT)
        lines = self._against_lines(self.width())
        line = self._against_line()
        start = top + max(0.0, (high - line * len(lines)) / 2)
        place = QRectF(self._total_width(), start, self.width() - self._total_width(), line)
        paint_lines(painter, place, lines, self._against_font(), line, colour("ink2"))
