"""What seats are scored on: rulers, what sums up, and what the games come to with other bounds."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from wargame.places import scenarios_folder
from wargame.scenario.load import load
from wargame.scenario.model import Scenario
from wargame.simulation.aims import GoalRow, SeatGoals, bounds_words, outcome_words, seat_goals
from wargame.simulation.ends import Ends, ends_of, met
from wargame.simulation.order import Order


@cache
def scenario(name: str = "afghanistan-2017") -> Scenario:
    return load(scenarios_folder() / f"{name}.yaml")


@cache
def ends() -> Ends:
    return ends_of(Order(scenario=scenario(), games=200, everyone="random", detailed=False))


@cache
def seats() -> tuple[SeatGoals, ...]:
    return seat_goals(scenario(), ends())


def rows() -> list[GoalRow]:
    return [row for seat in seats() for row in seat.rows]


def test_every_goal_stands_once_below_its_seat() -> None:
    assert sorted(row.number for row in rows()) == list(range(len(scenario().objectives)))
    assert all(row.objective.seat == seat.seat for seat in seats() for row in seat.rows)


def test_points_sum_up_and_what_is_missing_to_a_hundred_is_told() -> None:
    for seat in seats():
        assert {sum(seat.public) + points for _, points in seat.hidden} == {100}
        assert seat.missing == 0
        assert seat.words.endswith("sums to 100")
    first, *others = scenario().objectives
    fewer = seat_goals(replace(scenario(), objectives=tuple(others)))
    (short,) = (seat for seat in fewer if seat.seat == first.seat)
    assert short.missing == first.weight


def test_the_games_with_the_same_bounds_come_to_what_they_came_to() -> None:
    for row in rows():
        if row.has_ruler and row.ends is not None and row.objective.shape == "ramp":
            lo, hi = row.objective.lo or 0, row.objective.hi or 0
            outcome = row.at(lo, hi)
            assert outcome is not None
            assert outcome.met == pytest.approx(met(row.objective, row.ends, row.margin).value)
            given = [row.points(int(value), lo, hi) for value in row.ends.values[row.ends.own]]
            assert outcome.mean == pytest.approx(float(np.mean(given)))
            assert outcome.nothing == pytest.approx(float(np.mean([not one for one in given])))


def test_a_bound_that_is_easier_is_met_more_often() -> None:
    row = next(row for row in rows() if row.has_ruler and row.objective.shape == "ramp")
    lo, hi = row.objective.lo or 0, row.objective.hi or 0
    easier = hi - 1 if hi > lo else hi + 1
    now, then = row.at(lo, hi), row.at(lo, easier)
    assert now is not None
    assert then is not None
    assert then.met >= now.met
    assert then.mean >= now.mean


def test_the_ruler_holds_all_games_and_both_bounds() -> None:
    for row in rows():
        if row.has_ruler:
            assert row.low < row.high
            assert row.low <= min(row.objective.lo or 0, row.objective.hi or 0)
            assert all(row.low <= value <= row.high for value, _, _ in row.bars())


def test_bars_of_a_hidden_goal_tell_its_own_games_from_the_others() -> None:
    hidden = next(row for row in rows() if row.hidden and row.bars())
    assert sum(own for _, own, _ in hidden.bars()) == pytest.approx(1)
    assert sum(others for _, _, others in hidden.bars()) == pytest.approx(1)
    public = next(row for row in rows() if row.what == "Public" and row.bars())
    assert all(not others for _, _, others in public.bars())


def test_words_say_what_the_bounds_mean() -> None:
    row = next(row for row in rows() if row.has_ruler and row.objective.shape == "ramp" and row.low == 0)
    weight = row.objective.weight
    assert bounds_words(row, 1, 8) == f"nothing up to 1, {weight} points from 8"
    assert bounds_words(row, 8, 1) == f"nothing down to 8, {weight} points from 1"
    outcome = row.at(1, 8)
    assert outcome is not None
    assert outcome_words(row, outcome)[2].endswith(f"of {weight} on average")


def test_before_any_game_was_played_there_is_nothing_to_tell() -> None:
    row = seat_goals(scenario())[0].rows[0]
    assert row.bars() == ()
    assert row.at(0, 5) is None
