"""Fields of a script's line: from JSON to the fields of a command, with every fault in words, and back.

`script.read_line` gives an object as JSON has it and the class of the command; `fit` checks each field
against the class's annotations and returns the command. `as_object` is the way back. A field is written
in a script as in the class, with hyphens for underscores; `from_` is written `from`, because Python keeps
that word for itself. To allow another kind of value, add a case to `_fit_value`.
"""

import types
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from difflib import get_close_matches
from functools import cache
from typing import Any, Final, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from wargame.names import composed
from wargame.scenario.faults import shown
from wargame.session.session import checked_text
from wargame.terms import Refused
from wargame.words.counting import listed
from wargame.words.sentences import Sentence

LONGEST_LIST: Final = 1000
"""Entries of one list or block of a line; longer ones are refused."""

_Form = TypeVar("_Form")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A pro or a con in a `rule` line. A bare text stands for one of weight 1."""

    text: str
    weight: int = 1
    """From 0 (heard, not counted) to 2."""
    seat: str = ""
    """Who brought it; empty for the facilitator."""


def written(name: str) -> str:
    """Return a field's name as a script has it: `argument_reason` is `argument-reason`."""
    return name.rstrip("_").replace("_", "-")


@cache
def forms_of(form: type[Any]) -> dict[str, tuple[Field[Any], Any]]:
    """Return the fields of a command by their name in scripts, with the annotation of each."""
    hints = get_type_hints(form)
    return {written(one.name): (one, hints[one.name]) for one in fields(form)}


def is_required(field: Field[Any]) -> bool:
    """Return whether a field has to be in the line."""
    return field.default is MISSING and field.default_factory is MISSING


def fit(form: type[_Form], data: Mapping[str, Any], title: str) -> _Form:
    """Return the command or part of one that `data` describes; `title` names it in refusals.

    Raises
    ------
    Refused
        For a field that is unknown or missing, and for a value of another kind than its field.
    """
    return _fitted(form, data, f"“{title}”")


def _fitted(form: type[_Form], data: Mapping[str, Any], where: str) -> _Form:
    kind: Any = form
    known = forms_of(kind)
    for name in data:
        if name not in known:
            short = Sentence("no-such-field", where=where, name=_short(name))
            raise Refused(
                meant(short, name, known) or Sentence("fields-known", told=short, known=tuple(known))
            )
    values = {}
    for name, (field, hint) in known.items():
        if name in data:
            values[field.name] = _fit_value(hint, data[name], f"“{name}” of {where}")
        elif is_required(field):
            raise Refused("field-missing", where=where, name=name)
    return form(**values)


def _short(name: str) -> str:
    return name if len(name) <= 40 else name[:39] + "…"


def meant(refusal: Sentence, word: str, names: Iterable[str]) -> Sentence | None:
    """Return a refusal of a word that goes on with the nearest of the names; None if none is near."""
    near = get_close_matches(word, tuple(names), n=1, cutoff=0.6)
    return Sentence("did-you-mean", told=refusal, meant=near[0]) if near else None


def _fit_value(hint: Any, value: Any, where: str) -> Any:
    """Return `value` as the annotation `hint` wants it."""
    origin = get_origin(hint)
    if hint is object:  # read by whoever knows what it is
        return value
    if origin in (Union, types.UnionType):
        return _fit_either(get_args(hint), value, where)
    if origin is Literal:
        return _fit_word(get_args(hint), value, where)
    if origin is tuple:
        return _fit_list(get_args(hint)[0], value, where)
    if origin is not None and issubclass(origin, Mapping):
        return _fit_block(get_args(hint)[1], value, where)
    if is_dataclass(hint) and isinstance(hint, type):
        data = {"text": value} if isinstance(value, str) else value
        if not isinstance(data, dict):
            raise Refused("field-text-or-block", where=where, value=shown(value))
        return _fitted(hint, data, where)
    return _fit_plain(hint, value, where)


_PLAIN: Final[dict[type, str]] = {
    str: "a text",
    int: "a whole number",
    float: "a number with a point",
    bool: "true or false",
}


def _fit_plain(hint: Any, value: Any, where: str) -> Any:
    # In JSON true is no number, in Python it is one.
    if type(value) is not hint:
        raise Refused("field-other-kind", where=where, wanted=_PLAIN[hint], value=shown(value))
    if isinstance(value, str):
        return _typed(checked_text(value, f"text in {where}"))
    return value


def _typed(value: str) -> str:
    """Return a text of a line; what is an id but for marks that nobody sees is that id."""
    plain = composed(value)
    return plain if plain.isascii() and " " not in plain else value


def _fit_either(hints: tuple[Any, ...], value: Any, where: str) -> Any:
    if value is None and type(None) in hints:
        return None
    plain = [hint for hint in hints if hint is not type(None)]
    if len(plain) == 1:
        return _fit_value(plain[0], value, where)
    for hint in plain:
        if type(value) is hint:
            return _fit_plain(hint, value, where)
    wanted = listed((_PLAIN[hint] for hint in plain), "or")
    raise Refused("field-other-kind", where=where, wanted=wanted, value=shown(value))


def _fit_word(words: tuple[str, ...], value: Any, where: str) -> Any:
    if isinstance(value, str) and value in words:
        return value
    refusal = Sentence("field-other-word", where=where, words=words, value=shown(value))
    raise Refused(meant(refusal, value, words) or refusal if isinstance(value, str) else refusal)


def _fit_list(hint: Any, value: Any, where: str) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise Refused("field-no-list", where=where, value=shown(value))
    _check_length(value, where)
    return tuple(_fit_value(hint, one, f"entry {number} of {where}") for number, one in enumerate(value, 1))


def _fit_block(hint: Any, value: Any, where: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise Refused("field-no-block", where=where, value=shown(value))
    _check_length(value, where)
    for name in value:
        checked_text(name, f"name in {where}")
    return {
        _typed(name): _fit_value(hint, one, f"“{_short(name)}” in {where}") for name, one in value.items()
    }


def _check_length(value: list[Any] | dict[str, Any], where: str) -> None:
    if len(value) > LONGEST_LIST:
        raise Refused("field-too-long", where=where, count=len(value), most=LONGEST_LIST)


def as_object(command: Any) -> dict[str, Any]:
    """Return the fields of a command that differ from their defaults, under their names in scripts."""
    told = {}
    for one in fields(command):
        value = getattr(command, one.name)
        if is_required(one) or value != _default(one):
            told[written(one.name)] = _plain(value)
    return told


def _default(field: Field[Any]) -> Any:
    return field.default_factory() if field.default_factory is not MISSING else field.default


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Mapping):
        return {name: _plain(one) for name, one in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        told = as_object(value)
        return told["text"] if set(told) == {"text"} else told
    return value
