"""A Scenario as plain data that JSON can carry, and its hash.

Used by `journal`, which embeds the scenario as played in every session file, by `scenario.save`, and
wherever one needs to know whether two scenarios are the same.
"""

import json
from dataclasses import replace
from hashlib import sha256
from typing import Any, cast

from wargame.scenario.fit import adapter
from wargame.scenario.migrate import too_new, up_to_date
from wargame.scenario.model import Scenario
from wargame.terms import EntenteError


def as_data(scenario: Scenario) -> dict[str, Any]:
    """Return the scenario as dicts, lists and scalars under the names of the file; defaults are left out."""
    data = adapter().dump_python(scenario, mode="json", by_alias=True, exclude_defaults=True)
    return cast("dict[str, Any]", data)


def from_data(data: dict[str, Any]) -> Scenario:
    """Return the scenario that `as_data` made `data` of, today or in an older format.

    Raises
    ------
    EntenteError
        If the data is no scenario, or one of a later version of Entente.
    """
    from pydantic import ValidationError

    if too_new(data):
        raise EntenteError("This scenario was written by a later version of Entente; please update.")
    try:
        return adapter().validate_json(json.dumps(up_to_date(data)), strict=True)
    except ValidationError as error:
        raise EntenteError("The scenario in this file is damaged and cannot be used.") from error


def scenario_hash(scenario: Scenario) -> str:
    """Return the SHA-256 of what the scenario says, in hexadecimal digits.

    Base rates do not count: they are computed from the scenario and carry this hash. Nor does the
    way a file is written: order of fields, comments, defaults spelt out.
    """
    if scenario.monitor is not None:
        scenario = replace(scenario, monitor=replace(scenario.monitor, base_rates=None))
    canonical = json.dumps(as_data(scenario), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return sha256(canonical.encode()).hexdigest()
