"""An open journal keeps all of a command or nothing, says what it could not keep, finds its file again."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from tests.wargame.journal.games import (
    clock,
    scenario,
    statement,
    statements,
)
from wargame.game.events import MoveRuled, Reckoning, Throw
from wargame.journal.file import create, open_for_writing, read
from wargame.journal.open_journal import FileJournal
from wargame.journal.rows import Batch, Entry, HeadMove, Person
from wargame.journal.verify import verify
from wargame.terms import RecordError

EXTRA = 3
"""How SQLite counts that it waits for the folder too."""


@pytest.fixture
def journal(tmp_path: Path) -> FileJournal:
    """The journal of a new session with three events."""
    made = create(tmp_path / "new.entente", scenario(), clock=clock())
    made.append(statements(1, 3))
    return made


def test_the_same_batch_is_kept_once(journal: FileJournal) -> None:
    journal.append(statements(1, 3))
    journal.append(statements(2, 5))
    journal.close()
    assert [entry.number for entry in read(journal.path)[1].entries] == [1, 2, 3, 4, 5]
    assert verify(journal.path).is_sound


def test_another_event_under_the_same_number_is_refused(journal: FileJournal) -> None:
    with pytest.raises(RecordError, match="event 3 is on record already"):
        journal.append(Batch(entries=(statement(3, text="Something else."),)))
    assert len(read(journal.path)[1].entries) == 3


@pytest.mark.parametrize("entry", [statement(5), statement(4, parent=4), statement(4, parent=-1)])
def test_an_event_that_does_not_follow_the_record_is_refused(journal: FileJournal, entry: Entry) -> None:
    with pytest.raises(RecordError, match="cannot be recorded after"):
        journal.append(Batch(entries=(entry,)))


def test_a_batch_with_one_bad_event_is_not_kept_at_all(journal: FileJournal) -> None:
    before = journal.path.read_bytes()
    batch = Batch(entries=(statement(4), statement(9)), people=(Person(1, "Bo"),), settings={"a": "b"})
    with pytest.raises(RecordError):
        journal.append(batch)
    assert journal.path.read_bytes() == before
    journal.append(statements(4, 4))
    assert verify(journal.path).is_sound


def ruled(number: int, *throws: int) -> Entry:
    """An entry with a ruling for each of these throws, the first as its throw."""
    event = MoveRuled(
        turn=1,
        number=1,
        seat="torvik",
        card="",
        title="",
        target="",
        covert=False,
        reckoning=Reckoning(method="dice"),
        throw=Throw(number=throws[0], dice=(1, 1)),
        margin=None,
        rolled=None,
        outcome="fails",
        changes=(),
    )
    return replace(statement(number), event=event)


def test_a_throw_is_never_left_out_or_used_twice(journal: FileJournal) -> None:
    journal.append(Batch(entries=(ruled(4, 1),)))
    for throw in (1, 3):
        with pytest.raises(RecordError, match=f"Throw {throw} stands where throw 2 is due"):
            journal.append(Batch(entries=(ruled(5, throw),)))
    journal.append(Batch(entries=(ruled(5, 2),)))


def test_a_text_that_is_too_long_is_refused(journal: FileJournal) -> None:
    with pytest.raises(RecordError, match="Shorten it"):
        journal.append(Batch(entries=(statement(4, text="x" * 1_000_001),)))


def test_another_person_under_the_same_number_is_refused(journal: FileJournal) -> None:
    journal.append(Batch(entries=(), people=(Person(1, "Bo", "B"),)))
    journal.append(Batch(entries=(), people=(Person(1, "Bo", "B"),)))
    with pytest.raises(RecordError, match="person 1"):
        journal.append(Batch(entries=(), people=(Person(1, "Ada", "A"),)))


def test_a_setting_keeps_its_last_value(journal: FileJournal) -> None:
    journal.change_settings({"reminders": "on"})
    journal.change_settings({"reminders": "off"})
    journal.close()
    assert read(journal.path)[1].settings == {"reminders": "off"}
    assert verify(journal.path).is_sound


def movement(number: int, event: int = 2, reason: str = "") -> HeadMove:
    return HeadMove(number, "undo", "main", event, 3, 3, "facilitator", "2026-01-15T15:01:00Z", reason)


def test_the_same_movement_is_kept_once(journal: FileJournal) -> None:
    journal.move_head(movement(1))
    journal.move_head(movement(1))
    journal.close()
    assert read(journal.path)[1].moves == (movement(1),)


@pytest.mark.parametrize("move", [movement(0), movement(3), movement(2, event=4), movement(1, reason="why")])
def test_a_movement_that_does_not_follow_the_record_is_refused(journal: FileJournal, move: HeadMove) -> None:
    journal.move_head(movement(1))
    with pytest.raises(RecordError, match="ecord"):
        journal.move_head(move)
    assert read(journal.path)[1].moves == (movement(1),)


def test_a_full_disk_is_told_and_leaves_the_record_as_it_was(journal: FileJournal) -> None:
    (pages,) = journal._connection.execute("PRAGMA page_count").fetchone()
    journal._connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(RecordError, match=r"disk is full.*safe"):
        journal.append(Batch(entries=tuple(statement(4 + n, text="x" * 19_000) for n in range(3))))
    journal._connection.execute("PRAGMA max_page_count = 1000000")
    journal.append(statements(4, 4))
    assert len(read(journal.path)[1].entries) == 4
    assert verify(journal.path).is_sound


def test_a_file_that_cannot_be_written_is_told(journal: FileJournal) -> None:
    journal._connection.execute("PRAGMA query_only = ON")
    with pytest.raises(RecordError, match="read-only"):
        journal.append(statements(4, 4))
    assert len(read(journal.path)[1].entries) == 3


def test_a_file_that_was_moved_away_takes_nothing_more(journal: FileJournal, tmp_path: Path) -> None:
    moved = journal.path.rename(tmp_path / "elsewhere.entente")
    with pytest.raises(RecordError, match="moved, deleted or replaced"):
        journal.append(statements(4, 4))
    assert len(read(moved)[1].entries) == 3


def test_a_stick_that_was_pulled_and_put_back_is_written_again(tmp_path: Path) -> None:
    stick, pocket = tmp_path / "stick", tmp_path / "pocket"
    stick.mkdir()
    journal = create(stick / "new.entente", scenario(), clock=clock())
    journal.append(statements(1, 3))
    stick.rename(pocket)
    with pytest.raises(RecordError, match=r"out of reach.*Put the disk back"):
        journal.append(statements(4, 4))
    # What was opened is another file now, as after every return of a stick.
    shutil.copytree(pocket, stick)
    journal.append(statements(4, 4))
    journal.close()
    assert len(read(journal.path)[1].entries) == 4
    assert len(read(pocket / journal.path.name)[1].entries) == 3
    assert verify(journal.path).is_sound


@pytest.mark.parametrize(
    ("events", "text"), [(2, "So be it."), (3, "Never."), (5, "Never.")], ids=["older", "as long", "longer"]
)
def test_another_version_in_the_place_of_the_file_is_not_written_into(
    journal: FileJournal, tmp_path: Path, events: int, text: str
) -> None:
    other = create(tmp_path / "other.entente", scenario(), clock=clock())
    other.append(Batch(entries=tuple(statement(number, text=text) for number in range(1, events + 1))))
    other.close()
    before = other.path.read_bytes()
    for put in (shutil.copyfile, shutil.move):
        put(other.path, journal.path)
        with pytest.raises(RecordError, match=r"Another version of the session lies in new\.entente"):
            journal.append(statements(4, 4))
        assert journal.path.read_bytes() == before


def test_rubbish_in_the_place_of_the_file_is_told(journal: FileJournal) -> None:
    journal.path.write_bytes(b"Dear Nasrin, " * 9000)
    with pytest.raises(RecordError, match=r"Something else lies in new.entente.*another place"):
        journal.append(statements(4, 4))


def test_a_file_that_another_program_holds_is_told(journal: FileJournal) -> None:
    journal._connection.execute("PRAGMA busy_timeout = 10")
    with closing(sqlite3.connect(journal.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(RecordError, match="Another program"):
            journal.append(statements(4, 4))
    journal.append(statements(4, 4))


def test_a_closed_journal_takes_nothing_more(journal: FileJournal) -> None:
    journal.close()
    journal.close()
    with pytest.raises(RecordError, match="was closed"):
        journal.append(statements(4, 4))


class Unlucky:
    """A connection whose commits report an error after they came through."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)

    def execute(self, command: str, *values: Any) -> sqlite3.Cursor:
        cursor = self._connection.execute(command, *values)
        if command == "COMMIT":
            raise sqlite3.OperationalError("disk I/O error")
        return cursor


def test_a_commit_that_came_through_in_spite_of_an_error_counts(journal: FileJournal) -> None:
    journal._connection = Unlucky(journal._connection)  # type: ignore[assignment]
    journal.append(statements(4, 4))
    journal.append(statements(5, 5))
    assert len(read(journal.path)[1].entries) == 5
    assert verify(journal.path).is_sound


def test_what_another_process_added_is_taken_in(journal: FileJournal) -> None:
    (journal.path.parent / "new.entente.lock").unlink()
    other, _, _ = open_for_writing(journal.path)
    other.append(statements(4, 4))
    other.close()
    journal.append(statements(4, 5))
    assert len(read(journal.path)[1].entries) == 5


def test_a_commit_waits_for_the_folder_too(tmp_path: Path) -> None:
    # With less, a power cut can bring the removed journal back, and it takes the last command with it.
    with closing(create(tmp_path / "new.entente", scenario(), clock=clock())) as journal:
        assert journal.database.execute("PRAGMA synchronous").fetchone() == (EXTRA,)
        path = journal.path
    with closing(open_for_writing(path)[0]) as journal:
        assert journal.database.execute("PRAGMA synchronous").fetchone() == (EXTRA,)
