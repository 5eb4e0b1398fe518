"""Drafts: what a seat has chosen and written, and neither sealed nor sent yet (`session.unsent`).

A plan is kept whatever closes the hand, until planning closes; sealing does not take it away, so that a seal
that is taken back gives it back. What is written for others is kept until it is sent. All of it lies in the
session's file beside the record (`journal.unsealed`), is told to nobody but its seat (`doors.SeatDoor`), and
leaves no trace in the record. What observers have begun lies there too, for each of their phones.
"""

from collections.abc import Mapping
from typing import Final

import msgspec

from wargame.game.moves import Move
from wargame.game.state import GameState
from wargame.session.session import Session, check_letters
from wargame.session.unsent import (
    OF_OBSERVERS,
    OPEN_TO_DRAFTS,
    Draft,
    NoteBegun,
    as_things_stand,
    read_draft,
    write_draft,
)
from wargame.terms import ActorId, Refused

MOST_NOTES: Final = 24
"""Phones of observers of which a begun observation is kept."""

LONGEST_PHONE: Final = 64
"""Letters of what tells one phone of observers from another."""


def draft_of(session: Session, seat: ActorId) -> Draft:
    """Return a seat's draft without what is sealed; an empty one if there is none."""
    state = session.state
    found = as_things_stand(state, read_draft(session.journal.drafts().get(seat, ""), state.turn))
    return msgspec.structs.replace(found, moves=_unsealed(state, seat, found.moves))


def keep_draft(session: Session, seat: ActorId, draft: Draft) -> None:
    """Keep a seat's draft in the place of what it had; what was sealed of it stays with it.

    A text may be longer than what can be sent: who pasted too much shortens it later, and the rest of the
    plan is not lost with it.

    Raises
    ------
    Refused
        If a text in it cannot be kept, or the session is open for reading only.
    RecordError
        If it cannot be written.
    """
    session.check_writable()
    draft = as_things_stand(session.state, draft)
    for text in draft.texts():
        check_letters(text, "draft")
    is_open = (session.state.phase_kind or "briefing") in OPEN_TO_DRAFTS
    plays = session.state.table.plays if is_open else ()
    sealed = tuple(one.move for one in plays if one.move.seat == seat)
    session.journal.keep_draft(
        seat, write_draft(msgspec.structs.replace(draft, moves=(*sealed, *draft.moves)))
    )


def notes_begun(session: Session) -> Mapping[str, NoteBegun]:
    """Return the observations that were begun and not kept, by the phone on which each was."""
    body = session.journal.drafts().get(OF_OBSERVERS, "")
    if not body or session.state.affairs.closed:
        return {}
    try:
        return msgspec.json.decode(body, type=dict[str, NoteBegun])
    except msgspec.MsgspecError:
        return {}


def keep_note_begun(session: Session, phone: str, note: NoteBegun) -> None:
    """Keep an observation that is being written on a phone in the place of what was begun there.

    Raises
    ------
    Refused
        If its text cannot be kept, too many lie there, or the session is open for reading only.
    RecordError
        If it cannot be written.
    """
    session.check_writable()
    check_letters(note.text, "draft")
    phone = phone[:LONGEST_PHONE]
    kept = {one: begun for one, begun in notes_begun(session).items() if one != phone}
    if note.text.strip():
        kept[phone] = note
    if len(kept) > MOST_NOTES:
        raise Refused("observations-begun", most=MOST_NOTES)
    session.journal.keep_draft(OF_OBSERVERS, msgspec.json.encode(kept).decode() if kept else "")


def _unsealed(state: GameState, seat: ActorId, moves: tuple[Move, ...]) -> tuple[Move, ...]:
    left = [one.move for one in state.table.plays if one.move.seat == seat]
    found = []
    for move in moves:
        if move in left:
            left.remove(move)
        else:
            found.append(move)
    return tuple(found)
