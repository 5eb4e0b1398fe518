"""What a seat has planned and sealed, as its phone shows it.

The draft lies on the laptop (`session.drafts`), so it is the same on every phone of the seat and behind the
curtain. Moves that are sealed are counted as the seat's own in this turn.
"""

from msgspec import Struct

from wargame.game.moves import FreeText, Move
from wargame.game.sight import SeenMove, Sight
from wargame.scenario.model import Scenario
from wargame.session.drafts import Draft
from wargame.shown.phone.contents import Contents
from wargame.terms import ActorId, CardId
from wargame.words.labels import OUTCOME_WORDS


class PlannedMove(Struct, frozen=True, kw_only=True):
    """A move that is not sealed."""

    card: CardId
    """Empty for a free move."""
    target: ActorId
    argument: str
    free: FreeText | None


class PlanNow(Struct, frozen=True, kw_only=True):
    """The draft of a seat."""

    moves: tuple[PlannedMove, ...]
    free: FreeText | None
    """A free move that is being written."""
    free_target: ActorId
    begun: PlannedMove | None
    """A card that is not in the plan yet, with what was chosen and written for it."""
    letter: str
    to: tuple[ActorId, ...]
    """To whom the letter goes; an empty name for Control."""


class SealedMove(Struct, frozen=True, kw_only=True):
    """A move of the seat's own that lies on the table."""

    number: int
    """Counted among the seat's own moves of this turn, from 1; `withdraw` names it so."""
    title: str
    target: str
    covert: bool
    argument: str
    argument_more: str
    """Mark of the whole argument where only its beginning is here."""
    outcome: str
    """A word; empty until it is ruled on."""


def plan_now(draft: Draft) -> PlanNow:
    """Return a draft as a phone shows it."""
    return PlanNow(
        moves=tuple(map(_planned, draft.moves)),
        free=draft.free,
        free_target=draft.free_target,
        begun=_planned(draft.begun) if draft.begun else None,
        letter=draft.letter,
        to=draft.to,
    )


def _planned(move: Move) -> PlannedMove:
    return PlannedMove(card=move.card, target=move.target, argument=move.argument, free=move.free)


def own_moves(seen: Sight) -> tuple[SeenMove, ...]:
    """Return the seat's own moves of this turn in the order in which they were sealed."""
    return tuple(sorted((one for one in seen.moves if one.mine), key=lambda one: one.number))


def sealed_moves(seen: Sight, scenario: Scenario, contents: Contents) -> tuple[SealedMove, ...]:
    """Return the seat's own moves of this turn."""
    names = {actor.id: actor.name for actor in scenario.actors}
    found = []
    for number, one in enumerate(own_moves(seen), 1):
        argument, more = contents.text(one.move.argument)
        found.append(
            SealedMove(
                number=number,
                title=contents.text(one.title)[0],
                target=names.get(one.move.target, ""),
                covert=one.covert,
                argument=argument,
                argument_more=more,
                outcome=OUTCOME_WORDS.get(one.outcome, ""),
            )
        )
    return tuple(found)
