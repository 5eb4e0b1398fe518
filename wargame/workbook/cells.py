"""Which kind of value each field of a scenario has, and the two ways through its cell.

The kind follows from what `scenario.model` says of the field (`kind_of`). Whatever cannot be written so that
it reads as the same again is written as JSON, so that no value is ever lost; people rarely meet that. To
write a block of fields as a phrase, add it to `_PHRASES`.
"""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any, Final, Literal, get_args, get_origin

from wargame.scenario.model import ChanceWord, Gate, HiddenSet, Modifier, PerTurns
from wargame.scenario.shapes import bare, members, model_of, slots_of
from wargame.workbook.kinds import (
    ABSENT,
    LARGEST_EXACT,
    Block,
    Choice,
    Code,
    Keyed,
    Kind,
    Misread,
    Name,
    Number,
    Phrase,
    Raw,
    Several,
    Words,
    YesNo,
)
from wargame.workbook.names import Directory

_CODES: Final = frozenset(("set", "code", "interim-weight", "levers"))
"""Texts that are no sentences, though the model does not say so."""

_NONE: Final = "none"
"""What a cell says that takes away a number which would be there by itself."""

_PHRASES: Final[Mapping[type, Phrase]] = {
    Modifier: Phrase(
        "{add:+d} when {when}",
        r"\s*(?P<add>[+-]?\d+)\s+(?:when|if)\s+(?P<when>.+)",
        "+1 when turn >= 3",
        (("when", Code()), ("add", Number())),
    ),
    Gate: Phrase(
        "above {above}: {requires}",
        r"\s*(?:above\s+)?(?P<above>[+-]?\d+)\s*:\s*(?P<requires>.+)",
        "above 4: turn >= 3",
        (("above", Number()), ("requires", Code())),
    ),
    PerTurns: Phrase(
        "{times} in {turns} turns",
        r"\s*(?P<times>\d+)\s+in\s+(?P<turns>\d+)(?:\s+turns?)?\s*",
        "1 in 3 turns",
        (("times", Number()), ("turns", Number())),
    ),
    HiddenSet: Phrase(
        "{id}: {title}",
        r"\s*(?P<id>[^:\s]+)\s*:\s*(?P<title>.+)",
        "a: What it asks for",
        (("id", Code()), ("title", Words())),
    ),
    ChanceWord: Phrase(
        "{percent}%: {word}",
        r"\s*(?P<percent>\d+)\s*%?\s*:\s*(?P<word>.+)",
        "70%: likely",
        (("percent", Number()), ("word", Words())),
    ),
}
"""How blocks that people think of as a phrase are written."""


@cache
def kind_of(annotation: Any, name: str) -> Kind:
    """Return the kind of the values that an annotation lets in, in the field of this name."""
    every = members(annotation)
    words = tuple(
        str(word) for one in every if get_origin(bare(one)[0]) is Literal for word in get_args(bare(one)[0])
    )
    others = [one for one in every if get_origin(bare(one)[0]) is not Literal]
    if not others:
        whole = all(word.lstrip("-").isdigit() for word in words)
        return Number() if whole else Choice(words)
    kind = _one_kind(others[0], name)
    return Number(kind.whole, words) if isinstance(kind, Number) else kind


def _one_kind(annotation: Any, name: str) -> Kind:
    base, marks = bare(annotation)
    if base is bool:
        return YesNo()
    if base in (int, float):
        return Number(whole=base is int)
    if base is str:
        return _kind_of_text(marks, name)
    if (model := model_of(annotation)) is not None:
        return _PHRASES.get(model) or Block(
            tuple(
                (one, kind_of(slot.annotation, one), not slot.optional)
                for one, slot in slots_of(model).items()
            )
        )
    arguments = get_args(base)
    if get_origin(base) is dict:
        item = kind_of(arguments[1], name)
        return Keyed(item, below=not isinstance(item, Number | Code))
    return _list_kind(arguments, name)


def _kind_of_text(marks: Mapping[str, Any], name: str) -> Kind:
    """Return the kind of a text by what the model marks it as."""
    if marks.get("names") in ("actor", "seat"):
        return Name("actors")
    if marks.get("names") == "track":
        return Name("tracks")
    is_code = marks.keys() & {"names", "id_of", "says", "drawn"} or name in _CODES
    return Code() if is_code else Words()


def _list_kind(arguments: tuple[Any, ...], name: str) -> Kind:
    if arguments[-1] is not Ellipsis:
        return Several(kind_of(arguments[0], name), exactly=len(arguments))
    if model_of(arguments[0]) is not None:
        return Several(kind_of(arguments[0], name), below=True)
    item = kind_of(arguments[0], name)
    return Several(item, below=isinstance(item, Words))


def written(kind: Kind, value: Any, default: Any, names: Directory) -> Raw:
    """Return what a cell shows for a value; empty for none, and for an empty one that is the default."""
    if value is ABSENT or (value == default and value in (None, "", [], {})):
        return ""
    if value is None:
        return _NONE
    try:
        raw = kind.written(value, names)
        if same(read(kind, raw, default, names), value):
            return raw
    except (TypeError, ValueError, KeyError, AttributeError, Misread):
        pass
    return json.dumps(value, ensure_ascii=False)


def read(kind: Kind, raw: Raw, default: Any, names: Directory) -> Any:
    """Return the value that a cell means; Misread if it means none of its kind.

    An empty cell means that nothing is said.
    """
    if isinstance(raw, bool):
        raw = "yes" if raw else "no"
    text = _as_text(raw)
    # Blanks alone are something only where words are written.
    said = text if isinstance(kind, Words) else text.strip()
    if not said:
        return ABSENT
    if not isinstance(kind, Words) and said[0] in ("{", "[", '"') and (found := _as_json(text)) is not ABSENT:
        return found
    if default not in (ABSENT, None) and text.strip().casefold() == _NONE and _takes_none(kind):
        return None
    return kind.read(text, names)


def _takes_none(kind: Kind) -> bool:
    return isinstance(kind, Number) and _NONE not in kind.words


def _as_text(raw: Raw) -> str:
    if isinstance(raw, float) and raw.is_integer() and abs(raw) <= LARGEST_EXACT:
        return str(int(raw))
    return raw if isinstance(raw, str) else repr(raw)


def _as_json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return ABSENT


def same(one: Any, other: Any) -> bool:
    """Return whether two values say the same; a truth value is no number."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return isinstance(one, bool) == isinstance(other, bool) and bool(one == other)
