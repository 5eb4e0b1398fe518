"""Everyone else passes: all seats that have moves left pass in one command, and only while they plan."""

import pytest

from tests.wargame.woods import at, card, rules, woods
from wargame.game.events import SeatPassed
from wargame.game.moves import Move
from wargame.session.play import others_pass, pass_turn, play
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


def test_a_seat_that_made_all_its_moves_does_not_pass() -> None:
    one_each = rules(moves_per_turn=1)
    session = at("planning", woods(card("well", covert=True), card("raft", owner="birch"), rules=one_each))
    play(session, Move(seat="ash", card="well"))
    play(session, Move(seat="birch", card="raft"))
    others_pass(session)
    assert session.state.table.passed == ("cedar",)
    with pytest.raises(Refused, match="has made its moves or passed"):
        others_pass(session)


def test_a_seat_that_made_one_of_two_moves_passes_the_rest() -> None:
    session = at("planning", woods(card("well")))
    play(session, Move(seat="ash", card="well"))
    others_pass(session)
    assert session.state.table.passed == ("ash", "birch", "cedar")


def test_where_nobody_is_left_it_is_refused() -> None:
    session = at("planning")
    others_pass(session)
    with pytest.raises(Refused, match="has made its moves or passed"):
        others_pass(session)


def test_outside_planning_it_is_refused() -> None:
    with pytest.raises(Refused, match="only while they plan"):
        others_pass(at("negotiation"))
