"""Each seat names a chance, and the mean of them holds."""

from typing import Final

from wargame.game.adjudication.choice import RulingChoice
from wargame.game.adjudication.method import MethodRules
from wargame.game.adjudication.throwing import ONE_OF_A_HUNDRED
from wargame.game.chance import HUNDRED, odds_of_percent
from wargame.game.events import Reckoning
from wargame.game.rules import name_of
from wargame.game.state import GameState, Played
from wargame.terms import Refused


def _reckon(state: GameState, played: Played, choice: RulingChoice) -> Reckoning:
    if not choice.votes:
        raise Refused("vote-chances-missing")
    for seat, percent in choice.votes.items():
        if seat not in state.compiled.hands:
            raise Refused("no-such-seat", seat=seat)
        if not 0 <= percent <= HUNDRED:
            raise Refused("chance-out-of-range", seat=name_of(state, seat), percent=percent)
    votes = {seat: choice.votes[seat] for seat in state.compiled.seats if seat in choice.votes}
    count = len(votes)
    mean = (2 * sum(votes.values()) + count) // (2 * count)
    return Reckoning(
        method="vote",
        votes=votes,
        chance=mean,
        arguments=(*played.arguments, *choice.arguments),
        odds=odds_of_percent(mean),
        of=HUNDRED,
    )


RULES: Final = MethodRules(reckon=_reckon, throwing=ONE_OF_A_HUNDRED, asks=("votes",), without_people="dice")
