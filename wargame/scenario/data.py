"""A Scenario as plain data that JSON can carry, and its hash.

Used by `journal`, which embeds the scenario as played in every session file, by `scenario.save`, and
wherever one needs to know whether two scenarios are the same. What is read here was written here, so
it needs no pydantic, and a session opens the faster for it; files that people wrote go through
`scenario.load`.
"""

import json
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass, replace
from hashlib import sha256
from types import NoneType
from typing import Any, get_args, get_origin

from wargame.scenario.migrate import too_new, up_to_date
from wargame.scenario.model import Scenario
from wargame.scenario.shapes import bare, members, model_of, slots_of, written
from wargame.terms import EntenteError


def as_data(value: Any) -> dict[str, Any]:
    """Return a scenario, or a part of one, as dicts, lists and scalars under the names of the file.

    Fields that have their default are left out; keys are texts, as in JSON.
    """
    return {
        written(field.name): plain(getattr(value, field.name))
        for field in fields(value)
        if getattr(value, field.name) != default_of(field)
    }


def from_data(data: Mapping[str, Any]) -> Scenario:
    """Return the scenario that `as_data` made `data` of, today or in an older format.

    Raises
    ------
    EntenteError
        If the data is no scenario, or one of a later version of Entente.
    """
    if too_new(data):
        raise EntenteError("This scenario was written by a later version of Entente; please update.")
    try:
        scenario: Scenario = _model(Scenario, up_to_date(data))
    except (TypeError, ValueError, KeyError, AttributeError, IndexError) as error:
        raise EntenteError("The scenario in this file is damaged and cannot be used.") from error
    return scenario


def scenario_hash(scenario: Scenario) -> str:
    """Return the SHA-256 of what the scenario says, in hexadecimal digits.

    Base rates do not count: they are computed from the scenario and carry this hash. Nor does the
    way a file is written: order of fields, comments, defaults spelt out.
    """
    if scenario.monitor is not None:
        scenario = replace(scenario, monitor=replace(scenario.monitor, base_rates=None))
    canonical = json.dumps(as_data(scenario), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return sha256(canonical.encode()).hexdigest()


def default_of(field: Field[Any]) -> Any:
    """Return what a field holds if nothing is said; MISSING if it cannot be left out."""
    return field.default_factory() if field.default_factory is not MISSING else field.default


def plain(value: Any) -> Any:
    """Return a value of the model as dicts, lists and scalars; see `as_data`."""
    if is_dataclass(value):
        return as_data(value)
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    return value


def _model(model: type[Any], data: Mapping[str, Any]) -> Any:
    slots = slots_of(model)
    values = {key.replace("-", "_"): _value(slots[key].annotation, value) for key, value in data.items()}
    return model(**values)


def _value(annotation: Any, value: Any) -> Any:
    if value is None and NoneType in get_args(annotation):
        return None
    if (model := model_of(annotation)) is not None:
        return _model(model, value)
    base, _ = bare(members(annotation)[-1])
    arguments = get_args(base)
    if get_origin(base) is tuple:
        kinds = arguments[:1] * len(value) if arguments[-1] is Ellipsis else arguments
        return tuple(_value(kind, item) for kind, item in zip(kinds, value, strict=True))
    if get_origin(base) is dict:
        return {arguments[0](key): _value(arguments[1], item) for key, item in value.items()}
    if not isinstance(value, str | int | float):
        raise TypeError(base)
    return float(value) if base is float else value
