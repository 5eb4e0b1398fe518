"""How actors are shown in narrow places: their drawings and their short names."""

from typing import Final

from wargame.alignment.initials import initials
from wargame.game.state import GameState
from wargame.scenario.model import Actor, Scenario
from wargame.terms import ActorId

PLAIN: Final = "seat"
"""The drawing of an actor that has none of its own."""


def glyph_of(actor: Actor) -> str:
    """Return the name of an actor's drawing."""
    return actor.glyph or PLAIN


def seat_glyph(state: GameState, actor: ActorId) -> str:
    """Return the name of the drawing of an actor in the game."""
    return glyph_of(state.compiled.scenario.actor(actor))


def shorts_in(scenario: Scenario) -> dict[ActorId, str]:
    """Return the short name of each actor; where it has none, letters of its name, unlike those of others."""
    actors = scenario.actors
    letters = initials([one.name for one in actors], [one.short for one in actors])
    return {one.id: short for one, short in zip(actors, letters, strict=True)}
