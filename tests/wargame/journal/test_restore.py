"""Any place of a session comes back as it was, on every branch."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.wargame.journal.games import begin, change, clock, play_out, scenario, statement
from wargame.journal.codec import state_hash
from wargame.journal.file import create, open_for_writing, state_at
from wargame.journal.open_journal import FileJournal
from wargame.journal.restore import branches, head_of
from wargame.session.session import Session, start_branch, switch_branch, undo
from wargame.terms import RecordBroken, RecordError


@pytest.fixture
def played(tmp_path: Path) -> Iterator[Session]:
    """A finished session that is still open."""
    session = begin(create(tmp_path / "a.entente", scenario(), clock=clock()))
    play_out(session)
    yield session
    session.close()


def journal_of(session: Session) -> FileJournal:
    assert isinstance(session.journal, FileJournal)
    return session.journal


def test_the_state_after_every_event_is_the_one_that_was_played(played: Session) -> None:
    journal = journal_of(played)
    for number in range(played.history.last + 1):
        assert state_hash(journal.state_at(event=number)) == state_hash(played.history.state_at(number))


def test_a_file_and_its_journal_give_the_same_state(played: Session) -> None:
    journal = journal_of(played)
    for number in (0, 1, 17, played.history.last):
        assert state_hash(state_at(journal.path, event=number)) == state_hash(state_at(journal, event=number))


def test_the_latest_state_is_that_of_the_branch_that_is_played(played: Session) -> None:
    assert state_hash(state_at(journal_of(played))) == state_hash(played.state)
    switch_branch(played, "what if")
    assert state_hash(state_at(journal_of(played))) == state_hash(played.state)


def test_each_branch_has_a_latest_state_of_its_own(played: Session) -> None:
    for name, head in played.history.heads.items():
        found = journal_of(played).state_at(branch=name)
        assert state_hash(found) == state_hash(played.history.state_at(head))


def test_the_end_of_a_turn_is_after_its_last_event(played: Session) -> None:
    ends = {entry.event.turn: entry.number for entry in played.history.line()}
    for turn, number in ends.items():
        found = journal_of(played).state_at(turn=turn)
        assert state_hash(found) == state_hash(played.history.state_at(number))


def test_turn_0_is_the_beginning(played: Session) -> None:
    assert state_hash(journal_of(played).state_at(turn=0)) == state_hash(played.history.opening)


def test_undo_and_new_events_move_the_latest_state(tmp_path: Path) -> None:
    session = begin(create(tmp_path / "a.entente", scenario(), clock=clock()))
    journal = journal_of(session)
    for _ in range(3):
        session.record((statement(2).event,))
    undo(session)
    start_branch(session, "other", 2)
    session.record((statement(2).event,))
    switch_branch(session, "main")
    undo(session)
    session.record((statement(2).event,))
    assert {name: head_of_branch(journal, name) for name in ("main", "other")} == session.history.heads
    assert branches(journal._connection) == ("main", "other")
    session.close()


def head_of_branch(journal: FileJournal, branch: str) -> int:
    """The last event of a branch, as the file tells it."""
    return head_of(journal._connection, branch)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"event": 999}, "no event 999"),
        ({"event": -1}, "no event -1"),
        ({"turn": 9}, "no turn 9"),
        ({"turn": -1}, "no turn -1"),
        ({"branch": "west"}, "no branch called “west”.*main, what if"),
    ],
)
def test_a_place_that_is_not_there_is_told(played: Session, asked: dict[str, Any], words: str) -> None:
    with pytest.raises(RecordError, match=words):
        journal_of(played).state_at(**asked)


def test_a_stored_state_that_was_changed_is_not_used(finished: Path) -> None:
    journal, _, record = open_for_writing(finished)
    change(finished, "UPDATE snapshots SET body = replace(body, 'torvik', 'sandry')")
    with pytest.raises(RecordBroken, match="was changed"):
        journal.state_at(event=len(record.entries))
    journal.close()


def test_no_rule_is_asked(played: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    def ask(*_: object) -> str:
        raise AssertionError

    monkeypatch.setattr("wargame.game.rules.why_not", ask)
    monkeypatch.setattr("wargame.game.effects.change_all", ask)
    assert journal_of(played).state_at(event=played.history.last).affairs.closed
