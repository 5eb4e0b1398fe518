"""What the facilitator does with turns, phases and injects.

`next_phase` is the one step of the day: it closes the present phase, does what happens by itself, and
opens the next. Injects come one at a time in the briefing; any can be fired, skipped, postponed or
written on the spot at any time.
"""

from dataclasses import dataclass, replace
from typing import assert_never

from msgspec import structs

from wargame.game import asking, effects, turn
from wargame.game.compiled import BoundInject
from wargame.game.events import (
    CalendarChanged,
    Event,
    GameEnded,
    InjectFired,
    InjectPostponed,
    InjectSkipped,
    PhaseOpened,
)
from wargame.game.rules import is_done, moves_made, name_of, seat_to_move
from wargame.game.state import GameState, replay
from wargame.session.answers import why_unanswered
from wargame.session.play import check_effects
from wargame.session.session import Session, check_seats, checked_text
from wargame.terms import FACILITATOR, ActorId, InjectId, PhaseKind, Refused
from wargame.words.sentences import Sentence


def why_not_next(state: GameState) -> Sentence | None:
    """Return what has to be done before the present phase can be closed; None if nothing."""
    if not state.running:
        return Sentence("game-over")
    if why := _why_waiting(state):
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


def _why_waiting(state: GameState) -> Sentence | None:
    if not state.table.waiting:
        return Sentence("exposure-unchosen") if state.table.to_expose else None
    inject = state.compiled.inject_by_id[state.table.waiting].inject
    option = inject.option
    assert option is not None  # only an inject with an option waits
    if inject.to:
        # A refusal stands on a screen that the room sees.
        return Sentence("private-unanswered")
    asked = name_of(state, option.seat)
    return Sentence("option-unanswered", asked=asked, price=option.price, title=inject.title)


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
    return _why_waiting(state) or _why_unruled(state)


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


def fire_due(session: Session, by: str = FACILITATOR) -> tuple[Event, ...]:
    """Fire the injects that are due in this briefing, until all are done or one waits for answers.

    Raises
    ------
    Refused
        If this is no briefing, or an inject waits for an answer.
    """
    state = session.state
    if state.phase_kind != "briefing" or not state.running:
        raise Refused("injects-in-briefing")
    _settled(state)
    happened: list[Event] = []
    while (due := turn.due_inject(state)) is not None:
        fired = turn.fire(state, due)
        happened.append(fired)
        state = replay(state, (fired,))
    return session.record(tuple(happened), by, after=state) if happened else ()


def _settled(state: GameState) -> None:
    if why := _why_waiting(state):
        raise Refused(why)
    if state.table.asking:
        raise Refused(why_unanswered(state))


def _bound(state: GameState, inject: InjectId) -> BoundInject:
    bound = state.compiled.inject_by_id.get(inject)
    if bound is None:
        raise Refused("no-such-inject", inject=inject)
    return bound


def _open_to_injects(state: GameState) -> None:
    if not state.running:
        raise Refused("game-over")
    _settled(state)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewritten:
    """What Control changed of an inject before it fired; None for what stays as the scenario has it."""

    title: str | None = None
    text: str | None = None
    effects: str | None = None
    to: tuple[ActorId, ...] | None = None
    note: str | None = None


def fire(
    session: Session, inject: InjectId, rewritten: Rewritten | None = None, by: str = FACILITATOR
) -> tuple[Event, ...]:
    """Fire an inject of the scenario now, whatever its trigger says; `rewritten` with other words or effects.

    Raises
    ------
    Refused
        If its limit is reached, another one waits for an answer, or what was rewritten cannot be read.
    """
    state = session.state
    _open_to_injects(state)
    bound = _bound(state, inject)
    if rewritten is not None:
        bound = _rewrite(state, bound, rewritten)
    due = turn.due_inject(state) if state.phase_kind == "briefing" else None
    if due is not None and due.inject.id == inject and rewritten is None:
        return session.record((turn.fire(state, due),), by)
    if why := turn.why_not_again(state, bound):
        raise Refused(why)
    if bound.script.exposes and not state.memory.covert:
        raise Refused("no-covert-move-left")
    return session.record((turn.fire(state, bound, by_hand=True),), by)


