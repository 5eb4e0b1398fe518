"""Drafts: what a seat has chosen and written behind its curtain, and not sealed yet.

A draft is kept whatever closes the hand, until planning closes, a letter until the turn ends; sealing does
not take it away, so that a seal that is taken back gives it back. It lies in the session's file beside the
record (`journal.unsealed`), is told to nobody but its seat (`doors.SeatDoor`), and leaves no trace in the
record.
"""

from typing import Final

import msgspec
from msgspec import Struct

from wargame.game.moves import FreeText, Move
from wargame.game.state import GameState
from wargame.session.session import Session, checked_text
from wargame.terms import ActorId

OPEN_TO_DRAFTS: Final = ("briefing", "income", "negotiation", "planning", "moves")
"""Phases in which a seat can think of its moves; a letter can be written in any."""


class Draft(Struct, frozen=True, kw_only=True):
    """What lies in a seat's plan."""

    turn: int
    moves: tuple[Move, ...] = ()
    """In their order; what was sealed meanwhile stays among them."""
    free: FreeText | None = None
    """A free move that is being written."""
    free_target: ActorId = ""
    """Whom it is aimed at."""
    begun: Move | None = None
    """A card that is not in the plan yet, with what was chosen and written for it on a phone."""
    letter: str = ""
    """A message that was not sent."""
    to: tuple[ActorId, ...] = ()
    """To whom it is to go; an empty name for Control."""


def draft_of(session: Session, seat: ActorId) -> Draft:
    """Return a seat's draft of this turn without what is sealed; an empty one if there is none."""
    state = session.state
    nothing = Draft(turn=state.turn)
    body = session.journal.drafts().get(seat, "")
    if not body:
        return nothing
    try:
        found = msgspec.json.decode(body, type=Draft)
    except msgspec.MsgspecError:
        return nothing
    found = _as_things_stand(state, found)
    return msgspec.structs.replace(found, moves=_unsealed(state, seat, found.moves))


def keep_draft(session: Session, seat: ActorId, draft: Draft) -> None:
    """Keep a seat's draft in the place of what it had; what was sealed of it stays with it.

    Raises
    ------
    Refused
        If a text in it cannot be kept, or the session is open for reading only.
    RecordError
        If it cannot be written.
    """
    session.check_writable()
    draft = _as_things_stand(session.state, draft)
    texts = [draft.letter]
    for move in (*draft.moves, *((draft.begun,) if draft.begun else ())):
        texts += [move.argument, *_texts_of(move.free)]
    for text in (*texts, *_texts_of(draft.free)):
        checked_text(text, "draft")
    plays = session.state.table.plays if _open_to_moves(session.state) else ()
    sealed = tuple(one.move for one in plays if one.move.seat == seat)
    kept = msgspec.structs.replace(draft, moves=(*sealed, *draft.moves))
    is_empty = kept == Draft(turn=draft.turn)
    session.journal.keep_draft(seat, "" if is_empty else msgspec.json.encode(kept).decode())


def _open_to_moves(state: GameState) -> bool:
    return (state.phase_kind or "briefing") in OPEN_TO_DRAFTS


def _as_things_stand(state: GameState, draft: Draft) -> Draft:
    """Return what of a draft still has a use: moves until planning closes, a letter until the turn ends."""
    if draft.turn != state.turn or not state.running:
        return Draft(turn=state.turn)
    if _open_to_moves(state):
        return draft
    return msgspec.structs.replace(draft, moves=(), free=None, free_target="", begun=None)


def _unsealed(state: GameState, seat: ActorId, moves: tuple[Move, ...]) -> tuple[Move, ...]:
    left = [one.move for one in state.table.plays if one.move.seat == seat]
    found = []
    for move in moves:
        if move in left:
            left.remove(move)
        else:
            found.append(move)
    return tuple(found)


def _texts_of(free: FreeText | None) -> tuple[str, ...]:
    return () if free is None else (free.title, free.intent, free.means, free.desired, *free.reasons)
