"""What stands before a throw: each method's reckoning, looked up by its name.

Nothing is sampled: two dice are counted in their 36 throws, chances in hundredths. `odds` is what the
window shows while arguments are added; `ruling` uses the same reckoning for the throw itself, so the odds
on record are the odds that were shown.
"""

from collections.abc import Mapping
from importlib import import_module
from typing import Final

from wargame.game.adjudication.choice import RulingChoice
from wargame.game.adjudication.method import MethodRules
from wargame.game.adjudication.modifiers import against_difficulty, card_modifiers
from wargame.game.events import Reckoning
from wargame.game.moves import Argument
from wargame.game.state import GameState, Played
from wargame.terms import ActorId, Refused
from wargame.words.methods import METHODS, Method

HEAVIEST_ARGUMENT: Final = 2
"""The most that one pro or con can weigh (matrix method)."""


def _rules_of(method: Method) -> MethodRules:
    rules = import_module(f"wargame.game.adjudication.methods.{method}").RULES
    assert isinstance(rules, MethodRules)
    return rules


# By name, so that a method is its words and its file, and no list here has to be told of it.
RULES: Final[Mapping[Method, MethodRules]] = {method: _rules_of(method) for method in METHODS}
"""The rules of each method."""


def reckon(state: GameState, played: Played, choice: RulingChoice) -> Reckoning:
    """Return what stands before the throw for a move on the table.

    Raises
    ------
    Refused
        If the choice lacks what its method needs, or goes beyond the scenario's caps.
    """
    if not played.move.card and played.terms is None:
        raise Refused("terms-missing", title=played.title)
    for one in choice.arguments:
        check_argument(one)
    return RULES[choice.method or state.setup.method].reckon(state, played, choice)


def odds(state: GameState, number: int, choice: RulingChoice | None = None) -> Reckoning:
    """Return the exact odds of a move on the table, with everything that makes them.

    Raises
    ------
    Refused
        If there is no such move, or the choice is not complete.
    """
    played = state.play(number)
    if played is None:
        raise Refused("no-such-move", number=number)
    return reckon(state, played, choice or RulingChoice())


def card_odds(state: GameState, seat: ActorId, card: str, target: ActorId = "") -> Reckoning:
    """Return the odds by dice that a card would have now, without backing or argument.

    Raises
    ------
    KeyError
        If the seat does not hold the card.
    """
    bound = state.compiled.holdings[seat, card].bound
    return against_difficulty(state, "dice", bound.card.difficulty, card_modifiers(state, seat, card, target))


def check_argument(argument: Argument) -> None:
    """Refuse an argument that has no words, no side, or a weight beyond 0 to 2.

    Raises
    ------
    Refused
        With what to do instead.
    """
    if not argument.text.strip():
        raise Refused("argument-words-missing")
    if argument.side not in (1, -1):
        raise Refused("argument-side-missing")
    if not 0 <= argument.weight <= HEAVIEST_ARGUMENT:
        raise Refused("argument-weight", most=HEAVIEST_ARGUMENT, weight=argument.weight)
