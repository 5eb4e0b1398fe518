"""The timeline of a session: every event in its place, stops at turns, branches beside it."""

import pytest

from tests.ui.sessions import played, step
from wargame.session.notes import set_bookmark
from wargame.session.session import Session, start_branch, switch_branch
from wargame.shown.replay import Timeline, caption, differences, state_at, timeline


@pytest.fixture(scope="module")
def session() -> Session:
    """Three turns of the flagship, a bookmark, and another line of play from the second turn on."""
    made = played(turns_played=3)
    set_bookmark(made, "Talks", on=20)
    fork = made.history.turn_ends()[2]
    start_branch(made, "What if", at=fork)
    while made.state.turn == 3:
        step(made)
    switch_branch(made, "main")
    return made


@pytest.fixture
def line(session: Session) -> Timeline:
    return timeline(session)


def test_every_event_of_the_line_is_a_moment(session: Session, line: Timeline) -> None:
    assert [moment.event for moment in line.moments] == [
        0,
        *(entry.number for entry in session.history.line()),
    ]


def test_stops_are_the_ends_of_turns(session: Session, line: Timeline) -> None:
    ends = session.history.turn_ends()
    assert [line.moments[stop.moment].event for stop in line.stops] == [0, *ends.values()]
    assert [stop.label for stop in line.stops] == ["Start", "1", "2", "3", "4"]


def test_steps_go_from_stop_to_stop_in_both_directions(line: Timeline) -> None:
    first, second, third = (stop.moment for stop in line.stops[:3])
    assert line.next_stop(first) == second
    assert line.next_stop(second + 1) == third
    assert line.stop_before(third) == second
    assert line.stop_before(second + 1) == second
    assert line.stop_before(0) == 0


def test_a_place_is_told_in_stops(line: Timeline) -> None:
    assert line.place_of(line.stops[2].moment) == 2.0
    assert 1.0 < line.place_of(line.stops[1].moment + 1) < 2.0


def test_a_bookmark_stands_at_its_event(line: Timeline) -> None:
    ((moment, name),) = line.marks
    assert (line.moments[moment].event, name) == (20, "Talks")


def test_another_line_leaves_where_it_was_branched(line: Timeline) -> None:
    (lane,) = line.lanes
    assert (lane.name, lane.fork, lane.ends) == ("What if", 2.0, (3.0, 4.0))


def test_the_state_of_a_moment_is_the_recorded_one(session: Session, line: Timeline) -> None:
    at = line.moments[line.stops[2].moment]
    assert state_at(session, at).values == session.history.state_at(at.event).values
    assert state_at(session, line.moments[0]) is session.history.opening


def test_a_caption_at_a_turns_end_counts_what_moved(session: Session, line: Timeline) -> None:
    title, words = caption(session, line, line.stops[1].moment)
    assert title.startswith("Turn 1")
    assert "moved." in words
    assert caption(session, line, 0) == ("Start", "Before the first turn.")


def test_differences_name_what_stands_otherwise(session: Session) -> None:
    heads = session.history.heads
    one, other = (session.history.state_at(heads[name]) for name in ("main", "What if"))
    found = {row.name: (row.one, row.other) for row in differences(one, other)}
    for row in differences(one, other):
        assert row.one != row.other
    assert differences(one, one) == ()
    moved = [pair for pair in one.compiled.board.pairs if one.alignment(*pair) != other.alignment(*pair)]
    assert len([row for row in differences(one, other) if row.tie]) == len(moved)
    assert len(found) == len(differences(one, other))
