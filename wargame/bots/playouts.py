"""Imagined games: the next turns, played on from what one seat knows, many times for each branch.

`Playouts` copies an imagined state (`bots.view`) as often as there are branches times games, lets each branch
differ as it likes, and plays them on: the others' hidden sets are drawn anew in each game, and everyone, the
seat's own later moves included, is greedy and a little mistaken. In a first round a few turns are enough: a
game counts by the seat's score as it stands then, its influence at the usual price, which says most of what
the end would say in a fraction of the time and with half of its spread. Later rounds, of the branches that
are left, go to the end and count the final score.

The same game of every branch has the same luck, so that branches differ by what they are and not by how it
went.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from wargame.bots.view import View
from wargame.bots.weighing import appraiser_of, tables_of
from wargame.game.rules import moves_made
from wargame.game.state import GameState

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from wargame.batch.choosers import Chooser
    from wargame.batch.conditions import Flags, Numbers
    from wargame.batch.engine import Engine
    from wargame.batch.games import Games
    from wargame.batch.tables import InjectRule, SeatTable

MISTAKEN: Final = 0.1
"""The deviation by which players misjudge moves in imagined games, in points; little, because every mistake
is luck that a branch has to be seen through."""

AHEAD: Final = 2
"""How many turns after the present one are imagined in the first round; later rounds go to the end."""

Begin = Callable[["Engine", int, Sequence[int]], None]
"""Plays the present turn to its end: so many games of each of the branches named, those of one in a row."""


class Forced:
    """Plays given options first, one for each game, then as another chooser would."""

    def __init__(self, then: "Chooser", first: "Sequence[Numbers]") -> None:
        self._then = then
        self._first = list(first)

    def move(self, engine: "Games", seat: "SeatTable", legal: "Flags") -> "Numbers":
        """Return the given options, then the other chooser's."""
        return self._first.pop(0) if self._first else self._then.move(engine, seat, legal)

    def back(self, engine: "Games", seat: "SeatTable", possible: "Flags") -> "tuple[Numbers, Numbers]":
        """Return what the other chooser backs."""
        return self._then.back(engine, seat, possible)

    def pays(self, engine: "Games", seat: "SeatTable", inject: "InjectRule", asked: "Flags") -> "Flags":
        """Return what the other chooser pays."""
        return self._then.pays(engine, seat, inject, asked)

    def answers(
        self, engine: "Games", seat: "SeatTable", inject: "InjectRule", possible: "Flags"
    ) -> "Numbers":
        """Return what the other chooser answers."""
        return self._then.answers(engine, seat, inject, possible)


@dataclass(frozen=True, slots=True)
class Playouts:
    """Plays branches of one moment on."""

    view: View
    state: GameState
    seed: int

    def scores(
        self,
        branches: Sequence[int],
        each: int,
        number: int,
        begin: Begin,
        plans: Sequence[Sequence[int]] = (),
    ) -> "NDArray[np.float64]":
        """Return the seat's scores in so many games (column) of each branch (row).

        `number` is that of the round, which has luck of its own; `plans` are the seat's next moves in each
        branch.
        """
        import numpy as np

        from wargame.batch.appraisal import PRICE
        from wargame.batch.choosers import EachSeat, Repeated, SeededDice
        from wargame.batch.resume import engine_at
        from wargame.batch.scoring import final_scores
        from wargame.batch.standing import RUNNING
        from wargame.batch.weighing import Weighing

        view, state = self.view, self.state
        tables, games = tables_of(view.compiled), each * len(branches)
        seed = (self.seed, state.turn, moves_made(state, view.seat), number)
        choosers: dict[str, Chooser] = {
            seat.seat: Weighing(
                appraiser_of(view.compiled, seat.index),
                draw=Repeated((*seed, 1, seat.index), len(branches)),
                noise=MISTAKEN,
                backs=False,
            )
            for seat in tables.seats
        }
        if plans:
            moves = np.repeat(np.array(plans, dtype=np.intp), each, axis=0).T
            choosers[view.seat] = Forced(choosers[view.seat], list(moves))
        dice = SeededDice((), Repeated((*seed, 0), len(branches)))
        hidden = self._drawn(Repeated((*seed, 2), len(branches)), games)
        engine = engine_at(tables, state, games, EachSeat(choosers), dice, hidden)
        begin(engine, each, branches)
        engine.play(0 if number else state.turn + AHEAD)
        engine.stop()
        scores, unit = final_scores(engine)
        seat = tables.seats[tables.seat_index[view.seat]]
        kept = PRICE * engine.values[seat.purse] * (engine.ended == RUNNING)
        own: NDArray[np.float64] = (scores[seat.index] / unit + kept).reshape(len(branches), each)
        return own

    def _drawn(self, draw: Any, games: int) -> "NDArray[np.int8]":
        """Return hidden sets: the seat's own, and any that the others may have drawn."""
        import numpy as np

        view = self.view
        found = np.zeros((len(view.compiled.seats), games), dtype=np.int8)
        for index, seat in enumerate(view.compiled.seats):
            sets = [one.id for one in view.compiled.scenario.actor(seat).hidden_sets]
            drawn = draw.integers(0, max(1, len(sets)), games)
            found[index] = sets.index(view.drawn) if seat == view.seat and view.drawn else drawn
        return found
