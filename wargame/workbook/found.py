"""What was found in a workbook: cells with their fields, and by name all that could not be placed.

Made by `matching` and `headings`; `comparing` compares it with the scenario.
"""

from dataclasses import dataclass, field
from typing import Any

from wargame.words.sentences import Sentence
from wargame.workbook.entries import Field
from wargame.workbook.kinds import Raw
from wargame.workbook.names import Directory


@dataclass(frozen=True, slots=True)
class Found:
    """A cell and the value of the scenario that it is."""

    field: Field
    ref: str
    """Where it stands: `Cards!F14`."""
    raw: Raw


@dataclass(frozen=True, slots=True)
class Row:
    """A thing that has a row."""

    thing: Field
    """Its list and its id."""
    ref: str
    """Where it stands: `Cards!14`."""
    title: str
    after: str | None
    """The id of the thing of the same list in the row before; None for the first."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A column, a sheet or a row that was not read, named so that nothing is dropped unseen."""

    ref: str
    told: Sentence


@dataclass(frozen=True, slots=True)
class Trouble:
    """A cell, or a row, that says nothing that could be taken."""

    ref: str
    told: Sentence
    field: Field = ()
    """What it was to be, if that is known."""
    thing: str = ""
    """What people call the thing that it is about."""
    heading: str = ""
    near: str = ""
    """The id that was very likely meant; empty if there is no telling."""
    instead: Any = None
    """The value with that id in it; of a new row, the whole row with all that was likely meant in it."""
    called: str = ""
    """What people call the one with that id."""


@dataclass(slots=True)
class Matched:
    """What a workbook holds, by the fields of the scenario."""

    names: Directory = field(default_factory=Directory)
    base: dict[str, Any] | None = None
    """The scenario as it was when the workbook was written."""
    written: str = ""
    """When that was."""
    cells: list[Found] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    lists: set[str] = field(default_factory=set)
    """The lists whose sheets are there."""
    unread: list[Unread] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    notes: list[Sentence] = field(default_factory=list)
