"""What happens by itself in a turn: injects that are due, income, upkeep, the audit, the endings.

Each function reads a state and returns what would happen as events, or what is due; the functions of
`session.turns` record them. Red lines are tested in upkeep only, endings after it only: a track that
touches its end earlier in the turn ends nothing.
"""

from wargame.game import effects
from wargame.game.asking import asked_by
from wargame.game.chance import comes
from wargame.game.compiled import BoundInject
from wargame.game.events import (
    AuditHeld,
    Changes,
    CoverBlown,
    Event,
    GameEnded,
    IncomePaid,
    InjectAnswered,
    InjectFired,
    TurnClosed,
    UpkeepDone,
)
from wargame.game.rules import limit_reached
from wargame.game.score import interim_turn, red_lines_crossed
from wargame.game.state import Covert, GameState
from wargame.scenario.model import Ending, Inject, Limit
from wargame.terms import InjectId
from wargame.words.sentences import Sentence

CALENDAR = "calendar"
"""The ending of a game that lasts to its last turn."""

ONCE = Limit(once=True)


def due_inject(state: GameState) -> BoundInject | None:
    """Return the next inject that this turn's briefing has to bring, tested on the state as it is now.

    None when all are done, or while one waits for answers or for a covert move to be exposed. An inject
    that was put off comes in the first briefing from its turn on, whatever its trigger says then.
    """
    if state.table.waiting or state.table.to_expose or state.table.asking:
        return None
    for bound in state.compiled.injects:
        put_off = state.memory.postponed.get(bound.inject.id)
        if put_off is not None:
            if put_off <= state.turn:
                return bound
            continue
        if bound.index >= state.table.briefed and _fires_by_itself(state, bound):
            return bound
    return None


def _fires_by_itself(state: GameState, bound: BoundInject) -> bool:
    inject = bound.inject
    if inject.kind == "facilitator" or state.turn in state.memory.fired[bound.index]:
        return False
    if why_not_again(state, bound):
        return False
    due = inject.turn == state.turn if inject.kind == "scheduled" else bound.trigger(state.values, state, "")
    return due and chance_has_it(state, inject)


def chance_has_it(state: GameState, inject: Inject) -> bool:
    """Return whether an inject comes in this turn, where that is left to chance."""
    if inject.chance is None:
        return True
    setup = state.setup
    return comes(setup.seed, setup.key, f"{inject.id}:{state.turn}", inject.chance)


def why_not_again(state: GameState, bound: BoundInject) -> Sentence | None:
    """Return why an inject may not fire (again); None if its limit allows it."""
    inject = bound.inject
    limit = inject.limit
    if inject.kind != "conditional" and limit == Limit():
        limit = ONCE
    return limit_reached(limit, state.memory.fired[bound.index], state.turn, f"“{inject.title}”")


def fire(state: GameState, bound: BoundInject, *, by_hand: bool = False) -> InjectFired:
    """Return the firing of an inject; if a seat can pay to cancel it, its effects wait for the answer."""
    inject = bound.inject
    option = inject.option
    waits = option is not None and state.influence(option.seat) >= option.price
    changes: Changes = ()
    if not waits:
        changes = effects.carry_out(state.compiled, bound.script, list(state.values), state)
    return InjectFired(
        turn=state.turn,
        inject=inject.id,
        title=inject.title,
        text=inject.text,
        to=inject.to,
        by_hand=by_hand,
        changes=changes,
        waits_for=option.seat if option and waits else "",
        price=option.price if option and waits else 0,
        note=inject.note,
        exposes=bound.script.exposes and not waits and bool(state.memory.covert),
        ends_briefing=by_hand and ends_briefing(state),
        asks=asked_by(bound, inject.to),
    )


def ends_briefing(state: GameState) -> bool:
    """Return whether the briefing has nothing left to bring but what comes in by hand now."""
    return state.phase_kind == "briefing" and due_inject(state) is None


def ad_hoc_name(state: GameState) -> InjectId:
    """Return the id of the next inject that is written on the spot."""
    return f"ad-hoc-{state.memory.ad_hoc + 1}"


