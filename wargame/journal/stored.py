"""The rows of a session file as they stand there, before anyone trusts them.

`checks` says what is wrong with them, `reading` makes a Record of them, `rescue` saves the good ones.
Columns come in the order of the tables in `schema`.
"""

import sqlite3
from collections.abc import Iterator
from hashlib import sha256
from typing import Any, Final

from msgspec import Struct

from wargame.journal.chain import event_hash, hash_of, head_hash
from wargame.journal.codec import throws_of
from wargame.journal.rows import Entry, HeadMove, Person
from wargame.limits import MOST_PICTURES, MOST_ROWS


class ScenarioRow(Struct, frozen=True, gc=False):
    """The scenario as played."""

    id: str
    title: str
    seats: str
    hash: str
    body: str

    @property
    def due_hash(self) -> str:
        """The hash that its columns give."""
        return hash_of(self.id, self.title, self.seats, self.body)


class EventRow(Struct, frozen=True, gc=False):
    """One event."""

    number: int
    parent: int
    """0 for the first event, where the table has NULL."""
    command: int
    branch: str
    turn: int
    kind: str
    body: str
    author: str
    at: str
    hash: str

    def due_hash(self, before: str) -> str:
        """Return the hash that its columns give after a parent with the hash `before`."""
        return event_hash(
            before,
            self.number,
            self.command,
            self.branch,
            self.turn,
            self.kind,
            self.body,
            self.author,
            self.at,
        )


class HeadRow(Struct, frozen=True, gc=False):
    """One movement of a branch."""

    move: HeadMove
    hash: str

    def due_hash(self, before: str) -> str:
        """Return the hash that its columns give after a movement with the hash `before`."""
        return head_hash(before, self.move)


class PersonRow(Struct, frozen=True, gc=False):
    """One person."""

    person: Person
    check_sum: str

    @property
    def due_check_sum(self) -> str:
        """The check sum that its columns give."""
        return person_sum(self.person)


class SettingRow(Struct, frozen=True, gc=False):
    """One setting."""

    key: str
    value: str
    check_sum: str

    @property
    def due_check_sum(self) -> str:
        """The check sum that its columns give."""
        return hash_of(self.key, self.value)


class SnapshotRow(Struct, frozen=True, gc=False):
    """One stored state."""

    event: int
    turn: int
    body: str
    hash: str

    @property
    def due_hash(self) -> str:
        """The hash that its columns give."""
        return hash_of(self.event, self.turn, self.body)


class PictureRow(Struct, frozen=True, gc=False):
    """One picture of the scenario."""

    name: str
    content: bytes
    hash: str

    @property
    def due_hash(self) -> str:
        """The hash that its columns give."""
        return picture_sum(self.name, self.content)


class SealRow(Struct, frozen=True, gc=False):
    """The seal."""

    counts: tuple[int, ...]
    """Events, heads, throws, people, settings, snapshots."""
    hash: str


def person_sum(person: Person) -> str:
    """Return the check sum of a person's row."""
    return hash_of(person.number, person.name, person.initials)


def picture_sum(name: str, content: bytes) -> str:
    """Return the hash of a picture's row."""
    return hash_of(name, sha256(content).hexdigest())


def _columns(*names: str) -> str:
    """Return columns for a SELECT; a `#` marks whole numbers, the others are texts.

    In a damaged file a value may be of any type; the casts keep the types that rows promise, and the
    hashes tell that something is wrong.
    """
    return ", ".join(
        f"coalesce(CAST({name[:-1]} AS INTEGER), 0)"
        if name.endswith("#")
        else f"coalesce(CAST({name} AS TEXT), '')"
        for name in names
    )


EVENTS: Final = _columns(
    "number#", "parent#", "command#", "branch", "turn#", "kind", "body", "author", "at", "hash"
)
HEADS: Final = _columns(
    "number#", "act", "branch", "event#", "left#", "after#", "author", "at", "reason", "hash"
)
PEOPLE: Final = _columns("number#", "name", "initials", "check_sum")
SETTINGS: Final = _columns("key", "value", "check_sum")
SNAPSHOTS: Final = _columns("event#", "turn#", "body", "hash")
_SCENARIO: Final = _columns("id", "title", "seats", "hash", "body")
_SEAL: Final = _columns("id#", "events#", "heads#", "throws#", "people#", "settings#", "snapshots#", "hash")
_FRAME: Final = (
    f"SELECT {_columns('key', 'value')} FROM session ORDER BY key",
    f"SELECT {_columns('hash')} FROM scenario ORDER BY rowid",
    f"SELECT {_columns('id#', 'migration_set', 'name', 'applied_at')} FROM _sqlite_migrations ORDER BY id",
    "PRAGMA user_version",
)
_PICTURES_THERE: Final = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'pictures'"
_FRAME_PICTURED: Final = f"SELECT {_columns('name', 'hash')} FROM pictures ORDER BY name"


