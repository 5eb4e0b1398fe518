"""Pictures as phones are sent them: no larger than a phone shows them, so that an answer stays small.

Takes a picture that was decoded and kept before (`scenario.pictures`); gives WebP, which the browser of every
phone shows. Pillow is imported when the first picture is sent.
"""

from functools import lru_cache
from io import BytesIO
from typing import Final

from wargame.shown.pictures import ShownPicture

SIDE: Final = 720
"""Pixels of the longer side; a phone is about 390 wide, with two pixels and more to each."""

LARGEST: Final = 150_000
"""Bytes of a picture; one that stays larger is made smaller until it fits."""

_QUALITY: Final = 80
_LEAST_SIDE: Final = 90


@lru_cache(maxsize=64)
def _small(content: bytes) -> tuple[bytes, int, int]:
    from PIL import Image

    side = SIDE
    while True:
        with Image.open(BytesIO(content)) as opened:
            image = opened.convert("RGBA" if "A" in opened.mode or "transparency" in opened.info else "RGB")
        image.thumbnail((side, side))
        written = BytesIO()
        image.save(written, "WEBP", quality=_QUALITY, method=4)
        if written.tell() <= LARGEST or side <= _LEAST_SIDE:
            return written.getvalue(), *image.size
        side //= 2


def for_phones(picture: ShownPicture) -> ShownPicture:
    """Return a picture as it is sent."""
    content, width, height = _small(picture.content)
    return ShownPicture(content=content, media_type="image/webp", alt=picture.alt, width=width, height=height)
