"""What came of some games, as sums that can be added to those of other games.

A `Tally` is made of a batch that was played (`of_engine`) or of one session (`of_state`), and added up by
`sweep`. Everything in it is a count or a sum of whole numbers, so that the order of adding changes
nothing. `findings` and `summary` read it.
"""

from dataclasses import dataclass
from functools import reduce
from itertools import product
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from wargame.batch.engine import CALENDAR, Engine
from wargame.batch.goals import ALWAYS
from wargame.batch.monitoring import Answers, answers
from wargame.batch.scoring import best_seats, final_scores
from wargame.batch.tables import Tables
from wargame.game.board import OPEN_END
from wargame.scenario.model import Scenario

if TYPE_CHECKING:
    from collections.abc import Iterable

WIN_PARTS: Final = 60
"""A game won is so many parts, so that a tie of up to six is shared in whole numbers."""
SCORE_PARTS: Final = 1_000
"""Parts of a point in which the spread of scores is counted."""
INDEX_PARTS: Final = 10_000
"""Parts of a point of the monitor's index that are counted."""
WIDEST: Final = 401
"""Numbers with more values than this are summed up, not counted one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Sums over some games, by name; `TERMS` in docs/simulation.md says what each holds."""

    games: int
    sums: dict[str, NDArray[np.int64]]

    def plus(self, other: "Tally") -> "Tally":
        """Return the sums over both lots of games."""
        names = self.sums.keys() | other.sums.keys()
        joined = {name: _added(self.sums.get(name), other.sums.get(name)) for name in sorted(names)}
        return Tally(games=self.games + other.games, sums=joined)

    def share(self, name: str) -> NDArray[np.float64]:
        """Return a sum for each game."""
        return self.sums[name] / max(1, self.games)


def _added(one: Any, other: Any) -> NDArray[np.int64]:
    if one is None or other is None:
        found: NDArray[np.int64] = other if one is None else one
        return found
    total: NDArray[np.int64] = one + other
    return total


NOTHING: Final = Tally(games=0, sums={})


def total(tallies: "Iterable[Tally]") -> Tally:
    """Return the sums over all."""
    return reduce(Tally.plus, tallies, NOTHING)


def draw_seats(scenario: Scenario) -> tuple[str, ...]:
    """Return the seats whose hidden sets the monitor's base rates are told by.

    The pair in question, where it draws; else every seat that draws, as long as they are few.
    """
    drawing = [seat.id for seat in scenario.seats if len(seat.hidden_sets) > 1]
    between = scenario.monitor.between if scenario.monitor else None
    asked = [seat for seat in drawing if between and seat in between]
    return tuple(asked or drawing[:2])


def draws(scenario: Scenario) -> tuple[dict[str, str], ...]:
    """Return every draw of those seats, in the order of the counts by draw."""
    seats = draw_seats(scenario)
    sets = [[one.id for one in scenario.actor(seat).hidden_sets] for seat in seats]
    return tuple(dict(zip(seats, several, strict=True)) for several in product(*sets))


def of_engine(engine: Engine) -> Tally:
    """Return what came of the games of a batch."""
    scores, unit = final_scores(engine)
    said = answers(engine)
    sums = {
        **_scores(engine, scores, unit),
        **numbers_of(engine.tables, engine.final),
        **_goals(engine),
        **_monitor(engine, said),
        "endings": _endings(engine),
        "turns": np.array([engine.ended_in.sum()], dtype=np.int64),
        "injects": engine.counts.fired.sum(axis=1, dtype=np.int64),
        "injects-games": (engine.counts.fired > 0).sum(axis=1, dtype=np.int64),
    }
    if engine.counts.detailed:
        sums |= _cards(engine, scores) | _replies(engine, scores, said)
    return Tally(games=engine.games, sums=sums)


def _endings(engine: Engine) -> NDArray[np.int64]:
    """Count the endings: that of the calendar first, then those of the file."""
    return np.bincount(engine.ended - CALENDAR, minlength=len(engine.tables.endings) + 1).astype(np.int64)


