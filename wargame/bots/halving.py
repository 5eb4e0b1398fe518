"""The best of several branches, of which each try is uncertain and costs time.

`best_branch` tries all of them, drops the worse part after each round and gives the rest more tries, until
what it may spend is spent. Branches are compared on the same luck. What it believes of a branch weighs three
things, each as far as it can be relied on: what was expected beforehand, what the tries came to, and what
the tries of branches came to that have a move in common with it. With few tries or much noise it stays near
what was expected; it leaves the first branch, a greedy seat's, only for a reason.

Source
------
Karnin, Koren and Somekh (2013), Almost optimal exploration in multi-armed bandits, ICML: halving in rounds.
Rasmussen and Williams (2006), Gaussian Processes for Machine Learning, MIT Press, section 2.2: beliefs
about values that vary together, from noisy measurements.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BELIEF: Final = 0.35
"""Points that a branch turns out to be worth for each point by which it was expected to be."""
OWN: Final = 0.6
"""The deviation of what one branch alone is worth beyond that, in points."""
SHARED: Final = 1.2
"""The deviation of what a move is worth to every branch that has it."""
LUCK: Final = 30.0
"""The deviation of what a round is worth to all branches alike."""
SPREAD: Final = 4.0
"""The deviation of single tries, as believed before the first ones are seen."""
DOUBT: Final = 10
"""How many tries this belief weighs."""
ROUNDS: Final = 2
KEPT: Final = 5
"""One in so many branches goes on to the next round."""
CURIOUS: Final = 0.7
"""How many deviations of what is not yet known count in favour of going on with a branch."""

Tried = Callable[[Sequence[int], int, int], "NDArray[np.float64]"]
"""Plays some branches, so many games each, in a round; gives the scores, branch by game."""
Spend = Callable[[int, int], int]
"""Gives how many games a round may have, from its number and the games played so far; 0 to stop."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Survivor:
    """What came of the tries."""

    branch: int
    gap: float
    """By how much it is believed to be better than the first one."""
    games: int
    """Tries in all."""


def in_common(plans: Sequence[tuple[int, ...]]) -> "NDArray[np.float64]":
    """Return how many moves each two plans have in common."""
    import numpy as np

    return np.array([[len(set(one) & set(other)) for other in plans] for one in plans], dtype=np.float64)


def best_branch(
    expected: Sequence[float], common: "NDArray[np.float64]", tried: Tried, spend: Spend
) -> Survivor:
    """Return the best branch; `expected` is what each is worth beforehand, `common` what they share."""
    import numpy as np

    many = len(expected)
    prior = BELIEF * (np.array(expected, dtype=np.float64) - expected[0])
    # Covariance of what branches are worth beyond what was expected, shape (branches, branches): each has
    # something of its own, and something for every move that it shares with another.
    likeness = OWN**2 * np.eye(many) + SHARED**2 * common
    seen = _Seen([], [], [], [])
    left, total, number = list(range(many)), 0, 0
    games_of = np.zeros(many)
    believed = prior
    while games := spend(number, total):
        each = max(1, games // len(left))
        scores = tried(left, each, number)
        seen.add(left, scores, number)
        games_of[left] += each
        total += each * len(left)
        believed, doubt = seen.believed(prior, likeness)
        # Whoever may still be good stays in: what is not known yet counts for a branch (optimism).
        left.sort(key=lambda at: -(believed[at] + CURIOUS * doubt[at]))
        left = left[: max(2, -(-len(left) // KEPT))]
        number += 1
    best = int(np.argmax(np.where(games_of > 0, believed, -np.inf)))
    return Survivor(
        branch=best,
        gap=float(believed[best] - believed[0]),
        games=total,
    )


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the rounds came to: branch, mean, its variance, and round."""

    branches: list[int]
    means: list[float]
    variances: list[float]
    rounds: list[int]

    def add(self, branches: list[int], scores: "NDArray[np.float64]", number: int) -> None:
        """Note the scores of a round, branch by game."""
        # Games of one column share their luck: taking off the mean of each column and of each row leaves
        # what neither explains, with (games - 1) x (branches - 1) degrees of freedom. What was believed
        # before counts as so many tries more.
        alike = scores - scores.mean(axis=0)
        alike = alike - alike.mean(axis=1, keepdims=True)
        each = scores.shape[1]
        spread = (DOUBT * SPREAD**2 + (alike**2).sum()) / (DOUBT + max(0, (each - 1) * (len(branches) - 1)))
        self.branches.extend(branches)
        self.means.extend((scores.mean(axis=1) - scores.mean()).tolist())
        self.variances.extend([float(spread) / each] * len(branches))
        self.rounds.extend([number] * len(branches))

    def believed(
        self, prior: "NDArray[np.float64]", likeness: "NDArray[np.float64]"
    ) -> tuple["NDArray[np.float64]", "NDArray[np.float64]"]:
        """Return what each branch is believed to be worth, and the deviation of that."""
        import numpy as np

        # The posterior of a Gaussian process: K the covariance of what was measured (with the round's common
        # luck and each mean's own variance), k that of all branches with it, C the branches' own: mean
        # m + k K^-1 (y - m), variance diag(C) - diag(k K^-1 k').
        at, rounds = np.array(self.branches), np.array(self.rounds)
        between = likeness[np.ix_(at, at)] + LUCK**2 * (rounds[:, None] == rounds) + np.diag(self.variances)
        cross = likeness[:, at]
        gain = np.linalg.solve(between, cross.T).T
        mean: NDArray[np.float64] = prior + gain @ (np.array(self.means) - prior[at])
        left = np.diag(likeness) - (gain * cross).sum(axis=1)
        doubt: NDArray[np.float64] = np.sqrt(np.maximum(left, 0))
        return mean, doubt
