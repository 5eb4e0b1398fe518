"""Dice from the seed and the number of the throw; odds counted, not sampled."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wargame.game.chance import (
    d100,
    draw,
    odds_of_dice,
    odds_of_percent,
    outcome_of_dice,
    outcome_of_percent,
    two_dice,
)
from wargame.scenario.model import Bands
from wargame.terms import OUTCOMES

BANDS = Bands(exceeds=3, succeeds=0, partly=-2, fails_on=2, exceeds_on=12)


@given(seed=st.integers(0, 2**31), throw=st.integers(1, 10_000))
def test_a_throw_is_fixed_by_seed_and_number(seed: int, throw: int) -> None:
    assert two_dice(seed, throw) == two_dice(seed, throw)
    assert all(1 <= one <= 6 for one in two_dice(seed, throw))
    assert 1 <= d100(seed, throw) <= 100


def test_all_throws_of_two_dice_come_up_about_as_often() -> None:
    counts = Counter(two_dice(23, throw) for throw in range(1, 7201))
    assert len(counts) == 36
    assert all(140 < count < 260 for count in counts.values())


def test_the_same_seed_gave_these_dice_when_the_first_sessions_were_recorded() -> None:
    assert [two_dice(1, throw) for throw in range(1, 6)] == [(6, 5), (5, 3), (5, 4), (3, 1), (4, 3)]
    assert [d100(1, throw) for throw in range(1, 6)] == [23, 79, 44, 93, 97]


def test_a_draw_depends_on_its_label() -> None:
    drawn = {draw(5, f"seat-{number}", "ab") for number in range(20)}
    assert drawn == {"a", "b"}


@pytest.mark.parametrize(
    ("natural", "shift", "outcome"),
    [
        (10, -7, "exceeds"),
        (9, -7, "succeeds"),
        (7, -7, "succeeds"),
        (6, -7, "partly"),
        (5, -7, "partly"),
        (4, -7, "fails"),
        (2, 9, "fails"),
        (12, -30, "exceeds"),
    ],
)
def test_margins_and_natural_throws_give_the_outcome(natural: int, shift: int, outcome: str) -> None:
    assert outcome_of_dice(BANDS, natural, shift) == outcome


@given(shift=st.integers(-20, 20))
def test_the_odds_of_two_dice_are_what_the_36_throws_give(shift: int) -> None:
    thrown = Counter(
        outcome_of_dice(BANDS, one + other, shift) for one in range(1, 7) for other in range(1, 7)
    )
    assert odds_of_dice(BANDS, shift) == tuple(thrown[outcome] for outcome in OUTCOMES)


@pytest.mark.parametrize(("modifier", "percent"), [(-5, 2.8), (-2, 27.8), (0, 58.3), (1, 72.2), (4, 97.2)])
def test_seven_or_more_succeeds_as_often_as_the_tables_of_the_craft_say(
    modifier: int, percent: float
) -> None:
    plain = Bands(exceeds=99, fails_on=None, exceeds_on=None)
    ways = odds_of_dice(plain, modifier - 7)
    assert round(100 * (ways[0] + ways[1]) / 36, 1) == percent


@pytest.mark.parametrize(
    ("chance", "shares"),
    [
        (0, (0, 0, 50, 50)),
        (40, (10, 30, 30, 30)),
        (50, (13, 37, 25, 25)),
        (95, (24, 71, 3, 2)),
        (100, (25, 75, 0, 0)),
    ],
)
def test_a_quarter_of_a_chance_exceeds_and_half_of_the_rest_succeeds_partly(
    chance: int, shares: tuple[int, ...]
) -> None:
    assert odds_of_percent(chance) == shares


@given(chance=st.integers(0, 100))
def test_each_roll_of_a_hundred_gives_its_share(chance: int) -> None:
    rolled = Counter(outcome_of_percent(chance, roll) for roll in range(1, 101))
    assert tuple(rolled[outcome] for outcome in OUTCOMES) == odds_of_percent(chance)
    assert rolled["exceeds"] + rolled["succeeds"] == chance
