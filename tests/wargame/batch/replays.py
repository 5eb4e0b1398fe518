"""Games played side by side, told as choices and throws, and played again one at a time.

`Noting` stands between an engine and whoever chooses and throws, and keeps what was answered; `again` plays
one of the games through the public functions of `session`, with the same choices and the same dice.
"""

from typing import Any

import numpy as np

from wargame.batch.choosers import Aimless, SeededDice
from wargame.batch.engine import Engine
from wargame.batch.games import Games, played_by
from wargame.batch.tables import InjectRule, SeatTable, Tables
from wargame.game.adjudication.choice import RulingChoice
from wargame.game.chance import comes
from wargame.game.moves import Move
from wargame.game.parts import Asking
from wargame.game.rules import covert_order, legal_moves, turn_order
from wargame.session import answers, injects, play, rulings, turns
from wargame.session.opening import Plan, start
from wargame.session.session import Session


class Noting:
    """Aimless choosers and seeded dice that keep what they answer."""

    def __init__(self, seed: int, chooser: Any = None) -> None:
        self.engine: Engine | None = None
        self.moves: dict[tuple[int, str, int], np.ndarray] = {}
        self.legal: dict[tuple[int, str, int], np.ndarray] = {}
        self.backing: dict[tuple[int, str], list[tuple[np.ndarray, np.ndarray]]] = {}
        self.paid: dict[tuple[int, str], np.ndarray] = {}
        self.replies: dict[tuple[int, str, str], np.ndarray] = {}
        self.picks: dict[tuple[int, str], np.ndarray] = {}
        self.throws: list[np.ndarray] = []
        self._chooser = chooser or Aimless([seed, 1], backs=True)
        self._dice = SeededDice([seed, 2])

    def move(self, engine: Games, seat: SeatTable, legal: np.ndarray) -> np.ndarray:
        found: np.ndarray = self._chooser.move(engine, seat, legal)
        key = (engine.turn, seat.seat, len(engine.table[seat.index]))
        self.moves[key], self.legal[key] = found, legal.copy()
        return found

    def back(self, engine: Games, seat: SeatTable, possible: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        found: tuple[np.ndarray, np.ndarray] = self._chooser.back(engine, seat, possible)
        self.backing.setdefault((engine.turn, seat.seat), []).append(found)
        return found

    def pays(self, engine: Games, seat: SeatTable, inject: InjectRule, asked: np.ndarray) -> np.ndarray:
        found: np.ndarray = self._chooser.pays(engine, seat, inject, asked)
        self.paid[engine.turn, inject.id] = found
        return found

    def answers(self, engine: Games, seat: SeatTable, inject: InjectRule, possible: np.ndarray) -> np.ndarray:
        found: np.ndarray = self._chooser.answers(engine, seat, inject, possible)
        self.replies[engine.turn, inject.id, seat.seat] = found
        return found

    def two(self, count: int) -> np.ndarray:
        found = self._dice.two(count)
        self.throws.append(found)
        return found

    def seed(self, count: int) -> int:
        return self._dice.seed(count)

    def comes(self, inject: InjectRule, percent: int, count: int) -> np.ndarray:
        """As the session draws it, in which all these games have the same seed."""
        assert self.engine is not None
        label = f"{inject.id}:{self.engine.turn}"
        return np.full(count, comes(self.engine.order_seed, "", label, percent))

    def one_of(self, inject: InjectRule, options: np.ndarray) -> np.ndarray:
        assert self.engine is not None
        found = self._dice.one_of(inject, options)
        self.picks[self.engine.turn, inject.id] = found
        return found


def played(tables: Tables, games: int, seed: int, chooser: Any = None) -> tuple[Engine, Noting]:
    """Games that are over, and what was decided in them."""
    noting = Noting(seed, chooser)
    sets = [len(tables.compiled.scenario.actor(seat).hidden_sets) for seat in tables.compiled.seats]
    drawn = np.random.default_rng(seed).integers(0, [[max(1, one)] for one in sets], (len(sets), games))
    engine = Engine(
        tables,
        games,
        noting,
        noting,
        hidden=drawn.astype(np.int8),
        method=played_by(tables.compiled.rules.adjudication.method),
    )
    noting.engine = engine
    engine.play()
    return engine, noting


class Again:
    """One of the games, played through the session."""

    def __init__(self, engine: Engine, noting: Noting, game: int) -> None:
        self.tables, self.noting, self.game = engine.tables, noting, game
        self.throws = iter(noting.throws)
        self.session = start(self.tables.compiled, Plan(seed=engine.order_seed, hidden=self._hidden(engine)))

    def _hidden(self, engine: Engine) -> dict[str, str]:
        found = {}
        for index, seat in enumerate(self.tables.compiled.seats):
            sets = self.tables.compiled.scenario.actor(seat).hidden_sets
            if sets:
                found[seat] = sets[engine.hidden[index, self.game]].id
        return found

    def play(self) -> Session:
        """Play to the end."""
        turns.next_phase(self.session)
        while self.session.state.running:
            kind = self.session.state.phase_kind
            if kind in ("briefing", "planning", "moves", "reveal", "resolution"):
                getattr(self, f"_{kind}")()
            turns.next_phase(self.session)
        return self.session

    def _briefing(self) -> None:
        state = self.session.state
        while turns.why_not_next(state) or state.table.asking:
            inject = state.table.waiting or state.table.to_expose
            if state.table.waiting:
                injects.answer_inject(
                    self.session, pays=bool(self.noting.paid[state.turn, inject][self.game])
                )
            elif state.table.asking:
                self._answer(state.table.asking)
            elif state.table.to_expose:
                pick = self.noting.picks[state.turn, inject][self.game]
                turns.expose(self.session, state.memory.covert[pick].number)
            else:
                injects.fire_due(self.session)
            state = self.session.state

    def _answer(self, asking: Asking) -> None:
        state = self.session.state
        rule = self.tables.inject(asking.inject)
        for seat in asking.seats:
            picked = self.noting.replies[state.turn, asking.inject, seat][self.game]
            answers.answer(self.session, seat, rule.answers[self.tables.seat_index[seat]][picked].id)

    def _planning(self) -> None:
        for seat in turn_order(self.session.state):
            for number in range(self.tables.compiled.rules.moves_per_turn):
                self._move(seat, number)

    def _moves(self) -> None:
        for seat in turn_order(self.session.state):
            for number in range(self.tables.compiled.rules.moves_per_turn):
                self._move(seat, number, *self._throws(seat, number))

    def _throws(
        self, seat: str, number: int, *, covert: bool | None = None
    ) -> tuple[tuple[int, int], tuple[int, int] | None]:
        """The dice of a ruling; the engine throws for passes too, and for exposure where any game asks."""
        table = self.tables.seats[self.tables.seat_index[seat]]
        if not table.options:
            return (1, 1), None
        dice = two(next(self.throws)[self.game])
        picked = self.noting.moves[self.session.state.turn, seat, number]
        spots = covert is not False and table.covert[picked].any()
        return dice, two(next(self.throws)[self.game]) if spots else None

    def _move(
        self, seat: str, number: int, dice: tuple[int, int] = (1, 1), spotted: tuple[int, int] | None = None
    ) -> None:
        state = self.session.state
        key = (state.turn, seat, number)
        table = self.tables.seats[self.tables.seat_index[seat]]
        option = self.noting.moves[key][self.game]
        if seat in state.table.passed:
            assert option == table.passing
            return
        legal = [one for one in legal_moves(state, seat) if isinstance(one, Move)]
        rows = np.flatnonzero(self.noting.legal[key][:, self.game])
        assert [(one.card, one.target) for one in legal] == [
            (table.options[row].card_id, table.options[row].target) for row in rows
        ]
        if option == table.passing:
            play.pass_turn(self.session, seat)
            return
        one = table.options[option]
        move = Move(seat=seat, card=one.card_id, target=one.target)
        play.play(self.session, move, RulingChoice(dice=dice, exposure_dice=spotted))

    def _reveal(self) -> None:
        state = self.session.state
        numbers = {}
        made = dict.fromkeys(state.compiled.seats, 0)
        for one in state.table.plays:
            seat = one.move.seat
            row = self.tables.seat_index[seat] * state.compiled.rules.moves_per_turn + made[seat]
            numbers[row] = one.number
            made[seat] += 1
        for seat in turn_order(state):
            for rows, by in self.noting.backing.get((state.turn, seat), ()):
                if rows[self.game] >= 0:
                    play.back(self.session, seat, numbers[rows[self.game]], int(by[self.game]))

    def _resolution(self) -> None:
        compiled, turn = self.tables.compiled, self.session.state.turn
        last = compiled.covert_last
        for number in range(compiled.rules.moves_per_turn):
            for seat in turn_order(self.session.state):
                self._ruling(seat, number, covert=False if last else None)
        for seat in covert_order(compiled, turn, self.session.state.setup.seed) if last else ():
            table = self.tables.seats[self.tables.seat_index[seat]]
            for number in range(compiled.rules.moves_per_turn):
                if table.covert[self.noting.moves[turn, seat, number]].any():
                    self._ruling(seat, number, covert=True)

    def _ruling(self, seat: str, number: int, *, covert: bool | None) -> None:
        """Rule on a move if it is covert or not as asked; None for either."""
        table = self.tables.seats[self.tables.seat_index[seat]]
        dice, spotted = self._throws(seat, number, covert=covert)
        option = self.noting.moves[self.session.state.turn, seat, number][self.game]
        if option != table.passing and covert in (None, bool(table.covert[option])):
            rulings.rule(self.session, None, RulingChoice(dice=dice, exposure_dice=spotted))


def two(total: int) -> tuple[int, int]:
    """Two dice of a sum."""
    first = min(6, int(total) - 1)
    return first, int(total) - first
