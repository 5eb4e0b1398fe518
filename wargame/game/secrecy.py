"""Who may know what of a state: moves that lie sealed or covert, purses, hidden tracks, numbers still untold.

Each question has its answer here, once, for whoever asks it: `sight` and `redaction` build on these, faces
that say one number ask them directly. Comes from a state; goes to them as a yes or no, a number or None, or
as the state with the numbers that the table was told. A kind of number on the board has its place in
`known_to`.
"""

from collections.abc import Collection
from typing import assert_never

from msgspec.structs import replace

from wargame.game.purses import keeps_back, told_influence
from wargame.game.rules import moves_made
from wargame.game.state import GameState, Played
from wargame.terms import ROOM, ActorId, Quantity, TrackId


def is_sealed(state: GameState) -> bool:
    """Return whether what was planned is still secret."""
    return state.compiled.rules.order == "sealed" and state.phase_kind == "planning"


def may_know(state: GameState, played: Played, viewer: str) -> bool:
    """Return whether a viewer may know of a move on the table."""
    if played.move.seat == viewer or state.affairs.opened:
        return True
    if is_sealed(state) or (played.exposed and not is_told(state, played)):
        return False
    return not played.covert or played.exposed


def is_told(state: GameState, played: Played) -> bool:
    """Return whether the table was told what came of a move that was ruled on.

    Where covert moves come last, of none of them before the resolution ends.
    """
    return not (played.covert and state.compiled.covert_last and state.phase_kind == "resolution")


def as_told(state: GameState) -> GameState:
    """Return the state with the numbers that the table was told: without what covert moves still hide."""
    if not state.table.untold:
        return state
    values = list(state.values)
    for what, by in state.table.untold.items():
        values[state.compiled.board.places[what]] -= by
    return replace(state, values=tuple(values))


def as_room_knows(state: GameState) -> GameState:
    """Return the state with the numbers that the table was told, and the purses that it may know as it does.

    Purses of which nobody was told stand as they are; who shows something made of them asks
    `may_know_influence` first.
    """
    told = as_told(state)
    values = list(told.values)
    for seat, place in state.compiled.board.influences.items():
        seen = seen_influence(state, seat, ROOM)
        values[place] = values[place] if seen is None else seen
    return replace(told, values=tuple(values))


def may_know_influence(state: GameState, seat: ActorId, viewer: str) -> bool:
    """Return whether a viewer may know how much influence a seat holds."""
    return state.compiled.rules.influence.shown == "public" or seat == viewer or state.affairs.opened


def may_know_number(state: GameState, what: Quantity, viewer: str) -> bool:
    """Return whether a viewer may know a number on the board, and that it moved."""
    purses = may_know_influence(state, "", viewer) and not keeps_back(state)
    return known_to(viewer, what, purses=purses, hidden=hidden_now(state))


def hidden_now(state: GameState) -> frozenset[TrackId]:
    """Return the tracks that are known to Control alone; none once the game is opened to all."""
    return frozenset() if state.affairs.opened else state.compiled.hidden_tracks


def known_to(viewer: str, what: Quantity, *, purses: bool, hidden: Collection[TrackId]) -> bool:
    """Return whether a viewer may know a number.

    `purses` says if all may know what others hold, `hidden` which tracks are known to Control alone.
    """
    match what.kind:
        case "alignment":
            return True
        case "track":
            return what.ids[0] not in hidden
        case "influence":
            return purses or what.ids[0] == viewer
        case "scrutiny":
            return what.ids[0] == viewer
        case _:
            assert_never(what.kind)


def seen_influence(state: GameState, seat: ActorId, viewer: str) -> int | None:
    """Return a seat's influence as a viewer may know it: that of others as it was before planning.

    None where the viewer may not know it.
    """
    if not may_know_influence(state, seat, viewer):
        return None
    if seat == viewer or state.affairs.opened:
        return as_told(state).influence(seat)
    return told_influence(state, seat)


def status(state: GameState, seat: ActorId) -> str:
    """Return where a seat stands in the turn: to-move, sealed, passed or waiting."""
    made, phase = bool(moves_made(state, seat)), state.phase_kind
    # Where covert moves come last, a seat that passes must look like one whose move is hidden.
    hides = state.compiled.covert_last and phase != "moves"
    passed = seat in state.table.passed and not made
    if passed and not hides:
        return "passed"
    if phase == "planning":
        return "sealed" if made or passed else "to-move"
    return "to-move" if phase == "moves" and not made else "waiting"
