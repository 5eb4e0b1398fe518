"""How fast a scenario goes into a workbook, and how fast one that came back is compared with it."""

from benchmarks.figure import Figure, best_of, in_milli
from wargame.places import scenarios_folder
from wargame.scenario.document.document import open_document
from wargame.workbook.comparing import preview_of
from wargame.workbook.exchange import edit_of, workbook_of
from wargame.workbook.files import RawBook, RawSheet, book_of
from wargame.workbook.kinds import Raw
from wargame.workbook.preview import NOTHING_CHOSEN

FLAGSHIP = scenarios_folder() / "afghanistan-2017.yaml"


def figures() -> list[Figure]:
    """Return the figures of the flagship's workbook."""
    document = open_document(FLAGSHIP)
    content = workbook_of(document, 0)
    touched = with_costs_raised(book_of(content, "a.xlsx"))
    made = preview_of(touched, document.data)
    edit = edit_of(made, NOTHING_CHOSEN, "Import")
    return [
        Figure(
            name="flagship written as a workbook",
            value=in_milli(best_of(5, lambda: workbook_of(document, 0))),
            unit="ms",
            goal=1_000,
        ),
        Figure(
            name="flagship's workbook read and compared, 60 cells changed",
            value=in_milli(
                best_of(5, lambda: (book_of(content, "a.xlsx"), preview_of(touched, document.data)))
            ),
            unit="ms",
            goal=1_000,
        ),
        Figure(
            name="60 cells of the flagship taken in",
            value=in_milli(best_of(3, lambda: document.edited(edit))),
            unit="ms",
            goal=1_000,
        ),
    ]


def with_costs_raised(book: RawBook) -> RawBook:
    """Return a workbook in which every card costs one more."""
    return RawBook(tuple(_raised(sheet) if sheet.name == "Cards" else sheet for sheet in book.sheets))


def _raised(sheet: RawSheet) -> RawSheet:
    column = sheet.rows[0].index("Cost")
    return RawSheet(sheet.name, (sheet.rows[0], *(_one_more(row, column) for row in sheet.rows[1:])))


def _one_more(row: tuple[Raw, ...], column: int) -> tuple[Raw, ...]:
    cost = row[column]
    assert isinstance(cost, int)
    return (*row[:column], cost + 1, *row[column + 1 :])
