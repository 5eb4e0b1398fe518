"""Rows without a workbook: a file of comma-separated values, or what a spreadsheet put on the clipboard.

Bytes or a text come in; a table of one sheet goes to `matching`, as if it had stood in a workbook. The
letters are found out (UTF-8, UTF-16, what Windows wrote in the West), and so is what parts the columns: a
comma, a semicolon, a tab or a stroke.
"""

import csv
from collections import Counter
from io import StringIO
from typing import Final

from wargame.limits import LONGEST_TEXT, MOST_CELLS
from wargame.scenario.letters import letters_of
from wargame.workbook.files import RawBook, RawSheet, WorkbookUnreadable

SEPARATORS: Final = ("\t", ";", ",", "|")
"""What parts columns; of two that fit as well the first."""

_TRIED: Final = 20
"""Rows by which the separator is found."""

CLIPBOARD: Final = "Clipboard"


def text_of_bytes(content: bytes, name: str) -> str:
    """Return the text in a file's bytes, whatever its encoding; WorkbookUnreadable if it is none."""
    found = letters_of(content).text
    if found is None and content[1:20:2].count(0) * 2 > len(content[1:20:2]):
        found = content.decode("utf-16-le", "replace")
    if found is None or "\0" in found:
        raise WorkbookUnreadable("table-no-text", name=name)
    return found.removeprefix("\ufeff")


def rows_of(text: str, name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a text; WorkbookUnreadable if there are too many cells in it."""
    said, text = _said_separator(text)
    best = said or max(SEPARATORS, key=lambda one: _fits(text, one))
    rows = []
    cells = 0
    for row in _parsed(text, best):
        cells += len(row)
        if cells > MOST_CELLS:
            raise WorkbookUnreadable("table-too-large", name=name, most=MOST_CELLS)
        rows.append(tuple(row))
    return tuple(rows)


def _said_separator(text: str) -> tuple[str, str]:
    """Return the separator that the first line says by itself, as Excel writes it, and the text after it."""
    first, _, rest = text.partition("\n")
    line = first.strip()
    if len(line) == 5 and line.startswith("sep="):
        return line[-1], rest
    return "", text


def _parsed(text: str, separator: str) -> "list[list[str]]":
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST_TEXT * 4))
    lines = StringIO(text.replace("\r\n", "\n").replace("\r", "\n"), newline="")
    try:
        return list(csv.reader(lines, delimiter=separator))
    except csv.Error:
        # A quote that is never closed, or a cell longer than any: each line is a row then.
        return [line.split(separator) for line in text.splitlines()]


def _fits(text: str, separator: str) -> tuple[int, int]:
    """Return how many of the first rows have as many columns as most have, and how many columns these are."""
    head = "\n".join(text.splitlines()[: _TRIED * 3])
    rows = [row for row in _parsed(head, separator) if row][:_TRIED]
    widths = Counter(len(row) for row in rows if len(row) > 1)
    return max(((count, width) for width, count in widths.items()), default=(0, 0))


def book_of_rows(rows: tuple[tuple[str, ...], ...], name: str) -> RawBook:
    """Return a table as a book that holds nothing else; what is not in it is not missing."""
    return RawBook((RawSheet(name, rows),), is_part=True)
