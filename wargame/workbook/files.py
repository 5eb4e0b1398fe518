"""Workbooks opened: what could harm is refused in a sentence before anything of it is unpacked or read.

A path or bytes come in, sheets with their cells go to `matching`. A workbook is a ZIP of XML: how much it
unpacks to, how many cells a sheet reaches over, and whether what stands there is what was promised, is looked
at first. Formulas, macros and links are never followed; of a formula its last value is read. python-calamine,
which reads the cells, is imported when a workbook is read.
"""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any, Final
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from wargame.limits import LARGEST_UNPACKED, LARGEST_WORKBOOK, MOST_CELLS, MOST_PARTS
from wargame.terms import EntenteError
from wargame.words.sentences import Sentence
from wargame.workbook.kinds import Raw

ENDINGS: Final = (".xlsx", ".xlsm")

_ZIP: Final = b"PK\x03\x04"
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0"
_MAIN: Final = "xl/workbook.xml"
_LINKS: Final = "xl/_rels/workbook.xml.rels"
_MACROS: Final = "xl/vbaProject.bin"
_OTHERS: Final[Mapping[str, str]] = {
    "content.xml": "an OpenDocument file",
    "word/document.xml": "a Word document",
    "ppt/presentation.xml": "a presentation",
    "Index/Document.iwa": "a file of Numbers or Pages",
}


class WorkbookUnreadable(EntenteError):
    """A file that is no workbook, or none that is read."""


@dataclass(frozen=True, slots=True)
class RawSheet:
    """A sheet as it is in the file."""

    name: str
    rows: tuple[tuple[Raw, ...], ...]
    """What the cells hold, from A1 on."""
    hidden: bool = False
    spoilt: Mapping[tuple[int, int], Sentence] = field(default_factory=dict)
    """Cells, by row and column from 0, that hold nothing that could be read, and why."""
    formulas: int = 0
    times: Mapping[tuple[int, int], str] = field(default_factory=dict)
    """What cells with a date or a time say; no value of a scenario, but lists have them."""
    origin: "Origin | None" = None
    """Where its columns stood, if it was made of a table with other ones."""

    def ref(self, row: int, column: int) -> str:
        """Return how people find a cell: `Cards!F14`."""
        if self.origin is None:
            return f"{self.name}!{ref_of(row, column)}"
        return f"{self.origin.name}!{ref_of(row, self.origin.columns.get(column, 0))}"

    def row_ref(self, row: int) -> str:
        """Return how people find a row: `Cards!14`."""
        return f"{self.origin.name if self.origin else self.name}!{row + 1}"


@dataclass(frozen=True, slots=True)
class Origin:
    """The sheet that another one was made of."""

    name: str
    columns: Mapping[int, int]
    """The number of each column there."""


@dataclass(frozen=True, slots=True)
class RawBook:
    """A workbook as it is in the file."""

    sheets: tuple[RawSheet, ...]
    notes: tuple[Sentence, ...] = ()
    """What people should know of it."""
    is_part: bool = False
    """Whether it is a table of some rows: what is not in it is not missing."""


@dataclass(slots=True)
class _Inside:
    """What the XML of a sheet says about it before its cells are read."""

    last: tuple[int, int] = (0, 0)
    formulas: dict[tuple[int, int], bool] = field(default_factory=dict)
    """Cells with a formula, and whether its value is there."""
    errors: set[tuple[int, int]] = field(default_factory=set)
    """Cells that show an error."""


def read_book(path: Path) -> RawBook:
    """Return the workbook in a file.

    Raises
    ------
    WorkbookUnreadable
        If it cannot be opened, is none, or is too large.
    """
    return book_of(read_bytes(path), path.name)


