"""What is sound of a damaged session is saved, into a file that verifies; what is lost is told."""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from tests.rescued import rescued
from tests.wargame.journal.games import change, clock, scenario
from wargame.game.events import NoteMade
from wargame.journal.file import create, read
from wargame.journal.keeping import keep
from wargame.journal.rescue import Rescued, rescue
from wargame.journal.verify import verify
from wargame.terms import RecordError


@pytest.fixture
def new(tmp_path: Path) -> Path:
    """Where the rescued session goes."""
    return tmp_path / "saved.entente"


def saved(damaged: Path, new: Path) -> Rescued:
    """What was saved, after the new file was found whole and its events the first of the old ones."""
    done = rescue(damaged, new)
    assert verify(new).is_sound
    return done


def told(done: Rescued) -> tuple[str, ...]:
    return tuple(map(str, done.lost))


def test_everything_is_saved_from_a_whole_session(finished: Path, new: Path) -> None:
    assert saved(finished, new).lost == ()
    assert read(new) == read(finished)


@pytest.mark.parametrize("number", [2, 20, 43])
def test_everything_before_a_changed_event_is_saved(finished: Path, new: Path, number: int) -> None:
    entries = read(finished)[1].entries
    change(finished, f"UPDATE events SET author = 'somebody' WHERE number = {number}")
    done = saved(finished, new)
    assert done.events == number - 1
    assert str(done.lost[0]) == (
        f"Saved up to event {number - 1}. Event {number} was changed after it was recorded."
    )
    assert read(new)[1].entries == entries[: number - 1]


@pytest.mark.parametrize("number", [20, 43])
def test_everything_before_a_missing_event_is_saved(finished: Path, new: Path, number: int) -> None:
    change(finished, f"DELETE FROM events WHERE number = {number}")
    done = saved(finished, new)
    assert done.events == number - 1
    assert f"Event {number} is missing." in str(done.lost[0])


@pytest.mark.parametrize("movement", [1, 2, 3, 4, 5])
def test_a_bad_movement_costs_no_event(finished: Path, new: Path, movement: int) -> None:
    _, before = read(finished)
    change(finished, f"UPDATE heads SET reason = 'another' WHERE number = {movement}")
    done = saved(finished, new)
    assert told(done) == (f"Movement {movement} of the branches was changed and is left out.",)
    _, after = read(new)
    assert [one.event for one in after.entries] == [one.event for one in before.entries]
    assert [one.branch for one in after.entries] == [one.branch for one in before.entries]


def test_people_and_settings_that_were_changed_are_left_out(finished: Path, new: Path) -> None:
    change(finished, "UPDATE people SET name = 'Nobody' WHERE number = 1", "UPDATE settings SET value = ''")
    done = saved(finished, new)
    assert len(done.lost) == 2
    assert [person.name for person in read(new)[1].people] == ["", "Bo Ek"]


@pytest.mark.parametrize(
    "command",
    [
        "UPDATE scenario SET title = 'Another'",
        "UPDATE scenario SET hash = 'x'",
        "DELETE FROM seal",
        "DELETE FROM snapshots",
        "DELETE FROM session",
        "DELETE FROM _sqlite_migrations",
        "DROP TABLE snapshots",
        "CREATE VIEW more AS SELECT * FROM people",
        "CREATE TRIGGER more AFTER INSERT ON events BEGIN DELETE FROM people; END",
        "PRAGMA application_id = 0",
    ],
)
def test_all_events_are_saved_where_something_else_was_damaged(
    finished: Path, new: Path, command: str
) -> None:
    change(finished, command)
    assert saved(finished, new).events == 43


def test_a_scenario_that_was_changed_is_taken_from_its_file(finished: Path, new: Path) -> None:
    change(finished, "UPDATE scenario SET body = replace(body, 'Torvik', 'Torvig')")
    assert rescue(finished, new, scenario()).events == 43
    assert verify(new).is_sound


def test_a_lost_scenario_is_found_among_those_of_this_computer(finished: Path, new: Path) -> None:
    change(finished, "DELETE FROM scenario")
    done = saved(finished, new)
    assert (done.events, done.lost, done.scenario_from) == (43, (), "the scenario file first-steps.yaml")
    assert read(new)[0] == scenario()


