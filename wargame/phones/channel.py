"""One phone's channel: how it is agreed on, what is sealed in it, and the word that both screens show.

Two keys, one each way, come from the card's key and an agreement (X25519) whose private halves are forgotten
at once, so that a recording of the radio and the card together open nothing. A box is

    kind (1 byte) | counter (8, big endian) | payload, sealed with the counter as its nonce

and a payload is padded to steps so large that nearly all commands have one length, and nearly all views. A
counter is used once each way. A box that comes again, as phones send it until it is answered, is told what it
was told before.

`Channel` is what changes over time: counters, and the answers of late. Everything else is a function. Used by
`exchange`; PyNaCl is asked for only when something is sealed, so that a program without it starts.
"""

import hashlib
import json
import secrets
import zlib
from collections import OrderedDict
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final

import msgspec

from wargame.phones.cards import KEY_BYTES, as_bytes, as_text
from wargame.places import assets_folder

VERSION: Final = 1
"""Of the protocol: a page and a program of different versions do not talk."""

JOIN: Final = 1
SEALED: Final = 2
TEST: Final = 3
"""The kinds of a body, which its first byte tells."""

STEP: Final = 4096
"""Bytes of a step of what a phone says."""
STEP_DOWN: Final = 8192
"""Bytes of a step of what it is told: a compressed view fits into one, with a letter in it or without."""
KEPT_ANSWERS: Final = 64
"""Boxes of late that may come again, or out of order."""

_NONCE: Final = 24
_COUNTER: Final = 8
MOST_COUNTED: Final = 2**53
_LARGEST_PAYLOAD: Final = 2_000_000


class Unreadable(Exception):
    """A body that nobody with the key has made."""


class Keys(msgspec.Struct, frozen=True):
    """What one phone and the window share.

    Attributes
    ----------
    id : str
        Of the channel.
    up, down : bytes
        Seal what the phone says, and what it is told.
    word : str
        What both screens show: `amber 41`.
    """

    id: str
    up: bytes
    down: bytes
    word: str


class Join(msgspec.Struct, frozen=True):
    """What a phone says first.

    Attributes
    ----------
    key : bytes
        Its public key.
    device : str
        A number of its browser, so that it is known when it comes back.
    unpacks : bool
        Whether it can read what was compressed.
    version : int
        Of its page.
    """

    key: bytes
    device: str
    unpacks: bool
    version: int


class Channel:
    """One phone: its keys, whose place it plays, and what went to and fro.

    Attributes
    ----------
    keys : Keys
    card : str
        The id of the card that it came with.
    place : str
        The seat, or the observer.
    device : str
        The number of its browser.
    unpacks : bool
        Whether it is sent what was compressed.
    waits : bool
        Another phone has the seat, and nobody has let this one in.
    told : int
        The counter of the last box that it was sent.
    """

    def __init__(self, keys: Keys, card: str, place: str, joined: Join, *, waits: bool) -> None:
        self.keys = keys
        self.card = card
        self.place = place
        self.device = joined.device
        self.unpacks = joined.unpacks
        self.waits = waits
        self.told = 0
        self._newest = 0
        self._seen: OrderedDict[int, tuple[bytes, str | None]] = OrderedDict()

    def open(self, body: bytes) -> dict[str, Any]:
        """Return the words of a box; `Unreadable` where the phone did not make it."""
        counter = counter_of(body)
        return read_payload(_opened(self.keys.up, _nonce(counter), body[1 + _COUNTER :]))

    def told_before(self, body: bytes) -> str | None:
        """Return the words that a box was answered with; None if that is not known."""
        return self._seen.get(counter_of(body), (b"", None))[1]

    def is_new(self, body: bytes) -> bool:
        """Return whether no box with this counter was taken; one older than the last few never is."""
        counter = counter_of(body)
        return 0 < counter < MOST_COUNTED and counter not in self._seen and counter > self.oldest

    def is_same(self, body: bytes) -> bool:
        """Return whether this very box was taken already."""
        return self._seen.get(counter_of(body), (b"",))[0] == mark(body)

    def take(self, body: bytes) -> None:
        """Count a box that was opened; from now on it is done at most once."""
        counter = counter_of(body)
        self._newest = max(self._newest, counter)
        self._seen[counter] = (mark(body), None)
        for old in [one for one in self._seen if one <= self.oldest]:
            del self._seen[old]

    def answered(self, body: bytes, words: str) -> None:
        """Keep the words that answer a box, for when it comes again; what is shown is made anew then."""
        counter = counter_of(body)
        if counter in self._seen:
            self._seen[counter] = (mark(body), words)

    def seal(self, payload: bytes) -> bytes:
        """Return a new box for the phone, with a payload that it can read."""
        self.told += 1
        nonce = _nonce(self.told)
        return bytes([SEALED]) + _counted(self.told) + _sealed(self.keys.down, nonce, payload)

    @property
    def oldest(self) -> int:
        """The counter up to which nothing is taken any more."""
        return max(0, self._newest - KEPT_ANSWERS)

    @property
    def seen(self) -> dict[int, bytes]:
        """The marks of the boxes of late, by their counters: what is kept beside the session."""
        return {counter: taken for counter, (taken, _) in self._seen.items()}

    def seen_before(self, marks: Mapping[int, bytes], told: int) -> None:
        """Go on where a program that was ended stopped; its answers are gone, its counters are not."""
        self._seen = OrderedDict((counter, (taken, None)) for counter, taken in sorted(marks.items()))
        self._newest = max(marks, default=0)
        self.told = told


