"""What a seat, or whoever observes, has planned and written and neither sealed nor sent: its draft.

A plan belongs to a turn and goes when planning closes. What is written for others (a letter, a question, an
offer, answers for the hot wash, observations) belongs to no phase: it stays until it is sent or the session
is closed, so that none is lost because a phase closed while somebody was writing. `as_things_stand` says
which is which. `session.drafts` keeps drafts, and `session.session` asks `what_stays` of them when a phase
ends. A new form: a field of `Draft` here, its text in `Draft.texts`, and its part in `wargame.phones.forms`
and `wargame.shown.phone.plan`.
"""

from collections.abc import Iterator, Mapping
from typing import Final

import msgspec
from msgspec import Struct

from wargame.game.moves import FreeText, Move
from wargame.game.state import GameState
from wargame.terms import ActorId, CardId

OPEN_TO_DRAFTS: Final = ("briefing", "income", "negotiation", "planning", "moves")
"""Phases in which a seat can think of its moves; letters can be written in any."""

OF_OBSERVERS: Final = "(observers)"
"""Where drafts lie by seat, that of those who observe; no seat can be called so."""


class OfferBegun(Struct, frozen=True, kw_only=True):
    """A deal in a seat's own words that was not offered."""

    parties: tuple[ActorId, ...] = ()
    terms: str = ""
    public: bool = True


class AnswerBegun(Struct, frozen=True, kw_only=True):
    """An answer for the hot wash that was not handed in."""

    text: str = ""
    person: str = ""
    """Who answers; empty for the whole seat."""


class NoteBegun(Struct, frozen=True, kw_only=True):
    """An observation that was not kept."""

    text: str = ""
    tag: str = "note"
    seat: ActorId = ""
    event: int | None = None
    """Counted as the table told it."""


class Draft(Struct, frozen=True, kw_only=True):
    """What lies in a seat's plan and on its writing desk."""

    turn: int
    moves: tuple[Move, ...] = ()
    """In their order; what was sealed meanwhile stays among them."""
    free: FreeText | None = None
    """A free move that is being written."""
    free_target: ActorId = ""
    """Whom it is aimed at."""
    begun: Move | None = None
    """A card that is not in the plan yet, with what was chosen and written for it on a phone."""
    aside: tuple[Move, ...] = ()
    """Cards that were begun before that one, the latest last."""
    passing: str = ""
    """Why the seat makes no further move, before it says so."""
    views: Mapping[ActorId, int] = {}
    """How it sees ties, where it has chosen a value and not said so."""
    letter: str = ""
    """A message that was not sent."""
    to: tuple[ActorId, ...] = ()
    """To whom it is to go; an empty name for Control."""
    question: str = ""
    """A question to Control, where that has a form of its own."""
    offer: OfferBegun | None = None
    """A deal that was not offered."""
    answers: Mapping[str, AnswerBegun] = {}
    """For the hot wash, by what they are about."""

    def moves_begun(self) -> tuple[Move, ...]:
        """Return all moves in it, planned or begun."""
        return (*self.moves, *((self.begun,) if self.begun else ()), *self.aside)

    def begun_with(self, card: CardId) -> Move | None:
        """Return what was begun with a card that is not in the plan yet."""
        return next((move for move in (self.begun, *self.aside) if move and move.card == card), None)

    def texts(self) -> Iterator[str]:
        """Go through everything that was typed."""
        yield from (self.letter, self.question, self.passing)
        for move in self.moves_begun():
            yield move.argument
            yield from _texts_of(move.free)
        yield from _texts_of(self.free)
        if self.offer is not None:
            yield self.offer.terms
        for answer in self.answers.values():
            yield answer.text

    def merged(self, before: "Draft", now: "Draft") -> "Draft":
        """Return what there is `now` with what was changed in this draft since it was as `before`.

        So whoever writes in one part of a draft leaves alone what was written in another part elsewhere.
        """
        names = [name for name in self.__struct_fields__ if getattr(self, name) != getattr(before, name)]
        return msgspec.structs.replace(now, **{name: getattr(self, name) for name in names})


def as_things_stand(state: GameState, draft: Draft) -> Draft:
    """Return what of a draft still has a use: the plan until planning closes, the rest until it is sent."""
    if state.affairs.closed:
        return Draft(turn=state.turn)
    same_turn = draft.turn == state.turn and state.running
    if same_turn and (state.phase_kind or "briefing") in OPEN_TO_DRAFTS:
        return draft
    return Draft(
        turn=state.turn,
        views=draft.views if same_turn else {},
        letter=draft.letter,
        to=draft.to,
        question=draft.question,
        offer=draft.offer,
        answers=draft.answers,
    )


def read_draft(body: str, turn: int) -> Draft:
    """Return the draft that was written down; an empty one if that cannot be read."""
    try:
        return msgspec.json.decode(body, type=Draft) if body else Draft(turn=turn)
    except msgspec.MsgspecError:
        return Draft(turn=turn)


def write_draft(draft: Draft) -> str:
    """Return a draft as it is written down; nothing if it is empty."""
    return "" if draft == Draft(turn=draft.turn) else msgspec.json.encode(draft).decode()


def what_stays(drafts: Mapping[ActorId, str], state: GameState) -> dict[ActorId, str]:
    """Return what is left of drafts as they are written down, now that things stand so."""
    if state.affairs.closed:
        return {}
    kept = {
        seat: body
        if seat == OF_OBSERVERS
        else write_draft(as_things_stand(state, read_draft(body, state.turn)))
        for seat, body in drafts.items()
    }
    return {seat: body for seat, body in kept.items() if body}


def _texts_of(free: FreeText | None) -> tuple[str, ...]:
    return () if free is None else (free.title, free.intent, free.means, free.desired, *free.reasons)
