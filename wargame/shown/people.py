"""Who sits where, as rows for the people panel."""

from dataclasses import dataclass

from wargame.game.state import GameState
from wargame.session.bots import bots_of
from wargame.session.people import has_code, players
from wargame.session.session import Session
from wargame.shown.actors import glyph_of
from wargame.shown.bots import POLICY_WORDS
from wargame.terms import ActorId

OBSERVER = ""
"""The place of someone who sits in no seat."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    """A seat, or the observers, with the people in it."""

    seat: ActorId
    name: str
    glyph: str
    people: tuple[str, ...]
    has_code: bool
    played_by: str = ""
    """In words; empty for the observers."""


def who_plays(session: Session, state: GameState, seat: ActorId) -> str:
    """Return who plays a seat: its people, its bot, or whoever runs the session."""
    people = players(session, state, seat)
    if people:
        return ", ".join(people)
    bot = bots_of(session).get(seat, "")
    return POLICY_WORDS.get(bot, f"Bot: {bot}") if bot else "The facilitator plays"


def place_rows(session: Session, state: GameState) -> tuple[PlaceRow, ...]:
    """Return all seats in the order of the file, and the observers last."""
    seats = tuple(
        PlaceRow(
            seat=actor.id,
            name=actor.name,
            glyph=glyph_of(actor),
            people=players(session, state, actor.id),
            has_code=has_code(session, actor.id),
            played_by=who_plays(session, state, actor.id),
        )
        for actor in state.compiled.scenario.seats
    )
    observers = PlaceRow(
        seat=OBSERVER,
        name="Observers",
        glyph="ui-eye",
        people=players(session, state, OBSERVER),
        has_code=False,
    )
    return (*seats, observers)
