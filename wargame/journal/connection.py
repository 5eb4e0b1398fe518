"""Doors to a session file: connections that trust nothing in it, and faults of files in words.

A session may come from anywhere, by mail or on a stick. Before SQLite sees a file its first bytes are
looked at, so that a letter, a folder or another program's database gets its own sentence; then a guard is
put on, so that nothing that stands in the file is run. `reader` never writes, not even beside the file;
`writer` is for the one that holds the lock.
"""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext, suppress
from io import SEEK_END
from itertools import count
from pathlib import Path
from typing import Final

from wargame.journal.guard import put_on
from wargame.journal.schema import APPLICATION_ID
from wargame.limits import LARGEST_SESSION
from wargame.terms import RecordBroken, RecordError, Unwritable
from wargame.whole import passing_folder
from wargame.words.sentences import Sentence

ENDING: Final = ".entente"
"""The ending of session files."""

BUSY_S: Final = 5.0
"""How long to wait for another program that holds the file for a moment."""

MAGIC: Final = b"SQLite format 3\0"
"""What every SQLite file begins with."""
_HEADER: Final = 100
"""Bytes of the header of a database; those from 68 on hold the application's id."""

SQLITE_FAILED: Final = (sqlite3.Error, UnicodeDecodeError)
"""What reading a file through SQLite may raise; the second where even its message is damaged."""

_SUPER_JOURNAL: Final = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
"""How the journal of a commit ends that was under way in several files at once, before their names."""

_HOT_JOURNAL: Final = frozenset(
    {
        sqlite3.SQLITE_READONLY_ROLLBACK,
        sqlite3.SQLITE_READONLY_RECOVERY,
        sqlite3.SQLITE_READONLY_CANTINIT,
        sqlite3.SQLITE_READONLY_CANTLOCK,
        sqlite3.SQLITE_READONLY_DIRECTORY,
        sqlite3.SQLITE_CANTOPEN,
    }
)


def check_file(path: Path, *, damaged: bool = False) -> None:
    """Check that a file looks like a session from outside, or with `damaged` like what is left of one.

    Raises
    ------
    RecordError
        If it is missing, a folder, empty, no database, or another program's; each in its own words.
    """
    name = path.name
    try:
        if path.is_dir():
            raise RecordError("session-is-folder", name=name, ending=ENDING)
        if not path.exists():
            raise RecordError("no-session-file", name=name, folder=path.absolute().parent)
        if not path.is_file():
            raise RecordError("session-no-file", name=name, ending=ENDING)
        with path.open("rb") as file:
            header = file.read(_HEADER)
        size = path.stat().st_size
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it is no path"
        raise RecordError("session-not-opened", name=name, reason=reason) from error
    if size > LARGEST_SESSION:
        raise RecordError("session-too-large", name=name, size=size, most=LARGEST_SESSION)
    if damaged and len(header) == _HEADER and _is_ours(header) != header.startswith(MAGIC):
        return
    _check_header(header, name)


def _is_ours(header: bytes) -> bool:
    return int.from_bytes(header[68:72], "big") == APPLICATION_ID


def _check_header(header: bytes, name: str) -> None:
    if not header:
        raise RecordError("session-empty", name=name)
    if not MAGIC.startswith(header[: len(MAGIC)]):
        raise RecordError("no-session", name=name)
    if len(header) < _HEADER:
        raise RecordBroken("session-header-cut", name=name, there=len(header))
    if not _is_ours(header):
        raise RecordError("database-of-others", name=name)


def connect(path: Path, mode: str, *, mends: bool = False) -> sqlite3.Connection:
    """Return a guarded connection; `mode` is SQLite's: ro, rw or rwc. Transactions are begun by hand.

    Raises
    ------
    RecordError
        If what lies beside the file names other files to work on.
    sqlite3.Error
        If SQLite cannot open the file.
    """
    if names_others(path):
        raise RecordError("journal-of-others", name=path.name)
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    connection = sqlite3.connect(uri, uri=True, timeout=BUSY_S, isolation_level=None)
    try:
        put_on(connection, mends=mends)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def writer(path: Path, mode: str = "rw") -> sqlite3.Connection:
    """Return a connection whose commits are on the disk when they return; sqlite3.Error if it cannot open."""
    connection = connect(path, mode)
    settings = ("journal_mode = DELETE", "synchronous = EXTRA", "foreign_keys = ON", "secure_delete = ON")
    return _set(connection, *settings)


