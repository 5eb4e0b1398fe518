"""The facilitator names a chance, and what it rests on."""

from typing import Final

from wargame.game.adjudication.choice import RulingChoice
from wargame.game.adjudication.method import MethodRules
from wargame.game.adjudication.throwing import ONE_OF_A_HUNDRED
from wargame.game.chance import HUNDRED, odds_of_percent
from wargame.game.events import Reckoning
from wargame.game.state import GameState, Played
from wargame.terms import Refused


def _reckon(_state: GameState, played: Played, choice: RulingChoice) -> Reckoning:
    chance = choice.chance
    if chance is None or not 0 <= chance <= HUNDRED:
        raise Refused("chance-missing")
    return Reckoning(
        method="estimate",
        chance=chance,
        argument_reason=choice.argument_reason,
        arguments=(*played.arguments, *choice.arguments),
        odds=odds_of_percent(chance),
        of=HUNDRED,
    )


RULES: Final = MethodRules(
    reckon=_reckon,
    throwing=ONE_OF_A_HUNDRED,
    asks=("chance", "argument_reason"),
    without_people="dice",
)
