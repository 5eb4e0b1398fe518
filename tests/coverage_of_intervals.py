"""Do intervals keep their word: `python -m tests.coverage_of_intervals [--games N] [--cohorts N] ...`.

Bots play the flagship as it is shipped, and with a mediator's two injects; of so many games of each the true
difference is known. Then cohorts are drawn from the games, so many tables of either label in each hidden
draw, and tested as `entente cohort` tests them. The interval has to hold the truth in about 95 of 100; where
both labels are dealt to games of one version, what was named before play may be “shown” in about 5 of 100,
and so may anything at all among the ties, corrected over all of them. “About” is the binomial's own margin.
Returns 1 if one of them was not kept.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import sqrt
from typing import Final

import numpy as np
from numpy.typing import NDArray

from wargame.cohort.shuffles import SHUFFLES, Dealt, differences
from wargame.design.reach import SELDOM
from wargame.places import scenarios_folder
from wargame.scenario.load import load
from wargame.scenario.model import Scenario
from wargame.simulation.ends import Ends, ends_of, index_now
from wargame.simulation.order import Order

Reals = NDArray[np.float64]

GAMES: Final = 20_000
COHORTS: Final = 1_000
TABLES: Final = 20
"""Of either label in a cohort."""
FAR: Final = 3.3
"""Standard errors of the binomial that a count may be off: it is farther in 1 of 1,000 runs."""
STRATA: Final = ("russia", "iran")
"""The seats inside whose hidden draws labels are dealt."""
MEDIATOR: Final = ((2, "alignment(russia, iran) +2; track(syria-coop) +1"), (5, "alignment(russia, iran) +2"))
"""The injects of the treatment: turn and effects."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pool:
    """Games of one version: numbers by games, the index first, and which hidden draw each had."""

    values: Reals
    draws: NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """In how many cohorts something held."""

    words: str
    times: int
    of: int
    share: float
    """In what share of them it was to hold."""
    at_most: bool
    """Whether less is as good."""

    @property
    def is_kept(self) -> bool:
        """Whether it held as often as it was to, within the binomial's margin."""
        off = self.times - self.share * self.of
        margin = FAR * sqrt(self.share * (1 - self.share) * self.of) + 1
        return off <= margin if self.at_most else abs(off) <= margin

    def __str__(self) -> str:
        """Return it in words."""
        return (
            f"{self.words}: {self.times} of {self.of} cohorts, where {self.share * self.of:.0f} are expected"
        )


def flagship() -> Scenario:
    """Return the flagship as it is shipped."""
    return load(scenarios_folder() / "afghanistan-2017.yaml")


def with_mediator(scenario: Scenario) -> Scenario:
    """Return the same with the injects of the treatment."""
    one = next(one for one in scenario.injects if one.kind == "scheduled" and not one.answers)
    added = tuple(
        replace(one, id=f"inj-mediator-{turn}", title=f"Mediator {turn}", turn=turn, effects=effects)
        for turn, effects in MEDIATOR
    )
    return replace(scenario, injects=(*added, *scenario.injects))


def pool_of(scenario: Scenario, games: int, seed: int) -> Pool:
    """Play games of a version by purposeful bots."""
    ends = ends_of(Order(scenario=scenario, games=games, everyone="greedy", seed=seed))
    assert scenario.monitor is not None
    rows = [index_now(scenario.monitor, ends), *ends.ties.values()]
    return Pool(values=np.array(rows, dtype=np.float64), draws=_draws(ends))


def _draws(ends: Ends) -> NDArray[np.int64]:
    """Return one number for each hidden draw of the seats that are strata."""
    rows = np.array([ends.drawn[seat] for seat in STRATA], dtype=np.int64)
    return np.unique(rows, axis=1, return_inverse=True)[1].reshape(-1)


