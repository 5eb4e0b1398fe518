"""Writes tables: CSV or Parquet files in a folder, one JSON file, or a workbook with a sheet for each table.

Takes the sheets of `tables`. A text that a spreadsheet would run (it begins with = + - @, or with a tab or
a line break before one) gets an apostrophe in front in CSV; in a workbook it is stored as text, which is
never run. The same tables give the same bytes. Beside them stands the codebook. XlsxWriter and
pyarrow, which is an extra, are imported when they are needed.
"""

import csv
import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from io import BytesIO, StringIO
from pathlib import Path
from typing import Final

from wargame.cells import PLAIN_BOOK, tame
from wargame.report.columns import FieldKind, Sheet, Value, codebook
from wargame.report.options import FOLDERS
from wargame.report.writing import write_file, write_files, write_folder
from wargame.scenario.model import Marking
from wargame.terms import Refused
from wargame.workbook.marked import book_properties, mark_sheet

FORMATS: Final = ("csv", "json", "xlsx", "parquet")
UNMARKED: Final = Marking()
ENDINGS: Final = {".xlsx": "xlsx", ".json": "json"}
"""The forms that are one file, by how its name ends."""
LONGEST_CELL: Final = 32_767
"""Characters that a cell of a workbook can hold."""


def kind_by_ending(path: Path) -> str:
    """Return in which form tables are written whose place alone says so; without an ending it is a folder."""
    return ENDINGS.get(path.suffix.lower(), "csv")


def write_tables(
    tables: Sequence[Sheet], path: Path, kind: str, stamp: int = 0, marking: Marking = UNMARKED
) -> tuple[Path, ...]:
    """Write tables and a codebook beside them, and return the files.

    For CSV and Parquet `path` is a folder, which is made if needed; a workbook holds its codebook itself.

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
    book = codebook(tables)
    if kind == "csv":
        return write_folder(path, {f"{one.name}.csv": _csv_file(one) for one in (*tables, book)})
    if kind == "parquet":
        files = {f"{one.name}.parquet": as_parquet(one) for one in tables}
        return write_folder(path, {**files, f"{book.name}.csv": _csv_file(book)})
    if kind == "json":
        beside = codebook_beside(path)
        write_files(
            path.parent, {path.name: as_json(tables).encode(), beside.name: as_json((book,)).encode()}
        )
        return (path, beside)
    write_file(path, as_xlsx(tables, stamp, marking))
    return (path,)


def codebook_beside(path: Path) -> Path:
    """Return where the codebook of tables in one JSON file stands."""
    return path.with_name(f"{path.stem} codebook.json")


def files_of(path: Path, kind: str, names: Iterable[str]) -> tuple[Path, ...]:
    """Return every file that tables of these names come to in a format, the codebook among them."""
    if kind in FOLDERS:
        return (*(path / f"{name}.{kind}" for name in names), path / "codebook.csv")
    return (path, codebook_beside(path)) if kind == "json" else (path,)


def _csv_file(table: Sheet) -> bytes:
    # The mark at the head makes spreadsheets read it as UTF-8.
    return as_csv(table).encode("utf-8-sig")


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


def as_parquet(table: Sheet) -> bytes:
    """Return a table as Parquet: each column of its own kind, also where it is empty, with its meaning.

    Raises
    ------
    Refused
        If the library for it is not installed.
    """
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as missing:
        raise Refused("parquet-not-installed") from missing
    kinds = {"text": pa.string(), "whole": pa.int64(), "number": pa.float64(), "yes-no": pa.bool_()}
    schema = pa.schema(
        [
            pa.field(field.name, kinds[field.kind], metadata={"meaning": field.means})
            for field in table.fields
        ],
        metadata={"meaning": table.means},
    )
    columns = [
        pa.array([_of_kind(row[at], field.kind) for row in table.rows], kinds[field.kind])
        for at, field in enumerate(table.fields)
    ]
    content = BytesIO()
    parquet.write_table(pa.Table.from_arrays(columns, schema=schema), content, compression="snappy")
    return content.getvalue()


def _of_kind(value: Value, kind: FieldKind) -> Value:
    """Return a value as its column holds it; nothing where nothing is said."""
    if value is None or (value == "" and kind != "text"):
        return None
    return str(value) if kind == "text" else float(value) if kind == "number" else value


def as_xlsx(tables: Sequence[Sheet], stamp: int = 0, marking: Marking = UNMARKED) -> bytes:
    """Return tables as a workbook, with a first sheet that says what every column means."""
    from xlsxwriter import Workbook

    content = BytesIO()
    book = Workbook(content, PLAIN_BOOK)
    book.set_properties({"created": datetime.fromtimestamp(stamp, UTC), **book_properties(marking)})
    head = book.add_format({"bold": True, "bottom": 1})
    about = book.add_worksheet("columns")
    mark_sheet(about, marking)
    told = codebook(tables)
    about.write_row(0, 0, [field.name for field in told.fields], head)
    about.set_column(0, 2, 16)
    about.set_column(3, 3, 80)
    for line, row in enumerate(told.rows, 1):
        for at, text in enumerate(row):
            about.write_string(line, at, str(text))
    for table in tables:
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
