"""The phones' page in Firefox: two play a turn, one by day and one by night, by touch, words and roles."""

from collections.abc import Iterator
from typing import Final

import pytest

from tests.browsers.browser import PHONE, missing
from tests.browsers.drive_memory import WRITTEN, Secrets, found, keys_of, lasting
from tests.browsers.drive_page import titles
from tests.browsers.firefox import DARK, LIGHT, Firefox, firefoxes
from tests.browsers.firefox_phone import FirefoxPhone
from tests.browsers.game import game
from tests.browsers.laptop import Laptop
from tests.browsers.memory import family
from tests.browsers.samples import SEAT, Samples
from wargame.session import messages

ASKED: Final = "Is the desk wanted?"
AIM: Final = "Be heard in Washington"
WALKS: Final = {
    "planning": (
        *("Cards", "Widen the project portfolio", "Cards", "A move in your own words", "Plan"),
        *("Letters", "Write", "Letters", "Aims", "Table"),
    ),
    "negotiation": (
        *(
            "Later",
            "Letters",
            "Offer",
            "Letters",
            "Ask Control",
            "Letters",
            "How you see your ties",
            "Letters",
        ),
        *("Table", "Give influence", "Table", "Go and vote", "Later"),
    ),
    "reveal": ("Table",),
    "upkeep": ("Table",),
    "ended": ("Table", "Hot wash"),
}


@pytest.fixture(scope="module")
def foxes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Firefox, Firefox]]:
    """Two Firefoxes, one by day and one by night."""
    if lacks := missing():
        pytest.exit(lacks, returncode=1)
    with firefoxes(tmp_path_factory.mktemp("firefox"), LIGHT, DARK) as (light, dark):
        yield light, dark


@pytest.fixture(scope="module")
def phones(foxes: tuple[Firefox, Firefox]) -> Iterator[tuple[FirefoxPhone, FirefoxPhone]]:
    """A phone by day and one by night; what their pages were forbidden or did wrong fails the play."""
    light, dark = (FirefoxPhone(one) for one in foxes)
    yield light, dark
    assert light.faults == dark.faults == []


def come_in(hand: FirefoxPhone, at: Laptop, seat: str) -> None:
    """Scan a seat's code, compare the words and open the hand."""
    hand.scan(at.link(seat)).find("button", "Open ")
    (standing,) = [one.phones for one in at.phones.standing() if one.place == seat]
    hand.reads(standing[0].word).press("Open ").find("button", "Cover")


def plan_and_seal(hand: FirefoxPhone, card: str, target: str) -> None:
    """Plan one card, aim it where it has to be, and seal it."""
    hand.tab("Cards").press(card)
    if target:
        hand.choose(target)
    hand.press("Add to the plan").press("Seal 1 move").reads("lies face down.")


def held(hand: FirefoxPhone, secrets: Secrets) -> set[str]:
    """Return the names of what lies in the memory of any process of a phone's Firefox."""
    return set().union(*(found(pid, secrets) for pid in family(hand.fox.pid)))


def test_two_phones_play_a_turn_and_lose_the_laptop_on_the_way(
    phones: tuple[FirefoxPhone, FirefoxPhone],
) -> None:
    russia, iran = phones
    with game("negotiation") as made:
        at = made.at
        come_in(russia, at, "russia")
        come_in(iran, at, "iran")
        russia.tab("Letters").press("Write").choose("Iran", "checkbox")
        russia.write("What you write", ASKED).press("Send").reads("Sent.")
        iran.tab("Letters").reads(ASKED)
        russia.press("Write").choose("United States", "checkbox").write("What you write", WRITTEN)
        russia.press("Send").reads(WRITTEN).tab("Aims").reads(AIM)
        at.play(lambda: messages.open_vote(made.session, "Meet in Doha?", ("Yes", "No"), secret=True))
        for hand, answer in ((russia, "Yes"), (iran, "No")):
            hand.reads("Meet in Doha?").choose(answer).press("Vote “").reads("Your vote is in.")
        at.play(lambda: messages.close_vote(made.session))
        iran.reads("1 vote")

        made.go_to("planning")
        plan_and_seal(russia, "Afghan desk in Tehran", "")
        plan_and_seal(iran, "Shelter for leaders", "")
        russia.press("Take it back").reads("Taken back.")
        assert made.sealed("russia") == []

        russia.reload().reads("Russia is covered.").press("Uncover").tab("Plan")
        # The laptop is there and says nothing, as when the radio is dead.
        with at.mute():
            russia.press("Seal 1 move").reads("No connection to the laptop.")
            assert made.sealed("russia") == []
        russia.reads("lies face down.")
        assert made.sealed("russia") == ["rus-tehran-desk"]
        at.kill_relay()
        iran.press("Cover").press("Uncover").reads("No connection to the laptop.")
        at.restart_relay()
        made.go_to("upkeep")
        for hand in phones:
            hand.reads("Upkeep").tab("Table").reads("What moved for")

        secret = {**keys_of(made, "russia"), WRITTEN: WRITTEN, AIM: AIM}
        everything = {**secret, ASKED: ASKED}
        assert held(iran, everything) == {ASKED}
        assert held(russia, everything) >= lasting(everything)


def test_a_hand_that_is_left_for_another_tab_covers_itself(
    phones: tuple[FirefoxPhone, FirefoxPhone], at: Laptop
) -> None:
    russia, _ = phones
    come_in(russia, at, SEAT)
    title = titles()[0]
    russia.tab("Cards").reads(title)
    with russia.in_another_tab():
        assert title not in russia.text()
    assert title not in russia.reads("Russia is covered.").text()
    russia.press("Uncover").reads(title)


def test_every_screen_fits_and_is_large_enough_to_touch(
    phones: tuple[FirefoxPhone, FirefoxPhone], at: Laptop, samples: Samples
) -> None:
    russia, _ = phones
    come_in(russia, at, SEAT)
    for moment, names in WALKS.items():
        samples.moment = moment
        at.play(lambda: None)
        russia.reads(samples.view(SEAT)["phase_title"])
        for name in names:
            russia.press(name)
            for width in (320, 390):
                russia.resize(width, 640)
                assert (moment, name, russia.sideways(), russia.too_small()) == (moment, name, 0, [])
    russia.resize(**PHONE)


def test_the_page_is_dark_where_the_system_is_dark(
    phones: tuple[FirefoxPhone, FirefoxPhone], at: Laptop
) -> None:
    light, dark = phones
    come_in(light, at, SEAT)
    come_in(dark, at, "united-states")
    assert light.brightness() == {"paper": "light", "ink": "dark"}
    assert dark.brightness() == {"paper": "dark", "ink": "light"}


def test_an_error_and_what_the_policy_forbids_are_noticed(foxes: tuple[Firefox, Firefox], at: Laptop) -> None:
    one = FirefoxPhone(foxes[0]).scan(at.link(SEAT))
    one.find("button", "Open ")
    assert one.faults == []
    one.run("() => { console.error('wrong'); setTimeout(() => { throw new Error('thrown'); }); }")
    one.run("() => { document.body.append(Object.assign(new Image(), { src: 'http://127.0.0.1:9/x' })); }")
    one.until(lambda: len(one.faults) == 3, "three faults")
    assert all(any(words in fault for fault in one.faults) for words in ("wrong", "thrown", "img-src"))
