"""The moves of a session as numbers: what was chosen, and what holds of it."""

import msgspec

from tests.wargame.cohort.tables import played
from wargame.cohort.moves import moves_ruled, moves_sealed
from wargame.game.events import MoveRuled, MoveSealed, MoveWithdrawn, RulingOverridden
from wargame.terms import OUTCOMES


def test_every_move_that_is_ruled_on_was_sealed_and_only_numbers_and_ids_are_kept() -> None:
    session = played(3)
    line = session.history.line()
    sealed = {one.number: one for one in moves_sealed(line)}
    ruled = moves_ruled(line)
    assert len(ruled) == sum(isinstance(entry.event, MoveRuled) for entry in line) > 0
    assert all((sealed[one.number].seat, sealed[one.number].card) == (one.seat, one.card) for one in ruled)


def test_what_was_withdrawn_is_no_move_and_an_overriding_holds() -> None:
    line = played(3).history.line()
    first = next(entry for entry in line if isinstance(entry.event, MoveSealed))
    ruling = next(entry for entry in line if isinstance(entry.event, MoveRuled))
    assert isinstance(first.event, MoveSealed)
    assert isinstance(ruling.event, MoveRuled)
    withdrawn = MoveWithdrawn(turn=first.event.turn, number=first.event.number, changes=())
    after = (*line, msgspec.structs.replace(first, event=withdrawn))
    assert first.event.number not in {one.number for one in moves_sealed(after)}
    other = next(one for one in OUTCOMES if one != ruling.event.outcome)
    overridden = RulingOverridden(
        turn=ruling.event.turn,
        number=ruling.event.number,
        before=ruling.event.outcome,
        after=other,
        undone=(),
        changes=(),
        reason="",
    )
    held = {
        one.number: one for one in moves_ruled((*line, msgspec.structs.replace(ruling, event=overridden)))
    }
    assert held[ruling.event.number].outcome == other
    assert held[ruling.event.number].overridden
