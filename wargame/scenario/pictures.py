"""Pictures of a scenario: which there are, whether a file is one, and how it is kept.

A scenario names pictures (`model.Picture`); their files lie in the folder `pictures` beside it. Whatever a
file says of itself, it is a picture here only if it can be decoded; it is written anew from what was decoded,
without places, names and other data that a camera adds, turned upright, and no larger than anybody needs.
`beside` serves whoever plays or prints a scenario, `made_anew` whoever takes a picture in (`package`, the
editor), `are_kept` the journal, which keeps them in the session. A picture that is missing or cannot be read
stops nothing: its text stands alone, and `wrong_beside` tells it as a hint. Pillow is imported when the first
picture is decoded. To take another form of picture: a line in `FORMS`, and how it is written in `_WAYS`.
"""

import logging
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path as File
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from wargame.limits import (
    LARGEST_KEPT,
    LARGEST_PICTURE,
    LARGEST_PICTURES,
    LONGEST_FILE_NAME,
    LONGEST_SIDE,
    MOST_PICTURES,
    MOST_PIXELS,
)
from wargame.scenario.model import Actor, Card, Inject, Picture, Scenario
from wargame.scenario.nodes import Path
from wargame.scenario.picture_parts import has_nothing_else
from wargame.terms import EntenteError
from wargame.words.sentences import Sentence

if TYPE_CHECKING:
    from PIL.Image import Image

FOLDER: Final = "pictures"
"""Where the pictures lie, beside the scenario and in a package alike."""

ENDINGS: Final = (".png", ".jpg", ".jpeg", ".webp")

Form: TypeAlias = Literal["PNG", "JPEG", "WEBP"]

FORMS: Final[Mapping[Form, tuple[str, ...]]] = {
    "PNG": (".png",),
    "JPEG": (".jpg", ".jpeg"),
    "WEBP": (".webp",),
}
"""Every form of picture that is taken, with the endings of its files."""

_PLAYED: Final[frozenset[Form]] = frozenset({"PNG", "JPEG"})
"""What every face can show; another form is written as one of these where it is to be shown."""

_WAYS: Final[Mapping[Form, Mapping[str, Any]]] = {
    "PNG": {"optimize": True},
    "JPEG": {"quality": 90, "optimize": True, "subsampling": 0},
    "WEBP": {"quality": 90, "method": 4},
}
_UNFIT_SIGNS: Final = frozenset('<>:"/\\|?*')
_RESERVED: Final = frozenset({"con", "prn", "aux", "nul"})


class PictureUnfit(EntenteError):
    """A file that cannot be taken as a picture."""


@dataclass(frozen=True, slots=True)
class KeptPicture:
    """A picture as it is kept: small enough, upright, with nothing in it but the picture."""

    content: bytes
    form: Form
    width: int
    height: int

    @property
    def media_type(self) -> str:
        """What the form is called in a web page."""
        return f"image/{self.form.lower()}"


Pictures: TypeAlias = Mapping[str, KeptPicture]
"""Pictures by the names of their files."""

NONE: Final[Pictures] = MappingProxyType({})


def pictures_in(scenario: Scenario) -> Iterator[tuple[Path, Picture]]:
    """Yield each picture that a scenario names, with its path, in the order of the format."""
    lists: tuple[tuple[str, tuple[Actor | Card | Inject, ...]], ...] = (
        ("actors", scenario.actors),
        ("cards", scenario.cards),
        ("injects", scenario.injects),
    )
    for name, things in lists:
        for number, thing in enumerate(things):
            if thing.picture is not None:
                yield (name, number, "picture"), thing.picture


def places_in(data: Any) -> Iterator[tuple[Path, str]]:
    """Yield the places in a scenario's plain data at which pictures' files are named, and the names.

    The scenario may have faults.
    """
    for name in ("actors", "cards", "injects"):
        things = data.get(name) if isinstance(data, dict) else None
        for number, thing in enumerate(things if isinstance(things, list) else ()):
            picture = thing.get("picture") if isinstance(thing, dict) else None
            file = picture.get("file") if isinstance(picture, dict) else None
            if isinstance(file, str):
                yield (name, number, "picture", "file"), file


