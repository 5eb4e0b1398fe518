"""What stands in a field of the format when a person adds it: the least that fits.

Made of the field's description, so that whatever the format has can be added by a form that knows nothing
of it.
"""

from collections.abc import Container, Iterable, Mapping
from typing import Any, Final

from wargame.scenario.document.document import Document
from wargame.scenario.fields import FieldForm, fields_of
from wargame.shown.editor.sections import text_of
from wargame.shown.editor.things import things_of

_PLAIN: Final[Mapping[str, Any]] = {"truth": False, "block": {}, "id": "new", "picture file": "picture.png"}
_SAID: Final[Mapping[str, str]] = {"condition": "turn >= 1", "measure": "turn", "effects": ""}


def blank_of(document: Document, form: FieldForm) -> Any:
    """Return the least that fits a field: the first choice, the lowest number, a part with what it needs."""
    if form.part is not None and form.kind == "part":
        return {one.name: blank_of(document, one) for one in fields_of(form.part) if one.needed}
    if form.kind in _PLAIN:
        return _PLAIN[form.kind]
    if form.kind in _SAID:
        return _SAID[form.kind] if form.needed else ""
    if form.kind in ("whole", "fraction"):
        return int(form.low if form.low is not None else 0)
    if form.choices:
        word = form.choices[0]
        return int(word) if word.lstrip("-").isdigit() else word
    return _of_things(document, form)


def blank_among(document: Document, form: FieldForm, others: Iterable[Any]) -> Any:
    """Return the least that fits an item of a list, with an id that none of the others has."""
    made = blank_of(document, form)
    if isinstance(made, dict) and "id" in made:
        taken = {text_of(one, "id") for one in others if isinstance(one, dict)}
        made = {**made, "id": free_of(taken, made["id"])}
    return made


def free_of(taken: Container[str], made: str) -> str:
    """Return an id that is not taken: `made`, or that with letters behind it.

    In conditions every word of an id begins with a letter.
    """
    number, found = 1, made
    while found in taken:
        number += 1
        found = f"{made}-{_letters(number)}"
    return found


def is_blank_id(identity: str) -> bool:
    """Return whether an id was made before the thing had a name."""
    first = str(_PLAIN["id"])
    return identity == first or (identity.startswith(f"{first}-") and identity[len(first) + 1 :].isalpha())


def _letters(number: int) -> str:
    """Return a number as letters: `b`, `c`, then `ba`."""
    letters = ""
    number -= 1
    while number >= 0:
        letters = chr(ord("a") + number % 26) + letters
        number = number // 26 - 1
    return letters


def _of_things(document: Document, form: FieldForm) -> Any:
    if form.kind == "reference":
        return _first(document, form, 0)
    if form.kind == "pair" and form.item is not None:
        return [_first(document, form.item, 0), _first(document, form.item, 1)]
    if form.kind == "list":
        return [blank_of(document, form.item)] if form.low and form.item is not None else []
    return form.label or "New"


def blank_key(document: Document, form: FieldForm, taken: list[str]) -> str | None:
    """Return a key that a block does not have yet; None if there is none left."""
    if form.key == "number":
        numbers = [int(one) for one in taken if one.lstrip("-").isdigit()]
        return str(max(numbers, default=-1) + 1)
    if form.key is None:
        return None
    free = (identity for identity, _ in things_of(document, form.key) if identity not in taken)
    return next(free, None)


def _first(document: Document, form: FieldForm, number: int) -> Any:
    if form.refers_to is None:
        return 0
    there = things_of(document, form.refers_to)
    return there[number][0] if number < len(there) else ""
