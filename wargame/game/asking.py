"""Injects with two or more answers: whom they ask, what each seat can answer, and what comes of it.

Read off a state, like `game.turn`; the functions of `session.turns` record what is returned here. Answers lie
sealed until all are given or the phase closes. Then prices are paid and effects come about, seat by seat in
the order in which they were asked, and a seat that was silent counts as the scenario says.
"""

from collections.abc import Collection

from msgspec.structs import replace

from wargame.game import effects
from wargame.game.compiled import BoundAnswer, BoundInject
from wargame.game.events import AnswersOpened, Change
from wargame.game.state import Asking, GameState
from wargame.scenario.expression import in_words, names_of, parse_condition
from wargame.terms import ActorId
from wargame.words.sentences import Sentence


def asked_by(bound: BoundInject, to: Collection[ActorId]) -> tuple[ActorId, ...]:
    """Return the seats that an inject asks for an answer, if it is told to these seats; all for none."""
    return tuple(seat for seat in bound.answers if not to or seat in to)


def answers_of(state: GameState, asking: Asking, seat: ActorId) -> tuple[BoundAnswer, ...]:
    """Return what a seat can answer, in the order of the scenario, also where it cannot now."""
    return state.compiled.inject_by_id[asking.inject].answers[seat]


def why_not_answer(state: GameState, seat: ActorId, bound: BoundAnswer) -> Sentence | None:
    """Return why a seat cannot give an answer now; None if it can."""
    answer = bound.answer
    if answer.price > state.influence(seat):
        held = state.influence(seat)
        return Sentence("answer-too-dear", title=answer.title, price=answer.price, held=held)
    if not bound.requires(state.values, state, ""):
        said = in_words(parse_condition(answer.requires), names_of(state.compiled.scenario))
        return Sentence("answer-requires", title=answer.title, said=said)
    return None


def silent_seats(state: GameState) -> tuple[ActorId, ...]:
    """Return the seats that are asked and have not answered."""
    asking = state.table.asking
    return tuple(seat for seat in asking.seats if seat not in asking.chosen) if asking else ()


def silent_openly(state: GameState) -> tuple[ActorId, ...]:
    """Return the seats that have not answered, as far as the room may know that they are asked."""
    asking = state.table.asking
    return silent_seats(state) if asking is not None and asking.public else ()


def asked(state: GameState, seat: ActorId) -> Asking | None:
    """Return what asks a seat for an answer that it has not given, without the answers of others."""
    asking = state.table.asking
    if asking is None or not state.running or seat not in silent_seats(state):
        return None
    return replace(asking, chosen={})


def what_opens(state: GameState) -> tuple[AnswersOpened, ...]:
    """Return what comes of the answers that are being given, if a phase closes or Control has it so."""
    return (opened(state, state.table.asking),) if state.table.asking else ()


def opened(state: GameState, asking: Asking) -> AnswersOpened:
    """Return what comes of the answers as they are given now."""
    picked = {seat: _picked(state, asking, seat) for seat in asking.seats}
    chosen = {seat: one.answer.id if one else "" for seat, one in picked.items()}
    return AnswersOpened(
        turn=state.turn,
        inject=asking.inject,
        chosen=chosen,
        silent=tuple(seat for seat in asking.seats if asking.chosen.get(seat) != chosen[seat]),
        changes=_changes(state, {seat: one for seat, one in picked.items() if one is not None}),
    )


def _picked(state: GameState, asking: Asking, seat: ActorId) -> BoundAnswer | None:
    """Return the answer that counts for a seat: its own if it can pay for it still, else its silence."""
    answers = {one.answer.id: one for one in answers_of(state, asking, seat)}
    own = answers.get(asking.chosen.get(seat, ""))
    if own is not None and own.answer.price <= state.influence(seat):
        return own
    return answers.get(state.compiled.inject_by_id[asking.inject].inject.silence)


def _changes(state: GameState, picked: dict[ActorId, BoundAnswer]) -> tuple[Change, ...]:
    compiled, values = state.compiled, list(state.values)
    changes: list[Change] = []
    # All pay before anything else moves, so that no seat's answer makes another's too dear.
    for seat, one in picked.items():
        if one.answer.price:
            purse = compiled.board.influences[seat]
            changes.append(effects.change_by(compiled, values, purse, -one.answer.price, state))
    for one in picked.values():
        changes.extend(effects.carry_out(compiled, one.script, values, state))
    return tuple(changes)
