"""Words beside the place that one rests on in a drawing, kept inside it."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter

from ui.theme.theme import current_theme
from ui.widgets.painted import colour, fill_round, px
from ui.widgets.text import paint_lines, text_width

ROOM: Final = 4
"""Between the place and the words, in px at 100 %."""


def paint_rest_words(painter: QPainter, size: QSize, at: QPointF, radius: float, words: str) -> None:
    """Write words on a ground of their own below a place, or above it where there is no room."""
    theme = current_theme()
    font, height = theme.font("secondary"), theme.line("secondary")
    width = min(text_width(words, font) + px(16), size.width())
    left = max(0.0, min(at.x() - width / 2, size.width() - width))
    top = at.y() + radius + px(ROOM)
    if top + height + px(8) > size.height():
        top = at.y() - radius - px(12) - height
    box = QRectF(left, top, width, height + px(8))
    fill_round(painter, box, px(4), colour("raised"), colour("control"))
    paint_lines(painter, box.adjusted(px(8), px(4), -px(8), -px(4)), [words], font, height, colour("ink"))
