"""What games played side by side remember: uses of cards and injects, and what is counted on the way.

`engine` writes here; `results` reads the counts when the games are over. Counts are of games that had not
ended.
"""

from math import sqrt
from typing import Any

import numpy as np

from wargame.alignment.monitor import DECIMALS
from wargame.batch.conditions import Flags, Numbers
from wargame.batch.games import Games
from wargame.batch.replies import Replies
from wargame.batch.tables import Limits, SeatTable, Tables
from wargame.scenario.model import Position
from wargame.terms import ActorId


class Uses:
    """How often and when each of some things was used, as far as its limit asks."""

    def __init__(self, limits: Limits, games: int) -> None:
        self._limits = limits
        self.again = np.zeros((len(limits.again_after), games), dtype=np.int16)
        """From which turn on each is open; the last row is for what is no use."""
        self.count = {at: np.zeros(games, dtype=np.int16) for at, _ in limits.at_most}
        self.recent = {
            at: np.full((times, games), -NEVER_USED, dtype=np.int16) for at, times, _ in limits.windows
        }
        """The turns of the last uses, as many as are allowed in the window, the oldest first."""
        self._most = dict(limits.at_most)
        self._windows = {at: turns for at, _, turns in limits.windows}
        self._limited = frozenset((*self._most, *self._windows))
        self._columns = np.arange(games)

    def open(self, at: int, turn: int) -> Flags:
        """Return in which games it can be used now."""
        found: Flags = self.again[at] <= turn
        if at in self._most:
            found = found & (self.count[at] < self._most[at])
        if at in self._windows:
            found = found & (self.recent[at][0] <= turn - self._windows[at])
        return found

    def all_open(self, several: Numbers, turn: int) -> Flags:
        """Return for each of several things (row) in which games it can be used now."""
        found: Flags = self.again.take(several, axis=0) <= turn
        for limited in self._limited:
            for row in np.flatnonzero(several == limited):
                found[row] = self.open(limited, turn)
        return found

    def use(self, at: Numbers, turn: int) -> None:
        """Note one use in each game, of whatever stands in `at` for it."""
        # `at` differs from game to game, so row and column are picked pairwise, one entry for each game.
        self.again[at, self._columns] = self._limits.again_after[at] + np.int16(turn)
        for limited in self._limited:
            here = at == limited
            if here.any():
                self._note(limited, here, turn)

    def use_where(self, at: int, here: Flags, turn: int) -> None:
        """Note a use of one thing in some games."""
        self.again[at][here] = self._limits.again_after[at] + np.int16(turn)
        self._note(at, here, turn)

    def _note(self, at: int, here: Flags, turn: int) -> None:
        if at in self._most:
            self.count[at] += here
        if at in self._windows:
            recent = self.recent[at]
            # A window of the last uses: the oldest drops out at the front, this turn comes in at the end.
            recent[:-1, here] = recent[1:, here]
            recent[-1, here] = turn

    def refresh(self) -> None:
        """Forget all uses."""
        self.again[:] = 0
        for count in self.count.values():
            count[:] = 0
        for recent in self.recent.values():
            recent[:] = -NEVER_USED


NEVER_USED = 16_000
"""How long ago a use is that never was, in turns."""


NEVER_PLAYED = -1
BEFORE = 0
"""The turn of a card that was never ruled on, and of one that was, in some turn before this."""


def happened(last: Numbers, now: Any = None) -> Flags:
    """Return in which games something happened, told by the turn of the last time; or happened in a turn."""
    return np.asarray(last > NEVER_PLAYED if now is None else last == now)


