"""Everyone else passes: all seats that have moves left pass in one command, and only while they plan."""

import pytest

from tests.wargame.woods import at
from wargame.game.events import SeatPassed
from wargame.session.play import others_pass, pass_turn
from wargame.session.session import undo
from wargame.terms import Refused


def test_all_seats_that_have_moves_left_pass_in_one_command() -> None:
    session = at("planning")
    first, *rest = session.compiled.seats
    pass_turn(session, first)
    events = others_pass(session)
    assert [one.seat for one in events if isinstance(one, SeatPassed)] == rest
    assert set(session.state.table.passed) == {first, *rest}
    undo(session)
    assert session.state.table.passed == (first,)


def test_where_nobody_is_left_it_is_refused() -> None:
    session = at("planning")
    others_pass(session)
    with pytest.raises(Refused, match="has made its moves or passed"):
        others_pass(session)


def test_outside_planning_it_is_refused() -> None:
    with pytest.raises(Refused, match="only while they plan"):
        others_pass(at("negotiation"))
