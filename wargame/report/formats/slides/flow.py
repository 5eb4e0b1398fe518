"""Words on a slide: paragraphs, lists and quotations as large as the room allows, and never beyond it.

Takes blocks of text and an area. The largest size is chosen at which everything stands in it; where even the
smallest does not do, texts are cut to a few lines and lists to what fits, and a last line says how many more
the report tells. What is cut stands in full in the speaker's notes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, TypeAlias

from wargame.report.blocks import Bullets, Paragraph, SourcedText
from wargame.report.formats.slides.canvas import Para, height_of
from wargame.report.formats.slides.measure import Ruler
from wargame.report.slides.values import Quotes
from wargame.words.counting import spelt

TextBlock: TypeAlias = Paragraph | Bullets | Quotes

SIZES: Final = (20.0, 18.0, 16.0, 14.0, 12.0)
_CUTS: Final = (6, 4, 3, 2, 1)
"""Lines that a text may have where all are too much at the smallest size."""

_LEGIBLE: Final = 14.0
"""From this size down texts are cut to a few lines before all letters are made smaller still."""

_LABEL: Final = 0.72
_SMALL: Final = 0.8

Group: TypeAlias = tuple[Para, ...]
"""Paragraphs that stay together: a quotation with who said it, or one line of a list."""


def fitted(
    blocks: Sequence[TextBlock], width: float, height: float, ruler: Ruler, sizes: Sequence[float] = SIZES
) -> tuple[Group, ...]:
    """Return text blocks as groups of paragraphs that stand in a column of this width and height."""
    groups: tuple[Group, ...] = ()
    for size in sizes:
        groups = tuple(groups_of(blocks, size))
        if _height(groups, width, ruler) <= height:
            return groups
        cut = tuple(_cut(group, width, _CUTS[0], ruler) for group in groups)
        # One very long text does not make all others small.
        if size <= _LEGIBLE and _height(cut, width, ruler) <= height:
            return cut
    for most in _CUTS[1:]:
        cut = tuple(_cut(group, width, most, ruler) for group in groups)
        if _height(cut, width, ruler) <= height:
            return cut
    return _few(tuple(_cut(group, width, _CUTS[-2], ruler) for group in groups), width, height, ruler)


def groups_of(blocks: Sequence[TextBlock], size: float) -> Iterator[Group]:
    """Give text blocks as groups of paragraphs at one size."""
    for block in blocks:
        match block:
            case Paragraph(line=line, style=style):
                yield (_paragraph(line, style, size),)
            case Bullets(lines=lines):
                yield from ((_line(one, size, bullet=True),) for one in lines)
            case Quotes(quotes=quotes):
                yield from (
                    (
                        Para(text=one.who, size=size * _LABEL, bold=True, tone="quiet", before=size * 0.85),
                        replace(_line(one.line, size), before=size * 0.1),
                    )
                    if one.who
                    else (_line(one.line, size),)
                    for one in quotes
                )


def halves(
    groups: Sequence[Group], width: float, ruler: Ruler
) -> tuple[tuple[Group, ...], tuple[Group, ...]]:
    """Return groups in two columns of about the same height, in order."""

    def taller(at: int) -> float:
        return max(_height(groups[:at], width, ruler), _height(groups[at:], width, ruler))

    at = min(range(1, len(groups) + 1), key=taller, default=0)
    return tuple(groups[:at]), tuple(groups[at:])


def paras_of(groups: Sequence[Group]) -> tuple[Para, ...]:
    """Return the paragraphs of groups one after the other."""
    return tuple(para for group in groups for para in group)


def _height(groups: Sequence[Group], width: float, ruler: Ruler) -> float:
    return height_of(paras_of(groups), width, ruler)


def _paragraph(line: SourcedText, style: str, size: float) -> Para:
    para = _line(line, size * (_SMALL if style in ("small", "care") else 1.0))
    return replace(para, bold=para.bold or style == "lead", tone="quiet" if style == "small" else para.tone)


def _line(line: SourcedText, size: float, *, bullet: bool = False) -> Para:
    return Para(
        text=" ".join(line.text.split()),
        size=size,
        bold=line.tone == "strong",
        italic=line.tone == "fiction",
        tone=line.tone,
        bullet=bullet,
        before=size * 0.45,
    )


def _cut(group: Group, width: float, most: int, ruler: Ruler) -> Group:
    return tuple(
        replace(para, text=ruler.cut(para.text, para.size, width - para.hanging, most, bold=para.bold))
        for para in group
    )


def _few(groups: Sequence[Group], width: float, height: float, ruler: Ruler) -> tuple[Group, ...]:
    """Return as many groups as find room, and a line that says how many more there are."""
    size = groups[-1][-1].size
    for kept in range(len(groups) - 1, 0, -1):
        shown = (*groups[:kept], (more_line(len(groups) - kept, size),))
        if _height(shown, width, ruler) <= height:
            return shown
    return (groups[0],)


def more_line(count: int, size: float) -> Para:
    """Return the line that says how many more the report tells."""
    return Para(text=more_words(count), size=size * 0.9, tone="quiet", before=size * 0.6)


def more_words(count: int) -> str:
    """Return how many more the report tells, in words."""
    return f"The report has {spelt(count, 'more', 'more')}."
