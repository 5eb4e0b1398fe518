"""The key of a session: nobody finds the dice to come from those that were seen, and scripts still repeat."""

import re
from dataclasses import replace

import pytest

from tests.wargame.woods import WOODS
from wargame.game.adjudication.throwing import TWO_DICE
from wargame.game.chance import d100, draw, order, two_dice
from wargame.game.compiled import CompiledScenario
from wargame.game.events import SessionOpened
from wargame.game.redaction import redact
from wargame.journal.codec import decode_event, encode_event, encode_state, kind_of
from wargame.session.opening import KEY_DIGITS, Plan, new_key, start
from wargame.session.script import read_script
from wargame.session.session import Session
from wargame.terms import ROOM, Refused

BOOK = CompiledScenario(WOODS)
KEY = "00112233445566778899aabbccddeeff"


def opened(session: Session) -> SessionOpened:
    event = session.history.entries[0].event
    assert isinstance(event, SessionOpened)
    return event


def test_a_session_without_a_seed_gets_a_key_of_its_own() -> None:
    keys = {opened(start(BOOK)).key for _ in range(3)}
    assert len(keys) == 3
    assert all(re.fullmatch("[0-9a-f]{32}", key) for key in keys)


def test_a_seed_alone_gives_the_same_session_as_ever() -> None:
    session = start(BOOK, Plan(seed=7))
    assert opened(session).key == ""
    assert '"key"' not in encode_event(opened(session))
    assert b'"key"' not in encode_state(session.state)


def test_with_a_key_throws_draws_and_orders_are_others() -> None:
    throws = range(1, 60)
    assert [two_dice(7, n) for n in throws] != [two_dice(7, n, KEY) for n in throws]
    assert [d100(7, n) for n in throws] != [d100(7, n, KEY) for n in throws]
    labels = [f"seat {n}" for n in throws]
    assert [draw(7, one, "ab") for one in labels] != [draw(7, one, "ab", KEY) for one in labels]
    assert order(7, "", "turn", labels) != order(7, KEY, "turn", labels)


def test_the_session_throws_with_its_key() -> None:
    session = start(BOOK, Plan(seed=7, key=KEY))
    assert session.thrower()(TWO_DICE, None).dice == two_dice(7, 1, KEY)
    assert session.state.setup.key == KEY


def test_a_key_comes_back_from_the_record() -> None:
    event = opened(start(BOOK, Plan(seed=7, key=KEY)))
    assert decode_event(kind_of(event), encode_event(event)) == event


def test_nobody_else_is_told_the_key() -> None:
    events = [entry.event for entry in start(BOOK, Plan(seed=7, key=KEY)).history.entries]
    for viewer in (ROOM, *BOOK.seats):
        seen = redact(events, viewer, BOOK)[0]
        assert isinstance(seen, SessionOpened)
        assert (seen.seed, seen.key) == (0, "")


@pytest.mark.parametrize("key", ["7", KEY[:-1], KEY.upper(), KEY + "0", "zz" * 16])
def test_a_key_that_is_none_is_refused(key: str) -> None:
    with pytest.raises(Refused, match=f"{KEY_DIGITS} hexadecimal digits"):
        start(BOOK, replace(Plan(seed=7), key=key))


def test_a_script_may_give_a_key() -> None:
    script = read_script(f'{{"do": "start", "seed": 7, "key": "{KEY}"}}')
    assert opened(start(BOOK, script.start.plan)).key == KEY


def test_every_new_key_is_another() -> None:
    assert new_key() != new_key()
