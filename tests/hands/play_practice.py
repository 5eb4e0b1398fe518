"""The practice game, as the page *Your first session* tells it: line by line, by the keys that it names."""

import pytest

from tests.hands.hands import Hands
from tests.hands.page import Page
from wargame.game.events import InjectAnswered, MoveRuled, MoveSealed

ARGUMENT = "The dam is full, and everybody downstream has seen it."


@pytest.fixture
def page() -> Page:
    """The page, from its first step."""
    return Page("01-first-session.md")


def test_the_practice_game_goes_as_the_page_says(hands: Hands, page: Page) -> None:
    start(hands, page)
    plan_in_secret(hands, page)
    show_and_rule(hands, page)
    second_turn(hands, page)
    page.read("New session")


def start(hands: Hands, page: Page) -> None:
    page.read("On the first screen")
    hands.press_button(page.bold())
    hands.wait(lambda: hands.desk.table is not None, "the practice game")
    page.read("Look at the lower right")
    assert hands.button == page.bold()


def plan_in_secret(hands: Hands, page: Page) -> None:
    page.read("Press Enter: *News*")
    hands.enter("Open News")
    assert hands.state.phase_kind == "briefing"
    page.read("Press Enter: *Plan in secret*")
    hands.enter("Plan in secret")
    assert hands.button == page.bold()
    page.read("The screen shows only a name")
    hands.press("Return")
    assert hands.table.curtain.isVisible()
    page.read("Hold the **space bar** for a second")
    hands.hold(page.key(), lambda: not hands.table.curtain.isVisible())
    page.read("click the first card, *Open the sluices*")
    first = page.key()
    hands.press(first)
    page.read("Type one sentence")
    put, tab = page.key(0), page.key(1)
    hands.press(put, tab)
    hands.write(ARGUMENT)
    assert hands.focus == "Argument for Open the sluices"
    page.read("seals the move and hides the hand")
    seal = page.key()
    hands.press(seal)
    hands.wait(lambda: hands.button == "Draw the curtain for Sandry", "the table after the seal")
    sealed = hands.state.table.plays[0]
    assert (sealed.move.card, sealed.move.argument) == ("open-the-sluices", ARGUMENT)
    page.read("Do the same for Sandry and for Meldow")
    for seat, aim in (("Sandry", "Torvik"), ("Meldow", "")):
        hands.enter(f"Draw the curtain for {seat}")
        hands.open_hand()
        hands.press(first, put, tab)
        if aim:
            hands.aim(aim)
            hands.tab_to("Argument for")
        hands.write(f"So says {seat}.")
        hands.press(seal)
        hands.wait(lambda: not hands.hand_is_open(), f"the table after {seat}'s seal")
    assert [one.move.target for one in hands.state.table.plays][1] == "torvik"


def show_and_rule(hands: Hands, page: Page) -> None:
    page.read("Press Enter: *Show, back and block*")
    hands.enter("Show, back and block")
    # Sandry backs Torvik's move, then takes it back.
    down, across, back = page.key(1), page.key(3), page.key(4)
    hands.press(across)
    assert "Sandry" in hands.spoken(), f"the focus is on {hands.spoken()}"
    before = hands.influence("sandry")
    hands.press(back)
    assert hands.influence("sandry") == before - 1
    hands.press(back)
    assert hands.influence("sandry") == before
    hands.press(down)
    page.read("Press Enter: *Dice*")
    hands.enter("Dice")
    page.read("Throw the dice")
    throw = page.bold()
    page.read("Show it on the graph")
    show = page.bold()
    page.read("until the button says **Close turn 1**")
    close = page.bold()
    for ruled in (1, 2, 3):
        hands.enter(throw)
        assert len(hands.happened(MoveRuled)) == ruled
        # Any key ends the movement, and does nothing else; without one it ends by itself.
        if ruled == 1:
            assert hands.dice_are_moving()
            hands.press("Return")
            assert (hands.dice_are_moving(), hands.button) == (False, show)
        hands.enter(show)
        if ruled < 3:
            hands.enter("move")
    hands.enter(close)
    assert hands.state.phase_kind == "upkeep"


def move_again(hands: Hands, seat: str, passing: str) -> None:
    """Seal a move of the second turn; what a throw of the first has left nothing to plays nothing."""
    if not hands.cards():
        hands.press_button(passing)
    else:
        hands.choose("Run the turbines by night" if seat == "Torvik" else "")
        if hands.focus == "Aimed at":
            hands.aim()
            hands.tab_to("Argument for")
        hands.write(f"So says {seat} again.")
        hands.press("ctrl+Return")
    hands.wait(lambda: not hands.hand_is_open(), f"the table after the move of {seat}")


def second_turn(hands: Hands, page: Page) -> None:
    page.read("**Open turn 2**")
    hands.enter(page.bold())
    hands.enter("A dry wind")
    page.read("Torvik may pay to cancel it")
    hands.press_button(page.bold())
    hands.wait(lambda: hands.happened(InjectAnswered) != (), "the answer")
    assert hands.happened(InjectAnswered)[0].paid
    page.read("Play on as before")
    passing = page.bold()
    for _ in range(40):
        if "Close turn 2" in hands.button:
            break
        if "Draw the curtain" in hands.button:
            seat = hands.button.rpartition(" ")[2]
            hands.enter("Draw the curtain")
            hands.open_hand()
            move_again(hands, seat, passing)
        elif hands.focus == "Hold to open":
            # The covert move: the screen is turned away, and the space bar held.
            hands.tap_and_hold("space")
            assert hands.focus != "Hold to open", "holding the space bar opens nothing"
        else:
            hands.go_on()
    assert [one.move.card for one in hands.happened(MoveSealed) if one.covert] == ["night-turbines"]
    page.read("After *Close turn 2* the button says **End the game**")
    hands.enter("Close turn 2")
    hands.enter(page.bold(0))
    assert "points" not in hands.read_aloud(hands.table), "the scores are told before they are asked for"
    hands.enter(page.bold(1))
    assert "points" in hands.read_aloud(hands.table)
    assert hands.focus == "Close the session", f"after the scores the focus is on {hands.focus}"
    page.read("**Close the session**")
    hands.press("Return")
    hands.wait(lambda: hands.focus == "Not yet", "the question")
    hands.press("Return")
    assert hands.focus == "Close the session", "the session was closed by Enter alone"
    hands.press("Return", "Tab")
    assert hands.focus == page.bold()
    hands.press("Return")
    hands.enter("Back to the library")
    hands.wait(lambda: hands.desk.home.isActiveWindow(), "the library")
    assert "Practice game" in hands.read_aloud(hands.desk.home)
