"""Where the spread of a series comes from is parted so that the parts make the whole."""

from functools import cache

import pytest
from msgspec import structs

from tests.wargame.cohort.tables import record_of, shipped
from wargame.batch.tables import Tables, compile_tables
from wargame.cohort.extract import Extract, of_record
from wargame.cohort.shares import shares
from wargame.cohort.telling import shares_words
from wargame.game.compiled import CompiledScenario

NAME = "afghanistan-2017"


@cache
def tables_of(_hash: str) -> Tables:
    return compile_tables(CompiledScenario(shipped(NAME)))


@cache
def table() -> Extract:
    return of_record(*record_of(3, NAME, "greedy", 2))


def like(index: float, draw: str) -> Extract:
    """The same table with another index at the end and another hidden draw on paper."""
    return structs.replace(table(), index=(0.0, 0.0, index), hidden={**table().hidden, "russia": draw})


def test_what_only_the_draw_decides_is_the_draws() -> None:
    ones = [like(value, "a") for value in (40.0, 40.1) * 3] + [
        like(value, "b") for value in (-40.0, -40.1) * 3
    ]
    found = shares(ones, ["x"] * 12, tables_of, replays=20)
    assert found.is_told
    assert found.draws > 0.99
    assert found.draws + found.dice + found.rest == pytest.approx(1)
    assert "hidden draws 100 in 100" in "\n".join(shares_words(found))


def test_labels_and_versions_are_no_part_of_it() -> None:
    ones = [like(value, "a") for value in (0.0, 10.0, 60.0, 70.0) * 3]
    groups = ["without", "without", "with", "with"] * 3
    inside = shares(ones, groups, tables_of, replays=20)
    flat = shares(ones, ["x"] * 12, tables_of, replays=20)
    assert inside.spread == pytest.approx(5.48, abs=0.01)
    assert flat.spread > 30
    assert inside.draws == pytest.approx(0, abs=1e-9)


def test_too_few_tables_are_said_to_be_too_few() -> None:
    found = shares([like(1.0, "a"), like(9.0, "b")], ["x", "x"], tables_of, replays=5)
    assert not found.is_told
    assert "cannot be told" in "\n".join(shares_words(found))
    assert shares([], [], tables_of).tables == 0


def test_of_very_many_tables_enough_are_thrown_anew_and_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    ones = [like(value, "a") for value in (0.0, 10.0, 60.0, 70.0) * 3]
    every = shares(ones, ["x"] * 12, tables_of, replays=20)
    assert every.replayed == 12
    assert "thrown anew" not in "\n".join(shares_words(every))
    monkeypatch.setattr("wargame.cohort.shares.MOST_REPLAYED", 5)
    done: list[int] = []
    some = shares(ones, ["x"] * 12, tables_of, replays=20, told=done.append)
    assert done == [1, 2, 3, 4, 5]
    assert (some.tables, some.replayed, some.spread) == (12, 5, every.spread)
    assert "the dice of 5 of them thrown anew" in "\n".join(shares_words(some))
