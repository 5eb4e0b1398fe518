"""A Scenario as plain data that JSON can carry, and its hash.

Used by `journal`, which embeds the scenario as played in every session file, by `scenario.save`, and
wherever one needs to know whether two scenarios are the same. Data is read as strictly as a file is, but
without its places: in a session that nobody tampered with there is nothing to find. It needs no pydantic,
and a session opens the faster for it; files that people wrote go through `scenario.load`.
"""

import json
from collections.abc import Callable, Hashable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import MISSING, Field, fields, is_dataclass, replace
from functools import cache, partial
from hashlib import sha256
from types import NoneType
from typing import Any, Final, Literal, TypeAlias, TypeVar, cast, get_args, get_origin

from wargame.scenario.migrate import too_new, up_to_date
from wargame.scenario.model import Scenario
from wargame.scenario.shapes import bare, members, model_of, slots_of, written
from wargame.terms import LONGEST_TEXT, EntenteError

LARGEST: Final = 10**18
"""Numbers lie between this and its negative, as in a scenario's file."""

Reader: TypeAlias = Callable[[Any], Any]
"""Makes a value of plain data; one of `_UNFIT` if it does not fit."""

_Part = TypeVar("_Part")

_UNFIT: Final = (TypeError, ValueError, KeyError, AttributeError, IndexError)


def as_data(value: Any) -> dict[str, Any]:
    """Return a scenario, or a part of one, as dicts, lists and scalars under the names of the file.

    Fields that have their default are left out; keys are texts, as in JSON.
    """
    data = {}
    for name, key, default in _names_in(cast("Hashable", type(value))):
        held = getattr(value, name)
        if held != default:
            data[key] = plain(held)
    return data


@cache
def _names_in(part: Any) -> tuple[tuple[str, str, Any], ...]:
    """Return each field of a part: its name, its name in a file, and what it holds if nothing is said."""
    return tuple((field.name, written(field.name), default_of(field)) for field in fields(part))


def from_data(data: Mapping[str, Any]) -> Scenario:
    """Return the scenario that `as_data` made `data` of, today or in an older format.

    Raises
    ------
    EntenteError
        If the data is no scenario, or one of a later version of Entente.
    """
    if too_new(data):
        raise EntenteError("scenario-of-later-version")
    try:
        scenario: Scenario = _reader(Scenario)(up_to_date(data))
    except _UNFIT as error:
        raise EntenteError("scenario-damaged") from error
    return scenario


def part_of_data(part: type[_Part], data: Any) -> _Part:
    """Return the part of a scenario, a class of the model, that `as_data` made `data` of.

    Raises
    ------
    EntenteError
        If the data is none.
    """
    try:
        made: _Part = _reader(cast("Hashable", part))(data)
    except _UNFIT as error:
        raise EntenteError("scenario-damaged") from error
    return made


def scenario_hash(scenario: Scenario) -> str:
    """Return the SHA-256 of what the scenario says, in hexadecimal digits.

    Base rates do not count: they are computed from the scenario and carry this hash. Nor does the
    way a file is written: order of fields, comments, defaults spelt out.
    """
    canonical = json.dumps(hashed_data(scenario), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return sha256(canonical.encode()).hexdigest()


def hashed_data(scenario: Scenario) -> dict[str, Any]:
    """Return what the hash of a scenario is over: all by which two versions of it can differ."""
    if scenario.monitor is not None:
        scenario = replace(scenario, monitor=replace(scenario.monitor, base_rates=None))
    return as_data(scenario)


def default_of(field: Field[Any]) -> Any:
    """Return what a field holds if nothing is said; MISSING if it cannot be left out."""
    return field.default_factory() if field.default_factory is not MISSING else field.default


def plain(value: Any) -> Any:
    """Return a value of the model as dicts, lists and scalars; see `as_data`."""
    if isinstance(value, str | int):
        return value
    if is_dataclass(value):
        return as_data(value)
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    return value


@cache
def _reader(annotation: Any) -> Reader:
    """Return what makes a value of data as an annotation says it must be."""
    readers = [_one_reader(member) for member in members(annotation)]
    may_be_none = NoneType in get_args(annotation)

    def read(value: Any) -> Any:
        if value is None and may_be_none:
            return None
        for last, reader in enumerate(readers, start=1):
            try:
                return reader(value)
            except _UNFIT:
                if last == len(readers):
                    raise
        raise TypeError(annotation)

    return read if may_be_none or len(readers) > 1 else readers[0]


def _one_reader(annotation: Any) -> Reader:
    if (model := model_of(annotation)) is not None:
        return _model_reader(model)
    base, bounds = bare(annotation)
    arguments = get_args(base)
    if get_origin(base) is Literal:
        return partial(_choice, {(type(one), one) for one in arguments})
    if get_origin(base) is tuple:
        return partial(_items, arguments, bounds.get("min_length", 0))
    if get_origin(base) is dict:
        return partial(_block, bare(arguments[0])[0], _reader(arguments[1]))
    if base is str:
        return partial(_text, bounds.get("min_length", 0))
    return partial(_number, base, bounds.get("ge", -LARGEST), bounds.get("le", LARGEST))


def _model_reader(model: type[Any]) -> Reader:
    # A field is looked at when it is met: a block may hold blocks of its own kind.
    slots = slots_of(model)

    def read(data: Any) -> Any:
        fields_there = {
            key.replace("-", "_"): _reader(slots[key].annotation)(value) for key, value in data.items()
        }
        return model(**fields_there)

    return read


def _choice(choices: AbstractSet[tuple[type, Any]], value: Any) -> Any:
    if (type(value), value) not in choices:
        raise ValueError(value)
    return value


def _items(kinds: tuple[Any, ...], least: int, value: Any) -> tuple[Any, ...]:
    if not isinstance(value, list) or len(value) < least:
        raise ValueError(value)
    kinds = kinds[:1] * len(value) if kinds[-1] is Ellipsis else kinds
    return tuple(_reader(kind)(item) for kind, item in zip(kinds, value, strict=True))


def _block(key_type: Callable[[str], Any], read: Reader, value: Any) -> dict[Any, Any]:
    return {key_type(key): read(item) for key, item in value.items()}


def _text(least: int, value: Any) -> str:
    if not isinstance(value, str) or not least <= len(value) <= LONGEST_TEXT:
        raise TypeError(value)
    return value


def _number(kind: type, least: float, most: float, value: Any) -> Any:
    fits = type(value) is kind or (kind is float and type(value) is int)
    if not fits or not least <= value <= most:
        raise ValueError(value)
    return kind(value)
