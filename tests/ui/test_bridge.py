"""What windows hold of a session, and how commands from outside come in."""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.table_kit import session
from ui.bridge import RoomBridge, SessionBridge
from wargame.game.turn import due_inject
from wargame.session.script_moves import PassTurn
from wargame.session.turns import fire_due, next_phase
from wargame.terms import RecordBroken

LINE = '{"do": "pass", "seat": "iran"}'


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


def test_what_comes_from_outside_waits_for_the_window_and_comes_one_at_a_time(
    bridge: SessionBridge, qtbot: QtBot
) -> None:
    """Twenty threads pass for one seat at once: one of them does, the others are told why they cannot."""
    with ThreadPoolExecutor(20) as others:
        sent = [others.submit(bridge.from_outside, "iran", LINE) for _ in range(20)]
        answers: list[Future[str]] = [one.result() for one in sent]
    assert passed(bridge) == ()
    qtbot.waitUntil(lambda: all(one.done() for one in answers))
    assert sorted(one.result() != "" for one in answers) == [False] + [True] * 19
    assert passed(bridge) == ("iran",)


@pytest.mark.parametrize(
    ("seat", "line", "refusal"),
    [
        ("russia", LINE, "Russia cannot act for Iran."),
        ("russia", '{"do": "undo"}', "Only Control can do that, not Russia."),
        ("albania", LINE, "There is no seat called albania."),
        ("russia", "pass", "This is no JSON"),
    ],
)
def test_what_comes_from_outside_and_cannot_be_done_is_answered_in_words(
    bridge: SessionBridge, qtbot: QtBot, seat: str, line: str, refusal: str
) -> None:
    answer = bridge.from_outside(seat, line)
    qtbot.waitUntil(answer.done)
    assert answer.result().startswith(refusal)
    assert passed(bridge) == ()
