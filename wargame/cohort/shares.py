"""Over a series: how much of the spread lies in the hidden draws, in the dice with moves held, in the rest.

The spread is the variance of the index at the end inside label and version. Draws: what their means differ
by, less what tables of one draw differ by anyway. Dice: the mean variance when a table's moves are held and
its dice thrown anew. The rest is what people chose and how they answered the dice; rulings get no share of
their own, for nobody throws them anew. `is_told` is false where the conditions do not hold.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from wargame.batch.monitoring import answers
from wargame.batch.tables import Tables, compile_tables
from wargame.cohort.extract import Extract
from wargame.cohort.luck import why_no_luck
from wargame.cohort.numbers import spread_inside
from wargame.cohort.study import Study
from wargame.cohort.tape import taped
from wargame.game.compiled import CompiledScenario

FEWEST: Final = 8
"""Tables below which a spread is no spread."""

REPLAYS: Final = 400
"""Of each table: its variance is then known to some seven in a hundred."""

MOST_REPLAYED: Final = 200
"""Tables whose dice are thrown anew: the mean of their variances is then known to some five in a hundred."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """Where the spread of the index comes from."""

    tables: int
    spread: float
    """Standard deviation of the index inside label and version, -100 to 100 being its scale."""
    draws: float
    """Share of the variance, 0 to 1."""
    dice: float
    rest: float
    groups: int
    """How many different hidden draws there were."""
    replayed: int
    """Tables whose dice were thrown anew: all of them, or enough to tell their mean."""
    alone: int
    """Tables that are the only ones of their draw, label and version."""

    @property
    def is_told(self) -> bool:
        """Whether there are enough tables, of which enough share a draw with another."""
        return self.tables >= FEWEST and self.spread > 0 and self.alone * 2 < self.tables


def shares(
    tables: Sequence[Extract],
    groups: Sequence[str],
    tables_of: Callable[[str], Tables],
    *,
    replays: int = REPLAYS,
    seed: int = 0,
    told: Callable[[int], None] = lambda _done: None,
) -> Shares:
    """Return where the spread of the index of some tables comes from.

    Parameters
    ----------
    tables
        Finished games; those whose luck cannot be told are left out.
    groups
        Label and version of each.
    tables_of
        The engine's tables of a version, by the hash of its scenario.
    told
        Is told after each table that is replayed how many are done.
    """
    kept = [(one, of) for one, of in zip(tables, groups, strict=True) if why_no_luck(one) is None]
    index = np.array([one.index[-1] for one, _ in kept], dtype=np.float64)
    outer = [of for _, of in kept]
    inner = [f"{of} {one.drawn}" for one, of in kept]
    total = spread_inside(index, outer)
    left = spread_inside(index, inner)
    dice, chosen = [], _spread_out(len(kept))
    for done, number in enumerate(chosen, 1):
        one = kept[number][0]
        dice.append(_dice(one, tables_of(one.scenario_hash), replays, (seed, number)))
        told(done)
    of_dice = float(np.mean(dice)) if dice else 0.0
    draws = max(0.0, total - left)
    parted = min(of_dice, total - draws)
    return Shares(
        tables=len(kept),
        spread=float(np.sqrt(total)),
        draws=draws / total if total else 0.0,
        dice=parted / total if total else 0.0,
        rest=(total - draws - parted) / total if total else 0.0,
        groups=len({one.drawn for one, _ in kept}),
        replayed=len(chosen),
        alone=sum(inner.count(of) == 1 for of in inner),
    )


def _spread_out(tables: int) -> list[int]:
    """Return the numbers of the tables whose dice are thrown anew, evenly through all of them."""
    most = min(tables, MOST_REPLAYED)
    return [at * tables // most for at in range(most)]


def parted(found: Study) -> Shares:
    """Return where the spread of the index of a study's tables comes from, inside label and version.

    Raises
    ------
    EntenteError
        If the scenario cannot be played many games at once.
    """
    made = {one.hash: compile_tables(CompiledScenario(one.scenario)) for one in found.versions}
    groups = []
    for table in found.shown:
        label = found.labels.get(table.path)
        groups.append(f"{table.extract.scenario_hash} {label.label if label else ''}")
    return shares([one.extract for one in found.shown], groups, made.__getitem__)


def _dice(one: Extract, tables: Tables, replays: int, seed: Sequence[int]) -> float:
    engine = taped(one, tables, np.zeros(replays, dtype=np.int64), seed)
    engine.play(one.played if one.ended == "facilitator" else 0)
    engine.stop()
    said = answers(engine)
    assert said is not None  # `why_no_luck` asks
    return float(np.var(np.asarray(said.index, dtype=np.float64), ddof=1))
