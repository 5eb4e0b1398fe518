"""What an edit makes of plain data: the meaning of an edit, without any text.

Used by `document.document`, which holds every change of a text to it: what the text says after the edit must
be what stands here. Data is never changed; what an edit leaves alone is shared between before and after.
"""

from collections.abc import Callable
from typing import Any, assert_never

from wargame.names import composed
from wargame.scenario.document.edits import Insert, Move, Path, Rekey, Remove, Set
from wargame.scenario.nodes import NAMES, Step
from wargame.terms import Refused

ValueEdit = Set | Insert | Remove | Move | Rekey


def resolved(data: Any, path: Path) -> Path:
    """Return a path with items by their numbers, where they stand in it by their ids.

    Raises
    ------
    Refused
        If there is nothing at the path, but for its last step, which may be a field that is not there yet.
    """
    steps: list[Step] = []
    at = data
    for number, step in enumerate(path):
        if isinstance(at, list):
            step = _number(at, step, path)
            at = at[step]
        elif isinstance(at, dict):
            if str(step) not in at and number < len(path) - 1:
                raise _nothing_at(path)
            step = str(step)
            at = at.get(step)
        else:
            raise _nothing_at(path)
        steps.append(step)
    return tuple(steps)


def value_at(data: Any, path: Path) -> Any:
    """Return the value at a path; Refused if there is none."""
    at = data
    for step in path:
        try:
            at = at[step]
        except (KeyError, IndexError, TypeError) as error:
            raise _nothing_at(path) from error
    return at


def after(data: Any, edit: ValueEdit) -> Any:
    """Return the data as the edit leaves it; Refused if it cannot be done.

    Paths of the edit are resolved.
    """
    match edit:
        case Set(path, value):
            return _with(data, path, lambda _: as_read(value, path), path)
        case Insert(path, at, value):
            return _with(data, path, lambda old: _inserted(old, at, as_read(value, (*path, at)), path), path)
        case Remove(path):
            return _with(data, path[:-1], lambda old: _removed(old, path), path)
        case Move(path, to):
            return _with(data, path[:-1], lambda old: _moved(old, to, path), path)
        case Rekey(path, key):
            return _with(data, path[:-1], lambda old: _rekeyed(old, key, path), path)
        case _:
            assert_never(edit)


def as_read(value: Any, path: Path) -> Any:
    """Return a value as it will be read again: names in one spelling, keys as texts."""
    if isinstance(value, dict):
        return {str(key): as_read(item, (*path, str(key))) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [as_read(item, (*path, number)) for number, item in enumerate(value)]
    if isinstance(value, str) and path and path[-1] in NAMES:
        return composed(value)
    return value


def alike(one: Any, other: Any) -> bool:
    """Return whether two values are the same, kinds included: 1 is not true."""
    if one is other:
        return True
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(alike(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(alike, one, other))
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    return bool(one == other)


def _with(at: Any, path: Path, change: Callable[[Any], Any], whole: Path) -> Any:
    if not path:
        return change(at)
    step, rest = path[0], path[1:]
    if isinstance(at, list) and isinstance(step, int) and step < len(at):
        return [*at[:step], _with(at[step], rest, change, whole), *at[step + 1 :]]
    if isinstance(at, dict) and isinstance(step, str) and (step in at or not rest):
        return {**at, step: _with(at.get(step), rest, change, whole)}
    raise _nothing_at(whole)


def _inserted(old: Any, at: int | str, value: Any, path: Path) -> Any:
    if old is None:
        old = [] if isinstance(at, int) else {}
    if isinstance(at, int) and isinstance(old, list) and 0 <= at <= len(old):
        return [*old[:at], value, *old[at:]]
    if isinstance(at, str) and isinstance(old, dict):
        if at in old:
            raise Refused("field-there-already", field=at, place=_told(path))
        return {**old, at: value}
    raise _nothing_at((*path, at))


def _removed(old: Any, path: Path) -> Any:
    step = path[-1]
    if isinstance(old, list) and isinstance(step, int) and step < len(old):
        return [*old[:step], *old[step + 1 :]]
    if isinstance(old, dict) and step in old:
        return {key: value for key, value in old.items() if key != step}
    raise _nothing_at(path)


def _moved(old: Any, to: int, path: Path) -> Any:
    step = path[-1]
    if not isinstance(old, list) or not isinstance(step, int) or not 0 <= to < len(old):
        raise _nothing_at((*path[:-1], to))
    others = [*old[:step], *old[step + 1 :]]
    return [*others[:to], old[step], *others[to:]]


def _rekeyed(old: Any, new: str, path: Path) -> Any:
    if not isinstance(old, dict) or path[-1] not in old:
        raise _nothing_at(path)
    if new in old and new != path[-1]:
        raise Refused("field-there-already", field=new, place=_told(path[:-1]))
    return {new if key == path[-1] else key: value for key, value in old.items()}


def _number(items: list[Any], step: Step, path: Path) -> int:
    if isinstance(step, int):
        if 0 <= step < len(items):
            return step
        raise _nothing_at(path)
    for number, item in enumerate(items):
        if isinstance(item, dict) and item.get("id") == step:
            return number
    raise _nothing_at(path)


def _nothing_at(path: Path) -> Refused:
    return Refused("nothing-at-path", place=_told(path))


def _told(path: Path) -> str:
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in path) or "the top"
