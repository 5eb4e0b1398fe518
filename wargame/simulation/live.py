"""Games played one after another through the session, every seat by a policy of `bots`.

For policies that look too far ahead to be played side by side, for comparison, and for whoever wants the
record of a game that only bots played. `play_game` plays one; `play_one_by_one` a chunk of an order.
"""

import numpy as np

from wargame.alignment.monitor import answer
from wargame.batch.games import played_by
from wargame.batch.tables import Tables
from wargame.bots.named import policy_for
from wargame.bots.policy import Policy
from wargame.bots.weighing import tables_of as compiled_tables_of
from wargame.game.asking import silent_seats
from wargame.game.chance import draw
from wargame.game.compiled import CompiledScenario
from wargame.game.rules import asked_seat, rulings_due, turn_order
from wargame.game.score import RED_LINE, scores, winners
from wargame.game.state import GameState
from wargame.session import injects, turns
from wargame.session.bots import let_bot_answer, let_bot_back, let_bot_move, let_bot_reply
from wargame.session.opening import Plan, start
from wargame.session.rulings import rule
from wargame.session.session import Session
from wargame.simulation.order import Order
from wargame.simulation.tally import (
    INDEX_PARTS,
    SCORE_PARTS,
    WIN_PARTS,
    Tally,
    draw_seats,
    draws,
    numbers_of,
    total,
)
from wargame.terms import ActorId, Refused

LARGEST_SEED = 2**31 - 1


def policies(order: Order, seed: int) -> dict[ActorId, Policy]:
    """Return the policy of each seat for one game."""
    return {
        seat.id: policy_for(order.policy(seat.id), seat.id, seed, playouts=order.playouts)
        for seat in order.scenario.seats
    }


def play_game(session: Session, players: dict[ActorId, Policy]) -> GameState:
    """Play a session to its end, every seat by its policy, the facilitator by the book."""
    turns.next_phase(session)
    while session.state.running:
        _brief(session, players)
        _move(session, players)
        if session.state.phase_kind == "reveal" and session.compiled.rules.backing is not None:
            for seat in turn_order(session.state):
                for _ in range(session.compiled.rules.backing.per_turn):
                    let_bot_back(session, seat, players[seat])
        while session.state.phase_kind == "resolution" and rulings_due(session.state):
            rule(session)
        turns.next_phase(session)
    return session.state


def _brief(session: Session, players: dict[ActorId, Policy]) -> None:
    while (
        turns.why_not_next(session.state) or session.state.table.asking
    ) and session.state.phase_kind not in (
        "planning",
        "moves",
        "resolution",
    ):
        state = session.state
        if state.table.waiting:
            seat = asked_seat(state)
            let_bot_answer(session, seat, players[seat])
        elif state.table.asking:
            for seat in silent_seats(state):
                let_bot_reply(session, seat, players[seat])
        elif state.table.to_expose:
            numbers = [str(one.number) for one in state.memory.covert]
            turns.expose(session, int(draw(state.setup.seed, f"expose {state.turn}", numbers)))
        else:
            injects.fire_due(session)


def _move(session: Session, players: dict[ActorId, Policy]) -> None:
    if session.state.phase_kind not in ("planning", "moves"):
        return
    for seat in turn_order(session.state):
        for _ in range(session.compiled.rules.moves_per_turn):
            if seat not in session.state.table.passed:
                let_bot_move(session, seat, players[seat])


def game_seed(order: Order, number: int) -> int:
    """Return the seed of one game of an order, from 0."""
    return int(np.random.SeedSequence([order.seed, number]).generate_state(1)[0]) % LARGEST_SEED


def play_one_by_one(order: Order, chunk: int) -> Tally:
    """Play a chunk of an order, one game after another."""
    compiled = CompiledScenario(order.scenario)
    tables = compiled_tables_of(compiled)
    found = []
    for index in range(order.size(chunk)):
        seed = game_seed(order, chunk * order.chunk + index)
        session = start(compiled, _plan(order, seed))
        found.append(of_state(tables, play_game(session, policies(order, seed))))
    return total(found)


