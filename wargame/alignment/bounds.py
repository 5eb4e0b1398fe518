"""Bounds on the frustration index for networks too large to try every split.

From above: a split found by steepest descent with a short memory, started from the spanning trees
of several actors; nothing is drawn at random, so the same network gives the same split. From below:
unbalanced cycles that share no tie. Every split frustrates at least one tie of an unbalanced cycle, so
the number of such cycles (or, with values, the sum of what each can claim) cannot be undercut.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Final

import numpy as np

from wargame.alignment.network import neighbours

if TYPE_CHECKING:
    from wargame.alignment.network import Network, Number
    from wargame.alignment.subsets import Values

_STARTS: Final = 8
"""Spanning trees that the descent starts from."""

_STEPS_PER_ACTOR: Final = 8
"""How long the descent goes on after it found no better split."""

_MEMORY: Final = 9
"""Moves during which an actor that changed sides stays put."""


def best_sides_found(network: Network) -> list[int]:
    """Return the sides (0 or 1) of a good split; how good it is, its cost tells."""
    size = len(network.ids)
    matrix = np.zeros((size, size))
    for one, other, value in network.links:
        matrix[one, other] = matrix[other, one] = value
    partners = neighbours(network)
    by_degree = sorted(range(size), key=lambda actor: (-len(partners[actor]), actor))
    best: Values | None = None
    best_score = -np.inf
    for root in by_degree[:_STARTS]:
        sides, score = _descend(matrix, _tree_sides(partners, root))
        if score > best_score:
            best, best_score = sides, score
    return [] if best is None else [int(side < 0) for side in best]


def _tree_sides(partners: list[dict[int, Number]], root: int) -> Values:
    """Return sides (+1 or -1) that frustrate no tie of a spanning forest started at `root`."""
    sides = np.zeros(len(partners))
    for start in (root, *range(len(partners))):
        if sides[start]:
            continue
        sides[start] = 1
        queue = deque([start])
        while queue:
            here = queue.popleft()
            for other, value in partners[here].items():
                if not sides[other]:
                    sides[other] = sides[here] if value > 0 else -sides[here]
                    queue.append(other)
    return sides


def _descend(matrix: Values, sides: Values) -> tuple[Values, float]:
    """Return the best sides met while moving one actor at a time, and their score s'As."""
    # `pull` is As, kept up to date: turning actor i over changes s'As by -4 s_i (As)_i, and As by a column.
    pull = matrix @ sides
    score = float(sides @ pull)
    best, best_score = sides.copy(), score
    held_until = np.zeros(len(sides))
    step, last_gain = 0, 0
    patience = _STEPS_PER_ACTOR * len(sides)
    while step - last_gain < patience:
        step += 1
        loss = sides * pull
        # The least loss is taken even where it is one. What moved stays put for some steps, unless it would
        # lead to a new best: else the next step would only take the last one back (tabu search, Glover 1989,
        # ORSA Journal on Computing 1(3), 190-206). Holds of unequal length keep it from going in circles.
        allowed = (held_until < step) | (score - 4 * loss > best_score + 1e-9)
        chosen = int(np.where(allowed, loss, np.inf).argmin())
        score -= 4 * float(loss[chosen])
        sides[chosen] = -sides[chosen]
        pull += 2 * sides[chosen] * matrix[chosen]
        held_until[chosen] = step + _MEMORY + chosen % 5
        if score > best_score + 1e-9:
            best, best_score, last_gain = sides.copy(), score, step
    return best, best_score


def cycles_packed(network: Network) -> Number:
    """Return a proved lower bound: the worth of unbalanced cycles that share no strength."""
    left = neighbours(network)
    proved: Number = 0
    for one, other, _ in network.links:
        for third in sorted(set(left[one]) & set(left[other])):
            if other not in left[one]:
                break
            if third in left[one] and third in left[other]:
                proved += _take(left, [(one, other), (other, third), (third, one)])
    # Triangles first: they use up the fewest ties for what they prove. Longer cycles take what is left.
    for start in range(len(network.ids)):
        while walk := _unbalanced_walk(left, start):
            proved += _take(left, walk)
    return proved


def _take(left: list[dict[int, Number]], walk: list[tuple[int, int]]) -> Number:
    """Use up the strength that an unbalanced cycle can claim; nothing for a balanced one."""
    opposed = sum(left[one][other] < 0 for one, other in walk)
    if opposed % 2 == 0:
        return 0
    claim = min(abs(left[one][other]) for one, other in walk)
    for one, other in {(min(step), max(step)) for step in walk}:
        value = left[one][other]
        rest = abs(value) - claim
        if rest <= 1e-12:
            del left[one][other], left[other][one]
        else:
            left[one][other] = left[other][one] = rest if value > 0 else -rest
    return claim


def _unbalanced_walk(left: list[dict[int, Number]], start: int) -> list[tuple[int, int]]:
    """Return the ties of a shortest closed walk from `start` with an odd number of opposed ties.

    A tie walked twice counts for nothing in the sign, so the ties walked once still hold an
    unbalanced cycle, and taking the whole walk is safe.
    """
    # Breadth first over pairs of actor and parity of opposed ties so far: the walk ends where it began, but
    # with the other parity.
    home, goal = (start, 0), (start, 1)
    came_from: dict[tuple[int, int], tuple[int, int]] = {home: home}
    queue = deque([home])
    while queue and goal not in came_from:
        here = queue.popleft()
        actor, parity = here
        for other, value in left[actor].items():
            there = (other, parity ^ (value < 0))
            if there not in came_from:
                came_from[there] = here
                queue.append(there)
    walk = []
    here = goal
    while here in came_from and here != home:
        walk.append((came_from[here][0], here[0]))
        here = came_from[here]
    return walk
