"""What a move is worth to a seat: the exact expected change of its own score, one move ahead.

An `Appraiser` belongs to a seat. It values numbers on the board by the seat's objectives, its red lines,
half a step of a track that a gate holds back, and a price for influence; it values a move by what each
outcome would make of the numbers, weighed by the exact odds. `weighing` chooses by that for many games at
once; the policies of `bots` choose by it for one. Every other seat's aims stay out of it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from wargame.batch.conditions import BatchFacts, Flags, Numbers, Rows, Steps
from wargame.batch.games import Games
from wargame.batch.goals import ALWAYS, Aim
from wargame.batch.moving import Gate, moved
from wargame.batch.small_tables import Probe
from wargame.batch.tables import Option, Tables
from wargame.game.board import Board
from wargame.game.conditions import place_of
from wargame.scenario import tree
from wargame.scenario.expression import parse_condition
from wargame.terms import OUTCOMES

PRICE: Final = 0.3
"""Points that one influence is worth to whoever spends it."""
HALF_A_STEP: Final = 0.5
"""What opening a gate is worth, in steps of the track behind it."""
LIKE_WITH_LIKE: Final = 2.0
"""What one step of a tie is worth to a seat that answers like with like, in points."""
FAILS: Final = OUTCOMES.index("fails")

REACHING: Final[NDArray[np.float32]] = np.array(
    [sum(one + other >= least for one in range(1, 7) for other in range(1, 7)) / 36 for least in range(16)],
    dtype=np.float32,
)
"""The chance that two dice reach a number from 0 to 15."""


def places_read(reader: Callable[[Rows, BatchFacts], Any]) -> frozenset[int]:
    """Return the places that a test or a measure reads."""
    probe = Probe({}, 1)
    reader(probe, probe)
    return frozenset(probe.places)


class Overlay:
    """The board with some numbers put in place of its own."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self.new: dict[int, Numbers] = {}

    def __getitem__(self, place: int) -> Numbers:
        found = self.new.get(place)
        return self._rows[place] if found is None else found


@dataclass(frozen=True, slots=True, eq=False)
class Stake:
    """Something that a seat gains or loses points by."""

    kind: str
    """aim, line, gate, purse or mirror."""
    id: str
    """The objective; for a gate the track's place; for a mirrored tie the other actor."""
    places: frozenset[int]
    points: Callable[[Rows, Any], Any]
    """Points for each game in which it counts."""
    counts: Callable[[Games], Any] | None = None
    """In which games it counts; None for all."""
    tabled: bool = True
    """Whether the points depend on the places alone."""

    def value(self, rows: Rows, engine: Games) -> Any:
        """Return points for each game."""
        points = self.points(rows, engine)
        return points if self.counts is None else points * self.counts(engine)


