"""Pictures on phones: no larger than a phone shows them, whatever the scenario brings."""

from io import BytesIO
from random import Random

import pytest
from PIL import Image

from wargame.shown.phone.contents import Contents
from wargame.shown.phone.pictures import LARGEST, SIDE, for_phones
from wargame.shown.pictures import ShownPicture


def noise(mode: str, width: int, height: int) -> ShownPicture:
    """A picture that cannot be pressed together."""
    size = width * height * len(mode)
    image = Image.frombytes(mode, (width, height), Random(1).randbytes(size))
    written = BytesIO()
    image.save(written, "PNG", compress_level=1)
    return ShownPicture(
        content=written.getvalue(), media_type="image/png", alt="A map", width=width, height=height
    )


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L"])
def test_a_picture_is_sent_small_and_keeps_its_shape(mode: str) -> None:
    sent = for_phones(noise(mode, 1_600, 800))
    assert len(sent.content) <= LARGEST
    assert max(sent.width, sent.height) <= SIDE
    assert sent.width == 2 * sent.height
    with Image.open(BytesIO(sent.content)) as opened:
        assert (opened.format, opened.size) == ("WEBP", (sent.width, sent.height))
        assert opened.mode == ("RGBA" if mode == "RGBA" else "RGB")


def test_a_small_picture_is_not_made_larger() -> None:
    sent = for_phones(noise("RGB", 40, 20))
    assert (sent.width, sent.height) == (40, 20)


def test_the_page_is_given_the_picture_with_what_is_to_be_seen_on_it() -> None:
    contents = Contents()
    mark = contents.picture(noise("RGB", 40, 20))
    found = contents.found[mark]
    assert (found["what"], found["alt"], found["width"]) == ("picture", "A map", 40)
    assert found["src"].startswith("data:image/webp;base64,")
    assert contents.picture(None) == ""
