"""Session files of older formats, brought up to date.

Before a file is changed a copy of it is laid beside it. A reader, which must not change anything, gets the
file in today's format from a copy in a temporary folder.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from wargame.journal import schema
from wargame.journal.additions import ADD_SEAL, seal
from wargame.journal.chain import Tally
from wargame.journal.checks import entry_of, seal_faults
from wargame.journal.connection import reader, told, writer
from wargame.journal.copies import back_up, stem_of, unused
from wargame.journal.held import held
from wargame.journal.reading import tally_of
from wargame.journal.stored import event_rows, head_rows, person_rows, seal_row, setting_rows, throws_in
from wargame.terms import RecordBroken
from wargame.whole import passing_folder

if TYPE_CHECKING:
    from sqlite_utils import Database


def is_older(connection: sqlite3.Connection, name: str) -> bool:
    """Return whether a file has an older format; RecordError if it has a newer one or is no session."""
    return schema.check_format(connection, name) < schema.FORMAT


def upgrade(database: "Database", path: Path) -> Path:
    """Bring an open file up to date and return the copy of it as it was.

    Raises
    ------
    RecordError
        If the copy cannot be made or the file not be changed; the file is then as it was.
    RecordBroken
        If rows are missing or were changed: the new seal must not hide what the old one shows.
    """
    with told(path):
        check_seal(database.conn, path.name)
    old = schema.check_format(database.conn, path.name)
    copy = _copy_beside(path, old)
    with told(path):
        schema.migrate(database, lambda: reseal(database.conn))
    return copy


def _copy_beside(path: Path, old: int) -> Path:
    """Return a copy of a file as it is: the one of an earlier try, if that was broken off, or a new one."""
    name = f"{stem_of(path)}.format-{old}"
    own = held(path)
    with suppress(OSError):
        for one in path.parent.iterdir():
            if one.name.startswith(name) and one.suffix == path.suffix and held(one) == own:
                return one
    return back_up(path, unused(path.with_name(f"{name}{path.suffix}")))


def reseal(connection: sqlite3.Connection) -> None:
    """Write the seal anew over the rows that are there; belongs inside a transaction."""
    connection.execute(ADD_SEAL, seal(_tally(connection)))


def check_seal(connection: sqlite3.Connection, name: str) -> None:
    """Check the seal of a file of any format so far; RecordBroken if it does not fit."""
    for fault in seal_faults(seal_row(connection), _tally(connection)):
        raise RecordBroken("session-not-upgraded", name=name, why=fault.told)


def _tally(connection: sqlite3.Connection) -> Tally:
    events = event_rows(connection)
    return tally_of(
        connection,
        events,
        head_rows(connection),
        person_rows(connection),
        setting_rows(connection),
        throws_in([entry_of(row) for row in events]),
    )


@contextmanager
def current(path: Path) -> Iterator[sqlite3.Connection]:
    """Give a reading connection to a session in today's format; the file itself stays as it is.

    Raises
    ------
    RecordError
        If it is no session or cannot be read.
    """
    with reader(path) as connection:
        if not is_older(connection, path.name):
            yield connection
            return
        with passing_folder() as folder:
            copy = back_up(path, folder / path.name)
            _upgrade_copy(copy)
            with reader(copy) as upgraded:
                yield upgraded


def _upgrade_copy(copy: Path) -> None:
    from sqlite_utils import Database

    with told(copy), closing(writer(copy)) as connection:
        database = Database(connection, execute_plugins=False)
        check_seal(connection, copy.name)
        schema.migrate(database, lambda: reseal(connection))
