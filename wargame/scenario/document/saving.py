"""A document and its file: opened, saved whole, and never over what somebody else wrote.

Whoever edits a scenario keeps the `OnDisk` that `open_file` and `save` give: what the file held when it was
last read or written here. `save` refuses to write over anything else, over a protected file or a file that
is gone, and says so; nothing is lost, for the document is where it was. Whether the file was changed outside
is asked by `standing_of`, as often as one likes; what to do then, `document.merge` knows.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from errno import (
    EACCES,
    EBUSY,
    EDQUOT,
    EEXIST,
    EFBIG,
    EIO,
    ENAMETOOLONG,
    ENODEV,
    ENOENT,
    ENOSPC,
    ENOTDIR,
    EPERM,
    EROFS,
)
from pathlib import Path
from typing import Final, Literal, TypeAlias

from wargame.limits import LARGEST_SCENARIO
from wargame.places import may_write
from wargame.scenario.document.document import Document, open_document
from wargame.scenario.faults import ScenarioUnwritable
from wargame.whole import write_whole
from wargame.words.sentences import Sentence

Standing: TypeAlias = Literal["same", "changed", "gone", "out of reach"]
"""What a file is since it was last read or written here."""

_REASONS: Final[Mapping[int, Sentence]] = {
    ENOSPC: Sentence("because-disk-full"),
    EDQUOT: Sentence("because-disk-full"),
    EFBIG: Sentence("because-disk-full"),
    EACCES: Sentence("because-file-protected"),
    EPERM: Sentence("because-file-protected"),
    EROFS: Sentence("because-disk-read-only"),
    EEXIST: Sentence("because-file-in-the-way"),
    ENOENT: Sentence("because-folder-gone"),
    ENOTDIR: Sentence("because-folder-gone"),
    ENODEV: Sentence("because-folder-gone"),
    EIO: Sentence("because-disk-fails"),
    EBUSY: Sentence("because-file-held"),
    ENAMETOOLONG: Sentence("because-name-too-long"),
}
_HELD_ON_WINDOWS: Final = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class OnDisk:
    """A scenario's file as it was when it was last read or written here."""

    path: Path
    content: bytes


def open_file(path: Path | str) -> tuple[Document, OnDisk]:
    """Return the document in a file, whatever is wrong with it, and the file as it is.

    Raises
    ------
    ScenarioUnreadable
        If the file cannot be opened, or is larger than any scenario.
    """
    document = open_document(path)
    return document, OnDisk(path=Path(path), content=document.content)


def standing_of(disk: OnDisk) -> Standing:
    """Return whether the file is as it was last read or written here."""
    try:
        return "same" if _content(disk.path) == disk.content else "changed"
    except FileNotFoundError:
        return "gone" if disk.path.parent.is_dir() else "out of reach"
    except (OSError, ValueError):
        return "out of reach"


def save(document: Document, disk: OnDisk, *, anew: bool = False) -> OnDisk:
    """Write a document into its file, whole or not at all, and return the file as it is then.

    `anew` to make it again where it is gone.

    Raises
    ------
    ScenarioUnwritable
        If the file was changed by others, is gone, or cannot be written. It is left as it is, and so is the
        document.
    """
    standing = standing_of(disk)
    if standing == "changed":
        raise ScenarioUnwritable("not-saved-changed", path=disk.path)
    if standing == "gone" and not anew:
        raise ScenarioUnwritable("not-saved-gone", path=disk.path)
    if standing == "same" and document.content == disk.content:
        return disk
    try:
        # A protected file in an open folder could be replaced all the same; it is protected for a reason.
        if standing == "same" and not may_write(disk.path):
            raise PermissionError(EACCES, os.strerror(EACCES), str(disk.path))
        write_whole(disk.path, document.content)
    except (OSError, ValueError) as error:
        raise _unwritable(disk.path, error) from error
    return OnDisk(path=disk.path, content=document.content)


def save_elsewhere(document: Document, path: Path) -> OnDisk:
    """Write a document into a new file and return that.

    Raises
    ------
    ScenarioUnwritable
        If there is such a file, or it cannot be written.
    """
    try:
        write_whole(path, document.content, over=False)
    except FileExistsError as error:
        raise ScenarioUnwritable("not-saved-taken", path=path) from error
    except (OSError, ValueError) as error:
        raise _unwritable(path, error) from error
    return OnDisk(path=path, content=document.content)


def _content(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(LARGEST_SCENARIO + 1)


def reason(error: OSError | ValueError) -> Sentence | str:
    """Return why something could not be written, in words that follow a colon."""
    if getattr(error, "winerror", None) == _HELD_ON_WINDOWS:
        return Sentence("because-file-held")
    known = _REASONS.get(getattr(error, "errno", None) or 0)
    return known or getattr(error, "strerror", None) or str(error)


def _unwritable(path: Path, error: OSError | ValueError) -> ScenarioUnwritable:
    return ScenarioUnwritable("not-saved", path=path, why=reason(error))
