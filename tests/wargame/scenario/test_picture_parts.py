"""A picture's file with anything else in it is told from one that holds nothing but the picture."""

from io import BytesIO

import pytest
from PIL import Image, PngImagePlugin

from tests.wargame.scenario.pictured import picture
from wargame.scenario.picture_parts import has_nothing_else
from wargame.scenario.pictures import made_anew


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_what_was_written_anew_holds_nothing_else(form: str) -> None:
    assert has_nothing_else(made_anew(picture(form), "a").content)


def with_note() -> bytes:
    note, into = PngImagePlugin.PngInfo(), BytesIO()
    note.add_text("Comment", "taken at home")
    Image.new("RGB", (9, 9)).save(into, "PNG", pnginfo=note)
    return into.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        picture("JPEG"),
        with_note(),
        picture("WEBP"),
        made_anew(picture("PNG"), "a").content + b"a letter",
        made_anew(picture("JPEG"), "a").content + b"a letter",
        made_anew(picture("JPEG"), "a").content * 2,
        made_anew(picture("JPEG"), "a").content[:200],
        b"\x89PNG\r\n\x1a\n\x00",
        b"\xff\xd8",
        b"",
    ],
    ids=["place", "note", "webp", "behind-png", "behind-jpeg", "two", "cut", "short", "start", "empty"],
)
def test_what_else_stands_in_a_file_is_seen(content: bytes) -> None:
    assert not has_nothing_else(content)
