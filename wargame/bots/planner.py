"""A seat that plays the game on in its head before it moves: Monte Carlo tree search over what it knows.

The root is the imagined state of `bots.view`, never the true one, and its branches are the seat's legal
moves. Each playout draws the hidden sets of the others anew and plays to the end of the game, everyone (the
seat's own later moves included) greedy and a little mistaken; what counts is the seat's own final score. All
branches share their luck in a round. After each round the worse half of the branches is cut and the rest
get more playouts, until the playouts or the seconds are spent.

Source
------
Karnin, Koren and Somekh (2013), Almost optimal exploration in multi-armed bandits, ICML: halving in rounds.
Cowling, Powley and Whitehouse (2012), Information set Monte Carlo tree search, IEEE Transactions on
Computational Intelligence and AI in Games 4(2): hidden parts drawn anew for each playout.
"""

from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, Any, Final

from wargame.bots import reasons
from wargame.bots.policy import Answered, Backed, Chosen
from wargame.bots.view import View, imagine
from wargame.bots.weighing import Weigher, appraiser_of, tables_of
from wargame.game.moves import Move, Pass
from wargame.game.rules import moves_made
from wargame.game.state import GameState

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from wargame.batch.appraisal import Weighing
    from wargame.batch.conditions import Flags, Numbers
    from wargame.batch.engine import Engine
    from wargame.batch.tables import InjectRule, SeatTable

BRANCHES: Final = 8
"""The most promising moves that are played on; the rest is left to the greedy eye."""
FIRST_ROUND: Final = 12
"""Playouts of each branch in the first round."""
FEWEST: Final = 2
"""Branches that are left to the last round."""


class Forced:
    """Plays given options first, one for each game, then as another chooser would."""

    def __init__(self, then: "Weighing", first: "Numbers") -> None:
        self._then = then
        self._first: Numbers | None = first

    def move(self, engine: "Engine", seat: "SeatTable", legal: "Flags") -> "Numbers":
        """Return the given options once."""
        if self._first is not None:
            first, self._first = self._first, None
            return first
        return self._then.move(engine, seat, legal)

    def back(self, engine: "Engine", seat: "SeatTable", possible: "Flags") -> "tuple[Numbers, Numbers]":
        """Return what the other chooser backs."""
        return self._then.back(engine, seat, possible)

    def pays(self, engine: "Engine", seat: "SeatTable", inject: "InjectRule", asked: "Flags") -> "Flags":
        """Return what the other chooser pays."""
        return self._then.pays(engine, seat, inject, asked)


@dataclass(frozen=True, slots=True, kw_only=True)
class Planner:
    """The legal move after which imagined games end best for the seat."""

    seed: int = 1
    seconds: float = 0.0
    """How long it may think about a move; 0 to count playouts instead, which can be repeated."""
    playouts: int = 60
    """Imagined games for each branch that is kept to the end."""
    name: str = "planner"

    def choose(self, view: View) -> Chosen:
        """Return the move with the best imagined end."""
        state = imagine(view)
        greedy = Weigher(name="greedy", seed=self.seed)
        engine, weighing = greedy.sit(view, state)
        seat = engine.tables.seats[engine.tables.seat_index[view.seat]]
        legal = engine.legal(seat, engine.required(seat))
        worth = weighing.values(engine, seat, legal).reshape(-1)
        branches = sorted((index for index, one in enumerate(legal) if one[0]), key=lambda at: -worth[at])
        if not branches:
            why = reasons.why_pass(any_legal=False)
            return Chosen(choice=Pass(seat=view.seat, reason=why), reason=why)
        best, score, games = self._search(view, state, [*branches[:BRANCHES], seat.passing])
        if best == seat.passing:
            why = f"Passing ended best in {games} imagined games, at {score:.1f} points."
            return Chosen(choice=Pass(seat=view.seat, reason="Saves its influence."), reason=why)
        option = seat.options[best]
        first, aloud, gain = reasons.why_option(weighing.appraiser, engine, option)
        reason = f"{first.rstrip('.')}; ended best in {games} imagined games, at {score:.1f} points."
        move = Move(seat=view.seat, card=option.card_id, target=option.target, argument=aloud)
        return Chosen(choice=move, reason=reason, gain=gain)

    def _search(self, view: View, state: GameState, branches: list[int]) -> tuple[int, float, int]:
        """Return the best branch, what it comes to, and how many games were imagined."""
        import numpy as np

        begun, total, each, number = monotonic(), 0, FIRST_ROUND, 0
        sums = dict.fromkeys(branches, 0.0)
        visits = dict.fromkeys(branches, 0)
        while True:
            scores = self._round(view, state, branches, each, number)
            for branch, several in zip(branches, scores, strict=True):
                sums[branch] += float(np.sum(several))
                visits[branch] += each
            total += each * len(branches)
            number += 1
            branches = sorted(branches, key=lambda at: -sums[at] / visits[at])
            if self._enough(begun, visits[branches[0]]):
                best = branches[0]
                return best, sums[best] / visits[best], total
            branches = branches[: max(FEWEST, len(branches) // 2)]
            each = min(2 * each, 4 * FIRST_ROUND)

    def _enough(self, begun: float, visits: int) -> bool:
        if self.seconds:
            return monotonic() - begun >= self.seconds
        return visits >= self.playouts

    def _round(
        self, view: View, state: GameState, branches: list[int], each: int, number: int
    ) -> "NDArray[np.float64]":
        """Return the final scores of so many playouts (column) of each branch (row)."""
        import numpy as np

        from wargame.batch.appraisal import Weighing
        from wargame.batch.choosers import EachSeat, Repeated, SeededDice
        from wargame.batch.resume import engine_at
        from wargame.batch.scoring import final_scores

        tables, games = tables_of(view.book), each * len(branches)
        seed = (self.seed, state.turn, moves_made(state, view.seat), number)
        choosers: dict[str, Any] = {
            seat.seat: Weighing(
                appraiser_of(view.book, seat.index),
                draw=Repeated((*seed, 1, seat.index), len(branches)),
                backs=False,
            )
            for seat in tables.seats
        }
        choosers[view.seat] = Forced(choosers[view.seat], np.repeat(np.array(branches, dtype=np.intp), each))
        dice = SeededDice((), Repeated((*seed, 0), len(branches)))
        hidden = self._drawn(view, Repeated((*seed, 2), len(branches)), games)
        engine = engine_at(tables, state, games, EachSeat(choosers), dice, hidden)
        engine.go_on(tables.seats[tables.seat_index[view.seat]], state.phase)
        scores, unit = final_scores(engine)
        own: NDArray[np.float64] = scores[tables.seat_index[view.seat]].reshape(len(branches), each) / unit
        return own

    def _drawn(self, view: View, draw: Any, games: int) -> "NDArray[np.int8]":
        """Return hidden sets: the seat's own, and any that the others may have drawn."""
        import numpy as np

        tables = tables_of(view.book)
        found = np.zeros((len(tables.seats), games), dtype=np.int8)
        for index, seat in enumerate(view.book.seats):
            sets = [one.id for one in view.book.scenario.actor(seat).hidden_sets]
            drawn = draw.integers(0, max(1, len(sets)), games)
            found[index] = sets.index(view.drawn) if seat == view.seat and view.drawn else drawn
        return found

    def back(self, view: View) -> Backed | None:
        """Back as a greedy seat does."""
        return Weigher(name="greedy", seed=self.seed).back(view)

    def answer(self, view: View) -> Answered:
        """Answer as a greedy seat does."""
        return Weigher(name="greedy", seed=self.seed).answer(view)
