"""Seats that weigh each move by what it should do to their score: greedy, cautious and mirror.

All three appraise as `batch.appraisal` does for many games at once, so that a bot at the table and a bot in
a simulation choose alike. The appraisal is of an imagined state: what others hide does not enter it.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from wargame.bots import reasons
from wargame.bots.policy import Answered, Backed, Chosen, Replied
from wargame.bots.view import View, imagine
from wargame.game.compiled import CompiledScenario
from wargame.game.moves import Move, Pass
from wargame.game.state import GameState

if TYPE_CHECKING:
    from wargame.batch.appraisal import Appraiser
    from wargame.batch.conditions import Flags
    from wargame.batch.engine import Engine
    from wargame.batch.tables import Tables
    from wargame.batch.weighing import Weighing

CAUTION: Final = 0.3
"""Standard deviations that a cautious seat takes off what it expects."""


@lru_cache(maxsize=4)
def tables_of(compiled: CompiledScenario) -> "Tables":
    """Return a scenario's tables; NotForBatch if it has none."""
    from wargame.batch.tables import compile_tables

    return compile_tables(compiled)


@lru_cache(maxsize=64)
def appraiser_of(compiled: CompiledScenario, seat: int, *, mirrors: bool = False) -> "Appraiser":
    """Return what values moves for a seat."""
    from wargame.batch.appraisal import Appraiser

    return Appraiser(tables_of(compiled), seat, mirrors=mirrors)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weigher:
    """The move with the highest expected gain; the name says what counts as gain."""

    name: str
    seed: int = 1

    def choose(self, view: View) -> Chosen:
        """Return the legal move that should raise the seat's score most, or pass."""
        engine, weighing = self.sit(view, imagine(view))
        seat = engine.tables.seats[engine.tables.seat_index[view.seat]]
        legal = engine.legal(seat, engine.required(seat))
        best = int(weighing.move(engine, seat, legal)[0])
        if best == seat.passing:
            why = reasons.why_pass(any_legal=bool(legal.any()))
            return Chosen(choice=Pass(seat=view.seat, reason=why), reason=why, gain=0.0)
        option = seat.options[best]
        reason, aloud, gain = reasons.why_option(weighing.appraiser, engine, option)
        move = Move(seat=view.seat, card=option.card_id, target=option.target, argument=aloud)
        return Chosen(choice=move, reason=reason, gain=gain)

    def sit(self, view: View, state: GameState) -> "tuple[Engine, Weighing]":
        """Return an imagined state as an engine of one game, and what weighs moves in it."""
        from wargame.batch.choosers import SeededDice
        from wargame.batch.resume import engine_at
        from wargame.batch.weighing import Weighing

        tables = tables_of(view.compiled)
        appraiser = appraiser_of(view.compiled, tables.seat_index[view.seat], mirrors=self.name == "mirror")
        caution = CAUTION if self.name == "cautious" else 0.0
        weighing = Weighing(appraiser, noise=0.0, caution=caution)
        return engine_at(tables, state, 1, weighing, SeededDice((self.seed,))), weighing

    def back(self, view: View) -> Backed | None:
        """Return the open move of another seat that is best backed or blocked, where that pays."""
        state = imagine(view)
        rules = view.compiled.rules.backing
        if rules is None or state.influence(view.seat) < rules.cost:
            return None
        engine, weighing = self.sit(view, state)
        return _backed(view, state, engine, weighing)

    def answer(self, view: View) -> Answered:
        """Return whether cancelling the inject is worth more than its price."""
        engine, weighing = self.sit(view, imagine(view))
        tables = engine.tables
        inject = tables.inject(view.waiting)
        seat = tables.seats[tables.seat_index[view.seat]]
        pays = bool(weighing.pays(engine, seat, inject, engine.alive)[0])
        said = "Paying costs less than it would." if pays else "It costs less than paying would."
        return Answered(pays=pays, reason=said)

    def reply(self, view: View) -> Replied:
        """Return the answer that should raise the seat's score most, whatever the others answer."""
        assert view.asking is not None  # asked only then
        engine, weighing = self.sit(view, imagine(view))
        tables = engine.tables
        seat = tables.seats[tables.seat_index[view.seat]]
        rule = tables.inject(view.asking.inject)
        best = int(weighing.answers(engine, seat, rule, engine.answerable(seat, rule))[0])
        return Replied(
            answer=rule.answers[seat.index][best].id, reason="It is worth most, whatever the others answer."
        )


def on_table(view: View, state: GameState, engine: "Engine") -> "tuple[dict[int, int], Flags]":
    """Return, of the moves that a seat may back or block, their numbers by row, and which rows they are.

    Moves that the seat does not know of are laid on the engine's table as passes.
    """
    import numpy as np

    tables = engine.tables
    most = tables.compiled.rules.moves_per_turn
    numbers: dict[int, int] = {}
    made = dict.fromkeys(view.compiled.seats, 0)
    possible = np.zeros((len(tables.seats) * most, engine.games), dtype=np.bool_)
    for one in state.table.plays:
        row = tables.seat_index[one.move.seat] * most + made[one.move.seat]
        made[one.move.seat] += 1
        if one.move.seat != view.seat and not one.covert and one.move.card and made[one.move.seat] <= most:
            numbers[row], possible[row] = one.number, True
    for seat in tables.seats:
        while len(engine.table[seat.index]) < most:
            engine.table[seat.index].append(np.full(engine.games, seat.passing, dtype=np.intp))
    return numbers, possible


def _backed(view: View, state: GameState, engine: "Engine", weighing: "Weighing") -> Backed | None:
    numbers, possible = on_table(view, state, engine)
    seat = engine.tables.seats[engine.tables.seat_index[view.seat]]
    rows, by = weighing.back(engine, seat, possible)
    row, sign = int(rows[0]), int(by[0])
    if row < 0:
        return None
    played = state.play(numbers[row])
    title = played.title if played else ""
    return Backed(number=numbers[row], by=sign, reason=reasons.why_back(title, sign))
