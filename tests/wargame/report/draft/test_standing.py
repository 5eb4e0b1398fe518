"""Whether a draft was made from this record: what happened to the record since is told in a sentence."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.wargame.journal.games import begin, clock, scenario, step
from wargame.journal.file import create
from wargame.report.draft.standing import Standing, standing_of
from wargame.report.making import document_of
from wargame.report.options import Options
from wargame.report.origin import Origin
from wargame.session.notes import make_note
from wargame.session.session import Session, start_branch, switch_branch, undo


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """A session in a file, some steps into its first turn."""
    made = begin(create(tmp_path / "tuesday.entente", scenario(), clock=clock()))
    while made.state.turn == 1:
        step(made)
    yield made
    made.close()


def drafted(session: Session, options: Options | None = None) -> Origin:
    return document_of(session, options or Options(secrets=True)).origin


def told(found: Standing) -> list[str]:
    return [one.what for one in found.notices]


def test_nothing_is_said_of_a_draft_of_the_record_as_it_is(session: Session) -> None:
    found = standing_of(session, drafted(session))
    assert told(found) == []
    assert found.options.secrets is True
    assert found.options.branch == "main"


def test_events_that_came_later_are_counted(session: Session) -> None:
    origin = drafted(session)
    make_note(session, "One more thing.")
    make_note(session, "And another.")
    (notice,) = standing_of(session, origin).notices
    assert notice.what == "draft-of-earlier"
    assert "2 events came after that" in str(notice)


def test_a_draft_up_to_a_turn_stays_right_when_play_goes_on(session: Session) -> None:
    origin = drafted(session, Options(secrets=True, until=1))
    make_note(session, "One more thing.")
    found = standing_of(session, origin)
    assert told(found) == []
    assert found.options.until == 1


def test_a_draft_of_what_was_taken_back_is_held_beside_what_is_played(session: Session) -> None:
    make_note(session, "A slip.")
    origin = drafted(session)
    undo(session)
    make_note(session, "What was meant.")
    assert told(standing_of(session, origin)) == ["draft-taken-back"]


def test_a_draft_of_another_line_of_play_is_held_beside_that(session: Session) -> None:
    start_branch(session, "what if")
    make_note(session, "Here the other line begins.")
    origin = drafted(session)
    switch_branch(session, "main")
    found = standing_of(session, origin)
    assert told(found) == ["draft-of-other-branch"]
    assert found.options.branch == "what if"


def test_a_line_of_play_whose_name_is_not_told_is_found_by_its_last_event(session: Session) -> None:
    start_branch(session, "what if")
    make_note(session, "Here the other line begins.")
    origin = drafted(session, Options(secrets=False))
    assert origin.branch == ""
    switch_branch(session, "main")
    assert standing_of(session, origin).options.branch == "what if"


def test_a_branch_and_turns_that_are_not_there_are_passed_over(session: Session) -> None:
    origin = Origin(branch="nowhere", choices='{"until": 77, "turn": 99}')
    found = standing_of(session, origin)
    assert found.options == Options()