def named_in(data: Any) -> frozenset[str]:
    """Return the names of the pictures' files that a scenario's plain data names."""
    return frozenset(name for _, name in places_in(data))


def name_fits(name: str) -> bool:
    """Return whether a name is that of a picture's file on every computer, and of no file elsewhere."""
    stem = name.rpartition(".")[0]
    plain = name.isprintable() and len(name) <= LONGEST_FILE_NAME and not set(name) & _UNFIT_SIGNS
    whole = bool(stem) and stem == stem.strip(" .") and stem.split(".")[0].casefold() not in _RESERVED
    return plain and whole and name[0] != "." and name.casefold().endswith(ENDINGS)


def file_of(scenario: File, name: str) -> File:
    """Return the file of a picture of the scenario in a file."""
    return scenario.parent / FOLDER / name


def beside(scenario: Scenario, file: File) -> Pictures:
    """Return the pictures of the scenario in a file as they are shown, those that can be read."""
    found: dict[str, KeptPicture] = {}
    room = LARGEST_PICTURES
    for name in dict.fromkeys(picture.file for _, picture in pictures_in(scenario)):
        one = _read(file_of(file, name)) if name_fits(name) else None
        if one is not None and len(found) < MOST_PICTURES and len(one.content) <= room:
            found[name] = one
            room -= len(one.content)
    return found


def kept_in(folder: File, name: str) -> KeptPicture | None:
    """Return the picture of this name beside the scenarios of a folder; None if there is none to be read."""
    return _read(folder / FOLDER / name) if name_fits(name) else None


def wrong_beside(scenario: Scenario, folder: File) -> Iterator[tuple[Path, Sentence]]:
    """Yield what is wrong with the pictures' files of a scenario that lies in a folder.

    They are looked at, not decoded: it is asked after each change of a text.
    """
    for path, picture in pictures_in(scenario):
        file = folder / FOLDER / picture.file
        if (told := _why_unseen(file)) is not None:
            yield (*path, "file"), told


