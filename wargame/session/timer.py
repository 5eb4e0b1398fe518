"""The timer of a phase: started, paused, given more time, stopped; what is left when a session goes on.

Nothing counts here: the window counts, with a clock that nobody can set, and says how many seconds are left
when it starts or pauses. Each of these is an event with its time of day, so the record knows how long things
took. Times of day jump where a clock is set and while a laptop sleeps, so the window starts the timer anew
with what is left after each such jump, and a session that is taken up first holds a timer that ran (`hold`).
Taking a step back does not turn the clock back: what was done to the timer since the phase was opened counts,
also where it was taken back together with a step of the game.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC
from itertools import pairwise
from typing import Literal, TypeAlias

from wargame.game.events import Event, PhaseOpened, TimerSet, TurnClosed
from wargame.game.state import GameState
from wargame.journal.rows import Entry
from wargame.session.history import History
from wargame.session.session import Session
from wargame.terms import FACILITATOR, ActorId, Refused
from wargame.times import moment

Act: TypeAlias = Literal["started", "paused", "added", "stopped"]

LONGEST_S = 24 * 60 * 60
MOST_ADDED_S = 60 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """Where the timer stands."""

    left: int
    """Seconds left; below 0 the time is over by so much."""
    whole: int
    running: bool
    seat: ActorId = ""


def planned_seconds(state: GameState) -> int:
    """Return how long the present phase should take, in seconds; 0 if nothing is planned."""
    kind = state.phase_kind
    if kind is None:
        return 0
    minutes = state.setup.minutes.get(kind, state.compiled.rules.phases[state.phase].minutes)
    return minutes * 60


def of_phase(history: History) -> tuple[Entry, ...]:
    """Return what was recorded in the present phase of a branch, as it came, with what was taken back."""
    opened, on_line = history.head, set()
    while opened and not isinstance(history.entries[opened - 1].event, PhaseOpened | TurnClosed):
        on_line.add(opened)
        opened = history.entries[opened - 1].parent
    inside = {opened}
    found = []
    for entry in history.entries[max(0, opened - 1) :]:
        if entry.number == opened:
            found.append(entry)
        elif entry.parent in inside and not isinstance(entry.event, PhaseOpened | TurnClosed):
            inside.add(entry.number)
            if entry.branch == history.branch or entry.number in on_line:
                found.append(entry)
    return tuple(found)


def last_set(entries: Sequence[Entry]) -> tuple[TimerSet, Entry] | None:
    """Return what was last done to the timer of the present phase, with its entry; None if nothing was."""
    for entry in reversed(entries):
        event = entry.event
        if isinstance(event, TimerSet):
            return None if event.act == "stopped" else (event, entry)
        if isinstance(event, PhaseOpened | TurnClosed):
            return None
    return None


def timing(entries: Sequence[Entry]) -> Timing | None:
    """Return where the timer stood when the last entry was made; None if it was not set in this phase.

    A session that is taken up again goes on from here: the time between two sittings does not count.
    """
    found = last_set(entries)
    if found is None:
        return None
    event, entry = found
    running = event.act == "started" or (event.act == "added" and _ran(entries, entry))
    gone = _seconds_through(entries[entries.index(entry) :]) if running else 0
    return Timing(left=event.left - gone, whole=event.whole, running=running, seat=event.seat)


def left_now(session: Session) -> Timing | None:
    """Return where the timer stands at this moment; None if it was not set in this phase."""
    entries = of_phase(session.history)
    now = timing(entries)
    if now is None or not now.running:
        return now
    then, at = moment(entries[-1].at, UTC), moment(session.time(), UTC)
    gone = int((at - then).total_seconds()) if then and at else 0
    return replace(now, left=now.left - max(0, gone))


def _ran(entries: Sequence[Entry], until: Entry) -> bool:
    """Return whether the timer ran when time was added to it."""
    for entry in reversed(entries):
        event = entry.event
        if entry.number < until.number and isinstance(event, TimerSet) and event.act != "added":
            return event.act == "started"
        if isinstance(event, PhaseOpened):
            return False
    return False


def _seconds_through(entries: Sequence[Entry]) -> int:
    """Return how long some entries took; where a clock was set back between two, no time went by."""
    times = [moment(entry.at, UTC) for entry in entries]
    gaps = ((after - before).total_seconds() for before, after in pairwise(times) if before and after)
    return int(sum(gap for gap in gaps if gap > 0))


def start_timer(
    session: Session,
    left: int | None = None,
    whole: int | None = None,
    seat: ActorId = "",
    by: str = FACILITATOR,
) -> tuple[Event, ...]:
    """Start the timer, or let it go on; without numbers with the time that the phase should take.

    Raises
    ------
    Refused
        If no time is planned for the phase and none is given, or the seat is unknown.
    """
    state = session.state
    whole = planned_seconds(state) if whole is None else whole
    if whole <= 0:
        raise Refused("no-time-planned")
    return _record(session, "started", whole if left is None else left, whole, seat, by)


def pause_timer(session: Session, left: int | None = None, by: str = FACILITATOR) -> tuple[Event, ...]:
    """Pause the timer with so many seconds left; without a number with what the record's times give.

    Raises
    ------
    Refused
        If it does not run.
    """
    now = timing(of_phase(session.history))
    if now is None or not now.running:
        raise Refused("timer-stands")
    return _record(session, "paused", now.left if left is None else left, now.whole, now.seat, by)


def hold(session: Session, by: str = FACILITATOR) -> tuple[Event, ...]:
    """Pause a timer that still ran in the record when a session is taken up; nothing if none did.

    The program went away without pausing it: it was killed, or the power was cut. What was left at the last
    entry is what is known for certain, so from there it goes on; whatever is recorded later is of another
    sitting, and its times of day say nothing about this timer.
    """
    now = timing(of_phase(session.history))
    if now is None or not now.running or not session.state.running:
        return ()
    return _record(session, "paused", max(now.left, -LONGEST_S), now.whole, now.seat, by)


def add_time(
    session: Session, seconds: int, left: int | None = None, by: str = FACILITATOR
) -> tuple[Event, ...]:
    """Give the timer more time; `left` is what was left before. A timer that was not set is now, and stands.

    Raises
    ------
    Refused
        If it is not from 1 second to an hour.
    """
    if not 1 <= seconds <= MOST_ADDED_S:
        raise Refused("seconds-out-of-range", most=MOST_ADDED_S, seconds=seconds)
    now = timing(of_phase(session.history))
    planned = planned_seconds(session.state)
    whole = now.whole if now else planned
    before = left if left is not None else now.left if now else planned
    return _record(session, "added", before + seconds, whole + seconds, now.seat if now else "", by)


def stop_timer(session: Session, left: int | None = None, by: str = FACILITATOR) -> tuple[Event, ...]:
    """Take the timer away for the rest of the phase.

    Raises
    ------
    Refused
        If there is none.
    """
    now = timing(of_phase(session.history))
    if now is None:
        raise Refused("no-timer")
    return _record(session, "stopped", now.left if left is None else left, now.whole, now.seat, by)


def _record(session: Session, act: Act, left: int, whole: int, seat: ActorId, by: str) -> tuple[Event, ...]:
    state = session.state
    if not state.running:
        raise Refused("game-over-no-time")
    if seat and seat not in state.compiled.hands:
        raise Refused("no-such-seat", seat=seat)
    if whole > LONGEST_S or abs(left) > LONGEST_S:
        raise Refused("timer-too-long")
    event = TimerSet(
        turn=state.turn,
        phase=state.phase_kind or "",
        act=act,
        left=left,
        whole=whole,
        seat=seat,
    )
    return session.record((event,), by)