class Counts:
    """What is counted while games are played."""

    def __init__(self, tables: Tables, games: int, *, detailed: bool = True) -> None:
        compiled = tables.compiled
        questions = len(compiled.scenario.questions)
        seats, holdings = len(tables.seats), len(compiled.holdings)
        self.tables = tables
        self.detailed = detailed
        """Whether cards are counted one by one."""
        self.fired = np.zeros((len(compiled.injects), games), dtype=np.uint16)
        self.fired_in = np.zeros(
            (len(compiled.injects), compiled.scenario.calendar.turns + 1), dtype=np.int64
        )
        """Games in which each inject came in each turn."""
        self.acted: Flags = np.zeros((len(compiled.upkeep), games), dtype=np.bool_)
        """In which games each upkeep rule did something at least once."""
        self.legal = np.zeros(holdings, dtype=np.int64)
        """Choices in which each card was legal."""
        self.chances = np.zeros(holdings, dtype=np.int64)
        """Choices that its seat had."""
        self.uses = np.zeros((holdings, games), dtype=np.uint16)
        """Plays of each card in each game."""
        self.paid = np.zeros(holdings, dtype=np.int64)
        """Plays after which the seat's score or influence had risen at once."""
        self.exposed = np.zeros(holdings, dtype=np.int64)
        self.ever_legal = np.zeros((holdings, games), dtype=np.bool_)
        self.pull_sums = np.zeros((seats, questions, games), dtype=np.int32)
        """This turn's pulls, each by its cost."""
        self.pull_towards = np.zeros((seats, questions, games), dtype=np.int32)
        self.pull_weights = np.zeros((seats, questions, games), dtype=np.int32)
        self.backing = np.zeros((seats, seats, games), dtype=np.int16)
        """This turn's backing less blocking by a seat (first) of another's moves (second)."""
        monitor = compiled.scenario.monitor
        parts = [part for part in monitor.parts if part.kind == "conduct"] if monitor else []
        self.together = np.zeros((len(parts), games), dtype=np.int16)
        self.apart = np.zeros((len(parts), games), dtype=np.int16)
        self.parts = tuple(parts)
        self.at_limit = np.zeros(len(tables.starts), dtype=np.int64)
        """Turn-ends at which each number stood at an end of its scale."""
        self.turn_ends = 0
        self.has_monitor = monitor is not None
        self.crossed: Flags = np.zeros((len(tables.red_lines), games), dtype=np.bool_)
        self.replies = Replies(tables, games if detailed else 0)
        """What seats answered to injects; counted like cards."""
        self._worth: Numbers | None = None
        self._held: Numbers | None = None

    def fires(self, inject: int, here: Flags, turn: int) -> None:
        """Count an inject that comes in some games."""
        self.fired[inject] += here
        if turn < self.fired_in.shape[1]:  # more turns may be played than the calendar has
            self.fired_in[inject, turn] += np.count_nonzero(here)

    def legal_at(self, seat: SeatTable, legal: Flags, alive: Flags) -> None:
        """Count the cards that were legal when a seat chose."""
        if not self.detailed:
            return
        choices = int(np.count_nonzero(alive))
        at = -1
        for row, option in zip(legal, seat.options, strict=True):
            here = row & alive
            if option.holding != at:
                at = option.holding
                self.chances[at] += choices
                self.legal[at] += np.count_nonzero(here)
                known = here
            else:
                self.legal[at] += np.count_nonzero(here & ~known)
                known = known | here
            self.ever_legal[at] |= here

    def backed(self, seat: SeatTable, of: Numbers, by: Numbers, where: Numbers) -> None:
        """Note who backed or blocked whom."""
        if self.has_monitor:
            self.backing[seat.index, of[where], where] += by[where]

    def before(self, engine: Games, seat: SeatTable) -> None:
        """Note a seat's score and influence before its move is carried out."""
        if self.detailed:
            self._worth = _worth(engine, seat)
            self._held = engine.values[seat.purse].copy()

    def ruled(self, engine: Games, seat: SeatTable, option: Numbers, playing: Flags) -> None:
        """Count what was played, and what it reveals."""
        if self.has_monitor:
            pulls = seat.pulls[option]
            costs = engine.costs(seat, option).astype(np.int32) * engine.alive
            for question in range(pulls.shape[1]):
                pull = pulls[:, question]
                strength = costs * np.abs(pull)
                self.pull_sums[seat.index, question] += costs * pull
                self.pull_towards[seat.index, question] += strength * (50 + 25 * pull)
                self.pull_weights[seat.index, question] += strength
        if not self.detailed:
            return
        counts = playing & engine.alive
        where = np.flatnonzero(counts)
        holdings = seat.holdings[option[where]]
        self.uses[holdings, where] += 1
        if self._worth is not None and self._held is not None:
            rose = (_worth(engine, seat) > self._worth + _NOISE) | (engine.values[seat.purse] > self._held)
            self.paid += np.bincount(holdings[rose[where]], minlength=len(self.paid))

    def exposed_at(self, seat: SeatTable, option: Numbers, exposed: Flags) -> None:
        """Count covert cards that came to light."""
        if self.detailed:
            self.exposed += np.bincount(seat.holdings[option[exposed]], minlength=len(self.exposed))

    def turn_over(self, engine: Games) -> None:
        """Count what a turn leaves."""
        if self.has_monitor:
            self._count_conduct(engine)
        if self.detailed:
            self.turn_ends += int(np.count_nonzero(engine.alive))
            for place, row in enumerate(engine.values):
                low, high = engine.tables.lows[place], engine.tables.highs[place]
                self.at_limit[place] += np.count_nonzero(((row == low) | (row == high)) & engine.alive)
        self.pull_sums[:] = 0
        self.backing[:] = 0

    def _count_conduct(self, engine: Games) -> None:
        """Count this turn as together or apart for each part of the monitor that asks for conduct."""
        for row, part in enumerate(self.parts):
            one, other = (engine.tables.seat_index.get(seat) for seat in part.between)
            if one is None or other is None:
                continue
            total: Any = 0.0
            for index, question in enumerate(engine.tables.compiled.scenario.questions):
                weight = _weight(question.positions, *part.between)
                first, second = self.pull_sums[one, index], self.pull_sums[other, index]
                total = total + weight * first.astype(np.float64) * second
            backing = self.backing[one, other] + self.backing[other, one]
            total = np.round(total + part.backing_points * backing, DECIMALS)
            self.together[row] += (total >= part.threshold) & engine.alive
            self.apart[row] += (total <= -part.threshold) & engine.alive

    def ended(self, engine: Games, here: Flags) -> None:
        """Set aside what the games that end now came to."""
        self.crossed[:, here] = engine.crossed[:, here]


_NOISE = 1e-4
"""Scores closer than this are the same."""


def _worth(engine: Games, seat: SeatTable) -> Numbers:
    """Return a seat's points for the present numbers, red lines aside."""
    goals = engine.tables.goals
    return goals.measured(engine.values, engine, engine.hidden, seat.index) / goals.unit


def _weight(positions: dict[str, Position], one: ActorId, other: ActorId) -> float:
    if one not in positions or other not in positions:
        return 0.0
    return sqrt(positions[one].salience * positions[other].salience) / 100
