"""What can never hold, by the ranges of the small scenario."""

import pytest

from tests.wargame.scenario.small import small
from wargame.scenario.expression import parse_condition
from wargame.scenario.reach import can_hold, ranges_of

RANGES = ranges_of(small())


@pytest.mark.parametrize(
    "text",
    [
        "track(tolls) > 10",
        "track(tolls) < 0",
        "track(tolls) == 11",
        "alignment(north-bank, south-bank) >= 11",
        "alignment(north-bank, target) < -10",
        "influence(north-bank) > 10",
        "scrutiny(north-bank) >= 5",
        "turn > last-turn",
        "turn >= 5",
        "quarter == 4",
        "track(tolls) + track(bridge) > 20",
        "-track(tolls) > 0",
        "1 > 2",
        "4 != 4",
        "last-turn != 4",
        "track(tolls) >= 5 and track(tolls) <= 4",
        "track(tolls) >= 5 and (turn == 1 and 5 > track(tolls))",
        "alignment(north-bank, south-bank) > 3 and alignment(south-bank, north-bank) < 3",
        "track(tolls) > 10 or track(bridge) > 10",
        "not track(tolls) <= 10",
        "not (track(tolls) <= 10 or played(night-ferry))",
        "track(tolls) >= 8 and track(tolls) - track(bridge) < -2",
    ],
)
def test_the_impossible_is_seen(text: str) -> None:
    assert not can_hold(parse_condition(text), RANGES)


@pytest.mark.parametrize(
    "text",
    [
        "track(tolls) == 10",
        "track(tolls) != 10",
        "turn == last-turn",
        "alignment(north-bank, target) > 3 and alignment(south-bank, target) < 3",
        "track(tolls) > 10 or track(bridge) > 9",
        "not (track(tolls) <= 10 and played(night-ferry))",
        "played(night-ferry) and not played(night-ferry)",
        "not not even(turn)",
        "track(unknown) > 1000",
        "track(tolls) >= 8 and track(tolls) - track(bridge) < 0",
    ],
)
def test_what_may_hold_is_let_pass(text: str) -> None:
    assert can_hold(parse_condition(text), RANGES)
