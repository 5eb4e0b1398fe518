"""What a seat is told that the others hold, where influence is public: as it was before planning.

What a sealed move costs would tell that there is one, and which. So from planning on the table goes on seeing
each purse as it was, until the next income tells what it has become; where seats move one after another it
sees it without what covert moves cost. In a scenario that pays no income the next turn tells it. A seat sees
its own at any time. Nothing is remembered for it in the state: the numbers with which planning opened lie on
the table.

`told_influence` and `keeps_back` read a state, for `sight`; `Purses` goes along with the events, for
`redaction`. Where each seat sees its own influence only, there is nothing to do here.
"""

from collections.abc import Iterable

from wargame.game import events as ev
from wargame.game.backstage import Ledger
from wargame.game.compiled import CompiledScenario
from wargame.game.events import Change, Changes, Event
from wargame.game.state import GameState
from wargame.terms import ActorId


def keeps_back(state: GameState) -> bool:
    """Return whether the table is not told now what becomes of others' influence."""
    return not state.affairs.opened and (bool(state.table.base) or _waits_for_income(state))


def told_influence(state: GameState, seat: ActorId) -> int | None:
    """Return how much influence the others were last told that a seat holds; None for nothing yet."""
    board, table = state.compiled.board, state.table
    if table.base:
        return table.base[board.influences[seat]]
    if _waits_for_income(state):
        return None
    unpaid = sum(one.cost for one in table.plays if one.covert and one.move.seat == seat)
    return state.influence(seat) + unpaid


def _waits_for_income(state: GameState) -> bool:
    """Return whether what the last turn cost is still to be told."""
    return state.turn > 1 and not state.table.paid and "income" in state.compiled.phases


class Purses:
    """What one viewer is told of the influence of others, event by event."""

    def __init__(self, viewer: str, compiled: CompiledScenario) -> None:
        self._viewer = viewer
        self._is_public = compiled.rules.influence.shown == "public"
        self._is_paid = "income" in compiled.phases
        self._ledger = Ledger(compiled.board)
        self._kept = False
        """Whether nothing is told until the next income."""
        self._turn = 0
        """The last turn in which something was kept back."""

    def read(self, event: Event) -> None:
        """Take in where the turn stands."""
        if isinstance(event, ev.PhaseOpened) and event.kind == "planning" and self._is_public:
            self._kept, self._turn = True, event.turn
        if isinstance(event, ev.TurnClosed) and not self._is_paid:
            self._kept = False
            self._ledger.settle()

    def hide(self, turn: int, changes: Iterable[Change]) -> None:
        """Take in what a move costs that the viewer may not know."""
        self._turn = turn
        self._ledger.hide(one for one in changes if self._is_others(one))

    def tell(self, changes: Iterable[Change]) -> Changes:
        """Return changes as the viewer is told them; nothing of purses while they are kept back."""
        found = []
        for one in changes:
            if not self._is_others(one):
                found.append(one)
            elif self._kept:
                self._ledger.hide((one,))
            else:
                found += self._ledger.tell((one,))
        return tuple(found)

    def pay(self, event: ev.IncomePaid) -> Changes:
        """Return income as the viewer is told of it, and with it what became of others' purses before."""
        if self._turn == event.turn:
            return self.tell(event.changes)
        self._kept = False
        own = [one for one in event.changes if not self._is_others(one)]
        others = [one for one in event.changes if self._is_others(one)]
        as_paid = [one for one in others if not self._ledger.apart.get(one.what)]
        self._ledger.hide(one for one in others if one not in as_paid)
        return (*own, *as_paid, *self._ledger.settle())

    def correct(self, change: Change) -> Change:
        """Return a correction as the viewer is told of it: Control says aloud what a seat holds."""
        if not self._is_others(change):
            return change
        before = change.before - self._ledger.apart.get(change.what, 0)
        self._ledger.forget(change.what)
        return Change(change.what, change.asked, before, change.after, change.why)

    def _is_others(self, change: Change) -> bool:
        return self._is_public and change.what.kind == "influence" and change.what.ids[0] != self._viewer