def _set(connection: sqlite3.Connection, *settings: str) -> sqlite3.Connection:
    try:
        for setting in settings:
            connection.execute(f"PRAGMA {setting}")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def names_others(path: Path) -> bool:
    """Return whether the journal beside a file names other files.

    SQLite would look into those, and might remove one. No commit of ours writes such a journal, because each
    is about one file alone.
    """
    try:
        with path.with_name(f"{path.name}-journal").open("rb") as file:
            file.seek(max(0, file.seek(0, SEEK_END) - len(_SUPER_JOURNAL)))
            return file.read(len(_SUPER_JOURNAL)) == _SUPER_JOURNAL
    except (OSError, ValueError):
        return False


@contextmanager
def reader(path: Path) -> Iterator[sqlite3.Connection]:
    """Give a connection that sees the file as it is at one moment and writes nothing.

    A file whose last writer died in the middle of a commit needs mending before it can be read; that is
    done in a copy, so that this works in read-only folders too.

    Raises
    ------
    RecordError
        If the file is no session or cannot be read; SQLite's own errors while reading come as these too.
    """
    check_file(path)
    with passing_folder() if _needs_mending(path) else nullcontext() as folder:
        readable = _copied(path, folder) if folder else path
        with told(path), closing(connect(readable, "rw" if folder else "ro")) as connection:
            connection.execute("BEGIN")
            check_length(connection, path.name)
            yield connection


def check_length(connection: sqlite3.Connection, name: str) -> None:
    """Check that a file, which nobody can change now, is as long as its header says.

    Raises
    ------
    RecordBroken
        If it was cut short; sqlite3.Error if it cannot be read.
    """
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    there, due = bytes_there_and_due(_file_of(connection))
    if there < due:
        raise RecordBroken("session-cut-short", name=name, there=there, due=due)


def _file_of(connection: sqlite3.Connection) -> Path:
    """Return where a connection's file lies, byte for byte: no language need know the letters of its name."""
    usual = connection.text_factory
    connection.text_factory = bytes
    try:
        (_, _, name) = connection.execute("PRAGMA database_list").fetchone()
    finally:
        connection.text_factory = usual
    return Path(os.fsdecode(name))


def _needs_mending(path: Path) -> bool:
    """Return whether only a writer could read the file as it lies there."""
    try:
        with closing(connect(path, "ro")) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except SQLITE_FAILED as error:
        return getattr(error, "sqlite_errorcode", 0) in _HOT_JOURNAL
    return False


def settle(path: Path) -> None:
    """Let SQLite take back what the last writer of a file left undone; only for who holds the lock."""
    with suppress(*SQLITE_FAILED), closing(connect(path, "rw")) as connection:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def clear_way(path: Path, *, over: bool = False) -> None:
    """Set aside what another file of this name left beside it: SQLite would take it for the new file's.

    Called before a new file takes its name, with `over` that of a file which is settled. A journal without
    its file may still mend that file, where somebody moved it, so it is kept under another name.
    """
    if path.exists() and not over:
        return
    for ending in ("-journal", "-wal", "-shm"):
        left = path.with_name(path.name + ending)
        with suppress(FileNotFoundError):
            if over or _holds_nothing(left):
                left.unlink()
                continue
            numbered = (left.with_name(f"{left.name}.{number}") for number in count(1))
            left.rename(next(one for one in numbered if not one.exists()))


def _holds_nothing(journal: Path) -> bool:
    """Return whether a journal is one that SQLite never came to need: its first byte is written last."""
    with journal.open("rb") as file:
        return file.read(1) in {b"", b"\0"}


def _copied(path: Path, folder: Path) -> Path:
    copy = folder / "copy.entente"
    try:
        for ending in ("-journal", "-wal", ""):
            source = path.with_name(path.name + ending)
            with suppress(FileNotFoundError):
                shutil.copyfile(source, copy.with_name(copy.name + ending))
    except OSError as error:
        raise RecordError(
            "file-unread", name=path.name, reason=error.strerror or "copying it failed"
        ) from error
    return copy


