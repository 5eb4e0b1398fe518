"""Moves from paper slips: which card is meant by a few typed letters, and what is in already.

For a facilitator who enters all seats' moves; everything here is secret until the reveal.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from wargame.game.rules import moves_made, name_of, turn_order, why_not_holding
from wargame.game.secrecy import seen_influence
from wargame.game.state import GameState
from wargame.names import folded, words_of
from wargame.shown.actors import seat_glyph
from wargame.terms import ROOM, ActorId, CardId
from wargame.words.sentences import spoken

PASS: Final = "pass"
"""What is typed for a seat that makes no move."""

SHOWN: Final = 3
"""So many cards are suggested for what was typed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardChoice:
    """A card that a seat holds."""

    id: CardId
    title: str
    cost: int
    covert: bool
    targets: tuple[tuple[ActorId, str], ...]
    """Targets to choose from: id and name."""
    why_not: str

    @property
    def words(self) -> str:
        """The card as it is suggested."""
        covert = ", covert" if self.covert else ""
        return f"{self.title} ({self.cost}{covert})"


@dataclass(frozen=True, slots=True, kw_only=True)
class EnteredRow:
    """A move that is sealed already."""

    number: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatSlip:
    """A seat's slip: what is in, how many more may come, and its cards."""

    seat: ActorId
    name: str
    glyph: str
    influence: int
    hidden: bool
    """Whether the room may not know what it holds now."""
    entered: tuple[EnteredRow, ...]
    passed: bool
    left: int
    """How many more moves it may make."""
    cards: tuple[CardChoice, ...]
    free_cost: int | None


def slips(state: GameState) -> tuple[SeatSlip, ...]:
    """Return all seats' slips in the order of the turn."""
    return tuple(_slip(state, seat) for seat in turn_order(state))


def _slip(state: GameState, seat: ActorId) -> SeatSlip:
    free = state.compiled.rules.free_move
    passed = seat in state.table.passed
    most = state.compiled.rules.moves_per_turn
    return SeatSlip(
        seat=seat,
        name=name_of(state, seat),
        glyph=seat_glyph(state, seat),
        influence=state.influence(seat),
        hidden=seen_influence(state, seat, ROOM) != state.influence(seat),
        entered=tuple(
            EnteredRow(
                number=one.number,
                words=one.title
                + (f", aimed at {name_of(state, one.move.target)}" if one.move.target else ""),
            )
            for one in state.table.plays
            if one.move.seat == seat
        ),
        passed=passed,
        left=0 if passed else most - moves_made(state, seat),
        cards=tuple(
            CardChoice(
                id=held.card.id,
                title=held.card.title,
                cost=held.cost,
                covert=held.covert,
                targets=tuple((one, name_of(state, one)) for one in held.card.choose),
                why_not=spoken(why_not_holding(state, held)),
            )
            for held in state.compiled.hands[seat]
        ),
        free_cost=free.cost if free else None,
    )


def matching(cards: Sequence[CardChoice], typed: str) -> tuple[CardChoice, ...]:
    """Return the cards that fit what was typed, the best first.

    Every word typed must begin a word of the title, or stand somewhere in it; cards that can be played
    come before those that cannot. Nothing fits an empty text.
    """
    words = words_of(typed)
    if not words:
        return ()
    scored = [(misfit, at) for at, card in enumerate(cards) if (misfit := _misfit(card, words)) is not None]
    return tuple(cards[at] for _, at in sorted(scored))


def _misfit(card: CardChoice, words: Sequence[str]) -> int | None:
    title = folded(card.title)
    beginnings = title.replace("-", " ").split()
    total = 10 if card.why_not else 0
    for word in words:
        if title.startswith(word):
            continue
        if any(one.startswith(word) for one in beginnings):
            total += 1
        elif word in title:
            total += 2
        else:
            return None
    return total


def is_pass(typed: str) -> bool:
    """Return whether what was typed means that the seat passes."""
    return typed.strip().casefold() in (PASS, "-", "–")


def suggestion_words(found: Sequence[CardChoice], at: int) -> str:
    """Return what is said below the field: the card that Enter takes, then the next ones."""
    if not found:
        return "No card fits"
    chosen = found[at % len(found)]
    others = [card.title for card in (*found[at + 1 :], *found[:at])][: SHOWN - 1]
    said = f"Enter takes {chosen.words}"
    if chosen.why_not:
        said += f". {chosen.why_not}"
    return f"{said}   ↓ {' · '.join(others)}" if others else said


def progress(found: Sequence[SeatSlip]) -> str:
    """Return how far the entry is: `3 of 5 seats are in`."""
    done = sum(1 for slip in found if slip.passed or slip.entered)
    return f"{done} of {len(found)} seats are in"