def true_difference(without: Pool, treated: Pool) -> Reals:
    """Return the difference of each number, every hidden draw counting alike."""
    draws = np.unique(without.draws)
    gaps = np.array(
        [
            treated.values[:, treated.draws == draw].mean(axis=1)
            - without.values[:, without.draws == draw].mean(axis=1)
            for draw in draws
        ]
    )
    found: Reals = gaps.mean(axis=0)
    return found


def cohort_of(without: Pool, treated: Pool, tables: int, draw: np.random.Generator) -> tuple[Reals, Dealt]:
    """Draw a cohort: so many tables of either label, as many in each hidden draw, none twice."""
    draws = np.unique(without.draws)
    each = tables // len(draws)
    columns, labels, strata = [], [], []
    for stratum in draws:
        if without is treated:  # of one pool both labels are taken, and no game twice
            both = draw.choice(np.flatnonzero(without.draws == stratum), 2 * each, replace=False)
            chosen = [(without, both[:each], False), (treated, both[each:], True)]
        else:
            chosen = [
                (pool, draw.choice(np.flatnonzero(pool.draws == stratum), each, replace=False), label)
                for pool, label in ((without, False), (treated, True))
            ]
        for pool, games, label in chosen:
            columns.append(pool.values[:, games])
            labels += [label] * each
            strata += [str(stratum)] * each
    return np.concatenate(columns, axis=1), Dealt(treated=tuple(labels), strata=tuple(strata))


def coverage(
    without: Pool,
    treated: Pool,
    truth: float,
    *,
    cohorts: int,
    tables: int,
    seed: int = 0,
    shuffles: int = SHUFFLES,
) -> tuple[Kept, ...]:
    """Return how often intervals hold the truth, and how often something is shown where nothing is."""
    draw = np.random.Generator(np.random.PCG64(seed))
    covered = shown = found = 0
    for number in range(cohorts):
        values, dealt = cohort_of(without, treated, tables, draw)
        (index,) = differences(values[:1], dealt, seed=number, shuffles=shuffles)
        covered += index.low is not None and index.high is not None and index.low <= truth <= index.high
        rows, nothing = cohort_of(without, without, tables, draw)
        moving = rows[np.ptp(rows, axis=1) > 0]
        tested = differences(moving, nothing, seed=number, shuffles=shuffles)
        shown += tested[0].alone <= SELDOM * tested[0].of
        found += any(one.among_all <= SELDOM * one.of for one in tested)
    return (
        Kept(
            words="the interval holds the true difference",
            times=covered, of=cohorts, share=1 - SELDOM, at_most=False,
        ),
        Kept(
            words="a treatment without effect is said to be shown",
            times=shown, of=cohorts, share=SELDOM, at_most=True,
        ),
        Kept(
            words="anything is said to be shown among all numbers",
            times=found, of=cohorts, share=SELDOM, at_most=True,
        ),
    )  # fmt: skip


def main(argv: Sequence[str] | None = None) -> int:
    """Play, draw and tell; 1 if something was not kept."""
    parser = argparse.ArgumentParser(prog="python -m tests.coverage_of_intervals")
    parser.add_argument("--games", type=int, default=GAMES)
    parser.add_argument("--cohorts", type=int, default=COHORTS)
    parser.add_argument("--tables", type=int, default=TABLES)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args(argv)
    scenario = flagship()
    without = pool_of(scenario, asked.games, asked.seed)
    treated = pool_of(with_mediator(scenario), asked.games, asked.seed + 1)
    truth = float(true_difference(without, treated)[0])
    sys.stdout.write(f"{asked.games:,} games of either: the index differs by {truth:+.1f}.\n")
    told = coverage(without, treated, truth, cohorts=asked.cohorts, tables=asked.tables, seed=asked.seed)
    for one in told:
        sys.stdout.write(f"{'kept' if one.is_kept else 'NOT KEPT'}: {one}\n")
    return 0 if all(one.is_kept for one in told) else 1


if __name__ == "__main__":
    sys.exit(main())
