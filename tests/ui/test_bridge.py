"""What windows hold of a session."""

from collections.abc import Iterator

import pytest

from tests.ui.table_kit import session
from ui.bridge import RoomBridge, SessionBridge
from wargame.game.turn import due_inject
from wargame.session.injects import fire_due
from wargame.session.script_moves import PassTurn
from wargame.session.turns import next_phase
from wargame.terms import RecordBroken


def passed(bridge: SessionBridge) -> tuple[str, ...]:
    return bridge.state.table.passed


@pytest.fixture
def bridge() -> Iterator[SessionBridge]:
    """The flagship while seats plan."""
    made = session()
    while made.state.phase_kind != "planning":
        due = made.state.phase_kind == "briefing" and due_inject(made.state) is not None
        (fire_due if due else next_phase)(made)
    found = SessionBridge(made)
    yield found
    found.close()


def test_a_seat_does_what_is_its_own_and_is_told_why_it_cannot_do_more(bridge: SessionBridge) -> None:
    iran = bridge.at_seat("iran")
    assert iran.attempt(PassTurn(seat="russia")) == "Iran cannot act for Russia."
    assert iran.attempt(PassTurn(seat="iran")) == ""
    assert passed(bridge) == ("iran",)


def test_a_window_is_told_why_without_a_command_that_nobody_can_type_there(bridge: SessionBridge) -> None:
    def broken(_: object) -> None:
        raise RecordBroken("session-file-damaged", name="Tuesday.entente")

    assert "`entente rescue`" in str(RecordBroken("session-file-damaged", name="Tuesday.entente"))
    assert bridge.attempt(broken) == "Tuesday.entente is damaged."


def test_the_room_hears_that_there_is_something_new_and_no_more(bridge: SessionBridge) -> None:
    room, heard = RoomBridge(bridge), list[object]()
    room.changed.connect(heard.append)
    bridge.at_seat("iran").attempt(PassTurn(seat="iran"))
    assert heard == [True]
