"""A scenario's sheets written as a workbook that people can fill in.

There are lists to choose from, and texts stay texts. Takes the grids of `sheets`; the bytes go to a file, or
to whoever hands them on. No cell is ever a formula. The hidden sheet at the end holds the scenario's data, so
that an import can tell who changed what. The same scenario gives the same bytes. XlsxWriter is imported when
a workbook is written.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from wargame.cells import PLAIN_BOOK
from wargame.scenario.data import part_of_data
from wargame.scenario.model import Marking
from wargame.terms import EntenteError
from wargame.words.workbook import GUIDE
from wargame.workbook.columns import BASE, ENDING, GAME, KIND, MORE, README, THINGS, TIES, UPKEEP, help_of
from wargame.workbook.entries import BASE_RATES, Field, entry_at
from wargame.workbook.kinds import LONGEST_CELL, Choice, Kind, Name, Number, Several, Words, YesNo
from wargame.workbook.marked import book_properties, mark_sheet
from wargame.workbook.sheets import Cell, Grid, grids

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

BASE_FORMAT: Final = "entente-workbook 1"
"""The first cell of the hidden sheet."""

_CHUNK: Final = 30_000
_MOST_ROWS: Final = 1_000
"""Rows for which a sheet of things is made ready, so that new ones are typed under the same rules."""

_LONGEST_LIST: Final = 255
"""Characters of a list of choices, as Excel has it."""

_LONGEST_SHOWN: Final = 255
"""Characters of a cell of the format Text that every Excel shows; a longer text is one by itself."""

_WIDE: Final = frozenset(
    ("Text", "Brief", "Effects", "Can be planned if", "When", "Measure", "Notes", "Note")
)
_MEANINGS: Final = ("Sheet", "Column", "What it means")
_IDS: Final = "Ids are made by Entente. Leave this cell as it is; it may stay empty in a new row."


def as_xlsx(data: Mapping[str, Any], stamp: int) -> bytes:
    """Return a scenario's data as a workbook; `stamp` is the time that it carries, in seconds since 1970."""
    from xlsxwriter import Workbook

    content = BytesIO()
    book = Workbook(content, PLAIN_BOOK)
    marking = _marking(data)
    book.set_properties({"created": datetime.fromtimestamp(stamp, UTC), **book_properties(marking)})
    _Writer(book).write(without_base_rates(data), stamp)
    for sheet in book.worksheets():
        mark_sheet(sheet, marking)
    book.close()
    return content.getvalue()


def _marking(data: Mapping[str, Any]) -> Marking:
    """Return the marking that stands in a scenario's data; none where it cannot be read."""
    try:
        return part_of_data(Marking, data.get("marking", {}))
    except EntenteError:
        return Marking()


