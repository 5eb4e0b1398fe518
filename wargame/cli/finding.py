"""What a command was given to work on: a scenario by path or id, a session by its file.

A scenario's id is looked for among those that come with the product, then in the user's own folder. A packed
scenario is first laid into that folder, where it is found again the next time.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from wargame.cli.errors import Unreadable
from wargame.cli.out import visible
from wargame.places import is_folder, is_there, own_scenarios_folder, scenarios_folder
from wargame.terms import RecordBroken, RecordError

if TYPE_CHECKING:
    from pathlib import Path

    from wargame.game.compiled import CompiledScenario
    from wargame.scenario.model import Scenario
    from wargame.session.session import Session

LARGEST_TEXT: Final = 50_000_000
"""Bytes of a script."""

ENDINGS: Final = (".yaml", ".yml")

PACKED: Final = ".entente-scenario"
"""The ending of packed scenarios, of which `scenario.package` knows the rest."""


def scenario_files() -> list[Path]:
    """Return the files of all scenarios that are found by their id, those of the product first."""
    found: list[Path] = []
    for folder in (scenarios_folder(), own_scenarios_folder()):
        with suppress(OSError):  # there may be no such folder
            found += sorted(path for path in folder.iterdir() if path.suffix.lower() in ENDINGS)
    return found


def scenario_path(named: str) -> Path:
    """Return the file of the scenario with this path or id.

    Raises
    ------
    Unreadable
        If there is neither.
    """
    from pathlib import Path

    path = Path(named)
    if is_there(path) and not is_folder(path):
        return unpacked(path)
    files = scenario_files()
    for file in files:
        if file.stem == named:
            return file
    from wargame.session.script_fields import meant
    from wargame.words.sentences import Sentence

    names = tuple(file.stem for file in files)
    refusal = Sentence("no-such-scenario", name=named)
    raise Unreadable(meant(refusal, named, names) or Sentence("scenarios-known", told=refusal, known=names))


def unpacked(path: Path) -> Path:
    """Return the file of a scenario: the very file, or where what is packed in it was laid, which is told.

    Raises
    ------
    Unreadable
        If it is a packed scenario that is not to be opened.
    """
    if path.suffix.casefold() != PACKED:
        return path
    from wargame.scenario.package.contents import PackageUnfit
    from wargame.scenario.package.placing import placed
    from wargame.scenario.package.reading import read_package
    from wargame.shown.package import package_rows

    try:
        package = read_package(path)
        file = placed(package, own_scenarios_folder())
    except PackageUnfit as error:
        raise Unreadable(error.told) from error
    said = "; ".join(f"{label.lower()}: {words}" for label, words in package_rows(package)[:2])
    print(visible(f"Unpacked as {file} ({said})"), file=sys.stderr)
    return file


def read_scenario(named: str) -> Scenario:
    """Return the scenario with this path or id, fully checked.

    Raises
    ------
    Unreadable
        If there is none, or its file cannot be opened.
    ScenarioFaulty
        If anything is wrong with it.
    """
    from wargame.scenario.load import ScenarioUnreadable, load

    try:
        return load(scenario_path(named))
    except ScenarioUnreadable as error:
        raise Unreadable(error.told) from error


def read_compiled(named: str) -> CompiledScenario:
    """Return the scenario with this path or id made ready for play, with its pictures; raises as above."""
    from wargame.game.compiled import CompiledScenario
    from wargame.scenario.pictures import beside

    path = scenario_path(named)
    scenario = read_scenario(str(path))
    return CompiledScenario(scenario, beside(scenario, path))


def read_text(path: Path, what: str, longest: int = LARGEST_TEXT) -> str:
    """Return the text of a file.

    Raises
    ------
    Unreadable
        If it cannot be opened, is too large, or is no UTF-8.
    """
    try:
        with path.open("rb") as file:
            content = file.read(longest + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "that is not a path"
        raise Unreadable("file-not-opened", what=what, path=path, reason=reason) from error
    if len(content) > longest:
        raise Unreadable("file-too-large", what=what, path=path, most=longest // 1000000)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise Unreadable("file-not-utf8", what=what, path=path, line=line) from error


def read_session(named: str) -> Session:
    """Return the session in a file, for reading only.

    Raises
    ------
    Unreadable
        If there is no session in the file.
    RecordBroken
        If its record is damaged.
    """
    from wargame.journal.file import read
    from wargame.session.opening import take_up

    try:
        scenario, record = read(named)
    except RecordBroken:
        raise
    except RecordError as error:
        raise Unreadable(error.told) from error
    return take_up(scenario, record)
