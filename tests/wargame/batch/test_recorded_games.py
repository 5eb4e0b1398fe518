"""The recorded games of the reference game come out the same when all of them are played side by side.

`Read` chooses and throws what the record says, and puts the legal moves before each move and the numbers
after it into the hash of each game, as the games one at a time do.
"""

import json
from functools import cache
from typing import Any

import numpy as np

from tests.wargame.test_reference_game import PASS, RECORDED, Recorded, compiled, mixed, places, slots
from wargame.batch.conditions import Flags, Numbers
from wargame.batch.engine import Engine
from wargame.batch.scoring import final_scores
from wargame.batch.tables import SeatTable, Tables, compile_tables

FIRST_TRACE = 17


@cache
def recorded() -> tuple[Recorded, ...]:
    return tuple(json.loads(line) for line in RECORDED)


@cache
def tables() -> Tables:
    return compile_tables(compiled())


class Read:
    """Chooses and throws what was recorded."""

    def __init__(self, games: tuple[Recorded, ...]) -> None:
        self._moves = np.array([game["moves"] for game in games])
        self._made = 0
        self.traces: Numbers = np.full(len(games), FIRST_TRACE)

    def move(self, engine: Engine, seat: SeatTable, legal: Flags) -> Numbers:
        """Note the numbers after the move before, and what is legal; return the recorded moves."""
        if self._made:
            self.note_numbers(engine.values)
        held = [slots()[option.card_id] for option in seat.options]
        bits = np.array([[2**slot] for slot in held])
        self.traces = mixed_all(self.traces, (legal * bits).sum(axis=0) + 2**PASS)
        rows = np.array([held.index(slot) for slot in range(PASS)] + [seat.passing])
        found: Numbers = rows[self._moves[:, self._made, 0]]
        playing = found != seat.passing
        assert legal[found[playing], engine.columns[playing]].all()
        return found

    def two(self, count: int) -> Any:
        """Return the recorded throws; where a game passes nobody reads them, and any will do."""
        thrown = self._moves[:, self._made, 1:].sum(axis=1)
        assert len(thrown) == count
        self._made += 1
        return np.where(thrown == 0, 7, thrown)

    def note_numbers(self, values: Numbers) -> None:
        """Put the numbers into the hash of each game."""
        for place in places():
            self.traces = mixed_all(self.traces, values[place].astype(np.int64) + 1000)


def mixed_all(traces: Numbers, values: Numbers) -> Numbers:
    """`mixed`, for all games at once; nothing in it comes near the end of 64 bits."""
    found: Numbers = mixed(traces, values)  # type: ignore[arg-type,assignment]  # the same sum, in columns
    return found


def played_side_by_side(games: tuple[Recorded, ...]) -> list[Recorded]:
    """What comes of recorded games when all are played at once."""
    reading: Any = Read(games)
    engine = Engine(tables(), len(games), reading, reading, turns=games[0]["turns"])
    engine.play()
    reading.note_numbers(engine.final)
    scores, unit = final_scores(engine)
    hands = [[holding.index for holding in hand] for hand in compiled().hands.values()]
    return [
        {
            "final": [int(engine.final[place, game]) for place in places()],
            "used": [
                sum(2**slot for slot, at in enumerate(hand) if engine.counts.uses[at, game]) for hand in hands
            ],
            "turn": int(engine.ended_in[game]),
            "score": (scores[:, game] // unit).tolist(),
            "trace": int(reading.traces[game]),
        }
        for game in range(len(games))
    ]


@cache
def outcomes() -> list[Recorded]:
    return played_side_by_side(recorded())


def test_every_recorded_game_comes_out_the_same_among_all_others() -> None:
    due = [{key: game[key] for key in found} for game, found in zip(recorded(), outcomes(), strict=True)]
    assert len(due) == len(RECORDED)
    assert outcomes() == due


def test_another_throw_in_one_game_changes_that_game_alone() -> None:
    first, *others = recorded()
    assert first["moves"][38] == [7, 3, 6]
    changed = first | {"moves": [*first["moves"][:38], [7, 1, 1], *first["moves"][39:]]}
    again = played_side_by_side((changed, *others))
    assert again[0]["trace"] != outcomes()[0]["trace"]
    assert again[1:] == outcomes()[1:]
