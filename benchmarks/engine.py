"""How fast the rules are: moves, whole games, undo, and going to any move."""

from functools import partial
from random import Random
from time import perf_counter

from benchmarks import reference
from benchmarks.figure import Figure, best_of, in_micro
from wargame.session.session import Session, undo
from wargame.session.turns import next_phase

GAMES = 12
"""Different random games in each measurement."""
SHORT, LONG = 8, 800
"""Turns of the standard game and of the long one: 40 and 4,000 moves."""


def figures() -> list[Figure]:
    """Return the figures of the rules."""
    short, long = reference.game(1, SHORT), reference.game(1, LONG)
    per_game = sum(best_of(12, partial(reference.game, seed)) for seed in range(GAMES)) / GAMES
    return [
        Figure(name="one move, all in", value=in_micro(seconds_per_move()), unit="µs", goal=60),
        Figure(
            name="random games through a session", value=1 / per_game, unit="games/s", goal=600, at_least=True
        ),
        Figure(name="undo at 40 moves", value=in_micro(seconds_per_undo(short)), unit="µs", goal=20),
        Figure(name="undo at 4,000 moves", value=in_micro(seconds_per_undo(long)), unit="µs", goal=20),
        Figure(name="state at any of 40 moves", value=in_micro(seconds_per_visit(short)), unit="µs", goal=5),
        Figure(
            name="state at any of 4,000 moves", value=in_micro(seconds_per_visit(long)), unit="µs", goal=5
        ),
    ]


def seconds_per_move() -> float:
    """Return the seconds of a move in a random game: legal list, choice, ruling, events, new state."""
    return sum(min(_moves_of(seed) for _ in range(12)) for seed in range(GAMES)) / GAMES


def _moves_of(seed: int) -> float:
    """Return the mean seconds of a game's moves; opening and closing turns is left out."""
    session, dice = reference.begin(seed), Random(seed)
    spent, count = 0.0, 0
    while session.state.running:
        begun = perf_counter()
        for _ in range(reference.MOVES_PER_TURN):
            reference.move(session, dice)
        spent += perf_counter() - begun
        count += reference.MOVES_PER_TURN
        next_phase(session)
    return spent / count


def seconds_per_undo(session: Session) -> float:
    """Return the seconds of one undo, its trace in memory included; takes back 30 commands."""
    times = []
    for _ in range(30):
        begun = perf_counter()
        undo(session)
        times.append(perf_counter() - begun)
    return sorted(times)[len(times) // 2]


def seconds_per_visit(session: Session) -> float:
    """Return the mean seconds of going to the state after a command, over all commands."""
    history = session.history
    entries = history.entries
    ends = [
        entry.number
        for entry, following in zip(entries, [*entries[1:], None], strict=True)
        if following is None or following.command != entry.command
    ]
    return best_of(5, lambda: [history.state_at(number) for number in ends]) / len(ends)
