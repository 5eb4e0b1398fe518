"""What the facilitator does with injects: fire, rewrite, write on the spot, answer, skip, postpone.

They come one at a time in the briefing; any can be brought at any time by hand, and none while another one
waits for an answer. What an inject does to the board is decided in `game.turn`; answers that seats give in
their hands are `session.answers`.
"""

from dataclasses import dataclass, replace

from wargame.game import effects, turn
from wargame.game.compiled import BoundInject
from wargame.game.events import Event, InjectFired, InjectPostponed, InjectSkipped
from wargame.game.rules import name_of
from wargame.game.state import GameState, replay
from wargame.session.answers import why_unanswered
from wargame.session.play import check_effects
from wargame.session.session import Session, check_seats, checked_text
from wargame.terms import FACILITATOR, ActorId, InjectId, Refused
from wargame.words.sentences import Sentence


def why_waiting(state: GameState) -> Sentence | None:
    """Return what has to be chosen before anything goes on; None if nothing."""
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


def _settled(state: GameState) -> None:
    if why := why_waiting(state):
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
