"""An edited report as values: its passages in the order of the pages, and from which record it was made.

Made by `reading` of a Word file; compared with a record by `pairing` and `checking`.
"""

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from wargame.report.draft.marks import Refs
from wargame.report.origin import Origin

Place: TypeAlias = Literal["text", "table", "box", "note", "head"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph, or a row or a cell of a table, of a draft."""

    number: int
    """Its place in the draft, counted from 1."""
    place: Place
    heading: str
    """The last heading before it."""
    lines: tuple[str, ...]
    """Its text, a line for each paragraph or cell, without the numbers of events in brackets."""
    keys: tuple[str, ...] = ()
    """The keys of the statements whose bookmarks lie in it."""
    refs: Refs = field(default_factory=Refs)
    """The events that it names in brackets or in notes."""
    is_heading: bool = False

    @property
    def text(self) -> str:
        """All of it, on one line."""
        return " ".join(line for line in self.lines if line)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An edited report."""

    name: str
    passages: tuple[Passage, ...]
    origin: Origin | None = None
    """From which record it was made, if it says so."""
