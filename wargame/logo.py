"""A house's logo: any picture in, one small PNG in letters out, and back to a picture.

A picture from a person's file is decoded and written anew, as large as print needs it and no larger, so
that nothing but its points of colour comes in: no comment of a camera, no script of a drawing, no trick on a
reader. It is kept as a text (base64) within the bounds of any text that is recorded, so that it travels in an
event, in a line of a script and in a scenario alike. What is read back is decoded once more; a text that is
no picture is none. To take another form of picture: its first bytes in `_read`.

Pillow, and typst for drawings, are imported when a picture is read.
"""

import re
from base64 import b64decode, b64encode
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

from wargame.limits import LARGEST_PICTURE, LONGEST_TEXT
from wargame.terms import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.Image import Image

WIDEST: Final = 720
HIGHEST: Final = 240
"""Points of a logo: 60 by 20 millimetres in print."""

MOST_POINTS: Final = 40_000_000
"""Points of a picture that is read; a camera's has half as many."""

_COLOURS: Final = (256, 64, 16)
"""How many colours are tried, before the picture is made smaller."""

_UNSAFE: Final = re.compile(rb"<!ENTITY|<script|<foreignObject|<image|<feImage|@import", re.IGNORECASE)
_DRAWING: Final = re.compile(rb"<svg[\s>]", re.IGNORECASE)


def logo_in(path: Path) -> str:
    """Return the logo that a file holds: a PNG, JPEG or SVG picture.

    Raises
    ------
    Refused
        If there is no such file, it is too large, or it holds no such picture.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_PICTURE + 1)
    except (OSError, ValueError) as error:
        raise Refused("picture-unread", name=path.name) from error
    return logo_of(content, path.name)


def logo_of(content: bytes, name: str) -> str:
    """Return a picture's logo: PNG in letters, of the size that is kept.

    Raises
    ------
    Refused
        If it is too large, or no picture that can be read.
    """
    if len(content) > LARGEST_PICTURE:
        raise Refused("picture-too-large", name=name, most=LARGEST_PICTURE // 1_000_000)
    image = _read(content, name)
    for width in (WIDEST, WIDEST * 2 // 3, WIDEST // 3, WIDEST // 6):
        for made in _written(image, width):
            if len(letters := b64encode(made).decode()) <= LONGEST_TEXT:
                return letters
    raise Refused("picture-too-rich", name=name)


def is_logo(letters: str) -> bool:
    """Return whether a text can be a logo: nothing, or a picture in letters that can be read."""
    return not letters or bool(picture_of(letters))


@lru_cache(16)
def picture_of(letters: str) -> bytes:
    """Return a logo as a PNG picture, decoded and written anew; empty for a text that is none."""
    if not letters or len(letters) > LONGEST_TEXT:
        return b""
    try:
        # In a file it may stand on many lines.
        content = b64decode("".join(letters.split()), validate=True)
        return _png(_decoded(content, "", forms=("PNG",), most=WIDEST * HIGHEST))
    except (ValueError, Refused):
        return b""


def size_of(picture: bytes) -> tuple[int, int]:
    """Return the width and height of a picture that `picture_of` gave, in points."""
    return int.from_bytes(picture[16:20]), int.from_bytes(picture[20:24])


def _read(content: bytes, name: str) -> "Image":
    if content.startswith((b"\x89PNG", b"\xff\xd8")):
        return _decoded(content, name)
    if _DRAWING.search(content[:4_000]):
        return _decoded(_drawn(content, name), name)
    raise Refused("picture-unknown", name=name)


def _decoded(
    content: bytes, name: str, forms: tuple[str, ...] = ("PNG", "JPEG"), most: int = MOST_POINTS
) -> "Image":
    """Return a picture's points of colour, turned as its camera says."""
    from PIL import Image, ImageOps

    try:
        with Image.open(BytesIO(content), formats=forms) as image:
            if image.width * image.height > most:
                raise Refused("picture-too-wide", name=name, width=image.width, height=image.height)
            return ImageOps.exif_transpose(image).convert("RGBA")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise Refused("picture-unknown", name=name) from error


def _drawn(content: bytes, name: str) -> bytes:
    """Return a drawing as PNG; one that would fetch or run anything is refused."""
    import typst

    if _UNSAFE.search(content):
        raise Refused("drawing-unsafe", name=name)
    page = (
        f"#set page(width: auto, height: auto, margin: 0pt, fill: none)\n"
        f'#image(bytes(sys.inputs.drawing), format: "svg", width: {WIDEST}pt)'
    )
    try:
        return typst.compile(
            page.encode(), format="png", ppi=72.0, sys_inputs={"drawing": content.decode("utf-8-sig")}
        )
    except (typst.TypstError, RuntimeError, UnicodeDecodeError) as error:
        raise Refused("picture-unknown", name=name) from error


def _written(image: "Image", width: int) -> "Iterator[bytes]":
    """Give a picture as PNG in no more than so many points, with fewer and fewer colours."""
    small = image.copy()
    small.thumbnail((width, HIGHEST * width // WIDEST))
    yield _png(small)
    for colours in _COLOURS:
        yield _png(small.quantize(colours, method=2))


def _png(image: "Image") -> bytes:
    made = BytesIO()
    image.save(made, "PNG", optimize=True)
    return made.getvalue()
