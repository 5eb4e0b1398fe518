"""Which cell of a workbook is which value of the scenario, by sheets, headings and ids.

Takes a book of `files` or a table of `rows`, and the data of the scenario that it is to go into; gives the
cells with their fields, and by name all that could not be placed. Rows are found by id, then by title; a row
that was copied to make a new thing is a new thing. Nothing is read here yet as numbers or words; `comparing`
does that.
"""

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from wargame.names import folded
from wargame.terms import pair
from wargame.words.sentences import Sentence
from wargame.workbook.columns import (
    FIELD,
    GAME,
    KIND,
    MEANS,
    MORE,
    THINGS,
    TIES,
    VALUE,
    WHAT,
    Column,
    SheetPlan,
    list_of_kind,
    plan_of,
)
from wargame.workbook.entries import PAIRED, Field, entries, entry_at, items_of
from wargame.workbook.files import RawBook, RawSheet, ref_of
from wargame.workbook.found import Found, Matched, Row, Trouble, Unread
from wargame.workbook.headings import HEAD_WITHIN, assigned, heads_of, held, text_of
from wargame.workbook.kinds import Raw
from wargame.workbook.names import directory
from wargame.workbook.sheets import name_of_thing
from wargame.workbook.xlsx import BASE_FORMAT

_LONGEST_ID: Final = 60


def matched(book: RawBook, data: Mapping[str, Any]) -> Matched:
    """Return what a workbook holds, for a scenario with this data; it is empty for a new one."""
    found = Matched(notes=list(book.notes))
    if not book.is_part:
        _read_base(book, found)
    sheets = assigned(book, found)
    placed = {
        plan.name: _placed(sheets[plan.name], plan, data, found) for plan in THINGS if plan.name in sheets
    }
    own = {plan: _own_things(rows) for plan, rows in placed.items()}
    found.names = directory(
        data, {"actors": own.get("Actors", []), "tracks": own.get("Tracks", [])}, found.base or {}
    )
    known = {".".join(entry.field): entry.field for one in (found.base or {}, data) for entry in entries(one)}
    for name in (GAME, MORE):
        if name in sheets:
            _read_lines(sheets[name], known, found)
    for plan in THINGS:
        if plan.name in sheets:
            last = _last_of(plan, data) if book.is_part else {}
            _read_things(sheets[plan.name], placed[plan.name], last, found)
            found.lists.update(() if book.is_part else plan.lists)
    if TIES in sheets:
        _read_ties(sheets[TIES], found)
    return found


def _read_base(book: RawBook, found: Matched) -> None:
    sheet = next((one for one in book.sheets if one.rows and held(one.rows, 0, 0) == BASE_FORMAT), None)
    if sheet is None:
        found.notes.append(Sentence("workbook-without-base"))
        return
    texts = [held(sheet.rows, number, 0) for number in range(len(sheet.rows))]
    try:
        data = json.loads("".join(str(text) for text in texts[2:]))
    except (ValueError, RecursionError):
        data = None
    if isinstance(data, dict):
        found.base, found.written = data, str(texts[1])
    else:
        found.notes.append(Sentence("workbook-without-base"))


# --- rows of things ---


_Thing: TypeAlias = tuple[str, str]
"""A thing by its list and its id."""

_Cells: TypeAlias = Mapping[Column, tuple[int, Raw]]
"""What a row says, by column, each with the column's number."""

_Line: TypeAlias = tuple[int, str, _Cells]
"""A row by its number, with the id that it gives."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """A row of a sheet of things."""

    number: int
    thing: Field
    title: str
    cells: _Cells


def _placed(sheet: RawSheet, plan: SheetPlan, data: Mapping[str, Any], found: Matched) -> list[_Placed]:
    """Return the rows of a sheet of things, each with the thing that it is."""
    heads = heads_of(sheet, plan, found)
    lines = []
    for number in range(heads.line + 1, len(sheet.rows)):
        cells = {column: (at, held(sheet.rows, number, at)) for at, column in heads.columns.items()}
        if any(raw != "" for _, raw in cells.values()):
            called = text_of(held(sheet.rows, number, heads.ids)) if heads.ids is not None else ""
            lines.append((number, called, cells))
    return list(_known(sheet, plan, lines, data, found))


def _last_of(plan: SheetPlan, data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the last thing of each list: rows of a part come after it."""
    return {name: key for name in plan.lists for key, _ in items_of(data.get(name))}