def _plan(order: Order, seed: int) -> Plan:
    method = played_by(order.scenario.rules.adjudication.method)
    return Plan(seed=seed, turns=order.turns, hidden=order.hidden, cards_off=order.cards_off, method=method)


def of_state(tables: Tables, state: GameState) -> Tally:
    """Return the tally of one game that is over; cards are not counted one by one.

    Raises
    ------
    Refused
        If the game is not over.
    """
    if not state.affairs.ended:
        raise Refused("game-not-over")
    compiled, goals = state.compiled, tables.goals
    unit = compiled.interim_weight.denominator * goals.unit
    made = scores(state)
    points = np.array([int(one.total * unit) for one in made], dtype=np.int64)
    best = winners(made)
    parts = np.array(
        [WIN_PARTS // max(1, len(best)) * (seat in best) for seat in compiled.seats], dtype=np.int64
    )
    sets = [
        (index, seat, one.id)
        for index, seat in enumerate(compiled.seats)
        for one in compiled.scenario.actor(seat).hidden_sets
    ]
    drawn = np.array([state.setup.hidden.get(seat) == one for _, seat, one in sets], dtype=np.int64)
    endings = ["calendar", *(one.id for one in compiled.scenario.endings)]
    fired = np.array([len(turns) for turns in state.memory.fired], dtype=np.int64)
    sums = {
        "score": points,
        "score-squares": np.round(points * (SCORE_PARTS / unit)).astype(np.int64) ** 2,
        "wins": parts,
        "wins-by-set": np.array([parts[index] for index, _, _ in sets], dtype=np.int64) * drawn,
        "games-by-set": drawn,
        **numbers_of(tables, np.array(state.values, dtype=tables.dtype)[:, None]),
        **_goals(tables, state),
        **_monitor(state),
        "endings": np.array([state.affairs.ended == one for one in endings], dtype=np.int64),
        "turns": np.array([state.turn], dtype=np.int64),
        "injects": fired,
        "injects-games": (fired > 0).astype(np.int64),
    }
    return Tally(games=1, sums=sums)


def _goals(tables: Tables, state: GameState) -> dict[str, np.ndarray]:
    known = {(one.seat, part.id): part for one in scores(state) for part in one.objectives}
    rows = [known.get((tables.compiled.seats[aim.seat], aim.id)) for aim in tables.goals.aims]
    crossed = state.memory.crossed
    shapes = [aim.shape != "linear" for aim in tables.goals.aims]
    return {
        "goal-asked": np.array([row is not None for row in rows], dtype=np.int64),
        "goal-met": np.array(
            [
                ramp and row is not None and row.now >= row.weight
                for ramp, row in zip(shapes, rows, strict=True)
            ],
            dtype=np.int64,
        ),
        "goal-missed": np.array(
            [
                ramp and row is not None and row.set != RED_LINE and row.now <= 0
                for ramp, row in zip(shapes, rows, strict=True)
            ],
            dtype=np.int64,
        ),
        "red-lines": np.array([line.id in crossed for line in tables.goals.lines], dtype=np.int64),
    }


def _monitor(state: GameState) -> dict[str, np.ndarray]:
    said, monitor = answer(state), state.compiled.scenario.monitor
    if said is None or monitor is None:
        return {}
    verdict = np.array([one.id == said.verdict for one in monitor.verdicts], dtype=np.int64)
    seats = draw_seats(state.compiled.scenario)
    here = {seat: state.setup.hidden.get(seat, "") for seat in seats}
    drawn = np.array([one == here for one in draws(state.compiled.scenario)], dtype=np.int64)
    index = round(said.index * INDEX_PARTS)
    return {
        "verdicts": verdict,
        "verdicts-by-draw": np.outer(drawn, verdict).reshape(-1),
        "games-by-draw": drawn,
        "mechanisms": np.array([one.holds for one in said.mechanisms], dtype=np.int64),
        "index": np.array([index], dtype=np.int64),
        "index-squares": np.array([(index // 100) ** 2], dtype=np.int64),
    }
