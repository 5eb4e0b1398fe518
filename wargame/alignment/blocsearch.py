"""Splits into blocs for networks of more than a dozen actors: a good one, and how good it must be.

A good split comes from moving single actors and merging blocs while that helps, from several starts: what
hangs together by aligned ties, everybody alone, blocs grown pair by pair, everybody together, and the
splits that the caller knows (the two camps of `frustration` above all, which no answer may fall behind).
Blocs that lose nothing by it are merged. The proof comes from a depth-first search over actors, strongest
first, that gives up a branch as soon as its cost so far, the cheapest places of the actors still to come,
and the best possible cost among those actors themselves reach the best split known. That last part is
solved beforehand for ever longer tails of the order ("Russian doll search"). The search stops after a fixed
number of steps, never by the clock, so that the same network always gives the same answer.

Source
------
Verfaillie, Lemaître and Schiex (1996), Russian doll search for solving constraint optimization problems,
AAAI-96, 181-187.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from math import ceil
from typing import TYPE_CHECKING, Final

from wargame.alignment.blocmoves import (
    between_blocs,
    camps,
    descended,
    grown,
    improved,
    pulls_of,
    relabel,
    settled,
)
from wargame.alignment.network import Network, neighbours

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from wargame.alignment.network import Number

_MOST_STEPS: Final = 20_000
"""Steps of one proof; some twenty microseconds each."""

_MOST_FOR_PROOF: Final = 40
"""Beyond so many actors no proof is tried, only bounds."""

_STARTS: Final = 2
"""The best splits so far from which the descent starts."""

_TOLERANCE: Final = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Solution:
    """Blocs by position, what they cost, and what any split must cost."""

    blocs: tuple[tuple[int, ...], ...]
    cost: Number
    at_least: Number


def search(
    network: Network,
    starts: Iterable[Sequence[int]] = (),
    *,
    strengths: Network | None = None,
    prove: bool = True,
) -> Solution:
    """Return a good split into any number of blocs, proved best where the steps allow it.

    Parameters
    ----------
    network
        The ties as they count.
    starts
        Splits already known, as labels of the actors: the answer costs no more than any of them.
    strengths
        The same ties with their strengths, by which equals are told apart; left out, equals are equal.
    prove
        Whether to spend steps on a proof.
    """
    partners = neighbours(network)
    guides = partners if strengths is None else neighbours(_in_order(network, strengths))
    alone = list(range(len(partners)))
    first: list[Sequence[int]] = [
        camps(partners),
        alone,
        grown(guides, alone),
        [0] * len(partners),
        *starts,
    ]
    found = [improved(guides, start) for start in first]
    best = sorted(found, key=lambda those: _rank(network, strengths, those))
    found += [improved(guides, descended(guides, those)) for those in best[:_STARTS]]
    labels = min(found, key=lambda those: _rank(network, strengths, those))
    found_here = _found(network, labels, cycles_with_one_opponent(network))
    return proved(network, found_here, strengths) if prove else found_here


def proved(network: Network, found: Solution, strengths: Network | None = None) -> Solution:
    """Return what is known after a proof was tried, as far as its steps go; `strengths` as in `search`."""
    partners = neighbours(network)
    if found.at_least == found.cost or len(partners) > _MOST_FOR_PROOF:
        return found
    guides = partners if strengths is None else neighbours(_in_order(network, strengths))
    labels = labels_of(found.blocs, len(partners))
    labels, floor = _prove(network, _Proof(partners=partners, number=None), labels, found.at_least)
    return _found(network, improved(guides, labels), floor)


def bettered(network: Network, found: Solution, floor: Number) -> Solution:
    """Return what is known once somebody else proved a floor."""
    return _found(network, labels_of(found.blocs, len(network.ids)), max(floor, found.at_least))


def labels_of(blocs: Iterable[Iterable[int]], size: int) -> list[int]:
    """Return for each of so many actors the number of its bloc."""
    labels = [0] * size
    for label, bloc in enumerate(blocs):
        for actor in bloc:
            labels[actor] = label
    return labels


def polished(network: Network, labels: Sequence[int]) -> list[int]:
    """Return labels that cost no more: single actors moved and blocs merged as long as it helps."""
    return improved(neighbours(network), labels)


def _in_order(network: Network, strengths: Network) -> Network:
    """Return ties that weigh first as in `network`, and between equals by strength.

    One tie of the first kind outweighs all strengths together, so that a split is better by the sum
    exactly if it is better by the first, or equal there and better by strength.
    """
    most = ceil(strengths.total) + 1
    links = tuple(
        (one, other, most * value + strength)
        for (one, other, value), (_, _, strength) in zip(network.links, strengths.links, strict=True)
    )
    return Network(ids=network.ids, links=links)


def _rank(network: Network, strengths: Network | None, labels: Sequence[int]) -> tuple[Number, Number, int]:
    """Return by what splits are compared: their cost, the strength they lose, their number of blocs."""
    lost = 0 if strengths is None else cost_of(strengths, labels)
    return cost_of(network, labels), lost, len(set(labels))


def exactly(network: Network, number: int, best: Solution) -> Solution:
    """Return a good split into exactly `number` blocs; `best` is the answer of `search`."""
    partners = neighbours(network)
    labels = settled(partners, _with_number(partners, best, number))
    floor = best.at_least
    if floor < cost_of(network, labels):
        proof = _Proof(partners=partners, number=number)
        labels, floor = _prove(network, proof, labels, floor)
    return _found(network, labels, floor)


def cost_of(network: Network, labels: Sequence[int]) -> Number:
    """Return the strength out of place when actors with equal labels form blocs."""
    return sum(
        (abs(value) for one, other, value in network.links if (labels[one] == labels[other]) != (value > 0)),
        0,
    )


def _found(network: Network, labels: list[int], floor: Number) -> Solution:
    groups: dict[int, list[int]] = {}
    for actor, label in enumerate(labels):
        groups.setdefault(label, []).append(actor)
    cost = cost_of(network, labels)
    if abs(cost - floor) <= _TOLERANCE:
        floor = cost
    blocs = tuple(sorted(tuple(group) for group in groups.values()))
    return Solution(blocs=blocs, cost=cost, at_least=min(floor, cost))


def cycles_with_one_opponent(network: Network) -> Number:
    """Return a proved lower bound: cycles with exactly one opposed tie that share no strength.

    Every split into blocs leaves a tie of such a cycle out of place, whatever their number.
    """
    left = neighbours(network)
    proved: Number = 0
    for one, other, value in network.links:
        while value < 0 and other in left[one]:
            path = _aligned_path(left, one, other)
            if not path:
                break
            proved += _claim(left, [(one, other), *path])
    return proved


def _claim(left: list[dict[int, Number]], ties: list[tuple[int, int]]) -> Number:
    claim = min(abs(left[one][other]) for one, other in ties)
    for one, other in ties:
        value = left[one][other]
        rest = abs(value) - claim
        if rest <= _TOLERANCE:
            del left[one][other], left[other][one]
        else:
            left[one][other] = left[other][one] = rest if value > 0 else -rest
    return claim


def _aligned_path(left: list[dict[int, Number]], start: int, goal: int) -> list[tuple[int, int]]:
    came_from = {start: start}
    queue = deque([start])
    while queue and goal not in came_from:
        here = queue.popleft()
        for other, value in left[here].items():
            if value > 0 and other not in came_from:
                came_from[other] = here
                queue.append(other)
    if goal not in came_from:
        return []
    path, here = [], goal
    while here != start:
        path.append((came_from[here], here))
        here = came_from[here]
    return path


# --- a split into so many blocs ---------------------------------------------------------------------


def _with_number(partners: list[dict[int, Number]], best: Solution, number: int) -> list[int]:
    """Return a fair split into exactly `number` blocs, made from the best one."""
    labels = labels_of(best.blocs, len(partners))
    while len(set(labels)) > number:
        between = between_blocs(partners, labels)
        apart = sorted(set(labels))
        pairs = [(one, other) for place, one in enumerate(apart) for other in apart[place + 1 :]]
        relabel(labels, max(pairs, key=lambda blocs: (between.get(blocs, 0), blocs)))
    while len(set(labels)) < number:
        loose = [actor for actor, label in enumerate(labels) if labels.count(label) > 1]
        leaver = min(loose, key=lambda actor: pulls_of(partners[actor], labels).get(labels[actor], 0))
        labels[leaver] = max(labels) + 1
    return labels


# --- a proof -------------------------------------------------------------------------------------


@dataclass(slots=True, kw_only=True)
class _Proof:
    """One depth-first search; it changes while it runs and is thrown away afterwards."""

    partners: list[dict[int, Number]]
    number: int | None
    wanted: int | None = None
    order: list[int] = field(default_factory=list)
    tails: list[Number | None] = field(default_factory=list)
    steps: int = 0
    best: Number = 0
    labels: list[int] | None = None
    pulls: list[list[Number]] = field(default_factory=list)
    aligned: list[Number] = field(default_factory=list)
    placed: list[int] = field(default_factory=list)


def _prove(network: Network, proof: _Proof, labels: list[int], floor: Number) -> tuple[list[int], Number]:
    """Return the best labels met and the best lower bound proved."""
    if not _solve_tails(proof):
        solved = next(tail for tail in proof.tails if tail is not None)
        return labels, max(floor, solved)
    proof.best = cost_of(network, labels)
    labels = _search_tail(proof, 0, proof.number) or labels
    if proof.steps > _MOST_STEPS:
        return labels, max(floor, proof.tails[1] or 0)
    return labels, proof.best


def _solve_tails(proof: _Proof) -> bool:
    """Find the best cost of every tail of the order but the whole; False when the steps ran out."""
    size = len(proof.partners)
    proof.order = sorted(range(size), key=lambda actor: (-len(proof.partners[actor]), actor))
    proof.tails = [None] * size + [0]
    # From the end of the order: each tail has one actor more than the last, whose cost is its bound.
    for first in range(size - 1, 0, -1):
        proof.best = _tail_guess(proof, first)
        _search_tail(proof, first, None)
        if proof.steps > _MOST_STEPS:
            return False
        proof.tails[first] = proof.best
    return True


def _tail_guess(proof: _Proof, first: int) -> Number:
    """Return a cost that the actors from `first` on can surely be split at."""
    newcomer = proof.order[first]
    tail = set(proof.order[first + 1 :])
    aligned = sum(
        (value for other, value in proof.partners[newcomer].items() if other in tail and value > 0), 0
    )
    return (proof.tails[first + 1] or 0) + aligned


def _search_tail(proof: _Proof, first: int, number: int | None) -> list[int] | None:
    """Return the labels of a split of the tail that beats the best cost known, if there is one."""
    size = len(proof.partners)
    proof.pulls = [[] for _ in range(size)]
    proof.aligned = [0] * size
    proof.placed = [-1] * size
    proof.wanted, proof.labels = number, None
    _place(proof, first, first, 0, 0)
    return proof.labels


def _place(proof: _Proof, first: int, depth: int, cost: Number, blocs: int) -> None:
    """Try every bloc for the actor at `depth`; keep the labels when all are placed."""
    proof.steps += 1
    if depth == len(proof.order):
        if proof.wanted in (None, blocs) and cost < proof.best - _TOLERANCE:
            proof.best = cost
            proof.labels = list(proof.placed)
        return
    if proof.steps > _MOST_STEPS or not _is_worth_it(proof, depth, cost, blocs):
        return
    actor = proof.order[depth]
    pulls = proof.pulls[actor]
    # The bloc that pulls most first: a good split found early lets more branches be given up. A bloc of one's
    # own always has the next number, so that no two branches differ by the names of their blocs alone.
    choices = sorted(range(blocs), key=lambda bloc: (-pulls[bloc], bloc))
    for bloc in choices:
        _try(proof, (first, depth, blocs), bloc, cost + proof.aligned[actor] - pulls[bloc])
    if proof.wanted is None or blocs < proof.wanted:
        _try(proof, (first, depth, blocs), blocs, cost + proof.aligned[actor])


def _is_worth_it(proof: _Proof, depth: int, cost: Number, blocs: int) -> bool:
    if proof.wanted is not None and blocs + len(proof.order) - depth < proof.wanted:
        return False
    # What is out of place already, what the actors still to come cost among themselves at best, and what each
    # of them costs at best with those placed: three kinds of ties, so that none is counted twice.
    bound = cost + (proof.tails[depth] or 0)
    for actor in proof.order[depth:]:
        bound += proof.aligned[actor] - max(0, max(proof.pulls[actor][:blocs], default=0))
        if bound >= proof.best - _TOLERANCE:
            return False
    return True


def _try(proof: _Proof, place: tuple[int, int, int], bloc: int, cost: Number) -> None:
    first, depth, blocs = place
    actor = proof.order[depth]
    proof.placed[actor] = bloc
    is_new = bloc == blocs
    if is_new:
        for later in proof.order[depth + 1 :]:
            proof.pulls[later].append(0)
    ties = [(other, value) for other, value in proof.partners[actor].items() if proof.placed[other] < 0]
    ties = [tie for tie in ties if len(proof.pulls[tie[0]]) > bloc]
    for other, value in ties:
        proof.pulls[other][bloc] += value
        proof.aligned[other] += max(value, 0)
    _place(proof, first, depth + 1, cost, blocs + is_new)
    for other, value in ties:
        proof.pulls[other][bloc] -= value
        proof.aligned[other] -= max(value, 0)
    if is_new:
        for later in proof.order[depth + 1 :]:
            proof.pulls[later].pop()
    proof.placed[actor] = -1