def _known(
    sheet: RawSheet,
    plan: SheetPlan,
    lines: Sequence[_Line],
    data: Mapping[str, Any],
    found: Matched,
) -> Iterator[_Placed]:
    there = _there(plan, data)
    by_title = {folded(title): thing for thing, title in there.items()}
    originals = _originals(plan, lines, there)
    taken = {thing[1] for thing in there} | {called for _, called, _ in lines if called}
    used: set[_Thing] = set()
    for number, called, cells in lines:
        title = _title(plan, cells)
        known = (_list_of(plan, called, cells, there), called)
        same_title = None if called else by_title.get(folded(title))
        if called and originals.get(known) == number:
            thing = known
        elif same_title is not None and same_title not in used:
            thing = same_title
        elif title and (not called or title != there.get(known)):
            thing = (_list_of(plan, "", cells, there), new_id(title, taken))
        else:
            told = Sentence("row-twice", id=called) if called else Sentence("row-without-title", one=plan.one)
            found.troubles.append(Trouble(sheet.row_ref(number), told))
            continue
        taken.add(thing[1])
        used.add(thing)
        yield _Placed(number, thing, title or thing[1], cells)


def _there(plan: SheetPlan, data: Mapping[str, Any]) -> dict[_Thing, str]:
    return {
        (name, key): name_of_thing(thing, plan)
        for name in plan.lists
        for key, thing in items_of(data.get(name))
        if isinstance(thing, dict)
    }


def _originals(plan: SheetPlan, lines: Sequence[_Line], there: Mapping[_Thing, str]) -> dict[_Thing, int]:
    """Return the row of each id; of a row that was copied the one with the title of old, else the first."""
    found: dict[_Thing, int] = {}
    sure: set[_Thing] = set()
    for number, called, cells in lines:
        thing = (_list_of(plan, called, cells, there), called)
        if called and thing not in sure and (thing not in found or _title(plan, cells) == there.get(thing)):
            found[thing] = number
            if _title(plan, cells) == there.get(thing):
                sure.add(thing)
    return found


def _list_of(plan: SheetPlan, called: str, cells: _Cells, there: Mapping[_Thing, str]) -> str:
    """Return the list of a row's thing: by its kind, unless its id is known in another one."""
    kind = next((raw for column, (_, raw) in cells.items() if column.header == KIND), "")
    said = list_of_kind(text_of(kind)) if len(plan.lists) > 1 else plan.lists[0]
    if (said, called) in there:
        return said
    return next((name for name in plan.lists if (name, called) in there), said)


def _title(plan: SheetPlan, cells: _Cells) -> str:
    by_path = {column.path: raw for column, (_, raw) in cells.items()}
    return next((text_of(by_path[one,]) for one in plan.titles if by_path.get((one,), "") != ""), "")


def new_id(title: str, taken: Iterable[str]) -> str:
    """Return an id made of a title, other than those that are taken."""
    words = re.sub("[^a-z0-9]+", "-", folded(title)).strip("-")[:_LONGEST_ID].strip("-")
    made = words if words[:1].isalpha() else f"new-{words}".strip("-")
    names = set(taken)
    number = 2
    unique = made
    while unique in names:
        unique, number = f"{made}-{number}", number + 1
    return unique


def _own_things(rows: Iterable[_Placed]) -> list[dict[str, Any]]:
    """Return the names that a sheet gives to its things."""
    return [
        {
            "id": row.thing[1],
            **{
                column.path[0]: text_of(raw)
                for column, (_, raw) in row.cells.items()
                if column.path in _CALLED
            },
        }
        for row in rows
    ]


_CALLED: Final = (("name",), ("short",))


def _read_things(sheet: RawSheet, rows: Iterable[_Placed], before: dict[str, str], found: Matched) -> None:
    for row in rows:
        in_list, key = row.thing
        found.rows.append(Row(row.thing, sheet.row_ref(row.number), row.title, before.get(in_list)))
        before[in_list] = key
        for column, (at, raw) in row.cells.items():
            _read_cell(sheet, (row.number, at), (*row.thing, *column.path), raw, column, found)


def _read_cell(
    sheet: RawSheet, place: tuple[int, int], where: Field, raw: Raw, column: Column, found: Matched
) -> None:
    ref = sheet.ref(*place)
    plan = plan_of(where[0])
    shares = plan is not None and len(plan.lists) > 1 and column.path == ("kind",)
    if shares and list_of_kind(text_of(raw)) != where[0]:
        found.troubles.append(Trouble(ref, Sentence("event-of-other-kind"), where))
    elif entry_at(where) is not None:
        _add(sheet, place, where, raw, found)
    elif raw != "" and not shares:
        told = Sentence("event-without-field", heading=column.header)
        found.troubles.append(Trouble(ref, told, where))


def _add(sheet: RawSheet, place: tuple[int, int], where: Field, raw: Raw, found: Matched) -> None:
    ref = sheet.ref(*place)
    if place in sheet.spoilt:
        found.troubles.append(Trouble(ref, sheet.spoilt[place], where))
    else:
        found.cells.append(Found(where, ref, raw))


