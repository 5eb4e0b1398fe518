"""The best split into blocs as an integer programme, solved by HiGHS through SciPy.

Why it works. Davis's theorem: actors can be split into blocs without a tie out of place exactly if no cycle
holds exactly one opposed tie. So a set of ties can be the ones out of place exactly if it hits every such
cycle, and the cheapest set that does is the answer. Once it is known the blocs are what still hangs together
by aligned ties outside the set.

How it is done. Cycles are far too many to write down, so only those are that a solution so far leaves unhit.
Each row of the programme is one cycle: at least one of its ties is marked. First without the demand that
marks be whole (a linear programme, and a shortest path for each opposed tie finds the cycles that are hit by
less than one mark in all); each answer, rounded and bettered by hand, is a split, and where the bound that it
gives meets the best split known, that one is proved. Only otherwise is the integer programme solved, again
and again as long as its answer leaves a cycle unhit.

SciPy is the optional extra `entente[exact]`; `programme.is_available` says whether it is there. Used by
`blocs` beyond twelve actors. Whole numbers in, a proof to the last one out.
"""

from __future__ import annotations

import heapq
from collections import deque
from dataclasses import dataclass
from math import ceil, inf
from time import monotonic
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np

from wargame.alignment.blocsearch import cost_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from wargame.alignment.network import Network, Number
    from wargame.alignment.subsets import Values

Cycle: TypeAlias = tuple[int, ...]
"""Numbers of ties in the network's order, sorted."""

_MOST_ROUNDS: Final = 200
"""Programmes solved for one network; each adds cycles, and a few dozen are the rule."""

_FEW: Final = 100
"""So many ties are soon done, however far the bound is."""

_NEAR: Final = 3

_NEAR_SHARE: Final = 0.12
"""With more ties, and more of the cost, between bound and split no proof was seen in useful time."""

_SLOW: Final = 0.01
"""A bound that grew by less than this share of the cost in a few rounds comes no nearer."""

_GAP: Final = 1e-9

_HALF: Final = 0.5

_NO_ANSWER: Final = 2
"""What SciPy calls a programme that has no solution."""

_UNHIT: Final = 1e-6
"""Marks that sum up to less than one by this much leave a cycle unhit; finer than HiGHS's own tolerance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvedBlocs:
    """What was proved, and as labels of actors the best split met, if any."""

    at_least: Number
    labels: list[int] | None


def solve(
    network: Network, *, upper: Number, seconds: float, polish: Callable[[list[int]], list[int]] = list
) -> ProvedBlocs:
    """Return a proved lower bound and the best split met, within about `seconds`.

    `upper` is the cost of a split already known: as soon as the bound reaches it, or that of a better split
    met on the way, the search ends. `polish` betters labels by hand; what the programmes leave half done is a
    good place to begin from.

    Source
    ------
    Davis (1967), Clustering and structural balance in graphs, Human Relations 20(2), 181-187, for cycles
    with exactly one opposed tie; Demaine, Emanuel, Fiat and Immorlica (2006), Correlation clustering in
    general weighted graphs, Theoretical Computer Science 361(2-3), 172-187, for the hitting set and its
    relaxation.
    """
    work = _Work(network, upper=upper, deadline=monotonic() + seconds, polish=polish)
    _relaxed(work)
    if work.goes_on and work.is_near:
        _whole(work)
    return ProvedBlocs(at_least=min(work.bound, work.upper), labels=work.labels)


class _Work:
    """The cycles met so far, the network by tie, and the best that is known; thrown away afterwards."""

    def __init__(
        self, network: Network, *, upper: Number, deadline: float, polish: Callable[[list[int]], list[int]]
    ) -> None:
        self.network = network
        self.upper = upper
        self.bound: Number = 0
        self.labels: list[int] | None = None
        """The split that costs `upper`, unless it is the caller's own."""
        self.deadline = deadline
        self.strengths = np.array([abs(value) for _, _, value in network.links], dtype=float)
        self.friends: list[list[tuple[int, int]]] = [[] for _ in network.ids]
        """For each actor its aligned ties: the other actor and the tie's number."""
        self.opposed: list[int] = []
        for number, (one, other, value) in enumerate(network.links):
            if value > 0:
                self.friends[one].append((other, number))
                self.friends[other].append((one, number))
            else:
                self.opposed.append(number)
        self.cycles: list[Cycle] = []
        self._known: set[Cycle] = set()
        self._polish = polish

    @property
    def is_near(self) -> bool:
        """Whether the bound is near enough for whole marks to close what is left."""
        few = len(self.strengths) <= _FEW
        return few or self.upper - self.bound <= max(_NEAR, _NEAR_SHARE * self.upper)

    @property
    def goes_on(self) -> bool:
        """Whether something better may exist, and there is time to look for it."""
        return self.bound < self.upper and monotonic() <= self.deadline

    def add(self, cycles: list[Cycle]) -> bool:
        """Take in cycles and return whether any of them is new."""
        new = [cycle for cycle in dict.fromkeys(cycles) if cycle not in self._known]
        self._known.update(new)
        self.cycles += new
        return bool(new)

    def learn(self, bound: float) -> None:
        """Take in a proved bound, rounded up to the next whole number where all strengths are whole."""
        if bound > -inf:
            proved = ceil(bound - 1e-6) if self.network.is_whole else max(bound - 1e-7, 0.0)
            self.bound = max(self.bound, proved)

    def meet(self, marks: Values) -> None:
        """Take in the split that marks come to: what aligned ties less than half marked hold together."""
        labels = self._polish(_blocs_of(self, marks))
        cost = cost_of(self.network, labels)
        if cost < self.upper:
            self.upper, self.labels = cost, labels


