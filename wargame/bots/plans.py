"""What a seat could do next, as far as it is worth a closer look: plans, backing and blocking.

`plans_of` lists all moves that a seat may still make in this turn, together, where they are planned before
anything is ruled on; where each move is ruled on at once, its next move alone. `backings_of` lists what it
could back or block. Both give what a greedy seat makes of each, and put first what a greedy seat would do.
Used by `planner`, which plays them on.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from wargame.bots.view import View
from wargame.bots.weighing import Weigher
from wargame.game.state import GameState

if TYPE_CHECKING:
    from wargame.batch.conditions import Flags
    from wargame.batch.engine import Engine
    from wargame.batch.tables import SeatTable
    from wargame.batch.weighing import Weighing

PAIRS: Final = 32
"""Plans of two moves that are worth a closer look."""
SINGLES: Final = 16
"""Single moves that are."""
BACKINGS: Final = 5

Plan = tuple[int, ...]
"""Options of the seat in the order in which they are to be played; its passing may be the last."""


@dataclass(frozen=True, slots=True)
class Promising:
    """Plans, the greedy one first, and by how many points each is expected to raise the score."""

    plans: tuple[Plan, ...]
    worth: tuple[float, ...]


def plans_of(view: View, state: GameState) -> Promising:
    """Return the plans of a seat that are worth a closer look; a single one if it can only pass."""
    engine, weighing = Weigher(name="greedy").sit(view, state)
    seat = engine.tables.seats[engine.tables.seat_index[view.seat]]
    required = engine.required(seat)
    worth = _worth(engine, weighing, seat, engine.legal(seat, required))[0]
    left = engine.tables.compiled.rules.moves_per_turn - len(engine.table[seat.index])
    if state.phase_kind != "planning" or left < 2:
        return _best({(at,): gain for at, gain in worth.items()}, _first(worth), SINGLES)
    then = _then(view, state, list(worth))
    pairs: dict[Plan, float] = {}
    for one, gain in worth.items():
        for other, more in then[one].items():
            # In which order the two are ruled on matters little; the better one goes first.
            if (other, one) not in pairs:
                pairs[one, other] = gain + more
    one, other = _first(worth)[0], _first(then[_first(worth)[0]])[0]
    pairs.pop((other, one), None)
    pairs[one, other] = worth[one] + then[one][other]
    return _best(pairs, (one, other), PAIRS)


def _first(worth: dict[int, float]) -> Plan:
    """Return what a greedy seat plays; passing, which stands last, only if nothing is worth more than 0."""
    passing = next(reversed(worth))
    best = max(worth, key=lambda at: worth[at])
    return (best if worth[best] > 0 else passing,)


def _best(worth: dict[Plan, float], greedy: Plan, most: int) -> Promising:
    others = sorted((plan for plan in worth if plan != greedy), key=lambda plan: -worth[plan])
    plans = (greedy, *others[: most - 1])
    return Promising(plans, tuple(worth[plan] for plan in plans))


def _worth(
    engine: "Engine", weighing: "Weighing", seat: "SeatTable", legal: "Flags"
) -> list[dict[int, float]]:
    """Return for each game what each legal option is worth, best first, and passing last."""
    values = weighing.values(engine, seat, legal)
    found = []
    for game in range(engine.games):
        row = values[:, game]
        order = sorted((at for at in range(len(row)) if legal[at, game]), key=lambda at: -row[at])
        found.append({**{at: float(row[at]) for at in order}, seat.passing: 0.0})
    return found


def _then(view: View, state: GameState, first: list[int]) -> dict[int, dict[int, float]]:
    """Return what can be planned after each first move, and what it is worth; after passing, nothing."""
    import numpy as np

    from wargame.batch.choosers import SeededDice
    from wargame.batch.resume import engine_at

    one, weighing = Weigher(name="greedy").sit(view, state)
    seat = one.tables.seats[one.tables.seat_index[view.seat]]
    engine = engine_at(one.tables, state, len(first), weighing, SeededDice((0,)))
    required = engine.required(seat)
    engine.seal(seat, np.array(first, dtype=np.intp))
    return dict(zip(first, _worth(engine, weighing, seat, engine.legal(seat, required)), strict=True))


@dataclass(frozen=True, slots=True)
class Backings:
    """Rows of `Engine.slots` with +1 or -1, what a greedy seat would do first; a row of -1 is nothing."""

    choices: tuple[tuple[int, int], ...]
    worth: tuple[float, ...]


NOTHING: Final = (-1, 0)


def backings_of(weighing: "Weighing", engine: "Engine", seat: "SeatTable", possible: "Flags") -> Backings:
    """Return what could be backed or blocked with some gain, and nothing."""
    gains = weighing.backing_gains(engine, possible)
    rows, signs = weighing.back(engine, seat, possible)
    greedy = (int(rows[0]), int(signs[0]))
    found = {
        (row, by): float(gain[row, 0])
        for by, gain in gains.items()
        for row in range(len(possible))
        if possible[row, 0] and float(gain[row, 0]) > -_price(engine, weighing)
    }
    found[NOTHING] = 0.0
    others = sorted((one for one in found if one != greedy), key=lambda one: -found[one])[: BACKINGS - 1]
    if NOTHING not in (greedy, *others):
        others[-1] = NOTHING
    choices = (greedy, *others)
    return Backings(choices, tuple(found[one] for one in choices))


def _price(engine: "Engine", weighing: "Weighing") -> float:
    rules = engine.tables.compiled.rules.backing
    return weighing.appraiser.price * (rules.cost if rules else 0)