def read_bytes(path: Path) -> bytes:
    """Return what a file holds; WorkbookUnreadable if it cannot be opened or is too large."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_WORKBOOK + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "that is not a path"
        raise WorkbookUnreadable("workbook-unopened", name=path.name or path, reason=reason) from error
    if len(content) > LARGEST_WORKBOOK:
        raise WorkbookUnreadable("workbook-too-large", name=path.name, most=LARGEST_WORKBOOK)
    return content


def is_packed(content: bytes) -> bool:
    """Return whether bytes are meant as a workbook, and not as a table of text."""
    return content.startswith((_ZIP, _OLD_OFFICE))


def book_of(content: bytes, name: str) -> RawBook:
    """Return the workbook in some bytes; `name` is what the file is called in refusals."""
    if content.startswith(_OLD_OFFICE):
        raise WorkbookUnreadable("workbook-in-old-form", name=name)
    try:
        insides, macros = _looked_through(content, name)
        return _read(content, insides, name, macros=macros)
    except (
        BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        expat.ExpatError,
        KeyError,
    ) as error:
        raise WorkbookUnreadable("workbook-broken", name=name, reason=_reason(error)) from error


def _reason(error: Exception) -> str:
    if isinstance(error, BadZipFile | EOFError | zlib.error):
        return "it is damaged, or of another kind"
    if isinstance(error, expat.ExpatError):
        return "a sheet of it is damaged"
    return "it is packed in a way that is not read"


def _looked_through(content: bytes, name: str) -> tuple[dict[str, _Inside], bool]:
    """Return what the sheets say about themselves, by their names, and whether there are macros."""
    with ZipFile(BytesIO(content)) as packed:
        names = set(packed.namelist())
        for part, kind in _OTHERS.items():
            if part in names:
                raise WorkbookUnreadable("workbook-of-other-kind", name=name, kind=kind)
        if len(names) > MOST_PARTS:
            raise WorkbookUnreadable("workbook-too-many-parts", name=name, most=MOST_PARTS)
        unpacked = _unpacked(packed, name)
    sheets = _sheet_parts(unpacked[_MAIN], unpacked.get(_LINKS, b""))
    insides = {}
    for sheet, part in sheets.items():
        if part in unpacked:
            insides[sheet] = _inside(unpacked[part], sheet, name)
    return insides, _MACROS in names


def _unpacked(packed: ZipFile, name: str) -> dict[str, bytes]:
    """Return the parts that are XML; all are unpacked once, to see that they are as large as they say."""
    left = LARGEST_UNPACKED
    found = {}
    for info in packed.infolist():
        with packed.open(info) as part:
            content = part.read(left + 1)
        left -= len(content)
        if left < 0:
            raise WorkbookUnreadable("workbook-packed-too-large", name=name, most=LARGEST_UNPACKED)
        if info.filename.endswith((".xml", ".rels")):
            found[info.filename] = content
    return found


def _sheet_parts(main: bytes, links: bytes) -> dict[str, str]:
    """Return the part of each sheet by the sheet's name."""
    targets: dict[str, str] = {}
    sheets: dict[str, str] = {}

    def link(tag: str, given: dict[str, str]) -> None:
        if tag == "Relationship":
            targets[given.get("Id", "")] = given.get("Target", "")

    def sheet(tag: str, given: dict[str, str]) -> None:
        if tag == "sheet":
            mark = next((value for key, value in given.items() if _bare(key) == "id" and ":" in key), "")
            target = targets.get(mark, "")
            sheets[given.get("name", "")] = target[1:] if target.startswith("/") else f"xl/{target}"

    if links:
        _parse(links, link)
    _parse(main, sheet)
    return sheets


def _parse(content: bytes, started: Any, ended: Any = None) -> None:
    """Read XML, element by element; a document type, in which bombs are hidden, breaks it."""
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda tag, given: started(_bare(tag), given)
    parser.StartDoctypeDeclHandler = _refuse
    if ended is not None:
        parser.EndElementHandler = lambda tag: ended(_bare(tag))
    parser.Parse(content, True)  # expat takes nothing by name


def _refuse(*_: object) -> None:
    raise expat.ExpatError("document type")


def _bare(tag: str) -> str:
    return tag.rpartition(":")[2]