def test_a_lost_scenario_is_found_in_an_automatic_copy(
    finished: Path, new: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wargame.journal.lost_scenario.scenarios_folder", lambda: tmp_path / "none")
    monkeypatch.setattr("wargame.journal.keeping.copies_folder", lambda: tmp_path / "copies")
    keep(finished, datetime(2026, 1, 15, 18, 0, 0))  # noqa: DTZ001  # wall clock, as copies have it
    change(finished, "DELETE FROM scenario")
    assert saved(finished, new).scenario_from == "an automatic copy"


def test_without_its_scenario_nothing_is_saved_and_that_is_told(
    finished: Path, new: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wargame.journal.lost_scenario.scenarios_folder", lambda: tmp_path / "none")
    change(finished, "DELETE FROM scenario")
    with pytest.raises(RecordError, match="--scenario"):
        rescue(finished, new)
    assert not new.exists()


def test_a_bad_note_is_left_out_and_the_record_goes_on_behind_it(finished: Path, new: Path) -> None:
    _, before = read(finished)
    (note, *_) = [one.number for one in before.entries if isinstance(one.event, NoteMade)]
    change(finished, f"UPDATE events SET body = 'gone' WHERE number = {note}")
    done = saved(finished, new)
    assert done.events == 42
    assert told(done) == (f"Event {note} is left out: Event {note} was changed after it was recorded.",)
    kept = [one.event for one in before.entries if one.number != note]
    assert [one.event for one in read(new)[1].entries if not isinstance(one.event, NoteMade)] == [
        one for one in kept if not isinstance(one, NoteMade)
    ]


def test_a_first_event_that_is_damaged_is_made_anew_from_the_stored_state(finished: Path, new: Path) -> None:
    before = read(finished)
    change(finished, "UPDATE events SET body = replace(body, 'seed', 'sead') WHERE number = 1")
    assert saved(finished, new).lost == ()
    assert read(new) == before


def test_nothing_is_called_whole_where_the_seal_cannot_tell(finished: Path, new: Path) -> None:
    change(finished, "DELETE FROM seal")
    assert told(saved(finished, new)) == (
        "Whether more was recorded at the end cannot be told: the seal is damaged, too.",
    )


def test_a_damaged_header_is_mended(finished: Path, new: Path) -> None:
    damaged = bytearray(finished.read_bytes())
    damaged[0] ^= 1
    damaged[29] ^= 1
    finished.write_bytes(damaged)
    assert saved(finished, new).events == 43


def test_a_damaged_table_text_is_mended(finished: Path, new: Path) -> None:
    damaged = finished.read_bytes().replace(b"command INTEGER NOT NULL", b"command INTEGER NOT NUL\xcc")
    finished.write_bytes(damaged)
    assert saved(finished, new).events == 43


@pytest.mark.parametrize("pages", [1, 3])
def test_a_file_cut_short_gives_what_its_pages_hold(finished: Path, new: Path, pages: int) -> None:
    whole = finished.read_bytes()
    finished.write_bytes(whole[: len(whole) - 4096 * pages - 100])
    done = saved(finished, new)
    assert 0 < done.events < 43
    assert done.lost


def test_the_damaged_file_is_not_touched(finished: Path, new: Path) -> None:
    finished.write_bytes(finished.read_bytes()[:-5000])
    before = finished.read_bytes()
    rescue(finished, new)
    assert finished.read_bytes() == before


def test_nothing_is_saved_from_nothing(tmp_path: Path, new: Path) -> None:
    create(tmp_path / "new.entente", scenario(), clock=clock()).close()
    with pytest.raises(RecordError, match="not even its first event"):
        rescue(tmp_path / "new.entente", new)
    assert not new.exists()


def test_nothing_is_saved_from_another_programs_database(tmp_path: Path, new: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "other.db")) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    with pytest.raises(RecordError, match="no session"):
        rescue(tmp_path / "other.db", new)


def test_no_file_is_written_over(finished: Path, new: Path) -> None:
    new.write_text("a letter")
    for path in (new, finished):
        with pytest.raises(RecordError, match="already"):
            rescue(finished, path)
    assert verify(finished).is_sound


@pytest.mark.wide
def test_one_changed_byte_costs_at_most_what_it_hit(tmp_path: Path) -> None:
    found = rescued(tmp_path, 30)
    assert found["gave nothing"] == 0
    assert found["gave every event"] >= 20
