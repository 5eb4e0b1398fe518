"""A packed scenario laid into a folder: its file, its base rates, its pictures in the folder beside it.

Nothing that lies there is written over. A scenario whose name is taken gets another and an id of its own, as
a copy does; a picture whose name is taken by another picture gets another, which is then written into the
scenario. A package that was laid there before, and has stayed as it was, is found again. Where it lies
is kept (`taken`), so that it need not be offered again.
"""

from dataclasses import replace
from pathlib import Path

from wargame.places import is_there
from wargame.scenario.data import scenario_hash
from wargame.scenario.document.document import Document, of_content
from wargame.scenario.files import ENDING, ScenarioFileRefused, free_path, id_from, lying_in, with_id
from wargame.scenario.laying import lay, names_beside, with_names
from wargame.scenario.model import BaseRates
from wargame.scenario.package.contents import Package, is_package
from wargame.scenario.package.taken import keep
from wargame.scenario.rates import write_rates
from wargame.whole import write_whole


def packed_in(folder: Path) -> tuple[Path, ...]:
    """Return the packed scenarios that lie in a folder, by their names.

    Raises
    ------
    OSError
        If the folder is there and cannot be read; one that is not there holds none.
    """
    return tuple(path for path in lying_in(folder) if is_package(path) and path.is_file())


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
        document = with_names(package.document, names_beside(package.pictures_to_write, folder))
        if (there := _found_again(document.content, folder, own)) is not None:
            path = there
        else:
            path = free_path(folder, own)
            if path.stem != own:
                document = of_content(with_id(document.content, id_from(path.stem)))
            write_whole(path, document.content, over=False)
        lay(package.pictures_to_write, folder)
        if package.rates is not None and there is None:
            write_rates(path, _of_now(package, document, package.rates))
        if package.fingerprint:
            keep(package.fingerprint, path)
    except OSError as error:
        raise ScenarioFileRefused("package-not-placed", name=package.name, reason=error.strerror) from error
    return path


def _found_again(content: bytes, folder: Path, stem: str) -> Path | None:
    """Return the file of that name that holds just this; None if there is none."""
    path = folder / f"{stem}{ENDING}"
    return path if is_there(path) and path.is_file() and path.read_bytes() == content else None


def _of_now(package: Package, document: Document, rates: BaseRates) -> BaseRates:
    """Return base rates as they fit the scenario as it was laid down, where they fitted it in the package."""
    before, after = package.document.model, document.model
    if before is None or after is None or rates.scenario_hash != scenario_hash(before):
        return rates
    return replace(rates, scenario_hash=scenario_hash(after))
