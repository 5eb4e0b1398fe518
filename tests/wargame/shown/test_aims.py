"""The rulers of aims: what they reach, what is won, what a number means, for each shape of an aim."""

from dataclasses import replace
from fractions import Fraction
from typing import Literal

import pytest

from tests.ui.table_kit import compiled
from wargame.game.foresight import AimStanding
from wargame.scenario.expression import parse_term
from wargame.scenario.model import Objective
from wargame.shown.aims import AimRow, aim_rows

SCENARIO = compiled("afghanistan-2017").scenario
"""Ties run from -10 to 10, and half the points of a band are won one beside it."""


def row(
    measure: str, value: int, *, lo: int, hi: int, shape: Literal["ramp", "band", "linear"] = "ramp"
) -> AimRow:
    goal = replace(
        next(one for one in SCENARIO.objectives if one.shape == "ramp"),
        measure=measure,
        lo=lo,
        hi=hi,
        shape=shape,
    )
    assert isinstance(goal, Objective)
    standing = AimStanding(objective=goal, measure=parse_term(measure), value=value, points=Fraction(3))
    [made] = aim_rows((standing,), SCENARIO)
    return made


def places(made: AimRow) -> list[float]:
    assert made.ruler is not None
    return [round(one, 2) for one in (made.ruler.now, *made.ruler.reach, *made.ruler.earned)]


def words(made: AimRow) -> list[str]:
    assert made.ruler is not None
    return [mark.words for mark in made.ruler.marks]


def test_on_a_ramp_what_lies_between_nothing_and_the_number_is_won() -> None:
    made = row("alignment(russia, iran)", 0, lo=-5, hi=5)
    assert places(made) == [0.5, 0.25, 0.75, 0.25, 0.5]
    assert words(made) == ["none −5", "full +5"]


def test_a_ramp_can_fall() -> None:
    made = row("alignment(russia, iran)", 0, lo=5, hi=-5)
    assert places(made) == [0.5, 0.25, 0.75, 0.5, 0.75]
    assert words(made) == ["none +5", "full −5"]


@pytest.mark.parametrize(("value", "won"), [(1, [0.5, 0.6]), (3, [0.0, 0.0])])
def test_in_a_band_all_is_won_inside_and_its_reach_goes_beside_it(value: int, won: list[float]) -> None:
    made = row("alignment(russia, iran)", value, lo=0, hi=2, shape="band")
    margin = SCENARIO.rules.scoring.band_margin
    assert places(made)[1:3] == [round((10 - margin) / 20, 2), round((12 + margin) / 20, 2)]
    assert places(made)[3:] == won
    assert words(made) == ["full 0 to +2, half beside"]


def test_the_scale_of_a_sum_runs_from_the_least_to_the_most_of_its_parts() -> None:
    assert places(row("alignment(russia, iran) + alignment(russia, kabul)", 0, lo=0, hi=20))[2] == 1.0
    assert places(row("alignment(russia, iran) - alignment(russia, kabul)", 0, lo=-20, hi=20))[1:3] == [
        0.0,
        1.0,
    ]


def test_an_aim_that_counts_a_number_as_it_is_has_no_ruler() -> None:
    made = row("alignment(russia, iran)", 3, lo=0, hi=1, shape="linear")
    assert (made.ruler, made.measure, made.value) == (None, "Russia and Iran", "+3")


def test_a_red_line_measures_nothing() -> None:
    goal = next(one for one in SCENARIO.objectives if one.shape == "breach")
    [made] = aim_rows((AimStanding(objective=goal, measure=None, value=None, points=Fraction(0)),), SCENARIO)
    assert (made.measure, made.value, made.ruler, made.then, made.explained) == ("", "", None, "", "")
    assert made.red_line
