"""A scenario that is made by edits alone is the scenario, whichever it is."""

from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.wargame.scenario.document import random_edits
from tests.wargame.strategies import scenarios
from wargame.places import scenarios_folder
from wargame.scenario.data import as_data, scenario_hash
from wargame.scenario.document.differences import difference
from wargame.scenario.document.document import Document, of_text
from wargame.scenario.document.edits import Batch, Insert, Set
from wargame.scenario.document.values import alike
from wargame.scenario.emit import as_yaml
from wargame.scenario.load import load, read
from wargame.scenario.model import Scenario

FILES = sorted(scenarios_folder().rglob("*.yaml"))


def rebuilt(data: dict[str, Any]) -> Document:
    """A document made from nothing, item by item and field by field."""
    document = of_text("# Made by hand.\n")
    for name, value in data.items():
        if not isinstance(value, list):
            document, _ = document.edited(Set((name,), value))
            continue
        for number, item in enumerate(value):
            document, _ = document.edited(Insert((name,), number, item))
    return document


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_shipped_scenario_is_rebuilt_by_edits_alone(path: Path) -> None:
    scenario = load(path)
    document = rebuilt(as_data(scenario))
    assert document.model == scenario
    assert document.faults == ()
    assert scenario_hash(document.model) == scenario_hash(scenario)
    assert document.text.startswith("# Made by hand.\n")


@given(scenarios(), st.integers(0, 10**9))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_scenario_is_edited_at_random_and_brought_back(scenario: Scenario, seed: int) -> None:
    data, rng = as_data(scenario), Random(seed)
    document = of_text(as_yaml(data))
    for _ in range(3):
        document, _ = document.edited(random_edits.edit(rng, document.data))
        assert (document.model, document.faults) == read_afresh(document)
        assert alike(of_text(document.text).data, document.data)
    back, _ = document.edited(Batch(tuple(difference(document.data, data))))
    assert alike(back.data, of_text(as_yaml(data)).data)
    assert back.model == scenario


def read_afresh(document: Document) -> tuple[Scenario | None, Any]:
    """What is read of the text without any part of it being known, as far as YAML could be read."""
    afresh = of_text(document.text)
    assert afresh.is_playable == (not read(document.text, afresh.name)[1])
    return afresh.model, afresh.faults


def test_one_shipped_scenario_is_made_of_another() -> None:
    one, other = (
        as_data(load(scenarios_folder() / name)) for name in ("first-steps.yaml", "great-powers-1872.yaml")
    )
    document = of_text(as_yaml(one))
    after, back = document.edited(Batch(tuple(difference(document.data, other))))
    assert after.model == load(scenarios_folder() / "great-powers-1872.yaml")
    assert after.edited(back)[0].text == document.text
