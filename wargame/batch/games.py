"""Many games of one scenario as they stand, for those who look at them and change nothing.

`engine.Engine` is what is looked at; choosers, appraisals and counts know it by this protocol only, so that
the engine may ask them and they need not know the engine.
"""

from typing import Any, Literal, Protocol, TypeAlias

from numpy.typing import NDArray

from wargame.batch.conditions import BatchFacts, Flags, Numbers, Rows, Test
from wargame.batch.tables import Option, SeatTable, Tables
from wargame.batch.variation import Variation
from wargame.game.adjudication.reckoning import RULES
from wargame.terms import Refused
from wargame.words.methods import METHOD_WORDS, Method

Played: TypeAlias = Literal["dice", "matrix"]
"""How many games at once are ruled on."""


def played_by(method: Method) -> Played:
    """Return how games without people are ruled on: where people would judge, by what stands in for them.

    Raises
    ------
    Refused
        If the method names nothing that stands in for it.
    """
    stand_in = RULES[method].without_people
    if stand_in == "dice" or stand_in == "matrix":
        return stand_in
    raise Refused("method-needs-people", method=METHOD_WORDS[method].named)


class Games(BatchFacts, Protocol):
    """Games side by side: a row for each number, a column for each game."""

    tables: Tables
    games: int
    """How many they are."""
    values: NDArray[Any]
    starts: NDArray[Any]
    alive: Flags
    """Which have not ended."""
    hidden: NDArray[Any]
    """For each seat (row) the number of the hidden set that it drew."""
    crossed: NDArray[Any]
    """Which red lines (row) have been crossed."""
    table: list[list[Numbers]]
    """For each seat the options that it has laid down."""
    backing: NDArray[Any]
    """What each move on the table is backed less blocked by."""
    variation: Variation | None

    def holds(self, test: Test | None) -> Flags:
        """Return in which games a test holds now."""

    def holds_of(self, test: Test | None, rows: Rows, facts: BatchFacts) -> Flags:
        """Return in which games a test holds of some numbers and facts."""

    def cost(self, option: Option) -> Any:
        """Return what an option costs."""

    def costs(self, seat: SeatTable, option: Numbers) -> Numbers:
        """Return what the options chosen cost."""

    def difficulty(self, option: Option) -> Any:
        """Return how hard an option is."""

    def card_shift(self, modifiers: tuple[tuple[Test | None, int], ...], cap: int) -> Numbers:
        """Return a card's own modifiers together, capped."""

    def odds(self, seat: SeatTable) -> NDArray[Any]:
        """Return the chance of each outcome (first) of each option of a seat, nobody backing it."""
