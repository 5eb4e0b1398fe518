"""What a seat has planned and sealed, as its phone shows it.

The draft lies on the laptop (`session.drafts`), so it is the same on every phone of the seat and behind the
curtain. Moves that are sealed are counted as the seat's own in this turn.
"""

from collections.abc import Mapping
from hashlib import sha256
from typing import Final

import msgspec
from msgspec import Struct

from wargame.game.moves import FreeText, Move
from wargame.game.sight import SeenMove, Sight
from wargame.scenario.model import Scenario
from wargame.session.unsent import AnswerBegun, Draft, OfferBegun
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
    aside: tuple[PlannedMove, ...]
    """Cards that were begun before that one, the latest last."""
    passing: str
    """Why the seat makes no further move."""
    views: Mapping[ActorId, int]
    """How it sees ties, where it has not said so yet."""
    letter: str
    to: tuple[ActorId, ...]
    """To whom the letter goes; an empty name for Control."""
    question: str
    """To Control."""
    offer: OfferBegun | None
    """A deal in the seat's own words."""
    answers: Mapping[str, AnswerBegun]
    """For the hot wash, by what they are about."""
    marks: Mapping[str, str]
    """What tells each part as it lies here from any other; a phone says with it what it saw last."""


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


PARTS: Final[Mapping[str, tuple[str, ...]]] = {
    "moves": ("moves",),
    "free": ("free", "free_target"),
    "begun": ("begun", "aside"),
    "passing": ("passing",),
    "views": ("views",),
    "letter": ("letter", "to"),
    "question": ("question",),
    "offer": ("offer",),
}
"""What of a draft is written together. Each answer for the hot wash is a part of its own, see `marks_of`."""

ANSWER: Final = "answers "
"""How the name of the part begins that is an answer for the hot wash."""


def marks_of(draft: Draft) -> dict[str, str]:
    """Return what tells each part of a draft from any other; nothing for a part with nothing in it."""
    nothing = Draft(turn=draft.turn)
    marks = {}
    for part, names in PARTS.items():
        found = [getattr(draft, name) for name in names]
        if found != [getattr(nothing, name) for name in names]:
            marks[part] = _mark(found)
    for about, answer in draft.answers.items():
        marks[f"{ANSWER}{about}"] = _mark(answer)
    return marks


def _mark(value: object) -> str:
    return sha256(msgspec.json.encode(value)).hexdigest()[:8]


def plan_now(draft: Draft) -> PlanNow:
    """Return a draft as a phone shows it."""
    return PlanNow(
        moves=tuple(map(_planned, draft.moves)),
        free=draft.free,
        free_target=draft.free_target,
        begun=_planned(draft.begun) if draft.begun else None,
        aside=tuple(map(_planned, draft.aside)),
        passing=draft.passing,
        views=draft.views,
        letter=draft.letter,
        to=draft.to,
        question=draft.question,
        offer=draft.offer,
        answers=draft.answers,
        marks=marks_of(draft),
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
