"""Functions of a few whole numbers, looked up for all games at once in tables made beforehand.

A measure or a test that depends on a few numbers with bounds is a table over all that they can be (`tabled`).
`SmallTables` reads many such tables at once, `Sums` adds up what belongs together, `ModifierTables` does both
for the modifiers of a seat's cards. Used by `tables` and `tabled_appraisal`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import prod
from typing import Any, Final, Protocol

import numpy as np
from numpy.typing import NDArray

from wargame.batch.conditions import BatchFacts, Flags, Numbers, Rows, Test

LARGEST_TABLE: Final = 40_000
"""Entries that one table may have."""
MOST_PLACES: Final = 4
"""Numbers that one table may depend on."""

Modifiers = tuple[tuple[Test | None, int], ...]
"""When something is added to a throw, and how much."""


class Probe:
    """A board of which one asks, and facts that are noted when they are asked for."""

    def __init__(self, rows: dict[int, Numbers], count: int) -> None:
        self._rows = rows
        self._count = count
        self.places: list[int] = []
        self.asked = False

    def __getitem__(self, place: int) -> Numbers:
        if place not in self.places:
            self.places.append(place)
        return self._rows.get(place, np.zeros(self._count, dtype=np.int32))

    def _fact(self) -> Any:
        self.asked = True
        return np.ones(self._count, dtype=np.int32)

    turn: Any = property(_fact)
    last_turn: Any = property(_fact)
    quarter: Any = property(_fact)

    def has_played(self, _card: str, *, now: bool = False) -> Flags:  # noqa: ARG002  # any turn is a fact
        """Note that a fact is asked for."""
        self.asked = True
        return np.zeros(self._count, dtype=np.bool_)

    has_succeeded = has_played

    def was_exposed(self, seat: str, _turns: int) -> Flags:
        """Note that a fact is asked for."""
        return self.has_played(seat)


class Scales(Protocol):
    """Between which ends every number stands."""

    lows: tuple[int, ...]
    highs: tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class NumberTable:
    """A function of a few numbers, for all that they can be."""

    places: tuple[int, ...]
    strides: tuple[int, ...]
    lows: tuple[int, ...]
    entries: NDArray[np.float32]

    @property
    def base(self) -> int:
        """What the index of a row of numbers has too much, because numbers do not begin at 0."""
        return sum(low * stride for low, stride in zip(self.lows, self.strides, strict=True))


def tabled(scales: Scales, reader: Callable[[Rows, BatchFacts], Any]) -> NumberTable | None:
    """Return a table of a measure or test; None if it reads facts, or too many numbers."""
    # What a function depends on is found by asking it once and noting what it reads.
    probe = Probe({}, 1)
    reader(probe, probe)
    places = tuple(probe.places)
    widths = [scales.highs[place] - scales.lows[place] + 1 for place in places]
    if probe.asked or not places or len(places) > MOST_PLACES or prod(widths) > LARGEST_TABLE:
        return None
    # All that the numbers can be together, one column for each combination: the function is then worked out
    # for every one of them in a single call, and the last number runs fastest (`strides`).
    grid = np.meshgrid(
        *(np.arange(width) + scales.lows[place] for place, width in zip(places, widths, strict=True)),
        indexing="ij",
    )
    count = prod(widths)
    rows = {place: values.reshape(-1).astype(np.int32) for place, values in zip(places, grid, strict=True)}
    full = Probe(rows, count)
    entries = np.broadcast_to(np.asarray(reader(full, full), dtype=np.float32), count).copy()
    strides = tuple(prod(widths[number + 1 :]) for number in range(len(widths)))
    return NumberTable(places, strides, tuple(scales.lows[place] for place in places), entries)


class SmallTables:
    """Rows of looked-up values: each a table at numbers that stand on some rows of the board."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, tuple[int, ...]], int] = {}
        self._tables: list[NumberTable] = []
        self._offsets: list[int] = []
        self._size = 0

    def add(self, table: NumberTable) -> int:
        """Return the number of a new table."""
        self._tables.append(table)
        self._offsets.append(self._size)
        self._size += len(table.entries)
        return len(self._tables) - 1

    def at(self, table: int, changed: dict[int, int]) -> int:
        """Return the row that looks a table up, some of its numbers standing on other rows of the board."""
        rows = tuple(changed.get(place, place) for place in self._tables[table].places)
        return self._known.setdefault((table, rows), len(self._known))

    def finish(self) -> None:
        """Make arrays of what was asked for."""
        # All tables lie end to end in `entries`. A row's index is its table's offset, less what its numbers
        # begin at, plus each number times its stride. First numbers are read for all rows at once, and the
        # second, third and fourth (`_more`) only for the rows that have them.
        keys = list(self._known)
        self.entries = (
            np.concatenate([table.entries for table in self._tables])
            if self._tables
            else np.zeros(1, dtype=np.float32)
        )
        self._first = np.array([rows[0] for _, rows in keys], dtype=np.intp)
        strides = [self._tables[one].strides[0] for one, _ in keys]
        self._stride = np.array(strides, dtype=np.int32).reshape(-1, 1)
        bases = [self._offsets[one] - self._tables[one].base for one, _ in keys]
        self._base = np.array(bases, dtype=np.int32).reshape(-1, 1)
        self._more: list[tuple[Any, Any, Any]] = []
        for depth in range(1, MOST_PLACES):
            here = [at for at, (_, rows) in enumerate(keys) if len(rows) > depth]
            if here:
                rows = np.array([keys[at][1][depth] for at in here], dtype=np.intp)
                across = [[self._tables[keys[at][0]].strides[depth]] for at in here]
                self._more.append((np.array(here, dtype=np.intp), rows, np.array(across, dtype=np.int32)))

    def __len__(self) -> int:
        return len(self._known)

    def read(self, board: Numbers) -> NDArray[np.float32]:
        """Return all rows, of a board with its changed rows below."""
        index = board.take(self._first, axis=0) * self._stride
        index += self._base
        for here, rows, strides in self._more:
            index[here] += board.take(rows, axis=0) * strides
        found: NDArray[np.float32] = self.entries.take(index, mode="clip")
        return found


