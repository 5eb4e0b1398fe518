"""How alike tables ran: distances between courses, a map of them, blocs that agree, when it was decided.

Arrays of ties, index and blocs in, numbers out; where they come from is `extract`. A further measure of
likeness is a function here, with its source.

Sources: Torgerson, *Multidimensional scaling* (1952), for the map; Hubert and Arabie, *Comparing partitions*
(1985), for the adjusted Rand index.
"""

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from math import comb

import numpy as np
from numpy.typing import NDArray

Reals = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunMap:
    """Tables as points: what lies near one another ran alike."""

    points: Reals
    """A row for each table, two columns, in the unit of the distances."""
    shares: tuple[float, float]
    """How much of the positive eigenvalues lies on either axis, 0 to 1."""
    fidelity: float
    """How well distances on the map follow the true ones: their correlation, -1 to 1; 0 if none differ."""


def distances(courses: NDArray[np.float64]) -> Reals:
    """Return how far every two tables lie apart, in tie points.

    Parameters
    ----------
    courses
        Tables by turns by ties; a game that ended early has its last values carried on.

    Returns
    -------
    The mean absolute difference over turns and over those ties that moved at any table; 0 where none did.
    """
    tables = len(courses)
    flat = courses.reshape(tables, -1) if tables else courses.reshape(0, 0)
    if courses.ndim == 3 and tables:
        starts = courses[:1, :1, :]
        moving = (courses != starts).any(axis=(0, 1))
        flat = courses[:, :, moving].reshape(tables, -1)
    made = np.zeros((tables, tables))
    if flat.shape[1]:
        for row in range(tables):
            made[row, row + 1 :] = np.abs(flat[row + 1 :] - flat[row]).mean(axis=1)
    return made + made.T


def run_map(apart: Reals, along: Reals) -> RunMap:
    """Lay tables out in the plane by classical scaling.

    Parameters
    ----------
    apart
        Distances of every two tables.
    along
        One number for each table; the first axis is turned so that this grows along it.
    """
    tables = len(apart)
    points = np.zeros((tables, 2))
    if tables < 2 or not apart.any():
        return RunMap(points=points, shares=(0.0, 0.0), fidelity=0.0)
    centre = np.eye(tables) - 1.0 / tables
    values, vectors = np.linalg.eigh(-0.5 * centre @ apart**2 @ centre)
    order = np.argsort(-values)[:2]
    kept = np.maximum(values[order], 0.0)
    points[:, : len(order)] = vectors[:, order] * np.sqrt(kept)
    points *= np.array([_sign(points[:, 0], along), _sign(points[:, 1], points[:, 1] ** 3)])
    positive = float(values[values > 0].sum())
    shares = [float(one) / positive for one in kept] + [0.0]
    upper = np.triu_indices(tables, 1)
    drawn = np.sqrt(((points[:, None] - points[None]) ** 2).sum(axis=2))
    return RunMap(
        points=points, shares=(shares[0], shares[1]), fidelity=correlation(drawn[upper], apart[upper])
    )


def _sign(axis: Reals, along: Reals) -> float:
    return -1.0 if correlation(axis, along) < 0 else 1.0


def correlation(one: Reals, other: Reals) -> float:
    """Return how two rows of numbers go together, -1 to 1; 0 where one of them never moves."""
    left, right = one - one.mean(), other - other.mean()
    length = float(np.sqrt((left @ left) * (right @ right)))
    return float(left @ right) / length if length > 1e-12 else 0.0


def explained(index: Reals) -> tuple[float, ...]:
    """Return how much of the spread at the end the index after each turn explains, 0 to 1.

    Parameters
    ----------
    index
        Tables by turns, each carried on to the last turn.
    """
    return tuple(correlation(index[:, turn], index[:, -1]) ** 2 for turn in range(index.shape[1]))


def adjusted_rand(one: Sequence[Hashable], other: Sequence[Hashable]) -> float:
    """Return how far two partitions of the same things agree: 1 wholly, 0 as much as by chance.

    Raises
    ------
    ValueError
        If they are not of equally many things.
    """
    together = sum(comb(count, 2) for count in Counter(zip(one, other, strict=True)).values())
    left, right = (sum(comb(count, 2) for count in Counter(part).values()) for part in (one, other))
    pairs = comb(len(one), 2)
    by_chance = left * right / pairs if pairs else 0.0
    most = (left + right) / 2
    return 1.0 if most == by_chance else (together - by_chance) / (most - by_chance)


def first_difference(one: Sequence[object], other: Sequence[object]) -> int | None:
    """Return the turn, from 1, in which two courses first differ; None if they never do.

    One that is shorter differs where it ends.
    """
    for turn, (here, there) in enumerate(zip(one, other, strict=False), 1):
        if here != there:
            return turn
    return None if len(one) == len(other) else min(len(one), len(other)) + 1