def content_of(file: File) -> bytes:
    """Return what a picture's file holds.

    Raises
    ------
    PictureUnfit
        If it cannot be read, or is larger than any picture.
    """
    try:
        with file.open("rb") as opened:
            content = opened.read(LARGEST_PICTURE + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it is no path"
        raise PictureUnfit("picture-not-opened", name=file.name, reason=reason) from error
    if len(content) > LARGEST_PICTURE:
        raise PictureUnfit("picture-too-large", name=file.name, most=LARGEST_PICTURE // 1_000_000)
    return content


def form_of(content: bytes) -> Form | None:
    """Return the form of a picture by its first bytes, whatever its name says; None if it is none of them."""
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if content.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    return "WEBP" if content[:4] == b"RIFF" and content[8:12] == b"WEBP" else None


def made_anew(content: bytes, name: str, *, for_play: bool = False) -> KeptPicture:
    """Return a picture decoded and written anew, as it is to be kept; `name` stands for it in what is told.

    `for_play` makes PNG or JPEG of it, which every face shows.

    Raises
    ------
    PictureUnfit
        If it is no picture, or too large.
    """
    form = form_of(content)
    if form is None:
        raise PictureUnfit("picture-of-other-kind", name=name)
    if len(content) > LARGEST_PICTURE:
        raise PictureUnfit("picture-too-large", name=name, most=LARGEST_PICTURE // 1_000_000)
    image = _decoded(content, form, name)
    wanted: Form = form if not for_play or form in _PLAYED else ("PNG" if image.mode == "RGBA" else "JPEG")
    written = _written(image, wanted, _as_it_was(content, form, image.size) if wanted == "JPEG" else {})
    if len(written) > LARGEST_KEPT:
        raise PictureUnfit("picture-kept-too-large", name=name, most=LARGEST_KEPT // 1_000_000)
    return KeptPicture(written, wanted, *image.size)


def fitting_name(name: str, form: Form) -> str:
    """Return a name with an ending that says what the file is."""
    endings = FORMS[form]
    stem, dot, ending = name.rpartition(".")
    return name if f".{ending.casefold()}" in endings else f"{stem if dot else name}{endings[0]}"


def are_kept(contents: Mapping[str, bytes]) -> Pictures:
    """Return pictures that were kept, such as those of a session; looked at, and not decoded.

    Raises
    ------
    PictureUnfit
        If one of them is none that `beside` gives.
    """
    return {name: _kept(content, name) for name, content in contents.items()}


def _kept(content: bytes, name: str) -> KeptPicture:
    form = form_of(content)
    if form not in _PLAYED or len(content) > LARGEST_KEPT or not name_fits(name):
        raise PictureUnfit("picture-of-other-kind", name=name)
    image = _opened(content, form, name)
    if max(image.size) > LONGEST_SIDE:
        raise PictureUnfit("picture-of-other-kind", name=name)
    return KeptPicture(content, form, *image.size)


def _why_unseen(file: File) -> Sentence | None:
    if not name_fits(file.name):
        return None  # a fault, which is told elsewhere
    try:
        size = file.stat().st_size
        with file.open("rb") as opened:
            form = form_of(opened.read(16))
    except OSError:
        return Sentence("picture-missing", name=file.name)
    if form is None:
        return Sentence("picture-no-picture", name=file.name)
    if size > LARGEST_PICTURE:
        return Sentence("picture-file-too-large", name=file.name, most=LARGEST_PICTURE // 1_000_000)
    return None


def _read(file: File) -> KeptPicture | None:
    try:
        known = file.stat()
        return _made_of(file, known.st_mtime_ns, known.st_size)
    except (OSError, EntenteError):
        return None


@lru_cache(maxsize=256)
def _made_of(file: File, _changed: int, _size: int) -> KeptPicture:
    """Return the picture in a file as it is shown, made anew where it is not so already."""
    content = content_of(file)
    if has_nothing_else(content):
        try:
            return _kept(content, file.name)
        except PictureUnfit:
            pass  # too large, or of a form that is not shown
    return made_anew(content, file.name, for_play=True)


def _opened(content: bytes, form: Form, name: str) -> "Image":
    """Return a picture whose head was read and is of a size that may be decoded."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of its size, which is looked at below
            image = Image.open(BytesIO(content), formats=(form,))
    except Image.DecompressionBombError as error:
        raise _of_too_many_pixels(name) from error
    except Exception as error:  # a decoder may raise anything on what was made to harm it
        raise PictureUnfit("picture-damaged", name=name) from error
    if image.width * image.height > MOST_PIXELS:
        raise _of_too_many_pixels(name)
    return image


def _of_too_many_pixels(name: str) -> PictureUnfit:
    return PictureUnfit("picture-too-many-pixels", name=name, most=MOST_PIXELS // 1_000_000)


def _decoded(content: bytes, form: Form, name: str) -> "Image":
    """Return a picture decoded, upright, in red, green, blue and what lets shine through, made smaller."""
    from PIL import ImageOps

    logging.getLogger("PIL").setLevel(logging.ERROR)
    image = _opened(content, form, name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            if form == "JPEG":
                image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            image.load()
            upright = ImageOps.exif_transpose(image)
            plain = upright.convert("RGBA" if form != "JPEG" and upright.has_transparency_data else "RGB")
            plain.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    except Exception as error:
        raise PictureUnfit("picture-damaged", name=name) from error
    return plain


def _as_it_was(content: bytes, form: Form, size: tuple[int, int]) -> Mapping[str, Any]:
    """Return how a JPEG was written, so that writing it anew, even many times, takes nothing from it."""
    from PIL import Image
    from PIL.JpegImagePlugin import JpegImageFile, get_sampling

    with Image.open(BytesIO(content), formats=(form,)) as image:
        if not isinstance(image, JpegImageFile) or image.size != size or get_sampling(image) < 0:
            return {}
        return {"qtables": image.quantization, "subsampling": get_sampling(image), "optimize": True}


def _written(image: "Image", form: Form, how: Mapping[str, Any]) -> bytes:
    """Return the bytes of the picture alone; what else was read with it is left behind."""
    from PIL import Image

    bare = Image.frombytes(image.mode, image.size, image.tobytes())
    if form == "JPEG" and bare.mode != "RGB":
        bare = bare.convert("RGB")
    into = BytesIO()
    bare.save(into, format=form, **(how or _WAYS[form]))
    return into.getvalue()
