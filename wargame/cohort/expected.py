"""Expected, and seen: the hypotheses of a design opened beside what the tables came to.

Each hypothesis is read by itself, as it was named before play, and as one of so many that were named for the
same two treatments. What it comes to follows from the interval alone (`Verdict`): whether all of it, some of
it or none of it is as large as the smallest difference that would matter.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np

from wargame.cohort.extract import Extract
from wargame.cohort.labels import Label
from wargame.cohort.numbers import numbers, used
from wargame.cohort.shuffles import Dealt, Difference, differences
from wargame.cohort.treatments import FEWEST, dealt_among
from wargame.design.measures import Measure, known_key, uses
from wargame.design.model import Check, Design, Hypothesis
from wargame.scenario.model import Scenario

Verdict: TypeAlias = Literal["borne-out", "in-part", "not-settled", "not-borne-out", "other-way", "untested"]

Labelled: TypeAlias = Sequence[tuple[Extract, Label]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """One hypothesis, and what came."""

    number: int
    hypothesis: Hypothesis
    name: str
    """Of the measure."""
    unit: str
    without: str
    treated: str
    difference: Difference | None
    """None where nothing could be tested, or where the number is the same at every table."""
    is_constant: bool
    verdict: Verdict
    among: int
    """Of so many hypotheses about the same two treatments it is one; `difference.among_all` is over those."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """Whether a treatment was used: how often, with it and without."""

    check: Check
    name: str
    without: str
    treated: str
    tables: tuple[int, int]
    """How many of either."""
    at: tuple[int, int]
    """At how many of either it happened at all."""
    times: tuple[int, int]
    """In all of either together."""

    @property
    def is_used(self) -> bool:
        """Whether it happened more often, for each table, with the treatment than without."""
        few, many = self.tables
        return bool(few and many) and self.times[1] * few > self.times[0] * many


def expected(design: Design, scenario: Scenario, tables: Labelled, *, seed: int = 0) -> tuple[Expected, ...]:
    """Return the hypotheses of a design beside what finished tables came to, in the design's order."""
    named = {measure.key: measure for measure, _ in _measured(scenario, tables)}
    pairs: dict[tuple[str, str], list[tuple[int, Hypothesis]]] = {}
    for number, one in enumerate(design.hypotheses, 1):
        pairs.setdefault(design.compared(one), []).append((number, one))
    found: list[Expected] = []
    for (without, treated), group in pairs.items():
        keys = [known_key(scenario, one.measure) for _, one in group]
        tested = _tested(scenario, tables, (without, treated), keys, seed)
        for (number, one), key in zip(group, keys, strict=True):
            difference, is_constant = tested.get(key, (None, False))
            measure = named.get(key) or Measure(key=key, name=one.measure, unit="")
            found.append(
                Expected(
                    number=number,
                    hypothesis=one,
                    name=measure.name,
                    unit=measure.unit,
                    without=without,
                    treated=treated,
                    difference=difference,
                    is_constant=is_constant,
                    verdict=verdict_of(one, difference),
                    among=len(set(keys)),
                )
            )
    return tuple(sorted(found, key=lambda one: one.number))


def _measured(scenario: Scenario, tables: Labelled) -> Iterator[tuple[Measure, object]]:
    return numbers(scenario, [one for one, _ in tables]) if tables else iter(())


def _tested(
    scenario: Scenario, tables: Labelled, labels: tuple[str, str], keys: Sequence[str], seed: int
) -> dict[str, tuple[Difference | None, bool]]:
    """Return by its key the difference of each measure, and whether it is the same at every table."""
    kept, dealt = dealt_among(tables, *labels)
    if not _can_test(dealt):
        return {}
    values = {
        measure.key: row
        for measure, row in numbers(scenario, [one for one, _ in kept])
        if measure.key in keys
    }
    moving = [key for key, row in values.items() if np.ptp(row) > 0]
    made: dict[str, tuple[Difference | None, bool]] = {key: (None, True) for key in values}
    if moving:
        rows = differences(np.array([values[key] for key in moving]), dealt, seed=seed)
        made |= {key: (row, False) for key, row in zip(moving, rows, strict=True)}
    return made


def _can_test(dealt: Dealt) -> bool:
    many = sum(dealt.treated)
    return dealt.can_tell and min(many, len(dealt.treated) - many) >= FEWEST


def verdict_of(one: Hypothesis, difference: Difference | None) -> Verdict:
    """Return what a hypothesis comes to by the interval of its difference."""
    if difference is None:
        return "untested"
    if difference.low is None or difference.high is None:
        return "not-settled"
    low, high = difference.low, difference.high
    if one.way == "lower" or (one.way == "either" and high <= -low):
        low, high = -high, -low
    return _by_interval(low, high, float(one.least), both=one.way == "either")


def _by_interval(low: float, high: float, least: float, *, both: bool) -> Verdict:
    """Return what an interval says of a difference that is to be `least` or more, `both` ways if so."""
    if low > 0:
        if low >= least:
            return "borne-out"
        return "in-part" if high >= least else "not-borne-out"
    if high < 0:
        return "other-way"
    small = high < least and (not both or -low < least)
    return "not-borne-out" if small else "not-settled"


def used_at_all(design: Design, scenarios: Sequence[Scenario], tables: Labelled) -> tuple[Use, ...]:
    """Return whether treatments were used, as the design's checks ask."""
    names = {one.key: one.name for scenario in scenarios for one in uses(scenario)}
    found = []
    for check in design.checks:
        without, treated = design.compared(check)
        key = " ".join(check.measure.split())
        counts = [
            used(key, [one for one, label in tables if label.label == name]) for name in (without, treated)
        ]
        found.append(
            Use(
                check=check,
                name=names.get(key, check.measure),
                without=without,
                treated=treated,
                tables=(len(counts[0]), len(counts[1])),
                at=(int((counts[0] > 0).sum()), int((counts[1] > 0).sum())),
                times=(int(counts[0].sum()), int(counts[1].sum())),
            )
        )
    return tuple(found)
