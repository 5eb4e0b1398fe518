"""What is read out in a briefing in which no inject is due: the situation first, later what moved.

Public throughout: the scenario's own summary, ties and tracks. The table shows it large, and others look on.
"""

from dataclasses import dataclass
from typing import Final

from wargame.alignment.graph import turn_label
from wargame.game.secrecy import hidden_now
from wargame.game.state import GameState
from wargame.session.session import Session
from wargame.terms import signed
from wargame.words.counting import counted

MOST: Final = 9
"""Lines of what moved; the rest are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where things stand, ready to be read out."""

    kicker: str
    title: str
    text: str
    lines: tuple[str, ...] = ()


def standing(session: Session) -> Standing:
    """Return what is said at the beginning of this turn."""
    state, scenario = session.state, session.scenario
    if state.turn <= 1:
        calendar = scenario.calendar
        return Standing(
            kicker="The situation",
            title=scenario.title,
            text=scenario.summary,
            lines=(f"{counted(state.last_turn, 'turn')}, each {calendar.turn}.",) if calendar.turn else (),
        )
    label, last = turn_label(state, state.turn), state.turn - 1
    moved = _moved(session, last)
    return Standing(
        kicker="Where things stand",
        title=label if label == f"Turn {state.turn}" else f"Turn {state.turn}, {label}",
        text=f"What moved in turn {last}:" if moved else f"In turn {last} no tie and no track moved.",
        lines=moved,
    )


def _moved(session: Session, turn: int) -> tuple[str, ...]:
    """Return what moved in a turn, the widest first."""
    before, after = _end_of(session, turn - 1), _end_of(session, turn)
    names = {actor.id: actor.name for actor in session.scenario.actors}
    found = [
        (abs(now - was), f"{names[one]} and {names[other]}: {signed(was)} → {signed(now)}")
        for (one, other), place in session.compiled.board.pairs.items()
        if (was := before.values[place]) != (now := after.values[place])
    ]
    found += [
        (abs(now - was), f"{track.name}: {was} → {now}")
        for track in session.scenario.tracks
        if track.id not in hidden_now(session.state)
        and (was := before.track(track.id)) != (now := after.track(track.id))
    ]
    lines = [words for _, words in sorted(found, key=lambda one: -one[0])]
    if len(lines) > MOST:
        return (*lines[: MOST - 1], f"And {len(lines) - MOST + 1} more, in the replay.")
    return tuple(lines)


def _end_of(session: Session, turn: int) -> GameState:
    ends = session.history.turn_ends()
    return session.history.state_at(ends[turn]) if turn in ends else session.history.opening
