"""What people do with workbooks: write one of a scenario, look at one that came back, take it in.

Each is one function, called alike by the window and the command line. Files come in and go out here; what is
between is plain values of the other rooms. What is taken in is one edit of the scenario's document: it is
taken back in one step, and every line that the workbook does not touch stays as it is.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from wargame.places import own_scenarios_folder
from wargame.scenario.data import as_data
from wargame.scenario.document.differences import difference
from wargame.scenario.document.document import Document
from wargame.scenario.document.edits import Batch, Edit
from wargame.scenario.emit import as_yaml
from wargame.scenario.files import ScenarioFileRefused, free_path, id_from
from wargame.scenario.load import ScenarioFaulty
from wargame.terms import EntenteError, Refused
from wargame.whole import write_whole
from wargame.workbook.checking import checked
from wargame.workbook.comparing import preview_of
from wargame.workbook.files import RawBook, book_of, is_packed, read_bytes
from wargame.workbook.headings import has_known_sheets, with_headings
from wargame.workbook.lists import as_book, head_of, kind_in, list_in, remember
from wargame.workbook.preview import NOTHING_CHOSEN, Listed, Preview, Taking, taken
from wargame.workbook.rows import CLIPBOARD, book_of_rows, rows_of, text_of_bytes
from wargame.workbook.xlsx import as_xlsx


def data_of(document: Document) -> dict[str, Any]:
    """Return what a document says, half-finished ones too.

    Raises
    ------
    ScenarioFaulty
        If its text cannot be read to its end; tells every fault.
    """
    if not isinstance(document.data, dict):
        raise ScenarioFaulty(document.faults)
    return document.data


def workbook_of(document: Document, second: int) -> bytes:
    """Return a document as a workbook that was written at this second since 1970.

    Raises
    ------
    ScenarioFaulty
        If its text cannot be read to its end.
    """
    return as_xlsx(data_of(document), second)


def preview_file(
    path: Path, data: Mapping[str, Any], kind: str | None = None, columns: Mapping[str, str] | None = None
) -> Preview:
    """Return what the workbook, or the table of rows, in a file would change in a scenario's data.

    For a new scenario the data is empty. `kind` is a kind of list of `lists.LISTS`, if it is one; `columns`
    says of some of its columns, by their headings, what they are.

    Raises
    ------
    WorkbookUnreadable
        If the file cannot be opened, is neither workbook nor table, or is too large.
    Refused
        If nothing in it is known, or a column is called what it cannot be.
    """
    content = read_bytes(path)
    if is_packed(content):
        book = book_of(content, path.name)
    else:
        book = book_of_rows(rows_of(text_of_bytes(content, path.name), path.name), path.stem)
    return _preview(book, path.name, data, kind, columns)


def preview_rows(
    text: str, data: Mapping[str, Any], kind: str | None = None, columns: Mapping[str, str] | None = None
) -> Preview:
    """Return what rows from the clipboard would change in a scenario's data; raises as files do."""
    book = book_of_rows(rows_of(text, CLIPBOARD), CLIPBOARD)
    return _preview(book, CLIPBOARD, data, kind, columns)


class NothingKnown(Refused):
    """A table of which no column is known; `head` holds its headings, of which somebody may know more."""

    def __init__(self, name: str, head: tuple[str, ...]) -> None:
        super().__init__("table-of-nothing-known", name=name, known=tuple(filter(None, head)))
        self.head = head


def _preview(
    book: RawBook, name: str, data: Mapping[str, Any], kind: str | None, columns: Mapping[str, str] | None
) -> Preview:
    """Return the preview of a book of a scenario's sheets, else of the list in it."""
    if kind is None and has_known_sheets(book):
        return preview_of(book, data)
    if kind is None and book.is_part and (headed := with_headings(book, data)) is not None:
        return preview_of(headed, data)
    for sheet in book.sheets:
        found = kind or kind_in(sheet)
        if found is not None and sheet.rows:
            uses = list_in(sheet, found, columns)
            made = preview_of(as_book(sheet, found, uses, data), data)
            if columns:
                remember(sheet, found, uses)
            return replace(made, listed=Listed(found, head_of(sheet), uses))
    raise NothingKnown(name, head_of(book.sheets[0]) if book.sheets else ())


def edit_of(made: Preview, taking: Taking, name: str) -> Batch:
    """Return what was chosen of a preview as one edit of the document that it was made for.

    `name` says in words what it is: `Import of gerd.xlsx`.
    """
    only_changes = replace(made, new=(), missing=())
    between = taken(only_changes, taking)
    # Changes of single values are done at once; what comes in and goes out after them, one by one.
    values: list[Edit] = difference(dict(made.data), between)
    things: list[Edit] = difference(between, taken(made, taking))
    parts = [Batch(tuple(edits)) for edits in (values, things) if edits]
    return Batch(tuple(parts), name)


def made_from(path: Path, folder: Path | None = None) -> tuple[Path, Preview]:
    """Make a scenario of the user's from a workbook alone; return its file, and what was read.

    It is called by its id, and gets another one if there is a file of that name. What could not be read is
    among the troubles of the preview.

    Raises
    ------
    EntenteError
        If the workbook cannot be read, holds nothing of a scenario, or the file cannot be written.
    """
    made = preview_file(path, {})
    said = next((one.new for one in made.changes if one.field == ("id",)), None)
    folder = folder or own_scenarios_folder()
    file = free_path(folder, id_from(said if isinstance(said, str) else path.stem))
    content = new_scenario(made, name=id_from(file.stem)).encode()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(file, content, over=False)
    except OSError as error:
        raise ScenarioFileRefused("scenario-not-copied", name=path.name, reason=error.strerror) from error
    return file, made


def new_scenario(made: Preview, taking: Taking = NOTHING_CHOSEN, name: str = "") -> str:
    """Return the text of the scenario that a workbook makes by itself; `name` is the id it is to have.

    Raises
    ------
    EntenteError
        If there is nothing of a scenario in it.
    """
    data = taken(made, taking)
    if not data:
        raise EntenteError("workbook-without-scenario")
    if name:
        data["id"] = name
    found = checked(data)
    if found.scenario is None or found.faults:
        return as_yaml(data)
    return as_yaml(as_data(found.scenario))
