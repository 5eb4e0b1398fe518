"""Edits of a scenario as values: what the window, the workbook, an import, a mend and a test have in common.

Whoever changes a scenario makes one of these and gives it to `Document.edited`; the history of a file keeps
what each did to its text (`document.history`). A path leads from the root of the file to the value
that is meant: fields by name, items of a list by number from 0 or, where they have one, by their id. The
change that an edit makes to plain data stands in `document.values`, that to the text in `document.patches`.

To add an edit: a class here with its tag, and its case in both of those rooms.
"""

from typing import Any, TypeAlias

import msgspec

from wargame.scenario.marks import Kind
from wargame.scenario.patch import Patch as Piece

Path: TypeAlias = tuple[str | int, ...]
"""From the root of the file down: `("cards", 3, "cost")` or `("cards", "moscow-talks", "cost")`."""


class Set(msgspec.Struct, frozen=True, tag="set"):
    """A value in place of the one at `path`; a field that is not there yet is put in."""

    path: Path
    value: Any
    """Texts, numbers, truth values, None, lists and dicts of them, as they stand in a file."""


class Insert(msgspec.Struct, frozen=True, tag="insert"):
    """A new item of the list at `path`, or a new field of the block there; the list may be missing yet."""

    path: Path
    at: int | str
    """The item's number from 0, or the field's name."""
    value: Any


class Remove(msgspec.Struct, frozen=True, tag="remove"):
    """The item or field at `path` taken out, with the comment above it."""

    path: Path


class Move(msgspec.Struct, frozen=True, tag="move"):
    """The list's item at `path` brought to another place in its list."""

    path: Path
    to: int
    """Its number afterwards, from 0."""


class Rekey(msgspec.Struct, frozen=True, tag="rekey"):
    """Another name for the field at `path`, which keeps its value: another step, another actor."""

    path: Path
    key: str


class Rename(msgspec.Struct, frozen=True, tag="rename"):
    """Another id for a thing, wherever it is named: in fields, in their names, in conditions and effects."""

    kind: Kind
    old: str
    new: str
    seat: str = ""
    """Whose it is, for a hidden set; for an answer its inject."""


class Patch(msgspec.Struct, frozen=True, tag="patch"):
    """The text itself changed, wherever that is: by hand, by the mend of a fault, or to take an edit back."""

    pieces: tuple[Piece, ...]
    """None reaches into another."""


class Batch(msgspec.Struct, frozen=True, tag="batch"):
    """Several edits, one after another, that are done and taken back as one."""

    edits: "tuple[Edit, ...]"
    name: str = ""
    """What they are together, in words: `Import of workbook.xlsx`."""


Edit: TypeAlias = Set | Insert | Remove | Move | Rekey | Rename | Patch | Batch


def put_in(text: str, patch: Patch) -> tuple[str, Patch]:
    """Return a text with the pieces put in, and what takes them out again; ValueError if they do not fit."""
    parts: list[str] = []
    back: list[Piece] = []
    done = moved = 0
    for piece in sorted(patch.pieces, key=lambda one: (one.start, one.end)):
        if not done <= piece.start <= piece.end <= len(text):
            raise ValueError(piece)
        parts += [text[done : piece.start], piece.text]
        start = piece.start + moved
        back.append(Piece(start, start + len(piece.text), text[piece.start : piece.end]))
        moved += len(piece.text) - (piece.end - piece.start)
        done = piece.end
    return "".join([*parts, text[done:]]), Patch(tuple(back))