class Appraiser:
    """Values numbers and moves for one seat. Made once for each seat of a scenario."""

    def __init__(self, tables: Tables, seat: int, price: float = PRICE, *, mirrors: bool = False) -> None:
        self.tables = tables
        self.seat = seat
        self.price = price
        self.purse = tables.seats[seat].purse
        self.stakes: tuple[Stake, ...] = (
            *(self._aim(aim) for aim in tables.goals.of(seat)),
            *self._lines(),
            *self._gates(),
            Stake("purse", "", frozenset([self.purse]), self._purse),
            *(self._mirrors() if mirrors else ()),
        )
        staked = frozenset().union(*(stake.places for stake in self.stakes))
        self.endings = tuple(
            (places_read(rule.test), rule)
            for rule in tables.endings
            if rule.test is not None and any(place in staked for place, _, _ in rule.steps)
        )
        gates = [
            places_read(gate.test)
            for place in staked
            for gate in tables.scales[place].gates
            if gate.test is not None
        ]
        self.minded = staked.union(*(places for places, _ in self.endings), *gates)
        """The places that a change of can matter to the seat."""
        self._steps: dict[Steps, Steps] = {}

    def _aim(self, aim: Aim) -> Stake:
        goals = self.tables.goals

        def points(rows: Rows, facts: BatchFacts) -> Any:
            return aim.points(aim.measure(rows, facts), goals.unit) * np.float32(1 / goals.unit)

        return Stake("aim", aim.id, places_read(aim.measure), points, self._holds(aim))

    def _holds(self, aim: Aim) -> Callable[[Games], Flags] | None:
        """Return in which games an aim is the seat's own; None if in all."""
        if aim.drawn == ALWAYS:
            return None
        return lambda engine: np.asarray(engine.hidden[self.seat] == aim.drawn)

    def _lines(self) -> Iterable[Stake]:
        for line in self.tables.goals.lines:
            if line.seat == self.seat and line.test is not None:
                test, row, weight = line.test, line.row, np.float32(line.weight)

                def points(rows: Rows, facts: BatchFacts, test: Any = test, weight: Any = weight) -> Any:
                    return weight * np.asarray(test(rows, facts))

                def counts(engine: Games, row: int = row) -> Flags:
                    return np.asarray(~engine.crossed[row])

                yield Stake("line", line.id, places_read(test), points, counts)

    def _gates(self) -> Iterable[Stake]:
        """Yield what opening a gate is worth while a track that the seat wants to rise stands at it."""
        board, scenario = self.tables.compiled.board, self.tables.compiled.scenario
        for line in scenario.tracks:
            for gate in line.gates:
                place = board.tracks[line.id]
                missing = _missing(board, parse_condition(gate.requires))
                if missing is None:
                    continue
                for aim in self.tables.goals.of(self.seat):
                    step = self._step(aim, place, gate.above)
                    if step > 0:
                        reads = places_read(missing) | {place}
                        points = partial(_gate, place, gate.above, HALF_A_STEP * step, missing)
                        yield Stake("gate", str(place), reads, points, self._holds(aim))

    def _step(self, aim: Aim, place: int, above: int) -> float:
        """Return what one step of a track above a gate is worth to an aim that measures it alone."""
        if places_read(aim.measure) != {place}:
            return 0.0
        unit = self.tables.goals.unit
        here, there = (
            float(np.asarray(aim.points(np.array([value]), unit))[0]) / unit for value in (above, above + 1)
        )
        return there - here

    def _purse(self, rows: Rows, _facts: BatchFacts) -> Any:
        return np.float32(self.price) * rows[self.purse]

    def _mirrors(self) -> Iterable[Stake]:
        """Yield what a tie is worth to a seat that answers like with like.

        A tie that has grown since the start is worth raising, one that has suffered is worth lowering; one
        that stands where it stood is given the benefit of the doubt.
        """
        own = self.tables.compiled.seats[self.seat]
        for both, place in self.tables.compiled.board.pairs.items():
            if own in both:
                other = both[0] if both[1] == own else both[1]

                def value(rows: Rows, engine: Games, place: int = place) -> Any:
                    moved = engine.values[place].astype(np.float32) - engine.starts[place]
                    return np.float32(LIKE_WITH_LIKE) * np.where(moved < 0, -1, 1) * rows[place]

                yield Stake("mirror", other, frozenset([place]), value, tabled=False)

    def minded_steps(self, steps: Steps) -> Steps:
        """Return those effects that can matter to the seat."""
        found = self._steps.get(steps)
        if found is None:
            found = tuple(step for step in steps if step[0] in self.minded)
            self._steps[steps] = found
        return found


def _gate(place: int, above: int, worth: float, missing: Any, rows: Rows, facts: BatchFacts) -> Any:
    return np.float32(worth) * (rows[place] == above) / (1 + missing(rows, facts))


def _missing(board: Board, condition: tree.Condition | None) -> Callable[[Rows, BatchFacts], Any] | None:
    """Return how many steps are missing before a condition holds, for conditions that say so."""
    match condition:
        case tree.Compare(tree.Alignment() | tree.TrackValue() as what, ">=", tree.Number(value)):
            place = place_of(board, what)
            if not isinstance(place, int):
                return None
            return lambda rows, _facts: np.maximum(value - rows[place], 0)
        case tree.Both(parts):
            found = [_missing(board, part) for part in parts]
            known = [one for one in found if one is not None]
            if len(known) < len(found):
                return None
            return lambda rows, facts: sum(one(rows, facts) for one in known)
        case _:
            return None


