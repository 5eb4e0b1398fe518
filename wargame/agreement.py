"""How far several people who judged the same things agree: Krippendorff's alpha, and means with intervals.

Pure functions of numbers that know nothing of games: one tuple for each thing judged, with the values that it
was given. What is measured with them stands in docs/measures.md, with the sources.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import sqrt
from random import Random
from statistics import fmean, stdev
from typing import Final, Literal, TypeAlias

Metric: TypeAlias = Literal["nominal", "ordinal", "interval", "ratio"]
"""What a difference between two values is: any or none; steps of rank; points; points against their sum."""

Unit: TypeAlias = Sequence[float | None]
"""The values that one thing was given; None by whoever did not judge it."""

RESAMPLES: Final = 1_000
"""How often the things judged are drawn anew for the interval of alpha."""

_Judged: TypeAlias = tuple[float, ...]
_Difference: TypeAlias = Callable[[float, float], float]

# Two-sided 95 % quantiles of Student's t for 1 to 30 degrees of freedom.
_T95: Final = (
    *(12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228),
    *(2.201, 2.179, 2.160, 2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086),
    *(2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mean:
    """A mean with its 95 % interval."""

    of: int
    value: float
    low: float
    high: float


def alpha(units: Iterable[Unit], metric: Metric) -> float | None:
    """Return Krippendorff's alpha: 1 for full agreement, 0 for what chance alone gives.

    Things that fewer than two people judged say nothing of agreement and are left out. None where nothing
    can be said: nothing was judged twice, or all values are the same.
    """
    return _alpha_of(Counter(_pairable(units)), metric)


def alpha_interval(units: Iterable[Unit], metric: Metric, seed: int = 0) -> tuple[float, float] | None:
    """Return where 95 of 100 alphas lie when the things judged are drawn anew with replacement.

    None where alpha itself cannot be told, or cannot in half of the draws.
    """
    pairable = _pairable(units)
    if _alpha_of(Counter(pairable), metric) is None:
        return None
    drawing = Random(seed)  # a repeatable draw, no secret
    drawn = _drawn_points(pairable, drawing) if metric == "interval" else _drawn(pairable, metric, drawing)
    found = sorted(one for one in drawn if one is not None)
    if len(found) < RESAMPLES / 2:
        return None
    cut = len(found) // 40
    return found[cut], found[-1 - cut]


def mean(values: Sequence[float]) -> Mean | None:
    """Return the mean with Student's 95 % interval; None for fewer than two values."""
    if len(values) < 2:
        return None
    middle, free = fmean(values), len(values) - 1
    quantile = _T95[free - 1] if free <= len(_T95) else 1.96 + 2.4 / free
    half = quantile * stdev(values) / sqrt(len(values))
    return Mean(of=len(values), value=middle, low=middle - half, high=middle + half)


def _pairable(units: Iterable[Unit]) -> list[_Judged]:
    """Return the values of the things that more than one person judged."""
    judged = (tuple(value for value in unit if value is not None) for unit in units)
    return [values for values in judged if len(values) > 1]


def _alpha_of(units: Counter[_Judged], metric: Metric) -> float | None:
    """Return alpha of things judged, alike ones taken together."""
    counts: Counter[float] = Counter()
    for unit, many in units.items():
        for value in unit:
            counts[value] += many
    every = counts.total()
    if len(counts) < 2:
        return None
    difference = _difference(metric, counts)
    observed = sum(many * _inside(unit, difference) for unit, many in units.items())
    over_all = sum(
        many * often * difference(one, other)
        for one, many in counts.items()
        for other, often in counts.items()
    )
    return 1 - observed * (every - 1) / over_all


def _drawn(pairable: Sequence[_Judged], metric: Metric, drawing: Random) -> Iterator[float | None]:
    """Give alpha of each draw of as many things, with replacement."""
    for _ in range(RESAMPLES):
        yield _alpha_of(Counter(drawing.choices(pairable, k=len(pairable))), metric)


def _drawn_points(pairable: Sequence[_Judged], drawing: Random) -> Iterator[float | None]:
    """Give the same for squared points, from the sums of each thing: many times quicker."""
    squared = _difference("interval", Counter())
    parts = [
        (_inside(unit, squared), len(unit), sum(unit), sum(value * value for value in unit))
        for unit in pairable
    ]
    for _ in range(RESAMPLES):
        observed, every, total, squares = map(sum, zip(*drawing.choices(parts, k=len(parts)), strict=True))
        over_all = 2 * (every * squares - total * total)
        # What is left where all values are alike is no more than rounding.
        yield 1 - observed * (every - 1) / over_all if over_all > every * squares * 1e-9 else None


def _inside(unit: Sequence[float], difference: _Difference) -> float:
    """Return the disagreement over all ordered pairs inside one thing, each person counted once."""
    pairs = sum(
        difference(one, other) for at, one in enumerate(unit) for by, other in enumerate(unit) if at != by
    )
    return pairs / (len(unit) - 1)


def _difference(metric: Metric, counts: Counter[float]) -> _Difference:
    """Return the squared difference of two values under a metric."""
    match metric:
        case "nominal":
            return lambda one, other: float(one != other)
        case "interval":
            return lambda one, other: (one - other) ** 2
        case "ratio":
            return lambda one, other: ((one - other) / (one + other)) ** 2 if one + other else 0.0
        case "ordinal":
            ranks = _ranks(counts)
            return lambda one, other: (ranks[one] - ranks[other]) ** 2


def _ranks(counts: Counter[float]) -> dict[float, float]:
    """Return for each value the middle of its ranks among all that were given."""
    below, ranks = 0.0, {}
    for value in sorted(counts):
        ranks[value] = below + counts[value] / 2
        below += counts[value]
    return ranks
