"""What a seat may try: wishes, in the imperative.

Moves come from a window, a script or a bot; `rules.why_not` judges them and `session.play` carries them
out. Nothing here knows whether a move is allowed.
"""

from typing import TypeAlias

from msgspec import Struct, field

from wargame.terms import ActorId, CardId, Instrument


class FreeText(Struct, frozen=True, kw_only=True, gc=False):
    """A move in a seat's own words."""

    title: str
    """In a line."""
    intent: str = ""
    """What the seat wants to do."""
    means: str = ""
    """With what."""
    desired: str = ""
    """What should come of it."""
    reasons: tuple[str, ...] = ()
    """Why it should work."""
    instrument: Instrument = "diplomatic"
    """The kind of means."""
    covert: bool = False
    """Whether it is meant to stay unseen."""


class Move(Struct, frozen=True, kw_only=True, gc=False):
    """A card played, or a free move."""

    seat: ActorId
    """Who moves."""
    card: CardId = ""
    """The card; empty for a free move."""
    target: ActorId = ""
    """The target chosen, where the card lets choose; or whom a free move is aimed at."""
    argument: str = ""
    """Why it should succeed, as the seat argues."""
    free: FreeText | None = None
    """The words of a free move."""


class Pass(Struct, frozen=True, kw_only=True, gc=False):
    """A seat makes no move this turn."""

    seat: ActorId
    """Who passes."""
    reason: str = ""
    """Why, for the record."""


Choice: TypeAlias = Move | Pass


class Argument(Struct, frozen=True, kw_only=True, gc=False):
    """A reason for or against a move, weighed by the facilitator."""

    text: str
    """The reason."""
    side: int
    """+1 for, -1 against."""
    weight: int = 1
    """From 0 (heard, not counted) to 2."""
    seat: ActorId = ""
    """Who brought it; empty for the facilitator."""


class FreeTerms(Struct, frozen=True, kw_only=True, gc=False):
    """What the facilitator sets for a free move before its odds are shown."""

    difficulty: int
    """What two dice and modifiers must reach."""
    exceeds: str = ""
    """Effects, in the language of scenarios."""
    succeeds: str = ""
    """Effects."""
    partly: str = ""
    """Effects."""
    fails: str = ""
    """Effects."""
    pulls: dict[str, int] = field(default_factory=dict)
    """Policy question and direction, -2 to +2."""
    exposure: int | None = None
    """For a covert move, what two dice and scrutiny must reach to expose it."""