def _inside(content: bytes, sheet: str, name: str) -> _Inside:
    """Return how far a sheet reaches and where its formulas are; refuses one that reaches too far."""
    found = _Inside()
    row, column, cells = -1, -1, 0
    formula = False

    def started(tag: str, given: dict[str, str]) -> None:
        nonlocal row, column, cells, formula
        if tag == "row":
            said = given.get("r", "")
            row, column = (int(said) - 1 if said.isdecimal() else row + 1), -1
        elif tag == "c":
            cells += 1
            at = place_of(given.get("r", ""))
            row, column = at if at is not None else (row, column + 1)
            formula = False
            if given.get("t") == "e":
                found.errors.add((row, column))
            last = (max(found.last[0], row), max(found.last[1], column))
            found.last = last
            if (last[0] + 1) * (last[1] + 1) > MOST_CELLS or cells > MOST_CELLS:
                raise WorkbookUnreadable(
                    "workbook-sheet-too-large", sheet=sheet, name=name, last=ref_of(*last), most=MOST_CELLS
                )
        elif tag == "f":
            found.formulas[row, column] = False
            formula = True
        elif tag in ("v", "is") and formula:
            found.formulas[row, column] = True

    _parse(content, started)
    return found


def place_of(ref: str) -> tuple[int, int] | None:
    """Return row and column from 0 of `F14`; None if it is no such thing."""
    letters = ref.rstrip("0123456789")
    digits = ref[len(letters) :]
    if not (0 < len(letters) <= 3 and letters.isascii() and letters.isalpha() and 0 < len(digits) <= 7):
        return None
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(digits) - 1, column - 1


def ref_of(row: int, column: int) -> str:
    """Return how a spreadsheet calls a cell, by its row and column from 0: `F14`."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"


def _read(content: bytes, insides: Mapping[str, _Inside], name: str, *, macros: bool) -> RawBook:
    from python_calamine import CalamineError, SheetTypeEnum, SheetVisibleEnum, load_workbook

    notes = [Sentence("workbook-with-macros")] if macros else []
    sheets = []
    try:
        with load_workbook(BytesIO(content)) as book:
            for told in book.sheets_metadata:
                if told.typ is SheetTypeEnum.WorkSheet and told.name in insides:
                    found = book.get_sheet_by_name(told.name)
                    hidden = told.visible is not SheetVisibleEnum.Visible
                    sheets.append(_sheet(found, insides[told.name], hidden=hidden))
    except CalamineError as error:
        raise WorkbookUnreadable("workbook-broken", name=name, reason="a sheet of it is damaged") from error
    notes += [
        Sentence("workbook-with-formulas", sheet=one.name, count=one.formulas)
        for one in sheets
        if one.formulas
    ]
    return RawBook(tuple(sheets), tuple(notes))


def _sheet(found: Any, inside: _Inside, *, hidden: bool) -> RawSheet:
    spoilt: dict[tuple[int, int], Sentence] = {
        place: Sentence("cell-formula-without-value") for place, there in inside.formulas.items() if not there
    }
    for first, last in found.merged_cell_ranges or ():
        spoilt |= _merged(first, last, inside.last)
    rows = []
    times: dict[tuple[int, int], str] = {}
    for number, row in enumerate(found.to_python(skip_empty_area=False)):
        for column, value in enumerate(row):
            if isinstance(value, date | time | timedelta):
                times[number, column] = _time(value)
                spoilt[number, column] = Sentence("cell-date", text=_time(value))
        rows.append(tuple(map(_raw, row)))
    for row_number, column in inside.errors:
        text = rows[row_number][column] if row_number < len(rows) and column < len(rows[row_number]) else ""
        spoilt[row_number, column] = Sentence("cell-error", text=text)
    return RawSheet(found.name, tuple(rows), hidden, spoilt, len(inside.formulas), times)


def _merged(
    first: tuple[int, int], last: tuple[int, int], end: tuple[int, int]
) -> dict[tuple[int, int], Sentence]:
    """Return the cells that are merged into another, as far as the sheet goes."""
    told = Sentence("cell-merged", first=ref_of(*first))
    return {
        (row, column): told
        for row in range(first[0], min(last[0], end[0]) + 1)
        for column in range(first[1], min(last[1], end[1]) + 1)
        if (row, column) != first
    }


def _raw(value: Any) -> Raw:
    """Return what a cell holds; of a date, which no scenario knows, nothing."""
    if isinstance(value, date | time | timedelta):
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return int(value)
    return value if isinstance(value, str | int | float | bool) else str(value)


def _time(value: date | time | timedelta) -> str:
    """Return a date or a time as people write it: `2026-03-01`, `09:30`."""
    if isinstance(value, datetime):
        said = value.isoformat(" ", "minutes")
        return said.removesuffix(" 00:00")
    if isinstance(value, time):
        return value.isoformat("minutes")
    return str(value)