def answer(state: GameState, bound: BoundInject, *, pays: bool) -> InjectAnswered:
    """Return what comes of a seat's answer to the inject that waits for it."""
    option = bound.inject.option
    assert option is not None  # only an inject with an option waits
    if pays:
        purse = state.compiled.board.influences[option.seat]
        changes = effects.pay(state.compiled, state.values, purse, option.price)
    else:
        changes = effects.carry_out(state.compiled, bound.script, list(state.values), state)
    return InjectAnswered(
        turn=state.turn,
        inject=bound.inject.id,
        seat=option.seat,
        paid=pays,
        changes=changes,
        exposes=bound.script.exposes and not pays and bool(state.memory.covert),
    )


def blow_cover(state: GameState, covert: Covert) -> CoverBlown:
    """Return how a covert move comes to light that the facilitator chose, because an inject asks for one."""
    changes: Changes = ()
    if covert.card:
        script = state.compiled.holdings[covert.seat, covert.card].bound.exposure
        changes = effects.carry_out(state.compiled, script, list(state.values), state, covert.target)
    return CoverBlown(
        turn=state.turn,
        number=covert.number,
        seat=covert.seat,
        card=covert.card,
        title=covert.title,
        inject=state.table.to_expose,
        changes=changes,
    )


def income(state: GameState) -> IncomePaid:
    """Return the income of all seats, as far as the cap lets it arrive."""
    compiled, values = state.compiled, list(state.values)
    return IncomePaid(turn=state.turn, changes=effects.carry_out(compiled, compiled.income, values, state))


def upkeep(state: GameState) -> tuple[Event, ...]:
    """Return upkeep, and the interim audit if it falls in this turn.

    In this order: scrutiny falls, the scenario's rules one by one, scrutiny rises for seats exposed in
    the turn, red lines are tested.
    """
    compiled, board = state.compiled, state.compiled.board
    watch = compiled.rules.scrutiny
    values = list(state.values)
    made = []
    if watch.decay:
        for place in compiled.watches:
            if values[place] > 0:
                made.append(effects.change_by(compiled, values, place, -watch.decay, state, "decay"))
    for bound in compiled.upkeep:
        if bound.test(values, state, ""):
            made.extend(effects.carry_out(compiled, bound.script, values, state, why=bound.rule.id))
    if watch.gain_if_exposed and state.table.exposed:
        gain = watch.gain_if_exposed
        exposed = [board.scrutinies[seat] for seat in compiled.seats if seat in state.table.exposed]
        made.extend(effects.change_by(compiled, values, place, gain, state, "exposed") for place in exposed)
    done = UpkeepDone(turn=state.turn, changes=tuple(made), crossed=red_lines_crossed(state, values))
    if audit_due(state):
        return done, AuditHeld(turn=state.turn, values=tuple(values))
    return (done,)


def audit_due(state: GameState) -> bool:
    """Return whether the interim audit is to be held in this turn's upkeep.

    It is held once; where turns were taken away so that its own turn is past, at the next upkeep.
    """
    interim = interim_turn(state)
    return bool(interim) and not state.memory.audit and state.turn >= (interim or 0)


def ending(state: GameState) -> GameEnded | None:
    """Return the ending that holds after upkeep: the first of the scenario's, then the calendar's."""
    for bound in state.compiled.endings:
        if bound.test(state.values, state, ""):
            changes = effects.carry_out(
                state.compiled, bound.script, list(state.values), state, why=bound.rule.id
            )
            title = bound.rule.title if isinstance(bound.rule, Ending) else bound.rule.id
            return GameEnded(turn=state.turn, ending=bound.rule.id, title=title, changes=changes)
    if state.turn >= state.last_turn:
        return GameEnded(turn=state.turn, ending=CALENDAR, title="The calendar has run out")
    return None


def close(state: GameState) -> tuple[Event, ...]:
    """Return what closes a turn whose upkeep is done: an ending, or the next turn."""
    if ended := ending(state):
        return (ended,)
    every = state.compiled.rules.refresh_cards_every
    closed = TurnClosed(turn=state.turn, refreshed=bool(every) and state.turn % (every or 1) == 0)
    return (closed,)
