"""What a picture's file consists of: whether there is anything in it but the picture.

Cameras and programs put places, names, small copies and whole notes into the files of pictures. Those that
were written by `scenario.pictures` have nothing of the kind, and need not be written anew once more. Nothing
is decoded here.
"""

from collections.abc import Iterator
from typing import Final

_PNG: Final = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"})
"""Chunks of which a PNG consists."""

_JPEG: Final = frozenset(b"\xe0 \xdb \xc0 \xc2 \xc4 \xdd \xda".split())
"""Segments of which a JPEG consists, by their second byte."""

_OTHER: Final = b"other"
_HEAD: Final = b"\xe0"
_HEAD_BYTES: Final = 16
"""Of the first segment where no small copy of the picture stands in it."""
_PICTURE: Final = b"\xda"
_END: Final = b"\xff\xd9"


def has_nothing_else(content: bytes) -> bool:
    """Return whether a file holds a PNG or a JPEG and nothing but the picture; False for other forms."""
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return set(_chunks(content)) <= _PNG
    return content.startswith(b"\xff\xd8") and set(_segments(content)) <= _JPEG


def _chunks(content: bytes) -> Iterator[bytes]:
    at = 8
    while at + 8 <= len(content):
        yield content[at + 4 : at + 8]
        at += 12 + int.from_bytes(content[at : at + 4])
    if at != len(content):
        yield _OTHER


def _segments(content: bytes) -> Iterator[bytes]:
    at, kind = 2, b""
    while kind != _PICTURE and content[at : at + 1] == b"\xff":
        kind, length = content[at + 1 : at + 2], int.from_bytes(content[at + 2 : at + 4])
        yield kind if kind != _HEAD or length == _HEAD_BYTES else _OTHER
        at += 2 + length
    # The picture goes to the end of the file, which stands there once.
    if kind != _PICTURE or not content.endswith(_END) or content.count(_END) > 1:
        yield _OTHER
