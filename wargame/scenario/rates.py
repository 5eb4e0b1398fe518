"""Base rates of a scenario, kept in a file of its name beside it that ends in `.rates.json`.

Simulation writes them; whoever reads a scenario's file gets them with it, in its monitor. Those inside
older scenario files are read too, unless there are some beside it. They carry the hash of the scenario that
they were made for: after an edit they are stale, which is said wherever they are shown. They never keep
anybody from playing: a file of rates that is missing, damaged or made by hand gives none.
"""

import json
from dataclasses import replace
from pathlib import Path
from typing import Final, Literal, TypeAlias

from wargame.scenario.data import as_data, part_of_data, scenario_hash
from wargame.scenario.model import BaseRates, Scenario
from wargame.terms import EntenteError
from wargame.whole import write_whole

ENDING: Final = ".rates.json"
_LARGEST: Final = 1_000_000

Freshness: TypeAlias = Literal["none", "fresh", "stale"]


def rates_file(scenario: Path) -> Path:
    """Return the file of the base rates of the scenario in a file."""
    return scenario.with_name(f"{scenario.stem}{ENDING}")


def rates_beside(scenario: Path) -> BaseRates | None:
    """Return the base rates that lie beside a scenario's file; None if there are none to be read."""
    try:
        with rates_file(scenario).open("rb") as file:
            content = file.read(_LARGEST + 1)
        if len(content) > _LARGEST:
            return None
        return part_of_data(BaseRates, json.loads(content))
    except (OSError, ValueError, RecursionError, EntenteError):
        return None


def with_rates_beside(scenario: Scenario, path: Path) -> Scenario:
    """Return the scenario of a file with the base rates that lie beside it, if there are any."""
    if scenario.monitor is None or (rates := rates_beside(path)) is None:
        return scenario
    return replace(scenario, monitor=replace(scenario.monitor, base_rates=rates))


def write_rates(scenario: Path, rates: BaseRates) -> Path:
    """Write base rates beside a scenario's file; return theirs. OSError if that cannot be done."""
    file = rates_file(scenario)
    write_whole(file, (json.dumps(as_data(rates), indent=2, ensure_ascii=False) + "\n").encode())
    return file


def freshness_of(scenario: Scenario) -> Freshness:
    """Return whether the base rates of a scenario were made for it as it is now."""
    rates = scenario.monitor.base_rates if scenario.monitor else None
    if rates is None:
        return "none"
    return "fresh" if rates.scenario_hash in ("", scenario_hash(scenario)) else "stale"
