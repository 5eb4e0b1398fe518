"""Scenario files as things of the user's: started from a template, copied, renamed, their ending mended.

Every function takes paths, refuses in words what it cannot do, leaves the file as it was then, and returns
where the scenario lies now. A copy gets an id of its own, made from its file's name, so that both are found;
everything else in it stays as it was, byte for byte. Called by the library and the editor; what only a
desktop can do (its bin) stands in `ui.windows.scenarios_work`. To add a template: a file in
`scenarios/templates`.
"""

import re
from contextlib import suppress
from pathlib import Path
from typing import Final

from wargame.limits import LARGEST_SCENARIO
from wargame.names import folded
from wargame.places import is_there, own_scenarios_folder, scenarios_folder
from wargame.scenario.document import history, versions
from wargame.scenario.document.document import of_content
from wargame.scenario.laying import along
from wargame.scenario.rates import rates_file
from wargame.terms import EntenteError
from wargame.whole import write_whole

ENDING: Final = ".yaml"
ENDINGS: Final = (".yaml", ".yml")
"""What a scenario file ends in; ours end in the first."""

TEMPLATES: Final = ("two-parties-and-a-mediator", "five-seats-and-a-question", "practice", "empty")
"""The templates in the order in which they are offered; others in the folder come after them."""

_MOST_LETTERS: Final = 60
_ID_LINE: Final = re.compile(rb"^id:[ \t]*[^\s#][^\r\n]*", re.MULTILINE)
_RESERVED: Final = frozenset(
    {"and", "or", "not", "target", "room", "facilitator", "con", "prn", "aux", "nul"}
)


class ScenarioFileRefused(EntenteError):
    """Something that cannot be done with a scenario's file; it lies where it lay."""


def templates() -> tuple[Path, ...]:
    """Return the files of the templates, in the order in which they are offered."""
    found = {path.stem: path for path in sorted((scenarios_folder() / "templates").glob(f"*{ENDING}"))}
    first = [found.pop(name) for name in TEMPLATES if name in found]
    return (*first, *found.values())


def is_shipped(path: Path) -> bool:
    """Return whether a scenario came with the product, and so is not to be changed."""
    return scenarios_folder().absolute() in path.absolute().parents


def is_misnamed(path: Path) -> bool:
    """Return whether a file looks like a scenario that an editor of text has given another ending."""
    return path.suffix.casefold() == ".txt" and Path(path.stem).suffix.casefold() in ENDINGS


def in_folder(folder: Path) -> tuple[Path, ...]:
    """Return the scenario files of a folder by their names, and those with a wrong ending.

    Raises
    ------
    OSError
        If the folder is there and cannot be read; one that is not there holds none.
    """
    return tuple(path for path in lying_in(folder) if path.suffix.casefold() in ENDINGS or is_misnamed(path))


def lying_in(folder: Path) -> list[Path]:
    """Return what lies in a folder by the names of the files, without what is hidden.

    Raises
    ------
    OSError
        If the folder is there and cannot be read; in one that is not there lies nothing.
    """
    try:
        found = sorted(folder.iterdir(), key=lambda path: folded(path.name))
    except FileNotFoundError:
        return []
    return [path for path in found if path.name[0] != "."]


def id_from(name: str) -> str:
    """Return an id made of a name: `The Nile: a dam` becomes `the-nile-a-dam`."""
    made = "-".join(re.findall("[a-z0-9]+", folded(name)[:_MOST_LETTERS])) or "scenario"
    return f"{made}-scenario" if made in _RESERVED else made


def with_id(content: bytes, identity: str) -> bytes:
    """Return a scenario's bytes with another id of the scenario, and nothing else changed."""
    return _ID_LINE.sub(b"id: " + identity.encode(), content, count=1)


def free_path(folder: Path, stem: str) -> Path:
    """Return where a scenario called `stem` goes in a folder: with a number if the name is taken."""
    path, number = folder / f"{stem}{ENDING}", 1
    while is_there(path):
        number += 1
        path = folder / f"{stem}-{number}{ENDING}"
    return path


def copied(path: Path, folder: Path | None = None, stem: str = "") -> Path:
    """Copy a scenario to a new file with an id of its own, and return the new file.

    It goes into the folder of the user's scenarios unless another is named, under the name of the old one
    unless another is given; its pictures come along.

    Raises
    ------
    ScenarioFileRefused
        If it cannot be read, or the copy not be written.
    """
    folder = folder or own_scenarios_folder()
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_SCENARIO + 1)
        folder.mkdir(parents=True, exist_ok=True)
        if path.parent.absolute() != folder.absolute():
            content = along(of_content(content), path, folder).content
        new = free_path(folder, stem or path.stem)
        write_whole(new, with_id(content, id_from(new.stem)), over=False)
    except OSError as error:
        raise ScenarioFileRefused("scenario-not-copied", name=path.name, reason=error.strerror) from error
    return new


def renamed(path: Path, name: str) -> Path:
    """Give a scenario's file another name and return it; what stands in it stays as it is.

    Raises
    ------
    ScenarioFileRefused
        If the name is taken, nothing is left of it, the scenario came with the product, or the file cannot
        be renamed.
    """
    if is_shipped(path):
        raise ScenarioFileRefused("scenario-shipped", name=path.name)
    stem = Path(name).stem if Path(name).suffix.casefold() in ENDINGS else name
    if not _fits(stem):
        raise ScenarioFileRefused("scenario-name-unfit", name=name)
    new = _moved(path, path.with_name(f"{stem}{ENDING}"))
    with suppress(OSError):
        rates_file(path).rename(rates_file(new))
    history.follow(path, new)
    versions.follow(path, new)
    return new


def ending_mended(path: Path) -> Path:
    """Give a file that an editor of text has called “x.yaml.txt” the name “x.yaml”, and return it.

    Raises
    ------
    ScenarioFileRefused
        If there is such a file already, or it cannot be renamed.
    """
    return _moved(path, path.with_suffix(""))


def _fits(stem: str) -> bool:
    """Return whether every system takes a name."""
    plain = bool(stem.strip(" .")) and stem.isprintable() and len(stem.encode()) <= 160
    return plain and not set(stem) & set('<>:"/\\|?*') and stem.casefold() not in _RESERVED


def _moved(path: Path, new: Path) -> Path:
    if new == path:
        return path
    if is_there(new) and not (is_there(path) and _is_same(path, new)):
        raise ScenarioFileRefused("scenario-called-so", name=new.name)
    try:
        return path.rename(new)
    except OSError as error:
        raise ScenarioFileRefused("scenario-not-renamed", name=path.name, reason=error.strerror) from error


def _is_same(path: Path, new: Path) -> bool:
    """Return whether two names are one file, as where capitals do not count."""
    with suppress(OSError):
        return new.samefile(path)
    return False
