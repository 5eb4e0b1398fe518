"""The recorded games of the reference game come out the same, played as any session is played.

Every move goes through the public session functions with its dice entered by hand. The legal moves
before a move and the numbers after it go into a hash, which must be the one on record.
"""

import json
from functools import cache
from typing import Any, TypeAlias

import pytest

from benchmarks.make_reference_game import CARDS, SCENARIO, Game, card_id, quantities
from wargame.game.adjudication.choice import RulingChoice
from wargame.game.compiled import CompiledScenario
from wargame.game.moves import Move
from wargame.game.rules import legal_moves, seat_to_move
from wargame.game.score import scores
from wargame.game.state import GameState
from wargame.scenario.load import load
from wargame.session.opening import Plan, start
from wargame.session.play import pass_turn, play
from wargame.session.session import Session
from wargame.session.turns import next_phase
from wargame.terms import quantity_in

Recorded: TypeAlias = dict[str, Any]
"""One recorded game, as its line has it."""

PASS = 8
RECORDED = CARDS.with_name("recorded_games.jsonl").read_text(encoding="utf-8").splitlines()


@cache
def compiled() -> CompiledScenario:
    return CompiledScenario(load(SCENARIO))


@cache
def places() -> tuple[int, ...]:
    game: Game = json.loads(CARDS.read_text(encoding="utf-8"))
    found = tuple(quantity_in(name) for name in quantities(game))
    return tuple(compiled().board.places[what] for what in found if what is not None)


@cache
def slots() -> dict[str, int]:
    game: Game = json.loads(CARDS.read_text(encoding="utf-8"))
    return {card_id(game, seat, slot): slot for seat in range(5) for slot in range(8)}


def numbers(state: GameState) -> list[int]:
    return [state.values[place] for place in places()]


def legal_actions(state: GameState, seat: str) -> list[int]:
    moves = legal_moves(state, seat)
    return [slots()[move.card] if isinstance(move, Move) else PASS for move in moves]


def act(session: Session, action: int, dice: tuple[int, int]) -> None:
    seat = seat_to_move(session.state)
    assert seat is not None
    if action == PASS:
        pass_turn(session, seat)
    else:
        card = compiled().hands[seat][action].card.id
        play(session, Move(seat=seat, card=card), RulingChoice(dice=dice))
    if seat_to_move(session.state) is None:
        next_phase(session)


def played_again(game: Recorded) -> Recorded:
    """What comes of a recorded game when its moves are played here."""
    session = start(compiled(), Plan(turns=game["turns"], seed=1))
    next_phase(session)
    trace = 17
    for action, one, other in game["moves"]:
        seat = seat_to_move(session.state)
        legal = legal_actions(session.state, seat or "")
        assert legal == sorted(legal)
        trace = mixed(trace, sum(2**each for each in legal))
        act(session, action, (one, other))
        for value in numbers(session.state):
            trace = mixed(trace, value + 1000)
    return summary(session.state) | {"trace": trace}


def mixed(trace: int, value: int) -> int:
    return (trace * 1_000_003 + value) % 2_147_483_647


def summary(state: GameState) -> Recorded:
    used = [
        sum(2**slot for slot, holding in enumerate(hand) if state.memory.uses[holding.index])
        for hand in compiled().hands.values()
    ]
    return {
        "final": numbers(state),
        "used": used,
        "turn": state.turn,
        "seat": compiled().seats.index(seat_to_move(state) or "") if state.running else len(compiled().seats),
        "score": [int(one.total) for one in scores(state)],
    }


@pytest.mark.parametrize("line", RECORDED, ids=lambda line: f"game-{json.loads(line)['id']}")
def test_a_recorded_game_comes_out_the_same(line: str) -> None:
    game: Recorded = json.loads(line)
    again = played_again(game)
    assert again == {key: game[key] for key in again}


def test_another_throw_gives_another_trace() -> None:
    game: Recorded = json.loads(RECORDED[0])
    assert game["moves"][38] == [7, 3, 6]
    game["moves"][38] = [7, 1, 1]
    assert played_again(game)["trace"] != game["trace"]
