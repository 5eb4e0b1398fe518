"""What people do with workbooks: write one of a scenario, look at one that came back, take it in.

Each is one function, called alike by the window and the command line. Files come in and go out here; what is
between is plain values of the other rooms.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from wargame.scenario.data import as_data
from wargame.scenario.emit import as_yaml
from wargame.scenario.load import ScenarioFaulty, read
from wargame.scenario.nodes import compose
from wargame.terms import EntenteError
from wargame.workbook.checking import checked
from wargame.workbook.comparing import preview_of
from wargame.workbook.files import read_book
from wargame.workbook.preview import NOTHING_CHOSEN, Preview, Taking, taken
from wargame.workbook.xlsx import as_xlsx


def data_of(text: str, name: str) -> dict[str, Any]:
    """Return the data of a scenario's text, half-finished ones too.

    Raises
    ------
    ScenarioFaulty
        If the text cannot be read to its end; tells every fault.
    """
    root, _ = compose(text, name)
    data = root.plain if root is not None else None
    if not isinstance(data, dict):
        raise ScenarioFaulty(read(text, name)[1])
    return data


def workbook_of(data: Mapping[str, Any], second: int) -> bytes:
    """Return a scenario's data as a workbook that was written at this second since 1970."""
    return as_xlsx(data, second)


def preview_file(path: Path, data: Mapping[str, Any]) -> Preview:
    """Return what the workbook in a file would change in a scenario's data; in none, for a new scenario.

    Raises
    ------
    WorkbookUnreadable
        If the file cannot be opened, is no workbook, or is too large.
    """
    return preview_of(read_book(path), data)


def new_scenario(made: Preview, taking: Taking = NOTHING_CHOSEN) -> str:
    """Return the text of the scenario that a workbook makes by itself.

    Raises
    ------
    EntenteError
        If there is nothing of a scenario in it.
    """
    data = taken(made, taking)
    if not data:
        raise EntenteError("workbook-without-scenario")
    found = checked(data)
    if found.scenario is None or found.faults:
        return as_yaml(data)
    return as_yaml(as_data(found.scenario))
