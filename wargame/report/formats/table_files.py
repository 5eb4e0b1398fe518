"""Writes tables: CSV files in a folder, one JSON file, or one workbook with a sheet for each table.

Takes the sheets of `tables`. A text that a spreadsheet would run (it begins with = + - @, or with a tab or
a line break before one) gets an apostrophe in front in CSV; in a workbook it is stored as text, which is
never run. The same tables give the same bytes. XlsxWriter is imported when a workbook is written.
"""

import csv
import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from io import BytesIO, StringIO
from pathlib import Path
from typing import Final

from wargame.cells import tame
from wargame.report.tables import Sheet, Value
from wargame.report.writing import write_file, write_folder
from wargame.scenario.model import Marking
from wargame.terms import Refused
from wargame.workbook.marked import book_properties, mark_sheet

FORMATS: Final = ("csv", "json", "xlsx")
UNMARKED: Final = Marking()
LONGEST_CELL: Final = 32_767
"""Characters that a cell of a workbook can hold."""


def write_tables(
    tables: Sequence[Sheet], path: Path, kind: str, stamp: int = 0, marking: Marking = UNMARKED
) -> tuple[Path, ...]:
    """Write tables and return the files; for CSV `path` is a folder, which is made if needed.

    `stamp` is the time that a workbook carries, in seconds since 1970; `marking` stands on its printed pages
    and in its properties. What the tables themselves say of it stands in a table of its own.

    Raises
    ------
    Refused
        If there is no such format.
    NotWritten
        If a file cannot be written; it is as it was.
    """
    if kind not in FORMATS:
        raise Refused("table-form-unknown", forms=tuple(FORMATS), kind=kind)
    if kind == "csv":
        # The mark at the head makes spreadsheets read it as UTF-8.
        return write_folder(path, {f"{one.name}.csv": as_csv(one).encode("utf-8-sig") for one in tables})
    makers: dict[str, Callable[[], bytes]] = {
        "json": lambda: as_json(tables).encode(),
        "xlsx": lambda: as_xlsx(tables, stamp, marking),
    }
    write_file(path, makers[kind]())
    return (path,)


def as_csv(table: Sheet) -> str:
    """Return a table as CSV with a line of column names."""
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(field.name for field in table.fields)
    for row in table.rows:
        writer.writerow([_csv_value(value) for value in row])
    return text.getvalue()


def _csv_value(value: Value) -> Value:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        # Readers take a lone carriage return for the end of a row.
        return tame(value).replace("\r\n", "\n").replace("\r", "\n")
    return value


def as_json(tables: Sequence[Sheet]) -> str:
    """Return tables as one JSON object: name of table to a list of rows, each by name of column."""
    found = {
        table.name: [
            {field.name: value for field, value in zip(table.fields, row, strict=True)} for row in table.rows
        ]
        for table in tables
    }
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def as_xlsx(tables: Sequence[Sheet], stamp: int = 0, marking: Marking = UNMARKED) -> bytes:
    """Return tables as a workbook, with a first sheet that says what every column means."""
    from xlsxwriter import Workbook

    content = BytesIO()
    # In memory and single-threaded, so that the bytes depend on nothing but the tables.
    book = Workbook(
        content,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    book.set_properties({"created": datetime.fromtimestamp(stamp, UTC), **book_properties(marking)})
    head = book.add_format({"bold": True, "bottom": 1})
    about = book.add_worksheet("columns")
    mark_sheet(about, marking)
    about.write_row(0, 0, ("table", "column", "meaning"), head)
    about.set_column(0, 1, 16)
    about.set_column(2, 2, 80)
    line = 0
    for table in tables:
        for field in table.fields:
            line += 1
            for at, text in enumerate((table.name, field.name, field.means)):
                about.write_string(line, at, text)
        sheet = book.add_worksheet(table.name)
        mark_sheet(sheet, marking)
        sheet.freeze_panes(1, 0)
        sheet.write_row(0, 0, [field.name for field in table.fields], head)
        for number, row in enumerate(table.rows, start=1):
            for at, value in enumerate(row):
                if isinstance(value, bool):
                    sheet.write_boolean(number, at, value)
                elif isinstance(value, int | float):
                    sheet.write_number(number, at, value)
                elif value:
                    sheet.write_string(number, at, value[:LONGEST_CELL])
        sheet.autofilter(0, 0, max(1, len(table.rows)), len(table.fields) - 1)
    book.close()
    return content.getvalue()
