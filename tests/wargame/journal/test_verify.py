"""`verify` finds every change to a session file, wherever it was made, and names the first bad event."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.wargame.journal.games import change, in_table
from wargame.journal.chain import hash_of
from wargame.journal.schema import TABLES
from wargame.journal.upgrade import reseal
from wargame.journal.verify import verify
from wargame.terms import RecordError


def columns() -> list[tuple[str, str]]:
    """Every column of every table."""
    with closing(sqlite3.connect(":memory:")) as connection:
        for text in TABLES.values():
            connection.execute(text)
        return [
            (table, column)
            for table in TABLES
            for (_, column, *_) in connection.execute(f"PRAGMA table_info({table})")
        ]


def flipped(value: Any) -> Any:
    """The value with one bit flipped; in an empty text a bit of its length."""
    if isinstance(value, int):
        return value ^ (1 << 20)
    return chr(ord(value[0]) ^ 1) + value[1:] if value else "\x01"


def keys(path: Path, table: str) -> list[str]:
    """The columns that tell the rows of a table apart."""
    found = in_table(path, f"SELECT name FROM pragma_table_info('{table}') WHERE pk > 0")
    return [str(name) for (name,) in found] or ["rowid"]


def set_where(path: Path, table: str, column: str, value: Any, key: Any) -> None:
    (by,) = keys(path, table)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute(f"UPDATE {table} SET {column} = ? WHERE {by} = ?", (value, key))


@pytest.mark.parametrize(("table", "column"), columns())
@pytest.mark.parametrize("order", ["ASC", "DESC"])
def test_one_flipped_bit_is_found(finished: Path, table: str, column: str, order: str) -> None:
    (by,) = keys(finished, table)
    query = f"SELECT {by}, {column} FROM {table} WHERE {column} IS NOT NULL ORDER BY {by} {order}"
    key, value = in_table(finished, query)[0]
    set_where(finished, table, column, flipped(value), key)
    assert not verify(finished).is_sound


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("order", ["ASC", "DESC"])
def test_a_missing_row_is_found(finished: Path, table: str, order: str) -> None:
    (by,) = keys(finished, table)
    key = in_table(finished, f"SELECT {by} FROM {table} ORDER BY {by} {order}")[0][0]
    with closing(sqlite3.connect(finished, isolation_level=None)) as connection:
        connection.execute(f"DELETE FROM {table} WHERE {by} = ?", (key,))
    assert not verify(finished).is_sound


SEVERAL_ROWS = ["session", "events", "heads", "people", "settings", "snapshots"]


@pytest.mark.parametrize("table", SEVERAL_ROWS)
def test_two_rows_that_changed_places_are_found(finished: Path, table: str) -> None:
    (by,) = keys(finished, table)
    others = ", ".join(column for name, column in columns() if name == table and column != by)
    rows = in_table(finished, f"SELECT {by}, {others} FROM {table} ORDER BY {by} DESC LIMIT 2")
    (one, *ones), (other, *theirs) = rows
    marks = ", ".join("?" * len(ones))
    with closing(sqlite3.connect(finished, isolation_level=None)) as connection:
        for key, values in ((one, theirs), (other, ones)):
            connection.execute(f"UPDATE {table} SET ({others}) = ({marks}) WHERE {by} = ?", (*values, key))
    assert not verify(finished).is_sound


@pytest.mark.parametrize("header", ["application_id", "user_version"])
def test_a_changed_header_is_found(finished: Path, header: str) -> None:
    change(finished, f"PRAGMA {header} = 17")
    with pytest.raises(RecordError):
        verify(finished)


def test_a_whole_session_is_said_to_be_whole(finished: Path) -> None:
    findings = verify(finished)
    counts = "43 events, 6 throws, 10 stored states"
    assert findings.words == (
        f"tuesday.entente is whole: {counts}, nothing missing, all of it fits together.",
    )


def test_the_first_bad_event_is_named(finished: Path) -> None:
    change(finished, "UPDATE events SET at = '' WHERE number IN (12, 30)")
    findings = verify(finished)
    assert findings.first_event == 12
    assert findings.words[0] == "tuesday.entente is damaged. The first event that fails is 12."
    assert findings.words[1] == "Event 12 was changed after it was recorded."


def rewrite(path: Path, number: int, body: dict[str, Any]) -> None:
    """Change an event and recompute every hash after it and the seal, as a forger would."""
    text = msgspec.json.encode(body, order="sorted").decode()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE events SET body = ? WHERE number = ?", (text, number))
        hashes = dict(connection.execute("SELECT 0, hash FROM scenario").fetchall())
        for row in connection.execute("SELECT * FROM events ORDER BY number").fetchall():
            event, parent, *rest, _ = row
            hashes[event] = hash_of(hashes[parent or 0], event, *rest)
            connection.execute("UPDATE events SET hash = ? WHERE number = ?", (hashes[event], event))
        reseal(connection)


def body_of(path: Path, kind: str) -> tuple[int, dict[str, Any]]:
    ((number, body), *_) = in_table(path, f"SELECT number, body FROM events WHERE kind = '{kind}'")
    return int(str(number)), msgspec.json.decode(str(body))


def test_a_throw_left_out_is_found_even_with_new_hashes(finished: Path) -> None:
    number, body = body_of(finished, "MoveRuled")
    body["throw"]["number"] += 1
    rewrite(finished, number, body)
    assert "holds throw 2 where throw 1 was due" in " ".join(verify(finished).words)


def test_a_change_of_the_board_is_found_even_with_new_hashes(finished: Path) -> None:
    number, body = body_of(finished, "MoveSealed")
    body["changes"][0]["before"] += 1
    rewrite(finished, number, body)
    findings = verify(finished)
    assert findings.first_event == number
    assert "does not fit the state before it" in " ".join(findings.words)


def test_a_state_that_the_events_do_not_lead_to_is_found_even_with_new_hashes(finished: Path) -> None:
    number, body = body_of(finished, "DealProposed")
    body["terms"] = "Fish for nothing"
    rewrite(finished, number, body)
    assert "is not the one that the events lead to" in " ".join(verify(finished).words)


def test_fields_of_a_newer_version_are_found(finished: Path) -> None:
    number, body = body_of(finished, "GameEnded")
    rewrite(finished, number, {**body, "applause": "long"})
    assert "fields that this version does not know: applause" in " ".join(verify(finished).words)


def test_verify_changes_nothing(finished: Path) -> None:
    before = finished.read_bytes()
    verify(finished)
    assert finished.read_bytes() == before
