"""Shares as bars, each with its interval, its percentage and, if there is one, the mark of a fair share."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import current_theme
from ui.widgets.painted import Painted, colour, fill_round, px, smooth
from ui.widgets.text import paint_lines, shorten

LINE, BAR = 44, 8
"""The height of a line and of its bar, in px at 100 %."""


class Bar(Protocol):
    """What a bar shows; shares go from 0 to 1."""

    @property
    def name(self) -> str:
        """What the bar is called."""

    @property
    def value(self) -> float:
        """The share."""

    @property
    def low(self) -> float:
        """Where its interval begins."""

    @property
    def high(self) -> float:
        """Where it ends."""

    @property
    def mark(self) -> float | None:
        """Where a fair share would be."""

    @property
    def aside(self) -> str:
        """What stands beside the percentage."""

    @property
    def words(self) -> str:
        """The bar for a screen reader."""


class ShareBars(Painted):
    """Some bars, one below the other."""

    def __init__(self, bars: Sequence[Bar] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[Bar, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_bars(bars)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show these bars in place of those before."""
        self._bars = tuple(bars)
        self.say(". ".join(bar.words for bar in self._bars))
        self.restyle()

    def sizeHint(self) -> QSize:
        """Return room for every bar."""
        return QSize(px(320), self._line() * len(self._bars))

    def minimumSizeHint(self) -> QSize:
        """Return the size at which names may be shortened."""
        return QSize(px(200), self._line() * len(self._bars))

    def _line(self) -> int:
        return max(px(LINE), round(current_theme().line("body") + px(BAR + 12)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bars."""
        painter = smooth(self)
        for number, bar in enumerate(self._bars):
            self._paint(painter, bar, number * self._line())

    def _paint(self, painter: QPainter, bar: Bar, top: int) -> None:
        theme, width = current_theme(), self.width()
        font, small = theme.font("body"), theme.font("caption")
        line = QRectF(0, top, width, theme.line("body"))
        said = f"{100 * bar.value:.1f}%" + (f"  {bar.aside}" if bar.aside else "")
        paint_lines(painter, line, [shorten(bar.name, font, width * 0.5)], font, line.height(), colour("ink"))
        right = QRectF(width * 0.5, top, width * 0.5, line.height())
        cut = shorten(said, small, right.width())
        paint_lines(painter, right, [cut], small, line.height(), colour("ink2"))
        ground = QRectF(0, line.bottom() + px(4), width, px(BAR))
        fill_round(painter, ground, px(2), colour("sunken"))
        fill_round(
            painter, QRectF(0, ground.top(), width * bar.value, ground.height()), px(2), colour("ink2")
        )
        middle = ground.center().y()
        if bar.high > bar.low:
            # Light on the bar and dark beside it, so that the end of the bar is seen all the same.
            for shade, start, end in (("surface", bar.low, bar.value), ("ink", bar.value, bar.high)):
                painter.setPen(QPen(colour(shade), px(2), Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
                painter.drawLine(QPointF(width * start, middle), QPointF(width * end, middle))
        painter.setPen(QPen(colour("ink"), px(2)))
        if bar.mark is not None:
            at = width * bar.mark
            painter.drawLine(QPointF(at, ground.top() - px(2)), QPointF(at, ground.bottom() + px(2)))
