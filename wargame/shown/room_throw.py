"""The throw as the room may see it: the latest ruling that it was told of, with what it may know of the sum.

Made from the room's `Known` alone; a covert move that stayed so is not told as a ruling and cannot come here.
How many moves there are is counted as the room counts them.
"""

from dataclasses import dataclass, replace

from msgspec.structs import replace as with_fields

from wargame.game import events as ev
from wargame.game.compiled import CompiledScenario
from wargame.game.redaction import Redacted
from wargame.game.sight import SeenMove
from wargame.session.doors import Known
from wargame.session.narration import Narrator
from wargame.shown.ledger import Standing
from wargame.shown.throw import Fall, fall_of, sum_before

ON_STAGE = ("moves", "resolution")
"""The phases in which throws are made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomThrow:
    """A throw on the wall."""

    fall: Fall
    turn: str
    move: str
    """Which of the turn's moves it is: `Move 4 of 8`."""


def room_throw(known: Known, compiled: CompiledScenario, narrator: Narrator) -> RoomThrow | None:
    """Return the ruling that was told last, if nothing else was told after it; None otherwise."""
    seen, told = known.sight, known.told_this_turn
    if seen.phase not in ON_STAGE or not told:
        return None
    found = _last(told)
    if found is None:
        return None
    ruled, overridden = found
    played = _move_of(ruled, seen.moves)
    stood = sum_before(
        compiled,
        narrator,
        ruled.reckoning,
        played.backing if played is not None else (),
        _standing(known, ruled),
        ruled.target,
    )
    exposed = ruled.exposure.changes if ruled.exposure else ()
    fall = fall_of(compiled, narrator, len(known.told), ruled, stood, (*ruled.changes, *exposed), overridden)
    if overridden is None:
        # Why it was ruled so is said aloud; the wall keeps its letters large.
        fall = replace(fall, reason="")
    done = sum(1 for one in seen.moves if one.outcome)
    return RoomThrow(
        fall=fall,
        turn=f"Turn {seen.turn} of {seen.last_turn}",
        move=f"Move {done} of {len(seen.moves)}" if played is not None else "",
    )


def _move_of(ruled: ev.MoveRuled, moves: tuple[SeenMove, ...]) -> SeenMove | None:
    """Return the move that was ruled on among those on the table.

    What the room is told has numbers of its own, so it is known by whose it is, what, and at whom.
    """
    what = (ruled.seat, ruled.card, ruled.title, ruled.target)
    same = [one for one in moves if (one.move.seat, one.move.card, one.title, one.move.target) == what]
    return next((one for one in reversed(same) if one.outcome), None)


def _last(told: tuple[Redacted, ...]) -> tuple[ev.MoveRuled, ev.RulingOverridden | None] | None:
    """Return the last ruling as it holds now, and what overrode it."""
    last = told[-1]
    if isinstance(last, ev.MoveRuled):
        return last, None
    if not isinstance(last, ev.RulingOverridden):
        return None
    ruled = next(
        (one for one in reversed(told) if isinstance(one, ev.MoveRuled) and one.number == last.number), None
    )
    if ruled is None:
        return None
    return with_fields(ruled, outcome=last.after, changes=last.changes, exposure=last.exposure), last


def _standing(known: Known, ruled: ev.MoveRuled) -> Standing:
    """Return what tells where a number stood before the ruling, as far as the room may know it."""
    moved = {change.what: change.before for change in reversed(ruled.changes)}
    return lambda what: moved.get(what, known.sight.values.get(what))
