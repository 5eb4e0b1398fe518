"""A careful stranger's tool: change what a session file holds, then make every hash in it fit again.

`rehash` makes the chains, the check sums and the seal fit whatever stands in the rows; `tampered` opens a
file for a change and does that afterwards. What comes of it verifies as a chain, so that a test learns
what is looked at beyond the hashes.
"""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from wargame.journal.chain import hash_of
from wargame.journal.stored import event_rows, head_rows, person_rows, setting_rows, snapshot_rows
from wargame.journal.upgrade import reseal
from wargame.terms import EntenteError


@contextmanager
def tampered(path: Path, *, snapshots: bool = False) -> Iterator[sqlite3.Connection]:
    """Give a connection to change a session file by; all hashes fit again afterwards.

    The stored states go unless `snapshots` keeps them.
    """
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        yield connection
        rehash(connection, snapshots=snapshots)


def rehash(connection: sqlite3.Connection, *, snapshots: bool = False) -> None:
    """Make every hash of a session fit what stands in it now; the stored states go unless kept."""
    if not snapshots:
        connection.execute("DELETE FROM snapshots")
    start = _scenario(connection)
    hashes = {0: start}
    for event in event_rows(connection):
        hashes[event.number] = event.due_hash(hashes.get(event.parent, start))
        _put(connection, "events", "hash", hashes[event.number], "number", event.number)
    for person in person_rows(connection):
        _put(connection, "people", "check_sum", person.due_check_sum, "number", person.person.number)
    for setting in setting_rows(connection):
        _put(connection, "settings", "check_sum", setting.due_check_sum, "key", setting.key)
    for stored in list(snapshot_rows(connection)):
        _put(connection, "snapshots", "hash", stored.due_hash, "event", stored.event)
    before = start
    for row in head_rows(connection):
        before = row.due_hash(before)
        _put(connection, "heads", "hash", before, "number", row.move.number)
    with suppress(EntenteError):  # events that nobody can read have no throws to count
        reseal(connection)


def change_events(path: Path, change: Callable[[int, str, dict[str, Any]], object]) -> None:
    """Call `change` with the number, kind and fields of each event, which it may change, and rehash."""
    with tampered(path) as connection:
        for number, kind, body in connection.execute("SELECT number, kind, body FROM events").fetchall():
            fields = json.loads(body)
            change(number, kind, fields)
            words = json.dumps(fields, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
            turn = fields.get("turn", 1)
            connection.execute("UPDATE events SET body = ?, turn = ? WHERE number = ?", (words, turn, number))


def _scenario(connection: sqlite3.Connection) -> str:
    row = connection.execute("SELECT id, title, seats, body FROM scenario").fetchone()
    start = hash_of(*row) if row else ""
    connection.execute("UPDATE scenario SET hash = ?", (start,))
    return start


def _put(
    connection: sqlite3.Connection, table: str, column: str, value: str, key: str, row: int | str
) -> None:
    connection.execute(f"UPDATE {table} SET {column} = ? WHERE {key} = ?", (value, row))
