"""What the lines of the graph mean: aligned, opposed, thicker is stronger."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import current_theme
from ui.widgets.painted import Painted, colour, px, smooth
from ui.widgets.text import paint_lines, shorten, text_width
from wargame.alignment.strokes import DASH

SWATCH: Final = 32
THICK: Final = 3.0
MOVED: Final = "moved"


class GraphLegend(Painted):
    """Two swatches and a remark; the remark gives way first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._remark = "thicker = stronger"
        self._moves = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._tell()

    def set_scale(self, threshold: float, scale_end: float) -> None:
        """Say from where to where the strengths go."""
        self._remark = f"thicker = stronger, {threshold:g} to {scale_end:g}"
        self._tell()
        self.restyle()

    def set_moves(self, shown: bool) -> None:
        """Say what the arrowheads at values mean, or not."""
        if shown != self._moves:
            self._moves = shown
            self._tell()
            self.restyle()

    def sizeHint(self) -> QSize:
        """Return the size at which all is seen."""
        font = current_theme().font("secondary")
        return QSize(
            int(self._swatches() + px(16) + text_width(self._remark, font) + self._moves_width()) + 2,
            current_theme().line("secondary"),
        )

    def minimumSizeHint(self) -> QSize:
        """Return the size at which the swatches are seen."""
        return QSize(int(self._swatches()) + 2, current_theme().line("secondary"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the swatches and the words."""
        painter, font = smooth(self), current_theme().font("secondary")
        x = 0.0
        for token, words, dashed in (("pos", "aligned", False), ("neg", "opposed", True)):
            self._swatch(painter, x, token, dashed=dashed)
            x += px(SWATCH) + px(8)
            self._write(painter, x, words)
            x += text_width(words, font) + px(16)
        room = self.width() - x
        if room > px(40):
            self._write(painter, x, shorten(self._remark, font, room))
        x += text_width(self._remark, font) + px(16)
        if self._moves and x + self._moves_width() - px(16) <= self.width() + 1:
            self._heads(painter, x)
            self._write(painter, x + px(20), MOVED)

    def _heads(self, painter: QPainter, x: float) -> None:
        """Draw both arrowheads that stand at the values which moved."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("ink"))
        for way in (-1, 1):
            base = self.height() / 2 + way * px(1)
            head = [QPointF(x, base), QPointF(x + px(12), base), QPointF(x + px(6), base + way * px(6))]
            painter.drawPolygon(QPolygonF(head))

    def _moves_width(self) -> float:
        return px(16) + px(20) + text_width(MOVED, current_theme().font("secondary")) if self._moves else 0.0

    def _swatch(self, painter: QPainter, x: float, token: str, *, dashed: bool) -> None:
        pen = QPen(colour(token), px(THICK))
        if dashed:
            pen.setDashPattern([length * 0.8 / THICK for length in DASH])
        middle = self.height() / 2
        painter.setPen(pen)
        painter.drawLine(QPointF(x + 2, middle), QPointF(x + px(SWATCH), middle))

    def _write(self, painter: QPainter, x: float, words: str) -> None:
        rect = QRectF(x, 0, self.width() - x, self.height())
        font = current_theme().font("secondary")
        paint_lines(painter, rect, [words], font, self.height(), colour("ink2"))

    def _swatches(self) -> float:
        font = current_theme().font("secondary")
        words = text_width("aligned", font) + text_width("opposed", font)
        return 2 * (px(SWATCH) + px(8)) + words + px(16)

    def _tell(self) -> None:
        moves = " Arrowheads: moved, up for closer." if self._moves else ""
        self.say(f"Solid blue line: aligned. Dashed orange line: opposed. {self._remark}.{moves}")
