"""Balance of closed walks of every length, long ones counting for less.

Reads a `Network`; the results are part of `balance.Measures`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from wargame.alignment.network import Network


def walk_balance(network: Network) -> tuple[float | None, float | None]:
    """Return the share of balanced closed walks, by signs alone and by strength.

    With the signed matrix A the share is the sum of exp over the eigenvalues of A, divided by the
    same sum for |A|. It lies above 0 and reaches 1 exactly when the graph is balanced. For the
    second number values are divided by the largest strength in the graph. Both are None when there
    are no ties.

    Source
    ------
    Estrada and Benzi (2014), Walk-based measure of balance in signed networks: detecting lack of
    balance in social networks, Physical Review E 90, 042802.
    """
    if not network.links:
        return None, None
    # A closed walk of length k counts 1/k!; the sum of all of them is the trace of exp(A), and a trace is the
    # sum of exp over the eigenvalues. Four matrices (signs, their sizes, values, their sizes) at once: shape
    # (4, n, n), and (4, n) for their eigenvalues, which are real since the matrices are symmetric.
    size = len(network.ids)
    largest = max(abs(value) for _, _, value in network.links)
    matrices = np.zeros((4, size, size))
    for one, other, value in network.links:
        sign = 1.0 if value > 0 else -1.0
        entries = (sign, 1.0, value / largest, abs(value) / largest)
        matrices[:, one, other] = matrices[:, other, one] = entries
    levels = np.linalg.eigvalsh(matrices)
    # Taking the largest eigenvalue off all of them leaves the quotient as it is and cannot overflow.
    heights = np.exp(levels - levels.max(axis=1).repeat(size).reshape(4, size)).sum(axis=1)
    shifts = levels.max(axis=1)
    plain = float(heights[0] / heights[1] * np.exp(shifts[0] - shifts[1]))
    strong = float(heights[2] / heights[3] * np.exp(shifts[2] - shifts[3]))
    return min(plain, 1.0), min(strong, 1.0)