def _rewrite(state: GameState, bound: BoundInject, new: Rewritten) -> BoundInject:
    """Return an inject with what was changed in place of what the scenario says."""
    old = bound.inject
    title = old.title if new.title is None else checked_text(new.title, "title").strip()
    effects_text = old.effects if new.effects is None else new.effects
    to = old.to if new.to is None else new.to
    if not title:
        raise Refused("inject-title-missing")
    if old.option is not None and effects_text != old.effects:
        raise Refused("inject-option-effects")
    check_effects(state, effects_text, exposing=True)
    check_seats(state, to)
    inject = replace(
        old,
        title=title,
        text=old.text if new.text is None else checked_text(new.text, "text"),
        effects=effects_text,
        to=to,
        note=old.note if new.note is None else checked_text(new.note, "note"),
    )
    return replace(bound, inject=inject, script=state.compiled.script(effects_text))


def write_inject(
    session: Session,
    title: str,
    text: str = "",
    effects_text: str = "",
    to: tuple[ActorId, ...] = (),
    note: str = "",
    by: str = FACILITATOR,
) -> tuple[Event, ...]:
    """Bring in an inject written on the spot.

    Raises
    ------
    Refused
        If it has no title, its effects cannot be read, or a seat is unknown.
    """
    state = session.state
    _open_to_injects(state)
    if not checked_text(title, "title").strip():
        raise Refused("inject-title-missing")
    checked_text(text, "text")
    checked_text(note, "note")
    check_effects(state, effects_text, exposing=True)
    check_seats(state, to)
    script = state.compiled.script(effects_text)
    event = InjectFired(
        turn=state.turn,
        inject=turn.ad_hoc_name(state),
        title=title.strip(),
        text=text,
        to=to,
        by_hand=True,
        changes=effects.carry_out(state.compiled, script, list(state.values), state),
        note=note,
        exposes=script.exposes and bool(state.memory.covert),
        ends_briefing=turn.ends_briefing(state),
    )
    return session.record((event,), by)


def answer_inject(
    session: Session, *, pays: bool, by: str = FACILITATOR, inject: InjectId | None = None
) -> tuple[Event, ...]:
    """Answer the inject that waits: its seat pays and cancels it, or lets it happen.

    Raises
    ------
    Refused
        If none waits, or another than the `inject` that is meant.
    """
    state = session.state
    if inject is not None and inject != state.table.waiting:
        raise Refused("inject-late")
    if not state.table.waiting or not state.running:
        raise Refused("no-inject-waits")
    bound = _bound(state, state.table.waiting)
    return session.record((turn.answer(state, bound, pays=pays),), by)


def skip_inject(
    session: Session, inject: InjectId, reason: str = "", by: str = FACILITATOR
) -> tuple[Event, ...]:
    """Leave an inject out; it counts as fired.

    Raises
    ------
    Refused
        If it may not fire again anyway, or waits for an answer.
    """
    state = session.state
    _open_to_injects(state)
    bound = _bound(state, inject)
    if why := turn.why_not_again(state, bound):
        raise Refused(why)
    event = InjectSkipped(turn=state.turn, inject=inject, reason=checked_text(reason, "reason"))
    return session.record((event,), by)


def postpone_inject(
    session: Session, inject: InjectId, until: int, reason: str = "", by: str = FACILITATOR
) -> tuple[Event, ...]:
    """Put an inject off to the briefing of a later turn.

    Raises
    ------
    Refused
        If the turn is not a later turn of this session, or the inject may not fire again.
    """
    state = session.state
    _open_to_injects(state)
    bound = _bound(state, inject)
    if not state.turn < until <= state.last_turn:
        raise Refused("postpone-until", first=state.turn + 1, last=state.last_turn, until=until)
    if why := turn.why_not_again(state, bound):
        raise Refused(why)
    event = InjectPostponed(
        turn=state.turn, inject=inject, until=until, reason=checked_text(reason, "reason")
    )
    return session.record((event,), by)


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
