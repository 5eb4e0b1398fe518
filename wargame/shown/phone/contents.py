"""What a phone is sent once and keeps: the faces of cards, long texts, pictures, each under a short mark.

The mark is made of the content, so that a phone that has it need not be sent it again, whatever happened in
between, and a card that was changed comes with another one. Comes from `cards` and `letters`; goes to the
phone when it asks for marks that it does not have.
"""

from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from typing import Any, Final, TypeAlias

import msgspec
from msgspec import Struct

from wargame.shown.phone.pictures import for_phones
from wargame.shown.pictures import ShownPicture
from wargame.terms import ActorId, CardId

MARK: Final = 12
"""Letters of a mark."""

LONGEST: Final = 600
"""Letters of a text that are sent with the view; more of it is sent when it is asked for."""


class Mark(Struct, frozen=True, kw_only=True):
    """An effect as a chip."""

    label: str
    value: int
    tie: bool
    sets: bool


class FaceOutcome(Struct, frozen=True, kw_only=True):
    """An outcome as it stands on a card: its word, what it moves as chips and in words."""

    word: str
    effects: tuple[Mark, ...]
    said: str


class Face(Struct, frozen=True, kw_only=True, tag_field="what", tag="card"):
    """A card as it is printed; how it stands now is in the view."""

    title: str
    text: str
    kind: str
    icon: str
    covert: bool
    cost: int
    aims: str
    """Fixed targets in words; empty if one is chosen, or none is needed."""
    exposure: str
    limit: str
    note: str
    source: str
    outcomes: tuple[FaceOutcome, ...]
    picture: str
    """Mark of its picture; empty for none."""


class LongText(Struct, frozen=True, kw_only=True, tag_field="what", tag="text"):
    """A whole text."""

    text: str


class Picture(Struct, frozen=True, kw_only=True, tag_field="what", tag="picture"):
    """A picture and what is to be seen on it."""

    src: str
    alt: str
    width: int
    height: int


Content: TypeAlias = Face | LongText | Picture
Plain: TypeAlias = dict[str, Any]
"""Mark and content, as plain data."""


class Faces:
    """Faces of cards that were made once for one session, whose cards never change."""

    def __init__(self) -> None:
        self._marks: dict[tuple[ActorId, CardId], str] = {}
        self._kept: dict[str, Plain] = {}
        """Mark and content, of a face and of its picture."""

    def of(self, seat: ActorId, card: CardId, make: Callable[["Contents"], Face]) -> tuple[str, Plain]:
        """Return the mark of a seat's card, and all contents that belong to it."""
        if (seat, card) not in self._marks:
            own = Contents()
            mark = own.keep(make(own))
            self._marks[seat, card] = mark
            self._kept[mark] = own.found
        mark = self._marks[seat, card]
        return mark, self._kept[mark]


class Contents:
    """What one view speaks of by its mark; filled while the view is made."""

    def __init__(self) -> None:
        self.found: Plain = {}

    def keep(self, content: Content) -> str:
        """Return the mark of a content."""
        written = msgspec.json.encode(content)
        mark = sha256(written).hexdigest()[:MARK]
        self.found[mark] = msgspec.json.decode(written)
        return mark

    def add(self, found: Plain) -> None:
        """Take in contents that were made before."""
        self.found.update(found)

    def picture(self, picture: ShownPicture | None) -> str:
        """Return the mark of a picture; empty for none."""
        if picture is None:
            return ""
        small = for_phones(picture)
        src = f"data:{small.media_type};base64,{b64encode(small.content).decode()}"
        return self.keep(Picture(src=src, alt=small.alt, width=small.width, height=small.height))

    def text(self, text: str) -> tuple[str, str]:
        """Return the beginning of a text, and the mark of the whole; no mark if that is all of it."""
        if len(text) <= LONGEST:
            return text, ""
        return f"{text[: LONGEST - 1]}…", self.keep(LongText(text=text))
