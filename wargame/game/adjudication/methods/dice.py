"""Two dice and modifiers against the card's difficulty; the facilitator may move them for a good argument."""

from typing import Final

from wargame.game.adjudication.choice import RulingChoice
from wargame.game.adjudication.method import MethodRules
from wargame.game.adjudication.modifiers import against_difficulty, card_modifiers, net_backing
from wargame.game.adjudication.throwing import TWO_DICE
from wargame.game.events import Reckoning
from wargame.game.state import GameState, Played
from wargame.terms import Refused


def _reckon(state: GameState, played: Played, choice: RulingChoice) -> Reckoning:
    if choice.argument:
        _check_modifier(state, choice)
    terms, move = played.terms, played.move
    return against_difficulty(
        state,
        "dice",
        terms.difficulty if terms else state.compiled.cards[move.card].card.difficulty,
        card_modifiers(state, move.seat, move.card, move.target),
        backing=net_backing(state, played),
        argument=choice.argument,
        argument_reason=choice.argument_reason,
        arguments=played.arguments + choice.arguments,
    )


def _check_modifier(state: GameState, choice: RulingChoice) -> None:
    cap = state.compiled.rules.adjudication.caps.argument
    if not -cap <= choice.argument <= cap:
        raise Refused("argument-out-of-range", low=-cap, high=cap, argument=choice.argument)
    if not choice.argument_reason.strip():
        raise Refused("argument-reason-missing")


RULES: Final = MethodRules(
    reckon=_reckon,
    throwing=TWO_DICE,
    asks=("argument", "argument_reason"),
    without_people="dice",
)
