"""Scenarios written to files: whole, or only their base rates.

`save` serves whoever made a scenario in the program; `write_base_rates` serves simulation, which puts what it
found beside the file that a person wrote.
"""

from pathlib import Path
from typing import Final

from wargame.scenario.data import as_data
from wargame.scenario.document.document import Document, open_document
from wargame.scenario.document.edits import Remove
from wargame.scenario.emit import as_yaml
from wargame.scenario.faults import ScenarioFaulty
from wargame.scenario.faults import ScenarioUnwritable as ScenarioUnwritable
from wargame.scenario.model import BaseRates, Scenario
from wargame.scenario.rates import rates_file, write_rates
from wargame.terms import EntenteError
from wargame.whole import write_whole

_INSIDE: Final = ("monitor", "base-rates")


def save(scenario: Scenario, path: Path | str) -> None:
    """Write the scenario to the file at `path`, replacing what was there.

    Fields stand in the order of the format, those with their default are left out; comments of an
    older file are lost. What `load` then returns equals `scenario`.

    Raises
    ------
    ScenarioUnwritable
        If the file cannot be written; an older one is left as it was.
    """
    _write(Path(path), as_yaml(as_data(scenario)).encode())


def write_base_rates(path: Path | str, rates: BaseRates) -> Path:
    """Put `rates` beside the scenario in the file at `path`, in place of those there; return their file.

    Those that an older version wrote into the scenario's file are taken out of it; all else in it stays as it
    is, byte for byte.

    Raises
    ------
    ScenarioFaulty
        If the scenario has other faults than in its base rates.
    EntenteError
        If it has no monitor, or a file cannot be read or written.
    """
    path = Path(path)
    document = _without_rates(path)
    if _sound(document).monitor is None:
        raise EntenteError("scenario-without-monitor", path=path)
    try:
        beside = write_rates(path, rates)
    except OSError as error:
        raise _unwritable(rates_file(path), error) from error
    if document.content != path.read_bytes():
        _write(path, document.content)
    return beside


def load_without_rates(path: Path | str) -> Scenario:
    """Return the scenario in the file at `path` without its base rates, whatever is wrong with them.

    For whoever makes new ones in their place. Raises as `load` does, for every other fault.
    """
    return _sound(_without_rates(Path(path)))


def _without_rates(path: Path) -> Document:
    document = open_document(path)
    nodes = document.root.along(_INSIDE) if document.root else ()
    return document.edited(Remove(_INSIDE))[0] if len(nodes) > len(_INSIDE) else document


def _sound(document: Document) -> Scenario:
    if document.model is None or document.faults:
        raise ScenarioFaulty(document.faults)
    return document.model


def _write(path: Path, content: bytes) -> None:
    """Write a file so that it is whole at any moment: beside it first, then in its place."""
    try:
        write_whole(path, content)
    except OSError as error:
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: OSError) -> ScenarioUnwritable:
    return ScenarioUnwritable("scenario-unwritable", path=path, reason=error.strerror)
