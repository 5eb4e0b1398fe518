"""A scenario's entries laid out on sheets: what stands in which cell.

Takes the data of a scenario and gives grids, which `xlsx` writes. Each cell that holds a value of the
scenario says which, so that the same grids tell `preview` what the cells would say if nobody had touched
them.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from wargame.terms import pair
from wargame.workbook.cells import written
from wargame.workbook.columns import (
    FIELD,
    GAME,
    GAME_FIELDS,
    ID,
    KIND,
    MEANS,
    MORE,
    SHEETS,
    THINGS,
    TIES,
    VALUE,
    WHAT,
    Column,
    SheetPlan,
    header_of,
    help_of,
    is_thing,
    kind_cell,
)
from wargame.workbook.entries import PAIRED, Entry, Field, entries, items_of, spot
from wargame.workbook.kinds import ABSENT, Choice, Kind, Number, Raw
from wargame.workbook.names import Directory, directory

_TIE: Final = "value"
_STRENGTH: Final = Number()


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell."""

    raw: Raw = ""
    field: Field | None = None
    """The entry whose value it is; None for a label."""
    kind: Kind | None = None
    locked: bool = False
    """Whether it is not meant to be changed."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet: a line of headings, and rows."""

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def grids(data: Mapping[str, Any]) -> tuple[Grid, ...]:
    """Return the sheets of a scenario's data, without the explanations and the hidden sheet."""
    names = directory(data)
    every = list(entries(data))
    laid = [_game(every, names), _ties(data, names)]
    laid += [_things(plan, data, every, names) for plan in THINGS]
    there = {cell.field for grid in laid for row in grid.rows for cell in row}
    laid.append(_more((entry for entry in every if entry.field not in there), names))
    return tuple(sorted(laid, key=lambda grid: SHEETS.index(grid.name)))


def cell_of(entry: Entry, names: Directory) -> Cell:
    """Return the cell of an entry."""
    return Cell(written(entry.kind, entry.value, entry.default, names), entry.field, entry.kind)


def name_of_thing(thing: Mapping[str, Any], plan: SheetPlan) -> str:
    """Return what people know a thing by."""
    return next((str(thing[one]) for one in plan.titles if thing.get(one)), str(thing.get("id", "")))


def _game(every: Iterable[Entry], names: Directory) -> Grid:
    chosen = [entry for entry in every if entry.field[0] in GAME_FIELDS]
    return Grid(GAME, (FIELD, WHAT, VALUE, MEANS), tuple(_line(entry, names) for entry in chosen))


def _more(every: Iterable[Entry], names: Directory) -> Grid:
    """Return what has no place elsewhere, but for what the key of a thing tells already."""
    chosen = [entry for entry in every if not _is_told(entry)]
    return Grid(MORE, (FIELD, WHAT, VALUE, MEANS), tuple(_line(entry, names) for entry in chosen))


def _is_told(entry: Entry) -> bool:
    """Return whether the key of a thing tells what this field of it says."""
    *above, key, last = ("", *entry.field)
    holder = spot(tuple(above[1:]))
    if holder is None or not holder.is_list:
        return False
    return last == "id" or (last == "between" and entry.value == key.split("+"))


def _line(entry: Entry, names: Directory) -> tuple[Cell, ...]:
    return (
        Cell(".".join(entry.field), locked=True),
        Cell(_in_words(entry.field, names), locked=True),
        cell_of(entry, names),
        Cell(help_of(entry.field), locked=True),
    )


def _in_words(field: Field, names: Directory) -> str:
    if field[0] == PAIRED and len(field) == 3:
        one, _, other = field[1].partition("+")
        return f"{names.actors.name(one)} and {names.actors.name(other)}: {header_of(field).lower()}"
    if is_thing(field[:2]):
        return f"{field[1]}: {header_of(field).lower()}"
    return header_of(field)


def _things(plan: SheetPlan, data: Mapping[str, Any], every: Iterable[Entry], names: Directory) -> Grid:
    by_field = {entry.field: entry for entry in every if entry.field[0] in plan.lists}
    rows = []
    for name in plan.lists:
        for key, thing in items_of(data.get(name)):
            if isinstance(thing, dict):
                rows.append(tuple(_row((name, key), plan.columns, by_field, names)))
    return Grid(plan.name, (ID, *(column.header for column in plan.columns)), tuple(rows))


def _row(
    thing: Field, columns: Iterable[Column], by_field: Mapping[Field, Entry], names: Directory
) -> Iterator[Cell]:
    yield Cell(thing[1], locked=True)
    for column in columns:
        entry = by_field.get((*thing, *column.path))
        if entry is not None:
            yield cell_of(entry, names)
        elif column.header == KIND and column.path == ("kind",):
            yield Cell(kind_cell(thing, ""), kind=Choice(()))
        else:
            yield Cell(locked=True)


def _ties(data: Mapping[str, Any], names: Directory) -> Grid:
    """Return the ties as a matrix: below the diagonal how each two actors stand."""
    actors = [key for key, _ in items_of(data.get("actors"))]
    called = names.actors.name
    found = {
        key: thing.get(_TIE, ABSENT) for key, thing in items_of(data.get(PAIRED)) if isinstance(thing, dict)
    }
    rows = tuple(
        (
            Cell(called(one), locked=True),
            *(
                _tie("+".join(pair(one, other)), found, names) if column < number else Cell(locked=True)
                for column, other in enumerate(actors)
            ),
        )
        for number, one in enumerate(actors)
    )
    return Grid(TIES, ("", *map(called, actors)), rows)


def _tie(key: str, found: Mapping[str, Any], names: Directory) -> Cell:
    return Cell(written(_STRENGTH, found.get(key, ABSENT), ABSENT, names), (PAIRED, key, _TIE), _STRENGTH)
