"""Where many games of one scenario stand: their numbers and what they remember, and effects on them.

One row for each number, one column for each game. `Standing` answers what conditions ask, for all games at
once, and carries effects out as `game.effects` does for one; `Engine` plays on from it. A new fact of play
that a condition can ask gets its field and its answer here.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from wargame.batch.choosers import Chooser, Dice
from wargame.batch.conditions import BatchFacts, Flags, Numbers, Rows, Steps, Test
from wargame.batch.games import Played
from wargame.batch.memory import NEVER_PLAYED, Counts, Uses, happened
from wargame.batch.moving import Gate, moved
from wargame.batch.tables import Effects, SeatTable, Tables
from wargame.batch.variation import Variation

RUNNING = -2
"""A game that has not ended."""

NEVER_BEFORE = 16_000
"""How long ago an exposure is that never was, in turns."""


class Standing:
    """So many games of one scenario. It changes as they are played."""

    def __init__(
        self,
        tables: Tables,
        games: int,
        chooser: Chooser,
        dice: Dice,
        *,
        hidden: NDArray[np.int8] | None = None,
        turns: int = 0,
        method: Played = "dice",
        detailed: bool = True,
        cards_off: frozenset[str] = frozenset(),
        variation: Variation | None = None,
    ) -> None:
        compiled = tables.compiled
        self.tables = tables
        self.games = games
        self.chooser = chooser
        self.dice = dice
        self.matrix = method == "matrix"
        self.hidden = np.zeros((len(tables.seats), games), dtype=np.int8) if hidden is None else hidden
        """For each seat (row) the number of the hidden set that it drew in each game."""
        self.cards_off = cards_off
        self.turn = 1
        self.last_turn = turns or compiled.scenario.calendar.turns
        self.columns = np.arange(games)
        self.order_seed = dice.seed(games) if compiled.covert_last else 0
        """What the order of covert moves is drawn from, where they come last."""
        self.order_key = ""
        """What it is drawn from besides the seed, where one session is played again."""
        self.variation = variation
        self.starts: NDArray[Any] = tables.starts[:, None]
        """The starting values; a column for each game where they differ, else one."""
        if variation is not None:
            self.starts = self.starts + variation.starts
        self.values: NDArray[Any] = np.repeat(self.starts, games // self.starts.shape[1], axis=1)
        self.base = self.values
        self.final = self.values
        self.audit: NDArray[Any] | None = None
        self.alive: Flags = np.ones(games, dtype=np.bool_)
        self.ended = np.full(games, RUNNING, dtype=np.int16)
        self.ended_in = np.zeros(games, dtype=np.int16)
        self.uses = Uses(tables.card_limits, games)
        self.fired = Uses(tables.inject_limits, games)
        self.played = np.full((len(tables.card_ids) + 1, games), NEVER_PLAYED, dtype=np.int16)
        """In which turn each card was last ruled on, by card and game."""
        self.succeeded = np.full_like(self.played, NEVER_PLAYED)
        """In which turn it last exceeded or succeeded."""
        self.exposed_in = np.full((len(tables.seats), games), -NEVER_BEFORE, dtype=np.int16)
        self.crossed = np.zeros((len(tables.red_lines), games), dtype=np.bool_)
        self.covert_log: list[tuple[SeatTable, Numbers, Flags]] = []
        self.counts = Counts(tables, games, detailed=detailed)
        self._clear()

    def _clear(self) -> None:
        """Empty the table for a new turn."""
        most = self.tables.compiled.rules.moves_per_turn
        seats = len(self.tables.seats)
        self.table: list[list[Numbers]] = [[] for _ in range(seats)]
        self.passed = np.zeros((seats, self.games), dtype=np.bool_)
        self.backing = np.zeros((seats * most, self.games), dtype=np.int8)
        self.exposed_now = np.zeros((seats, self.games), dtype=np.bool_)
        self.covert_made = np.zeros((seats, self.games), dtype=np.int8)
        self.kept_up = False

    # What conditions ask.

    @property
    def quarter(self) -> int:
        """The quarter of the year of the present turn; 0 if the calendar has none."""
        quarters = self.tables.compiled.scenario.calendar.quarters
        return quarters[(self.turn - 1) % len(quarters)] if quarters else 0

    def has_played(self, card: str, *, now: bool = False) -> Flags:
        """In which games the card was ruled on, or ruled on in this turn."""
        return happened(self.played[self.tables.card_index[card]], self.turn if now else None)

    def has_succeeded(self, card: str, *, now: bool = False) -> Flags:
        """In which games the card exceeded or succeeded, or did in this turn."""
        return happened(self.succeeded[self.tables.card_index[card]], self.turn if now else None)

    def was_exposed(self, seat: str, turns: int) -> Flags:
        """In which games the seat was exposed in this turn or one of so many before."""
        index = self.tables.seat_index.get(seat)
        if index is None:
            return np.zeros(self.games, dtype=np.bool_)
        return np.asarray(self.exposed_in[index] >= self.turn - turns)

    def holds(self, test: Test | None) -> Flags:
        """Return in which games a test holds now."""
        return self.holds_of(test, self.values, self)

    def holds_of(self, test: Test | None, rows: Rows, facts: BatchFacts) -> Flags:
        """Return in which games a test holds of some numbers and facts."""
        if test is None:
            return np.ones(self.games, dtype=np.bool_)
        answer: Flags = np.asarray(test(rows, facts))
        return np.broadcast_to(answer, self.games) if answer.ndim == 0 else answer

    def order(self) -> tuple[SeatTable, ...]:
        """Return the seats in this turn's order."""
        orders = self.tables.compiled.orders
        seats = orders[(self.turn - 1) % len(orders)]
        return tuple(self.tables.seats[self.tables.seat_index[seat]] for seat in seats)

    # Effects.

    def apply(self, effects: Effects, key: Numbers) -> None:
        """Carry out for each game the script of its key."""
        if len(effects.places):
            rows = self.values.take(effects.places, axis=0)
            # Shape (places, games). Keys are always in range: "clip" only spares numpy the test.
            rows += effects.amounts.take(key, axis=1, mode="clip")
            np.maximum(rows, effects.lows, out=rows)
            np.minimum(rows, effects.highs, out=rows)
            self.values[effects.places] = rows
        # Each key's script is of the one kind or the other, so the order of the two does not matter.
        if effects.scripts:
            for slow, steps in effects.scripts:
                self.carry_out(steps, np.flatnonzero(key == slow))

    def carry_out(self, steps: Steps, where: Numbers | None = None) -> None:
        """Carry out effects one by one in some games (None: in all), each as far as gate and scale let it."""
        here: Any = slice(None) if where is None else where
        if where is not None and not len(where):
            return

        def shut(gate: Gate) -> Flags:
            found: Flags = ~self.holds(gate.test)[here]
            return found

        for place, amount, sets in steps:
            row = self.values[place]
            row[here] = moved(self.tables.scales[place], row[here], amount, shut, sets=sets)
