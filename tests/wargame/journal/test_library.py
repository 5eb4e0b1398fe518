"""The library sees at a glance how far each session is, and shows damaged ones as such."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.wargame.journal.games import begin, change, clock, scenario, step
from wargame.journal.file import create
from wargame.journal.library import Peek, peek
from wargame.session.notes import close_session, make_note
from wargame.session.session import Session, start_branch, undo
from wargame.session.turns import change_turns, end_game


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the session lies."""
    return tmp_path / "tuesday.entente"


@pytest.fixture
def session(path: Path) -> Iterator[Session]:
    """A session that has just begun."""
    begun = begin(create(path, scenario(), clock=clock()))
    yield begun
    begun.close()


def test_a_new_session_is_running_in_its_first_turn(session: Session, path: Path) -> None:
    assert peek(path) == Peek(
        path=path,
        title="Tuesday",
        scenario=scenario().title,
        seats=tuple(seat.name for seat in scenario().seats),
        turn=1,
        turns=2,
        last_played="2026-01-15T14:00:00.000+00:00",
        standing="running",
    )


def test_the_turn_is_that_of_the_branch_that_is_played(session: Session, path: Path) -> None:
    while session.state.turn == 1:
        step(session)
    assert peek(path).turn == 2
    start_branch(session, "again", 2)
    assert peek(path).turn == 1


def test_an_ended_game_is_not_yet_closed(session: Session, path: Path) -> None:
    end_game(session, "time is up")
    assert peek(path).standing == "ended"
    close_session(session)
    make_note(session, "Said afterwards.")
    assert peek(path).standing == "closed"


def test_a_close_that_was_taken_back_does_not_count(session: Session, path: Path) -> None:
    close_session(session)
    undo(session)
    assert peek(path).standing == "running"


def test_turns_that_were_added_count(session: Session, path: Path) -> None:
    change_turns(session, 5)
    assert peek(path).turns == 5
    undo(session)
    assert peek(path).turns == 2


def test_a_finished_session_stays_at_its_last_turn(finished: Path) -> None:
    found = peek(finished)
    assert (found.turn, found.turns, found.standing) == (2, 2, "closed")


def test_a_session_without_an_event_is_shown(path: Path) -> None:
    create(path, scenario(), clock=clock()).close()
    found = peek(path)
    assert (found.title, found.turn, found.last_played) == ("tuesday", 0, "")


@pytest.mark.parametrize(
    "command",
    [
        "DELETE FROM events WHERE number = 43",
        "DROP TABLE scenario",
        "DELETE FROM scenario",
        "DELETE FROM seal",
        "UPDATE scenario SET seats = '{'",
        "UPDATE scenario SET seats = '5'",
        "UPDATE events SET body = '[]' WHERE number = 1",
        'UPDATE events SET body = \'{"turns": "many"}\' WHERE number = 1',
    ],
)
def test_a_damaged_session_is_shown_as_damaged(finished: Path, command: str) -> None:
    change(finished, command)
    found = peek(finished)
    assert found.standing == "damaged"
    assert found.title == "tuesday"
    assert found.words


def test_a_circle_of_events_is_walked_once(finished: Path) -> None:
    change(finished, "UPDATE events SET parent = 43")
    assert peek(finished).title
