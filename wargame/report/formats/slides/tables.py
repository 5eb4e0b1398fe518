"""Native tables: as many rows as find room, in the largest letters at which all of them do."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from wargame.report.blocks import Cell, Table
from wargame.report.formats.slides.canvas import (
    NAMESPACES,
    Canvas,
    Para,
    filled,
    height_of,
    named,
)
from wargame.report.formats.slides.flow import more_line
from wargame.report.formats.slides.measure import Ruler
from wargame.report.formats.slides.template import Area

SIZES: Final = (16.0, 15.0, 14.0, 13.0, 12.0)
_MOST_LINES: Final = (8, 6, 5, 4, 3, 2)
_ROW: Final = 5.0
"""Room above and below the text of a cell."""

_COLUMN: Final = 6.0
"""Room at the left and the right of it."""

_SMALL: Final = 0.86
_NO_STYLE: Final = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""The style of tables without lines and fills; ours are set cell by cell."""

_ALIGN: Final = {"left": "l", "right": "r", "center": "ctr"}


@dataclass(frozen=True, slots=True, kw_only=True)
class FittedTable:
    """A table that stands in its room."""

    widths: tuple[float, ...]
    head: tuple[tuple[Para, ...], ...]
    rows: tuple[tuple[tuple[Para, ...], ...], ...]
    heights: tuple[float, ...]
    """Of the head and of each row."""
    more: Para | None
    """How many rows the report has besides."""


def fitted_table(table: Table, width: float, height: float, ruler: Ruler) -> FittedTable:
    """Return a table in letters that fit; where all rows do not fit, the first ones."""
    total = sum(column.width or 1.0 for column in table.columns)
    widths = tuple(width * (column.width or 1.0) / total for column in table.columns)
    found = None
    for size in SIZES:
        found = _laid_out(table, widths, size, 99, ruler)
        if sum(found.heights) <= height:
            return found
    for most in _MOST_LINES:
        found = _laid_out(table, widths, SIZES[-1], most, ruler)
        if sum(found.heights) <= height:
            return found
    assert found is not None
    return _few(found, height)


def draw_table(canvas: Canvas, table: Table, fitted: FittedTable, area: Area) -> None:
    """Draw a table at the head of an area, and below it how many more rows there are."""
    tall = sum(fitted.heights)
    place = Area(left=area.left, top=area.top, width=area.width, height=tall)
    columns = "".join(f'<a:gridCol w="{canvas.emu(width)}"/>' for width in fitted.widths)
    rows = [_row_xml(canvas, fitted.head, fitted.heights[0], is_head=True)]
    rows += [
        _row_xml(canvas, row, height, is_head=False)
        for row, height in zip(fitted.rows, fitted.heights[1:], strict=True)
    ]
    # The frame of a table is named in another space of names than a shape's.
    frame = canvas.placed(place).replace("a:xfrm", "p:xfrm")
    canvas.add(
        f"<p:graphicFrame {NAMESPACES}>{_frame_name(canvas, table)}"
        '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/>'
        f"</p:nvGraphicFramePr>{frame}"
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table">'
        f'<a:tbl><a:tblPr firstRow="1"><a:tableStyleId>{_NO_STYLE}</a:tableStyleId></a:tblPr>'
        f"<a:tblGrid>{columns}</a:tblGrid>{''.join(rows)}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )
    if fitted.more:
        below = Area(
            left=area.left, top=area.top + tall + _ROW, width=area.width, height=fitted.more.size * 1.3
        )
        canvas.text(below, (fitted.more,), name="More")


def _frame_name(canvas: Canvas, table: Table) -> str:
    return named("p:nvGraphicFramePr", canvas.next_id(), "Table", table.summary)


def _laid_out(table: Table, widths: Sequence[float], size: float, most: int, ruler: Ruler) -> FittedTable:
    head = tuple(
        (Para(text=column.title, size=size * _SMALL, bold=True, tone="quiet", align=_ALIGN[column.align]),)
        for column in table.columns
    )
    rows = tuple(
        tuple(
            _cell(cell, size, _ALIGN[column.align], width - 2 * _COLUMN, most, ruler)
            for cell, column, width in zip(row, table.columns, widths, strict=True)
        )
        for row in table.rows
    )
    return FittedTable(
        widths=tuple(widths),
        head=head,
        rows=rows,
        heights=tuple(_height(row, widths, ruler) for row in (head, *rows)),
        more=None,
    )


def _cell(cell: Cell, size: float, align: str, width: float, most: int, ruler: Ruler) -> tuple[Para, ...]:
    paras = (
        Para(
            text=" ".join(line.text.split()),
            # What stands below the first line of a cell stands back.
            size=size if not at else size * _SMALL,
            bold=line.tone in ("strong", "aligned", "opposed"),
            italic=line.tone == "fiction",
            tone=line.tone,
            align=align,
            before=1.0 if at else 0.0,
        )
        for at, line in enumerate(cell.lines)
    )
    return tuple(
        replace(para, text=ruler.cut(para.text, para.size, width, most, bold=para.bold)) for para in paras
    )


def _height(row: Sequence[Sequence[Para]], widths: Sequence[float], ruler: Ruler) -> float:
    return 2 * _ROW + max(
        height_of(cell, width - 2 * _COLUMN, ruler) for cell, width in zip(row, widths, strict=True)
    )


def _few(table: FittedTable, height: float) -> FittedTable:
    """Return a table with the first rows that find room, and a line that says how many more there are."""
    more = more_line(1, SIZES[-1])
    left = height - table.heights[0] - more.size * 1.3 - _ROW
    kept = 0
    while kept < len(table.rows) and table.heights[kept + 1] <= left:
        left -= table.heights[kept + 1]
        kept += 1
    kept = max(1, kept)
    return replace(
        table,
        rows=table.rows[:kept],
        heights=table.heights[: kept + 1],
        more=more_line(len(table.rows) - kept, SIZES[-1]),
    )


def _row_xml(canvas: Canvas, row: Sequence[Sequence[Para]], height: float, *, is_head: bool) -> str:
    look = canvas.look
    colour, width = (look.ink, 1.0) if is_head else (look.line, 0.75)
    below = f'<a:lnB w="{canvas.emu(width)}">{filled(colour)}</a:lnB>'
    none = "".join(f'<a:{side} w="0"><a:noFill/></a:{side}>' for side in ("lnL", "lnR", "lnT"))
    side, edge = canvas.emu(_COLUMN), canvas.emu(_ROW)
    inside = f'marL="{side}" marR="{side}" marT="{edge}" marB="{edge}"'
    cells = "".join(
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{canvas.paragraphs(cell)}</a:txBody>"
        f'<a:tcPr {inside} anchor="{"b" if is_head else "t"}">{none}{below}<a:noFill/></a:tcPr></a:tc>'
        for cell in row
    )
    return f'<a:tr h="{canvas.emu(height)}">{cells}</a:tr>'
