"""A state follows from events and from nothing else."""

from dataclasses import replace
from typing import get_args

import pytest
from msgspec import structs

from tests.wargame.woods import at, begin, card, clear, end_turn, go_to, seal, throw, woods
from wargame.game import events as ev
from wargame.game.compiled import CompiledScenario
from wargame.game.events import Change, Event
from wargame.game.state import AFTER, apply, opening_state, replay
from wargame.scenario.model import Calendar, Question
from wargame.session.play import withdraw
from wargame.terms import RecordBroken, track

OPENING = opening_state(CompiledScenario(woods(card("one"))))


def test_every_kind_of_event_is_followed_by_something() -> None:
    assert set(AFTER) == set(get_args(Event))


def test_a_state_is_left_as_it_was() -> None:
    before = OPENING.values
    after = apply(OPENING, ev.BoardAdjusted(turn=1, change=Change(track("calm"), 1, 5, 6), reason="So."))
    assert OPENING.values is before
    assert after.track("calm") == 6


def test_replaying_in_two_parts_is_replaying_at_once() -> None:
    session = begin(woods(card("one")))
    while session.state.running:
        end_turn(session)
    events = [entry.event for entry in session.history.line()]
    for cut in range(0, len(events), 7):
        assert replay(replay(session.history.opening, events[:cut]), events[cut:]) == session.state


@pytest.mark.parametrize(
    ("event", "said"),
    [
        (ev.SeatPassed(turn=2, seat="ash"), "an event of turn 2 stands in turn 1"),
        (ev.IncomePaid(turn=1, changes=(Change(track("calm"), 1, 4, 5),)), "track(calm) stood at 5, not 4"),
        (
            ev.IncomePaid(turn=1, changes=(Change(track("rain"), 1, 4, 5),)),
            "track(rain) is not on this board",
        ),
        (ev.MoveWithdrawn(turn=1, number=3, changes=()), "move 3 was withdrawn but never sealed"),
        (ev.MoveBacked(turn=1, number=3, seat="ash", by=1, changes=()), "move 3 is not on the table"),
        (ev.DealLapsed(turn=1, number=1), "there is no deal 1"),
        (
            ev.RulingOverridden(
                turn=1, number=1, before="fails", after="partly", undone=(), changes=(), reason="So."
            ),
            "move 1 was overridden but was not the last ruling",
        ),
    ],
)
def test_an_event_that_does_not_belong_here_is_found(event: Event, said: str) -> None:
    with pytest.raises(RecordBroken) as broken:
        apply(OPENING, event)
    assert str(broken.value) == said


def test_a_ruling_on_a_move_that_is_not_there_is_found() -> None:
    session = at("planning", woods(card("one")))
    seal(session, "one")
    go_to(session, "resolution")
    throw(session, 4, 3)
    ruled = session.state.table.last
    assert ruled is not None
    with pytest.raises(RecordBroken, match="move 1 was ruled on but is not on the table"):
        apply(OPENING, structs.replace(ruled, changes=()))


def test_what_was_played_and_what_succeeded_is_remembered() -> None:
    session = at("planning", woods(card("one")))
    seal(session, "one")
    go_to(session, "resolution")
    assert not session.state.has_played("one")
    throw(session, 1, 1)
    assert (session.state.has_played("one"), session.state.has_succeeded("one")) == (True, False)


def test_an_exposure_is_remembered_for_as_many_turns_as_are_asked_for() -> None:
    session = at("planning", woods(card("veiled", covert=True)))
    seal(session, "veiled")
    go_to(session, "resolution")
    throw(session, 4, 3, exposure=(6, 6))
    go_to(session, "briefing", 3)
    assert [session.state.was_exposed("ash", turns) for turns in (0, 1, 2)] == [False, False, True]
    assert not session.state.was_exposed("birch", 9)


def test_a_withdrawn_card_was_never_used() -> None:
    session = at("planning", woods(card("one")))
    before = session.state
    withdraw(session, seal(session, "one"))
    after = session.state
    assert (after.values, after.memory.uses, after.table.plays) == (before.values, before.memory.uses, ())
    assert seal(session, "one") == 2


def test_conduct_keeps_what_a_move_revealed_and_whether_it_is_known() -> None:
    scenario = woods(
        card("veiled", covert=True, cost=3, pulls={"pace": -2}),
        questions=(Question(id="pace", title="How fast?"),),
    )
    session = at("planning", scenario)
    seal(session, "veiled")
    go_to(session, "resolution")
    throw(session, 4, 3, exposure=(1, 1))
    (acted,) = session.state.memory.conduct
    assert (acted.seat, acted.cost, acted.pulls, acted.hidden) == ("ash", 3, (-2,), True)


def test_quarters_come_round_again_in_added_turns() -> None:
    compiled = CompiledScenario(replace(woods(), calendar=Calendar(turns=2, quarters=(4, 1))))
    states = [structs.replace(opening_state(compiled), turn=turn) for turn in (1, 2, 3)]
    assert [state.quarter for state in states] == [4, 1, 4]
    assert OPENING.quarter == 0


def test_a_person_sits_in_one_seat_at_a_time() -> None:
    state = OPENING
    for seat in ("ash", "birch", ""):
        state = apply(state, ev.PlayerJoined(turn=1, person=1, seat=seat))
    assert state.affairs.people == ((1, ""),)
    assert apply(state, ev.PlayerLeft(turn=1, person=1, seat="")).affairs.people == ()


def test_a_session_that_is_closed_is_no_longer_running() -> None:
    session = begin()
    clear(session)
    closed = apply(session.state, ev.SessionClosed(turn=1, opened=True))
    assert not closed.running
