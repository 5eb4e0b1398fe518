"""One measured figure, and how things are timed.

Every module of `benchmarks` measures one room and gives `figures()`; `python -m benchmarks` prints them.
Times are the best of several runs, because whatever else the machine does only ever adds.
"""

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A measured value beside its goal."""

    name: str
    value: float
    unit: str
    goal: float | None = None
    """The most it should be, or the least where `at_least`; none where there is no goal."""
    at_least: bool = False
    """Whether more is better."""
    ratio: float | None = None
    """To the figure named in `ratio_to`, measured in the same run."""
    ratio_to: str = ""
    ratio_goal: float | None = None
    """The most that the ratio should be."""

    @property
    def holds(self) -> bool:
        """Whether all goals are met; true without any."""
        if self.ratio_goal is not None and (self.ratio or 0.0) > self.ratio_goal:
            return False
        if self.goal is None:
            return True
        return self.value >= self.goal if self.at_least else self.value <= self.goal


@dataclass(frozen=True, slots=True, kw_only=True)
class NotMeasured:
    """A figure that cannot be measured here and now."""

    name: str
    why: str


def best_of(runs: int, action: Callable[[], object], times: int = 1) -> float:
    """Return the seconds that `action` takes at best, averaged over `times` calls in a row."""
    best = float("inf")
    for _ in range(runs):
        begun = perf_counter()
        for _ in range(times):
            action()
        best = min(best, perf_counter() - begun)
    return best / times


def in_micro(seconds: float) -> float:
    """Return seconds as microseconds."""
    return seconds * 1e6


def in_milli(seconds: float) -> float:
    """Return seconds as milliseconds."""
    return seconds * 1e3
