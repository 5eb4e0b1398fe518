"""The tree of what happened, and what a record tells of it."""

from dataclasses import replace

import pytest

from tests.wargame.woods import at, begin, end_turn, go_to
from wargame.journal.rows import Entry
from wargame.session.history import rebuild
from wargame.session.play import pass_turn
from wargame.session.session import Session, redo, start_branch, undo
from wargame.terms import RecordBroken, Refused


def entries(session: Session) -> list[Entry]:
    return session.history.entries


def test_the_state_at_an_event_inside_a_command_is_replayed() -> None:
    session = begin()
    go_to(session, "negotiation")
    history = session.history
    assert [history.state_at(number).phase_kind for number in range(6)] == [
        None, None, "briefing", "income", "income", "negotiation",
    ]  # fmt: skip
    assert history.state_at(history.head) is session.state


def test_the_end_of_each_turn_is_known() -> None:
    session = begin()
    end_turn(session)
    end_turn(session)
    ends = session.history.turn_ends()
    assert list(ends) == [1, 2, 3]
    assert [session.history.state_at(ends[turn]).turn for turn in (1, 2)] == [2, 3]


def test_a_line_of_play_leaves_out_what_was_taken_back() -> None:
    session = at("planning")
    pass_turn(session, "ash")
    undo(session)
    pass_turn(session, "birch")
    passed = [entry.event for entry in session.history.line() if type(entry.event).__name__ == "SeatPassed"]
    assert [getattr(event, "seat", "") for event in passed] == ["birch"]
    assert session.history.last == len(session.history.line()) + 1


def test_there_is_no_event_beyond_the_last() -> None:
    history = begin().history
    for number in (0, 2):
        with pytest.raises(Refused, match=f"no event {number}"):
            history.entry(number)


def test_several_undos_are_restored_one_by_one() -> None:
    session = at("planning")
    states = [session.state]
    for seat in ("ash", "birch", "cedar"):
        pass_turn(session, seat)
        states.append(session.state)
    for _ in range(3):
        undo(session)
    assert session.state is states[0]
    for state in states[1:]:
        redo(session)
        assert session.state is state


def test_undo_on_a_branch_leaves_the_other_line_alone() -> None:
    session = at("planning")
    pass_turn(session, "ash")
    main = session.state
    start_branch(session, "what if")
    undo(session)
    assert session.state.table.passed == ()
    assert session.history.state_at(session.history.heads["main"]) is main


def test_a_record_with_an_event_missing_is_found() -> None:
    session = begin()
    go_to(session, "planning")
    there = entries(session)
    with pytest.raises(RecordBroken, match="Event 5 does not follow the event before it"):
        rebuild(session.history.opening, [*there[:3], *there[4:]], [])


def test_a_record_with_an_event_of_another_turn_is_found() -> None:
    session = begin()
    go_to(session, "planning")
    later = replace(session.history.opening, turn=2)
    second = replace(entries(session)[1], parent=0)
    with pytest.raises(RecordBroken, match="Event 2 does not fit: an event of turn 1 stands in turn 2"):
        rebuild(later, [second], [])
