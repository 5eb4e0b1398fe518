"""Which sheet of a workbook is which, and which column: by their names, or by what they are like.

Takes the sheets of `files`; `matching` reads their rows. What is like nothing is named in what was `found`,
so that nothing is dropped unseen.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Final

from wargame.names import folded
from wargame.words.sentences import Sentence
from wargame.workbook.columns import (
    BASE,
    FIELD,
    GAME,
    ID,
    MORE,
    README,
    SHEETS,
    THINGS,
    TIES,
    VALUE,
    Column,
    SheetPlan,
)
from wargame.workbook.entries import items_of
from wargame.workbook.files import RawBook, RawSheet, ref_of
from wargame.workbook.found import Matched, Unread
from wargame.workbook.kinds import Raw
from wargame.workbook.xlsx import BASE_FORMAT

HEAD_WITHIN: Final = 10
"""Lines from the top among which the headings are looked for."""

_NEAR: Final = 0.75
"""How much alike two headings are that are taken for the same."""

_LIKE: Final = 0.5
"""The share of a sheet's headings by which a sheet of another name is known."""


def text_of(raw: Raw) -> str:
    """Return what a cell says, without spaces around it."""
    return raw.strip() if isinstance(raw, str) else str(raw)


def held(rows: Sequence[Sequence[Raw]], row: int, column: int) -> Raw:
    """Return what a cell holds; an empty text beyond the end of its row."""
    return rows[row][column] if column < len(rows[row]) else ""


def assigned(book: RawBook, found: Matched) -> dict[str, RawSheet]:
    """Return the sheets by what they are; those of another name by their headings."""
    sheets: dict[str, RawSheet] = {}
    others = []
    for sheet in book.sheets:
        name = next((one for one in SHEETS if folded(one) == folded(sheet.name.strip())), None)
        if name is None or name in sheets:
            others.append(sheet)
        else:
            sheets[name] = sheet
    for sheet in others:
        _assign_by_headings(sheet, sheets, found)
    if not book.is_part:
        _tell_unseen(sheets, found)
    return sheets


def _tell_unseen(sheets: Mapping[str, RawSheet], found: Matched) -> None:
    """Note which sheets of a whole workbook are missing or hidden."""
    for name in SHEETS:
        if name not in sheets and name not in (README, BASE):
            found.notes.append(Sentence("sheet-missing", sheet=name))
        elif name in sheets and sheets[name].hidden and name != BASE:
            found.notes.append(Sentence("sheet-hidden", sheet=name))


def has_known_sheets(book: RawBook) -> bool:
    """Return whether a book has a sheet of a scenario, by its name or by its headings."""
    names = {folded(name) for name in SHEETS}
    for sheet in book.sheets:
        by_name = not book.is_part and folded(sheet.name.strip()) in names
        lines = [{folded(text_of(raw)) for raw in row} for row in sheet.rows[:HEAD_WITHIN]]
        is_lines = any({folded(FIELD), folded(VALUE)} <= line for line in lines)
        if by_name or is_lines or any(likeness(sheet, plan) >= _LIKE for plan in THINGS):
            return True
    return False


def with_headings(book: RawBook, data: Mapping[str, Any]) -> RawBook | None:
    """Return rows that were copied out of a sheet with the headings that stood above them.

    They are known by their ids, which must be those of one sheet; None if they are not.
    """
    (sheet,) = book.sheets
    called = {text_of(row[0]) for row in sheet.rows if row and text_of(row[0])}
    for plan in THINGS:
        ids = {key for name in plan.lists for key, _ in items_of(data.get(name))}
        width = max(map(len, sheet.rows), default=0)
        if called and called <= ids and width <= len(plan.columns) + 1:
            heads = (ID, *(column.header for column in plan.columns))
            headed = RawSheet(sheet.name, (heads[:width], *sheet.rows))
            return RawBook((headed,), book.notes, is_part=True)
    return None


def _assign_by_headings(sheet: RawSheet, sheets: dict[str, RawSheet], found: Matched) -> None:
    free = [plan for plan in THINGS if plan.name not in sheets]
    best = max(free, key=lambda plan: likeness(sheet, plan), default=None)
    if best is not None and likeness(sheet, best) >= _LIKE:
        sheets[best.name] = sheet
        found.notes.append(Sentence("sheet-known-by-headings", sheet=sheet.name, name=best.name))
        return
    if any(held(sheet.rows, 0, 0) == BASE_FORMAT for _ in sheet.rows[:1]):
        return
    near = get_close_matches(sheet.name, [one for one in SHEETS if one not in sheets], n=1, cutoff=_NEAR)
    if near and near[0] in (GAME, MORE, TIES):
        sheets[near[0]] = sheet
        found.notes.append(Sentence("sheet-known-by-headings", sheet=sheet.name, name=near[0]))
    else:
        found.unread.append(Unread(f"{sheet.name}!", Sentence("sheet-unread", sheet=sheet.name)))


def likeness(sheet: RawSheet, plan: SheetPlan) -> float:
    """Return the share of the headings of a sheet that stand in another one."""
    known = {folded(column.header) for column in plan.columns}
    lines = [{folded(text_of(raw)) for raw in row if raw != ""} for row in sheet.rows[:HEAD_WITHIN]]
    return max((len(line & known) / max(1, len(line - {folded(ID)})) for line in lines), default=0.0)


@dataclass(frozen=True, slots=True)
class Heads:
    """Which column of a sheet is what."""

    line: int
    columns: Mapping[int, Column]
    ids: int | None
    """The column of the ids."""


def heads_of(sheet: RawSheet, plan: SheetPlan, found: Matched) -> Heads:
    """Return which column of a sheet of things is what; the headings need not stand in the first line."""
    known = {folded(column.header): column for column in plan.columns}
    lines = sheet.rows[:HEAD_WITHIN]
    counts = [sum(folded(text_of(raw)) in known for raw in row) for row in lines]
    line = counts.index(max(counts, default=0)) if any(counts) else 0
    head = [text_of(raw) for raw in sheet.rows[line]] if sheet.rows else []
    columns: dict[int, Column] = {}
    ids = None
    left = dict(known)
    for number, text in enumerate(head):
        if folded(text) == folded(ID) and ids is None:
            ids = number
        elif folded(text) in left:
            columns[number] = left.pop(folded(text))
    for number, text in enumerate(head):
        if number not in columns and number != ids:
            _other_heading(sheet, (line, number), text, left, columns, found)
    return Heads(line, columns, ids)


def _other_heading(
    sheet: RawSheet,
    place: tuple[int, int],
    text: str,
    left: dict[str, Column],
    columns: dict[int, Column],
    found: Matched,
) -> None:
    """Take a heading that is not known for a missing one that is like it, or tell that it is not read."""
    filled = any(held(sheet.rows, row, place[1]) != "" for row in range(place[0] + 1, len(sheet.rows)))
    letter = ref_of(*place).rstrip("0123456789")
    near = get_close_matches(folded(text), tuple(left), n=1, cutoff=_NEAR) if text else []
    if near:
        columns[place[1]] = left.pop(near[0])
        found.notes.append(
            Sentence(
                "column-taken-for",
                sheet=sheet.name,
                letter=letter,
                heading=text,
                name=columns[place[1]].header,
            )
        )
    elif text or filled:
        told = Sentence("column-unread", letter=letter, heading=text or "-")
        found.unread.append(Unread(f"{sheet.name}!{letter}", told))
