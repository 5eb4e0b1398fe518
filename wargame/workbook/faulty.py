"""What of a preview would be at fault: taken out of it, and told by the cell that brought it.

Takes a preview from `comparing`, and asks `checking` what would be wrong afterwards. Where an id was very
likely meant that is spelt nearly so, the trouble says which, so that one press can take it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from wargame.words.sentences import Sentence
from wargame.workbook.checking import checked, field_of
from wargame.workbook.found import Trouble
from wargame.workbook.names import directory
from wargame.workbook.preview import Change, NewThing, Preview, Taking, taken

_ROUNDS: Final = 6
"""How often what is at fault is left out before what is left is told as it is."""

_WRONG_NAME: Final = ("no-such-thing", "no-player-seat")
"""Faults of a name that nothing has."""


def without_faults(made: Preview) -> Preview:
    """Return the preview with what would be at fault taken out of it and told, cell by cell."""
    if made.is_empty:
        return made
    before = {_line(*one) for one in checked(made.data).faults} if made.data else set()
    for _ in range(_ROUNDS):
        faults = tuple(one for one in checked(taken(made)).faults if _line(*one) not in before)
        following = made
        for name, told in faults:
            following = _left_out(following, name, told, faults)
        if following is made:
            break
        made = following
    return _with_sure_mends(replace(made, left=faults))


def _line(name: str, told: Sentence) -> str:
    return f"{name}: {told}"


def _left_out(made: Preview, name: str, told: Sentence, others: Iterable[tuple[str, Sentence]]) -> Preview:
    """Return the preview without what brought a fault, if a cell of the workbook did."""
    cells = {".".join(change.field): change.field for change in made.changes}
    where = field_of(name, cells)
    if where is not None:
        change = next(one for one in made.changes if one.field == where)
        return replace(
            made,
            changes=tuple(one for one in made.changes if one.field != where),
            troubles=(*made.troubles, _trouble(made, change, told)),
        )
    rows = {".".join(one.thing): one.thing for one in made.new}
    thing = field_of(name, rows)
    if thing is None or not made.data:
        return made
    row = next(one for one in made.new if one.thing == thing)
    of_row = [(at, said) for at, said in others if field_of(at, {".".join(thing): thing}) is not None]
    return replace(
        made,
        new=tuple(one for one in made.new if one.thing != thing),
        troubles=(*made.troubles, *_troubles_of_row(made, row, of_row)),
    )


def _troubles_of_row(
    made: Preview, row: NewThing, faults: Iterable[tuple[str, Sentence]]
) -> Iterator[Trouble]:
    """Yield all that is wrong with a new row; whichever is mended, the row comes in with all of it mended."""
    faults = tuple(faults)
    instead = row
    for _, told in faults:
        near, _ = _meant(made.data, told)
        if near:
            values = {where: _with_id(one, _wrong(told), near) for where, one in instead.values.items()}
            instead = replace(instead, values=values)
    known = {".".join(field): field for field in row.refs}
    for name, told in faults:
        at = field_of(name, known)
        near, called = _meant(made.data, told)
        ref = row.refs[at] if at is not None else row.ref
        heading = f"new {row.one}"
        yield Trouble(ref, told, row.thing, row.title, heading, near, instead if near else None, called)


def _trouble(made: Preview, change: Change, told: Sentence) -> Trouble:
    near, called = _meant(made.data, told)
    return Trouble(
        change.ref,
        told,
        change.field,
        change.thing,
        change.heading,
        near,
        _with_id(change.new, _wrong(told), near) if near else None,
        called,
    )


def _wrong(told: Sentence) -> str:
    return str(told.given["name"])


def _meant(data: Mapping[str, Any], told: Sentence) -> tuple[str, str]:
    """Return the id that was meant where one is unknown, and what people call it; empty if none is near."""
    if told.what not in _WRONG_NAME:
        return "", ""
    names = directory(data).of(str(told.given.get("kind", "seat")))
    near = names.near(_wrong(told))
    return near, names.name(near)


def _with_id(value: Any, name: str, near: str) -> Any:
    """Return a value with another id wherever the unknown one stands."""
    if isinstance(value, str):
        return re.sub(rf"(?<![\w-]){re.escape(name)}(?![\w-])", near, value)
    if isinstance(value, list):
        return [_with_id(one, name, near) for one in value]
    if isinstance(value, dict):
        return {_with_id(key, name, near): _with_id(one, name, near) for key, one in value.items()}
    return value


def _with_sure_mends(made: Preview) -> Preview:
    """Return the preview with those mends alone after which their cell is right."""
    mends = {one.field for one in made.troubles if one.near}
    if not mends:
        return made
    known = {".".join(field): field for field in mends}
    faults = checked(taken(made, Taking(mended=frozenset(mends)))).faults
    wrong = {field_of(name, known) for name, _ in faults}
    troubles = (replace(one, near="", instead=None) if one.field in wrong else one for one in made.troubles)
    return replace(made, troubles=tuple(troubles))
