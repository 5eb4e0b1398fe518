"""A card as one seat holds it: what it says of `self` said of that seat.

A card of several seats can name whoever plays it. Its texts come from the scenario; `game.compiled` binds
each seat's copy, `check_texts` checks each, and hand, print kit and report show it. An answer to an inject
names by it whoever answers. Elsewhere nobody plays, and `self` names nothing.
"""

import re
from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace
from typing import Any, Final, TypeVar, cast

from wargame.scenario.grammar import PlacedName, Reading
from wargame.scenario.model import Card, Inject, InjectAnswer, Scenario
from wargame.terms import ActorId

SELF: Final = "self"
"""The seat that plays the card."""

Tree = TypeVar("Tree")

_SELF: Final = re.compile(rf"(?<![\w-]){SELF}(?![\w-])")


def names_self(card: Card) -> bool:
    """Return whether any of a card's texts names the seat that plays it."""
    return any(_SELF.search(text) for text in _texts(card))


def as_held(card: Card, seat: ActorId, actors: Iterable[ActorId]) -> Card:
    """Return the card as `seat` holds it; the same one where it names nobody as `self`.

    A card that names its player is never aimed at the player. Where an actor is called `self`, the word
    stands for that actor, as it did before it had this meaning.
    """
    if not names_self(card) or SELF in actors:
        return card
    return replace(
        card,
        choose=tuple(one for one in card.choose if one != seat),
        requires=_said_of(card.requires, seat),
        modifiers=tuple(replace(one, when=_said_of(one.when, seat)) for one in card.modifiers),
        exceeds=_said_of(card.exceeds, seat),
        succeeds=_said_of(card.succeeds, seat),
        partly=_said_of(card.partly, seat),
        fails=_said_of(card.fails, seat),
        exposure=card.exposure and replace(card.exposure, effects=_said_of(card.exposure.effects, seat)),
    )


def as_given(answer: InjectAnswer, seat: ActorId, actors: Iterable[ActorId]) -> InjectAnswer:
    """Return an answer to an inject as `seat` gives it, with the seat for `self`."""
    if SELF in actors:
        return answer
    return replace(answer, requires=_said_of(answer.requires, seat), effects=_said_of(answer.effects, seat))


def asked_by(scenario: Scenario, inject: Inject) -> tuple[ActorId, ...]:
    """Return the seats that an inject asks for an answer; of those that it names, only whom it is told to."""
    if not inject.answers:
        return ()
    told = inject.to or tuple(seat.id for seat in scenario.seats)
    return tuple(seat for seat in inject.asks or told if seat in told)


def held_reading(reading: Reading[Tree], seat: ActorId) -> Reading[Tree]:
    """Return what was read from a card's text with `seat` for `self`; columns stay those of the text."""
    names = tuple(
        PlacedName(name.kind, seat if name.id == SELF else name.id, name.column) for name in reading.names
    )
    return Reading(cast("Tree", _tree_said_of(reading.tree, seat)), names)


def _texts(card: Card) -> Iterable[str]:
    yield card.requires
    yield from (one.when for one in card.modifiers)
    yield from (card.exceeds, card.succeeds, card.partly, card.fails)
    if card.exposure:
        yield card.exposure.effects


def _said_of(text: str, seat: ActorId) -> str:
    return _SELF.sub(seat, text)


def _tree_said_of(node: Any, seat: ActorId) -> Any:
    if node == SELF:
        return seat
    if isinstance(node, tuple):
        return tuple(_tree_said_of(one, seat) for one in node)
    if is_dataclass(node) and not isinstance(node, type):
        parts = {one.name: _tree_said_of(getattr(node, one.name), seat) for one in fields(node)}
        return replace(node, **parts)
    return node
