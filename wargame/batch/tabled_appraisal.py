"""A seat's appraisal of all its moves in all games at once, by tables made beforehand.

What `appraisal.Valuation.weigh` works out move by move is looked up here for all moves together: every stake
and every modifier that depends on a few numbers with bounds is a table over all that they can be, and what
the outcomes make of those numbers is a list of rows, each made once however many outcomes share it. What
does not fit a table (facts, open scales, numbers that one outcome changes before a gate reads them) is
worked out by `Valuation`, and so is an outcome that might end the game; a test holds the two to the same
values. Used by `weighing`.
"""

from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wargame.batch.appraisal import FAILS, REACHING, Appraiser, Valuation, places_read
from wargame.batch.conditions import Numbers, Steps
from wargame.batch.games import Games
from wargame.batch.moving import moved
from wargame.batch.small_tables import SmallTables, Sums, tabled
from wargame.batch.tables import Tables
from wargame.terms import OUTCOMES

Changes = tuple[tuple[int, bool], ...]
"""Amounts and whether the number is set to them, in order, for one place."""


class ChangedRows:
    """What outcomes make of single numbers, each once."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._known: dict[tuple[int, Changes], int] = {}
        self._places = len(tables.starts)

    def at(self, place: int, changes: Changes) -> int:
        """Return the row of the board on which a changed number stands."""
        return self._known.setdefault((place, changes), self._places + len(self._known))

    def finish(self) -> None:
        """Make arrays of what was asked for."""
        scales = self._tables.scales
        keys, dtype = list(self._known), self._tables.dtype
        self._from = np.array([place for place, _ in keys], dtype=np.intp)
        self._low = np.array([scales[place].low for place, _ in keys], dtype=dtype).reshape(-1, 1)
        self._high = np.array([scales[place].high for place, _ in keys], dtype=dtype).reshape(-1, 1)
        plain = [not self._special(place, changes) for place, changes in keys]
        self._stages: list[tuple[Any, Any]] = []
        for stage in range(max((len(changes) for _, changes in keys), default=0)):
            here = [at for at, (_, changes) in enumerate(keys) if plain[at] and len(changes) > stage]
            amounts = np.zeros((len(keys), 1), dtype=dtype)
            for at in here:
                amounts[at] = scales[keys[at][0]].cut(keys[at][1][stage][0])
            if here:
                self._stages.append((np.array(here, dtype=np.intp), amounts))
        self._slow = tuple((at, *keys[at]) for at in range(len(keys)) if not plain[at])

    def _special(self, place: int, changes: Changes) -> bool:
        gated = bool(self._tables.scales[place].gates) and any(amount > 0 for amount, _ in changes)
        return gated or any(sets for _, sets in changes)

    def board(self, engine: Games) -> Numbers:
        """Return the board with all changed rows below its own."""
        values = engine.values
        count = len(values)
        board = np.empty((count + len(self._from), engine.games), dtype=values.dtype)
        board[:count] = values
        new = board[count:]
        # Below the board's own rows stands a row for each way in which an outcome changes one number, so that
        # a table at changed numbers is read like any other, from other rows.
        new[:] = values.take(self._from, axis=0)
        for number, (here, amounts) in enumerate(self._stages):
            if not number:
                new += amounts
                np.minimum(np.maximum(new, self._low, out=new), self._high, out=new)
            else:
                more = np.maximum(new[here] + amounts[here], self._low[here])
                new[here] = np.minimum(more, self._high[here])
        # A gate that reads what the same outcome changes is not asked here (`_gate_reads`): one look will do.
        shut = cache(lambda gate: ~engine.holds(gate.test))
        for at, place, changes in self._slow:
            row = values[place]
            for amount, sets in changes:
                row = moved(self._tables.scales[place], row, amount, shut, sets=sets)
            new[at] = row
        return board


class TabledAppraisal:
    """What each option of a seat is worth to it, looked up."""

    def __init__(self, appraiser: Appraiser) -> None:
        self.appraiser = appraiser
        self.tables = appraiser.tables
        self.seat = appraiser.tables.seats[appraiser.seat]
        self._small = SmallTables()
        self._rows = ChangedRows(self.tables)
        self._stakes = [
            self._small.add(table)
            if stake.tabled and (table := tabled(self.tables, stake.points)) is not None
            else None
            for stake in appraiser.stakes
        ]
        self._endings = [
            self._small.add(table) if (table := tabled(self.tables, rule.test)) is not None else None
            for _, rule in appraiser.endings
            if rule.test is not None
        ]
        self._gains: dict[tuple[int, int, int], int] = {}
        """Of a stake, its row after and its row before: the number of the difference."""
        self._pairs: list[list[int]] = []
        self._by_steps: dict[tuple[Steps, int], int] = {}
        self._steps_of: dict[int, tuple[Steps, int]] = {}
        self._watched: dict[int, list[int]] = {}
        """Of an ending's row the scripts after which it would hold."""
        self._worked_out: list[tuple[int, Steps, int]] = []
        options = self.seat.options
        self._scripts = np.array(
            [[self._script(steps, option.cost) for steps in option.scripts] for option in options],
            dtype=np.intp,
        ).reshape(len(options), len(OUTCOMES))
        self._covert = [at for at, option in enumerate(options) if option.covert]
        self._exposures = np.array(
            [self._script(options[at].exposure, 0) for at in self._covert], dtype=np.intp
        )
        self._finish()

    def _script(self, steps: Steps, cost: int) -> int:
        """Return the number of a script, an outcome's effects after a payment."""
        key = (self.appraiser.minded_steps(steps), cost)
        if key not in self._by_steps:
            self._by_steps[key] = len(self._pairs)
            self._pairs.append([])
            if not self._put_in_tables(self._by_steps[key], *key):
                self._pairs[-1] = []
                self._worked_out.append((self._by_steps[key], steps, cost))
        return self._by_steps[key]

    def _put_in_tables(self, script: int, steps: Steps, cost: int) -> bool:
        by_place = self._changes(steps, cost)
        if by_place is None:
            return False
        changed = {place: self._rows.at(place, changes) for place, changes in by_place.items()}
        for number, (stake, table) in enumerate(zip(self.appraiser.stakes, self._stakes, strict=True)):
            if stake.places.isdisjoint(changed):
                continue
            if table is None:
                return False
            key = (number, self._small.at(table, changed), self._small.at(table, {}))
            self._pairs[script].append(self._gains.setdefault(key, len(self._gains)))
        for (reads, _), table in zip(self.appraiser.endings, self._endings, strict=True):
            if not reads.isdisjoint(changed):
                if table is None:
                    return False
                self._watched.setdefault(self._small.at(table, changed), []).append(script)
        self._steps_of[script] = (steps, cost)
        return True

    def _changes(self, steps: Steps, cost: int) -> dict[int, Changes] | None:
        """Return what a script does to each number; None if a gate reads what was changed before it."""
        found: dict[int, Changes] = {}
        if cost:
            found[self.appraiser.purse] = ((-cost, False),)
        for place, amount, sets in steps:
            if (sets or amount > 0) and self._gate_reads(place, found):
                return None
            found[place] = (*found.get(place, ()), (amount, sets))
        return found

    def _gate_reads(self, place: int, changed: dict[int, Changes]) -> bool:
        return any(
            gate.test is not None and not places_read(gate.test).isdisjoint(changed)
            for gate in self.tables.scales[place].gates
        )

    def _finish(self) -> None:
        self._small.finish()
        self._rows.finish()
        keys = list(self._gains)
        self._after = np.array([after for _, after, _ in keys], dtype=np.intp)
        self._before = np.array([before for _, _, before in keys], dtype=np.intp)
        self._counted: list[tuple[Any, Any]] = []
        for number, stake in enumerate(self.appraiser.stakes):
            here = [at for at, (one, _, _) in enumerate(keys) if one == number]
            if here and stake.counts is not None:
                self._counted.append((stake.counts, np.array(here, dtype=np.intp)))
        self._summed = Sums(self._pairs)
        self._scripts = self._summed.row[self._scripts]
        self._exposures = self._summed.row[self._exposures]
        self._thresholds = self.seat.thresholds[self._covert].astype(np.intp)[:, None]

    def weigh(self, engine: Games) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]]:
        """Return the chance of each outcome, what it gains, and the expected loss by coming to light.

        The first two have the shape (outcomes, options, games), the last (options, games).
        """
        board = self._rows.board(engine)
        looked = self._small.read(board)
        # A stake's gain is what it reads after less what it reads before; scripts share most of these.
        parts = looked.take(self._after, axis=0)
        parts -= looked.take(self._before, axis=0)
        for counts, here in self._counted:
            parts[here] *= counts(engine)
        gains, row_of = self._summed.of(parts), self._summed.row
        valuation = Valuation(self.appraiser, engine)
        for script, steps, cost in self._worked_out:
            gains[row_of[script]] = valuation.gain(steps, cost)
        for row, scripts in self._watched.items():
            # Where a game is over nobody's choice counts any more.
            if ((looked[row] > 0) & engine.alive).any():
                for script in scripts:
                    gains[row_of[script]] = valuation.gain(*self._steps_of[script])
        odds = engine.odds(self.seat)
        lost = np.zeros((len(self.seat.options), engine.games), dtype=np.float32)
        if len(self._exposures):
            watch = engine.values[self.seat.watch].astype(np.intp)
            need = np.clip(self._thresholds - watch, 1, 14)
            failed = odds[FAILS, self._covert]
            spotted = (1 - failed) * REACHING[need] + failed * REACHING[need - 1]
            lost[self._covert] = spotted * gains[self._exposures]
        return odds, gains[self._scripts.T], lost
