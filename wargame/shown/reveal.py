"""The reveal: overt moves in the order in which they will be ruled on, and who may back or block them.

What is covert is only counted. Made from a state; the facilitator reads it aloud, so everything here may be
heard by the room.
"""

from dataclasses import dataclass

from wargame.game.adjudication.modifiers import net_backing
from wargame.game.adjudication.reckoning import odds
from wargame.game.rules import name_of, rulings_due, why_not_back, why_not_stand
from wargame.game.sight import seen_influence
from wargame.game.state import GameState, Played
from wargame.shown.actors import glyph_of, seat_glyph
from wargame.shown.rulings import chance_line
from wargame.terms import OUTCOMES, ROOM, ActorId, Refused, signed
from wargame.words.counting import counted, times
from wargame.words.labels import INSTRUMENT_DRAWINGS, INSTRUMENT_WORDS, OUTCOME_WORDS
from wargame.words.sentences import spoken


@dataclass(frozen=True, slots=True, kw_only=True)
class RevealRow:
    """An overt move."""

    number: int
    seat: ActorId
    name: str
    glyph: str
    title: str
    text: str
    argument: str
    aimed: str
    kind: str
    icon: str
    cost: int
    odds: tuple[tuple[str, float], ...]
    """Outcome's word and share; empty where the method names none before the ruling."""
    odds_words: str
    backing: tuple[tuple[str, bool], ...]
    """Who backs or blocks it, in words, and whether it is backing."""
    net: str
    """Backing less blocking, with its sign; empty if there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BackerRow:
    """A seat that may back or block the chosen move, or why it may not."""

    seat: ActorId
    name: str
    glyph: str
    key: int
    influence: int | None
    """None where the room may not know it."""
    why_not: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RevealView:
    """All that the reveal shows."""

    rows: tuple[RevealRow, ...]
    covert: str
    """How many covert moves lie on the table, for the facilitator; empty if none."""
    rule: str
    """What backing and blocking cost; empty where there is none."""


def reveal_view(state: GameState) -> RevealView:
    """Return the overt moves on the table in their order."""
    moves = [one for number in rulings_due(state) if (one := state.play(number)) is not None]
    rules = state.compiled.rules.backing
    rule = ""
    if rules is not None:
        rule = f"{rules.cost} influence each, {times(rules.per_turn)} a turn for each seat."
    return RevealView(
        rows=tuple(_row(state, one) for one in moves if not one.covert),
        covert=covert_words(state),
        rule=rule,
    )


def covert_words(state: GameState) -> str:
    """Return what stands under the hatch about covert moves; where they come last, never how many."""
    if state.compiled.covert_last:
        return "Covert moves, if there are any, are ruled on after all others."
    covert = sum(1 for one in state.table.plays if one.covert)
    return f"Facilitator only: {counted(covert, 'covert move')}" if covert else ""


def backers(state: GameState, number: int) -> tuple[BackerRow, ...]:
    """Return all seats in the order of the rules, numbered from 1, for one move.

    Where influence is hidden, who can still pay is not shown: a seat that cannot is refused when it asks.
    """
    hidden = state.compiled.rules.influence.shown == "own"
    return tuple(
        BackerRow(
            seat=seat,
            name=name_of(state, seat),
            glyph=seat_glyph(state, seat),
            key=at,
            influence=seen_influence(state, seat, ROOM),
            why_not=spoken(
                why_not_stand(state, seat, number) if hidden else why_not_back(state, seat, number)
            ),
        )
        for at, seat in enumerate(state.compiled.seats, 1)
    )


def _row(state: GameState, played: Played) -> RevealRow:
    move = played.move
    actor = state.compiled.scenario.actor(move.seat)
    if move.free is not None:
        text, kind = move.free.intent, move.free.instrument
    else:
        card = state.compiled.cards[move.card].card
        text, kind = card.text, card.instrument
    shares, words = _odds(state, played)
    net = net_backing(state, played)
    return RevealRow(
        number=played.number,
        seat=move.seat,
        name=actor.name,
        glyph=glyph_of(actor),
        title=played.title,
        text=text,
        argument=move.argument,
        aimed=name_of(state, move.target) if move.target else "",
        kind=INSTRUMENT_WORDS[kind],
        icon=f"move-{INSTRUMENT_DRAWINGS[kind]}",
        cost=played.cost,
        odds=shares,
        odds_words=words,
        backing=tuple(
            (f"{name_of(state, seat)} {'backs' if by > 0 else 'blocks'}", by > 0)
            for seat, by in played.backing
        ),
        net=signed(net) if played.backing else "",
    )


def _odds(state: GameState, played: Played) -> tuple[tuple[tuple[str, float], ...], str]:
    try:
        reckoning = odds(state, played.number)
    except Refused:
        # A free move without terms, or a method that asks for more than lies on the table.
        waits = played.move.free is not None and played.terms is None
        return (), "Its terms are set before the ruling." if waits else "The odds are named at the ruling."
    if not reckoning.of:
        return (), "The facilitator rules."
    shares = tuple(
        (OUTCOME_WORDS[outcome], ways / reckoning.of)
        for outcome, ways in zip(OUTCOMES, reckoning.odds, strict=True)
    )
    return shares, chance_line(reckoning)
