"""The facilitator names the outcome; nothing is thrown."""

from typing import Final

from wargame.game.adjudication.choice import RulingChoice
from wargame.game.adjudication.method import MethodRules
from wargame.game.adjudication.throwing import NOTHING
from wargame.game.events import Reckoning
from wargame.game.state import GameState, Played
from wargame.terms import Refused


def _reckon(_state: GameState, played: Played, choice: RulingChoice) -> Reckoning:
    if choice.outcome is None:
        raise Refused("outcome-missing")
    return Reckoning(method="ruling", arguments=(*played.arguments, *choice.arguments))


RULES: Final = MethodRules(reckon=_reckon, throwing=NOTHING, asks=("outcome",), without_people="dice")
