"""Games that go on from a state: as many copies of one moment as are asked for.

Used by policies that look ahead. The state is an imagined one, made of what a seat may know; copies differ
only in what is drawn for them afterwards.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from wargame.batch.choosers import Chooser, Dice
from wargame.batch.engine import Engine
from wargame.batch.games import played_by
from wargame.batch.memory import BEFORE, Uses
from wargame.batch.tables import SeatTable, Tables
from wargame.game.moves import Move
from wargame.game.state import GameState


def engine_at(
    tables: Tables,
    state: GameState,
    games: int,
    chooser: Chooser,
    dice: Dice,
    hidden: NDArray[np.int8] | None = None,
) -> Engine:
    """Return copies of a state, ready to be played on; sets that `hidden` does not give are the state's."""
    engine = Engine(
        tables,
        games,
        chooser,
        dice,
        hidden=_hidden(tables, state, games) if hidden is None else hidden,
        turns=state.last_turn,
        method=played_by(state.setup.method),
        detailed=False,
        cards_off=state.setup.cards_off,
    )
    engine.turn = state.turn
    engine.values = _copies(tables, state.values, games)
    engine.base = _copies(tables, state.table.base, games) if state.table.base else engine.values
    engine.final = engine.values
    if state.memory.audit:
        engine.audit = _copies(tables, state.memory.audit, games)
    _remember(engine, state)
    _lay(engine, state)
    return engine


def _copies(tables: Tables, values: tuple[int, ...], games: int) -> NDArray[Any]:
    return np.repeat(np.array(values, dtype=tables.dtype)[:, None], games, axis=1)


def _hidden(tables: Tables, state: GameState, games: int) -> NDArray[np.int8]:
    found = np.full((len(tables.seats), games), -1, dtype=np.int8)
    for index, seat in enumerate(tables.compiled.seats):
        sets = [one.id for one in tables.compiled.scenario.actor(seat).hidden_sets]
        if state.setup.hidden.get(seat) in sets:
            found[index] = sets.index(state.setup.hidden[seat])
    return found


def _remember(engine: Engine, state: GameState) -> None:
    tables, memory = engine.tables, state.memory
    everywhere = np.ones(engine.games, dtype=np.bool_)
    _use(engine.uses, memory.uses, everywhere)
    _use(engine.fired, memory.fired, everywhere)
    for card in memory.played:
        engine.played[tables.card_index[card]] = state.turn if state.has_played(card, now=True) else BEFORE
    for card in memory.succeeded:
        if state.has_succeeded(card):
            now = state.has_succeeded(card, now=True)
            engine.succeeded[tables.card_index[card]] = state.turn if now else BEFORE
    for seat, turn in memory.exposures:
        engine.exposed_in[tables.seat_index[seat]] = turn
    for row, line in zip(engine.crossed, tables.goals.lines, strict=True):
        row[:] = line.id in memory.crossed


def _use(uses: Uses, turns: tuple[tuple[int, ...], ...], everywhere: NDArray[np.bool_]) -> None:
    for at, several in enumerate(turns):
        for turn in several:
            uses.use_where(at, everywhere, turn)


def _lay(engine: Engine, state: GameState) -> None:
    """Lay the moves of this turn on the table."""
    tables = engine.tables
    most = tables.compiled.rules.moves_per_turn
    for played in state.table.plays:
        seat = tables.seats[tables.seat_index[played.move.seat]]
        number = len(engine.table[seat.index])
        engine.table[seat.index].append(np.full(engine.games, option_of(seat, played.move), dtype=np.intp))
        engine.covert_made[seat.index] += played.covert
        if number < most:
            engine.backing[seat.index * most + number] = sum(by for _, by in played.backing)
    for name in state.table.passed:
        engine.passed[tables.seat_index[name]] = True
    for name in state.table.exposed:
        engine.exposed_now[tables.seat_index[name]] = True
    engine.kept_up = state.table.kept_up


def option_of(seat: SeatTable, move: Move) -> int:
    """Return the option that a move is; passing for a free move, whose effects nobody can foresee."""
    for index, option in enumerate(seat.options):
        if (option.card_id, option.target) == (move.card, move.target):
            return index
    return seat.passing
