"""A scenario with pictures, in a folder of its own: a card's, an inject's and an actor's."""

from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image

from tests.wargame.scenario.small import small_text

SECRET = b"taken at home"


@cache
def picture(form: str = "PNG", size: tuple[int, int] = (60, 40), colour: str = "steelblue") -> bytes:
    """A picture of one colour; a JPEG says, too, where it was taken."""
    image, into = Image.new("RGB", size, colour), BytesIO()
    image.putpixel((0, 0), (255, 255, 255))
    exif = Image.Exif()
    if form == "JPEG":
        exif[0x010E] = SECRET.decode()
    image.save(into, form, exif=exif)
    return into.getvalue()


def pictured_text() -> str:
    """The small scenario with three pictures."""
    text = small_text()
    for before, file, shows in (
        ("  - id: night-ferry\n", "ferry.jpg", "A ferry without lights"),
        ("  - id: flood\n", "flood.png", "Water over the market"),
        ("  - id: north-bank\n", "north.webp", "The town from the sea"),
    ):
        assert text.count(before) == 1, before
        text = text.replace(before, f"{before}    picture: {{ file: {file}, shows: {shows} }}\n")
    return text.replace("title: ", "authors: [Ada Lund, Béla Kis]\nlicence: CC-BY-4.0\ntitle: ", 1)


PICTURES = {
    "ferry.jpg": picture("JPEG"),
    "flood.png": picture("PNG"),
    "north.webp": picture("WEBP"),
}


def pictured(folder: Path, name: str = "small.yaml") -> Path:
    """The scenario laid into a folder with its pictures beside it."""
    (folder / "pictures").mkdir(parents=True, exist_ok=True)
    for file, content in PICTURES.items():
        (folder / "pictures" / file).write_bytes(content)
    path = folder / name
    path.write_text(pictured_text(), encoding="utf-8")
    return path
