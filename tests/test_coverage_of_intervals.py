"""Intervals of a series hold the truth about as often as they say, and little is found in nothing."""

import pytest

from tests.coverage_of_intervals import (
    Kept,
    Pool,
    coverage,
    flagship,
    pool_of,
    true_difference,
    with_mediator,
)

GAMES = 1_000
COHORTS = 120
TABLES = 12
SHUFFLES = 199


@pytest.fixture(scope="module")
def without() -> Pool:
    return pool_of(flagship(), GAMES, 1)


@pytest.fixture(scope="module")
def treated() -> Pool:
    return pool_of(with_mediator(flagship()), GAMES, 2)


def test_a_known_effect_lies_in_its_interval_and_none_is_found_in_nothing(
    without: Pool, treated: Pool
) -> None:
    truth = float(true_difference(without, treated)[0])
    assert truth > 15
    told = coverage(without, treated, truth, cohorts=COHORTS, tables=TABLES, seed=3, shuffles=SHUFFLES)
    assert [str(one) for one in told if not one.is_kept] == []


def test_intervals_round_something_else_are_found_out(without: Pool, treated: Pool) -> None:
    wrong = float(true_difference(without, treated)[0]) + 25.0
    told = coverage(without, treated, wrong, cohorts=40, tables=TABLES, seed=3, shuffles=SHUFFLES)
    assert not told[0].is_kept


def test_what_is_kept_is_told_with_the_margin_of_the_binomial() -> None:
    def kept(times: int, share: float, *, at_most: bool) -> bool:
        return Kept(words="it holds", times=times, of=1_000, share=share, at_most=at_most).is_kept

    assert kept(950, 0.95, at_most=False)
    assert kept(930, 0.95, at_most=False)
    assert not kept(920, 0.95, at_most=False)
    assert not kept(980, 0.95, at_most=False)
    assert kept(0, 0.05, at_most=True)
    assert not kept(80, 0.05, at_most=True)
