"""What the facilitator does with turns and phases.

`next_phase` is the one step of the day: it closes the present phase, does what happens by itself, and
opens the next. What is done with injects stands in `session.injects`.
"""

from typing import assert_never

from msgspec import structs

from wargame.game import asking, turn
from wargame.game.events import (
    CalendarChanged,
    Event,
    GameEnded,
    PhaseOpened,
)
from wargame.game.rules import is_done, moves_made, name_of, seat_to_move
from wargame.game.state import GameState, replay
from wargame.session.injects import why_waiting
from wargame.session.session import Session, checked_text
from wargame.terms import FACILITATOR, PhaseKind, Refused
from wargame.words.sentences import Sentence


def why_not_next(state: GameState) -> Sentence | None:
    """Return what has to be done before the present phase can be closed; None if nothing."""
    if not state.running:
        return Sentence("game-over")
    if why := why_waiting(state):
        return why
    state = replay(state, asking.what_opens(state))
    match state.phase_kind:
        case "briefing":
            return _why_uninformed(state)
        case "planning":
            return _why_unplanned(state)
        case "moves":
            return _why_unmoved(state) or _why_unruled(state)
        case "resolution":
            return _why_unruled(state)
        case "income" | "negotiation" | "reveal" | "upkeep" | None:
            return None
        case _:
            assert_never(state.phase_kind)


def _why_uninformed(state: GameState) -> Sentence | None:
    due = turn.due_inject(state)
    if due is None:
        return None
    return Sentence("private-due") if due.inject.to else Sentence("inject-due", title=due.inject.title)


def _why_unplanned(state: GameState) -> Sentence | None:
    seats = state.compiled.seats
    idle = [seat for seat in seats if not moves_made(state, seat) and not is_done(state, seat)]
    return Sentence("seats-idle", seats=tuple(name_of(state, seat) for seat in idle)) if idle else None


def _why_unmoved(state: GameState) -> Sentence | None:
    seat = seat_to_move(state)
    return Sentence("seat-to-move", seat=name_of(state, seat)) if seat else None


def _why_unready(state: GameState) -> Sentence | None:
    """Return what upkeep has to wait for, whatever the phase; None if nothing."""
    return why_waiting(state) or _why_unruled(state)


def _why_unruled(state: GameState) -> Sentence | None:
    due = [played.outcome for played in state.table.plays].count(None)
    return Sentence("moves-unruled", due=due) if due else None


def next_phase(session: Session, by: str = FACILITATOR) -> tuple[Event, ...]:
    """Close the present phase and open the next; return everything that happened by itself.

    Income and upkeep happen as they are opened, and income goes on at once to the phase after it. After
    the last phase the turn is closed: the game ends, or the next turn opens its first phase. Answers to an
    inject that are still being given are opened; seats that gave none are silent.

    Raises
    ------
    Refused
        If something has to be done first.
    """
    state = session.state
    if refusal := why_not_next(state):
        raise Refused(refusal)
    happened: list[Event] = list(asking.what_opens(state))
    state = replay(state, happened)
    while True:
        over = state.phase + 1 == len(state.compiled.phases)
        step = _end_turn(state) if over else _open(state, state.phase + 1)
        happened.extend(step)
        state = replay(state, step)
        if not state.running or not (over or state.phase_kind == "income"):
            return session.record(tuple(happened), by, after=state)


def _end_turn(state: GameState) -> tuple[Event, ...]:
    """Return the next step of a turn whose phases are over: upkeep if it had no phase, then the end."""
    return turn.close(state) if state.table.kept_up else turn.upkeep(state)


def _open(state: GameState, phase: int) -> tuple[Event, ...]:
    kind = state.compiled.phases[phase]
    opened = PhaseOpened(turn=state.turn, phase=phase, kind=kind)
    if kind == "income" and not state.table.paid:
        return opened, turn.income(state)
    if kind == "upkeep" and not state.table.kept_up:
        return opened, *turn.upkeep(state)
    return (opened,)


def close_turn(session: Session, by: str = FACILITATOR) -> tuple[Event, ...]:
    """Go on from phase to phase until the turn is over.

    Raises
    ------
    Refused
        If something has to be done first; the phases before it stay closed.
    """
    begun = session.state.turn
    happened: list[Event] = []
    while session.state.turn == begun and session.state.running:
        happened.extend(next_phase(session, by))
    return tuple(happened)


def open_phase(session: Session, kind: PhaseKind, reason: str, by: str = FACILITATOR) -> tuple[Event, ...]:
    """Skip ahead to a phase of this turn, or reopen an earlier one.

    Income that was skipped is not paid. After upkeep nothing of the turn is reopened.

    Raises
    ------
    Refused
        If there is no such phase, no reason is given, or moves lie on the table that a skip would lose.
    """
    state = session.state
    if not state.running:
        raise Refused("game-over")
    if kind not in state.compiled.phases:
        raise Refused("no-such-phase-of", kind=kind, phases=state.compiled.phases)
    if not checked_text(reason, "reason").strip():
        raise Refused("phase-reason-missing")
    if state.table.kept_up:
        raise Refused("upkeep-done")
    answered = asking.what_opens(state)
    state = replay(state, answered)
    phase = state.compiled.phase_index(kind)
    if kind == "planning" and any(one.outcome is not None for one in state.table.plays):
        raise Refused("rulings-made")
    if kind == "upkeep" and (why := _why_unready(state)):
        raise Refused(why)
    happened = _open(state, phase)
    opened = happened[0]
    assert isinstance(opened, PhaseOpened)  # _open begins with it
    first = structs.replace(opened, how="skipped" if phase > state.phase else "reopened", reason=reason)
    return session.record((*answered, first, *happened[1:]), by)


def expose(session: Session, number: int, by: str = FACILITATOR) -> tuple[Event, ...]:
    """Choose the covert move that an inject brings to light.

    Raises
    ------
    Refused
        If no inject asks for it, or there is no such unexposed move.
    """
    state = session.state
    if not state.table.to_expose or not state.running:
        raise Refused("no-exposure-asked")
    for covert in state.memory.covert:
        if covert.number == number:
            return session.record((turn.blow_cover(state, covert),), by)
    raise Refused("no-such-covert-move", number=number)


def end_game(session: Session, reason: str, by: str = FACILITATOR) -> tuple[Event, ...]:
    """End the game now; the present state is the final one.

    Raises
    ------
    Refused
        If it is over already or no reason is given.
    """
    state = session.state
    if not state.running:
        raise Refused("game-over")
    if not checked_text(reason, "reason").strip():
        raise Refused("end-reason-missing")
    event = GameEnded(
        turn=state.turn, ending="facilitator", title="The facilitator ended the game", reason=reason
    )
    return session.record((event,), by)


def change_turns(session: Session, turns: int, reason: str = "", by: str = FACILITATOR) -> tuple[Event, ...]:
    """Change how many turns the session has.

    Raises
    ------
    Refused
        If the game is over, or the number lies before the present turn.
    """
    state = session.state
    if not state.running:
        raise Refused("game-over")
    if not state.turn <= turns <= 1000:
        raise Refused("turns-past", now=state.turn, turns=turns)
    if turns == state.last_turn:
        raise Refused("turns-same", turns=turns)
    event = CalendarChanged(
        turn=state.turn, before=state.last_turn, after=turns, reason=checked_text(reason, "reason")
    )
    return session.record((event,), by)
