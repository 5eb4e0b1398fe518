"""What a phone may do now: what its room lets phones do, and what the state of the game leaves open.

The rules refuse whatever cannot be done; this is what the page offers, so that nobody presses for nothing.
The names are those of a phone's commands (docs/phones.md).
"""

from collections.abc import Iterator
from typing import Final

from wargame.game.sight import Sight
from wargame.scenario.model import Scenario
from wargame.shown.hand import Hand, allowed_in
from wargame.shown.letters import Letters
from wargame.shown.phone.letters import Asked

MODE: Final = "phones-may"
"""The setting of a session that says what phones may do."""

EVERYTHING: Final = "everything"
LEAST: Final = "votes-and-questions"

MODES: Final[dict[str, str]] = {
    EVERYTHING: "Everything that a seat does",
    LEAST: "Votes and questions to Control only",
}
"""What a room can let phones do: its key and in words."""

IN_LEAST: Final = ("vote", "ask")
"""What is left where phones are for votes and questions only."""


def mode_in(settings: dict[str, str]) -> str:
    """Return what the room lets phones do; everything if nothing was chosen."""
    chosen = settings.get(MODE, EVERYTHING)
    return chosen if chosen in MODES else LEAST


def doings(
    hand: Hand, found: Letters, asked: Asked | None, seen: Sight, scenario: Scenario
) -> tuple[str, ...]:
    """Return what the seat can do now, everything that its room may let it do."""
    return tuple(_doings(hand, found, asked, seen, scenario))


def _doings(
    hand: Hand, found: Letters, asked: Asked | None, seen: Sight, scenario: Scenario
) -> Iterator[str]:
    yield from ("write", "ask")
    yield from _planning(hand, scenario)
    if found.vote is not None:
        yield "vote"
    if found.offers:
        yield "answer"
    if asked is not None and not asked.mine:
        yield "respond"
    if seen.ended:
        yield "reflect"
        return
    yield from ("offer", "perceive")
    if seen.phase == "reveal" and scenario.rules.backing is not None:
        yield from ("back", "block", "unback")
    if seen.phase == "negotiation" and scenario.rules.influence.gifts_per_turn:
        yield "give"


def _planning(hand: Hand, scenario: Scenario) -> Iterator[str]:
    allowed = allowed_in(hand)
    if allowed.plans:
        yield "draft"
        if scenario.rules.free_move is not None:
            yield "free"
    if allowed.seals and hand.moves_left > 0:
        yield "seal"
        if not hand.sealed or hand.phase == "moves":
            # Who has sealed a move plays; a second one is waited for only where seats move in turn.
            yield "pass"
    if hand.sealed and hand.phase == "planning" and not hand.ended:
        yield "withdraw"
