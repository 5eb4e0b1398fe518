"""A turn of the flagship with five phones, beside the same by the curtain: what it costs at the laptop.

The window is a real one under real keys and a real mouse; each phone is one in Python that talks to the
window's own relay. Counted is every press at the laptop, typing left out, and how often it changes hands.
What the page takes of taps for the same is counted in a real browser (`tests.browsers.drive_window`).
"""

from functools import partial
from typing import Any

import pytest

from tests.browsers.phone import TAPS_OF_A_TURN
from tests.hands.hands import Hands
from tests.hands.play_flagship import SEATS, start, to_the_curtain, to_the_next_turn, to_the_reveal
from tests.ui.phone_kit import HERE, OverAir, until
from wargame.game.events import MoveSealed, TurnClosed, VoteCast, VoteOpened
from wargame.phones.network import Address


class Counting:
    """How often the laptop is pressed and changes hands."""

    def __init__(self, hands: Hands) -> None:
        self._hands, self._do, self._at = hands, hands._do, ""
        self.presses = self.hand_overs = 0
        hands._do = self._count  # type: ignore[method-assign]
        hands.table.handed_over.connect(self._change)

    def _count(self, *words: str) -> None:
        self.presses += words[0] in ("key", "keydown", "click", "mousedown")
        self._do(*words)

    def _change(self, seat: str) -> None:
        self.hand_overs += seat != self._at
        self._at = seat

    def stop(self) -> None:
        """Count no more."""
        self._hands._do = self._do  # type: ignore[method-assign]
        self._hands.table.handed_over.disconnect(self._change)

    @property
    def sum(self) -> int:
        """Presses and hand-overs together."""
        return self.presses + self.hand_overs


@pytest.fixture
def one_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Phones reach the laptop at one address, so that nobody is asked which."""
    found = (Address(HERE, "This computer alone", "wifi"),)
    monkeypatch.setattr("wargame.phones.network.addresses", lambda: found)


def test_five_phones_take_less_than_half_of_what_the_curtain_takes(hands: Hands, one_network: None) -> None:
    start(hands)
    to_the_curtain(hands, hands.enter)
    by_curtain = Counting(hands)
    for seat in SEATS:
        hands.enter(f"Draw the curtain for {seat}")
        hands.open_hand()
        hands.choose()
        if hands.sees("target-1") and not hands.current("target-1"):
            hands.open_and_take_first("target-1")
        hands.press("ctrl+Return")
        hands.wait(lambda: not hands.hand_is_open(), f"the table after the seal of {seat}")
    to_the_reveal(hands, hands.enter)
    by_curtain.stop()
    to_the_next_turn(hands, hands.enter)

    phones = come_in(hands)
    while hands.state.phase_kind != "planning":
        hands.go_on()
    by_phone = Counting(hands)
    assert hands.focus != "nothing", "no key is heard"
    hands.wait(lambda: hands.button == "Waiting for 5 phones", "the dark button waits for phones")
    for phone in phones.values():
        assert do(hands, phone, "seal", moves=[first_move(phone)])["words"] == ""
    to_the_reveal(hands, hands.enter)
    by_phone.stop()
    open_a_vote(hands)
    for phone in phones.values():
        assert do(hands, phone, "vote", vote=1, option="Yes")["words"] == ""
        phone.leave()
    assert len(hands.happened(MoveSealed)) == 2 * len(SEATS)
    assert len(hands.happened(VoteCast)) == len(SEATS)
    assert len(hands.happened(TurnClosed)) == 1
    assert (by_curtain.hand_overs, by_phone.hand_overs) == (2 * len(SEATS), 0)
    assert (by_phone.sum + TAPS_OF_A_TURN) * 2 < by_curtain.sum


def come_in(hands: Hands) -> dict[str, OverAir]:
    """Switch phones on and have each seat scan its code."""
    hands.press("ctrl+shift+j")
    hands.wait(lambda: hands.sees("phones-switch"), "the page of phones")
    hands.press("space")
    link = hands.table.phones.link
    until(lambda: link.state == "on")
    found = {}
    for seat in hands.state.compiled.seats:
        hands.click(hands.find(f"show-code-{seat}"))
        found[seat] = OverAir(link.card_link(seat), f"browser of {seat}").join()
        found[seat].listen()
        until(partial(link.has_phone, seat))
    hands.press("Escape")
    return found


def do(hands: Hands, phone: OverAir, name: str, **given: Any) -> dict[str, Any]:
    """Do something by phone, meant for this moment."""
    state = hands.state
    return phone.say(
        name, **{"with": given, "for": {"turn": state.turn, "phase": state.phase_kind, "vote": 1}}
    )


def first_move(phone: OverAir) -> dict[str, Any]:
    """Return a move that the phone shows as one that can be made."""
    view = phone.say("look")["view"]
    card = next(one for one in view["cards"] if one["playable"] and not one["targets"])
    return {"card": card["id"], "argument": "The surveyors are ready."}


def open_a_vote(hands: Hands) -> None:
    """Have the table vote, by keys that are heard though the dark button waits."""
    hands.press("ctrl+shift+t")
    hands.wait(lambda: hands.sees("vote-question"), "the votes")
    hands.tab_to("Question of the vote")
    hands.write("Shall the seats meet in Doha?")
    hands.click(hands.find("vote-open"))
    hands.wait(lambda: bool(hands.happened(VoteOpened)), "the vote")
    hands.press("Escape")