def _every(connection: sqlite3.Connection, columns: str, rest: str) -> list[Any]:
    """Return all rows of a table, or as many as there can be and one more, which `checks` refuses."""
    return connection.execute(f"SELECT {columns} FROM {rest} LIMIT {MOST_ROWS + 1}").fetchall()


def scenario_row(connection: sqlite3.Connection) -> ScenarioRow | None:
    """Return the scenario as played; None unless there is exactly one."""
    rows = connection.execute(f"SELECT {_SCENARIO} FROM scenario LIMIT 2").fetchall()
    return ScenarioRow(*rows[0]) if len(rows) == 1 else None


def event_rows(connection: sqlite3.Connection) -> list[EventRow]:
    """Return all events in the order of their numbers."""
    return [EventRow(*row) for row in _every(connection, EVENTS, "events ORDER BY number")]


def head_rows(connection: sqlite3.Connection) -> list[HeadRow]:
    """Return all movements of branches in the order of their numbers."""
    return [head_row(row) for row in _every(connection, HEADS, "heads ORDER BY number")]


def head_row(columns: tuple[Any, ...]) -> HeadRow:
    """Return a movement made of its columns."""
    *move, stored = columns
    return HeadRow(HeadMove(*move), stored)


def person_rows(connection: sqlite3.Connection) -> list[PersonRow]:
    """Return all people in the order of their numbers."""
    return [person_row(row) for row in _every(connection, PEOPLE, "people ORDER BY number")]


def person_row(columns: tuple[Any, ...]) -> PersonRow:
    """Return a person made of its columns."""
    *person, stored = columns
    return PersonRow(Person(*person), stored)


def setting_rows(connection: sqlite3.Connection) -> list[SettingRow]:
    """Return all settings in the order of their keys."""
    return [SettingRow(*row) for row in _every(connection, SETTINGS, "settings ORDER BY key")]


def has_pictures(connection: sqlite3.Connection) -> bool:
    """Return whether the file has a place for pictures."""
    return connection.execute(_PICTURES_THERE).fetchone() is not None


def picture_rows(connection: sqlite3.Connection) -> list[PictureRow]:
    """Return the pictures in the order of their names, or one more than there can be."""
    if not has_pictures(connection):
        return []
    found = connection.execute(
        f"SELECT {_columns('name')}, CAST(content AS BLOB), {_columns('hash')} FROM pictures "
        f"ORDER BY name LIMIT {MOST_PICTURES + 1}"
    )
    return [PictureRow(name, content or b"", stored) for name, content, stored in found]


def snapshot_rows(connection: sqlite3.Connection) -> Iterator[SnapshotRow]:
    """Yield all stored states in the order of their events."""
    for row in connection.execute(f"SELECT {SNAPSHOTS} FROM snapshots ORDER BY event"):
        yield SnapshotRow(*row)


def snapshot_events(connection: sqlite3.Connection) -> list[int]:
    """Return the events after which a state is stored, in order."""
    found = connection.execute(f"SELECT {_columns('event#')} FROM snapshots ORDER BY event")
    return [event for (event,) in found]


def snapshot_hashes(connection: sqlite3.Connection) -> list[str]:
    """Return the hashes of all stored states in the order of their events."""
    found = connection.execute(f"SELECT {_columns('hash')} FROM snapshots ORDER BY event")
    return [stored for (stored,) in found]


def seal_row(connection: sqlite3.Connection) -> SealRow | None:
    """Return the seal; None unless there is exactly one."""
    rows = connection.execute(f"SELECT {_SEAL} FROM seal LIMIT 2").fetchall()
    if [row[0] for row in rows] != [1]:
        return None
    (_, *counts, stored) = rows[0]
    return SealRow(tuple(counts), stored)


def program_of(connection: sqlite3.Connection) -> str:
    """Return the version of Entente that made a file; empty if none stands in it."""
    row = connection.execute("SELECT value FROM session WHERE key = 'application version'").fetchone()
    return str(row[0])[:60] if row else ""


def frame_of(connection: sqlite3.Connection) -> str:
    """Return the hash over what never changes in a session: its opening, its scenario, its format."""
    queries = (*_FRAME, _FRAME_PICTURED) if has_pictures(connection) else _FRAME
    return hash_of(*(connection.execute(query).fetchall() for query in queries))


def throws_in(entries: list[Entry]) -> int:
    """Return how many throws stand in some entries."""
    return sum(len(throws_of(entry.event)) for entry in entries)
