from base64 import b64decode, b64encode
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from PIL import Image

from wargame.limits import LARGEST_PICTURE, LONGEST_TEXT
from wargame.logo import HIGHEST, WIDEST, is_logo, logo_in, logo_of, picture_of, size_of
from wargame.terms import Refused

DRAWN = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="10">'
    '<rect width="10" height="10" fill="#0b64ad"/></svg>'
)


def picture(width: int, height: int, form: str = "PNG", *, noisy: bool = False) -> bytes:
    made = BytesIO()
    image = Image.new("RGB", (width, height), (11, 100, 173))
    if noisy:
        image = Image.frombytes("RGB", (width, height), Random(1).randbytes(width * height * 3))
    image.info["comment"] = b"made by Ada Quist"
    image.save(made, form, comment=b"made by Ada Quist")
    return made.getvalue()


@pytest.mark.parametrize("content", [picture(90, 30), picture(90, 30, "JPEG"), DRAWN.encode()])
def test_a_logo_is_made_of_png_jpeg_and_svg_and_is_a_picture_again(content: bytes) -> None:
    shown = picture_of(logo_of(content, "logo"))
    width, height = size_of(shown)
    assert Image.open(BytesIO(shown)).size == (width, height)
    assert width == 3 * height


@pytest.mark.parametrize("content", [picture(3000, 2000), picture(900, 900, noisy=True)])
def test_a_logo_is_no_longer_than_a_text_and_no_larger_than_print_needs(content: bytes) -> None:
    logo = logo_of(content, "logo")
    assert len(logo) <= LONGEST_TEXT
    width, height = size_of(picture_of(logo))
    assert (width <= WIDEST, height <= HIGHEST) == (True, True)


def test_what_stood_beside_the_points_of_a_picture_is_gone() -> None:
    assert b"Ada" in picture(90, 30, "JPEG")
    assert b"Ada" not in b64decode(logo_of(picture(90, 30, "JPEG"), "logo"))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is no picture that can be read"),
        (b"\x89PNG\r\n\x1a\n" + b"0" * 90, "is no picture that can be read"),
        (picture(90, 30)[:60], "is no picture that can be read"),
        (b"GIF89a", "is no picture that can be read"),
        (b"<svg", "is no picture that can be read"),
        (DRAWN.replace("<rect", "<script/><rect").encode(), "holds scripts"),
        (DRAWN.replace("<rect", '<image href="file:///etc/hostname"/><rect').encode(), "holds scripts"),
        (b"<svg>" + b" " * LARGEST_PICTURE, "is larger than 20 MB"),
    ],
)
def test_what_is_no_logo_is_refused_in_words(content: bytes, said: str) -> None:
    with pytest.raises(Refused, match=said):
        logo_of(content, "house.png")


def test_a_picture_of_too_many_points_is_not_unpacked() -> None:
    # A plain one packs so well that its file is small.
    with pytest.raises(Refused, match="more than a logo needs"):
        logo_of(picture(8_000, 6_000), "wall.png")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"house\.png could not be read"):
        logo_in(tmp_path / "house.png")


@pytest.mark.parametrize(
    "letters",
    ["?", "AAAA", b64encode(picture(90, 30, "JPEG")).decode(), b64encode(picture(2000, 999)).decode()],
)
def test_letters_that_are_no_logo_are_no_picture(letters: str) -> None:
    assert not is_logo(letters)
    assert picture_of(letters) == b""


def test_no_logo_is_a_logo_without_a_picture() -> None:
    assert is_logo("")
    assert picture_of("") == b""
