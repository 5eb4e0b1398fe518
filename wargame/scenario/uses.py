"""Who names what in a scenario: every place at which the id of a thing stands.

Works on plain data, whole or half finished, along the annotations of `scenario.model`; goes to the edit that
renames a thing everywhere (`document.renames`) and to whoever asks where something is used. Which texts are
ids and which are in the small language, the model's marks say; nothing here knows a field by its name but
what hidden sets and answers need, whose ids count within their seat and their inject.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Literal, get_args, get_origin

from wargame.scenario.marks import Kind
from wargame.scenario.model import Scenario
from wargame.scenario.nodes import Path
from wargame.scenario.shapes import bare, members, model_of, slots_of

_WORDS: Final[Mapping[str, str]] = {
    "actor": "alignment|influence|scrutiny|exposed",
    "track": "track",
    "card": "played|succeeded",
}
"""By kind of thing, the words of the language that its ids stand in the parentheses of."""

_OWNED: Final[tuple[Kind, ...]] = ("hidden-set", "answer")
"""Kinds of things whose ids count within what they belong to."""

_SAME: Final[Mapping[str, Kind]] = {"seat": "actor"}


@dataclass(frozen=True, slots=True)
class Use:
    """One place at which an id stands."""

    path: Path
    how: Literal["itself", "name", "key", "text"]
    """The id of the thing itself, its name elsewhere, a field's name, or part of a text."""


def uses_of(data: Any, kind: Kind, identity: str, seat: str = "") -> list[Use]:
    """Return every place at which the thing of this kind is named, its own id first where it stands first.

    `seat` for a hidden set, whose ids count within its seat; for an answer it is the inject.
    """
    wanted = _SAME.get(kind, kind)
    within = seat if kind in _OWNED else None
    found: list[Use] = []
    for path, text, how, marks in _texts(Scenario, data, ()):
        if "says" in marks:
            if renamed(text, wanted, identity, "") != text:
                found.append(Use(path, "text"))
        elif text == identity and _kind_named(marks) == wanted and _is_of(within, data, path):
            found.append(Use(path, "itself" if how == "name" and "id_of" in marks else how))
    return found


def _kind_named(marks: Mapping[str, Any]) -> Kind:
    """Return the kind of things that a field names."""
    named: Kind = marks.get("names") or marks["id_of"]
    return _SAME.get(named, named)


def renamed(text: str, kind: Kind, old: str, new: str) -> str:
    """Return a text in the small language with another id for a thing, also where it has faults."""
    words = _WORDS.get(_SAME.get(kind, kind))
    if words is None or old not in text:
        return text
    calls, name = _patterns(words, old)
    return calls.sub(lambda call: call[1] + name.sub(lambda _: new, call[2]), text)


@cache
def _patterns(words: str, old: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    calls = re.compile(rf"((?<![\w-])(?:{words})\s*\()([^()]*)")
    return calls, re.compile(rf"(?<![\w-]){re.escape(old)}(?![\w-])")


def _texts(
    annotation: Any, value: Any, path: Path
) -> Iterator[tuple[Path, str, Literal["name", "key"], Mapping[str, Any]]]:
    """Yield every text that is marked, with its marks, and every marked name of a field."""
    if isinstance(value, str):
        _, marks = bare(members(annotation)[0])
        if "says" in marks or "names" in marks or "id_of" in marks:
            yield path, value, "name", marks
    elif isinstance(value, list):
        for number, item in enumerate(value):
            if (below := _item(annotation, number)) is not None:
                yield from _texts(below, item, (*path, number))
    elif isinstance(value, dict):
        yield from _texts_of_block(annotation, value, path)


def _texts_of_block(
    annotation: Any, value: dict[str, Any], path: Path
) -> Iterator[tuple[Path, str, Literal["name", "key"], Mapping[str, Any]]]:
    if (model := model_of(annotation)) is not None:
        slots = slots_of(model)
        for key, item in value.items():
            if key in slots:
                yield from _texts(slots[key].annotation, item, (*path, key))
        return
    base, _ = bare(members(annotation)[0])
    if get_origin(base) is not dict:
        return
    of_key, of_item = get_args(base)
    _, marks = bare(of_key)
    for key, item in value.items():
        if "names" in marks:
            yield (*path, key), key, "key", marks
        yield from _texts(of_item, item, (*path, key))


def _item(annotation: Any, number: int) -> Any:
    base, _ = bare(members(annotation)[0])
    arguments = get_args(base)
    if get_origin(base) is not tuple:
        return None
    if arguments[-1] is Ellipsis:
        return arguments[0]
    return arguments[number] if number < len(arguments) else None


def _is_of(seat: str | None, data: Any, path: Path) -> bool:
    """Return whether what stands at a path is one's own; anything is if none is asked for."""
    return seat is None or _seat_of(data, path) == seat


def _seat_of(data: Any, path: Path) -> Any:
    """Return the seat whose hidden set, or the inject whose answer, stands at a path."""
    if "draw" in path:
        return path[-1]
    thing = data[path[0]][path[1]]
    return thing.get("seat" if path[0] == "objectives" else "id")
