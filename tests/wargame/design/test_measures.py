"""What can be named before play is what is measured at every table."""

import numpy as np
import pytest

from tests.wargame.cohort.tables import played, shipped
from wargame.cohort.extract import of_session
from wargame.cohort.numbers import numbers, used
from wargame.design.measures import known_key, measures, uses


@pytest.mark.parametrize("name", ["afghanistan-2017", "first-steps", "great-powers-1872"])
def test_every_measure_has_a_number_at_every_table(name: str) -> None:
    scenario = shipped(name)
    tables = [of_session(played(seed, name, turns=1)) for seed in (1, 2)]
    found = dict(numbers(scenario, tables))
    assert list(found) == list(measures(scenario))
    assert all(row.shape == (2,) and np.isfinite(row).all() for row in found.values())
    for one in uses(scenario):
        assert used(one.key, tables).shape == (2,)
    keys = [one.key for one in measures(scenario)]
    assert len(set(keys)) == len(keys)
    assert all(known_key(scenario, key) == key for key in keys)


def test_a_key_is_known_however_its_actors_and_spaces_stand() -> None:
    scenario = shipped("afghanistan-2017")
    assert known_key(scenario, "tie  russia iran") == "tie iran russia"
    assert known_key(scenario, "index") == "index"
    for typed in ("tie russia", "tie russia moon", "inject saudi-envoy", "", "verdict"):
        assert known_key(scenario, typed) == ""
