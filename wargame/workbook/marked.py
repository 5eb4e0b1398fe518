"""A marking on a workbook: on each printed page, and in the file's properties.

No cell holds it, so that who reads the tables finds them as ever. Takes a `Marking`; `workbook.xlsx` and the
tables of a session write with it.
"""

from typing import TYPE_CHECKING, Any, Final

from wargame.names import in_xml
from wargame.scenario.marked import properties_of
from wargame.scenario.model import Marking

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

LONGEST_HEAD: Final = 250
"""Characters of a page's head, as Excel has it."""


def book_properties(marking: Marking) -> dict[str, Any]:
    """Return the properties of a workbook, but for its time."""
    said = properties_of(marking)
    if not said.line:
        return {"author": said.author}
    return {
        "author": in_xml(said.author),
        "keywords": in_xml(", ".join(said.keywords)),
        "comments": in_xml(said.line),
    }


def mark_sheet(sheet: "Worksheet", marking: Marking) -> None:
    """Put a marking at the head and foot of each printed page of a sheet; nothing if it says nothing."""
    if not marking.line:
        return
    # An ampersand begins a command of the head; two are one that is printed.
    said = in_xml(marking.banner or marking.line).replace("&", "&&")
    # A figure at the beginning would be taken for the size of the letters.
    line = f'&C&"-,Bold"{" " if said[:1].isdigit() else ""}{said}'[:LONGEST_HEAD]
    sheet.set_header(line)
    sheet.set_footer(line)
