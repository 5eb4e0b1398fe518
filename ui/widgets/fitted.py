"""A short text, read whole in a small place: on as many lines as find room, in smaller letters if it must be.

For titles on drawn cards, which are printed whole too. Letters shrink step by step down to `SMALLEST`; only a
text that finds no room even then is cut off, with an ellipsis.
"""

from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QFont

from ui.theme.theme import current_theme
from ui.widgets.text import break_text, text_width

SMALLEST: Final = 68
"""Letters are never smaller than this, in per cent of their role."""
STEP: Final = 8


@dataclass(frozen=True, slots=True)
class Fitted:
    """A text in lines, and the letters in which they fit."""

    lines: list[str]
    font: QFont
    line: float
    """How high a line is, in px."""

    @property
    def height(self) -> float:
        """How high all of it is, in px."""
        return len(self.lines) * self.line


def fitted(text: str, role: str, width: float, room: float) -> Fitted:
    """Return a text in a place of `width` and `room` px, in the letters of a role or in smaller ones.

    A word is broken inside only where it is wider than the place in the smallest letters, too.
    """
    theme = current_theme()
    whole, line = theme.font(role), float(theme.line(role))
    for percent in range(100, SMALLEST - 1, -STEP):
        font, high = _smaller(whole, percent), line * percent / 100
        lines = break_text(text, font, width)
        widest = max((text_width(word, font) for word in text.split()), default=0.0)
        if len(lines) * high <= room and widest <= width:
            return Fitted(lines, font, high)
    return Fitted(break_text(text, font, width, max(1, int(room // high))), font, high)


def _smaller(font: QFont, percent: int) -> QFont:
    made = QFont(font)
    made.setPixelSize(max(1, round(font.pixelSize() * percent / 100)))
    return made
