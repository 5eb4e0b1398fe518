"""One session's choices played again on the batch engine, with its own dice or with others.

An extract in, an engine out: `taped` gives games in which every seat does what it did at the table, `Taped`
gives dice that fall as they fell there up to a throw and anew after it. A move that is not open in a game,
as when other dice left the seat without influence, is a pass there; how often that happens is counted. With
its own dice alone the engine must come to the session's numbers, and a test holds it to that.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from wargame.batch.choosers import SeededDice
from wargame.batch.conditions import Flags, Numbers
from wargame.batch.engine import Engine
from wargame.batch.games import Games
from wargame.batch.tables import InjectRule, SeatTable, Tables
from wargame.cohort.extract import Extract
from wargame.cohort.moves import Sealed

ALL: Final = 1 << 30
"""Further than any throw: every throw falls as it fell."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a throw stands in a game: whose which move of a turn, and whether for its exposure."""

    turn: int
    seat: int
    number: int
    """Which of the seat's moves of the turn, from 0."""
    exposure: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tape:
    """What was chosen and thrown at one table, by its places on the engine."""

    options: Mapping[tuple[int, int], tuple[int, ...]]
    """By turn and seat: the number of each option, -1 for one that the engine does not have."""
    backing: Mapping[tuple[int, int], tuple[tuple[int, int, int], ...]]
    """By turn and who backs: seat, number of its move, and +1 or -1."""
    paid: frozenset[tuple[int, str]]
    """Turn and inject that was paid off."""
    chosen: Mapping[tuple[int, str, int], str]
    """Turn, inject and seat: the answer."""
    came: frozenset[tuple[int, str]]
    """Turn and inject that came."""
    blown: Mapping[int, tuple[Place, ...]]
    """By turn: moves that injects brought to light, in order."""
    argued: Mapping[Place, int]
    order: tuple[Place, ...]
    """Every throw in the order in which they fell."""
    sums: Mapping[Place, int]
    """What each came to."""
    numbers: Mapping[Place, int]
    """The number of the move that each was thrown for."""


def tape_of(one: Extract, tables: Tables) -> Tape:
    """Return what was chosen and thrown at a table, as the engine of its scenario knows it."""
    seats = {seat.seat: seat for seat in tables.seats}
    places = _places(one, seats)
    order, sums, numbers = [], {}, {}
    for ruled in one.rulings:
        at = places.get(ruled.number)
        if at is None:
            continue
        if ruled.thrown is not None:
            order.append(at)
            sums[at], numbers[at] = ruled.thrown, ruled.number
        if ruled.exposure:
            seen = Place(at.turn, at.seat, at.number, exposure=True)
            order.append(seen)
            sums[seen], numbers[seen] = sum(ruled.exposure), ruled.number
    blown: dict[int, tuple[Place, ...]] = {}
    for turn, number in one.blown:
        if number in places:
            blown[turn] = (*blown.get(turn, ()), places[number])
    return Tape(
        options=_options(one, seats),
        backing=_backing(one, seats, places),
        paid=frozenset((turn, inject) for turn, inject, paid in one.answers if paid),
        chosen={(turn, inject, seats[seat].index): answer for turn, inject, seat, answer in one.chosen},
        came=frozenset(one.injects),
        blown=blown,
        argued={places[number]: by for number, by in one.argued.items() if number in places},
        order=tuple(order),
        sums=sums,
        numbers=numbers,
    )


def _places(one: Extract, seats: Mapping[str, SeatTable]) -> dict[int, Place]:
    counts: dict[tuple[int, str], int] = {}
    found = {}
    for move in one.sealed:
        at = counts.get((move.turn, move.seat), 0)
        counts[move.turn, move.seat] = at + 1
        found[move.number] = Place(move.turn, seats[move.seat].index, at)
    return found


def _options(one: Extract, seats: Mapping[str, SeatTable]) -> dict[tuple[int, int], tuple[int, ...]]:
    found: dict[tuple[int, int], tuple[int, ...]] = {}
    for move in one.sealed:
        seat = seats[move.seat]
        key = move.turn, seat.index
        found[key] = (*found.get(key, ()), _option(move, seat))
    return found


def _option(move: Sealed, seat: SeatTable) -> int:
    fitting = [
        at
        for at, option in enumerate(seat.options)
        if option.card_id == move.card and option.target in (move.target, "")
    ]
    exact = [at for at in fitting if seat.options[at].target == move.target]
    return next(iter(exact or fitting), -1)


