"""A number that moved as a large chip: whose it is, from where, to where.

Its edge is that of the sign after it, as on the graph: aligned is a pill, opposed a dashed rectangle, any
other number a plain one. Takes a `wargame.shown.throw.MovedChip`.
"""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.icons import paint_glyph
from ui.theme.theme import current_theme
from ui.widgets.large import Large, wall_font
from ui.widgets.painted import colour, fill_round, smooth
from ui.widgets.text import paint_lines, plain_tooltip, shorten, text_width
from wargame.shown.throw import MovedChip

RIGHT: Final = Qt.AlignmentFlag.AlignRight
HIGH: Final = 64
LOW: Final = 48
LEAST: Final = 36
"""How high a chip is: with few, with many, and where there is no more room."""
NOTHING: Final = MovedChip(
    name="Nothing moved", glyphs=(), before="", after="", sign=0, tie=False, held="This outcome moves nothing"
)


class MovedChipView(Large):
    """One chip; sizes in px at a unit of 1."""

    def __init__(
        self, chip: MovedChip, letters: int = 22, high: int = HIGH, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._chip, self._letters, self._high = chip, letters, high
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        said = chip.words if chip.after else f"{chip.name}. {chip.held}"
        self.say(said)
        self.setToolTip(plain_tooltip(said))

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(round(self.of(360)), round(self.of(self._high)))

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size; a name that is too long is shortened."""
        return QSize(round(self.of(220)), round(self.of(min(self._high, LEAST))))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the chip."""
        chip, painter = self._chip, smooth(self)
        place = QRectF(self.rect())
        place.setHeight(min(place.height(), self.of(HIGH * 1.2)))
        edge = "pos" if chip.sign > 0 else "neg" if chip.sign < 0 else "ink2"
        self._paint_edge(painter, place, edge, dashed=chip.sign < 0)
        inner = place.adjusted(self.of(20), 0, -self.of(20), 0)
        inner = self._paint_numbers(painter, inner)
        inner.setLeft(self._paint_glyphs(painter, inner))
        self._paint_name(painter, inner)

    def _tone(self) -> str:
        sign = self._chip.sign
        return "postext" if sign > 0 else "negtext" if sign < 0 else "ink"

    def _faint(self) -> QColor:
        """Return the colour of what was before: that of the sign, quieter; grey for what is no tie."""
        return colour(self._tone()) if self._chip.sign else colour("ink2")

    def _paint_edge(self, painter: QPainter, place: QRectF, edge: str, *, dashed: bool) -> None:
        width = max(2.0, self.of(2))
        radius = place.height() / 2 if self._chip.sign > 0 else self.of(4)
        if not dashed:
            fill_round(painter, place, radius, None, colour(edge), width)
            return
        pen = QPen(colour(edge), width)
        pen.setDashPattern([self.of(6) / width, self.of(4) / width])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = width / 2
        painter.drawRoundedRect(place.adjusted(half, half, -half, -half), radius, radius)

    def _letters_here(self) -> float:
        return self.of(self._letters if self._high > LOW else self._letters * 0.85)

    def _paint_numbers(self, painter: QPainter, inner: QRectF) -> QRectF:
        """Write before and after at the right; return what is left."""
        chip, left = self._chip, QRectF(inner)
        if not chip.after:
            return left
        strong, plain = wall_font(self._letters_here(), 600), wall_font(self._letters_here())
        high = inner.height()
        paint_lines(painter, left, [chip.after], strong, high, colour(self._tone()), RIGHT)
        column = max(text_width("−10", strong), text_width(chip.after, strong))
        left.setRight(left.right() - column - self.of(8))
        arrow = QRectF(left.right() - self.of(20), inner.center().y() - self.of(9), self.of(18), self.of(18))
        self._paint_arrow(painter, arrow)
        left.setRight(arrow.left() - self.of(8))
        paint_lines(painter, left, [chip.before], plain, high, self._faint(), RIGHT)
        left.setRight(left.right() - text_width(chip.before, plain) - self.of(12))
        return left

    def _paint_arrow(self, painter: QPainter, place: QRectF) -> None:
        pen = QPen(colour("ink2"), self.of(1.8))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        y, tip, head = place.center().y(), place.right(), self.of(5)
        painter.drawLine(QPointF(place.left(), y), QPointF(tip, y))
        painter.drawLine(QPointF(tip - head, y - head), QPointF(tip, y))
        painter.drawLine(QPointF(tip - head, y + head), QPointF(tip, y))

    def _paint_glyphs(self, painter: QPainter, inner: QRectF) -> float:
        """Draw whose number it is; return where the name begins."""
        side, x = self.of(24), inner.left()
        ink = getattr(current_theme().tokens, self._tone())
        for glyph in self._chip.glyphs or (("ui-sliders",) if self._chip.after else ()):
            paint_glyph(painter, glyph, QRectF(x, inner.center().y() - side / 2, side, side), ink)
            x += side + self.of(6)
        return x + self.of(6)

    def _paint_name(self, painter: QPainter, inner: QRectF) -> None:
        chip, font = self._chip, wall_font(self._letters_here(), 500)
        name = shorten(chip.name, font, inner.width())
        if not chip.held:
            paint_lines(painter, inner, [name], font, inner.height(), colour("ink"))
            return
        small = wall_font(self._letters_here() * 0.58)
        upper, lower = self._letters_here() * 1.25, self._letters_here() * 0.8
        top = inner.top() + (inner.height() - upper - lower) / 2
        place = QRectF(inner.left(), top, inner.width(), upper)
        paint_lines(painter, place, [name], font, upper, colour("ink"))
        place.translate(0, upper)
        held = shorten(chip.held, small, inner.width())
        paint_lines(painter, place, [held], small, lower, colour("ink2"))
