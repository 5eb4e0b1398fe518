"""The frustration index as an integer programme, solved by HiGHS through SciPy.

SciPy is the optional extra `entente[exact]`. Each actor gets a side, each tie a mark for being
frustrated; the sum of the marks is made as small as possible. Unbalanced triangles add the condition
that at least one of their ties is marked, which brings the proof much closer. Used by `frustration`
for parts of more than twenty actors only.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from math import inf
from typing import TYPE_CHECKING

import numpy as np

from wargame.alignment.network import neighbours

if TYPE_CHECKING:
    from wargame.alignment.network import Network, Number


@dataclass(frozen=True, slots=True, kw_only=True)
class Proved:
    """What the solver proved, and the sides (0 or 1) of the best split it met, if any."""

    at_least: float
    sides: list[int] | None


@cache
def is_available() -> bool:
    """Whether SciPy is installed."""
    return find_spec("scipy") is not None


def solve(network: Network, *, upper: Number, seconds: float) -> Proved:
    """Return a proved lower bound and a split, within about `seconds`.

    `upper` is the cost of a split already known; with whole values the search stops as soon as
    nothing a whole step better can exist.

    Source
    ------
    Aref, Mason and Wilson (2020), A modeling and computational study of the frustration index in
    signed networks, Networks 75(1), 95-110.
    """
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import csr_array

    size, ties = len(network.ids), len(network.links)
    rows, columns, entries, floors = _conditions(network)
    # Unknowns: a side for each actor, then a mark for each tie; only the marks cost anything.
    matrix = csr_array((entries, (rows, columns)), shape=(len(floors), size + ties))
    strengths = [abs(value) for _, _, value in network.links]
    lowest, highest = np.zeros(size + ties), np.ones(size + ties)
    partners = neighbours(network)
    # A split and its mirror image cost the same. One actor, the best tied, stays on side 0: half the search.
    highest[max(range(size), key=lambda actor: len(partners[actor]))] = 0.0
    # Costs of whole values differ by at least 1: less than that below the best split there is nothing.
    gap = 0.99 / max(upper, 1) if network.is_whole else 1e-9
    result = milp(
        c=np.concatenate((np.zeros(size), np.array(strengths, dtype=float))),
        integrality=np.concatenate((np.ones(size), np.zeros(ties))),
        bounds=Bounds(lowest, highest),
        constraints=LinearConstraint(matrix, lb=np.array(floors, dtype=float)),
        options={"time_limit": seconds, "mip_rel_gap": gap},
    )
    proved = getattr(result, "mip_dual_bound", None)
    sides = None if result.x is None else [round(float(side)) for side in result.x[:size]]
    return Proved(at_least=-inf if proved is None else float(proved), sides=sides)


def _conditions(network: Network) -> tuple[list[int], list[int], list[float], list[float]]:
    """Return the conditions as sparse rows: entries, where they stand, and each row's floor."""
    size = len(network.ids)
    rows: list[int] = []
    columns: list[int] = []
    entries: list[float] = []
    floors: list[float] = []

    def demand(terms: list[tuple[int, float]], floor: float) -> None:
        for column, entry in terms:
            rows.append(len(floors))
            columns.append(column)
            entries.append(entry)
        floors.append(floor)

    mark: dict[tuple[int, int], int] = {}
    for index, (one, other, value) in enumerate(network.links):
        mark[one, other] = size + index
        # Sides x and y are 0 or 1: an aligned tie is frustrated by |x - y|, an opposed one by |x + y - 1|.
        # A mark that is at least both readings of the sign is at least the absolute value.
        if value > 0:
            demand([(size + index, 1), (one, -1), (other, 1)], 0)
            demand([(size + index, 1), (one, 1), (other, -1)], 0)
        else:
            demand([(size + index, 1), (one, -1), (other, -1)], -1)
            demand([(size + index, 1), (one, 1), (other, 1)], 1)
    for triangle in _unbalanced_triangles(network):
        demand([(mark[tie], 1) for tie in triangle], 1)
    return rows, columns, entries, floors


def _unbalanced_triangles(network: Network) -> list[tuple[tuple[int, int], ...]]:
    partners = neighbours(network)
    found: list[tuple[tuple[int, int], ...]] = []
    for one, other, value in network.links:
        for third in sorted(set(partners[one]) & set(partners[other])):
            if third > other and value * partners[one][third] * partners[other][third] < 0:
                found.append(((one, other), (one, third), (other, third)))
    return found
