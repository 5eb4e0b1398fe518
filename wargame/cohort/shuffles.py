"""Did a treatment matter: its labels dealt anew, inside the strata in which they were dealt.

Plain arrays in, values out; nothing here knows sessions. `Dealt` holds the labels of the tables and the
strata of the design; `differences` compares every number of the tables at once. What was named before play is
read by its own `alone`, everything that was merely looked at by `among_all`, which is corrected over all of
it. A further test is another function of `Dealt` that goes through `_deals`.

The difference is that of the means of the two labels inside each stratum, strata weighted by how much they
tell (na·nb/n). For equal shares in each stratum it is the difference of the plain means.

Sources: Fisher, *The Design of Experiments* (1935), for shuffling inside blocks; Phipson and Smyth,
*Permutation p-values should never be zero* (2010), for (b+1)/(m+1); Westfall and Young, *Resampling-based
multiple testing* (1993), for the step-down maxT. The interval holds the shifts that the same test, run on
both sides, does not refuse.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from math import ceil, comb, prod, sqrt
from typing import Final

import numpy as np
from numpy.typing import NDArray

from wargame.design.reach import SELDOM

Reals = NDArray[np.float64]

SHUFFLES: Final = 999
"""With the deal that was played they make 1,000, so that a share can be said as `7 of 1,000`."""

MOST_EXACT: Final = 20_000
"""Up to so many ways to deal the labels, each is looked at, and none is drawn."""

SHOWS: Final = 2.8
"""Standard errors of a difference that would show four times in five, at 5 per cent (1.96 + 0.84)."""

HALF: Final = 15
"""Ranges on either side of nought into which what chance does is counted."""

_NEAR: Final = 1e-9
"""Differences that are so near are the same one, reckoned in another order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dealt:
    """Which tables had the treatment, and inside what the labels were dealt."""

    treated: tuple[bool, ...]
    strata: tuple[str, ...]
    """One for each table: equal ones are one stratum, as a block or a pair."""

    def __post_init__(self) -> None:
        if len(self.treated) != len(self.strata):
            raise ValueError("each table has a label and a stratum")

    def blocks(self) -> tuple[NDArray[np.intp], ...]:
        """Return the numbers of the tables of each stratum in which both labels were dealt."""
        rows = {
            one: [at for at, of in enumerate(self.strata) if of == one] for one in dict.fromkeys(self.strata)
        }
        return tuple(
            np.array(row, dtype=np.intp)
            for row in rows.values()
            if 0 < sum(self.treated[at] for at in row) < len(row)
        )

    @property
    def can_tell(self) -> bool:
        """Whether any stratum has both labels, so that there is something to compare."""
        return bool(self.blocks())

    @property
    def ways(self) -> int:
        """In how many ways the labels could have been dealt."""
        return prod(comb(len(row), sum(self.treated[at] for at in row)) for row in self.blocks())


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One number of the tables, with the treatment against without."""

    value: float
    """In the number's own unit."""
    low: float | None
    """The bounds of the 95 per cent interval; None where so few tables bound nothing."""
    high: float | None
    alone: int
    """In so many of `of` deals the difference is as large, on either side; the one that was played counts."""
    among_all: int
    """The same, with what the largest of all the numbers that were looked at does by chance."""
    of: int
    exact: bool
    """Whether every way to deal was looked at."""
    would_show: float | None
    """The smallest difference that would be found four times in five; None where none of any size would."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ByChance:
    """What chance alone does to one number: how many deals of the labels give which difference."""

    value: float
    """The difference that was played."""
    edges: tuple[float, ...]
    """The bounds of the ranges, one more than there are ranges."""
    deals: tuple[int, ...]
    """How many deals fall into each range; the one that was played is among them."""
    as_far: tuple[int, ...]
    """How many of them differ by as much as was played, on either side."""
    exact: bool
    """Whether every way to deal is among them."""

    @property
    def of(self) -> int:
        """How many deals there are."""
        return sum(self.deals)


def differences(
    values: Reals, dealt: Dealt, *, seed: int = 0, shuffles: int = SHUFFLES
) -> tuple[Difference, ...]:
    """Compare numbers of tables with and without the treatment.

    Parameters
    ----------
    values
        A row for each number, a column for each table.
    dealt
        The labels; strata in which only one of them was dealt say nothing and are left out.
    seed
        Fixes the shuffles where there are too many ways to look at each.
    shuffles
        How many are drawn then, beside the deal that was played.

    Raises
    ------
    ValueError
        If no stratum has both labels, or shapes differ.
    """
    if values.ndim != 2 or values.shape[1] != len(dealt.treated):
        raise ValueError("a row for each number, a column for each table")
    blocks = dealt.blocks()
    if not blocks:
        raise ValueError("no stratum has both labels")
    centred, label = _centred(values, blocks), _centred(np.array([dealt.treated], dtype=np.float64), blocks)
    deals, exact = _deals(dealt, blocks, seed, shuffles)
    weight = float(label[0] @ label[0])
    played = np.array(dealt.treated, dtype=np.float64)
    found = centred @ played / weight
    shuffled = deals @ centred.T / weight
    overlap = deals @ label[0] / weight
    alone = _as_large(np.abs(shuffled), np.abs(found), exact)
    among_all = _step_down(shuffled, found, exact)
    of = len(deals) + (not exact)
    # However large a difference is, the deal that was played and its mirror do as much as it does.
    least = int((np.abs(overlap) > 1.0 - _NEAR).sum()) + (not exact)
    error = _errors(values, dealt, blocks, weight) if least <= SELDOM * of else None
    rows = []
    for at, value in enumerate(found):
        low, high = _interval(float(value), shuffled[:, at], overlap, exact)
        rows.append(
            Difference(
                value=float(value),
                low=low,
                high=high,
                alone=int(alone[at]),
                among_all=int(among_all[at]),
                of=of,
                exact=exact,
                would_show=None if error is None else SHOWS * float(error[at]),
            )
        )
    return tuple(rows)


def by_chance(values: Reals, dealt: Dealt, *, seed: int = 0, shuffles: int = SHUFFLES) -> ByChance:
    """Return what chance alone does to one number, in ranges; of the deals that `differences` looks at.

    Parameters
    ----------
    values
        The number at each table.
    """
    blocks = dealt.blocks()
    label = _centred(np.array([dealt.treated], dtype=np.float64), blocks)[0]
    deals, exact = _deals(dealt, blocks, seed, shuffles)
    played = np.array(dealt.treated, dtype=np.float64)
    centred = _centred(values[None], blocks)[0] / float(label @ label)
    found = float(centred @ played)
    every = deals @ centred if exact else np.append(deals @ centred, found)
    far = abs(found)
    is_as_far = np.abs(every) >= far - _NEAR * max(1.0, far)
    edges = _edges(far, float(np.abs(every).max()))
    # What lies on an edge counts to the side away from nought, whose ranges are as far as what was played.
    at = np.sign(every) * (np.abs(every) + _NEAR * max(1.0, far))
    return ByChance(
        value=found,
        edges=tuple(float(edge) for edge in edges),
        deals=tuple(int(one) for one in np.histogram(at, edges)[0]),
        as_far=tuple(int(one) for one in np.histogram(at[is_as_far], edges)[0]),
        exact=exact,
    )


def _edges(far: float, reach: float) -> Reals:
    """Return the bounds of ranges, one of them about nought; the difference that was played is a bound."""
    width = reach / HALF or 1.0
    if far >= width / 2:
        width = far / (round(far / width - 0.5) + 0.5)
    half = int(reach / width + 0.5 + _NEAR)
    return np.array([width * (at + 0.5) for at in range(-half - 1, half + 1)])


def _centred(values: Reals, blocks: Sequence[NDArray[np.intp]]) -> Reals:
    """Return the numbers as they lie about the mean of their stratum; 0 outside the strata that tell."""
    made = np.zeros(values.shape)
    for rows in blocks:
        part = values[:, rows]
        made[:, rows] = part - part.mean(axis=1, keepdims=True)
    return made


def _deals(dealt: Dealt, blocks: Sequence[NDArray[np.intp]], seed: int, shuffles: int) -> tuple[Reals, bool]:
    """Return other ways to deal the labels, a row each, and whether they are all there are."""
    if dealt.ways <= max(MOST_EXACT, shuffles):
        return _every_deal(dealt, blocks), True
    made = np.zeros((shuffles, len(dealt.treated)))
    draw = np.random.Generator(np.random.PCG64(seed))
    treated = np.array(dealt.treated, dtype=np.float64)
    for rows in blocks:
        made[:, rows] = draw.permuted(np.tile(treated[rows], (shuffles, 1)), axis=1)
    return made, False


def _every_deal(dealt: Dealt, blocks: Sequence[NDArray[np.intp]]) -> Reals:
    made = np.zeros((dealt.ways, len(dealt.treated)))
    for row, chosen in enumerate(product(*(_choices(dealt, rows) for rows in blocks))):
        made[row, [at for one in chosen for at in one]] = 1.0
    return made


def _choices(dealt: Dealt, rows: NDArray[np.intp]) -> Iterator[tuple[int, ...]]:
    return combinations([int(at) for at in rows], sum(dealt.treated[at] for at in rows))


def _as_large(shuffled: Reals, found: Reals, exact: bool) -> NDArray[np.int64]:
    """Count the deals in which each number is at least as large as it was; what was played counts once."""
    reached: NDArray[np.int64] = (shuffled >= found - _NEAR * np.maximum(1.0, found)).sum(axis=0)
    return reached if exact else reached + 1


def _step_down(shuffled: Reals, found: Reals, exact: bool) -> NDArray[np.int64]:
    """Count for each number the deals in which the largest of those not yet passed is as large as it."""
    # Measured by what chance alone does to each, or a number with a wide spread would hide all others.
    spread = np.sqrt((shuffled**2).mean(axis=0))
    spread[spread < _NEAR] = np.inf
    by_chance, was = np.abs(shuffled) / spread, np.abs(found) / spread
    order = np.argsort(-was, kind="stable")
    # Largest of this number and all that come after it in the order.
    largest = np.maximum.accumulate(by_chance[:, order[::-1]], axis=1)[:, ::-1]
    counts = _as_large(largest, was[order], exact)
    made = np.empty(len(order), dtype=np.int64)
    made[order] = np.maximum.accumulate(counts)
    return made


def _interval(
    value: float, shuffled: Reals, overlap: Reals, exact: bool
) -> tuple[float | None, float | None]:
    """Return the shifts between which the test of both sides refuses none.

    With the shift d taken from the treated tables, a deal that overlaps with the one played by u differs by
    t - d·u, the one played by value - d. So each deal has one shift, (value - t)/(1 - u), from which on it is
    as large as what was played: the bounds are order statistics of those shifts.
    """
    others = overlap < 1.0 - _NEAR
    turns = np.sort((value - shuffled[others]) / (1.0 - overlap[others]))
    always = len(overlap) - len(turns) + (not exact)
    # So many shifts may lie below the lower bound before deals as large are no longer rare.
    rare = ceil(SELDOM / 2 * (len(turns) + always) + _NEAR) - always
    if rare < 1 or not len(turns):
        return None, None
    return float(turns[rare - 1]), float(turns[-rare])


def _errors(values: Reals, dealt: Dealt, blocks: Sequence[NDArray[np.intp]], weight: float) -> Reals | None:
    """Return the standard error of each difference, by the spread inside stratum and label."""
    left, free = np.zeros(len(values)), 0
    for rows in blocks:
        for label in (True, False):
            same = [int(at) for at in rows if dealt.treated[at] == label]
            part = values[:, same]
            left += ((part - part.mean(axis=1, keepdims=True)) ** 2).sum(axis=1)
            free += len(same) - 1
    if not free:  # pairs: by how far their differences lie apart
        return _pair_errors(values, dealt, blocks)
    error: Reals = np.sqrt(left / free) / sqrt(weight)
    return error


def _pair_errors(values: Reals, dealt: Dealt, blocks: Sequence[NDArray[np.intp]]) -> Reals | None:
    if len(blocks) < 2:
        return None
    sides = [sorted((int(at) for at in rows), key=lambda at: dealt.treated[at]) for rows in blocks]
    apart = np.stack([values[:, with_it] - values[:, without] for without, with_it in sides])
    error: Reals = apart.std(axis=0, ddof=1) / sqrt(len(blocks))
    return error
