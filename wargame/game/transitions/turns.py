"""The state after a phase, upkeep, the audit or a turn, after the game, and after an inject."""

from msgspec.structs import replace

from wargame.game import events as ev
from wargame.game.parts import Asking, GameState, Memory, Table
from wargame.game.transitions.numbers import changed, moved
from wargame.terms import RecordBroken

_CLEAR = Table()


def phase_opened(state: GameState, event: ev.PhaseOpened) -> GameState:
    """Return the state in another phase; sealed planning keeps the numbers that it begins with."""
    table, phases = state.table, state.compiled.phases
    if not 0 <= event.phase < len(phases) or phases[event.phase] != event.kind:
        raise RecordBroken("phase-wrong", kind=event.kind, phase=event.phase)
    if event.kind == "planning" and not table.plays:
        # Reopened with moves on the table, planning goes on from the numbers that those were tested on.
        table = replace(table, base=state.values)
    if table.untold and event.kind != "resolution":
        table = replace(table, untold={})
    return replace(state, phase=event.phase, table=table)


def kept_up(state: GameState, event: ev.UpkeepDone) -> GameState:
    """Return the state after upkeep."""
    memory = state.memory
    if event.crossed:
        memory = replace(memory, crossed=memory.crossed | frozenset(event.crossed))
    table = replace(state.table, kept_up=True, last=None, untold={})
    return replace(state, values=moved(state, event.changes), table=table, memory=memory)


def audit_held(state: GameState, event: ev.AuditHeld) -> GameState:
    """Return the state that remembers the audit's numbers."""
    return replace(state, memory=replace(state.memory, audit=event.values))


def turn_closed(state: GameState, event: ev.TurnClosed) -> GameState:
    """Return the state before the first phase of the next turn, its table empty."""
    memory = state.memory
    if event.refreshed:
        memory = replace(memory, uses=((),) * len(memory.uses))
    return replace(state, turn=state.turn + 1, phase=-1, table=_CLEAR, memory=memory)


def game_ended(state: GameState, event: ev.GameEnded) -> GameState:
    """Return the final state."""
    following = changed(state, event.changes, replace(state.table, last=None, untold={}))
    return replace(following, affairs=replace(state.affairs, ended=event.ending, ended_as=event.title))


def calendar_changed(state: GameState, event: ev.CalendarChanged) -> GameState:
    """Return the state with another number of turns to come."""
    return replace(state, setup=replace(state.setup, turns=event.after))


def inject_fired(state: GameState, event: ev.InjectFired) -> GameState:
    """Return the state after an inject; if it waits for an answer, nothing but that has changed."""
    table = replace(
        state.table,
        briefed=_briefed(state, event),
        waiting=event.inject if event.waits_for else state.table.waiting,
        to_expose=event.inject if event.exposes else state.table.to_expose,
        asking=Asking(event.inject, event.asks, not event.to) if event.asks else state.table.asking,
        last=None,
    )
    memory = _with_fired(state, event.inject)
    return replace(state, values=moved(state, event.changes), table=table, memory=memory)


def _briefed(state: GameState, event: ev.InjectFired) -> int:
    """Return how far the briefing has come; an inject that is skipped or put off moves it no further."""
    if event.ends_briefing:
        return len(state.compiled.injects)
    if event.by_hand:
        return state.table.briefed
    return max(state.table.briefed, state.compiled.inject_by_id[event.inject].index + 1)


def _with_fired(state: GameState, inject: str) -> Memory:
    memory, bound = state.memory, state.compiled.inject_by_id.get(inject)
    if bound is None:
        return replace(memory, ad_hoc=memory.ad_hoc + 1)
    fired = list(memory.fired)
    fired[bound.index] = (*fired[bound.index], state.turn)
    postponed = {name: until for name, until in memory.postponed.items() if name != inject}
    return replace(memory, fired=tuple(fired), postponed=postponed)


def inject_answered(state: GameState, event: ev.InjectAnswered) -> GameState:
    """Return the state after a seat paid to cancel an inject, or let it happen."""
    exposing = event.inject if event.exposes else state.table.to_expose
    return changed(state, event.changes, replace(state.table, waiting="", to_expose=exposing, last=None))


def answer_sealed(state: GameState, event: ev.AnswerSealed) -> GameState:
    """Return the state that keeps a seat's answer to the inject that asks for it."""
    asking = state.table.asking
    if asking is None or asking.inject != event.inject or event.seat not in asking.seats:
        raise RecordBroken("answer-unasked")
    asking = replace(asking, chosen={**asking.chosen, event.seat: event.answer})
    return replace(state, table=replace(state.table, asking=asking))


def answers_opened(state: GameState, event: ev.AnswersOpened) -> GameState:
    """Return the state after the answers to an inject were opened."""
    if state.table.asking is None or state.table.asking.inject != event.inject:
        raise RecordBroken("answer-unasked")
    return changed(state, event.changes, replace(state.table, asking=None, last=None))


def inject_skipped(state: GameState, event: ev.InjectSkipped) -> GameState:
    """Return the state in which the inject counts as fired."""
    return replace(state, memory=_with_fired(state, event.inject))


def inject_postponed(state: GameState, event: ev.InjectPostponed) -> GameState:
    """Return the state in which the inject waits for a later turn."""
    postponed = {**state.memory.postponed, event.inject: event.until}
    return replace(state, memory=replace(state.memory, postponed=postponed))
