"""One chunk of an order, played to its end.

`play_chunk` is what a worker does, in this process, in another or on another machine: it needs nothing but
the order and the chunk's number, and gives the same tally wherever it runs.
"""

from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wargame.batch.appraisal import Appraiser
from wargame.batch.choosers import Aimless, Chooser, EachSeat, Repeated, SeededDice, generator
from wargame.batch.engine import Engine
from wargame.batch.games import played_by
from wargame.batch.tables import SeatTable, Tables, compile_tables
from wargame.batch.variation import Variation
from wargame.batch.weighing import Weighing
from wargame.bots.weighing import CAUTION
from wargame.game.compiled import CompiledScenario
from wargame.scenario.model import Scenario
from wargame.simulation.order import Order
from wargame.simulation.tally import Tally, of_engine

_DICE, _DRAWS, _SEATS = 0, 1, 2
"""What a generator of a chunk is for."""

_LAST: list[Tables] = []
"""The tables made last; chunks of one order come one after another."""


def tables_of(scenario: Scenario) -> Tables:
    """Return a scenario's tables, made once for all chunks of an order.

    Raises
    ------
    NotForBatch
        If the scenario cannot be played many games at once.
    """
    if not _LAST or _LAST[0].compiled.scenario != scenario:
        _LAST[:] = [compile_tables(CompiledScenario(scenario))]
    return _LAST[0]


@lru_cache(maxsize=128)
def appraiser_of(tables: Tables, seat: int, policy: str) -> Appraiser:
    """Return the appraiser of a seat under a policy."""
    return Appraiser(tables, seat, mirrors=policy == "mirror")


def chooser_of(
    order: Order, tables: Tables, seat: SeatTable, seed: tuple[int, ...], lots: int = 1
) -> Chooser:
    """Return what chooses for a seat in a batch; equal lots of games share its luck."""
    policy, draw = order.policy(seat.seat), _draw(seed, lots)
    if policy == "random":
        return Aimless(seed, draw=draw)
    return Weighing(
        appraiser_of(tables, seat.index, policy),
        seed,
        draw=draw,
        caution=CAUTION if policy == "cautious" else 0.0,
        tastes=dict(order.tastes),
    )


def _draw(seed: tuple[int, ...], lots: int) -> Any:
    return generator(seed) if lots == 1 else Repeated(seed, lots)


def hidden_draws(order: Order, tables: Tables, games: int, seed: tuple[int, ...]) -> NDArray[np.int8]:
    """Return the hidden set of each seat (row) in each game: the one ordered, or one drawn."""
    draw = generator(seed)
    found = np.zeros((len(tables.seats), games), dtype=np.int8)
    for index, seat in enumerate(tables.compiled.seats):
        sets = [one.id for one in tables.compiled.scenario.actor(seat).hidden_sets]
        drawn: Any = draw.integers(0, max(1, len(sets)), games)
        found[index] = sets.index(order.hidden[seat]) if seat in order.hidden else drawn
    return found


def play_chunk(order: Order, chunk: int) -> Tally:
    """Play one chunk of an order and return what came of it.

    Raises
    ------
    NotForBatch
        If the scenario cannot be played many games at once.
    """
    if order.one_by_one:
        from wargame.simulation.live import play_one_by_one

        return play_one_by_one(order, chunk)
    tables = tables_of(order.scenario)
    engine = batch_of(order, tables, chunk)
    engine.play()
    return of_engine(engine)


def batch_of(
    order: Order,
    tables: Tables,
    chunk: int,
    *,
    size: int = 0,
    lots: int = 1,
    variation: Variation | None = None,
) -> Engine:
    """Return the games of a chunk before their first turn.

    `size` games if it is named; `lots` times as many, where each lot has the same luck.
    """
    games, start = size or order.size(chunk), (order.seed, chunk)
    choosers = {
        seat.seat: chooser_of(order, tables, seat, (*start, _SEATS, seat.index), lots)
        for seat in tables.seats
    }
    return Engine(
        tables,
        games * lots,
        EachSeat(choosers),
        SeededDice((*start, _DICE), _draw((*start, _DICE), lots)),
        hidden=np.tile(hidden_draws(order, tables, games, (*start, _DRAWS)), lots),
        turns=order.turns or 0,
        method=played_by(order.scenario.rules.adjudication.method),
        detailed=order.detailed,
        cards_off=frozenset(order.cards_off),
        variation=variation,
    )
