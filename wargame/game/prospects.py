"""What can come of a move that lies on the table, before it is ruled on: its odds, and what a success moves.

Read off a state and a move by the same reckoning that rules. Goes into the sights of `sight`, which leave out
of it what a viewer may not know; laptop, projector and hands show it from there.
"""

from dataclasses import dataclass

from wargame.game.adjudication.reckoning import odds
from wargame.game.adjudication.ruling import preview
from wargame.game.events import Changes
from wargame.game.state import GameState, Played
from wargame.terms import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Prospect:
    """What can come of a move as things stand."""

    odds: tuple[int, ...]
    """Ways to exceed, succeed, succeed partly, fail; empty where the method names none before the ruling."""
    of: int
    """All ways; 0 where nothing is thrown, such as where the facilitator rules."""
    moved: Changes
    """What a success would change now."""


def prospect(state: GameState, played: Played) -> Prospect | None:
    """Return what can come of a move; None for a free move whose terms are not set."""
    if played.move.free is not None and played.terms is None:
        return None
    moved = tuple(one for one in preview(state, played.number, "succeeds") if one.before != one.after)
    try:
        reckoning = odds(state, played.number)
    except Refused:
        # The method asks for more than lies on the table yet.
        return Prospect(odds=(), of=1, moved=moved)
    return Prospect(odds=reckoning.odds if reckoning.of else (), of=reckoning.of, moved=moved)
