"""The artwork of cards: one line pattern per instrument, drawn to any size.

Rings that overlap for diplomacy, ridges for security, bars for economy, waves for information; a
covert card has hatching over the pattern of its instrument. An instrument without a pattern gets a
grid of dots, so a scenario may name others.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from ui.theme.theme import current_theme
from ui.widgets.painted import colour, fill_hatch, px

BARS: Final = (0.3, 0.5, 0.42, 0.66, 0.55, 0.8, 0.62, 0.72, 0.9, 0.5, 0.35, 0.6, 0.45, 0.7)
"""Heights of the bars as shares of the plate's."""


def paint_plate(painter: QPainter, rect: QRectF, kind: str, covert: bool = False) -> None:
    """Draw the plate of the instrument `kind` into `rect`, hatched if `covert`."""
    painter.save()
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    painter.fillRect(rect, colour("plate"))
    ink = QColor(current_theme().tokens.ink3)
    ink.setAlphaF(0.55)
    painter.setPen(QPen(ink, max(1.0, px(1))))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    PATTERNS.get(kind, _dots)(painter, rect)
    if covert:
        fill_hatch(painter, rect, colour("plate"), px(10), px(6))
        fill_hatch(painter, rect, colour("ink2"), px(10), max(1.0, px(1.4)))
    painter.restore()


def _rings(painter: QPainter, rect: QRectF) -> None:
    for ring in range(1, 9):
        for share in (0.34, 0.66):
            centre = QPointF(rect.left() + rect.width() * share, rect.center().y())
            painter.drawEllipse(centre, ring * px(9), ring * px(9))


def _ridges(painter: QPainter, rect: QRectF) -> None:
    step, half, height = px(14), px(31), min(px(35), rect.height() * 0.8)
    x = rect.left() - 2 * half
    while x < rect.right():
        path = QPainterPath(QPointF(x, rect.bottom() + px(4)))
        path.lineTo(x + half, rect.bottom() + px(4) - height)
        path.lineTo(x + 2 * half, rect.bottom() + px(4))
        painter.drawPath(path)
        x += step


def _bars(painter: QPainter, rect: QRectF) -> None:
    width = rect.width() / len(BARS)
    for number, share in enumerate(BARS):
        height = share * rect.height() * 0.8
        bar = QRectF(
            rect.left() + number * width + px(2), rect.bottom() - height, width - px(4), height + px(4)
        )
        painter.drawRect(bar)


def _waves(painter: QPainter, rect: QRectF) -> None:
    rows = max(2, round(rect.height() / px(9)))
    for row in range(rows + 1):
        y, swing = rect.top() + row * px(9) + px(4), (rows + 1 - row) * px(1.1)
        path = QPainterPath(QPointF(rect.left(), y))
        x, up = rect.left(), True
        while x < rect.right():
            path.quadTo(x + px(6), y + (-swing if up else swing) * 1.4, x + px(12), y)
            x, up = x + px(12), not up
        painter.drawPath(path)


def _dots(painter: QPainter, rect: QRectF) -> None:
    step = px(10)
    y = rect.top() + step / 2
    while y < rect.bottom():
        x = rect.left() + step / 2
        while x < rect.right():
            painter.drawEllipse(QPointF(x, y), px(1.5), px(1.5))
            x += step
        y += step


PATTERNS: Final[dict[str, Callable[[QPainter, QRectF], None]]] = {
    "diplomacy": _rings,
    "security": _ridges,
    "military": _ridges,
    "economy": _bars,
    "information": _waves,
}
"""The patterns by the name of the instrument."""
