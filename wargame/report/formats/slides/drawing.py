"""What each kind of block is drawn with, and how blocks share a slide.

Takes a `slides.values.Slide` and the area of its template. Graphs and charts take what room is left by the
words beside and below them; words and tables take what they need, in the largest letters that fit.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, TypeAlias

from wargame.report.blocks import Bullets, Paragraph, Table
from wargame.report.formats.slides.canvas import Canvas, Para, height_of
from wargame.report.formats.slides.cards import cards_height, draw_cards, fitted_cards
from wargame.report.formats.slides.charts import draw_bars, draw_courses
from wargame.report.formats.slides.flow import (
    SIZES,
    Group,
    TextBlock,
    fitted,
    halves,
    more_words,
    paras_of,
)
from wargame.report.formats.slides.graph import draw_graph
from wargame.report.formats.slides.measure import LINE
from wargame.report.formats.slides.tables import draw_table, fitted_table
from wargame.report.formats.slides.template import Area, body_of
from wargame.report.slides.values import Bars, Cards, Courses, Graph, Quotes, Slide, SlideBlock

GAP: Final = 16.0
_BESIDE: Final = 0.32
"""Share of the width that the column at the right has."""

_NARROW: Final = 520.0
"""Width of an area, in points, below which that column stands below the other one."""

_PANEL: Final = 14.0
_QUOTES_IN_ONE: Final = 3
"""Quotations that stand in one column; more stand in two."""

_WIDE: Final = 760.0
"""Width of an area in which a sentence below a graph stands on one line."""

_INSIDE: Final = 4.0
_NOTE: Final = 12.0
_LEGEND: Final = (
    "Solid and round: aligned. Dashed and square: opposed. The width is the strength, the number the value. "
    "Filled discs are seats."
)

Item: TypeAlias = tuple[TextBlock, ...] | Table | Cards | Graph | Courses | Bars
"""Words that follow one another, or one thing that is drawn."""


def draw_slide(canvas: Canvas, slide: Slide, area: Area) -> None:
    """Draw everything that stands on a slide below its title; what it has no use for is taken away."""
    body = body_of(canvas.slide)
    page = _Page(canvas, body)
    if not slide.beside:
        page.column(slide.blocks, area)
    elif area.width < _NARROW:
        upper = replace(area, height=area.height * 0.6 - GAP / 2)
        lower = Area(
            left=area.left, top=upper.bottom + GAP, width=area.width, height=area.height - upper.height - GAP
        )
        page.column(slide.blocks, upper)
        page.panel(slide.beside, lower)
    else:
        right = area.width * _BESIDE
        page.column(slide.blocks, replace(area, width=area.width - right - 1.5 * GAP))
        page.panel(slide.beside, replace(area, left=area.right - right, width=right))
    if body is not None and not page.used_body:
        body.element.getparent().remove(body.element)


class _Page:
    """The room of one slide, and its placeholder for content until some words have taken it."""

    def __init__(self, canvas: Canvas, body: object) -> None:
        self._canvas, self._body = canvas, body
        self._ruler = canvas.look.ruler
        self.used_body = False

    def column(self, blocks: Sequence[SlideBlock], area: Area) -> None:
        """Draw blocks one below the other over an area."""
        items = list(_items(blocks))
        top = area.top
        for at, item in enumerate(items):
            last = at == len(items) - 1
            room = replace(area, top=top, height=area.bottom - top)
            if not last:
                # What follows keeps at least half of the room.
                room = replace(room, height=room.height / 2)
            top += self._item(item, room) + GAP

    def panel(self, blocks: Sequence[SlideBlock], area: Area) -> None:
        """Draw words on a panel of their own."""
        words = [block for block in blocks if isinstance(block, Paragraph | Bullets | Quotes)]
        inner = area.inset(_PANEL)
        sizes = (18.0, 16.0, 14.0, 13.0, 12.0)
        groups = fitted(words, inner.width, inner.height, self._ruler, sizes)
        paras = paras_of(groups)
        tall = min(area.height, height_of(paras, inner.width, self._ruler) + 2 * _PANEL + 4.0)
        self._canvas.text(
            replace(area, height=tall), paras, name="Beside", fill=self._canvas.look.tint, inset=_PANEL
        )

    def _item(self, item: Item, area: Area) -> float:
        """Draw one item at the head of an area and return how tall it is."""
        canvas, ruler = self._canvas, self._ruler
        match item:
            case tuple():
                return self._words(item, area)
            case Table():
                fitted_one = fitted_table(item, area.width, area.height, ruler)
                draw_table(canvas, item, fitted_one, area)
                return sum(fitted_one.heights)
            case Cards():
                every = fitted_cards(item, area.width, area.height, ruler)
                tall = min(area.height, cards_height(every, area.width, ruler))
                draw_cards(canvas, every, replace(area, height=tall))
                return tall
            case Graph():
                self._graph(item, area)
            case Courses():
                draw_courses(canvas, item, self._above_more(item, area))
            case Bars():
                draw_bars(canvas, item, area)
        return area.height

    def _words(self, blocks: tuple[TextBlock, ...], area: Area) -> float:
        """Write words, the first of a slide into its placeholder; many quotations stand in two columns."""
        many = any(isinstance(one, Quotes) and len(one.quotes) > _QUOTES_IN_ONE for one in blocks)
        if not many or area.width < _NARROW:
            groups = self._fitted(blocks, area.width, area.height)
            return self._write(paras_of(groups), area)
        wide = (area.width - 2 * GAP) / 2
        # Two columns of unequal quotations need a little more than half of the height of one.
        groups = self._fitted(blocks, wide, 2 * area.height)
        columns = halves(groups, wide, self._ruler)
        share = 2.0
        while share > 1.0 and max(self._tall(paras_of(one), wide) for one in columns) > area.height:
            share -= 0.1
            groups = self._fitted(blocks, wide, share * area.height)
            columns = halves(groups, wide, self._ruler)
        tall = self._write(paras_of(columns[0]), replace(area, width=wide))
        if columns[1]:
            right = replace(area, left=area.right - wide, width=wide)
            self._canvas.text(right, paras_of(columns[1]), name="More quotations")
        return tall

    def _fitted(self, blocks: tuple[TextBlock, ...], width: float, height: float) -> tuple[Group, ...]:
        """Return words that fit, no larger than the house sets them."""
        sizes = tuple(one for one in SIZES if one <= self._canvas.look.largest) or SIZES[-1:]
        # The place of the template may leave a little free round its words.
        return fitted(blocks, width - _INSIDE, height - _INSIDE, self._ruler, sizes)

    def _tall(self, paras: Sequence[Para], width: float) -> float:
        return height_of(paras, width, self._ruler)

    def _write(self, paras: Sequence[Para], area: Area) -> float:
        tall = self._tall(paras, area.width)
        if self._body is not None and not self.used_body:
            self.used_body = True
            self._canvas.fill_placeholder(self._body, paras, area)
        else:
            self._canvas.text(area, paras, name="Text")
        return tall

    def _graph(self, graph: Graph, area: Area) -> None:
        # As much room with a note as without: where actors stand is the same on every slide.
        most = 1 if area.width >= _WIDE else 2
        note = Para(text=graph.note.text if graph.note else "", size=_NOTE)
        legend = Para(text=_LEGEND, size=_NOTE - 1.0, tone="quiet", before=2.0)
        lines = [
            replace(one, text=self._ruler.cut(one.text, one.size, area.width, most)) for one in (note, legend)
        ]
        tall = most * (note.size + legend.size) * LINE + legend.before
        draw_graph(self._canvas, graph, replace(area, height=area.height - tall - GAP / 2))
        self._canvas.text(
            replace(area, top=area.bottom - tall, height=tall),
            lines,
            name="How to read the graph",
            anchor="b",
        )

    def _above_more(self, courses: Courses, area: Area) -> Area:
        """Write how many charts there are besides, if there are, and return the room above it."""
        if not courses.hidden:
            return area
        line = Para(text=more_words(courses.hidden), size=_NOTE, tone="quiet")
        tall = line.height(area.width, self._ruler)
        self._canvas.text(replace(area, top=area.bottom - tall, height=tall), (line,), name="More")
        return replace(area, height=area.height - tall - GAP / 2)


def _items(blocks: Sequence[SlideBlock]) -> Iterator[Item]:
    """Give blocks with words that follow one another taken together."""
    words: list[TextBlock] = []
    for block in blocks:
        if isinstance(block, Paragraph | Bullets | Quotes):
            words.append(block)
            continue
        if words:
            yield tuple(words)
            words = []
        yield block
    if words:
        yield tuple(words)
