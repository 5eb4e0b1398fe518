"""Moves that better a split into blocs: single actors to other blocs, two blocs into one, and a descent.

Every function takes the partners of each actor (`network.neighbours`) and labels, one per actor, where equal
labels are one bloc. Nothing is drawn at random, so the same network always gives the same split.
`blocsearch` begins from several splits and keeps the best.
"""

from __future__ import annotations

from collections import deque
from itertools import combinations
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wargame.alignment.network import Number

_STEPS_PER_ACTOR: Final = 8
"""How long the descent goes on after it met no better split."""

_MEMORY: Final = 7
"""Moves during which an actor that changed blocs stays put."""

_TOLERANCE: Final = 1e-9


def camps(partners: list[dict[int, Number]]) -> list[int]:
    """Return as labels the groups that hang together by aligned ties alone."""
    labels = [-1] * len(partners)
    for start in range(len(partners)):
        queue = deque([start] if labels[start] < 0 else [])
        while queue:
            here = queue.popleft()
            labels[here] = start
            queue.extend(other for other, value in partners[here].items() if value > 0 and labels[other] < 0)
    return labels


def improved(partners: list[dict[int, Number]], start: Sequence[int]) -> list[int]:
    """Move single actors and merge two blocs as long as it helps; then merge what loses nothing by it."""
    labels = list(start)
    while (
        _move_one_each(partners, labels)
        or _merge_two(partners, labels)
        or _merge_two(partners, labels, for_nothing=True)
    ):
        pass
    return labels


def grown(partners: list[dict[int, Number]], start: Sequence[int]) -> list[int]:
    """Merge the two blocs that gain most by it, again and again, before any single actor moves."""
    labels = list(start)
    while _merge_two(partners, labels):
        pass
    return labels


def descended(partners: list[dict[int, Number]], start: Sequence[int]) -> list[int]:
    """Return the best labels met while moving one actor at a time, also where a move costs something.

    An actor that moved stays put for a while, so that the way leads out of a hollow from which no single
    move and no merger leads. Rows of `pull` are actors, columns blocs, the last of them empty.
    """
    size = len(partners)
    matrix = np.zeros((size, size))
    for one, ties in enumerate(partners):
        for other, value in ties.items():
            matrix[one, other] = value
    # `pull[i, b]` is what the ties of actor i to bloc b sum up to. A move gains the pull of the bloc entered
    # less that of the bloc left, and changes two columns by the mover's own ties.
    names = {label: number for number, label in enumerate(dict.fromkeys(start))}
    labels = np.array([names[label] for label in start])
    pull = matrix @ np.eye(size + 1)[labels]
    everyone = np.arange(size)
    held_until = np.zeros(size)
    gained, most, best = 0.0, 0.0, labels.copy()
    step, last_gain = 0, 0
    while step - last_gain < _STEPS_PER_ACTOR * size:
        step += 1
        # Blocs that there are, and one empty one to go off into.
        columns = int(labels.max()) + 2
        gains = pull[:, :columns] - pull[everyone, labels][:, None]
        gains[everyone, labels] = -np.inf
        targets = gains.argmax(axis=1)
        rises = gains[everyone, targets]
        # As in `bounds._descend`: the best move is taken even where it costs something, then held a while.
        allowed = (held_until < step) | (gained + rises > most + _TOLERANCE)
        chosen = int(np.where(allowed, rises, -np.inf).argmax())
        pull[:, labels[chosen]] -= matrix[chosen]
        pull[:, targets[chosen]] += matrix[chosen]
        labels[chosen] = targets[chosen]
        gained += float(rises[chosen])
        held_until[chosen] = step + _MEMORY + chosen % 5
        if gained > most + _TOLERANCE:
            most, best, last_gain = gained, labels.copy(), step
    return [int(label) for label in best]


def settled(partners: list[dict[int, Number]], labels: list[int]) -> list[int]:
    """Move single actors between the blocs that there are as long as it helps; none is left empty."""
    sizes = {label: labels.count(label) for label in labels}
    moved = True
    while moved:
        moved = False
        for actor, here in enumerate(labels):
            pulls = pulls_of(partners[actor], labels)
            there = max(sizes, key=lambda bloc: (pulls.get(bloc, 0), -bloc))
            if sizes[here] > 1 and pulls.get(there, 0) > pulls.get(here, 0) + _TOLERANCE:
                labels[actor] = there
                sizes[here] -= 1
                sizes[there] += 1
                moved = True
    return labels


def pulls_of(partners: dict[int, Number], labels: list[int]) -> dict[int, Number]:
    """Return for each bloc that an actor has ties to what they sum up to; `partners` are the actor's own."""
    pulls: dict[int, Number] = {}
    for other, value in partners.items():
        pulls[labels[other]] = pulls.get(labels[other], 0) + value
    return pulls


def _move_one_each(partners: list[dict[int, Number]], labels: list[int]) -> bool:
    moved = False
    for actor in range(len(partners)):
        pulls = pulls_of(partners[actor], labels)
        here = pulls.get(labels[actor], 0)
        fresh = max(labels) + 1
        target = max(pulls, key=lambda bloc: (pulls[bloc], -bloc), default=labels[actor])
        if pulls.get(target, 0) <= _TOLERANCE:
            target, reached = fresh, 0.0
        else:
            reached = float(pulls[target])
        if reached > here + _TOLERANCE:
            labels[actor] = target
            moved = True
    return moved


def _merge_two(partners: list[dict[int, Number]], labels: list[int], *, for_nothing: bool = False) -> bool:
    """Merge the two blocs that gain most by it; `for_nothing` also two that neither gain nor lose."""
    between = between_blocs(partners, labels)
    if for_nothing:
        # Among splits that cost the same the smaller number of blocs is the answer.
        for pair in combinations(sorted(set(labels)), 2):
            between.setdefault(pair, 0)
    pair_of_most = max(between, key=lambda blocs: (between[blocs], -blocs[0], -blocs[1]), default=None)
    if pair_of_most is None:
        return False
    gain = between[pair_of_most]
    if gain < -_TOLERANCE or (gain <= _TOLERANCE and not for_nothing):
        return False
    relabel(labels, pair_of_most)
    return True


def between_blocs(partners: list[dict[int, Number]], labels: list[int]) -> dict[tuple[int, int], Number]:
    """Return what the ties between two blocs sum up to, where there are any: the gain of merging them."""
    between: dict[tuple[int, int], Number] = {}
    for one, ties in enumerate(partners):
        for other, value in ties.items():
            if labels[one] < labels[other]:
                key = (labels[one], labels[other])
                between[key] = between.get(key, 0) + value
    return between


def relabel(labels: list[int], pair: tuple[int, int]) -> None:
    """Merge the second bloc of a pair into the first."""
    for actor, label in enumerate(labels):
        if label == pair[1]:
            labels[actor] = pair[0]
