"""What of a preview would be at fault: taken out of it, and told by the cell that brought it.

Takes a preview from `comparing`, and asks `checking` what would be wrong afterwards. Where an id was very
likely meant that is spelt nearly so, the trouble says which, so that one press can take it.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from difflib import get_close_matches
from typing import Any, Final

from wargame.words.sentences import Sentence
from wargame.workbook.checking import checked, field_of
from wargame.workbook.entries import items_of
from wargame.workbook.found import Trouble
from wargame.workbook.preview import Change, Preview, Taking, taken

_ROUNDS: Final = 6
"""How often what is at fault is left out before what is left is told as it is."""

_NEAR: Final = 0.6
"""How much alike an id must be to what was written."""

_LISTS: Final[Mapping[str, str]] = {
    "actor": "actors",
    "seat": "actors",
    "track": "tracks",
    "card": "cards",
    "question": "questions",
}
"""Where the ids of a kind of thing stand."""


def without_faults(made: Preview) -> Preview:
    """Return the preview with what would be at fault taken out of it and told, cell by cell."""
    if made.is_empty:
        return made
    before = {_line(*one) for one in checked(made.data).faults} if made.data else set()
    for _ in range(_ROUNDS):
        faults = tuple(one for one in checked(taken(made)).faults if _line(*one) not in before)
        following = made
        for name, told in faults:
            following = _left_out(following, name, told)
        if following is made:
            break
        made = following
    return _with_sure_mends(replace(made, left=faults))


def _line(name: str, told: Sentence) -> str:
    return f"{name}: {told}"


def _left_out(made: Preview, name: str, told: Sentence) -> Preview:
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
    known = {".".join(field): field for field in row.refs}
    at = field_of(name, known)
    ref = row.refs[at] if at is not None else row.ref
    return replace(
        made,
        new=tuple(one for one in made.new if one.thing != thing),
        troubles=(*made.troubles, Trouble(ref, told, thing, row.title, f"new {row.one}")),
    )


def _trouble(made: Preview, change: Change, told: Sentence) -> Trouble:
    near = _meant(made.data, told)
    return Trouble(
        change.ref,
        told,
        change.field,
        change.thing,
        change.heading,
        near,
        _with_id(change.new, str(told.given["name"]), near) if near else None,
    )


def _meant(data: Mapping[str, Any], told: Sentence) -> str:
    """Return the id that was meant where one is unknown; empty if none is near."""
    if told.what not in ("no-such-thing", "no-player-seat"):
        return ""
    ids = [key for key, _ in items_of(data.get(_LISTS.get(str(told.given.get("kind", "seat")), "")))]
    near = get_close_matches(str(told.given["name"]), ids, n=1, cutoff=_NEAR)
    return near[0] if near else ""


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
