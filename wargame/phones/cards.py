"""The card of a seat: an id and a key that only who scans its code has, and the link that carries both.

The key stands behind the `#` of the link, which no browser sends anywhere. A card lets phones in; it opens
nothing that a phone says afterwards (`channel`). A new code is a new card: ids are never used again.
"""

import base64
import binascii
import secrets
from typing import Final

import msgspec

ID_BYTES: Final = 8
KEY_BYTES: Final = 32
TEST: Final = "test"

_PLAIN: Final = str.maketrans("-_", "+/")


class Card(msgspec.Struct, frozen=True):
    """What the code of one place says.

    Attributes
    ----------
    place : str
        The seat that it is for, or the observers.
    id : str
        Where its phones knock.
    key : bytes
        What opens their first words.
    """

    place: str
    id: str
    key: bytes


def new_card(place: str) -> Card:
    """Return a card that nobody has seen yet."""
    return Card(place, as_text(secrets.token_bytes(ID_BYTES)), secrets.token_bytes(KEY_BYTES))


def new_test() -> str:
    """Return an id for trying whether a phone reaches this computer."""
    return as_text(secrets.token_bytes(ID_BYTES))


def link(card: Card, address: str, port: int) -> str:
    """Return what the code of a card says."""
    return f"http://{address}:{port}/#{card.id}.{as_text(card.key)}"


def link_of_test(test: str, address: str, port: int) -> str:
    """Return what the code beside the test says: it opens the page, and no seat."""
    return f"http://{address}:{port}/#{TEST}.{test}"


def as_text(value: bytes) -> str:
    """Return bytes as they stand in a link: base64 for addresses, without padding."""
    return base64.urlsafe_b64encode(value).rstrip(b"=").decode("ascii")


def as_bytes(text: object, length: int) -> bytes | None:
    """Return the bytes that stand in a link or a message; None unless there are `length` of them.

    Base64 is read in both of its alphabets, with padding or without.
    """
    if not isinstance(text, str) or len(text) > 2 * length + 4:
        return None
    plain = text.translate(_PLAIN).rstrip("=")
    try:
        value = base64.b64decode(plain + "=" * (-len(plain) % 4), validate=True)
    except (binascii.Error, ValueError):
        return None
    return value if len(value) == length else None