def _parts(best: NDArray[Any]) -> NDArray[np.int64]:
    """Return each seat's parts of each win."""
    many = np.maximum(1, best.sum(axis=0))
    return np.asarray(best * (WIN_PARTS // many), dtype=np.int64)


def _scores(engine: Engine, scores: NDArray[np.int64], unit: int) -> dict[str, NDArray[np.int64]]:
    parts = _parts(best_seats(engine, scores))
    compiled = engine.tables.compiled
    by_set = []
    games_by_set = []
    for index, seat in enumerate(compiled.seats):
        for number, _ in enumerate(compiled.scenario.actor(seat).hidden_sets):
            here = engine.hidden[index] == number
            by_set.append(int(parts[index, here].sum()))
            games_by_set.append(int(here.sum()))
    return {
        "score": scores.sum(axis=1),
        "score-squares": (np.round(scores * (SCORE_PARTS / unit)).astype(np.int64) ** 2).sum(axis=1),
        "wins": parts.sum(axis=1),
        "wins-by-set": np.array(by_set, dtype=np.int64),
        "games-by-set": np.array(games_by_set, dtype=np.int64),
    }


def numbers_of(tables: Tables, final: NDArray[Any]) -> dict[str, NDArray[np.int64]]:
    """Return sums of where each number on the board ended; `final` has a column for each game."""
    wide = final.astype(np.int64)
    highs = np.array(tables.highs)[:, None]
    counted = [
        np.bincount(row - low, minlength=high - low + 1)
        for row, low, high in zip(wide, tables.lows, tables.highs, strict=True)
        if high != OPEN_END and high - low < WIDEST
    ]
    return {
        "end": wide.sum(axis=1),
        "end-squares": (wide**2).sum(axis=1),
        "end-low": (wide == np.array(tables.lows)[:, None]).sum(axis=1, dtype=np.int64),
        "end-high": (wide == highs).sum(axis=1, dtype=np.int64),
        "end-counts": np.concatenate(counted).astype(np.int64) if counted else np.zeros(0, dtype=np.int64),
    }


def _goals(engine: Engine) -> dict[str, NDArray[np.int64]]:
    goals = engine.tables.goals
    asked, met, missed = [], [], []
    for aim in goals.aims:
        here = np.ones(engine.games, dtype=np.bool_)
        if aim.drawn != ALWAYS:
            here = engine.hidden[aim.seat] == aim.drawn
        points = np.broadcast_to(aim.points(aim.measure(engine.final, engine), goals.unit), engine.games)
        asked.append(int(here.sum()))
        met.append(int((here & (points >= aim.weight * goals.unit)).sum()) if aim.shape != "linear" else 0)
        missed.append(int((here & (points <= 0)).sum()) if aim.shape != "linear" else 0)
    return {
        "goal-asked": np.array(asked, dtype=np.int64),
        "goal-met": np.array(met, dtype=np.int64),
        "goal-missed": np.array(missed, dtype=np.int64),
        "red-lines": engine.counts.crossed.sum(axis=1, dtype=np.int64),
    }


def _monitor(engine: Engine, said: Answers | None) -> dict[str, NDArray[np.int64]]:
    monitor = engine.tables.compiled.scenario.monitor
    if said is None or monitor is None:
        return {}
    number = np.zeros(engine.games, dtype=np.intp)
    scenario = engine.tables.compiled.scenario
    for seat in draw_seats(scenario):
        sets = len(scenario.actor(seat).hidden_sets)
        number = number * sets + engine.hidden[engine.tables.seat_index[seat]]
    verdicts = len(monitor.verdicts)
    index = _index_parts(said)
    fits = said.verdict >= 0
    return {
        "verdicts": np.bincount(said.verdict[fits], minlength=verdicts).astype(np.int64),
        "verdicts-by-draw": np.bincount(
            number[fits] * verdicts + said.verdict[fits], minlength=len(draws(scenario)) * verdicts
        ).astype(np.int64),
        "games-by-draw": np.bincount(number, minlength=len(draws(scenario))).astype(np.int64),
        "mechanisms": said.mechanisms.sum(axis=1, dtype=np.int64),
        "index": np.array([index.sum()]),
        "index-squares": np.array([((index // 100) ** 2).sum()]),
    }


def _index_parts(said: Answers) -> NDArray[np.int64]:
    found: NDArray[np.int64] = np.round(said.index * INDEX_PARTS).astype(np.int64)
    return found


def _cards(engine: Engine, scores: NDArray[np.int64]) -> dict[str, NDArray[np.int64]]:
    counts = engine.counts
    used = counts.uses > 0
    parts = _parts(best_seats(engine, scores))
    owners = [engine.tables.seat_index[holding.seat] for holding in engine.tables.compiled.holdings.values()]
    return {
        "card-chances": counts.chances,
        "card-legal": counts.legal,
        "card-legal-games": counts.ever_legal.sum(axis=1, dtype=np.int64),
        "card-plays": counts.uses.sum(axis=1, dtype=np.int64),
        "card-games": used.sum(axis=1, dtype=np.int64),
        "card-paid": counts.paid,
        "card-exposed": counts.exposed,
        "card-wins": (parts[owners] * used).sum(axis=1) if owners else np.zeros(0, dtype=np.int64),
        "at-limit": counts.at_limit,
        "turn-ends": np.array([counts.turn_ends], dtype=np.int64),
    }


def _replies(engine: Engine, scores: NDArray[np.int64], said: Answers | None) -> dict[str, NDArray[np.int64]]:
    """Count what seats answered to injects, and how the games ended in which they did."""
    counts = engine.counts.replies
    used = counts.given > 0
    seats = [engine.tables.seat_index[row.seat] for row in counts.rows]
    found = {
        "reply-asked": counts.asked,
        "reply-possible": counts.possible,
        "replies": counts.given.sum(axis=1, dtype=np.int64),
        "reply-games": used.sum(axis=1, dtype=np.int64),
        "reply-wins": (_parts(best_seats(engine, scores))[seats] * used).sum(axis=1, dtype=np.int64),
        "reply-score": (scores[seats] * used).sum(axis=1, dtype=np.int64),
    }
    if said is not None:
        found["reply-index"] = (_index_parts(said) * used).sum(axis=1, dtype=np.int64)
    return found
