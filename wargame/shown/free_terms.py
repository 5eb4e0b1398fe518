"""What helps to set the terms of a free move: the odds that a difficulty gives, and terms of cards like it.

A card is like a free move where it is played between the same two actors, by the same means, by the same
seat; the likest come first. Its difficulty and its effects are offered as they stand on it, with the move's
own target for the one that a card lets choose. Covert cards are offered for covert moves alone: the room sees
the screen. Goes to the head and the foot of `ui.panels.picker`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from msgspec.structs import replace as judged

from wargame.game.adjudication.choice import RulingChoice
from wargame.game.adjudication.reckoning import reckon
from wargame.game.moves import FreeTerms
from wargame.game.rules import name_of
from wargame.game.secrecy import hidden_now
from wargame.game.state import GameState, Played
from wargame.scenario import tree
from wargame.scenario.expression import parse_effects, unparse
from wargame.scenario.hiding import open_face
from wargame.scenario.model import Card
from wargame.shown.actors import seat_glyph
from wargame.shown.reveal import LATER, RULED
from wargame.terms import OUTCOMES, ActorId, CardId, Outcome, Refused
from wargame.words.labels import INSTRUMENT_DRAWINGS

LIKEST: Final = 3
"""So many cards are offered."""

EASIEST: Final = 2
HARDEST: Final = 14
USUAL: Final = 8
"""Difficulties that can be set, and the one that stands there first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeMove:
    """The free move whose terms are set, in words."""

    title: str
    said: str
    """Whose it is, at whom it is aimed, what it intends."""
    glyph: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LikeCard:
    """A card whose terms can be taken."""

    card: CardId
    title: str
    icon: str
    said: str
    """`Iran's card, difficulty 7`."""
    difficulty: int
    effects: Mapping[Outcome, str]
    """In the language of scenarios."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OddsAt:
    """The odds of a free move at a difficulty."""

    shares: tuple[float, ...]
    """Of the four outcomes, best first; empty where the method names none before the ruling."""
    words: str
    """Why there are none; empty where there are."""


def free_move(state: GameState, number: int) -> FreeMove | None:
    """Return the free move in words; None if no such move lies on the table."""
    played = state.play(number)
    if played is None or played.move.free is None:
        return None
    move = played.move
    aimed = f", aimed at {name_of(state, move.target)}" if move.target else ""
    return FreeMove(
        title=played.title,
        said=f"{name_of(state, move.seat)}{aimed}. {played.move.free.intent}".strip(),
        glyph=seat_glyph(state, move.seat),
    )


def odds_at(state: GameState, number: int, difficulty: int) -> OddsAt:
    """Return the odds that a free move would have at a difficulty, with the backing that it has."""
    played = state.play(number)
    if played is None:
        return OddsAt(shares=(), words=LATER)
    try:
        found = reckon(state, judged(played, terms=FreeTerms(difficulty=difficulty)), RulingChoice())
    except Refused:
        # The method asks for more than lies on the table yet.
        return OddsAt(shares=(), words=LATER)
    if not found.of:
        return OddsAt(shares=(), words=RULED)
    return OddsAt(shares=tuple(ways / found.of for ways in found.odds), words="")


def cards_like(state: GameState, number: int) -> tuple[LikeCard, ...]:
    """Return the cards that are likest to a free move, the likest first."""
    played = state.play(number)
    if played is None or played.move.free is None:
        return ()
    found = sorted(
        ((_likeness(card, played), card) for card in state.compiled.scenario.cards),
        key=lambda one: one[0],
        reverse=True,
    )
    near = [card for likeness, card in found if likeness]
    return tuple(_offered(state, card, played) for card in near[:LIKEST])


def _likeness(card: Card, played: Played) -> int:
    """Return how like a card is to a free move; 0 where it has nothing to do with it."""
    move, free = played.move, played.move.free
    assert free is not None  # asked before
    if card.covert and not free.covert:
        return 0
    aims = {*card.targets, *card.choose}
    owned, means = move.seat in card.owners, card.instrument == free.instrument
    if not move.target:
        return 2 * means + (not aims) if owned and means else 0
    there, back = owned and move.target in aims, move.target in card.owners and move.seat in aims
    if not (there or back):
        return 0
    alone = len(card.targets) + len(card.choose) == 1
    return 4 * means + 2 * there + alone + 1


def _offered(state: GameState, card: Card, played: Played) -> LikeCard:
    # What another seat's card lets choose is, for this move, the seat that moves.
    aim = played.move.target if played.move.seat in card.owners else played.move.seat
    face = open_face(card, hidden_now(state))
    texts = {outcome: _aimed(getattr(face, outcome), aim) for outcome in OUTCOMES}
    return LikeCard(
        card=card.id,
        title=card.title,
        icon=f"move-{INSTRUMENT_DRAWINGS[card.instrument]}",
        said=f"A card of {name_of(state, card.owners[0])}, difficulty {card.difficulty}",
        difficulty=card.difficulty,
        effects=texts,
    )


def _aimed(text: str, target: ActorId) -> str:
    """Return a text of effects with an actor in place of the target that is chosen when it is played."""
    made = tuple(_on(effect, target) for effect in parse_effects(text)) if text else ()
    kept = tuple(effect for effect in made if effect is not None)
    return unparse(kept) if kept else ""


def _is_tie(one: ActorId, other: ActorId) -> bool:
    return bool(one and other) and one != other


def _on(effect: tree.Effect, target: ActorId) -> tree.Effect | None:
    if not isinstance(effect, tree.Change):
        return None
    match effect.quantity:
        case tree.Alignment(one, other):
            one, other = (target if end == tree.TARGET else end for end in (one, other))
            return replace(effect, quantity=tree.Alignment(one, other)) if _is_tie(one, other) else None
        case tree.Influence(tree.TARGET):
            return replace(effect, quantity=tree.Influence(target)) if target else None
        case tree.Scrutiny(tree.TARGET):
            return replace(effect, quantity=tree.Scrutiny(target)) if target else None
        case _:
            return effect
