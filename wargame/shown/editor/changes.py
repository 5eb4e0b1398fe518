"""What differs between two versions of a scenario, in words: “Compile one text: cost 1 → 2; 3 cards new”.

Plain data of both goes in, one line for each thing that differs comes out, in the order of the format. Things
are the same by their ids, ties by their two actors. Goes to the list of versions and to whoever asks what an
import or a merge has done.
"""

from collections.abc import Iterator
from typing import Any, Final

from wargame.scenario.document.differences import ids_of
from wargame.scenario.document.values import alike
from wargame.scenario.fields import field_at
from wargame.scenario.nodes import Path
from wargame.scenario.shapes import slots_of_path
from wargame.shown.editor.sections import SECTIONS
from wargame.words.counting import counted, listed

_LONGEST: Final = 40
"""Characters of a text that is shown with its change; a longer one is only said to be changed."""

_MOST_NAMED: Final = 3
"""Things of one kind that are named when they are new or gone."""

_ABSENT: Final = object()


def changes_between(old: Any, new: Any, most: int = 200) -> tuple[str, ...]:
    """Return what is to be changed in `old` to make it `new`, in words; at most so many lines."""
    lines = list(_changes(old, new, (), ""))
    if len(lines) <= most:
        return tuple(lines)
    return (*lines[:most], f"and {counted(len(lines) - most, 'more change')}")


def _changes(old: Any, new: Any, path: Path, of: str) -> Iterator[str]:
    if old is not _ABSENT and new is not _ABSENT and alike(old, new):
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for key in _in_order(path, {**old, **new}):
            yield from _changes(old.get(key, _ABSENT), new.get(key, _ABSENT), (*path, key), of)
        return
    was, now = _items(old), _items(new)
    if was is not None and now is not None and (was or now):
        yield from _changed_items(was, now, path, of)
    else:
        yield _changed(old, new, path, of)


def _changed_items(was: dict[str, Any], now: dict[str, Any], path: Path, of: str) -> Iterator[str]:
    kept = [key for key in was if key in now]
    said = [
        _listed([one for key, one in now.items() if key not in was], "new"),
        _listed([one for key, one in was.items() if key not in now], "gone"),
        "in another order" if [key for key in now if key in was] != kept else "",
    ]
    if any(said):
        yield _line(of, path, listed(list(filter(None, said))))
    for number, key in enumerate(kept):
        yield from _changes(was[key], now[key], (*path, number), named(now[key]))


def _listed(items: list[Any], what: str) -> str:
    if not items:
        return ""
    names = [named(one) for one in items[:_MOST_NAMED]]
    more = len(items) - len(names)
    return f"{listed([*names, f'{more} more'] if more else names)} {what}"


def _changed(old: Any, new: Any, path: Path, of: str) -> str:
    if old is _ABSENT:
        return _line(of, path, _short(new) or "written")
    if new is _ABSENT:
        return _line(of, path, "taken out")
    shown = _short(old), _short(new)
    return _line(of, path, f"{shown[0]} → {shown[1]}" if all(shown) else "changed")


def _line(of: str, path: Path, said: str) -> str:
    """Return whose field it is, what it is called, and what became of it."""
    names = [label_at(path[: depth + 1]) for depth, step in enumerate(path) if isinstance(step, str)]
    names = names[1:] if of and len(names) > 1 else names
    called = ", ".join(name if number == 0 else name.lower() for number, name in enumerate(names))
    return f"{of}: {called.lower()} {said}" if of else f"{called}: {said}"


def label_at(path: Path) -> str:
    """Return what people call the field at a path, with items by their number; lists as the outline does."""
    if len(path) == 1 and len(titles := [one.title for one in SECTIONS if one.field == path[0]]) == 1:
        return titles[0]
    form = field_at(path)
    return (form.label if form is not None else "") or str(path[-1])


def _in_order(path: Path, keys: dict[str, Any]) -> list[str]:
    known = [name for name in slots_of_path(path) if name in keys]
    return [*known, *(key for key in keys if key not in known)]


def _items(value: Any) -> dict[str, Any] | None:
    """Return the items of a list by what tells them apart; None if nothing does."""
    if value is _ABSENT:
        return {}
    if ids_of(value) is not None:
        return {item["id"]: item for item in value}
    if not isinstance(value, list) or not all(isinstance(one, dict) and _pair(one) for one in value):
        return None
    by_pair = {_pair(one): one for one in value}
    return by_pair if len(by_pair) == len(value) else None


def _pair(item: dict[str, Any]) -> str:
    between = item.get("between")
    return " ".join(sorted(map(str, between))) if isinstance(between, list) else ""


def named(item: Any) -> str:
    """Return what people call an item: its title in quotes, or the two of a tie."""
    if not isinstance(item, dict):
        return "it"
    if between := _pair(item):
        return between.replace(" ", " and ")
    said = " ".join(str(item.get("title") or item.get("name") or item.get("text") or item.get("id")).split())
    return f"“{said if len(said) <= _LONGEST else said[: _LONGEST - 1] + '…'}”"


def _short(value: Any) -> str:
    """Return a value in a few words; empty if it takes more."""
    if isinstance(value, dict) or (isinstance(value, list) and any(isinstance(one, dict) for one in value)):
        return ""
    if isinstance(value, list):
        said = listed([str(one) for one in value]) or "nothing"
    elif isinstance(value, str):
        said = f"“{' '.join(value.split())}”"
    elif isinstance(value, bool):
        said = "yes" if value else "no"
    else:
        said = "nothing" if value is None else str(value)
    return said if len(said) <= _LONGEST + 2 else ""