@contextmanager
def told(path: Path, *, new: bool = False) -> Iterator[None]:
    """Turn SQLite's errors inside into RecordErrors for people; `new` if the file is only being made."""
    try:
        yield
    except SQLITE_FAILED as error:
        raise in_words(error, path, new=new) from error


def in_words(error: sqlite3.Error | UnicodeDecodeError, path: Path, *, new: bool = False) -> RecordError:
    """Return an error of SQLite as what is wrong, what is safe and what to do.

    A `new` file is taken away again when it cannot be finished, so nothing is said to be safe in it.
    """
    code = getattr(error, "sqlite_errorcode", 0)
    name = path.name
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return RecordError("session-replaced", name=name)
    if code & 0xFF == sqlite3.SQLITE_AUTH:
        return RecordBroken("session-with-commands", name=name)
    if code & 0xFF in _DAMAGED or _is_undecodable(error):
        return RecordBroken(_damage(path))
    told = (new and _of_new(path, code & 0xFF)) or _of_step(path, code & 0xFF)
    if told is None:
        return RecordError("session-unusable", name=name, error=str(error))
    kind = Unwritable if code & 0xFF == sqlite3.SQLITE_READONLY else RecordError
    return kind(told)


def _is_undecodable(error: sqlite3.Error | UnicodeDecodeError) -> bool:
    """Return whether a text was no UTF-8; the sqlite3 module has no code for that, only its own words."""
    return isinstance(error, UnicodeDecodeError) or str(error).startswith("Could not decode")


_LONGEST_NAME: Final = 247
"""Bytes of a file's name that leave room for the journal's beside it; disks take 255."""

_DAMAGED: Final = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR)


def _of_step(path: Path, code: int) -> Sentence | None:
    """Return what kept a step from being recorded; None for nothing that is known."""
    match code:
        case sqlite3.SQLITE_FULL:
            return Sentence("disk-full", name=path.name)
        case sqlite3.SQLITE_IOERR:
            return Sentence("disk-failed", name=path.name)
        case sqlite3.SQLITE_READONLY:
            return Sentence("session-read-only", name=path.name)
        case sqlite3.SQLITE_CANTOPEN:
            if len(os.fsencode(path.name)) > _LONGEST_NAME:
                return Sentence("name-too-long", name=path.name)
            return Sentence("session-out-of-folder", name=path.name)
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return Sentence("session-busy", name=path.name)
        case sqlite3.SQLITE_TOOBIG:
            return Sentence("step-too-large", name=path.name)
        case _:
            return None


def _of_new(path: Path, code: int) -> Sentence | None:
    """Return what kept a file from being made; None for nothing of its own."""
    match code:
        case sqlite3.SQLITE_FULL:
            return Sentence("disk-full-for-new", name=path.name, folder=path.absolute().parent)
        case sqlite3.SQLITE_IOERR:
            return Sentence("disk-failed-for-new", name=path.name, folder=path.absolute().parent)
        case sqlite3.SQLITE_READONLY:
            return Sentence("folder-read-only-for-new", name=path.name, folder=path.absolute().parent)
        case _:
            return None


def _damage(path: Path) -> Sentence:
    """Return how a damaged file is damaged, as far as its size tells."""
    there, due = bytes_there_and_due(path)
    if there < due:
        return Sentence("session-cut-short", name=path.name, there=there, due=due)
    return Sentence("session-file-damaged", name=path.name)


def identity(path: Path) -> tuple[int, ...] | None:
    """Return what changes when a file is replaced or written over; None if it is out of reach."""
    try:
        facts = path.stat()
    except OSError:
        return None
    return facts.st_dev, facts.st_ino, facts.st_size, facts.st_mtime_ns


def bytes_there_and_due(path: Path) -> tuple[int, int]:
    """Return how many bytes a database has and how many its header promises; zeros if it cannot be read."""
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER)
        there = path.stat().st_size
    except OSError:
        return 0, 0
    size = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    return there, (65536 if size == 1 else size) * pages
