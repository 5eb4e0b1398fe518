"""Small marks of what came of a move: a number that moved, from and to, and the square of an outcome.

A tie is told by the glyphs of its two actors, anything else by its name. The square has the pattern that its
outcome has in every picture of odds.
"""

from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.icons import paint_glyph
from ui.theme.theme import current_theme
from ui.widgets.meters import paint_odds_part
from ui.widgets.painted import Painted, colour, fill_round, px, smooth
from ui.widgets.text import paint_lines, plain_tooltip, role_width
from wargame.shown.turn_sheet import Moved

HEIGHT: Final = 22
GLYPH: Final = 13
GAP: Final = 4
ARROW: Final = "→"


class MovedChip(Painted):
    """One number that moved; aligned is a pill, opposed a dashed rectangle, no tie has square corners."""

    def __init__(self, moved: Moved, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._moved = moved
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.say(moved.words)
        self.setToolTip(plain_tooltip(moved.words))

    def sizeHint(self) -> QSize:
        """Return the size with all of its text."""
        one = self._moved
        width = 2 * px(8) + len(one.glyphs) * (px(GLYPH) + px(GAP))
        if one.label:
            width += int(role_width(one.label, "caption")) + 1 + px(6)
        return QSize(width + self._numbers_width(), px(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the chip."""
        painter, one, rect = smooth(self), self._moved, QRectF(self.rect())
        ink_token, edge = {1: ("postext", "pos"), -1: ("negtext", "neg")}.get(one.sign, ("ink", "control"))
        radius = rect.height() / 2 if one.sign > 0 else px(3)
        fill_round(painter, rect, radius, colour("surface"), colour(edge), max(1, px(1)), one.sign < 0)
        ink = colour(ink_token)
        x = rect.left() + px(8)
        for glyph in one.glyphs:
            square = QRectF(x, rect.center().y() - px(GLYPH) / 2, px(GLYPH), px(GLYPH))
            paint_glyph(painter, glyph, square, colour("ink").name())
            x += px(GLYPH) + px(GAP)
        parts = [(one.label, "caption", px(6))] if one.label else []
        parts += [(f"{one.before} {ARROW}", "caption", px(GAP)), (one.after, "caption-strong", 0)]
        for text, role, gap in parts:
            width = role_width(text, role) + 1
            place = QRectF(x, rect.top(), width, rect.height())
            paint_lines(painter, place, [text], current_theme().font(role), rect.height(), ink)
            x += width + gap

    def _numbers_width(self) -> int:
        one = self._moved
        before, after = (
            role_width(f"{one.before} {ARROW}", "caption"),
            role_width(one.after, "caption-strong"),
        )
        return int(before + after) + 3 + px(GAP)


class OutcomeMark(Painted):
    """The square of an outcome, by its place from best to worst."""

    def __init__(self, place: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size of the square."""
        return QSize(px(12), px(12))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        paint_odds_part(smooth(self), QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), self._place)
