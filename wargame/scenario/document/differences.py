"""What makes one value of another, as edits of what is in it: for imports, merges, versions, whole objects.

Items of a list are the same if they have the same id, or, where they have none, if they say the same; so a
card that was changed is edited where it stands, and its comments stay. `document` applies what it gives, one
after another.
"""

import json
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

from wargame.scenario.document.edits import Edit, Insert, Move, Path, Remove, Set
from wargame.scenario.document.values import alike


def difference(old: Any, new: Any, path: Path = ()) -> list[Edit]:
    """Return the edits that make `new` of `old`, which stands at `path`, to be applied in this order."""
    return list(_difference(old, new, path))


def ids_of(value: Any) -> list[str] | None:
    """Return the ids of a list's items; None if they do not all have one of their own."""
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        return None
    ids = [item.get("id") for item in value]
    if not all(isinstance(one, str) for one in ids) or len(set(ids)) < len(ids):
        return None
    return [str(one) for one in ids]


def _difference(old: Any, new: Any, path: Path) -> Iterator[Edit]:
    if alike(old, new):
        return
    if isinstance(old, dict) and isinstance(new, dict) and old and new:
        yield from _of_fields(old, new, path)
    elif isinstance(old, list) and isinstance(new, list) and old and new:
        by_id = ids_of(old) is not None and ids_of(new) is not None
        yield from (_by_id if by_id else _in_order)(old, new, path)
    else:
        yield Set(path, new)


def _of_fields(old: dict[str, Any], new: dict[str, Any], path: Path) -> Iterator[Edit]:
    for key, value in new.items():
        if key in old:
            yield from _difference(old[key], value, (*path, key))
        else:
            yield Set((*path, key), value)
    for key in old:
        if key not in new:
            yield Remove((*path, key))


def _by_id(old: list[Any], new: list[Any], path: Path) -> Iterator[Edit]:
    wanted = [item["id"] for item in new]
    there = [item["id"] for item in old]
    for number in range(len(there) - 1, -1, -1):
        if there[number] not in wanted and len(there) > 1:
            del there[number]
            yield Remove((*path, number))
    for number, item in enumerate(new):
        if item["id"] in there:
            at = there.index(item["id"])
            if at != number:
                yield Move((*path, at), number)
                there.insert(number, there.pop(at))
        else:
            there.insert(number, item["id"])
            yield Insert(path, number, item)
    for number in range(len(there) - 1, len(wanted) - 1, -1):
        yield Remove((*path, number))
    before = {item["id"]: item for item in old}
    for number, item in enumerate(new):
        if item["id"] in before:
            yield from _difference(before[item["id"]], item, (*path, number))


def _in_order(old: list[Any], new: list[Any], path: Path) -> Iterator[Edit]:
    said = [[json.dumps(item, sort_keys=True) for item in value] for value in (old, new)]
    for kind, first, last, into, upto in SequenceMatcher(a=said[0], b=said[1], autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        both = min(last - first, upto - into)
        for number in range(both):
            yield from _difference(old[first + number], new[into + number], (*path, into + number))
        for number in range(into + both, upto):
            yield Insert(path, number, new[number])
        for _ in range(first + both, last):
            yield Remove((*path, into + both))
