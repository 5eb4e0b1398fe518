"""A whole turn of the flagship with five seats, by curtain with the mouse, by keyboard alone, and from slips.

Each play starts at the library's first screen and ends when turn 2 is open. What it has done is read in the
record; where it is, by what a screen reader says of the focus.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QAbstractItemView

from tests.hands.hands import Hands
from ui.widgets.shelf_card import ShelfCard
from wargame.game.events import MoveBacked, MoveRuled, MoveSealed, SeatPassed, TurnClosed

SEATS: Final = ("Russia", "United States", "Iran", "Kabul", "Taliban")
MOST_STEPS: Final = 80
"""Presses of the dark button after which a turn counts as stuck."""


def test_a_turn_by_curtain_with_the_mouse(hands: Hands) -> None:
    start(hands)
    to_the_curtain(hands, hands.click_on)
    for seat in SEATS:
        hands.click_on(f"Draw the curtain for {seat}")
        hands.hold_down(hands.table.curtain.button)
        seal_with_the_mouse(hands, seat)
    to_the_reveal(hands, hands.click_on)
    back_with_the_mouse(hands)
    to_the_next_turn(hands, hands.click_on)
    assert_all_was_played(hands)


def test_a_turn_by_keyboard_alone(hands: Hands) -> None:
    start(hands)
    clicks = hands.clicks
    to_the_curtain(hands, hands.enter)
    for seat in SEATS:
        hands.enter(f"Draw the curtain for {seat}")
        assert hands.focus == "Hold to open the hand"
        hands.open_hand()
        seal_by_keys(hands, seat)
    to_the_reveal(hands, hands.enter)
    back_by_keys(hands)
    to_the_next_turn(hands, hands.enter)
    assert_all_was_played(hands)
    assert hands.clicks == clicks, "a step needed the mouse"


def test_a_turn_from_slips(hands: Hands) -> None:
    start(hands)
    to_the_curtain(hands, hands.enter)
    hands.press("ctrl+shift+m")
    hands.wait(lambda: hands.table.seclusion.side == "slips", "the slips")
    for seat in SEATS:
        type_a_slip(hands, seat)
    hands.press("Escape")
    hands.wait(lambda: hands.table.seclusion.side == "table", "the table")
    to_the_reveal(hands, hands.enter)
    to_the_next_turn(hands, hands.enter)
    assert len(hands.happened(TurnClosed)) == 1
    assert len(hands.happened(SeatPassed)) == 1
    assert len(hands.happened(MoveRuled)) == len(hands.happened(MoveSealed)) == len(SEATS) - 1


# From the library to the first curtain


def start(hands: Hands) -> None:
    """Prepare a session of the flagship and start it."""
    hands.press("ctrl+n")
    hands.wait(lambda: hands.sees("new-session-page"), "the page of a new session")
    hands.click(hands.find("scenario-afghanistan-2017"))
    hands.wait(lambda: hands.find("primary").isEnabled(), "the scenario")
    hands.press("ctrl+Return")
    hands.wait(lambda: hands.desk.table is not None, "the table")
    assert [one.name for one in hands.state.compiled.scenario.seats if one.name in SEATS]


def to_the_curtain(hands: Hands, go: Callable[[str], None]) -> None:
    """Go through briefing, income and negotiation."""
    for _ in range(MOST_STEPS):
        if "Draw the curtain" in hands.button:
            assert hands.state.phase_kind == "planning"
            return
        go(hands.button)
    raise AssertionError(f"planning did not come; the button says “{hands.button}”")


# In a hand


def seal_with_the_mouse(hands: Hands, seat: str) -> None:
    """Click a card, aim it where it asks, click into the argument, type, click the seal."""
    hands.click(a_card(hands, seat))
    if hands.sees("target-1") and not hands.current("target-1"):
        hands.open_and_take_first("target-1")
    hands.click(hands.find("argument-1"))
    assert hands.focus.startswith("Argument for")
    hands.write(f"{seat} has a reason.")
    hands.click(hands.find("seal"))
    hands.wait(lambda: not hands.hand_is_open(), f"the table after the seal of {seat}")


def seal_by_keys(hands: Hands, seat: str) -> None:
    """Show a card by its letter, put it in by the space bar, go on by Tab, seal by Ctrl+Enter."""
    content = a_card(hands, seat).content()
    assert content is not None
    hands.press(content.key.lower())
    assert content.title in hands.focus, f"{content.key} does not lead to its card but to {hands.focus}"
    hands.press("space", "Tab")
    if hands.focus == "Aimed at":
        hands.aim()
        hands.press("Return")
    assert hands.focus == f"Argument for {content.title}"
    hands.write(f"{seat} has a reason.")
    hands.press("ctrl+Return")
    hands.wait(lambda: not hands.hand_is_open(), f"the table after the seal of {seat}")


def a_card(hands: Hands, seat: str) -> ShelfCard:
    """Return a card that can be played; for the Taliban a covert one, if there is any."""
    cards = [(one, content) for one in hands.cards() if (content := one.content()) is not None]
    fits = [one for one, content in cards if content.covert == (seat == "Taliban")]
    return (fits or [one for one, _ in cards])[0]


# From slips


def type_a_slip(hands: Hands, seat: str) -> None:
    """Type a slip, as the page *On paper* says: letters of the title, Enter, target, argument, Enter."""
    state = hands.state
    actor = next(one.id for one in state.compiled.scenario.seats if one.name == seat)
    for _ in SEATS:
        if hands.focus == f"Card of {seat}":
            break
        # An empty line goes on to the next seat.
        hands.press("Return")
    assert hands.focus == f"Card of {seat}"
    if seat == "Iran":
        hands.write("pass")
        hands.press("Return")
    else:
        hands.write(hands.playable(actor))
        hands.press("Return")
        if hands.focus == f"Target of {seat}'s card":
            hands.press("Down", "Return")
        assert hands.focus == f"Argument of {seat}"
        hands.write(f"{seat} has a reason.")
        hands.press("Return")
    told = hands.happened(SeatPassed) if seat == "Iran" else hands.happened(MoveSealed)
    assert told, f"the slip of {seat} is not in the record"
    assert (told[-1].seat if isinstance(told[-1], SeatPassed) else told[-1].move.seat) == actor


# Reveal, resolution, upkeep


def to_the_reveal(hands: Hands, go: Callable[[str], None]) -> None:
    """Open the reveal."""
    go("Reveal")
    assert hands.state.phase_kind == "reveal"


def back_with_the_mouse(hands: Hands) -> None:
    """Press the first disc on the table that backs another's move."""
    rows = hands.find("moves")
    assert isinstance(rows, QAbstractItemView)
    model = rows.model()
    for column in range(model.columnCount() - 1, 2, -1):
        hands.click(rows.viewport(), rows.visualRect(model.index(0, column)).center())
        if hands.happened(MoveBacked):
            return
    raise AssertionError("no disc backs a move")


def back_by_keys(hands: Hands) -> None:
    """Choose a disc by the arrows, and back with B."""
    for _ in SEATS:
        hands.press("b")
        if hands.happened(MoveBacked):
            return
        hands.press("Right")
    raise AssertionError(f"no disc backs a move; the focus is on {hands.spoken()}")


def to_the_next_turn(hands: Hands, go: Callable[[str], None]) -> None:
    """Rule on every move, close the turn, open the next."""
    for _ in range(MOST_STEPS):
        if hands.state.turn == 2:
            return
        if hands.focus.startswith("Hold"):
            hands.tap_and_hold("space")
        else:
            go(hands.button)
    raise AssertionError(f"the turn does not end; the button says “{hands.button}”")


def assert_all_was_played(hands: Hands) -> None:
    """See in the record that every seat moved and every move was ruled on."""
    sealed = hands.happened(MoveSealed)
    assert len(sealed) == len(SEATS)
    assert all("has a reason." in one.move.argument for one in sealed)
    assert len(hands.happened(MoveRuled)) == len(SEATS)
    assert len(hands.happened(TurnClosed)) == 1
