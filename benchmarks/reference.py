"""Random reference games, played through the public session functions.

Every seat picks any of its legal moves, passing included. Engine and journal are measured with these.
"""

from functools import cache
from random import Random

from benchmarks.make_reference_game import SCENARIO
from wargame.game.compiled import CompiledScenario
from wargame.game.moves import Pass
from wargame.game.rules import legal_moves, seat_to_move
from wargame.journal.rows import Journal
from wargame.scenario.load import load
from wargame.scenario.model import Scenario
from wargame.session.opening import Plan, start
from wargame.session.play import pass_turn, play
from wargame.session.session import Session
from wargame.session.turns import next_phase

MOVES_PER_TURN = 5


@cache
def scenario() -> Scenario:
    """Return the reference game."""
    return load(SCENARIO)


@cache
def compiled() -> CompiledScenario:
    """Return the reference game, made ready for play."""
    return CompiledScenario(scenario())


def begin(seed: int, turns: int = 8, journal: Journal | None = None) -> Session:
    """Return a game before its first move."""
    session = start(compiled(), Plan(seed=seed, turns=turns), journal)
    next_phase(session)
    return session


def move(session: Session, dice: Random) -> None:
    """Make one move: take the list of legal ones, pick one, have it ruled on and recorded."""
    state = session.state
    seat = seat_to_move(state)
    assert seat is not None  # the phase is closed as soon as all have moved
    legal = legal_moves(state, seat)
    choice = legal[int(dice.random() * len(legal))]
    if isinstance(choice, Pass):
        pass_turn(session, seat)
    else:
        play(session, choice)


def play_out(session: Session, dice: Random) -> Session:
    """Play a game to its end and return it."""
    while session.state.running:
        for _ in range(MOVES_PER_TURN):
            move(session, dice)
        next_phase(session)
    return session


def game(seed: int, turns: int = 8) -> Session:
    """Return a whole random game."""
    return play_out(begin(seed, turns), Random(seed))
