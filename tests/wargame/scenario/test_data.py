"""Scenarios as plain data, and their hash."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.wargame.scenario.small import small, small_text
from wargame.places import scenarios_folder
from wargame.scenario.data import as_data, from_data, scenario_hash
from wargame.scenario.fit import adapter
from wargame.scenario.load import load, read
from wargame.scenario.model import BaseRate, BaseRates
from wargame.terms import EntenteError

SHIPPED = sorted(scenarios_folder().glob("*.yaml"))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_scenario_comes_back_from_json_as_it_was(path: Path) -> None:
    scenario = load(path)
    assert from_data(json.loads(json.dumps(as_data(scenario)))) == scenario


def test_plain_data_is_what_a_strict_reader_accepts() -> None:
    data = as_data(small())
    assert adapter().validate_json(json.dumps(data), strict=True) == small()
    assert data == adapter().dump_python(small(), mode="json", by_alias=True, exclude_defaults=True)


def test_defaults_are_left_out() -> None:
    data = as_data(small())
    assert "notes" not in data
    assert data["cards"][0]["limit"] == {"cooldown": 1}
    assert data["tracks"][0]["steps"] == {"0": "nothing", "5": "half built", "10": "open"}


@pytest.mark.parametrize(
    "change",
    [
        {"cards": 3},
        {"cards": [3]},
        {"cards": [{"id": "x"}]},
        {"alignments": [{"between": ["a"], "value": 1}]},
        {"calendar": None},
        {"unknown": 1},
        {"title": ["a"]},
        {"rules": {}},
        {"tracks": [{"id": "a", "name": "a", "steps": {"x": "y"}}]},
    ],
)
def test_damaged_data_is_refused_in_words(change: dict[str, Any]) -> None:
    with pytest.raises(EntenteError, match="damaged"):
        from_data({**as_data(small()), **change})


def test_data_of_a_later_version_is_refused_in_words() -> None:
    with pytest.raises(EntenteError, match="later version"):
        from_data({**as_data(small()), "format": 99})


def test_the_hash_is_of_what_is_said_not_of_how() -> None:
    text = "# another comment\n" + small_text().replace("covert: true", "covert: true\n    partly: ''")
    assert read(text, "x")[0] == small()
    assert len(scenario_hash(small())) == 64
    other = replace(small(), title="Another title")
    assert scenario_hash(other) != scenario_hash(small())


def test_the_hash_leaves_base_rates_out() -> None:
    monitor = small().monitor
    assert monitor is not None
    rates = BaseRates(
        scenario_hash="", policy="p", games=1, seed=1, rates=(BaseRate(shares={"neither": 1.0}),)
    )
    with_rates = replace(small(), monitor=replace(monitor, base_rates=rates))
    assert with_rates != small()
    assert scenario_hash(with_rates) == scenario_hash(small())


@pytest.mark.parametrize(
    ("where", "value"),
    [
        (("calendar", "turns"), "2"),
        (("calendar", "turns"), True),
        (("calendar", "turns"), 10**19),
        (("calendar", "turns"), 0),
        (("title",), 7),
        (("title",), "x" * 20_001),
        (("actors",), []),
        (("actors",), {"a": 1}),
        (("rules", "order"), "by chance"),
    ],
)
def test_data_is_read_as_strictly_as_a_file(where: tuple[str, ...], value: object) -> None:
    data: Any = json.loads(json.dumps(as_data(small())))
    block = data
    for name in where[:-1]:
        block = block[name]
    block[where[-1]] = value
    with pytest.raises(EntenteError, match="damaged"):
        from_data(data)
