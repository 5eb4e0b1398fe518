"""Older formats, brought up to date step by step."""

from typing import Any

import pytest

from wargame.scenario import migrate
from wargame.scenario.migrate import FORMAT, STEPS, too_new, up_to_date


def one_to_two(data: dict[str, Any]) -> dict[str, Any]:
    return {**data, "format": 2, "calendar": {"turns": data["turns"]}}


def two_to_three(data: dict[str, Any]) -> dict[str, Any]:
    return {**data, "format": 3}


def test_each_step_follows_the_one_before() -> None:
    old = {"format": 1, "turns": 4}
    new = up_to_date(old, {1: one_to_two, 2: two_to_three})
    assert new == {"format": 3, "turns": 4, "calendar": {"turns": 4}}
    assert old == {"format": 1, "turns": 4}


@pytest.mark.parametrize("data", [{"format": FORMAT}, {"format": "x"}, {}, [], None, {"format": [1]}])
def test_what_is_not_old_stays_as_it_is(data: object) -> None:
    assert up_to_date(data) is data


def test_every_older_format_has_its_step() -> None:
    assert sorted(STEPS) == list(range(1, FORMAT))


@pytest.mark.parametrize(
    ("data", "newer"), [({"format": FORMAT + 1}, True), ({"format": FORMAT}, False), ([], False)]
)
def test_a_later_format_is_known_as_such(data: object, newer: bool) -> None:
    assert too_new(data) is newer
    assert migrate.FORMAT == 1
