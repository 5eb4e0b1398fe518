"""What is in a packed scenario, and what its files are called inside.

Values between `reading`, `writing` and `placing`. Who wrote the scenario and on what terms stands in the
scenario itself, and nowhere else.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from wargame.limits import LARGEST_KEPT, LARGEST_PICTURE, LARGEST_SCENARIO
from wargame.scenario.document.document import Document
from wargame.scenario.model import BaseRates
from wargame.scenario.pictures import FOLDER, KeptPicture, name_fits
from wargame.terms import EntenteError

ENDING: Final = ".entente-scenario"
"""What a packed scenario's name ends in."""

SCENARIO: Final = "scenario.yaml"
RATES: Final = "scenario.rates.json"
PREVIEW: Final = "preview.png"

_LARGEST_RATES: Final = 1_000_000


class PackageUnfit(EntenteError):
    """A file that is no packed scenario, or one that is not to be opened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A packed scenario that was opened and found sound."""

    name: str
    """Of its file."""
    document: Document
    """The scenario; it may have faults, which are told where it is shown."""
    rates: BaseRates | None = None
    pictures: Mapping[str, KeptPicture] = field(default_factory=dict)
    """Those that the scenario names, by the names of their files."""
    preview: bytes = b""
    """A PNG; empty if there is none."""
    left_out: tuple[str, ...] = ()
    """Names of files in it that no scenario has a use for."""
    fingerprint: str = ""
    """What tells its bytes from any others; empty if it was never a file."""

    @property
    def pictures_to_write(self) -> Mapping[str, bytes]:
        """What the pictures' files are to hold, by their names."""
        return {name: one.content for name, one in self.pictures.items()}

    @property
    def id(self) -> str:
        """The scenario's id."""
        return text_in(self.document, "id")

    @property
    def title(self) -> str:
        """The scenario's title."""
        return text_in(self.document, "title")

    @property
    def licence(self) -> str:
        """On what terms it may be used; empty if that is not said."""
        return text_in(self.document, "licence")

    @property
    def authors(self) -> tuple[str, ...]:
        """Who wrote it."""
        found: Any = self.document.data.get("authors") if isinstance(self.document.data, dict) else None
        return tuple(one for one in found if isinstance(one, str)) if isinstance(found, list) else ()


def is_package(path: Path) -> bool:
    """Return whether a file is called as packed scenarios are."""
    return path.suffix.casefold() == ENDING


def text_in(document: Document, name: str) -> str:
    """Return a text at the head of a scenario, whatever else is wrong with it; empty if there is none."""
    found = document.data.get(name) if isinstance(document.data, dict) else None
    return found if isinstance(found, str) else ""


def picture_name(entry: str) -> str:
    """Return the name of the picture that a file in a package is; empty if it is none."""
    folder, _, name = entry.partition("/")
    return name if folder == FOLDER and name and name_fits(name) else ""


def most_bytes(entry: str) -> int:
    """Return how large a file in a package may be; 0 for one that no scenario has a use for."""
    if picture_name(entry):
        return LARGEST_PICTURE
    return {SCENARIO: LARGEST_SCENARIO, RATES: _LARGEST_RATES, PREVIEW: LARGEST_KEPT}.get(entry, 0)