# --- joining ---


def read_join(body: bytes, key: bytes) -> Join:
    """Return what a phone says first, sealed with the card's key."""
    said = _words(_opened(key, body[1 : 1 + _NONCE], body[1 + _NONCE :]))
    public = as_bytes(said.get("key"), KEY_BYTES)
    device = said.get("device")
    if public is None or not isinstance(device, str) or not 0 < len(device) <= 64 or not device.isascii():
        raise Unreadable
    version = said.get("v")
    return Join(public, device, said.get("unpacks") is True, version if isinstance(version, int) else 0)


def agree(card_key: bytes, phone: bytes, taken: Callable[[Keys], bool]) -> tuple[Keys, bytes]:
    """Return the keys of a new channel and the window's public key; its private one is forgotten here.

    Parameters
    ----------
    card_key : bytes
        Of the card that the phone came with.
    phone : bytes
        The phone's public key.
    taken : Callable[[Keys], bool]
        Whether another phone has this id or this word already; then other keys are drawn.
    """
    from nacl import bindings, exceptions

    while True:
        private = secrets.token_bytes(KEY_BYTES)
        public = bindings.crypto_scalarmult_base(private)
        try:
            shared = bindings.crypto_scalarmult(private, phone)
        except exceptions.CryptoError as error:  # a public key of small order agrees on nothing
            raise Unreadable from error
        if not any(shared):
            raise Unreadable
        keys = keys_from(card_key, shared, phone, public)
        if not taken(keys):
            return keys, public


def keys_from(card_key: bytes, shared: bytes, phone: bytes, window: bytes) -> Keys:
    """Return what follows from the card's key, what was agreed on, and both public keys."""
    both = hashlib.sha512(card_key + shared + phone + window).digest()
    shown = hashlib.sha512(both).digest()
    words = word_list()
    word = f"{words[shown[0] % len(words)]} {10 + shown[1] % 90}"
    return Keys(as_text(shown[8:16]), both[:32], both[32:], word)


def write_join(words: Mapping[str, Any], key: bytes) -> bytes:
    """Return a first word sealed with a card's key: the window's answer, or in tests the phone's."""
    nonce = secrets.token_bytes(_NONCE)
    return bytes([JOIN]) + nonce + _sealed(key, nonce, json.dumps(words).encode())


@cache
def word_list() -> tuple[str, ...]:
    """Return the words that are easily told apart, which the page has too."""
    file = assets_folder() / "phones" / "words.json"
    return tuple(json.loads(file.read_text(encoding="utf-8")))


# --- payloads ---


def write_payload(words: Mapping[str, Any], *, packed: bool) -> bytes:
    """Return words as bytes of a length that says little: flag, length, JSON, zeros."""
    # Half a letter, which a phone may send and a refusal may quote, is shown as a question mark.
    text = json.dumps(words, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    body = zlib.compress(text) if packed else text
    whole = bytes([int(packed)]) + len(body).to_bytes(4, "big") + body
    return whole + bytes(-len(whole) % STEP_DOWN)


def read_payload(payload: bytes) -> dict[str, Any]:
    """Return the words of a payload; what a phone says is never compressed."""
    length = int.from_bytes(payload[1:5], "big")
    if payload[:1] != b"\0" or length > len(payload) - 5:
        raise Unreadable
    return _words(payload[5 : 5 + length])


def counter_of(body: bytes) -> int:
    """Return the counter that stands on a box."""
    if len(body) <= 1 + _COUNTER or body[0] != SEALED:
        raise Unreadable
    return int.from_bytes(body[1 : 1 + _COUNTER], "big")


def mark(body: bytes) -> bytes:
    """Return what tells a body from every other."""
    return hashlib.sha256(body).digest()[:16]


def _words(text: bytes) -> dict[str, Any]:
    try:
        words = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Unreadable from error
    if not isinstance(words, dict):
        raise Unreadable
    return words


def _counted(counter: int) -> bytes:
    return counter.to_bytes(_COUNTER, "big")


def _nonce(counter: int) -> bytes:
    return bytes(_NONCE - _COUNTER) + _counted(counter)


def _sealed(key: bytes, nonce: bytes, payload: bytes) -> bytes:
    from nacl import bindings

    return bindings.crypto_secretbox(payload, nonce, key)


def _opened(key: bytes, nonce: bytes, box: bytes) -> bytes:
    from nacl import bindings, exceptions

    if len(nonce) != _NONCE or len(box) > _LARGEST_PAYLOAD:
        raise Unreadable
    try:
        return bindings.crypto_secretbox_open(box, nonce, key)
    except (exceptions.CryptoError, ValueError, TypeError) as error:
        raise Unreadable from error
