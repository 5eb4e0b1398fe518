"""Hidden tracks: what of a scenario's texts tells of a number that is known to Control alone.

Read from the scenario's effects. `game.compiled` and the print kit leave out of a card's face what moves a
hidden track, and `check_hidden` refuses to let one decide what players must be able to read. Who may know
the value of one is said in `game.secrecy`.
"""

from collections.abc import Collection
from dataclasses import replace

from wargame.scenario.expression import ExpressionFault, parse_effects, unparse
from wargame.scenario.model import Card, Scenario
from wargame.scenario.tree import Change, TrackValue


def hidden_tracks(scenario: Scenario) -> frozenset[str]:
    """Return the ids of the tracks that are known to Control alone."""
    return frozenset(line.id for line in scenario.tracks if line.hidden)


def without_hidden(text: str, hidden: Collection[str]) -> str:
    """Return effects without those on hidden tracks, as they may be read by players; the same if none is."""
    if not hidden or not text.strip():
        return text
    try:
        effects = parse_effects(text)
    except ExpressionFault:
        # What cannot be read is told where it is checked; it may name a hidden track, so it is not shown.
        return ""
    told = tuple(
        one
        for one in effects
        if not (
            isinstance(one, Change) and isinstance(one.quantity, TrackValue) and one.quantity.name in hidden
        )
    )
    return text if len(told) == len(effects) else unparse(told) if told else ""


def open_face(card: Card, hidden: Collection[str]) -> Card:
    """Return a card as players may read it: without what it does to hidden tracks."""
    if not hidden:
        return card
    return replace(
        card,
        exceeds=without_hidden(card.exceeds, hidden),
        succeeds=without_hidden(card.succeeds, hidden),
        partly=without_hidden(card.partly, hidden),
        fails=without_hidden(card.fails, hidden),
        exposure=card.exposure
        and replace(card.exposure, effects=without_hidden(card.exposure.effects, hidden)),
    )