class Sums:
    """Adds up rows that belong together."""

    def __init__(self, groups: list[list[int]]) -> None:
        # The longest groups stand first, so that each further round of additions is to the first so many.
        order = sorted(range(len(groups)), key=lambda at: -len(groups[at]))
        self.row = np.empty(len(groups), dtype=np.intp)
        self.row[order] = np.arange(len(groups))
        """Where the sum of each group stands."""
        longest = max(map(len, groups), default=0)
        self._rounds = [
            np.array([groups[at][number] for at in order if len(groups[at]) > number], dtype=np.intp)
            for number in range(longest)
        ]

    def of(self, rows: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the sums, in the order of `row`; 0 for a group without rows."""
        found = np.zeros((len(self.row), rows.shape[1]), dtype=np.float32)
        for several in self._rounds:
            found[: len(several)] += rows.take(several, axis=0)
        return found


class ModifierTables:
    """How far the modifiers of each option of a seat move its odds, looked up."""

    def __init__(self, scales: Scales, options: Sequence[Modifiers], cap: int) -> None:
        self._options = options
        self._cap = cap
        self._small = SmallTables()
        fixed = np.zeros((len(options), 1), dtype=np.float32)
        self._unfit: list[int] = []
        groups: list[list[int]] = []
        for at, option in enumerate(options):
            found = []
            for test, add in option:
                if test is None:
                    fixed[at] += add
                elif (table := tabled(scales, test)) is None:
                    self._unfit.append(at)
                else:
                    scaled = replace(table, entries=table.entries * np.float32(add))
                    found.append(self._small.at(self._small.add(scaled), {}))
            groups.append(found)
        self._small.finish()
        self._sums = Sums(groups)
        self._fixed = fixed

    def read(self, values: Numbers, shift_of: Callable[[Modifiers, int], Numbers]) -> NDArray[np.float32]:
        """Return the modifiers of each option (row) together, capped.

        `shift_of` works out those that fit no table.
        """
        if len(self._small):
            found = self._sums.of(self._small.read(values)).take(self._sums.row, axis=0)
        else:
            found = np.zeros((len(self._options), values.shape[1]), dtype=np.float32)
        found += self._fixed
        for at in self._unfit:
            found[at] = shift_of(self._options[at], self._cap)
        return np.minimum(np.maximum(found, -self._cap), self._cap)
