"""The rows of a session file as they stand there, before anyone trusts them.

`checks` says what is wrong with them, `reading` makes a Record of them, `rescue` saves the good ones.
Columns come in the order of the tables in `schema`.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from wargame.journal.chain import event_hash, hash_of, head_hash
from wargame.journal.codec import throws_of
from wargame.journal.rows import Entry, HeadMove, Person


@dataclass(frozen=True, slots=True)
class ScenarioRow:
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


@dataclass(frozen=True, slots=True)
class EventRow:
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


@dataclass(frozen=True, slots=True)
class HeadRow:
    """One movement of a branch."""

    move: HeadMove
    hash: str

    def due_hash(self, before: str) -> str:
        """Return the hash that its columns give after a movement with the hash `before`."""
        return head_hash(before, self.move)


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person."""

    person: Person
    check_sum: str

    @property
    def due_check_sum(self) -> str:
        """The check sum that its columns give."""
        return person_sum(self.person)


@dataclass(frozen=True, slots=True)
class SettingRow:
    """One setting."""

    key: str
    value: str
    check_sum: str

    @property
    def due_check_sum(self) -> str:
        """The check sum that its columns give."""
        return hash_of(self.key, self.value)


@dataclass(frozen=True, slots=True)
class SnapshotRow:
    """One stored state."""

    event: int
    turn: int
    body: str
    hash: str

    @property
    def due_hash(self) -> str:
        """The hash that its columns give."""
        return hash_of(self.event, self.turn, self.body)


@dataclass(frozen=True, slots=True)
class SealRow:
    """The seal."""

    counts: tuple[int, ...]
    """Events, heads, throws, people, settings, snapshots."""
    hash: str


def person_sum(person: Person) -> str:
    """Return the check sum of a person's row."""
    return hash_of(person.number, person.name, person.initials)


EVENT_COLUMNS = "number, coalesce(parent, 0), command, branch, turn, kind, body, author, at, hash"
HEAD_COLUMNS = "number, act, branch, coalesce(event, 0), coalesce(left, 0), after, author, at, reason, hash"


def scenario_row(connection: sqlite3.Connection) -> ScenarioRow | None:
    """Return the scenario as played; None unless there is exactly one."""
    rows = connection.execute("SELECT id, title, seats, hash, body FROM scenario LIMIT 2").fetchall()
    return ScenarioRow(*rows[0]) if len(rows) == 1 else None


def event_rows(connection: sqlite3.Connection) -> list[EventRow]:
    """Return all events in the order of their numbers."""
    return [
        EventRow(*row) for row in connection.execute(f"SELECT {EVENT_COLUMNS} FROM events ORDER BY number")
    ]


def head_rows(connection: sqlite3.Connection) -> list[HeadRow]:
    """Return all movements of branches in the order of their numbers."""
    found = connection.execute(f"SELECT {HEAD_COLUMNS} FROM heads ORDER BY number")
    return [head_row(row) for row in found]


def head_row(columns: tuple[int, str, str, int, int, int, str, str, str, str]) -> HeadRow:
    """Return a movement made of its columns."""
    number, act, branch, event, left, after, author, at, reason, stored = columns
    move = HeadMove(number, act, branch, event, left, after, author, at, reason)  # type: ignore[arg-type]
    return HeadRow(move, stored)


def person_rows(connection: sqlite3.Connection) -> list[PersonRow]:
    """Return all people in the order of their numbers."""
    found = connection.execute("SELECT number, name, initials, check_sum FROM people ORDER BY number")
    return [PersonRow(Person(number, name, initials), stored) for number, name, initials, stored in found]


def setting_rows(connection: sqlite3.Connection) -> list[SettingRow]:
    """Return all settings in the order of their keys."""
    found = connection.execute("SELECT key, value, check_sum FROM settings ORDER BY key")
    return [SettingRow(*row) for row in found]


def snapshot_rows(connection: sqlite3.Connection) -> Iterator[SnapshotRow]:
    """Yield all stored states in the order of their events."""
    for row in connection.execute("SELECT event, turn, body, hash FROM snapshots ORDER BY event"):
        yield SnapshotRow(*row)


def snapshot_hashes(connection: sqlite3.Connection) -> list[str]:
    """Return the hashes of all stored states in the order of their events."""
    return [stored for (stored,) in connection.execute("SELECT hash FROM snapshots ORDER BY event")]


def seal_row(connection: sqlite3.Connection) -> SealRow | None:
    """Return the seal; None unless there is exactly one."""
    rows = connection.execute(
        "SELECT events, heads, throws, people, settings, snapshots, hash FROM seal LIMIT 2"
    ).fetchall()
    return SealRow(tuple(rows[0][:-1]), rows[0][-1]) if len(rows) == 1 else None


def frame_of(connection: sqlite3.Connection) -> str:
    """Return the hash over what never changes in a session: its opening, its scenario, its format."""
    frame = [
        connection.execute(query).fetchall()
        for query in (
            "SELECT key, value FROM session ORDER BY key",
            "SELECT hash FROM scenario ORDER BY rowid",
            "SELECT id, migration_set, name, applied_at FROM _sqlite_migrations ORDER BY id",
            "PRAGMA user_version",
        )
    ]
    return hash_of(*frame)


def throws_in(entries: list[Entry]) -> int:
    """Return how many throws stand in some entries."""
    return sum(len(throws_of(entry.event)) for entry in entries)
