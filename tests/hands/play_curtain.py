"""The curtain under a real space bar, which repeats while it is held."""

from tests.hands.hands import Hands

TRIES = 20


def at_the_curtain(hands: Hands) -> None:
    """Open the practice game and go on to the first seat's curtain."""
    hands.press("Return")
    hands.wait(lambda: hands.desk.table is not None, "the practice game did not open")
    for says in ("Open News", "Open Plan in secret", "Draw the curtain for Torvik"):
        hands.enter(says)


def test_holding_the_space_bar_opens_every_time(hands: Hands) -> None:
    at_the_curtain(hands)
    for _ in range(TRIES):
        hands.open_hand()
        hands.press("Escape")
        hands.wait(lambda: hands.button == "Draw the curtain for Torvik", "the table did not come back")
        hands.enter("Draw the curtain for Torvik")


def test_letting_go_early_opens_nothing(hands: Hands) -> None:
    at_the_curtain(hands)
    hands.tap_and_hold("space", 0.6)
    hands.look(0.8)
    assert hands.table.curtain.isVisible(), "the hand opened though the key was let go"
    assert hands.focus == "Hold to open the hand"
