"""What a session file holds, at a glance: which session it is, how far it goes, whether it has changed.

A session is known by the hash of its first event, whatever its file is called and wherever it lies; how far
it goes is counted in events and movements of branches. No stamp of the disk and no clock is asked. Used to
find the copies of a session, to order them, and to notice second versions of a file.
"""

import sqlite3
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from stat import S_ISREG
from typing import Final

from wargame.journal.connection import SQLITE_FAILED, reader
from wargame.terms import RecordError


@dataclass(frozen=True, slots=True)
class Held:
    """What a file holds."""

    first: str
    """The hash of the first event; empty if there is none."""
    events: int
    heads: int
    mark: str
    """Differs where anything recorded differs, settings and names too."""

    @property
    def length(self) -> int:
        """How far it goes."""
        return self.events + self.heads


_WRITTEN: Final = 24
"""Where in its header SQLite counts the writings of a file."""

_EVENTS: Final = "SELECT hash FROM events WHERE number <= ? ORDER BY number"
_HEADS: Final = "SELECT hash FROM heads WHERE number <= ? ORDER BY number"

NOTHING_HELD = Held("", 0, 0, "")


def held(path: Path) -> Held:
    """Return what a session file holds; `NOTHING_HELD` if it is none or cannot be read."""
    try:
        found = path.stat()
        count = _count(path) if S_ISREG(found.st_mode) else b""
    except (OSError, ValueError):
        return NOTHING_HELD
    return _held(path, found.st_mtime_ns, found.st_size, found.st_ino, count)


def _count(path: Path) -> bytes:
    """Return how often a file was written, as SQLite counts it.

    A stick keeps the time of a change to two seconds, and a step often fits into the pages that are there.
    """
    with path.open("rb") as file:
        file.seek(_WRITTEN)
        return file.read(4)


def same_up_to(one: Path, other: Path, events: int, heads: int) -> bool:
    """Return whether two files hold the same events and movements of branches up to these numbers.

    Each hash speaks for everything before it in its line, so the last ones are enough where a line is one; as
    branches part, all of them are compared.
    """
    return _hashes(one, events, heads) == _hashes(other, events, heads)


def _hashes(path: Path, events: int, heads: int) -> list[tuple[str, ...]]:
    try:
        with reader(path) as connection:
            return [
                tuple(str(row[0]) for row in connection.execute(asked, (most,)))
                for asked, most in ((_EVENTS, events), (_HEADS, heads))
            ]
    except (RecordError, *SQLITE_FAILED):
        return []


@lru_cache(maxsize=4096)
def _held(path: Path, _changed: int, _size: int, _file: int, _count: bytes) -> Held:
    # What is told of a file from outside decides only whether it is looked into again.
    try:
        with reader(path) as connection:
            (events,) = connection.execute("SELECT count(*) FROM events").fetchone()
            (heads,) = connection.execute("SELECT count(*) FROM heads").fetchone()
            sealed = connection.execute("SELECT * FROM seal").fetchall()
            return Held(_first(connection), events, heads, repr([tuple(row) for row in sealed]))
    except (RecordError, *SQLITE_FAILED):
        return NOTHING_HELD


def _first(connection: sqlite3.Connection) -> str:
    row = connection.execute("SELECT hash FROM events WHERE number = 1").fetchone()
    return str(row[0]) if row else ""
