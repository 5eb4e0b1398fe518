"""Copies of a session that are made while it is played, and what is done with them.

`keep` lays a whole copy into a folder of this computer (`places.copies_folder`), one folder for each session
file, and lets the one go that holds least; `kept` lists them, the fullest first, for clocks are set;
`bring_back` makes a new session file from one and leaves the old file as it is. When to copy is the caller's
choice; the window does it at the end of each turn and every ten minutes. A copy holds what the session holds,
secrets and names too: `drop` throws them all away, as `forget` does.
"""

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from os import fsencode
from pathlib import Path
from typing import Final

from wargame.journal.connection import ENDING
from wargame.journal.copies import back_up, stem_of, unused
from wargame.journal.held import held
from wargame.places import copies_folder
from wargame.terms import RecordError
from wargame.times import for_file
from wargame.whole import sweep

KEPT: Final = 20
"""Copies of one session; the one that holds least goes when there are more."""

STAMP: Final = "%Y-%m-%d %H.%M.%S"
"""How a copy's name tells when it was made, by the clock on the wall."""

_NAME: Final = re.compile(r"(.*) (\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d)(?:-(\d{1,6}))?", re.DOTALL)
"""A copy's name: the session's, the stamp, and a number if there is another of the same second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One copy."""

    path: Path
    session: str
    """The name of the session's file, without its ending."""
    at: datetime
    """When it was made, by the clock on the wall."""
    number: int = 1
    """Which one of that second it is."""


def keep(session: Path, at: datetime) -> Path | None:
    """Copy a session as it is now and return the copy; None where the last copy is as good.

    Whoever has the session open for writing calls this between two commands, from the same thread.

    Raises
    ------
    RecordError
        If the session cannot be read or the copy cannot be written; nothing else is affected.
    """
    copies = kept(session)
    if copies and held(copies[0].path) == held(session):
        return None
    return keep_by(session, at, lambda copy: back_up(session, copy))


def keep_by(session: Path, at: datetime, write: Callable[[Path], object]) -> Path:
    """Have a copy written by `write`, which is given its path, and let the one that holds least go.

    For a session whose own file is out of reach: `write` may take it from memory. A second copy of the very
    same second gets a number.

    Raises
    ------
    RecordError
        If there can be no copy: what `write` says, or the folder cannot be made.
    """
    folder = folder_of(session)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RecordError("copies-folder-not-made", folder=folder, reason=error.strerror) from error
    copy = folder / f"{stem_of(session)} {_stamp(folder, at)}{ENDING}"
    write(copy)
    # Never the one just made, whatever it holds: the session may have been put back to an earlier state.
    others = [one for one in _in(folder) if one.path != copy]
    for old in others[KEPT - 1 :]:
        with suppress(OSError):  # it goes next time
            old.path.unlink(missing_ok=True)
    return copy


def _stamp(folder: Path, at: datetime) -> str:
    """Return the stamp of a new copy: later copies of one second have higher numbers."""
    stamp = at.strftime(STAMP)
    last = max((one.number for one in _copies(folder) if one.at.strftime(STAMP) == stamp), default=0)
    return f"{stamp}-{last + 1}" if last else stamp


def kept(session: Path) -> tuple[Kept, ...]:
    """Return the copies of a session, the fullest first; the session itself may be gone."""
    return _in(folder_of(session))


def all_kept() -> tuple[Kept, ...]:
    """Return the copies of every session, by the clock on the wall the latest first."""
    try:
        folders = [folder for folder in copies_folder().iterdir() if folder.is_dir()]
    except OSError:
        return ()
    found = (copy for folder in folders for copy in _in(folder))
    return tuple(sorted(found, key=lambda copy: (copy.at, copy.session, copy.number), reverse=True))


def bring_back(copy: Kept, folder: Path) -> Path:
    """Make a new session file from a copy in `folder` and return it; no file there is touched.

    Raises
    ------
    RecordError
        If the copy cannot be read, or the file cannot be written.
    """
    name = f"{copy.session}, as of {for_file(copy.at)}{ENDING}"
    return back_up(copy.path, unused(folder / name))


def copies_of(session: Path) -> tuple[Path, ...]:
    """Return all copies of a session, under whatever name they were made: by its first event."""
    folder, first = folder_of(session), held(session).first
    elsewhere = [copy.path for copy in all_kept() if copy.path.parent != folder]
    return (
        *(copy.path for copy in _in(folder)),
        *(path for path in elsewhere if first and held(path).first == first),
    )


def drop(session: Path) -> int:
    """Throw away all copies of a session, under whatever name they were made, and return how many there were.

    Raises
    ------
    RecordError
        If one of them cannot be removed.
    """
    found, folder = copies_of(session), folder_of(session)
    try:
        if folder.exists():
            shutil.rmtree(folder)
        for path in found:
            path.unlink(missing_ok=True)
            sweep(path.parent)
    except OSError as error:
        raise RecordError("copies-not-removed", folder=copies_folder(), reason=error.strerror) from error
    return len(found)


def folder_of(session: Path) -> Path:
    """Return where the copies of a session file lie; two files of one name have two folders."""
    place = session.absolute()
    return copies_folder() / f"{place.stem[:60]}-{sha256(fsencode(place)).hexdigest()[:10]}"


def _in(folder: Path) -> tuple[Kept, ...]:
    found = sorted(_copies(folder), key=_rank, reverse=True)
    return tuple(found)


def _rank(copy: Kept) -> tuple[int, datetime, int]:
    return held(copy.path).length, copy.at, copy.number


def _copies(folder: Path) -> Iterator[Kept]:
    """Yield what lies in a folder and is named as `keep` names it."""
    try:
        paths = [path for path in folder.iterdir() if path.suffix.lower() == ENDING]
    except OSError:
        return
    for path in paths:
        named = _NAME.fullmatch(path.stem)
        with suppress(ValueError):
            if named:
                at = datetime.strptime(named[2], STAMP)  # noqa: DTZ007  # wall clock
                yield Kept(path=path, session=named[1].rstrip(), at=at, number=int(named[3] or 1))
