"""Faults that a schema cannot see."""

from wargame.scenario.faults import Fault
from wargame.scenario.model import Scenario
from wargame.scenario.places import Places


def check(scenario: Scenario, places: Places) -> tuple[Fault, ...]:
    """Return every fault."""
    return ()
