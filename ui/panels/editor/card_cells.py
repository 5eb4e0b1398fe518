"""What stands in the cells of the grid of cards that is more than words: signs, chips, meters, headings.

Takes a line of `wargame.shown.editor.cards` and a place; `card_grid` says which cell is which. To draw
one more kind of cell: a function here, called by `CardDelegate`.
"""

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from ui.theme.icons import paint_glyph
from ui.theme.theme import current_theme
from ui.widgets.marks import Effect, chip_size, paint_chip
from ui.widgets.painted import colour, fill_round, px
from ui.widgets.text import paint_lines, shorten, text_width
from wargame.shown.editor.cards import CardLine, SeatHead

METER: Final = 24
"""How wide the meter of a share is, in px at 100 %."""


def sign_of(line: CardLine) -> tuple[str, str]:
    """Return the sign of what is wrong with a card, and its tone."""
    tokens = current_theme().tokens
    if line.faults:
        return "ui-error", tokens.error
    return ("ui-alert" if line.fared is not None and line.fared.hint else ""), tokens.warn


def kind_of(line: CardLine) -> tuple[str, str]:
    """Return the drawing of a card's kind, and its tone."""
    return ("move-covert" if line.covert else line.icon), current_theme().tokens.ink2


def paint_played(painter: QPainter, rect: QRectF, line: CardLine) -> None:
    """Draw the share of games as a meter with its number."""
    if line.fared is None:
        return
    high, wide = px(6), px(METER)
    meter = QRectF(rect.left(), rect.center().y() - high / 2, wide, high)
    fill_round(painter, meter, 1, colour("sunken"))
    filled = QRectF(meter)
    filled.setWidth(wide * line.fared.played)
    painter.fillRect(filled, colour("control" if line.fared.stale else "ink2"))
    font = current_theme().font("body-medium")
    right = Qt.AlignmentFlag.AlignRight
    paint_lines(painter, rect, [line.fared.played_words], font, rect.height(), ink_of(line), right)


def ink_of(line: CardLine) -> QColor:
    """Return the colour of what bots did with a card: grey while it is of before the last change."""
    return colour("ink3" if line.fared is not None and line.fared.stale else "ink")


def paint_head(painter: QPainter, rect: QRectF, head: SeatHead) -> None:
    """Draw the heading of a seat's cards."""
    theme = current_theme()
    painter.fillRect(rect, colour("bg"))
    painter.fillRect(QRectF(rect.left(), rect.bottom(), rect.width(), 1), colour("line"))
    side = px(16)
    place = QRectF(rect.left() + px(34), rect.center().y() - side / 2, side, side)
    paint_glyph(painter, head.glyph, place, theme.tokens.ink)
    words = rect.adjusted(px(58), 0, -px(8), 0)
    font = theme.font("body-strong")
    paint_lines(painter, words, [head.name], font, words.height(), colour("ink"))
    words.setLeft(words.left() + text_width(head.name, font) + px(8))
    small = theme.font("secondary")
    paint_lines(
        painter, words, [shorten(head.words, small, words.width())], small, words.height(), colour("ink3")
    )


def paint_marks(painter: QPainter, rect: QRectF, line: CardLine) -> None:
    """Draw the first thing that a card changes, and how many more there are."""
    if not line.marks:
        return
    first = line.marks[0]
    effect = Effect(label=first.label, value=first.value, tie=first.tie)
    size = chip_size(effect)
    more = f"+{len(line.marks) - 1} more" if len(line.marks) > 1 else ""
    font = current_theme().font("caption")
    room = text_width(more, font) + px(6) if more else 0
    size.setWidth(min(size.width(), rect.width() - room))
    place = QRectF(rect.left(), rect.center().y() - size.height() / 2, size.width(), size.height())
    paint_chip(painter, place, effect)
    if more:
        beside = QRectF(place.right() + px(6), rect.top(), room, rect.height())
        paint_lines(painter, beside, [more], font, rect.height(), colour("ink3"))