class Valuation:
    """A seat's appraisals of one moment in all games; what the present is worth is looked up once."""

    def __init__(self, appraiser: Appraiser, engine: Games) -> None:
        self.appraiser = appraiser
        self.engine = engine
        self._now: dict[int, Any] = {}

    def _before(self, index: int, stake: Stake) -> Any:
        if index not in self._now:
            self._now[index] = stake.value(self.engine.values, self.engine)
        return self._now[index]

    def after(self, steps: Steps, cost: Any = 0) -> Overlay:
        """Return the board after some effects and a payment, as far as it matters to the seat."""
        over = Overlay(self.engine.values)
        if isinstance(cost, np.ndarray) or cost:
            over.new[self.appraiser.purse] = over[self.appraiser.purse] - cost
        for place, amount, sets in self.appraiser.minded_steps(steps):
            over.new[place] = self._moved(over, place, amount, sets=sets)
        for reads, rule in self.appraiser.endings:
            if not reads.isdisjoint(over.new):
                here = self.engine.holds_of(rule.test, over, self.engine)
                if here.any():
                    for place, amount, sets in self.appraiser.minded_steps(rule.steps):
                        after = self._moved(over, place, amount, sets=sets)
                        over.new[place] = np.where(here, after, over[place])
        return over

    def _moved(self, over: Overlay, place: int, amount: int, *, sets: bool) -> Numbers:
        def shut(gate: Gate) -> Flags:
            return ~self.engine.holds_of(gate.test, over, self.engine)

        return moved(self.engine.tables.scales[place], over[place], amount, shut, sets=sets)

    def gain(self, steps: Steps, cost: Any = 0) -> Any:
        """Return by how many points the board after some effects is worth more; 0 where nothing matters."""
        over = self.after(steps, cost)
        total: Any = np.float32(0)
        if not over.new:
            return total
        for index, stake in enumerate(self.appraiser.stakes):
            if not stake.places.isdisjoint(over.new):
                total = total + (stake.value(over, self.engine) - self._before(index, stake))
        return total

    def parts(self, steps: Steps, cost: int = 0) -> list[tuple[Stake, Any]]:
        """Return the same gain, stake by stake."""
        over = self.after(steps, cost)
        return [
            (stake, stake.value(over, self.engine) - self._before(index, stake))
            for index, stake in enumerate(self.appraiser.stakes)
            if not stake.places.isdisjoint(over.new)
        ]

    def odds(self, option: Option, backing: Any = 0) -> NDArray[np.float32]:
        """Return the chance of each outcome (row) of an option."""
        tables, most = self.engine.tables, self.engine.tables.backing_cap
        difficulty = self.engine.difficulty(option)
        shift: Any = self.engine.card_shift(option.modifiers, tables.card_cap).astype(np.intp)
        shift = shift + np.clip(backing, -most, most) - difficulty - tables.shifts[0]
        return tables.chances[:, shift]

    def weigh(self, option: Option) -> tuple[Any, Any]:
        """Return the expected gain of an option to the seat that plays it, and its variance."""
        odds, cost = self.odds(option), self.engine.cost(option)
        mean: Any = np.float32(0)
        square: Any = np.float32(0)
        known: dict[Steps, Any] = {}
        for chance, steps in zip(odds, option.scripts, strict=True):
            if steps not in known:
                known[steps] = self.gain(steps, cost)
            mean = mean + chance * known[steps]
            square = square + chance * known[steps] ** 2
        if option.covert:
            mean = mean + self.spotted(option, odds) * self.gain(option.exposure)
        return mean, np.maximum(square - mean**2, 0)

    def spotted(self, option: Option, odds: NDArray[np.float32]) -> Any:
        """Return the chance that a covert option comes to light."""
        watch = self.engine.values[self.engine.tables.seats[self.appraiser.seat].watch].astype(np.intp)
        # Two dice, scrutiny and 1 for a failed move must reach the threshold; what is left for the dice lies
        # on the table from 1 (always) to 14 (never, also for a failed move).
        need = np.clip(option.threshold - watch, 1, 14)
        return (1 - odds[FAILS]) * REACHING[need] + odds[FAILS] * REACHING[need - 1]