def _backing(
    one: Extract, seats: Mapping[str, SeatTable], places: Mapping[int, Place]
) -> dict[tuple[int, int], tuple[tuple[int, int, int], ...]]:
    found: dict[tuple[int, int], tuple[tuple[int, int, int], ...]] = {}
    for move in one.sealed:
        at = places[move.number]
        for backer, by in move.backed:
            key = move.turn, seats[backer].index
            found[key] = (*found.get(key, ()), (at.seat, at.number, by))
    return found


class AsPlayed:
    """Chooses in every game what was chosen at the table; counts how often that was open."""

    def __init__(self, tape: Tape) -> None:
        self._tape = tape
        self.asked = 0
        self.open = 0
        self._backed: dict[tuple[int, int], int] = {}

    def move(self, engine: Games, seat: SeatTable, legal: Flags) -> Numbers:
        """Return the option that was played, or a pass where it is not open."""
        games = legal.shape[1]
        wanted = self._tape.options.get((engine.turn, seat.index), ())
        number = len(engine.table[seat.index])
        if number >= len(wanted):
            return np.full(games, seat.passing, dtype=np.intp)
        alive = engine.alive
        self.asked += int(alive.sum())
        option = wanted[number]
        if option < 0:
            return np.full(games, seat.passing, dtype=np.intp)
        self.open += int((legal[option] & alive).sum())
        return np.where(legal[option], option, seat.passing).astype(np.intp)

    def back(self, engine: Games, seat: SeatTable, possible: Flags) -> tuple[Numbers, Numbers]:
        """Return what was backed or blocked, where it can be."""
        games = possible.shape[1]
        key = engine.turn, seat.index
        wanted, number = self._tape.backing.get(key, ()), self._backed.get(key, 0)
        self._backed[key] = number + 1
        if number >= len(wanted):
            return np.full(games, -1, dtype=np.intp), np.zeros(games, dtype=np.int8)
        of, at, by = wanted[number]
        row = of * engine.tables.compiled.rules.moves_per_turn + at
        return np.where(possible[row], row, -1).astype(np.intp), np.full(games, by, dtype=np.int8)

    def pays(self, engine: Games, seat: SeatTable, inject: InjectRule, asked: Flags) -> Flags:
        """Return whether the seat paid then."""
        return np.full(len(asked), (engine.turn, inject.id) in self._tape.paid)

    def answers(self, engine: Games, seat: SeatTable, inject: InjectRule, possible: Flags) -> Numbers:
        """Return the answer that was given, or one that can be given in its place."""
        said = self._tape.chosen.get((engine.turn, inject.id, seat.index), "")
        known = [one.id for one in inject.answers[seat.index]]
        at = known.index(said) if said in known else -1
        first = possible.argmax(axis=0)
        return np.where(possible[at], at, first) if at >= 0 else np.full(possible.shape[1], -1)


class Taped(SeededDice):
    """Dice that fall as they fell at the table up to a throw of each game, and anew from there on."""

    def __init__(self, tape: Tape, until: NDArray[np.int64], seed: Sequence[int]) -> None:
        """Make dice.

        Parameters
        ----------
        until
            For each game how many throws, in the order in which they fell, fall as they did.
        """
        super().__init__(seed)
        self._tape = tape
        self._until = until
        self._number = {place: at for at, place in enumerate(tape.order)}
        self.at = Place(0, 0, 0)
        """The throw that comes next; set by the engine."""
        self.turn = 0
        self.before: Numbers | None = None
        """In how many places before the wanted one a game's covert moves lie."""
        self.forced: dict[Place, NDArray[np.int8]] = {}
        """Throws that are laid: what each comes to in each game."""

    def two(self, count: int) -> NDArray[np.int8]:
        """Return the sum of two dice for each game."""
        thrown = super().two(count)
        number = self._number.get(self.at)
        if number is not None:
            same = number < self._until
            thrown = np.where(same, self._tape.sums[self.at], thrown).astype(np.int8)
        return self.forced.get(self.at, thrown)

    def argued_at(self, at: Place) -> int:
        """Return what arguments added to a throw."""
        return self._tape.argued.get(at, 0)

    def as_it_was(self) -> Flags:
        """Return in which games what is drawn before the turn's first throw falls as it fell."""
        found: Flags = self._until > sum(place.turn < self.turn for place in self._tape.order)
        return found

    def comes(self, inject: InjectRule, percent: int, count: int) -> Flags:
        """Return in which games an inject that is left to chance comes in this turn."""
        drawn = super().comes(inject, percent, count)
        return np.where(self.as_it_was(), (self.turn, inject.id) in self._tape.came, drawn)

    def one_of(self, inject: InjectRule, options: Numbers) -> Numbers:
        """Return which of its covert moves an inject exposes in each game."""
        picked = super().one_of(inject, options)
        if self.before is None:
            return picked
        return np.where(self.as_it_was() & (self.before < options), self.before, picked)


