"""Scenarios written to files: whole, or only their base rates.

`save` serves whoever made a scenario in the program; `write_base_rates` serves simulation, which adds
what it found to a file that a person wrote, and so leaves every other byte of it alone.
"""

from dataclasses import replace
from pathlib import Path
from typing import Final, NamedTuple

from wargame.scenario.data import as_data
from wargame.scenario.emit import as_yaml
from wargame.scenario.load import ScenarioFaulty, ScenarioUnreadable, but_of_base_rates, read
from wargame.scenario.model import BaseRates, Scenario
from wargame.scenario.nodes import Node, compose
from wargame.terms import EntenteError
from wargame.whole import write_whole

_FIELD: Final = "base-rates"


class ScenarioUnwritable(EntenteError):
    """A file that could not be written; it is as it was before."""


class _Part(NamedTuple):
    """Some lines of a text, from 0, the last not included, and the column in which they begin."""

    first: int
    last: int
    column: int


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


def write_base_rates(path: Path | str, rates: BaseRates) -> None:
    """Put `rates` into the monitor of the scenario file at `path`, in place of those there.

    All that is not base rates stays as it is, byte for byte.

    Raises
    ------
    ScenarioFaulty
        If the scenario has other faults than outdated base rates.
    EntenteError
        If the file has no monitor, has it on one line, or cannot be read or written.
    """
    path = Path(path)
    try:
        text = path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ScenarioUnreadable("scenario-file-no-text", path=path) from error
    before, faults = read(text, str(path))
    others = but_of_base_rates(faults)
    if before is None or others:
        raise ScenarioFaulty(others)
    if before.monitor is None:
        raise EntenteError("scenario-without-monitor", path=path)
    expected = replace(before, monitor=replace(before.monitor, base_rates=rates))
    following = _with_rates(text, rates)
    if following is None or read(following, str(path)) != (expected, ()):
        raise EntenteError("rates-not-put-in", path=path)
    _write(path, following.encode())


def _with_rates(text: str, rates: BaseRates) -> str | None:
    root, _ = compose(text, "")
    lines = text.splitlines(keepends=True)
    part = _place(root, lines) if root is not None else None
    if part is None:
        return None
    end = "\r\n" if "\r\n" in text else "\n"
    block = as_yaml({_FIELD: as_data(rates)}).splitlines()
    new = [f"{' ' * part.column}{line}{end}" for line in block]
    before = lines[: part.first]
    if before and not before[-1].endswith(("\n", "\r")):
        before[-1] += end
    return "".join([*before, *new, *lines[part.last :]])


def _place(root: Node, lines: list[str]) -> _Part | None:
    """Return the lines of the base rates, or the place where they are to stand, None if there is none."""
    monitor = (root.fields or {}).get("monitor")
    if monitor is None or not monitor.keys:
        return None
    column = min(place[1] for place in monitor.keys.values()) - 1
    if column <= root.keys["monitor"][1] - 1:
        return None
    if _FIELD in monitor.keys:
        first = monitor.keys[_FIELD][0] - 1
        return _Part(first, _end(lines, first, column), column)
    end = _end(lines, root.keys["monitor"][0] - 1, root.keys["monitor"][1] - 1)
    return _Part(end, end, column)


def _end(lines: list[str], first: int, column: int) -> int:
    """Return the number of the line after the block that begins at `first` with a name in `column`."""
    end = first + 1
    for number in range(first + 1, len(lines)):
        words = lines[number].strip()
        if not words or words.startswith("#"):
            continue
        if len(lines[number]) - len(lines[number].lstrip(" ")) <= column:
            break
        end = number + 1
    return end


def _write(path: Path, content: bytes) -> None:
    """Write a file so that it is whole at any moment: beside it first, then in its place."""
    try:
        write_whole(path, content)
    except OSError as error:
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: OSError) -> ScenarioUnwritable:
    return ScenarioUnwritable("scenario-unwritable", path=path, reason=error.strerror)
