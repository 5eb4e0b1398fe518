"""Tables of a Word file: how wide their columns are, and the XML of rows and cells.

Word and its readers measure texts differently, so widths are reckoned here, from what stands in the columns,
and written down; a table that would be too narrow for its longest words says so, and is put on a page across.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

from wargame.report.blocks import Table
from wargame.report.formats.word.xml import attribute

LETTER: Final = 92.0
"""How wide a letter is in a table, in twentieths of a point, on average."""

MARGIN: Final = 160
"""What stands left and right of a cell's text."""

LONGEST_WORD: Final = 16
"""Letters of a word that are kept on one line."""

LONGEST_LINE: Final = 42
"""Letters of a line that are kept on one line in a column as wide as its content."""

_HIGHEST: Final = 16
"""Lines of a cell that is not yet cramped."""

_NARROW: Final = 4
"""Columns from which a page across makes a table lower."""


@dataclass(frozen=True, slots=True)
class Widths:
    """The widths of a table's columns, in twentieths of a point."""

    columns: tuple[int, ...]
    fits: bool
    """Whether each column holds its longest word."""


def widths_of(table: Table, room: int) -> Widths:
    """Return the widths of the columns of a table in some room."""
    texts = [
        [column.title, *(line.text for row in table.rows for line in row[at].lines)]
        for at, column in enumerate(table.columns)
    ]
    least = [_letters(column, LONGEST_WORD, words=True) for column in texts]
    wanted = [
        _letters(column, LONGEST_LINE, words=False) if not one.width else low
        for column, one, low in zip(texts, table.columns, least, strict=True)
    ]
    if sum(wanted) > room:
        wanted = least
    fits = sum(wanted) <= room
    weights = [one.width for one in table.columns]
    if not any(weights):
        weights = [float(one) for one in wanted]
    return Widths(_shared(wanted, weights, room), fits)


def is_cramped(table: Table, widths: Sequence[int]) -> bool:
    """Return whether a cell of a table is so high and narrow that a page across serves it better."""
    return (
        any(
            sum(ceil(len(line.text) * LETTER / max(1.0, width - MARGIN)) for line in cell.lines) > _HIGHEST
            for row in table.rows
            for cell, width in zip(row, widths, strict=True)
        )
        and len(widths) >= _NARROW
    )


def _letters(texts: Iterable[str], most: int, *, words: bool) -> int:
    longest = max((len(one) for text in texts for one in (text.split() if words else (text,))), default=1)
    return round(min(longest, most) * LETTER) + MARGIN


def _shared(wanted: Sequence[int], weights: Sequence[float], room: int) -> tuple[int, ...]:
    """Return widths that fill the room: what is over goes by weight."""
    total = sum(wanted)
    if total > room:
        return tuple(max(1, room * one // total) for one in wanted)
    found = [float(one) for one in wanted]
    free = [at for at, weight in enumerate(weights) if weight]
    while free:
        rest = room - sum(found[at] for at in range(len(found)) if at not in free)
        share = rest / sum(weights[at] for at in free)
        short = [at for at in free if weights[at] * share < wanted[at]]
        if not short:
            for at in free:
                found[at] = weights[at] * share
            break
        free = [at for at in free if at not in short]
    return tuple(int(one) for one in found)


def table(
    style: str, widths: Sequence[int], rows: Iterable[str], *, about: str = "", has_head: bool = False
) -> str:
    """Return a table of rows; `about` says what it shows for those who hear it."""
    told = f"<w:tblDescription w:val={attribute(about)}/>" if about else ""
    look = f'<w:tblLook w:val="{"0020" if has_head else "0000"}" w:firstRow="{int(has_head)}" w:lastRow="0" '
    look += 'w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
    grid = "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{look}{told}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{''.join(rows)}</w:tbl>"
    )


def row(cells: Iterable[str], *, is_head: bool = False, whole: bool = True) -> str:
    """Return a row; a head is repeated on each page, and a row is kept whole unless it is long."""
    facts = ("<w:cantSplit/>" if whole else "") + ("<w:tblHeader/>" if is_head else "")
    return f"<w:tr>{f'<w:trPr>{facts}</w:trPr>' if facts else ''}{''.join(cells)}</w:tr>"


def cell(inside: str, width: int, *, fill: str = "") -> str:
    """Return a cell with paragraphs in it, on a ground of some colour if given."""
    ground = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{ground}</w:tcPr>{inside}</w:tc>'
