"""A packed scenario laid into a folder: its file, its base rates, its pictures in the folder beside it.

Nothing that lies there is written over. A scenario whose name is taken gets another and an id of its own, as
a copy does; a picture whose name is taken by another picture gets another, which is then written into the
scenario. A package that was laid there before, and has stayed as it was, is found again.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from wargame.names import folded
from wargame.places import is_there
from wargame.scenario.data import scenario_hash
from wargame.scenario.document.document import Document, of_content
from wargame.scenario.document.edits import Batch, Set
from wargame.scenario.files import ENDING, ScenarioFileRefused, free_path, id_from, with_id
from wargame.scenario.model import BaseRates
from wargame.scenario.package.contents import Package
from wargame.scenario.pictures import FOLDER, PictureUnfit, content_of, made_anew, places_in
from wargame.scenario.rates import write_rates
from wargame.whole import write_whole


def placed(package: Package, folder: Path, stem: str = "") -> Path:
    """Lay a packed scenario into a folder, which is made if need be, and return its file.

    It is called by its id unless `stem` says otherwise.

    Raises
    ------
    ScenarioFileRefused
        If the folder takes nothing.
    """
    own = stem or id_from(package.id)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        called = _names_there(package.pictures_to_write, folder / FOLDER)
        document = renamed_in(package.document, called)
        if (there := _found_again(document.content, folder, own)) is not None:
            path = there
        else:
            path = free_path(folder, own)
            if path.stem != own:
                document = of_content(with_id(document.content, id_from(path.stem)))
            write_whole(path, document.content, over=False)
        _lay_pictures(package, called, folder / FOLDER)
        if package.rates is not None and there is None:
            write_rates(path, _of_now(package, document, package.rates))
    except OSError as error:
        raise ScenarioFileRefused("package-not-placed", name=package.name, reason=error.strerror) from error
    return path


def renamed_in(document: Document, called: Mapping[str, str]) -> Document:
    """Return a scenario whose pictures' files have other names: old and new."""
    edits = tuple(
        Set(path, called[name]) for path, name in places_in(document.data) if called.get(name, name) != name
    )
    return document.edited(Batch(edits, name="pictures"))[0] if edits else document


def _found_again(content: bytes, folder: Path, stem: str) -> Path | None:
    """Return the file of that name that holds just this; None if there is none."""
    path = folder / f"{stem}{ENDING}"
    return path if is_there(path) and path.is_file() and path.read_bytes() == content else None


def _names_there(pictures: Mapping[str, bytes], folder: Path) -> dict[str, str]:
    """Return by its name what each picture is to be called in a folder where other pictures lie."""
    taken = {folded(one.name): one for one in folder.iterdir()} if folder.is_dir() else {}
    called: dict[str, str] = {}
    for name, content in pictures.items():
        new, number = name, 1
        stem, _, ending = name.rpartition(".")
        while (there := taken.get(folded(new))) is not None and not _holds(there, content):
            number += 1
            new = f"{stem[:80]}-{number}.{ending}"
        called[name] = there.name if there is not None else new
        taken.setdefault(folded(called[name]), folder / called[name])
    return called


def _holds(file: Path, content: bytes) -> bool:
    """Return whether a file is the picture to be laid down: these bytes, or what they were made of."""
    try:
        there = content_of(file)
        return there == content or made_anew(there, file.name).content == content
    except PictureUnfit:
        return False


def _lay_pictures(package: Package, called: Mapping[str, str], folder: Path) -> None:
    for name, content in package.pictures_to_write.items():
        folder.mkdir(exist_ok=True)
        if not is_there(folder / called[name]):
            write_whole(folder / called[name], content, over=False)


def _of_now(package: Package, document: Document, rates: BaseRates) -> BaseRates:
    """Return base rates as they fit the scenario as it was laid down, where they fitted it in the package."""
    before, after = package.document.model, document.model
    if before is None or after is None or rates.scenario_hash != scenario_hash(before):
        return rates
    return replace(rates, scenario_hash=scenario_hash(after))