# --- a value to a row ---


def _read_lines(sheet: RawSheet, known: Mapping[str, Field], found: Matched) -> None:
    line, columns = _line_heads(sheet)
    _tell_columns(sheet, line, {*columns.values()}, found)
    for number in range(line + 1, len(sheet.rows)):
        name = text_of(held(sheet.rows, number, columns[FIELD]))
        raw = held(sheet.rows, number, columns[VALUE])
        where = known.get(name, tuple(name.split(".")))
        if name in known or entry_at(where) is not None:
            _add(sheet, (number, columns[VALUE]), where, raw, found)
        elif name or raw != "":
            ref = sheet.row_ref(number)
            found.unread.append(Unread(ref, Sentence("row-of-no-field", name=name)))


def _line_heads(sheet: RawSheet) -> tuple[int, dict[str, int]]:
    for number, row in enumerate(sheet.rows[:HEAD_WITHIN]):
        heads = {folded(text_of(raw)): column for column, raw in reversed(list(enumerate(row)))}
        if folded(FIELD) in heads and folded(VALUE) in heads:
            known = {name: heads[folded(name)] for name in (FIELD, VALUE)}
            return number, known | ({WHAT: heads[folded(WHAT)]} if folded(WHAT) in heads else {})
    return 0, {FIELD: 0, WHAT: 1, VALUE: 2}


# --- ties ---


_Halves: TypeAlias = dict[Field, tuple[tuple[int, int], Raw]]
"""Ties by their field, each with where it was read and what stands there."""


def _tell_columns(sheet: RawSheet, line: int, read: Collection[int], found: Matched) -> None:
    """Note the columns in which something stands and which nobody reads."""
    for column, raw in enumerate(sheet.rows[line] if sheet.rows else ()):
        filled = any(held(sheet.rows, row, column) != "" for row in range(line + 1, len(sheet.rows)))
        if column not in read and text_of(raw) != MEANS and (filled or raw != ""):
            letter = ref_of(line, column).rstrip("0123456789")
            told = Sentence("column-unread", letter=letter, heading=text_of(raw) or "-")
            found.unread.append(Unread(f"{sheet.name}!{letter}", told))


def _tie_heads(sheet: RawSheet, found: Matched) -> dict[int, str]:
    """Return the actors at the head of the columns of ties."""
    heads: dict[int, str] = {}
    for column, raw in enumerate(sheet.rows[0] if sheet.rows else ()):
        actor = _actor(raw, found) if column else None
        if actor is not None:
            heads[column] = actor
        elif column and raw != "":
            told = Sentence("tie-of-nobody", name=text_of(raw))
            found.unread.append(Unread(sheet.ref(0, column), told))
    return heads


def _read_ties(sheet: RawSheet, found: Matched) -> None:
    heads = _tie_heads(sheet, found)
    halves: _Halves = {}
    for number in range(1, len(sheet.rows)):
        one = _actor(held(sheet.rows, number, 0), found)
        if one is None:
            _tell_row(sheet, number, found)
            continue
        for column, other in heads.items():
            _read_tie(sheet, (number, column), (one, other), halves, found)
    in_doubt = {one.field for one in found.troubles}
    for where, (place, raw) in halves.items():
        if where not in in_doubt:
            _add(sheet, place, where, raw, found)


def _tell_row(sheet: RawSheet, number: int, found: Matched) -> None:
    if any(raw != "" for raw in sheet.rows[number]):
        told = Sentence("tie-of-nobody", name=text_of(held(sheet.rows, number, 0)))
        found.unread.append(Unread(sheet.row_ref(number), told))


def _actor(raw: Raw, found: Matched) -> str | None:
    called = found.names.actors.id(text_of(raw))
    return called if called in found.names.actors.ids else None


def _read_tie(
    sheet: RawSheet,
    place: tuple[int, int],
    actors: tuple[str, str],
    halves: _Halves,
    found: Matched,
) -> None:
    """Take a tie from whichever half of the matrix has it; both halves may, if they say the same."""
    raw = held(sheet.rows, *place)
    if actors[0] == actors[1]:
        if raw != "":
            ref = sheet.ref(*place)
            found.unread.append(Unread(ref, Sentence("matrix-tie-with-itself")))
        return
    where = (PAIRED, "+".join(pair(*actors)), "value")
    known = halves.get(where)
    if known is None or known[1] == "":
        halves[where] = (place, raw)
    elif raw not in ("", known[1]):
        ref = sheet.ref(*place)
        told = Sentence("tie-told-twice", other=ref_of(*known[0]), value=known[1])
        found.troubles.append(Trouble(ref, told, where))
