"""The alignment picture in paint: hulls, ties, chips, discs, names, from the geometry to the screen.

Takes the values of `wargame.alignment.picture` and a painter whose transform is set; lengths are those of
the geometry. The report draws the same values as SVG (`wargame.alignment.svg`); a change of the look
belongs in both. Colours come from the theme in force.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPen,
    QPolygonF,
)

from ui.theme.fonts import SANS_FAMILIES, set_tabular
from ui.theme.icons import paint_glyph
from ui.theme.tokens import Tokens
from wargame.alignment.picture import HALO, RING_DASH, RING_WIDTH, Disc, DrawnTie, Picture
from wargame.alignment.shapes import Curve
from wargame.alignment.strokes import Stroke
from wargame.direction import isolated
from wargame.terms import ActorId

if TYPE_CHECKING:
    from wargame.alignment.hulls import Hull

FADED: Final = 0.22
DISTANT: Final = 0.55
"""How much of the shade of a quiet tie is left to a distant one, in themes that shade at all."""
GLOW: Final = 0.16
ANCHORS: Final = {"start": 0.0, "middle": 0.5, "end": 1.0}


@lru_cache(maxsize=64)
def face(size: float, weight: int) -> QFont:
    """Return the sans font of a size in px and a weight, with figures of one width."""
    font = QFont(list(SANS_FAMILIES))
    # Sizes are shares of the geometry, and whole px would make names jump while one zooms.
    font.setPixelSize(max(1, round(size)))
    font.setWeight(QFont.Weight(weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    set_tabular(font)
    return font


@lru_cache(maxsize=2048)
def text_width(text: str, size: float, weight: int) -> float:
    """Return how wide a text is in px, for the geometry."""
    return QFontMetricsF(face(size, weight)).horizontalAdvance(text)


@lru_cache(maxsize=256)  # some 4 kB each
def path_of(curve: Curve) -> QPainterPath:
    """Return a curve as Qt strokes it."""
    path = QPainterPath(QPointF(*curve.start))
    path.quadTo(QPointF(*curve.control), QPointF(*curve.end))
    return path


def tie_colour(stroke: Stroke, tokens: Tokens) -> QColor:
    """Return the colour of a tie's sign."""
    return QColor(tokens.pos if stroke.is_aligned else tokens.neg)


def paint_hulls(painter: QPainter, hulls: "Sequence[Hull]", tokens: Tokens) -> None:
    """Draw the soft outlines of blocs."""
    ground = QColor(tokens.select)
    ground.setAlphaF(0.7)
    for hull in hulls:
        path = QPainterPath()
        for part in hull.parts:
            path.moveTo(QPointF(*part.start))
            for one, two, end in part.pieces:
                path.cubicTo(QPointF(*one), QPointF(*two), QPointF(*end))
            path.closeSubpath()
        painter.setPen(QPen(QColor(tokens.line), 1.5))
        painter.setBrush(QBrush(ground))
        painter.drawPath(path)


def paint_glow(painter: QPainter, tie: DrawnTie, tokens: Tokens) -> None:
    """Draw the glow that sets a changed tie off."""
    if tie.glow is None:
        return
    shade = tie_colour(tie.stroke, tokens)
    shade.setAlphaF(GLOW)
    pen = QPen(shade, tie.glow)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.strokePath(path_of(tie.curve), pen)


