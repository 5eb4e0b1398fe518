"""The cells of the table of moves: whose move it is, its title and argument, its odds, what a success moves.

`moves_table` holds the table, and the discs; what is drawn here knows a row and a place.
"""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from ui.theme.icons import paint_glyph
from ui.theme.theme import current_theme
from ui.widgets.marks import paint_avatar
from ui.widgets.moves_paint import lay_effects, paint_effect, paint_odds_numbers
from ui.widgets.painted import colour, px
from ui.widgets.text import break_text, paint_lines, shorten, text_width
from wargame.shown.reveal import RevealEffect, RevealRow

TWO_LINES: Final = 66
"""From this height on an argument has two lines."""


def disc_place(rect: QRectF) -> QRectF:
    """Return where the disc of whose move it is stands in a cell."""
    side = min(float(px(36)), rect.height() - px(10))
    return QRectF(rect.left() + px(8 + 24 + 8), rect.center().y() - side / 2, side, side)


def paint_move(painter: QPainter, rect: QRectF, row: RevealRow) -> None:
    """Draw whose move it is, its title and its argument."""
    theme = current_theme()
    number = QRectF(rect.left() + px(8), rect.top(), px(24), rect.height())
    middle = Qt.AlignmentFlag.AlignHCenter
    paint_lines(
        painter, number, [str(row.at)], theme.font("body-medium"), rect.height(), colour("ink2"), middle
    )
    disc = disc_place(rect)
    paint_avatar(painter, disc, row.glyph)
    words = QRectF(disc.right() + px(12), rect.top(), rect.right() - disc.right() - px(24), rect.height())
    title, line = theme.line("serif-heading"), theme.line("serif-aside")
    lines = []
    if row.argument:
        most = 2 if rect.height() >= px(TWO_LINES) else 1
        lines = break_text(row.argument, theme.font("serif-aside"), words.width(), most)
    top = words.center().y() - (title + len(lines) * line) / 2
    _paint_title(painter, QRectF(words.left(), top, words.width(), title), row)
    place = QRectF(words.left(), top + title, words.width(), line)
    paint_lines(painter, place, lines, theme.font("serif-aside"), line, colour("ink2"))


def _paint_title(painter: QPainter, rect: QRectF, row: RevealRow) -> None:
    """Draw the title, what kind of move it is, and at whom it is aimed; the names go where they fit."""
    theme = current_theme()
    font, small, gap = theme.font("serif-heading"), theme.font("secondary"), px(8)
    side = float(px(14))
    wide = text_width(row.title, font)
    signs = gap + side + (gap * 2 + side if row.aimed else 0)
    with_names = signs + sum(side + px(4) + text_width(name, small) + gap for _, name in row.aimed)
    without = signs + len(row.aimed) * (side + px(4))
    names = wide + with_names <= rect.width()
    room = rect.width() - (with_names if names else without)
    paint_lines(painter, rect, [shorten(row.title, font, room)], font, rect.height(), colour("ink"))
    x = rect.left() + min(wide, room) + gap
    x = _paint_sign(painter, x, rect, row.icon, side)
    if row.aimed:
        x = _paint_sign(painter, x + gap, rect, "ui-arrow-right", side) + gap
    for glyph, name in row.aimed:
        x = _paint_sign(painter, x, rect, glyph, side) + px(4)
        if names:
            place = QRectF(x, rect.top(), text_width(name, small) + 2, rect.height())
            paint_lines(painter, place, [name], small, rect.height(), colour("ink2"))
            x = place.right() + gap


def _paint_sign(painter: QPainter, x: float, rect: QRectF, glyph: str, side: float) -> float:
    place = QRectF(x, rect.center().y() - side / 2, side, side)
    if glyph == "ui-arrow-right":
        middle, reach = place.center(), side * 0.36
        painter.setPen(colour("ink3"))
        painter.drawLine(middle - QPointF(reach, 0), middle + QPointF(reach, 0))
        painter.drawLine(middle + QPointF(reach, 0), middle + QPointF(reach * 0.3, -reach * 0.6))
        painter.drawLine(middle + QPointF(reach, 0), middle + QPointF(reach * 0.3, reach * 0.6))
    else:
        paint_glyph(painter, glyph, place, current_theme().tokens.ink2)
    return place.right()


def paint_odds(painter: QPainter, rect: QRectF, row: RevealRow) -> None:
    """Draw the odds, or why there are none yet."""
    theme = current_theme()
    inner = rect.adjusted(0, 0, -px(16), 0)
    if row.odds:
        bar = QRectF(inner.left(), inner.center().y() - px(10), inner.width(), px(20))
        shares = [share for _, share in row.odds]
        paint_odds_numbers(painter, bar, shares, theme.font("section"), px(2))
        return
    font, line = theme.font("secondary"), theme.line("secondary")
    lines = break_text(row.odds_words, font, inner.width(), 2)
    place = inner.adjusted(0, (inner.height() - len(lines) * line) / 2, 0, 0)
    paint_lines(painter, place, lines, font, line, colour("ink2"))


def lay_chips(rect: QRectF, row: RevealRow) -> tuple[list[tuple[RevealEffect, QRectF]], int, bool]:
    """Return where the chips of a move lie in their cell, how many are left out, and whether signs name ties.

    Two signs take less room than two names; the tooltip and the reader say the names.
    """
    theme, inner = current_theme(), rect.adjusted(0, px(3), -px(12), -px(3))
    font, strong = theme.font("secondary"), theme.font("section")
    height, gap = float(px(20)), float(px(4))
    placed, left = lay_effects(row.effects, inner, font, strong, height, gap, glyphs=False)
    if not left:
        return placed, left, False
    return *lay_effects(row.effects, inner, font, strong, height, gap, glyphs=True), True


def paint_effects(painter: QPainter, rect: QRectF, row: RevealRow) -> None:
    """Draw what a success moves."""
    theme = current_theme()
    inner = rect.adjusted(0, px(3), -px(12), -px(3))
    font, strong = theme.font("secondary"), theme.font("section")
    if not row.effects:
        paint_lines(painter, inner, [row.effects_words], font, inner.height(), colour("ink2"))
        return
    height = float(px(20))
    placed, left, glyphs = lay_chips(rect, row)
    for effect, place in placed:
        paint_effect(painter, place, effect, font, strong, glyphs)
    if left and placed:
        last = placed[-1][1]
        more = QRectF(last.right() + px(4), last.top(), px(30), height)
        paint_lines(painter, more, [f"+{left}"], font, height, colour("ink2"))
