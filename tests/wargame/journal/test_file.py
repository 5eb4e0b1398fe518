"""A session file keeps all of a command or nothing, and gives back what was put in."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.wargame.journal.games import (
    begin,
    clock,
    in_table,
    play_out,
    scenario,
    session_played_into,
    statement,
    statements,
)
from tests.wargame.journal.rehash import rehash
from wargame.journal.file import create, open_for_writing, read
from wargame.journal.memory import MemoryJournal
from wargame.journal.rows import Batch, Person
from wargame.journal.verify import verify
from wargame.session.opening import take_up
from wargame.session.session import start_branch, undo
from wargame.terms import RecordBroken, RecordError


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
    again = session_played_into(tmp_path / "again.entente")
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
