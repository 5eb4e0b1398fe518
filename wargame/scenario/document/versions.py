"""Dated and named copies of a scenario, in a folder `Versions` beside it.

One is made by itself before the first change of a day and before an import; of these the last thirty stay.
Those that the author named stay until they are deleted by hand. A version is an ordinary scenario file; its
name holds day, time and the author's words. To go back to one is a change like any other (`back_to`), which
can be taken back.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from wargame.scenario.document.document import Document, between, open_document
from wargame.scenario.document.edits import Batch
from wargame.scenario.document.saving import reason
from wargame.scenario.faults import ScenarioUnwritable
from wargame.whole import write_whole

FOLDER: Final = "Versions"
MOST_AUTOMATIC: Final = 30
_LONGEST_STEM: Final = 80
_LONGEST_NAME: Final = 60
_STAMP: Final = "%Y-%m-%d %H.%M.%S"
_NOT_IN_NAMES: Final = re.compile(r"[^\w ,;()'’–+=&%-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A copy of a scenario as it was."""

    path: Path
    at: datetime
    """By the clock on the wall when it was made."""
    name: str = ""
    """What the author calls it; empty for one that was made by itself."""


def versions_of(scenario: Path) -> tuple[Version, ...]:
    """Return the versions of the scenario in a file, the latest first."""
    found: list[Version] = []
    try:
        files = list((scenario.parent / FOLDER).iterdir())
    except OSError:
        return ()
    for file in files:
        if (version := _version(scenario, file)) is not None:
            found.append(version)
    return tuple(sorted(found, key=lambda one: (one.at, one.path.name), reverse=True))


def keep_version(scenario: Path, content: bytes, at: datetime, name: str = "") -> Version:
    """Keep a scenario's bytes as a version, named or not, and return it.

    Raises
    ------
    ScenarioUnwritable
        If it cannot be written.
    """
    named = plain_name(name)
    stem = f"{_stem(scenario)} {at:{_STAMP}}"
    file = scenario.parent / FOLDER / f"{stem} {named}".rstrip()
    path = file.with_name(f"{file.name}{scenario.suffix}")
    try:
        path.parent.mkdir(exist_ok=True)
        write_whole(path, content)
    except (OSError, ValueError) as error:
        raise ScenarioUnwritable("version-not-kept", path=path, reason=reason(error)) from error
    if not named:
        _clear_away(scenario)
    return Version(path=path, at=at.replace(microsecond=0, tzinfo=None), name=named)


def keep_daily(scenario: Path, content: bytes, at: datetime) -> Version | None:
    """Keep a version before the first change of a day; None if there is one of this day. Raises as above."""
    if any(version.at.date() == at.date() for version in versions_of(scenario)):
        return None
    return keep_version(scenario, content, at)


def back_to(document: Document, version: Version) -> Batch:
    """Return the edit that makes a document what it was; ScenarioUnreadable if the version is gone."""
    older = open_document(version.path)
    label = version.name or f"{version.at:%Y-%m-%d %H.%M}"
    return Batch((between(document.text, older.text),), label)


def follow(scenario: Path, to: Path) -> None:
    """Give the versions of a scenario the name of its new file."""
    for version in versions_of(scenario):
        kept = version.path.name.removeprefix(_stem(scenario))
        try:
            version.path.rename(version.path.with_name(f"{_stem(to)}{kept}"))
        except OSError:
            continue


def plain_name(name: str) -> str:
    """Return the author's name for a version as it can stand in the name of a file."""
    return " ".join(_NOT_IN_NAMES.sub(" ", name).split())[:_LONGEST_NAME].strip()


def _stem(scenario: Path) -> str:
    return scenario.stem[:_LONGEST_STEM]


def _version(scenario: Path, file: Path) -> Version | None:
    if file.suffix != scenario.suffix or not file.name.startswith(f"{_stem(scenario)} "):
        return None
    said = file.stem.removeprefix(f"{_stem(scenario)} ")
    day, _, rest = said.partition(" ")
    clock, _, name = rest.partition(" ")
    try:
        at = datetime.strptime(f"{day} {clock}", _STAMP)  # noqa: DTZ007 - the clock on the wall
    except ValueError:
        return None
    return Version(path=file, at=at, name=name)


def _clear_away(scenario: Path) -> None:
    automatic = [version for version in versions_of(scenario) if not version.name]
    for version in automatic[MOST_AUTOMATIC:]:
        try:
            version.path.unlink(missing_ok=True)
        except OSError:
            continue
