"""The shadow of a card, drawn once for each size and painted as a picture.

A soft shadow is a dozen rounded rectangles on one another; a hand of twelve cards would draw two hundred
of them at every repaint. To change how it looks: `_draw`.
"""

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from ui.theme.theme import current_theme
from ui.widgets.painted import fill_round, px

KEPT: Final = 16
"""So many shadows are remembered: a few sizes of cards, chosen and not."""
REACH: Final = 16
"""How far a shadow may go beyond its card, in px at 100 %."""
LOW: Final = (5, 2)
HIGH: Final = (12, 5)
"""Blur and drop of a card that lies, and of one that is lifted."""


def paint_shadow(painter: QPainter, place: QRectF, corner: int, *, lifted: bool, ratio: float) -> None:
    """Paint the shadow of a card at `place`; `corner` is its radius in px at 100 %.

    `ratio` is that of the device's pixels to the window's. In a theme without shadows nothing is drawn.
    """
    theme = current_theme()
    if not theme.tokens.shadow_alpha:
        return
    size = (round(place.width()), round(place.height()))
    shade = (theme.tokens.shadow, theme.tokens.shadow_alpha, theme.scale)
    picture = _shadow(size, corner, HIGH if lifted else LOW, shade, ratio)
    painter.drawPixmap(place.topLeft() - QPointF(px(REACH), px(REACH)), picture)


@lru_cache(maxsize=KEPT)
def _shadow(
    size: tuple[int, int], corner: int, soft: tuple[int, int], shade: tuple[str, float, int], ratio: float
) -> QPixmap:
    """Return the picture; `shade` is the colour, its strength and the scale, which `px` reads."""
    room = px(REACH)
    picture = QPixmap(round((size[0] + 2 * room) * ratio), round((size[1] + 2 * room) * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _draw(painter, QRectF(room, room, *size), corner, soft, QColor(shade[0]), shade[1])
    painter.end()
    return picture


def _draw(
    painter: QPainter, place: QRectF, corner: int, soft: tuple[int, int], shade: QColor, strength: float
) -> None:
    blur, drop = soft
    for ring in range(blur, 0, -1):
        shade.setAlphaF(strength / blur * 1.4)
        grown = place.adjusted(-px(ring) * 0.5, -px(ring) * 0.3, px(ring) * 0.5, px(ring) * 0.6)
        grown.translate(0, px(drop) * 0.6)
        fill_round(painter, grown, px(corner + ring // 2), shade)
