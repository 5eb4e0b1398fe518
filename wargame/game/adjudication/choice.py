"""What the facilitator chooses when a move is ruled on.

Comes from the adjudication window, a script or a bot's table; goes to `reckoning` (what the odds are)
and `ruling` (what came of the throw).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from wargame.game.moves import Argument
from wargame.terms import ActorId, Outcome, Quantity
from wargame.words.methods import Method


@dataclass(frozen=True, slots=True, kw_only=True)
class RulingChoice:
    """How a move is to be ruled on; everything has a default."""

    method: Method | None = None
    """None for the session's own method."""
    argument: int = 0
    """The argument modifier under the dice method."""
    argument_reason: str = ""
    """Why; required when the modifier is not 0."""
    arguments: tuple[Argument, ...] = ()
    """Pros and cons besides those already on the move (matrix method)."""
    votes: Mapping[ActorId, int] = field(default_factory=dict)
    """Seat and the chance of success or better that it names, in percent (vote method)."""
    chance: int | None = None
    """The facilitator's chance in percent (estimate method)."""
    outcome: Outcome | None = None
    """The outcome named (ruling method), or put in place of the thrown one with a reason."""
    effects: Mapping[Quantity, int] | None = None
    """Amounts put in place of the outcome's effects, with a reason."""
    dice: tuple[int, ...] | None = None
    """Dice from the table: two from 1 to 6, or one from 1 to 100; None to throw."""
    exposure_dice: tuple[int, ...] | None = None
    """Two dice from the table for the exposure of a covert move."""
    reason: str = ""
    """The rationale."""
    decided_by: str = ""
    """Who decided, if not the facilitator."""


PLAIN: Final = RulingChoice()
"""The session's method, from which nothing departs."""
