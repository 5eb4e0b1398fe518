"""The tree of what happened, and what a record tells of it."""

import pytest
from msgspec.structs import replace

from tests.wargame.woods import at, begin, end_turn, go_to
from wargame.game.events import (
    DealProposed,
    Event,
    MoveSealed,
    PerceptionGiven,
    PhaseOpened,
    PlayerJoined,
    SessionOpened,
    VoteCast,
)
from wargame.game.moves import Move
from wargame.journal.rows import Entry, HeadMove
from wargame.session.deals import propose
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
    with pytest.raises(RecordBroken, match="Event 2 does not fit the state before it: an event of turn 1"):
        rebuild(later, [second], [])


def with_event(there: list[Entry], number: int, event: Event) -> list[Entry]:
    return [replace(one, event=event) if one.number == number else one for one in there]


NOBODY = "Event 2 names 'nobody', which the scenario as played does not have"
UNKNOWN = Move(seat="ash", card="no-such-card")


@pytest.mark.parametrize(
    ("forged", "said"),
    [
        (
            MoveSealed(turn=1, number=1, move=UNKNOWN, title="?", cost=0, covert=False, changes=()),
            "Event 2 names .*no-such-card.*, which the scenario as played does not have",
        ),
        (PlayerJoined(turn=1, person=1, seat="nobody"), NOBODY),
        (
            VoteCast(turn=1, number=1, seat="nobody", option="Yes"),
            NOBODY,
        ),
        (
            PerceptionGiven(turn=1, seat="ash", views={"nobody": 3}),
            NOBODY,
        ),
        (PhaseOpened(turn=1, phase=9, kind="briefing"), "Event 2 .*: briefing is not phase 9 of a turn"),
        (PhaseOpened(turn=1, phase=0, kind="upkeep"), "Event 2 .*: upkeep is not phase 0 of a turn"),
        (
            DealProposed(turn=1, number=1, proposer="ash", parties=("ash",), terms="Mine."),
            "Event 2 .*: deal 1 is no offer of a seat to another",
        ),
    ],
)
def test_a_forged_event_is_told_in_a_sentence(forged: Event, said: str) -> None:
    session = begin()
    go_to(session, "briefing")
    with pytest.raises(RecordBroken, match=said):
        rebuild(session.history.opening, with_event(entries(session), 2, forged), [])


def test_a_forged_draw_is_told_in_a_sentence() -> None:
    session = begin()
    opened = entries(session)[0].event
    assert isinstance(opened, SessionOpened)
    forged = replace(opened, hidden={"ash": "no-such-set"})
    with pytest.raises(RecordBroken, match="ash has no hidden set no-such-set"):
        rebuild(session.history.opening, with_event(entries(session), 1, forged), [])


def test_a_deal_with_a_forged_number_is_told_in_a_sentence() -> None:
    session = at("negotiation")
    propose(session, "ash", ("birch",), "Peace.")
    last = entries(session)[-1]
    assert isinstance(last.event, DealProposed)
    with pytest.raises(RecordBroken, match="deal 2 is no offer"):
        rebuild(
            session.history.opening,
            with_event(entries(session), last.number, replace(last.event, number=2)),
            [],
        )


@pytest.mark.parametrize(("change", "said"), [
    ({"parent": 9}, "Event 2 follows event 9, which is not there"),
    ({"branch": "nowhere"}, "Event 2 stands on the branch “nowhere”, which never began"),
])  # fmt: skip
def test_an_event_that_hangs_in_the_air_is_found(change: dict[str, object], said: str) -> None:
    session = begin()
    go_to(session, "briefing")
    first, second = entries(session)
    with pytest.raises(RecordBroken, match=said):
        rebuild(session.history.opening, [first, replace(second, **change)], [])


@pytest.mark.parametrize(
    "move",
    [
        HeadMove(1, "redo", "main", 1, 2, 2, "facilitator", "now", ""),
        HeadMove(1, "undo", "nowhere", 1, 2, 2, "facilitator", "now", ""),
        HeadMove(1, "switch", "nowhere", 1, 2, 2, "facilitator", "now", ""),
        HeadMove(1, "undo", "main", 7, 2, 2, "facilitator", "now", ""),
    ],
)
def test_a_movement_that_does_not_fit_is_found(move: HeadMove) -> None:
    session = begin()
    go_to(session, "briefing")
    with pytest.raises(RecordBroken, match="Movement 1 of the branches does not fit"):
        rebuild(session.history.opening, entries(session), [move])
