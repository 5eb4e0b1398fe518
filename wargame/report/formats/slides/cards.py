"""Cards side by side: a word above, a large figure, what it is, and a few lines."""

from dataclasses import replace
from typing import Final

from wargame.report.blocks import Tone
from wargame.report.formats.slides.canvas import Canvas, Para, height_of
from wargame.report.formats.slides.measure import Ruler
from wargame.report.formats.slides.template import Area
from wargame.report.slides.values import Card, Cards

GAP: Final = 14.0
INSET: Final = 14.0
_TOP: Final = 3.0
"""Height of the bar at the head of a card."""

_PLAIN: Final[Tone] = ""
_FIGURES: Final = (40.0, 36.0, 32.0, 28.0, 24.0, 20.0, 16.0)
_TEXTS: Final = (18.0, 16.0, 14.0, 13.0, 12.0, 11.0)
_MOST_LINES: Final = (8, 5, 3, 2, 1)


def fitted_cards(block: Cards, width: float, height: float, ruler: Ruler) -> tuple[tuple[Para, ...], ...]:
    """Return what stands on each card, in letters that fit; all cards have the same sizes."""
    inner = card_width(len(block.cards), width) - 2 * INSET
    figure = next(
        (
            size
            for size in _FIGURES
            if all(len(ruler.lines(one.figure, size, inner, bold=True)) == 1 for one in block.cards)
        ),
        _FIGURES[-1],
    )
    every: tuple[tuple[Para, ...], ...] = ()
    for size in _TEXTS:
        every = tuple(_paras(one, figure, size) for one in block.cards)
        if _tallest(every, inner, ruler) <= height:
            return every
    for most in _MOST_LINES:
        every = tuple(
            tuple(
                replace(para, text=ruler.cut(para.text, para.size, inner, most, bold=para.bold))
                for para in paras
            )
            for paras in every
        )
        if _tallest(every, inner, ruler) <= height:
            return every
    return tuple(_first(paras, inner, height, ruler) for paras in every)


def cards_height(every: tuple[tuple[Para, ...], ...], width: float, ruler: Ruler) -> float:
    """Return how tall the tallest card is."""
    return _tallest(every, card_width(len(every), width) - 2 * INSET, ruler)


def card_width(count: int, width: float) -> float:
    """Return how wide each of some cards is."""
    return (width - GAP * (count - 1)) / count


def draw_cards(canvas: Canvas, every: tuple[tuple[Para, ...], ...], area: Area) -> None:
    """Draw cards over the whole of an area."""
    wide = card_width(len(every), area.width)
    for at, paras in enumerate(every):
        left = area.left + at * (wide + GAP)
        place = Area(left=left, top=area.top, width=wide, height=area.height)
        canvas.text(place, paras, name=f"Card {at + 1}", fill=canvas.look.tint, inset=INSET)
        tone = next((para.tone for para in paras if para.tone in ("aligned", "opposed")), _PLAIN)
        canvas.bar(Area(left=left, top=area.top, width=wide, height=_TOP), canvas.look.of(tone))


def _paras(card: Card, figure: float, size: float) -> tuple[Para, ...]:
    found = [Para(text=card.heading, size=size * 0.9, bold=True, tone="quiet")] if card.heading else []
    found.append(Para(text=card.figure, size=figure, bold=True, tone=card.tone, before=size * 0.4))
    if card.label:
        found.append(Para(text=card.label, size=size, bold=True, before=size * 0.2))
    found += [
        Para(text=line.text, size=size, tone="quiet", before=size * (0.7 if not at else 0.4))
        for at, line in enumerate(card.lines)
    ]
    return tuple(found)


def _tallest(every: tuple[tuple[Para, ...], ...], inner: float, ruler: Ruler) -> float:
    return max(height_of(paras, inner, ruler) for paras in every) + 2 * INSET


def _first(paras: tuple[Para, ...], inner: float, height: float, ruler: Ruler) -> tuple[Para, ...]:
    """Return as many paragraphs as find room, at least one."""
    kept = list(paras)
    while len(kept) > 1 and height_of(kept, inner, ruler) + 2 * INSET > height:
        kept.pop()
    return tuple(kept)
