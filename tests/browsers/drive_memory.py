"""What a seat may not know is not in the memory of its phone's browser, nor in that of the relay."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final, NamedTuple

import pytest

from tests.browsers.browser import ARGUMENTS, chromium
from tests.browsers.drive_game import plan, seal
from tests.browsers.game import Game, game
from tests.browsers.memory import Unreadable, holding, processes
from tests.browsers.phone import Phone
from wargame.phones.cards import as_text
from wargame.session import deals

Secrets = dict[str, bytes | str]

ARGUED: Final = "Zinnober-7351 goes by night"
DRAFTED: Final = "Karmesin-2204, not sent yet"
WRITTEN: Final = "Ocker-9917 for Washington alone"
AGREED: Final = "Indigo-4483 for silence"
TOLD: Final = "Kobalt-1180 for Iran"
COVERT: Final = "Small arms by third hands"
POLICY: Final = "Content-Security-Policy"


class Played(NamedTuple):
    """A game after a turn, the browsers of two seats, and what only the first may know."""

    game: Game
    russia: Any
    iran: Any
    secret: Secrets


@contextmanager
def own_browser(beside: Any) -> Iterator[Any]:
    """A browser whose processes are all one phone's."""
    made = beside.browser_type.launch(executable_path=chromium(), args=list(ARGUMENTS))
    try:
        yield made
    finally:
        made.close()


def found(pid: int, secrets: Mapping[str, bytes | str]) -> set[str]:
    """Return the names of what lies in the memory of a process; a machine that hides it fails the play."""
    try:
        return holding(pid, secrets)
    except Unreadable as error:
        pytest.fail(str(error))


def found_in(browser: Any, secrets: Mapping[str, bytes | str]) -> dict[str, set[str]]:
    """Return the names of what lies in each kind of a browser's processes."""
    return {
        kind: set().union(*(found(pid, secrets) for pid in pids)) for kind, pids in processes(browser).items()
    }


def keys_of(game: Game, seat: str) -> Secrets:
    """Return what seals the words of a seat's phone, as bytes and as a page writes them."""
    kept = game.at.kept
    assert kept is not None
    (one,) = [one.keys for one in kept.channels if one.place == seat]
    both = {f"{seat} up": one.up, f"{seat} down": one.down}
    return {**both, **{f"{name} as text": as_text(key) for name, key in both.items()}}


def lasting(secrets: Secrets) -> set[str]:
    """Return the names of what a page goes on holding: it makes bytes of its keys for one box at a time."""
    return {name for name, one in secrets.items() if isinstance(one, str)}


def channel_of(game: Game, seat: str) -> Secrets:
    """Return what names a seat's phone to the relay, and is no secret."""
    kept = game.at.kept
    assert kept is not None
    (one,) = [one.keys.id for one in kept.channels if one.place == seat]
    return {f"channel of {seat}": one}


def play_what_is_secret(game: Game, russia: Phone) -> Secrets:
    """Let Russia write, deal, argue and seal; return what nobody else may know of it."""
    russia.tab("Letters").press("Write").choose("Iran").write("What you write", TOLD).press("Send")
    russia.press("Write").choose("United States").write("What you write", WRITTEN).press("Send")
    russia.press("Offer").choose("United States").choose("Everyone may know of it")
    russia.write("What is agreed", AGREED).press("Make the offer").reads(AGREED)
    game.at.play(lambda: deals.answer(game.session, 1, "united-states", accepts=True))
    russia.reads("Agreed. Secret").press("Write").write("What you write", DRAFTED).reads("Kept on the laptop")
    russia.press("Letters")
    plan(russia, COVERT)
    russia.write("Why it should work", ARGUED).reads("Kept on the laptop")
    seal(russia)
    aims = [one["text"] for one in game.answers.view("russia")["aims"]["rows"] if one["hidden"]]
    assert len(aims) > 1
    russia.tab("Aims").reads(aims[0])
    words = [ARGUED, DRAFTED, WRITTEN, AGREED, COVERT, *aims]
    return {**{one: one for one in words}, **keys_of(game, "russia")}


@pytest.fixture(scope="module")
def after_a_turn(chromium: Any) -> Iterator[Played]:
    """Russia and Iran have played a turn, each on a phone of its own."""
    with game("planning") as made, own_browser(chromium) as one, own_browser(chromium) as other:
        russia = Phone(one).come_in(made.at.link("russia"))
        iran = Phone(other).come_in(made.at.link("iran"))
        secret = play_what_is_secret(made, russia)
        plan(iran)
        seal(iran)
        iran.tab("Letters").reads(TOLD).tab("Table")
        made.go_to("upkeep")
        for phone in (russia, iran):
            phone.tab("Table").reads("What moved for")
        for name in ("Cards", "Plan", "Letters", "Aims"):
            iran.tab(name)
        yield Played(made, one, other, secret)
        assert russia.errors == iran.errors == []


def test_nothing_of_one_seat_lies_in_the_memory_of_anothers_browser(after_a_turn: Played) -> None:
    game, russia, iran, secret = after_a_turn
    known = {"told": TOLD, **channel_of(game, "iran")}
    theirs = found_in(iran, {**secret, **known})
    assert {kind: names & secret.keys() for kind, names in theirs.items() if names & secret.keys()} == {}
    # What lies there is found: what Iran was told, and every secret with the phone that may know it.
    assert theirs["renderer"] == known.keys()
    assert theirs["network"] == channel_of(game, "iran").keys()
    own = found_in(russia, {**secret, **channel_of(game, "russia")})
    assert own["renderer"] >= lasting(secret)
    # What goes out of the page is sealed before it comes to what sends it.
    assert own["network"] == channel_of(game, "russia").keys()


def test_the_relay_holds_no_secret_and_no_key(after_a_turn: Played) -> None:
    game, _, _, secret = after_a_turn
    kept = game.at.kept
    assert kept is not None
    cards = {f"card of {one.place}": one.key for one in kept.cards}
    closed = {**secret, **keys_of(game, "iran"), **cards, "told": TOLD}
    named = {**channel_of(game, "russia"), **channel_of(game, "iran"), POLICY: POLICY}
    assert found(game.at.relay_pid, {**closed, **named}) == named.keys()
