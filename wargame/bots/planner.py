"""A seat that plays the game on in its head before it decides: search over what it knows, turn by turn.

The root is the imagined state of `bots.view`, never the true one. Its branches are what `bots.plans` finds
worth a closer look: plans of all the moves that the seat may still make in this turn, things that it could
back or block, paying for an inject or not, answers to one. `bots.playouts` plays each on for a turn or two,
many times; `bots.halving` drops the worse ones and says which is best. What a greedy seat would do is the
branch that the others have to beat.

Source
------
Cowling, Powley and Whitehouse (2012), Information set Monte Carlo tree search, IEEE Transactions on
Computational Intelligence and AI in Games 4(2): hidden parts drawn anew for each playout.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, Final

from wargame.bots import reasons
from wargame.bots.halving import ROUNDS, Spend, Survivor, best_branch, in_common
from wargame.bots.plans import NOTHING, Plan, backings_of, plans_of
from wargame.bots.playouts import Begin, Playouts
from wargame.bots.policy import PLAYOUTS, Answered, Backed, Chosen, Replied
from wargame.bots.view import View, imagine
from wargame.bots.weighing import Weigher, on_table
from wargame.game.moves import Move, Pass

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from wargame.batch.engine import Engine

SMALLER: Final = 3
"""Backing and answering have a third of the thought that a move has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planner:
    """Decides for that after which imagined games end best for the seat."""

    seed: int = 1
    seconds: float = 0.0
    """How long it may think about a move; 0 to count playouts instead, which can be repeated."""
    playouts: int = PLAYOUTS
    """Imagined games for a move, all branches together."""
    name: str = "planner"

    def choose(self, view: View) -> Chosen:
        """Return the first move of the best plan."""
        state = imagine(view)
        engine, weighing = Weigher(name="greedy", seed=self.seed).sit(view, state)
        seat = engine.tables.seats[engine.tables.seat_index[view.seat]]
        promising = plans_of(view, state)
        plans = promising.plans
        if len(plans) == 1 and plans[0][0] == seat.passing:
            why = reasons.why_pass(any_legal=False)
            return Chosen(choice=Pass(seat=view.seat, reason=why), reason=why)

        def go_on(engine: "Engine", _each: int, _branches: Sequence[int]) -> None:
            engine.go_on(engine.tables.seats[seat.index], state.phase)

        playouts = Playouts(view, state, self.seed)
        found = self._search(playouts, promising.worth, go_on, plans)
        best = plans[found.branch][0]
        ended = f"came out best in {found.games} imagined games"
        # The first plan is what a greedy seat would do.
        ended += f", {found.gap:.1f} points above the obvious plan." if found.branch else "."
        if best == seat.passing:
            why = f"Passing {ended}"
            return Chosen(choice=Pass(seat=view.seat, reason="Saves its influence."), reason=why)
        option = seat.options[best]
        first, aloud, gain = reasons.why_option(weighing.appraiser, engine, option)
        move = Move(seat=view.seat, card=option.card_id, target=option.target, argument=aloud)
        return Chosen(choice=move, reason=f"{first.rstrip('.')}; {ended}", gain=gain)

    def _search(
        self,
        playouts: Playouts,
        worth: Sequence[float],
        begin: Begin,
        plans: Sequence[Plan] = (),
        share: int = 1,
    ) -> Survivor:
        """Return the best branch; `share` is into how many parts the usual budget is cut."""

        def tried(branches: Sequence[int], each: int, number: int) -> "NDArray[np.float64]":
            moves = [plans[at] for at in branches] if plans else ()
            return playouts.scores(branches, each, number, begin, moves)

        return best_branch(
            worth,
            in_common(plans or [(at,) for at in range(len(worth))]),
            tried,
            self._budget(len(worth), share),
        )

    def _budget(self, branches: int, share: int) -> Spend:
        begun = monotonic()

        def games(number: int, _total: int) -> int:
            return self.playouts // (ROUNDS * share) or 1 if number < ROUNDS else 0

        def in_time(number: int, total: int) -> int:
            if not number:
                return FIRST * branches
            took = monotonic() - begun
            left = total * (self.seconds / share - took) / took
            # A round that is much smaller than the ones before is not worth its fixed part.
            return int(left / max(1, ROUNDS - number)) if left > total / 4 else 0

        return in_time if self.seconds else games

    def back(self, view: View) -> Backed | None:
        """Return what to back or block, if games end better after it."""
        state = imagine(view)
        rules = view.compiled.rules.backing
        if rules is None or state.influence(view.seat) < rules.cost:
            return None
        engine, weighing = Weigher(name="greedy", seed=self.seed).sit(view, state)
        seat = engine.tables.seats[engine.tables.seat_index[view.seat]]
        numbers, possible = on_table(view, state, engine)
        backings = backings_of(weighing, engine, seat, possible)
        choices = backings.choices
        if choices == (NOTHING,):
            return None

        def go_on(engine: "Engine", each: int, branches: Sequence[int]) -> None:
            on_table(view, state, engine)
            for number, branch in enumerate(branches):
                row, by = choices[branch]
                games = slice(number * each, (number + 1) * each)
                if by:
                    engine.backing[row, games] += by
                    engine.values[seat.purse, games] -= rules.cost
            engine.play_turn(state.phase + 1)

        found = self._search(Playouts(view, state, self.seed), backings.worth, go_on, share=SMALLER)
        row, by = choices[found.branch]
        if not by:
            return None
        played = state.play(numbers[row])
        return Backed(number=numbers[row], by=by, reason=reasons.why_back(played.title if played else "", by))

    def answer(self, view: View) -> Answered:
        """Return whether games end better after paying for the inject."""
        state = imagine(view)
        greedy = Weigher(name="greedy", seed=self.seed).answer(view)
        choices = (greedy.pays, not greedy.pays)

        def go_on(engine: "Engine", each: int, branches: Sequence[int]) -> None:
            import numpy as np

            tables = engine.tables
            rule = tables.inject(view.waiting)
            purse = tables.seats[tables.seat_index[view.seat]].purse
            pays = np.repeat([choices[branch] for branch in branches], each)
            engine.values[purse] -= (rule.price * pays).astype(tables.dtype)
            engine.carry_out(rule.steps, np.flatnonzero(~pays))
            engine.play_turn(state.phase + 1)

        found = self._search(Playouts(view, state, self.seed), (0.0, 0.0), go_on, share=SMALLER)
        if not found.branch:
            return greedy
        pays = choices[found.branch]
        said = "Imagined games go better after paying." if pays else "Imagined games go better unpaid."
        return Answered(pays=pays, reason=said)

    def reply(self, view: View) -> Replied:
        """Return the answer after which games end best, the others answering as they would."""
        asking = view.asking
        assert asking is not None  # asked only then
        state = imagine(view)
        weigher = Weigher(name="greedy", seed=self.seed)
        greedy = weigher.reply(view)
        engine, _ = weigher.sit(view, state)
        seat = engine.tables.seats[engine.tables.seat_index[view.seat]]
        rule = engine.tables.inject(asking.inject)
        answers = rule.answers[seat.index]
        open_now = engine.answerable(seat, rule)[:, 0]
        choices = [at for at, one in enumerate(answers) if open_now[at] or one.id == greedy.answer]
        choices.sort(key=lambda at: answers[at].id != greedy.answer)

        def go_on(engine: "Engine", each: int, branches: Sequence[int]) -> None:
            import numpy as np

            own = np.repeat([choices[branch] for branch in branches], each)
            engine.ask(rule, engine.alive, {seat.index: own})
            engine.play_turn(state.phase + 1)

        worth = (0.0,) * len(choices)
        found = self._search(Playouts(view, state, self.seed), worth, go_on, share=SMALLER)
        if not found.branch:
            return greedy
        best = answers[choices[found.branch]]
        return Replied(answer=best.id, reason=f"Imagined games go best after “{best.title}”.")


FIRST: Final = 12
"""Imagined games of each branch in the first round, where time is what counts."""
