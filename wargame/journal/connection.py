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
            raise RecordError(f"{name} is a folder, not a session. Choose a file that ends in {ENDING}.")
        if not path.exists():
            raise RecordError(
                f"There is no file {name} in {path.absolute().parent}. Check its name and place."
            )
        if not path.is_file():
            raise RecordError(f"{name} is no ordinary file. Choose a file that ends in {ENDING}.")
        with path.open("rb") as file:
            header = file.read(_HEADER)
        size = path.stat().st_size
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it is no path"
        raise RecordError(f"{name} cannot be opened: {reason}. Check its name and your rights.") from error
    if size > LARGEST_SESSION:
        raise RecordError(
            f"{name} has {size:,} bytes and was not opened; no session comes to more than "
            f"{LARGEST_SESSION:,}."
        )
    if damaged and len(header) == _HEADER and _is_ours(header) != header.startswith(MAGIC):
        return
    _check_header(header, name)


def _is_ours(header: bytes) -> bool:
    return int.from_bytes(header[68:72], "big") == APPLICATION_ID


def _check_header(header: bytes, name: str) -> None:
    if not header:
        raise RecordError(
            f"{name} is empty: nothing is recorded in it. Look for a back-up copy; the file itself can go."
        )
    if not MAGIC.startswith(header[: len(MAGIC)]):
        raise RecordError(
            f"{name} is not a session, whatever its name says. Choose a file that Entente made."
        )
    if len(header) < _HEADER:
        raise RecordBroken(
            f"{name} was cut short: only {len(header)} bytes are left, and nothing can be saved from them. "
            "Look for a back-up copy."
        )
    if not _is_ours(header):
        raise RecordError(
            f"{name} is a database of another program, not a session. Choose a file that Entente made."
        )


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
        raise RecordError(
            f"{path.name} was not opened: {path.name}-journal beside it names other files, which no journal "
            "of Entente does. Move it away to open the session as it was before its last step."
        )
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
    return _set(connection, "journal_mode = DELETE", "synchronous = EXTRA", "foreign_keys = ON")


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
        raise RecordBroken(_cut_short(name, there, due))


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
        raise RecordError(f"{path.name} cannot be read: {error.strerror or 'copying it failed'}.") from error
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
        return RecordError(
            f"{name} was moved, deleted or replaced while it was open, so this step was not recorded. "
            "Put the file back and do it again, or save the session in another place."
        )
    if code & 0xFF == sqlite3.SQLITE_AUTH:
        return RecordBroken(
            f"{name} holds commands that another program put there; they were not run. "
            "`entente rescue` copies the session into a new file without them."
        )
    unreadable = isinstance(error, UnicodeDecodeError) or str(error).startswith("Could not decode")
    if unreadable or code & 0xFF in _DAMAGED:
        return RecordBroken(_damage(path))
    if code & 0xFF == sqlite3.SQLITE_CANTOPEN and len(os.fsencode(name)) > _LONGEST_NAME:
        return RecordError(f"The name {name} is too long for the disk. Give the file a shorter one.")
    words = _NEW_WORDS.get(code & 0xFF) if new else None
    words = words or _WORDS.get(code & 0xFF)
    if words is None:
        return RecordError(f"{name} cannot be used: {error}. What was recorded before is unchanged.")
    kind = Unwritable if code & 0xFF == sqlite3.SQLITE_READONLY else RecordError
    return kind(words.format(name=name, folder=path.absolute().parent))


_LONGEST_NAME: Final = 247
"""Bytes of a file's name that leave room for the journal's beside it; disks take 255."""

_ADVICE: Final = "`entente rescue` saves what is left into a new file."
_DAMAGED: Final = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR)
_BUSY: Final = (
    "Another program is using {name}, so this step was not recorded. Close the other program and do it again."
)
_WORDS: Final = {
    sqlite3.SQLITE_FULL: "The disk is full, so this step was not recorded. Everything before it is safe in "
    "{name}. Make room on the disk and do it again, or save the session in another place.",
    sqlite3.SQLITE_IOERR: "The disk did not take this step, so it was not recorded. Everything before it is "
    "in {name}. Check the disk and do it again, or save the session in another place.",
    sqlite3.SQLITE_READONLY: "{name} cannot be written: the file or its folder is read-only. What was "
    "recorded is unchanged. Copy the session to a folder of your own and open it there.",
    sqlite3.SQLITE_CANTOPEN: "{name} cannot be opened there: the folder does not exist or is read-only. "
    "Choose a folder of your own.",
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_TOOBIG: "A text is too long to be kept in {name}, so this step was not recorded. "
    "Shorten it.",
}
_NEW_WORDS: Final = {
    sqlite3.SQLITE_FULL: "{name} was not made, because the disk of {folder} is full. Make room there, or "
    "choose another place.",
    sqlite3.SQLITE_IOERR: "{name} was not made, because the disk of {folder} did not take it. Choose "
    "another place.",
    sqlite3.SQLITE_READONLY: "{name} was not made: {folder} is read-only. Choose another place.",
}


def _damage(path: Path) -> str:
    """Return in words how a damaged file is damaged, as far as its size tells."""
    there, due = bytes_there_and_due(path)
    return _cut_short(path.name, there, due) if there < due else f"{path.name} is damaged. {_ADVICE}"


def _cut_short(name: str, there: int, due: int) -> str:
    return f"{name} was cut short: {there:,} of {due:,} bytes are there. {_ADVICE}"


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
