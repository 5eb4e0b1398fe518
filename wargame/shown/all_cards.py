"""All cards of all seats as the table may lie there: titles, costs, and what a chosen one says.

Nothing here tells what a seat has sealed, used or can play now. Everybody may look at the open cards; covert
ones are for Control alone (`covert`). What a seat can play is told in its hand.
"""

from dataclasses import dataclass

from wargame.game.rules import name_of, turn_order
from wargame.game.state import GameState
from wargame.scenario.expression import in_words, names_of, parse_condition
from wargame.scenario.model import Card
from wargame.shown.actors import seat_glyph
from wargame.shown.pictures import ShownPicture, picture_shown
from wargame.terms import ActorId, CardId
from wargame.words.labels import INSTRUMENT_DRAWINGS, INSTRUMENT_WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidCard:
    """A card as it lies on the table."""

    id: CardId
    title: str
    icon: str
    cost: int
    said: str
    """Everything that is printed on it, in words."""
    picture: ShownPicture | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidSeat:
    """A seat with its cards."""

    seat: ActorId
    name: str
    glyph: str
    cards: tuple[LaidCard, ...]


def all_cards(state: GameState, *, covert: bool) -> tuple[LaidSeat, ...]:
    """Return every seat's cards, the seats in the order of the turn; covert cards too if told so."""
    return tuple(
        LaidSeat(
            seat=seat,
            name=name_of(state, seat),
            glyph=seat_glyph(state, seat),
            cards=tuple(
                _laid(state, held.card)
                for held in state.compiled.hands[seat]
                if covert or not held.card.covert
            ),
        )
        for seat in turn_order(state)
    )


def _laid(state: GameState, card: Card) -> LaidCard:
    kind = INSTRUMENT_WORDS[card.instrument] + (", covert" if card.covert else "")
    names = names_of(state.compiled.scenario)
    needs = f" Needs {in_words(parse_condition(card.requires), names)}." if card.requires else ""
    return LaidCard(
        id=card.id,
        title=card.title,
        icon=f"move-{INSTRUMENT_DRAWINGS[card.instrument]}",
        cost=card.cost,
        picture=picture_shown(card.picture, state.compiled.pictures),
        said=f"{card.text} {kind}; costs {card.cost}, difficulty {card.difficulty}.{needs}",
    )
