"""A session file keeps all of a command or nothing, and gives back what was put in."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.wargame.journal.games import (
    begin,
    clock,
    in_table,
    play_out,
    scenario,
    session_file,
    statement,
    statements,
)
from tests.wargame.journal.rehash import rehash
from wargame.game.events import MoveRuled, Reckoning, Throw
from wargame.journal.file import FileJournal, create, open_for_writing, read
from wargame.journal.memory import MemoryJournal
from wargame.journal.rows import Batch, Entry, HeadMove, Person
from wargame.journal.verify import verify
from wargame.session.opening import take_up
from wargame.session.session import start_branch, undo
from wargame.terms import RecordBroken, RecordError

EXTRA = 3
"""How SQLite counts that it waits for the folder too."""


@pytest.fixture
def journal(tmp_path: Path) -> FileJournal:
    """The journal of a new session with three events."""
    made = create(tmp_path / "new.entente", scenario(), clock=clock())
    made.append(statements(1, 3))
    return made


def test_a_played_session_is_read_as_it_was_played(finished: Path) -> None:
    memory = MemoryJournal()
    play_out(begin(memory))
    _, record = read(finished)
    assert record.entries == tuple(memory.entries)
    assert record.moves == tuple(memory.moves)
    assert record.people == tuple(memory.people)
    assert record.settings.keys() == memory.settings.keys()


def test_the_scenario_as_played_is_in_the_file(finished: Path) -> None:
    assert read(finished)[0] == scenario()


def test_a_session_is_taken_up_where_it_was_left(tmp_path: Path) -> None:
    path = tmp_path / "game.entente"
    session = begin(create(path, scenario(), clock=clock()))
    state = session.state
    session.close()
    journal, played, record = open_for_writing(path)
    resumed = take_up(played, record, journal, clock())
    assert resumed.state.values == state.values
    play_out(resumed)
    resumed.close()
    assert verify(path).is_sound


def test_the_ending_is_added_where_it_is_missing(tmp_path: Path) -> None:
    made = create(tmp_path / "first game", scenario(), clock=clock())
    made.close()
    assert made.path == tmp_path / "first game.entente"
    assert made.path.exists()


def test_no_session_is_made_over_another_file(tmp_path: Path) -> None:
    there = tmp_path / "there.entente"
    there.write_text("a letter")
    with pytest.raises(RecordError, match="already"):
        create(there, scenario(), clock=clock())
    assert there.read_text() == "a letter"


def test_a_session_that_cannot_be_made_leaves_no_file(tmp_path: Path) -> None:
    def no_time() -> str:
        raise RecordError("game-over")

    with pytest.raises(RecordError):
        create(tmp_path / "new.entente", scenario(), clock=no_time)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("folder", ["missing", "letter.txt", "\0"])
def test_no_session_is_made_where_there_is_no_folder(tmp_path: Path, folder: str) -> None:
    (tmp_path / "letter.txt").write_text("a file, not a folder")
    with pytest.raises(RecordError, match="cannot be made"):
        create(tmp_path / folder / "new.entente", scenario(), clock=clock())


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


def test_reading_goes_on_while_another_process_writes(finished: Path) -> None:
    with closing(sqlite3.connect(finished, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("DELETE FROM settings")
        assert read(finished)[1].settings


def test_reading_leaves_the_folder_as_it_was(finished: Path) -> None:
    def seen() -> list[tuple[str, bytes, int]]:
        return sorted(
            (path.name, path.read_bytes(), path.stat().st_mtime_ns) for path in finished.parent.glob("*.*")
        )

    before = seen()
    read(finished)
    assert seen() == before


@pytest.mark.parametrize("taken", [read, open_for_writing], ids=["read", "open"])
def test_a_changed_event_is_named_and_the_file_not_opened(
    finished: Path, taken: Callable[[Path], object]
) -> None:
    with closing(sqlite3.connect(finished, isolation_level=None)) as other:
        other.execute("UPDATE events SET author = 'somebody' WHERE number = 9")
    with pytest.raises(RecordBroken, match=r"Event 9 was changed.*entente rescue"):
        taken(finished)
    assert not finished.with_name("tuesday.entente.lock").exists()


def test_undo_leaves_a_trace_and_deletes_nothing(tmp_path: Path) -> None:
    session = begin(create(tmp_path / "a.entente", scenario(), clock=clock()))
    session.record((statement(2).event,))
    undo(session, reason="a slip")
    start_branch(session, "other")
    session.close()
    _, record = read(tmp_path / "a.entente")
    assert len(record.entries) == 2
    assert [(move.act, move.reason) for move in record.moves] == [("undo", "a slip"), ("branch", "")]


def test_a_finished_session_is_small(finished: Path) -> None:
    assert finished.stat().st_size < 200_000


@given(text=st.text(max_size=300), name=st.text(max_size=50))
def test_any_text_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, text: str, name: str
) -> None:
    path = tmp_path_factory.mktemp("text") / "text.entente"
    with closing(create(path, scenario(), clock=clock())) as journal:
        journal.append(Batch(entries=(statement(1, text=text),), people=(Person(1, name, name),)))
    _, record = read(path)
    assert record.entries[0].event == statement(1, text=text).event
    assert record.people == (Person(1, name, name),)


def test_names_stand_in_the_table_of_people_alone(finished: Path) -> None:
    bodies = in_table(finished, "SELECT body FROM events WHERE kind != 'NoteMade'")
    bodies += in_table(finished, "SELECT body FROM snapshots")
    assert not any("Nasrin" in str(body) for (body,) in bodies)


def test_two_plays_with_the_same_clock_give_the_same_events(finished: Path, tmp_path: Path) -> None:
    again = session_file(tmp_path / "again.entente")
    query = "SELECT number, hash FROM events ORDER BY number"
    assert in_table(again, query) == in_table(finished, query)


def test_a_scenario_that_cannot_be_played_is_told_though_every_hash_fits(finished: Path) -> None:
    with closing(sqlite3.connect(finished)) as connection, connection:
        (body,) = connection.execute("SELECT body FROM scenario").fetchone()
        forged = body.replace('"track(lake-level)', '"track(no-such-lake)')
        assert forged != body
        connection.execute("UPDATE scenario SET body = ?", (forged,))
        rehash(connection)
    with pytest.raises(RecordBroken, match=r"scenario as played cannot be read.*no-such-lake"):
        read(finished)


@pytest.mark.parametrize(
    ("forged", "said"),
    [("x" * 20_001, "holds a text of more than 20,000"), ("x" * 1_000_001, "longer than any event can be")],
)
def test_a_text_longer_than_anybody_could_enter_is_refused(finished: Path, forged: str, said: str) -> None:
    with closing(sqlite3.connect(finished)) as connection, connection:
        words = "UPDATE events SET body = json_set(body, '$.text', ?) WHERE kind = 'NoteMade'"
        connection.execute(words, (forged,))
        rehash(connection)
    with pytest.raises(RecordBroken, match=said):
        read(finished)


def test_a_commit_waits_for_the_folder_too(tmp_path: Path) -> None:
    # With less, a power cut can bring the removed journal back, and it takes the last command with it.
    with closing(create(tmp_path / "new.entente", scenario(), clock=clock())) as journal:
        assert journal.database.execute("PRAGMA synchronous").fetchone() == (EXTRA,)
        path = journal.path
    with closing(open_for_writing(path)[0]) as journal:
        assert journal.database.execute("PRAGMA synchronous").fetchone() == (EXTRA,)


def test_half_a_letter_is_refused_wherever_it_would_be_written(finished: Path) -> None:
    journal, scenario, record = open_for_writing(finished)
    with closing(take_up(scenario, record, journal)) as session:
        before = session.journal.hash_at(session.history.head), len(session.history.moves)
        for attempt in (
            lambda: undo(session, reason="x\ud800"),
            lambda: start_branch(session, "other", reason="x\ud800"),
            lambda: session.change_settings({"reading": "x\ud800"}),
            lambda: session.change_settings({"x\ud800": ""}),
            lambda: undo(session, by="x\ud800"),
        ):
            with pytest.raises(RecordError, match="half a character"):
                attempt()
        assert (session.journal.hash_at(session.history.head), len(session.history.moves)) == before
    assert verify(finished).is_sound


def test_a_session_that_was_made_and_never_begun_blocks_no_name(tmp_path: Path) -> None:
    path = tmp_path / "new.entente"
    create(path, scenario(), clock=clock()).close()
    with closing(create(path, scenario(), clock=clock())) as journal:
        journal.append(statements(1, 1))
    with pytest.raises(RecordError, match="already"):
        create(path, scenario(), clock=clock())


def test_a_name_that_leaves_no_room_for_the_journals_is_told(finished: Path) -> None:
    path = finished.rename(finished.with_name("x" * 242 + ".entente"))
    words = r"is too long for the disk\. Give the file a shorter one"
    with closing(open_for_writing(path)[0]) as journal, pytest.raises(RecordError, match=words):
        journal.change_settings({"reminders": "on"})
