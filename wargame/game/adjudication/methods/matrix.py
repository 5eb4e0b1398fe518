"""Reasons for and against, weighed, move two dice against the table's difficulty."""

from typing import Final

from wargame.game.adjudication.choice import RulingChoice
from wargame.game.adjudication.method import MethodRules
from wargame.game.adjudication.modifiers import against_difficulty, card_modifiers, net_backing
from wargame.game.adjudication.throwing import TWO_DICE
from wargame.game.events import Reckoning
from wargame.game.state import GameState, Played


def _reckon(state: GameState, played: Played, choice: RulingChoice) -> Reckoning:
    arguments = (*played.arguments, *choice.arguments)
    return against_difficulty(
        state,
        "matrix",
        state.compiled.rules.adjudication.matrix_difficulty,
        card_modifiers(state, played.move.seat, played.move.card, played.move.target),
        backing=net_backing(state, played),
        argument=sum(one.side * one.weight for one in arguments),
        arguments=arguments,
    )


RULES: Final = MethodRules(reckon=_reckon, throwing=TWO_DICE, without_people="matrix")
