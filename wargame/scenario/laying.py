"""Pictures laid into the folder `pictures` beside a scenario, where pictures of others may lie already.

Nothing that lies there is written over: one that is there already is found again, one whose name another
picture has gets a number, which is then written into the scenario. `files` copies scenarios so, `package`
unpacks them, and the editor takes pictures in. OSError where the folder takes nothing.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from wargame.names import folded
from wargame.places import is_there
from wargame.scenario.document.document import Document
from wargame.scenario.document.edits import Batch, Set
from wargame.scenario.pictures import (
    FOLDER,
    PictureUnfit,
    content_of,
    file_of,
    fitting_name,
    made_anew,
    name_fits,
    named_in,
    places_in,
)
from wargame.whole import write_whole

_UNFIT: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
_LONGEST_STEM: Final = 80


def lay(pictures: Mapping[str, bytes], folder: Path) -> dict[str, str]:
    """Put pictures' files beside the scenarios of a folder; return by its name what each is called there."""
    called = _names_there(pictures, folder / FOLDER)
    for name, content in pictures.items():
        (folder / FOLDER).mkdir(exist_ok=True)
        if not is_there(folder / FOLDER / called[name]):
            write_whole(folder / FOLDER / called[name], content, over=False)
    return called


def names_beside(pictures: Mapping[str, bytes], folder: Path) -> dict[str, str]:
    """Return by its name what each picture would be called beside the scenarios of a folder."""
    return _names_there(pictures, folder / FOLDER)


def with_names(document: Document, called: Mapping[str, str]) -> Document:
    """Return a scenario whose pictures' files have other names: old and new."""
    edits = tuple(
        Set(path, called[name]) for path, name in places_in(document.data) if called.get(name, name) != name
    )
    return document.edited(Batch(edits, name="pictures"))[0] if edits else document


def taken_in(picture: Path, folder: Path) -> str:
    """Take a picture from anywhere in beside the scenarios of a folder; return what it is called there.

    Raises
    ------
    PictureUnfit
        If it is no picture, too large, or cannot be read.
    """
    kept = made_anew(content_of(picture), picture.name)
    stem = _UNFIT.sub("-", picture.stem).strip(" .-")[:_LONGEST_STEM] or "picture"
    name = fitting_name(f"{stem}{picture.suffix}", kept.form)
    if not name_fits(name):
        name = fitting_name("picture", kept.form)
    return lay({name: kept.content}, folder)[name]


def along(document: Document, path: Path, folder: Path) -> Document:
    """Lay the pictures of the scenario in a file into another folder; return the scenario with their names.

    Those that cannot be read stay behind, and are missing there as they were here.
    """
    found: dict[str, bytes] = {}
    for name in sorted(filter(name_fits, named_in(document.data))):
        try:
            found[name] = content_of(file_of(path, name))
        except PictureUnfit:
            continue
    return with_names(document, lay(found, folder)) if found else document


def _names_there(pictures: Mapping[str, bytes], folder: Path) -> dict[str, str]:
    taken = {folded(one.name): one for one in folder.iterdir()} if folder.is_dir() else {}
    called: dict[str, str] = {}
    for name, content in pictures.items():
        new, number = name, 1
        stem, _, ending = name.rpartition(".")
        while (there := taken.get(folded(new))) is not None and not _holds(there, content):
            number += 1
            new = f"{stem[:_LONGEST_STEM]}-{number}.{ending}"
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
