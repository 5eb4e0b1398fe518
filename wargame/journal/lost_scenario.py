"""A scenario that a damaged session has lost, found elsewhere on this computer by its hash.

Looked through are the automatic copies of the session, those of other sessions, the scenarios that come with
the product and those in the user's own folder. The hash stands in the session's first event, so what is found
is what was played, to the letter.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from wargame.journal.connection import reader
from wargame.journal.keeping import all_kept, kept
from wargame.journal.reading import scenario_of
from wargame.journal.stored import scenario_row
from wargame.places import own_scenarios_folder, scenarios_folder
from wargame.scenario.load import load, scenario_hash
from wargame.scenario.model import Scenario
from wargame.terms import EntenteError

MOST_COPIES: Final = 60
"""Copies that are looked into."""

_ENDINGS: Final = (".yaml", ".yml")


def scenario_elsewhere(wanted: str, session: Path) -> tuple[Scenario, str] | None:
    """Return the scenario with a hash and where it was found, in words; None if it is nowhere."""
    if not wanted:
        return None
    for scenario, place in _candidates(session):
        if scenario_hash(scenario) == wanted:
            return scenario, place
    return None


def _candidates(session: Path) -> Iterator[tuple[Scenario, str]]:
    copies = dict.fromkeys(copy.path for copy in (*kept(session), *all_kept()))
    for path in list(copies)[:MOST_COPIES]:
        scenario = _in_session(path)
        if scenario is not None:
            yield scenario, "an automatic copy"
    for folder in (scenarios_folder(), own_scenarios_folder()):
        for path in _files(folder):
            try:
                yield load(path), f"the scenario file {path.name}"
            except EntenteError:
                continue


def _in_session(path: Path) -> Scenario | None:
    try:
        with reader(path) as connection:
            return scenario_of(scenario_row(connection), path.name)
    except EntenteError:
        return None


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.suffix in _ENDINGS)
    except OSError:
        return []
