"""How a move on the table is drawn, on the laptop and on the wall: odds with their numbers, chips, discs.

Sizes and fonts come in as they are on the screen, so that both windows draw the very same marks.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from ui.theme.icons import paint_glyph
from ui.theme.theme import current_theme
from ui.theme.tokens import contrast
from ui.widgets.marks import paint_avatar
from ui.widgets.meters import paint_odds_part
from ui.widgets.painted import colour, fill_round
from ui.widgets.text import paint_lines, shorten, text_width
from wargame.shown.reveal import RevealEffect, Stand, widths_of
from wargame.terms import signed

CENTRE: Final = Qt.AlignmentFlag.AlignHCenter
FAINT: Final = 0.32
"""How strong the disc of a seat that has spoken elsewhere is."""


def paint_odds_numbers(
    painter: QPainter, rect: QRectF, shares: Sequence[float], font: QFont, gap: float
) -> None:
    """Draw odds as one bar with the per cent inside each part, which is wide enough for them."""
    numbers = [str(round(100 * share)) for share in shares]
    pad = rect.height() * 0.22
    least = text_width("8", font) + 2 * pad
    x = rect.left()
    for at, width in enumerate(widths_of(shares, rect.width(), gap, least)):
        if not width:
            continue
        part = QRectF(x, rect.top(), width, rect.height())
        paint_odds_part(painter, part, at)
        wide = text_width(numbers[at], font)
        if wide <= width - 2:
            if at == 2:
                ground = QRectF(0, 0, min(width - 2, wide + pad), rect.height() - 4)
                ground.moveCenter(part.center())
                fill_round(painter, ground, 2, colour("card"))
            paint_lines(painter, part, [numbers[at]], font, part.height(), _ink_on(at), CENTRE)
        x += width + gap


def _ink_on(part: int) -> QColor:
    """Return the colour of a number on a part of the bar."""
    tokens = current_theme().tokens
    if part == 0 and contrast(tokens.card, tokens.ink) >= 4.5:
        return colour("card")
    return colour("ink")


def effect_size(effect: RevealEffect, font: QFont, strong: QFont, height: float, glyphs: bool) -> QSizeF:
    """Return the size of an effect's chip; with `glyphs` the actors of a tie stand there as signs."""
    pad = height * 0.4
    wide = text_width(signed(effect.value), strong) + 2 * pad + height * 0.25
    if glyphs and effect.glyphs:
        return QSizeF(wide + len(effect.glyphs) * height * 0.75, height)
    return QSizeF(wide + text_width(effect.label, font), height)


def paint_effect(
    painter: QPainter, rect: QRectF, effect: RevealEffect, font: QFont, strong: QFont, glyphs: bool
) -> None:
    """Draw an effect's chip: aligned a pill, opposed a dashed rectangle, any other number a plain one."""
    ink, edge, round_ends, dashed = _look(effect)
    radius = rect.height() / 2 if round_ends else rect.height() * 0.15
    border = max(1.0, rect.height() / 24) * current_theme().tokens.border
    fill_round(painter, rect, radius, colour("surface"), colour(edge), border, dashed)
    pad = rect.height() * 0.4
    inner = rect.adjusted(pad, 0, -pad, 0)
    paint_lines(
        painter,
        inner,
        [signed(effect.value)],
        strong,
        rect.height(),
        colour(ink),
        Qt.AlignmentFlag.AlignRight,
    )
    if not (glyphs and effect.glyphs):
        room = inner.width() - text_width(signed(effect.value), strong) - rect.height() * 0.2
        label = shorten(effect.label, font, room)
        paint_lines(painter, inner, [label], font, rect.height(), colour(ink))
        return
    side = rect.height() * 0.62
    for at, glyph in enumerate(effect.glyphs):
        place = QRectF(inner.left() + at * rect.height() * 0.75, 0, side, side)
        place.moveCenter(QPointF(place.center().x(), rect.center().y()))
        paint_glyph(painter, glyph, place, getattr(current_theme().tokens, ink))


