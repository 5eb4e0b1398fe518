"""The timer in the record: what is left when a session is taken up again."""

from typing import TYPE_CHECKING

import pytest

from tests.wargame.session.scripts import shipped
from wargame.journal.memory import MemoryJournal
from wargame.journal.rows import Record
from wargame.session import injects, timer, turns
from wargame.session.history import rebuild
from wargame.session.notes import make_note
from wargame.session.opening import Plan, start, take_up
from wargame.session.session import Session, redo, start_branch, undo
from wargame.session.timer import Timing, of_phase, timing
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
    assert timing(of_phase(session.history)) == Timing(left=120, whole=120, running=True)


def test_a_running_timer_goes_on_from_the_last_thing_that_happened(session: Session, clock: Clock) -> None:
    timer.start_timer(session)
    clock.seconds = 45
    injects.fire_due(session)
    clock.seconds = 2000
    assert timing(of_phase(session.history)) == Timing(left=75, whole=120, running=True)


def test_a_paused_timer_keeps_what_was_left(session: Session, clock: Clock) -> None:
    timer.start_timer(session)
    clock.seconds = 30
    timer.pause_timer(session, left=88)
    clock.seconds = 900
    assert timing(of_phase(session.history)) == Timing(left=88, whole=120, running=False)


def test_time_is_added_to_what_is_left_and_to_the_whole(session: Session) -> None:
    timer.start_timer(session)
    timer.add_time(session, 60, left=10)
    assert timing(of_phase(session.history)) == Timing(left=70, whole=180, running=True)


def test_time_added_to_a_paused_timer_does_not_start_it(session: Session) -> None:
    timer.start_timer(session)
    timer.pause_timer(session, left=0)
    timer.add_time(session, 60)
    assert timing(of_phase(session.history)) == Timing(left=60, whole=180, running=False)


def test_the_next_phase_has_no_timer_until_it_is_started(session: Session) -> None:
    timer.start_timer(session)
    injects.fire_due(session)
    turns.next_phase(session)
    assert timing(of_phase(session.history)) is None


def test_a_stopped_timer_is_gone(session: Session) -> None:
    timer.start_timer(session)
    timer.stop_timer(session)
    assert timing(of_phase(session.history)) is None


def test_undo_takes_back_the_last_step_of_the_game_and_leaves_the_clock(
    session: Session, clock: Clock
) -> None:
    injects.fire_due(session)
    before, after = session.history.state_at(2), session.state
    timer.start_timer(session)
    clock.seconds = 30
    step = undo(session)
    assert [type(one.event).__name__ for one in step.entries][-1] == "TimerSet"
    assert session.state.memory.fired == before.memory.fired != after.memory.fired
    assert timing(of_phase(session.history)) == Timing(left=120, whole=120, running=True)
    redo(session)
    assert session.state.memory.fired == after.memory.fired


def test_a_timer_that_is_paused_after_an_undo_leaves_the_step_to_be_restored(session: Session) -> None:
    injects.fire_due(session)
    fired = session.state.memory.fired
    undo(session)
    timer.start_timer(session)
    timer.pause_timer(session, left=50)
    assert session.history.forward().entries[0].number == 3
    redo(session)
    assert session.state.memory.fired == fired
    assert timing(of_phase(session.history)) == Timing(left=50, whole=120, running=False)
    again = rebuild(session.history.opening, session.history.entries, session.history.moves)
    assert again.state == session.state
    undo(session)
    assert session.history.head == 2


def test_a_branch_begins_with_the_timer_as_it_stood_there(session: Session, clock: Clock) -> None:
    timer.start_timer(session)
    clock.seconds = 60
    timer.pause_timer(session)
    start_branch(session, "What if", at=session.history.head - 1)
    assert timing(of_phase(session.history)) == Timing(left=120, whole=120, running=True)


def test_nothing_is_taken_back_where_only_the_timer_was_started() -> None:
    made = start(shipped("afghanistan-2017"), Plan(seed=5))
    timer.start_timer(made, whole=60)
    with pytest.raises(Refused, match="beginning of the session"):
        undo(made)


def test_minutes_chosen_for_the_session_come_before_those_of_the_scenario() -> None:
    made = start(shipped("afghanistan-2017"), Plan(seed=5, minutes={"briefing": 7}))
    turns.next_phase(made)
    assert timer.planned_seconds(made.state) == 420


def taken_up(session: Session, clock: Clock) -> Session:
    """The session as the next start of the program finds it, and holds its timer."""
    found = session.history
    record = Record(entries=tuple(found.entries), moves=tuple(found.moves), people=(), settings={})
    again = take_up(session.scenario, record, MemoryJournal(), clock)
    timer.hold(again)
    return again


def test_a_timer_that_ran_when_the_program_was_killed_goes_on_with_what_was_left(
    session: Session, clock: Clock
) -> None:
    timer.start_timer(session)
    clock.seconds = 45
    injects.fire_due(session)
    clock.seconds = 3000
    again = taken_up(session, clock)
    held = Timing(left=75, whole=120, running=False)
    assert timing(of_phase(again.history)) == held
    clock.seconds = 3500
    make_note(again, "Day two.")
    assert timing(of_phase(again.history)) == held
    # Killed once more: the hours between the two sittings still do not count.
    assert timing(of_phase(taken_up(again, clock).history)) == held


def test_a_session_whose_timer_did_not_run_is_taken_up_without_a_new_entry(
    session: Session, clock: Clock
) -> None:
    assert timer.hold(session) == ()
    timer.start_timer(session)
    timer.pause_timer(session, left=50)
    before = len(session.history.entries)
    assert len(taken_up(session, clock).history.entries) == before


def test_the_time_of_one_seat_is_held_for_that_seat(session: Session, clock: Clock) -> None:
    timer.start_timer(session, 180, 180, "iran")
    clock.seconds = 20
    make_note(session, "Seen.")
    assert timing(of_phase(taken_up(session, clock).history)) == Timing(
        left=160, whole=180, running=False, seat="iran"
    )


def test_a_clock_that_is_set_back_gives_a_running_timer_no_time_and_takes_none(
    session: Session, clock: Clock
) -> None:
    clock.seconds = 1000
    timer.start_timer(session)
    clock.seconds = 1030
    make_note(session, "Seen.")
    clock.seconds = 400
    make_note(session, "Seen.")
    clock.seconds = 410
    make_note(session, "Seen.")
    assert timing(of_phase(session.history)) == Timing(left=80, whole=120, running=True)


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