def _relaxed(work: _Work) -> None:
    """Solve the linear programme, its cycles found one round after the other."""
    work.add(_unhit(work, np.zeros(len(work.strengths))))
    bounds: deque[Number] = deque(maxlen=4)
    for _ in range(_MOST_ROUNDS):
        bounds.append(work.bound)
        is_slow = len(bounds) == bounds.maxlen and work.bound - bounds[0] < _SLOW * work.upper
        if not work.cycles or not work.goes_on or (is_slow and not work.is_near):
            return
        marks, value = _programme(work, whole=False)
        work.learn(value)
        if marks is None:
            return
        work.meet(marks)
        if not work.add(_unhit(work, marks)):
            return


def _whole(work: _Work) -> None:
    """Solve the integer programme, anew while its answer leaves a cycle unhit."""
    for _ in range(_MOST_ROUNDS):
        marks, value = _programme(work, whole=True)
        work.learn(value)
        if marks is None:
            return
        marks = np.round(marks)
        work.meet(marks)
        if not work.add(_unhit(work, marks)) or not work.goes_on:
            return


def _programme(work: _Work, *, whole: bool) -> tuple[Values | None, float]:
    """Return the cheapest marks that hit all cycles met so far, one per tie, and the bound that they prove.

    The integer programme looks only for what is cheaper than the split already known; that there is no
    such thing is a proof as well, and found sooner.
    """
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import csr_array

    ties = len(work.strengths)
    columns = [tie for cycle in work.cycles for tie in cycle]
    starts = np.cumsum([0, *(len(cycle) for cycle in work.cycles)])
    rows = csr_array((np.ones(len(columns)), columns, starts), shape=(len(work.cycles), ties))
    demands = [LinearConstraint(rows, lb=1)]
    cheaper = work.network.is_whole and whole
    if cheaper:
        demands.append(LinearConstraint(csr_array(work.strengths[None, :]), ub=float(work.upper) - 1 + 1e-6))
    result = milp(
        c=work.strengths,
        integrality=np.full(ties, int(whole)),
        bounds=Bounds(0, 1),
        constraints=demands,
        options={"time_limit": max(0.05, work.deadline - monotonic()), "mip_rel_gap": _GAP if whole else 0.0},
    )
    if cheaper and result.status == _NO_ANSWER:
        return None, float(work.upper)
    if not whole:
        # A linear programme that was not solved to its end bounds nothing.
        return (result.x, float(result.fun)) if result.status == 0 else (None, -inf)
    proved = getattr(result, "mip_dual_bound", None)
    return result.x, -inf if proved is None else float(proved)


def _unhit(work: _Work, marks: Values) -> list[Cycle]:
    """Return for each opposed tie a cycle through it that the marks hit by less than one, if there is one."""
    found = []
    links = work.network.links
    for tie in work.opposed:
        room = 1 - _UNHIT - float(marks[tie])
        if room <= 0:
            continue
        path = _cheapest_path(work, marks, links[tie][0], links[tie][1], room)
        if path is not None:
            found.append(tuple(sorted((tie, *path))))
    return found


def _cheapest_path(work: _Work, marks: Values, start: int, goal: int, room: float) -> list[int] | None:
    """Return the aligned ties of a way whose marks sum up to less than `room`; None if there is none.

    Among equals the shortest, since a row with few ties binds most.
    """
    reached: dict[int, tuple[float, int]] = {start: (0.0, 0)}
    came_by: dict[int, tuple[int, int]] = {}
    queue = [(0.0, 0, start)]
    while queue:
        cost, steps, here = heapq.heappop(queue)
        if here == goal:
            return _way_back(came_by, start, goal)
        if (cost, steps) > reached[here]:
            continue
        for other, tie in work.friends[here]:
            further = (cost + max(0.0, float(marks[tie])), steps + 1)
            if further[0] < room and further < reached.get(other, (inf, 0)):
                reached[other] = further
                came_by[other] = (here, tie)
                heapq.heappush(queue, (*further, other))
    return None


def _way_back(came_by: dict[int, tuple[int, int]], start: int, goal: int) -> list[int]:
    path, here = [], goal
    while here != start:
        here, tie = came_by[here]
        path.append(tie)
    return path


def _blocs_of(work: _Work, marks: Values) -> list[int]:
    """Return as labels what hangs together by aligned ties without a mark."""
    labels = [-1] * len(work.friends)
    for start in range(len(labels)):
        queue = deque([start] if labels[start] < 0 else [])
        while queue:
            here = queue.popleft()
            if labels[here] >= 0:
                continue
            labels[here] = start
            queue.extend(
                other for other, tie in work.friends[here] if marks[tie] < _HALF and labels[other] < 0
            )
    return labels
