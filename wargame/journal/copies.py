"""Copies of a session file that are whole, even while it is being written; drafts stay behind."""

import sqlite3
from contextlib import closing
from itertools import count
from os import fsencode
from pathlib import Path
from typing import Final

from wargame.journal import unsealed
from wargame.journal.connection import clear_way, reader, told
from wargame.terms import RecordError
from wargame.whole import whole_file

_LONGEST_STEM: Final = 200
"""Bytes of a session's name that stand in a copy's; disks take 255 in all."""


def back_up(path: Path | str, to: Path | str) -> Path:
    """Copy a session file, which may be open for writing, to a new file and return that file.

    Raises
    ------
    RecordError
        If it is no session, the copy cannot be written, or there is such a file already; then no copy is
        left behind.
    """
    path, to = Path(path), Path(to)
    with reader(path) as source:
        try:
            with told(to, new=True), whole_file(to) as beside, closing(sqlite3.connect(beside)) as target:
                source.backup(target)
                target.execute("PRAGMA secure_delete = ON")
                unsealed.clear(target)
                target.commit()
                clear_way(to)
        except FileExistsError as error:
            raise RecordError("copy-there-already", name=to.name) from error
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or "it is no path"
            raise RecordError("copy-not-written", name=to.name, reason=reason) from error
    return to


def stem_of(path: Path) -> str:
    """Return a file's name without its ending, cut where more behind it would be too much for the disk."""
    stem = path.stem
    while len(fsencode(stem)) > _LONGEST_STEM:
        stem = stem[:-1]
    return stem


def unused(path: Path) -> Path:
    """Return the path, or one with a number added, so that no file has it yet."""
    if not path.exists():
        return path
    return next(
        numbered
        for n in count(2)
        if not (numbered := path.with_name(f"{path.stem}-{n}{path.suffix}")).exists()
    )
