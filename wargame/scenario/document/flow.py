"""Edits of what stands in brackets: `[russia, iran]`, `{ min: -10, max: 10 }`.

Asked by `document.patches` for an item or a field that has others beside it in the brackets.
"""

from typing import Any

from wargame.scenario.document.edits import Path
from wargame.scenario.document.spans import Entry, Page
from wargame.scenario.emit import field_name, on_one_line
from wargame.scenario.patch import Patch as Piece


def flow_inserted(beside: Entry, at: int | str, value: Any, *, before: bool) -> list[Piece]:
    """Return what puts a value before or after the one at `beside`."""
    new = on_one_line(value) if isinstance(at, int) else f"{field_name(at)}: {on_one_line(value)}"
    if before:
        return [Piece(beside.head, beside.head, f"{new}, ")]
    return [Piece(beside.end, beside.end, f", {new}")]


def flow_removed(page: Page, steps: list[Path], number: int) -> list[Piece]:
    """Return what takes out one of several entries, with its comma."""
    entry = page.entry(steps[number])
    if number:
        return [Piece(page.entry(steps[number - 1]).end, entry.end, "")]
    return [Piece(entry.head, page.entry(steps[1]).head, "")]


def flow_moved(page: Page, steps: list[Path], number: int, to: int) -> list[Piece]:
    """Return what brings one of several items to another place; commas and spaces stay."""
    entries = [page.entry(step) for step in steps]
    texts = [page.text[entry.head : entry.end] for entry in entries]
    texts.insert(to, texts.pop(number))
    changed = zip(entries, texts, strict=True)
    return [
        Piece(entry.head, entry.end, text)
        for entry, text in changed
        if page.text[entry.head : entry.end] != text
    ]