class TapedEngine(Engine):
    """The engine that tells its dice which throw comes next, and adds what arguments added."""

    dice: Taped
    tape: Tape
    choices: AsPlayed
    logged: list[Place]
    """Whose moves stand in the log of covert moves, in its order."""
    shifts: dict[Place, int]
    """By throw what was added to the dice in the first of the games."""

    def play_turn(self, first: int = 0) -> None:
        """Play a turn from a phase on, and close it."""
        self.dice.turn = self.turn
        super().play_turn(first)

    def rule(self, seat: SeatTable, number: int, option: Numbers) -> None:
        """Rule on one move of a seat."""
        self.dice.at = Place(self.turn, seat.index, number)
        before = len(self.covert_log)
        super().rule(seat, number, option)
        self.logged += [self.dice.at] * (len(self.covert_log) - before)

    def shift(self, seat: SeatTable, option: Numbers, backing: Numbers) -> Numbers:
        """Return modifiers less difficulty for the options chosen, with what was argued at the table."""
        found = super().shift(seat, option, backing)
        by = self.dice.argued_at(self.dice.at)
        low, high = self.tables.shifts
        if by:
            found = np.clip(found + np.where(option == seat.passing, 0, by), low, high)
        if not self.dice.at.exposure:
            self.shifts[self.dice.at] = int(found[0])
        return found

    def outcome_at(self, at: Place, total: int) -> int:
        """Return which outcome a sum of dice gives at a throw, by its place in `terms.OUTCOMES`."""
        return int(self.tables.outcome_of[total, self.shifts[at] - self.tables.shifts[0]])

    def _spot(self, seat: SeatTable, option: Numbers, outcome: Numbers, covert: Flags) -> None:
        self.dice.at = replace(self.dice.at, exposure=True)
        super()._spot(seat, option, outcome, covert)
        self.dice.at = replace(self.dice.at, exposure=False)

    def _expose_one(self, rule: InjectRule, happens: Flags) -> None:
        wanted = self.tape.blown.get(self.turn, ())
        self.dice.before = None
        if wanted and wanted[0] in self.logged:
            counts = np.zeros(self.games, dtype=np.intp)
            for _, _, hidden in self.covert_log[: self.logged.index(wanted[0])]:
                counts += hidden
            self.dice.before = counts
        super()._expose_one(rule, happens)


def taped(one: Extract, tables: Tables, until: NDArray[np.int64], seed: Sequence[int]) -> TapedEngine:
    """Return games of a session's choices before their first turn.

    Parameters
    ----------
    until
        For each game how many throws fall as they fell at the table; `ALL` for every one.
    seed
        Fixes the dice that fall anew.
    """
    tape, games = tape_of(one, tables), len(until)
    hidden = np.zeros((len(tables.seats), games), dtype=np.int8)
    for seat in tables.seats:
        sets = [drawn.id for drawn in tables.compiled.scenario.actor(seat.seat).hidden_sets]
        if one.hidden.get(seat.seat) in sets:
            hidden[seat.index] = sets.index(one.hidden[seat.seat])
    chooser = AsPlayed(tape)
    engine = TapedEngine(
        tables,
        games,
        chooser,
        Taped(tape, until, seed),
        hidden=hidden,
        turns=one.turns,
        method="matrix" if one.method == "matrix" else "dice",
        detailed=False,
        cards_off=frozenset(one.cards_off),
    )
    engine.tape, engine.choices, engine.logged, engine.shifts = tape, chooser, [], {}
    engine.order_seed, engine.order_key = one.seed, one.key
    return engine
