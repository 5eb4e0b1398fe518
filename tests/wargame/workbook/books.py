"""Workbooks as tests need them: of a scenario, changed by hand, and read again."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook

from wargame.workbook.columns import BASE
from wargame.workbook.comparing import preview_of
from wargame.workbook.files import RawBook, RawSheet, book_of, place_of, ref_of
from wargame.workbook.kinds import Raw
from wargame.workbook.preview import Preview
from wargame.workbook.xlsx import as_xlsx


def book(data: Mapping[str, Any]) -> RawBook:
    """The workbook of a scenario's data, written and read again."""
    return book_of(as_xlsx(data, 0), "a.xlsx")


def without_base(read: RawBook) -> RawBook:
    """The workbook without its hidden sheet."""
    return RawBook(tuple(sheet for sheet in read.sheets if sheet.name != BASE), read.notes)


def typed(read: RawBook, cells: Mapping[str, Raw]) -> RawBook:
    """The workbook after somebody typed into some cells, `Cards!F14`."""
    sheets = {sheet.name: [list(row) for row in sheet.rows] for sheet in read.sheets}
    for ref, raw in cells.items():
        name, _, place = ref.partition("!")
        at = place_of(place)
        assert at is not None
        rows = sheets[name]
        while len(rows) <= at[0]:
            rows.append([])
        rows[at[0]] += [""] * (at[1] + 1 - len(rows[at[0]]))
        rows[at[0]][at[1]] = raw
    return RawBook(
        tuple(
            RawSheet(one.name, tuple(map(tuple, sheets[one.name])), one.hidden, one.spoilt, one.formulas)
            for one in read.sheets
        ),
        read.notes,
    )


def cell(read: RawBook, sheet: str, thing: str, heading: str) -> str:
    """Where the value of a thing under a heading stands."""
    rows = next(one.rows for one in read.sheets if one.name == sheet)
    column = rows[0].index(heading)
    row = next(number for number, line in enumerate(rows) if line and line[0] == thing)
    return f"{sheet}!{ref_of(row, column)}"


def preview(data: Mapping[str, Any], changed: RawBook) -> Preview:
    """What a workbook would change in a scenario's data."""
    return preview_of(changed, data)


def made(fill: Any) -> bytes:
    """A workbook that was made elsewhere: what `fill` does with it."""
    content = BytesIO()
    with Workbook(content, {"in_memory": True}) as new:
        fill(new)
    return content.getvalue()