def tie_pen(tie: DrawnTie, stroke: Stroke, tokens: Tokens) -> QPen | None:
    """Return the pen of a tie; None if there is no line to draw."""
    if stroke.width <= 0.05:
        return None
    shade = tie_colour(stroke, tokens)
    shade.setAlphaF(_opacity(tie, tokens))
    pen = QPen(shade, stroke.width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if stroke.dash is not None:
        # Qt counts dashes in widths of the pen.
        pen.setDashPattern([length / stroke.width for length in stroke.dash])
    return pen


def _opacity(tie: DrawnTie, tokens: Tokens) -> float:
    if tie.is_faded:
        return FADED
    shade = tokens.nonplayer_edge if tie.is_quiet else 1.0
    return shade * DISTANT if tie.is_distant and shade < 1 else shade


def paint_tie(painter: QPainter, tie: DrawnTie, stroke: Stroke, tokens: Tokens) -> None:
    """Draw the line of a tie with a stroke of its own or one on the way to it."""
    pen = tie_pen(tie, stroke, tokens)
    if pen is not None:
        painter.strokePath(path_of(tie.curve), pen)


def paint_chip(painter: QPainter, tie: DrawnTie, tokens: Tokens) -> None:
    """Draw the plate with a tie's value, and a small mark where the value moved."""
    chip = tie.chip
    if chip is None:
        return
    kind, ink = ("pos", "postext") if chip.is_pill else ("neg", "negtext")
    box = QRectF(chip.box.left, chip.box.top, chip.box.width, chip.box.height)
    radius = box.height() / 2 if chip.is_pill else 3.0
    painter.setPen(QPen(QColor(getattr(tokens, kind)), 2 if tie.glow is not None else tokens.border))
    painter.setBrush(QBrush(QColor(tokens.surface)))
    painter.drawRoundedRect(box, radius, radius)
    font = face(chip.size, 600)
    painter.setFont(font)
    painter.setPen(QColor(getattr(tokens, ink)))
    wide = QFontMetricsF(font).horizontalAdvance(chip.text)
    painter.drawText(QPointF(chip.x - wide / 2, chip.y + chip.size * 0.36), chip.text)
    if tie.glow is None and tie.before is not None and tie.before != tie.value:
        _paint_direction(painter, box, tie.value > tie.before, tokens)


def _paint_direction(painter: QPainter, box: QRectF, rose: bool, tokens: Tokens) -> None:
    """Draw a small arrowhead above a chip for closer, or below it for further apart."""
    x, y = box.center().x(), box.top() - 1.5 if rose else box.bottom() + 1.5
    tip = -8.0 if rose else 8.0
    head = QPolygonF([QPointF(x - 7, y), QPointF(x + 7, y), QPointF(x, y + tip)])
    painter.setPen(QPen(QColor(tokens.surface), 1.5))
    painter.setBrush(QBrush(QColor(tokens.ink)))
    painter.drawPolygon(head)


def paint_disc(painter: QPainter, disc: Disc, glyph: str, tokens: Tokens, badge: bool = True) -> None:
    """Draw an actor's disc with its glyph, ring and badge; letters stand for a missing glyph."""
    middle = QPointF(disc.x, disc.y)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(QColor(tokens.surface)))
    painter.drawEllipse(middle, disc.radius + HALO, disc.radius + HALO)
    if disc.ring is not None:
        pen = QPen(QColor(tokens.neg), RING_WIDTH)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([length / RING_WIDTH for length in RING_DASH])
        painter.setPen(pen)
        painter.drawEllipse(middle, disc.ring, disc.ring)
    fill, edge = (tokens.node, tokens.node) if disc.is_seat else (tokens.surface, tokens.ink3)
    painter.setPen(QPen(QColor(edge), 2 if disc.is_seat else 1.5))
    painter.setBrush(QBrush(QColor(fill)))
    painter.drawEllipse(middle, disc.radius, disc.radius)
    _paint_sign(painter, disc, glyph, tokens.onnode if disc.is_seat else tokens.ink2)
    if disc.badge is not None and badge:
        at = QPointF(disc.badge.x, disc.badge.y)
        painter.setPen(QPen(QColor(tokens.ink), 1.5))
        painter.setBrush(QBrush(QColor(tokens.surface)))
        painter.drawEllipse(at, disc.badge.radius, disc.badge.radius)
        side = disc.badge.radius * 1.3
        paint_glyph(painter, disc.badge.name, _square(at, side), tokens.ink)


def _paint_sign(painter: QPainter, disc: Disc, glyph: str, ink: str) -> None:
    if glyph:
        paint_glyph(painter, glyph, _square(QPointF(disc.x, disc.y), disc.radius * 1.06), ink)
        return
    letters = disc.letters
    font = face(disc.letters_size, 600)
    painter.setFont(font)
    painter.setPen(QColor(ink))
    wide = QFontMetricsF(font).horizontalAdvance(letters)
    painter.drawText(QPointF(disc.x - wide / 2, disc.y + disc.letters_size * 0.36), letters)


def _square(middle: QPointF, side: float) -> QRectF:
    return QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)


def paint_label(painter: QPainter, disc: Disc, tokens: Tokens) -> None:
    """Draw an actor's name with a rim in the colour of the surface, and the caption below it."""
    label = disc.label
    if label is None:
        return
    ink = tokens.ink if disc.is_seat else tokens.ink2
    for line, baseline in zip(label.lines, label.baselines, strict=False):
        _rimmed(
            painter,
            line,
            (label.x, baseline),
            face(label.size, label.weight),
            ANCHORS[label.anchor],
            (ink, tokens.surface),
        )
    if label.caption:
        small = face(label.caption_size, 400)
        at = (label.x, label.baselines[-1])
        _rimmed(painter, label.caption, at, small, ANCHORS[label.anchor], (tokens.negtext, tokens.surface))


@lru_cache(maxsize=64)  # some 60 kB each
def _rim(text: str, size: float, weight: int) -> QPainterPath:
    """Return the outline of a text, four px wide, at the origin."""
    letters = QPainterPath()
    letters.addText(QPointF(0, 0), face(size, weight), text)
    stroker = QPainterPathStroker()
    stroker.setWidth(4)
    stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return stroker.createStroke(letters)


def _rimmed(
    painter: QPainter, text: str, at: tuple[float, float], font: QFont, share: float, colours: tuple[str, str]
) -> None:
    text = isolated(text)
    start = QPointF(at[0] - text_width(text, font.pixelSize(), font.weight()) * share, at[1])
    painter.translate(start)
    painter.fillPath(_rim(text, font.pixelSize(), font.weight()), QColor(colours[1]))
    painter.translate(-start)
    painter.setFont(font)
    painter.setPen(QColor(colours[0]))
    painter.drawText(start, text)


def paint_picture(
    painter: QPainter,
    picture: Picture,
    glyphs: Mapping[ActorId, str],
    tokens: Tokens,
    hulls: "Sequence[Hull]" = (),
    thumbnail: bool = False,
) -> None:
    """Draw a whole picture at rest; a thumbnail leaves names and values out and keeps all places."""
    paint_hulls(painter, hulls, tokens)
    for tie in picture.ties:
        paint_glow(painter, tie, tokens)
        paint_tie(painter, tie, tie.stroke, tokens)
    if not thumbnail:
        for tie in picture.ties:
            paint_chip(painter, tie, tokens)
    for disc in picture.discs:
        paint_disc(painter, disc, glyphs.get(disc.id, ""), tokens, badge=not thumbnail)
    if not thumbnail:
        for disc in picture.discs:
            paint_label(painter, disc, tokens)