def _look(effect: RevealEffect) -> tuple[str, str, bool, bool]:
    """Return the tokens of text and edge, whether the ends are round, whether the edge is dashed."""
    if not effect.tie or effect.value == 0:
        return "ink2", "control", False, False
    return ("postext", "pos", True, False) if effect.value > 0 else ("negtext", "neg", False, True)


def lay_effects(
    effects: Sequence[RevealEffect],
    room: QRectF,
    font: QFont,
    strong: QFont,
    height: float,
    gap: float,
    glyphs: bool,
) -> tuple[list[tuple[RevealEffect, QRectF]], int]:
    """Return where each chip lies in as many lines as `room` holds, and how many found no place."""
    lines: list[list[tuple[RevealEffect, float]]] = [[]]
    most = max(1, int((room.height() + gap) // (height + gap)))
    x = 0.0
    left = 0
    for at, effect in enumerate(effects):
        wide = min(effect_size(effect, font, strong, height, glyphs).width(), room.width())
        if lines[-1] and x + wide > room.width():
            if len(lines) == most:
                left = len(effects) - at
                break
            lines.append([])
            x = 0.0
        lines[-1].append((effect, wide))
        x += wide + gap
    top = room.center().y() - (len(lines) * height + (len(lines) - 1) * gap) / 2
    placed = []
    for number, line in enumerate(lines):
        x = room.left()
        for effect, wide in line:
            placed.append((effect, QRectF(x, top + number * (height + gap), wide, height)))
            x += wide + gap
    return placed, left


def effects_height(
    effects: Sequence[RevealEffect], width: float, font: QFont, strong: QFont, height: float, gap: float
) -> float:
    """Return how high all chips are in lines of a width."""
    room = QRectF(0, 0, max(1.0, width), len(effects) * (height + gap))
    placed, _left = lay_effects(effects, room, font, strong, height, gap, glyphs=False)
    lines = len({place.top() for _effect, place in placed})
    return lines * height + max(0, lines - 1) * gap


def paint_stand(painter: QPainter, rect: QRectF, glyph: str, stands: Stand) -> None:
    """Draw where a seat stands: a ring, a full disc, a thick ring with a bar, a faint one, a dash."""
    side = min(rect.width(), rect.height())
    disc = QRectF(0, 0, side, side)
    disc.moveCenter(rect.center())
    if stands == "own":
        painter.setPen(QPen(colour("ink3"), max(1.0, side / 22)))
        middle = disc.center()
        painter.drawLine(middle - QPointF(side * 0.13, 0), middle + QPointF(side * 0.13, 0))
        return
    if not glyph:
        _paint_plain(painter, disc, stands)
        return
    if stands in ("free", "backs"):
        paint_avatar(painter, disc, glyph, filled=stands == "backs")
        return
    painter.save()
    if stands == "spent":
        painter.setOpacity(FAINT)
        paint_avatar(painter, disc, glyph, filled=False)
        painter.restore()
        return
    paint_avatar(painter, disc, glyph, filled=False)
    _paint_bar(painter, disc)
    painter.restore()


def _paint_bar(painter: QPainter, disc: QRectF) -> None:
    """Draw a thick ring with a bar across."""
    edge = max(2.0, disc.width() / 14)
    pen = QPen(colour("ink"), edge)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(disc.adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2))
    reach = disc.width() / 2 * 0.7071
    middle = disc.center()
    painter.drawLine(middle + QPointF(-reach, reach), middle + QPointF(reach, -reach))


def _paint_plain(painter: QPainter, disc: QRectF, stands: Stand) -> None:
    """Draw the disc of no seat, as a legend has it."""
    painter.save()
    if stands == "spent":
        painter.setOpacity(FAINT)
    if stands == "blocks":
        _paint_bar(painter, disc)
    else:
        painter.setPen(QPen(colour("ink3"), 1.2))
        painter.setBrush(colour("node") if stands == "backs" else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(disc.adjusted(1, 1, -1, -1))
    painter.restore()
