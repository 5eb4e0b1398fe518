"""The moves of a session as numbers: what was chosen, and what holds of it."""

import msgspec
import pytest

from tests.wargame.cohort.tables import played
from tests.wargame.game.adjudication.test_ruling import covert, sealed
from tests.wargame.woods import throw
from wargame.cohort.moves import moves_ruled, moves_sealed
from wargame.game.events import MoveRuled, MoveSealed, MoveWithdrawn, RulingOverridden
from wargame.session.rulings import override
from wargame.terms import OUTCOMES, Outcome


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


@pytest.mark.parametrize(
    ("thrown", "instead", "comes_out"), [((4, 3), "fails", True), ((1, 1), "succeeds", False)]
)
def test_an_overriding_reads_again_whether_a_covert_move_came_to_light(
    thrown: tuple[int, int], instead: Outcome, comes_out: bool
) -> None:
    session = sealed(covert(fails="scrutiny(ash) +1"))
    throw(session, *thrown, exposure=(4, 3))
    assert [one.exposed for one in moves_ruled(session.history.line())] == [not comes_out]
    override(session, 1, "They were otherwise.", instead)
    assert [one.exposed for one in moves_ruled(session.history.line())] == [comes_out]
    assert bool(session.state.table.exposed) == comes_out
