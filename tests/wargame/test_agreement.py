"""Agreement between people: alpha against published figures and against counting all pairs by hand."""

import random
from itertools import permutations

import pytest

from wargame.agreement import Metric, Unit, alpha, alpha_interval, mean

# Four observers and twelve units: Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), section C.
OBSERVERS = (
    (1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None),
    (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3),
    (None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None),
    (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None),
)
UNITS: list[Unit] = list(zip(*OBSERVERS, strict=True))


@pytest.mark.parametrize(
    ("metric", "published"),
    [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)],
)
def test_alpha_is_what_krippendorff_published(metric: Metric, published: float) -> None:
    assert alpha(UNITS, metric) == pytest.approx(published, abs=0.0005)


def test_alpha_of_two_observers_is_what_krippendorff_published() -> None:
    ones = (0, 1, 0, 0, 0, 0, 0, 0, 1, 0)
    others = (1, 1, 1, 0, 0, 1, 0, 0, 0, 0)
    assert alpha(list(zip(ones, others, strict=True)), "nominal") == pytest.approx(0.095, abs=0.0005)


def by_hand(units: list[Unit], metric: Metric) -> float:
    """Return alpha by going through every ordered pair of values, as its definition does."""
    kept = [[one for one in unit if one is not None] for unit in units]
    kept = [unit for unit in kept if len(unit) > 1]
    every = [one for unit in kept for one in unit]

    def apart(one: float, other: float) -> float:
        low, high = sorted((one, other))
        match metric:
            case "nominal":
                return float(one != other)
            case "interval":
                return (one - other) ** 2
            case "ratio":
                return ((one - other) / (one + other)) ** 2 if one + other else 0.0
            case "ordinal":
                between = sum(low <= each <= high for each in every)
                return (between - (every.count(low) + every.count(high)) / 2) ** 2 if low != high else 0.0

    inside = sum(sum(apart(*pair) for pair in permutations(unit, 2)) / (len(unit) - 1) for unit in kept)
    over_all = sum(apart(*pair) for pair in permutations(every, 2))
    return 1 - (inside / len(every)) / (over_all / (len(every) * (len(every) - 1)))


@pytest.mark.parametrize("metric", ["nominal", "ordinal", "interval", "ratio"])
def test_alpha_is_what_its_definition_gives_pair_by_pair(metric: Metric) -> None:
    drawing = random.Random(7)
    for _ in range(30):
        drawn = [tuple(drawing.choice([None, 0, 10, 35, 50, 90]) for _ in range(3)) for _ in range(8)]
        units: list[Unit] = [*drawn, (10, 90)]
        assert alpha(units, metric) == pytest.approx(by_hand(units, metric))


def test_full_agreement_is_one_and_turned_values_are_below_zero() -> None:
    assert alpha([(10, 10), (40, 40), (90, 90)], "interval") == 1
    turned = alpha([(10, 90), (90, 10), (10, 90)], "interval")
    assert turned is not None
    assert turned < 0


@pytest.mark.parametrize("units", [[], [(40,)], [(40, None), (None, 60)], [(40, 40), (40, 40)]])
def test_where_nothing_can_be_said_there_is_no_alpha(units: list[Unit]) -> None:
    assert alpha(units, "interval") is None
    assert alpha_interval(units, "interval") is None


def test_the_interval_of_alpha_holds_it_and_is_the_same_every_time() -> None:
    drawing = random.Random(3)
    units: list[Unit] = [(at, at + drawing.randint(-12, 12)) for at in range(5, 95, 3)]
    found = alpha_interval(units, "interval")
    value = alpha(units, "interval")
    assert found is not None
    assert value is not None
    assert found[0] < value < found[1]
    assert found == alpha_interval(units, "interval")


def test_a_mean_has_students_interval() -> None:
    found = mean([12, 18, 15, 14, 16, 15])
    assert found is not None
    # sd 2, n 6, t of 5 degrees of freedom 2.571: 15 give or take 2.571 * 2 / sqrt(6).
    assert (found.of, found.value) == (6, 15)
    assert (found.low, found.high) == pytest.approx((12.90, 17.10), abs=0.005)
    assert mean([3]) is None
