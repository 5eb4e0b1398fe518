import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl import bindings

from wargame.phones.cards import as_bytes, as_text, link, new_card
from wargame.phones.channel import (
    STEP_DOWN,
    Channel,
    Join,
    Unreadable,
    agree,
    counter_of,
    keys_from,
    read_join,
    read_payload,
    word_list,
    write_join,
    write_payload,
)

WORDS = st.dictionaries(st.text(), st.text() | st.integers() | st.none())


def test_what_a_payload_says_is_read_again_and_its_length_says_little() -> None:
    short = write_payload({"do": "seal", "card": "a"}, packed=False)
    longer = write_payload({"do": "seal", "card": "a" * 900}, packed=False)
    assert len(short) == len(longer) == STEP_DOWN
    assert read_payload(short) == {"do": "seal", "card": "a"}


@given(WORDS)
def test_any_words_come_through(words: dict[str, object]) -> None:
    payload = write_payload(words, packed=False)
    assert len(payload) % STEP_DOWN == 0
    assert read_payload(payload) == words


@given(st.binary(max_size=300))
def test_a_body_that_nobody_with_the_key_made_is_unreadable(body: bytes) -> None:
    keys = keys_from(b"k" * 32, b"s" * 32, b"p" * 32, b"w" * 32)
    channel = Channel(keys, "card", "russia", Join(b"", "d", unpacks=False, version=1), waits=False)
    for kind in (b"", b"\1", b"\2"):
        with pytest.raises(Unreadable):
            channel.open(kind + body)
        with pytest.raises(Unreadable):
            read_join(kind + body, b"k" * 32)


@given(st.binary(max_size=200))
def test_a_payload_of_a_phone_that_lost_its_mind_is_unreadable_or_words(payload: bytes) -> None:
    with suppress(Unreadable):
        assert isinstance(read_payload(payload), dict)


def test_phone_and_window_agree_on_keys_and_word_and_the_card_alone_opens_nothing() -> None:
    card = new_card("russia")
    public, private = bindings.crypto_box_keypair()
    keys, window = agree(card.key, public, lambda _: False)
    theirs = keys_from(card.key, bindings.crypto_scalarmult(private, window), public, window)
    assert theirs == keys
    assert keys.word.split()[0] in word_list()
    assert keys.up != keys.down
    other, _ = agree(card.key, public, lambda _: False)
    assert other.up != keys.up


def test_two_phones_never_show_the_same_word_at_once() -> None:
    public, _ = bindings.crypto_box_keypair()
    drawn = iter([True, True, False])
    agree(b"k" * 32, public, lambda _: next(drawn))
    assert list(drawn) == []


def test_a_public_key_that_agrees_on_nothing_is_unreadable() -> None:
    with pytest.raises(Unreadable):
        agree(b"k" * 32, bytes(32), lambda _: False)


@pytest.mark.parametrize(
    "change", [{"key": "short"}, {"key": 5}, {"device": ""}, {"device": "d" * 65}, {"device": "\ud800"}]
)
def test_first_words_that_lack_something_are_unreadable(change: dict[str, object]) -> None:
    words = {"v": 1, "key": as_text(b"p" * 32), "device": "d", "unpacks": True}
    assert read_join(write_join(words, b"k" * 32), b"k" * 32) == Join(b"p" * 32, "d", unpacks=True, version=1)
    with pytest.raises(Unreadable):
        read_join(write_join({**words, **change}, b"k" * 32), b"k" * 32)


def test_an_id_and_a_key_come_back_out_of_a_link() -> None:
    card = new_card("iran")
    id, _, key = link(card, "10.42.0.1", 8137).partition("#")[2].partition(".")
    assert id == card.id
    assert as_bytes(key, 32) == card.key
    assert len(link(card, "192.168.137.1", 8137)) <= 87


def test_both_sides_have_sixty_four_words_apart() -> None:
    words = word_list()
    assert len(set(words)) == 64
    assert len({word[:3] for word in words}) > 55
    assert json.dumps(words).isascii()


def test_the_counter_stands_in_front_of_a_box() -> None:
    assert counter_of(b"\2" + (7).to_bytes(8, "big") + b"box") == 7
    with pytest.raises(Unreadable):
        counter_of(b"\2\0\0")
