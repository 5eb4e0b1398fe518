"""How many games a second the batch engine and the session play, and how long a planner thinks.

`figures` returns one line per measurement; `python -m benchmarks.simulation` prints them.
"""

from random import Random
from time import process_time

from benchmarks.figure import Figure
from benchmarks.make_reference_game import SCENARIO
from wargame.batch.choosers import Aimless, EachSeat, SeededDice
from wargame.batch.engine import Engine
from wargame.batch.tables import compile_tables
from wargame.game.compiled import CompiledScenario
from wargame.game.moves import Move
from wargame.game.rules import legal_moves, seat_to_move
from wargame.places import scenarios_folder
from wargame.scenario.load import load
from wargame.session.opening import Plan, start
from wargame.session.play import pass_turn, play
from wargame.session.turns import next_phase
from wargame.simulation.chunks import batch_of, tables_of
from wargame.simulation.order import AIMLESS_CHUNK, Order

GAMES = 16_384
LIVE_GAMES = 200


def figures() -> list[Figure]:
    """Return what was measured, in games a second on one core."""
    reference = CompiledScenario(load(SCENARIO))
    flagship = load(scenarios_folder() / "afghanistan-2017.yaml")
    return [
        Figure(
            name="reference game, batch", value=batch(reference), unit="games/s", goal=170_000, at_least=True
        ),
        Figure(
            name="reference game, session", value=live(reference), unit="games/s", goal=600, at_least=True
        ),
        Figure(
            name="flagship, aimless batch",
            value=ordered(Order(scenario=flagship, games=AIMLESS_CHUNK)),
            unit="games/s",
            goal=5_000,
            at_least=True,
        ),
        Figure(
            name="flagship, greedy batch",
            value=ordered(Order(scenario=flagship, games=2_000, everyone="greedy")),
            unit="games/s",
        ),
    ]


def batch(compiled: CompiledScenario) -> float:
    """Return the best of several batches of aimless games."""
    tables, best = compile_tables(compiled), 0.0
    for seed in range(5):
        chooser = EachSeat({seat: Aimless((seed, index)) for index, seat in enumerate(compiled.seats)})
        engine = Engine(tables, GAMES, chooser, SeededDice((seed,)), detailed=False)
        begun = process_time()
        engine.play()
        best = max(best, GAMES / (process_time() - begun))
    return best


def ordered(order: Order) -> float:
    """Return how fast a chunk of an order is played."""
    best = 0.0
    for _ in range(3):
        engine = batch_of(order, tables_of(order.scenario), 0)
        begun = process_time()
        engine.play()
        best = max(best, order.size(0) / (process_time() - begun))
    return best


def live(compiled: CompiledScenario) -> float:
    """Return how fast aimless games go through the public functions of the session."""
    draw = Random(1)
    begun = process_time()
    for seed in range(LIVE_GAMES):
        session = start(compiled, Plan(seed=seed))
        next_phase(session)
        while session.state.running:
            seat = seat_to_move(session.state)
            if seat is None:
                next_phase(session)
                continue
            move = draw.choice(legal_moves(session.state, seat))
            if isinstance(move, Move):
                play(session, move)
            else:
                pass_turn(session, seat)
    return LIVE_GAMES / (process_time() - begun)


if __name__ == "__main__":
    for one in figures():
        print(f"{one.name:<28}{one.value:>12,.0f} {one.unit}")
