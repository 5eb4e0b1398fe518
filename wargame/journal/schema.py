"""The tables of a session file, and how files of older formats are brought up to date.

Format n is what the first n functions of `migrations` make; SQLite's `user_version` holds n and its
`application_id` says that the file is a session. To change the tables: add a numbered function, leave the
texts of format 1 as they are, write into `TABLES` what all functions together lead to, and keep a sample of
the format before in tests/data/sessions; a test compares what the migrations make with `TABLES`.

Each migration runs in one transaction together with the row that records it and the new seal.
docs/session-file.md explains every column.
"""

import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from wargame.terms import RecordBroken, RecordError

if TYPE_CHECKING:
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

APPLICATION_ID: Final = 0x454E5445
"""`ENTE` in ASCII, in the header of every session file."""

FORMAT: Final = 1
"""The format that this version writes."""

MIGRATION_SET: Final = "entente"

_TABLES_1: Final[dict[str, str]] = {
    "_sqlite_migrations": """CREATE TABLE _sqlite_migrations (
    id INTEGER PRIMARY KEY,
    migration_set TEXT NOT NULL,
    name TEXT NOT NULL,
    applied_at TEXT NOT NULL
) STRICT""",
    "session": """CREATE TABLE session (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID""",
    "scenario": """CREATE TABLE scenario (
    id TEXT NOT NULL,
    title TEXT NOT NULL,
    seats TEXT NOT NULL, -- JSON: their names
    hash TEXT NOT NULL,
    body TEXT NOT NULL -- JSON: the whole scenario as played
) STRICT""",
    "events": """CREATE TABLE events (
    number INTEGER PRIMARY KEY,
    parent INTEGER REFERENCES events (number), -- the event before it; NULL for the first
    command INTEGER NOT NULL,
    branch TEXT NOT NULL,
    turn INTEGER NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL, -- JSON
    author TEXT NOT NULL,
    at TEXT NOT NULL, -- ISO 8601, UTC
    hash TEXT NOT NULL
) STRICT""",
    "heads": """CREATE TABLE heads (
    number INTEGER PRIMARY KEY,
    act TEXT NOT NULL, -- undo, redo, branch, switch
    branch TEXT NOT NULL,
    event INTEGER REFERENCES events (number), -- where the branch ends now; NULL before the first event
    left INTEGER REFERENCES events (number), -- where it ended
    after INTEGER NOT NULL, -- the highest event number at that time
    author TEXT NOT NULL,
    at TEXT NOT NULL,
    reason TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT""",
    "people": """CREATE TABLE people (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL, -- empty once it was erased
    initials TEXT NOT NULL,
    check_sum TEXT NOT NULL
) STRICT""",
    "settings": """CREATE TABLE settings (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL,
    check_sum TEXT NOT NULL
) STRICT, WITHOUT ROWID""",
    "snapshots": """CREATE TABLE snapshots (
    event INTEGER PRIMARY KEY REFERENCES events (number),
    turn INTEGER NOT NULL,
    body TEXT NOT NULL, -- JSON: the state after the event
    hash TEXT NOT NULL
) STRICT""",
    "seal": """CREATE TABLE seal (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    events INTEGER NOT NULL,
    heads INTEGER NOT NULL,
    throws INTEGER NOT NULL,
    people INTEGER NOT NULL,
    settings INTEGER NOT NULL,
    snapshots INTEGER NOT NULL,
    hash TEXT NOT NULL
) STRICT""",
}
"""The tables of format 1, as SQLite keeps their texts."""

_INDEXES_1: Final[dict[str, str]] = {
    "landmarks": """CREATE INDEX landmarks ON events (kind)
    WHERE kind IN ('SessionClosed', 'GameEnded', 'CalendarChanged')""",
}
"""The indexes of format 1; this one lets the library see at a glance how far a session is."""

TABLES: Final = _TABLES_1
"""Every table of this format."""

INDEXES: Final = _INDEXES_1
"""Every index of this format."""

PICTURED: Final[dict[str, str]] = {
    "pictures": """CREATE TABLE pictures (
    name TEXT NOT NULL PRIMARY KEY, -- of the file, as the scenario calls it
    content BLOB NOT NULL, -- PNG or JPEG
    hash TEXT NOT NULL
) STRICT, WITHOUT ROWID""",
}
"""Tables that only the session of a scenario with pictures has; they never change."""

PASSING: Final[dict[str, str]] = {
    "drafts": """CREATE TABLE drafts (
    seat TEXT NOT NULL PRIMARY KEY,
    body TEXT NOT NULL -- JSON
) STRICT, WITHOUT ROWID""",
}
"""Tables that a file has only for a time, see `unsealed`; they are no part of the record."""

_TOLERATED: Final = frozenset({"sqlite_stat1", "sqlite_stat4"})
"""Statistics that database tools leave behind; nobody reads them here."""


def migrations() -> "Migrations":
    """Return the numbered migrations, oldest first; imports sqlite-utils."""
    from sqlite_utils.migrations import Migrations

    steps = Migrations(MIGRATION_SET)

    @steps()
    def m001_tables(db: "Database") -> None:
        for name, text in _TABLES_1.items():
            if name != Migrations.migrations_table:
                db.execute(text)
        for text in _INDEXES_1.values():
            db.execute(text)
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")

    return steps


def migrate(db: "Database", seal: Callable[[], None], steps: "Migrations | None" = None) -> None:
    """Bring a file up to date; `seal` writes the seal anew inside each migration's transaction.

    The format in the header follows the number of migrations.
    """
    steps = steps or migrations()
    if not db[steps.migrations_table].exists():
        db.execute(TABLES[steps.migrations_table])
    done = len(steps.applied(db))
    names = [migration.name for migration in steps.pending(db)]
    for place, following in enumerate([*names[1:], None]):
        with db.atomic():
            steps.apply(db, stop_before=following)
            db.execute(f"PRAGMA user_version = {done + place + 1}")
            seal()


def check_format(connection: sqlite3.Connection, name: str) -> int:
    """Return the format of an open file.

    Raises
    ------
    RecordError
        If the file is no session, or a newer version made it.
    """
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION_ID:
        raise RecordError("database-of-others", name=name)
    if version > FORMAT:
        raise RecordError("session-of-newer-version", name=name, version=version, known=FORMAT)
    return int(version)


def check_shape(connection: sqlite3.Connection, name: str) -> None:
    """Check that a file of this format has its tables and nothing else.

    Raises
    ------
    RecordBroken
        If something was added, changed or taken away.
    """
    expected = {("table", table): text for table, text in TABLES.items()}
    expected |= {("index", index): text for index, text in INDEXES.items()}
    for kind, what, text in connection.execute("SELECT type, name, sql FROM sqlite_master"):
        if what in _TOLERATED or (kind == "table" and (PASSING | PICTURED).get(what) == text):
            continue
        if expected.pop((kind, what), None) != text:
            raise RecordBroken("session-with-strange-part", name=name, kind=kind, what=what)
    if expected:
        missing = tuple(what for _, what in expected)
        raise RecordBroken("session-lacks-part", name=name, missing=missing)
