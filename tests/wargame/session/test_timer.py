"""The timer in the record: what is left when a session is taken up again."""

from typing import TYPE_CHECKING

import pytest

from tests.wargame.session.scripts import shipped
from wargame.session import timer, turns
from wargame.session.opening import Plan, start
from wargame.session.session import Session
from wargame.session.timer import Timing, timing
from wargame.terms import Refused

if TYPE_CHECKING:
    from collections.abc import Callable


class Clock:
    """A clock that goes only when it is told to."""

    def __init__(self) -> None:
        self.seconds = 0

    def __call__(self) -> str:
        minutes, seconds = divmod(self.seconds, 60)
        return f"2026-03-01T10:{minutes:02}:{seconds:02}.000+00:00"


@pytest.fixture
def clock() -> Clock:
    """At ten o'clock."""
    return Clock()


@pytest.fixture
def session(clock: Clock) -> Session:
    """The flagship in its briefing of two minutes."""
    made = start(shipped("afghanistan-2017"), Plan(seed=5), clock=clock)
    turns.next_phase(made)
    return made


def test_a_timer_begins_with_the_minutes_of_the_phase(session: Session) -> None:
    timer.start_timer(session)
    assert timing(session.history.line()) == Timing(left=120, whole=120, running=True)


def test_a_running_timer_goes_on_from_the_last_thing_that_happened(session: Session, clock: Clock) -> None:
    timer.start_timer(session)
    clock.seconds = 45
    turns.fire_due(session)
    clock.seconds = 2000
    assert timing(session.history.line()) == Timing(left=75, whole=120, running=True)


def test_a_paused_timer_keeps_what_was_left(session: Session, clock: Clock) -> None:
    timer.start_timer(session)
    clock.seconds = 30
    timer.pause_timer(session, left=88)
    clock.seconds = 900
    assert timing(session.history.line()) == Timing(left=88, whole=120, running=False)


def test_time_is_added_to_what_is_left_and_to_the_whole(session: Session) -> None:
    timer.start_timer(session)
    timer.add_time(session, 60, left=10)
    assert timing(session.history.line()) == Timing(left=70, whole=180, running=True)


def test_time_added_to_a_paused_timer_does_not_start_it(session: Session) -> None:
    timer.start_timer(session)
    timer.pause_timer(session, left=0)
    timer.add_time(session, 60)
    assert timing(session.history.line()) == Timing(left=60, whole=180, running=False)


def test_the_next_phase_has_no_timer_until_it_is_started(session: Session) -> None:
    timer.start_timer(session)
    turns.fire_due(session)
    turns.next_phase(session)
    assert timing(session.history.line()) is None


def test_a_stopped_timer_is_gone(session: Session) -> None:
    timer.start_timer(session)
    timer.stop_timer(session)
    assert timing(session.history.line()) is None


def test_minutes_chosen_for_the_session_come_before_those_of_the_scenario() -> None:
    made = start(shipped("afghanistan-2017"), Plan(seed=5, minutes={"briefing": 7}))
    turns.next_phase(made)
    assert timer.planned_seconds(made.state) == 420


def test_what_cannot_be_timed_is_refused(session: Session) -> None:
    deeds: tuple[tuple[Callable[[], object], str], ...] = (
        (lambda: timer.pause_timer(session), "does not run"),
        (lambda: timer.stop_timer(session), "no timer to stop"),
        (lambda: timer.add_time(session, 0), "from 1 to 3600"),
        (lambda: timer.start_timer(session, seat="norway"), "no seat called norway"),
        (lambda: timer.start_timer(session, whole=10**6), "a day at most"),
    )
    for deed, said in deeds:
        with pytest.raises(Refused, match=said):
            deed()
