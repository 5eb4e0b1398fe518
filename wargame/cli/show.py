"""`entente show SESSION`: where a session stands, or stood at a turn's end; whole, or as one seat knows it.

Reads the session file through `journal.file`. With `--as` everything is made of what the viewer's door
gives, so that what is secret has no way out.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from wargame.cli.errors import Unreadable
from wargame.cli.finding import read_session
from wargame.cli.letters import as_json
from wargame.cli.out import Printer
from wargame.game.events import TurnClosed
from wargame.names import composed
from wargame.session.doors import door_for
from wargame.terms import ROOM, Refused

if TYPE_CHECKING:
    from wargame.game.sight import Sight
    from wargame.game.state import GameState
    from wargame.session.session import Session


def show(argv: list[str]) -> int:
    """Run the command; returns 0 when done."""
    asked = _parser().parse_args(argv)
    session = read_session(asked.session)
    try:
        branch = session.history.branch_called(asked.branch)
    except Refused as refusal:
        raise Unreadable(refusal.told) from refusal
    state = _state(session, branch, asked.turn)
    viewer = asked.viewer
    if viewer is not None and viewer != ROOM and viewer not in session.compiled.hands:
        seats = session.compiled.seats
        raise Unreadable("no-such-seat-or-room", viewer=viewer, seats=seats, room=ROOM)
    seen = None if viewer is None else door_for(session, viewer).sight_of(state)
    if asked.json:
        print(as_json(_data(state, branch, seen)))
    else:
        _print(Printer(), state, branch, seen)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="entente show",
        description="Show turn, phase, alignments, tracks, influence, scores and the monitor of a session.",
    )
    parser.add_argument("session", metavar="SESSION", help="the session file")
    parser.add_argument("--turn", type=int, metavar="N", help="as it stood at the end of this turn")
    parser.add_argument("--branch", metavar="B", help="on this line of play")
    parser.add_argument(
        "--as", dest="viewer", type=composed, metavar="SEAT", help="as this seat, or `room`, may know it"
    )
    parser.add_argument("--json", action="store_true", help="print it as JSON")
    return parser


def _state(session: Session, branch: str, turn: int | None) -> GameState:
    """Return the state that is asked for.

    Raises
    ------
    Unreadable
        If there is no such turn.
    """
    history = session.history
    head = history.heads[branch]
    if turn is None:
        return history.state_at(head)
    in_turn = [entry for entry in history.line(head) if entry.event.turn == turn]
    if not in_turn:
        raise Unreadable("no-such-turn-of-line", last=history.state_at(head).turn, turn=turn)
    # The table is cleared as the turn is closed; just before, its moves can still be seen.
    last = next(one for one in reversed(in_turn) if not isinstance(one.event, TurnClosed))
    return history.state_at(last.number)


def _data(state: GameState, branch: str, seen: Sight | None) -> dict[str, Any]:
    if seen is not None:
        from wargame.shown.sight_data import as_json

        return as_json(seen, state)
    from wargame.cli.standing import as_data

    return {"branch": branch, **as_data(state)}


def _print(printer: Printer, state: GameState, branch: str, seen: Sight | None) -> None:
    from wargame.cli.standing import print_seen, print_state

    if seen is None:
        print_state(printer, state, branch)
    else:
        print_seen(printer, seen, state.compiled, state.setup.title)
