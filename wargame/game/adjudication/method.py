"""What a method of adjudication is made of.

Each file of `adjudication.methods` holds one, called `RULES`; `reckoning` looks them up by name. Windows,
scripts, the record and its check read from it what the method asks for and what is thrown, so that none of
them knows the methods one by one.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from wargame.game.adjudication.choice import RulingChoice
from wargame.game.adjudication.throwing import Throwing
from wargame.game.events import Reckoning
from wargame.game.state import GameState, Played
from wargame.words.methods import Asked, Method

Reckoner: TypeAlias = Callable[[GameState, Played, RulingChoice], Reckoning]


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodRules:
    """A method: what it asks for, how it reckons, what is thrown."""

    reckon: Reckoner
    """What stands before the throw, with exact odds out of the throwing's ways.

    What the method asks for stands in the reckoning under the same name, so that a record can be ruled on
    again; what it lacks is Refused.
    """
    throwing: Throwing
    asks: tuple[Asked, ...] = ()
    """In the order in which the facilitator is asked."""
    without_people: Method | None = None
    """The method by which games without people are ruled on in its place; None if there is none.

    Many games at once know two dice, against the card's difficulty (`dice`) or the table's (`matrix`).
    """

    @property
    def names_outcome(self) -> bool:
        """Whether the facilitator names the outcome."""
        return "outcome" in self.asks
