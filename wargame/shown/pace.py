"""How long things take: the plan of a turn in minutes, what was really spent, and when the game would end.

Times come from the record, breaks left out (see `session.pace`). Handing the laptop round takes time that
no timer shows, so it is part of the plan.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from wargame.game.state import GameState
from wargame.journal.rows import Entry
from wargame.session.pace import spans
from wargame.shown.next_step import phase_title
from wargame.times import clock, moment

HANDOVER_S: Final = 45
"""Seconds in which a laptop goes from one seat to the next and its hand opens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhasePace:
    """A phase: minutes planned in a turn, and minutes spent on average."""

    title: str
    planned: int
    spent: float | None
    """None while it was never played to its end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Where the session is against its plan."""

    phases: tuple[PhasePace, ...]
    turn_planned: int
    """Minutes of a turn with handing over."""
    turn_spent: float | None
    """Minutes that turns took so far, on average."""
    played: int
    """Minutes played in all, breaks left out."""
    left: int
    """Minutes that the turns to come would take at the present pace."""
    ends_at: str
    """Time of day at which the game would end, hours and minutes."""
    shorter: tuple[tuple[int, str], ...]
    """Fewer turns, and the time of day at which the game would end with them."""

    @property
    def words(self) -> str:
        """The pace in a sentence."""
        spent = "no turn is over yet" if self.turn_spent is None else f"turns took {self.turn_spent:.0f}"
        return (
            f"A turn is planned at {self.turn_planned} minutes; {spent}. "
            f"At this pace the game ends at {self.ends_at}."
        )


def pace(state: GameState, entries: Sequence[Entry], now: datetime) -> Pace:
    """Return the pace at a time of day."""
    played = [(one.turn, one.phase, one.seconds) for one in spans(entries)]
    phases = tuple(_phase(state, at, played) for at in range(len(state.compiled.phases)))
    handing = (
        HANDOVER_S * len(state.compiled.seats) // 60
        if {"planning", "moves"} & set(state.compiled.phases)
        else 0
    )
    planned = sum(one.planned for one in phases) + handing
    done = state.turn - 1
    in_turns = sum(seconds for turn, _, seconds in played if turn <= done)
    spent = in_turns / 60 / done if done else None
    each = spent if spent is not None else float(planned)
    this_turn = sum(seconds for turn, _, seconds in played if turn == state.turn) / 60

    def left_with(turns: int) -> int:
        return round(max(0.0, each * (turns - done) - this_turn)) if state.running else 0

    fewer = range(max(state.turn, state.last_turn - 3), state.last_turn)
    return Pace(
        phases=phases,
        turn_planned=planned,
        turn_spent=spent,
        played=round(sum(seconds for _, _, seconds in played) / 60),
        left=left_with(state.last_turn),
        ends_at=_clock(now, left_with(state.last_turn)),
        shorter=tuple((turns, _clock(now, left_with(turns))) for turns in fewer) if state.running else (),
    )


def _clock(now: datetime, minutes: int) -> str:
    return clock(now + timedelta(minutes=minutes))


def _phase(state: GameState, at: int, played: Sequence[tuple[int, int, float]]) -> PhasePace:
    kind = state.compiled.phases[at]
    took = [
        seconds
        for turn, phase, seconds in played
        if phase == at and (turn, phase) != (state.turn, state.phase)
    ]
    return PhasePace(
        title=phase_title(state, at),
        planned=state.setup.minutes.get(kind, state.compiled.rules.phases[at].minutes),
        spent=sum(took) / len(took) / 60 if took else None,
    )


def is_another_day(entries: Sequence[Entry], today: datetime) -> bool:
    """Return whether the last thing that happened was on another day, so that a review is due."""
    if len(entries) < 2:
        return False
    last = moment(entries[-1].at, today.tzinfo)
    return last is not None and last.date() != today.date()
