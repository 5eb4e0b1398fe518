"""How actors are shown in narrow places: their drawings and their short names."""

from typing import Final

from wargame.game.state import GameState
from wargame.scenario.model import Actor
from wargame.terms import ActorId

PLAIN: Final = "seat"
"""The drawing of an actor that has none of its own."""


def glyph_of(actor: Actor) -> str:
    """Return the name of an actor's drawing."""
    return actor.glyph or PLAIN


def seat_glyph(state: GameState, actor: ActorId) -> str:
    """Return the name of the drawing of an actor in the game."""
    return glyph_of(state.compiled.scenario.actor(actor))


def short_of(actor: Actor) -> str:
    """Return an actor's short name; the first two letters of its name where it has none."""
    return actor.short or actor.name[:2].upper()