def without_base_rates(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return a scenario's data without what trial play gave."""
    monitor = data.get(BASE_RATES[0])
    if not isinstance(monitor, dict) or BASE_RATES[1] not in monitor:
        return dict(data)
    return {**data, BASE_RATES[0]: {key: value for key, value in monitor.items() if key != BASE_RATES[1]}}


class _Writer:
    """Writes the sheets of one workbook."""

    def __init__(self, book: "Workbook") -> None:
        self._book = book
        plain = {"valign": "top", "text_wrap": True}
        self._text: Format = book.add_format({**plain, "num_format": "@"})
        self._long: Format = book.add_format(plain)
        self._number: Format = book.add_format({"valign": "top"})
        grey = {**plain, "num_format": "@", "bg_color": "#E9ECEF", "font_color": "#5C6670"}
        self._locked: Format = book.add_format(grey)
        self._head: Format = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})

    def write(self, data: Mapping[str, Any], stamp: int) -> None:
        """Write all sheets."""
        self._read_me()
        laid = grids(data)
        for grid in laid:
            sheet = self._book.add_worksheet(grid.name)
            self._grid(sheet, grid)
            if grid.name in (GAME, MORE):
                self._lines(sheet, grid)
            elif grid.name == TIES:
                sheet.set_column(0, len(grid.head), 12)
                sheet.freeze_panes(1, 1)
            else:
                self._columns(sheet, grid)
        self._base(data, stamp)

    def _read_me(self) -> None:
        sheet = self._book.add_worksheet(README)
        sheet.set_column(0, 1, 22, self._text)
        sheet.set_column(2, 2, 80, self._text)
        sheet.hide_gridlines(2)
        for number, paragraph in enumerate(GUIDE):
            sheet.merge_range(number, 0, number, 2, paragraph, self._text)
            sheet.set_row(number, 15 * (1 + len(paragraph) // 110))
        first = len(GUIDE) + 1
        for column, text in enumerate(_MEANINGS):
            sheet.write_string(first, column, text, self._head)
        for number, line in enumerate(_meanings(), start=first + 1):
            for column, text in enumerate(line):
                sheet.write_string(number, column, text, self._text)

    def _grid(self, sheet: "Worksheet", grid: Grid) -> None:
        for column, text in enumerate(grid.head):
            sheet.write_string(0, column, text, self._head)
        for number, row in enumerate(grid.rows, start=1):
            for column, cell in enumerate(row):
                self._cell(sheet, number, column, cell)

    def _cell(self, sheet: "Worksheet", row: int, column: int, cell: Cell) -> None:
        form = self._locked if cell.locked else self._number if _is_number(cell.kind) else self._text
        raw = cell.raw
        if isinstance(raw, str) and len(raw) > _LONGEST_SHOWN and not cell.locked:
            form = self._long
        if raw == "":
            sheet.write_blank(row, column, None, form)
        elif isinstance(raw, str):
            sheet.write_string(row, column, fitting(raw), form)
        else:
            sheet.write_number(row, column, raw, form)

    def _lines(self, sheet: "Worksheet", grid: Grid) -> None:
        """Make a sheet with one value to a row ready to be filled in."""
        sheet.set_column(0, 0, 34, self._locked)
        sheet.set_column(1, 1, 34, self._locked)
        sheet.set_column(2, 2, 60, self._text)
        sheet.set_column(3, 3, 60, self._locked)
        sheet.freeze_panes(1, 2)
        _guard(sheet, len(grid.rows))
        for number, row in enumerate(grid.rows, start=1):
            _choices(sheet, number, number, 2, row[2].kind, ())

    def _columns(self, sheet: "Worksheet", grid: Grid) -> None:
        """Make a sheet of things ready to be filled in, below its rows too."""
        plan = next(one for one in THINGS if one.name == grid.name)
        last = max(_MOST_ROWS, len(grid.rows))
        sheet.set_column(0, 0, 18, self._locked)
        sheet.freeze_panes(1, 2)
        sheet.autofilter(0, 0, max(1, len(grid.rows)), len(grid.head) - 1)
        _guard(sheet, last)
        for number, column in enumerate(plan.columns, start=1):
            kind = _kind_of_column(plan.lists, column.path)
            wide = 40 if column.header in _WIDE or column.header.startswith("If ") else 16
            sheet.set_column(
                number,
                number,
                8 if _is_number(kind) else wide,
                self._number if _is_number(kind) else self._text,
            )
            more = (UPKEEP, ENDING) if column.header == KIND and "injects" in plan.lists else ()
            _choices(sheet, 1, last, number, kind, more)

    def _base(self, data: Mapping[str, Any], stamp: int) -> None:
        sheet = self._book.add_worksheet(BASE)
        sheet.hide()
        sheet.write_string(0, 0, BASE_FORMAT)
        sheet.write_string(1, 0, datetime.fromtimestamp(stamp, UTC).isoformat())
        for number, chunk in enumerate(_chunks(json.dumps(data, ensure_ascii=True)), start=2):
            sheet.write_string(number, 0, chunk)


def _meanings() -> Iterator[tuple[str, str, str]]:
    """Yield what each column of the sheets of things means."""
    for plan in THINGS:
        for column in plan.columns:
            every = (help_of((name, "?", *column.path)) for name in plan.lists)
            yield plan.name, column.header, next(filter(None, every), "")


def fitting(raw: str) -> str:
    """Return a text as a cell can hold it; what is longer is cut, and an import leaves it alone.

    Spreadsheets count a sign outside the basic plane twice.
    """
    if len(raw) * 2 <= LONGEST_CELL or len(raw.encode("utf-16-le")) // 2 <= LONGEST_CELL:
        return raw
    return raw.encode("utf-16-le")[: LONGEST_CELL * 2].decode("utf-16-le", "ignore")


def _chunks(text: str) -> Iterator[str]:
    for start in range(0, len(text), _CHUNK):
        yield text[start : start + _CHUNK]


def _kind_of_column(lists: tuple[str, ...], path: Field) -> Kind:
    found = (entry_at((name, "?", *path)) for name in lists)
    return next((entry.kind for entry in found if entry is not None), Words())


def _is_number(kind: Kind | None) -> bool:
    return isinstance(kind, Number)


def _guard(sheet: "Worksheet", last: int) -> None:
    """Keep the first column from being typed into."""
    sheet.data_validation(
        1,
        0,
        max(1, last),
        0,
        {"validate": "custom", "value": "=FALSE", "error_title": "Id", "error_message": _IDS},
    )


def _source_of(kind: Kind | None, more: tuple[str, ...]) -> list[str] | str | None:
    """Return what can be chosen for a kind: the words themselves, or where they stand; None for anything."""
    if isinstance(kind, YesNo):
        return ["yes", "no"]
    if isinstance(kind, Choice):
        return [*kind.words, *more]
    if isinstance(kind, Name) or (isinstance(kind, Several) and isinstance(kind.item, Name)):
        return f"=Actors!$B$2:$B${_MOST_ROWS + 1}"
    return None


def _choices(
    sheet: "Worksheet", first: int, last: int, column: int, kind: Kind | None, more: tuple[str, ...]
) -> None:
    """Give cells a list to choose from, where their kind has one."""
    source = _source_of(kind, more)
    if source is None or (isinstance(source, list) and len(",".join(source)) > _LONGEST_LIST):
        return
    wish: dict[str, Any] = {"validate": "list", "source": source, "error_type": "stop"}
    if isinstance(source, str):
        wish["error_type"] = "information"
        wish["error_message"] = "Several actors can stand in one cell, with commas between them."
        if isinstance(kind, Several):
            wish["show_error"] = False
    sheet.data_validation(first, column, last, column, wish)
