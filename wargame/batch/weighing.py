"""The chooser that looks at scores: in many games at once, the move that is worth most to its seat.

`Weighing` takes a seat's `Appraiser` and asks `tabled_appraisal` what every move is worth; the policies of
`bots` and of `simulation` are this chooser with other errors, caution and tastes.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from wargame.batch.appraisal import Appraiser, Valuation
from wargame.batch.choosers import generator
from wargame.batch.conditions import Flags, Numbers
from wargame.batch.games import Games
from wargame.batch.tabled_appraisal import TabledAppraisal
from wargame.batch.tables import InjectRule, SeatTable

NOISE: Final = 0.45
"""The standard deviation of what players misjudge a move by, in points."""
WORTH_BACKING: Final = 0.55
"""What backing or blocking must gain before it is paid for."""


@lru_cache(maxsize=32)
def tabled_appraisal_of(appraiser: Appraiser) -> TabledAppraisal:
    """Return the tables by which all moves of an appraiser's seat are weighed at once, made once."""
    return TabledAppraisal(appraiser)


class Weighing:
    """Chooses the move with the highest expected gain, less so many standard deviations; passes below 0.

    With `noise`, players misjudge each move by a normal error of that deviation, in points. `tastes` adds
    points to cards by their id.
    """

    def __init__(
        self,
        appraiser: Appraiser,
        seed: Sequence[int] = (0,),
        *,
        draw: Any = None,
        noise: float = NOISE,
        caution: float = 0.0,
        backs: bool = True,
        tastes: dict[str, float] | None = None,
    ) -> None:
        self.appraiser = appraiser
        self._draw = generator(seed) if draw is None else draw
        self._noise = noise
        self._caution = caution
        self._backs = backs
        self._tastes = tastes or {}

    def values(self, engine: Games, seat: SeatTable, legal: Flags) -> NDArray[np.float32]:
        """Return what each option is worth in each game; minus infinity where it is not legal."""
        if engine.variation is not None and not engine.variation.dear.isdisjoint(seat.cards.tolist()):
            return self._one_by_one(engine, seat, legal)
        odds, gains, lost = tabled_appraisal_of(self.appraiser).weigh(engine)
        # Outcomes (k) by options (o) by games (g): the mean over outcomes is a sum of products along k.
        worth = np.einsum("kog,kog->og", odds, gains) + lost
        if self._caution:
            # Mean of the squares less square of the mean; rounding may leave it a little below 0.
            variance = np.einsum("kog,kog->og", odds, gains**2) - worth**2
            worth -= np.float32(self._caution) * np.sqrt(np.maximum(variance, 0))
        for row, option in zip(worth, seat.options, strict=True):
            if option.card_id in self._tastes:
                row += np.float32(self._tastes[option.card_id])
        return np.where(legal, worth, np.float32(-np.inf))

    def _one_by_one(self, engine: Games, seat: SeatTable, legal: Flags) -> NDArray[np.float32]:
        """Return the same where costs differ from game to game, of which the tables know nothing."""
        valuation = Valuation(self.appraiser, engine)
        found = np.full(legal.shape, -np.inf, dtype=np.float32)
        for row, allowed, option in zip(found, legal, seat.options, strict=True):
            mean, variance = valuation.weigh(option)
            worth = mean + np.float32(self._tastes.get(option.card_id, 0.0))
            if self._caution:
                worth = worth - np.float32(self._caution) * np.sqrt(variance)
            row[:] = np.where(allowed, worth, -np.inf)
        return found

    def move(self, engine: Games, seat: SeatTable, legal: Flags) -> Numbers:
        """Return the best option of each game, or passing."""
        if not len(legal):
            return np.zeros(engine.games, dtype=np.intp)
        values = self.values(engine, seat, legal)
        if self._noise:
            values += np.float32(self._noise) * self._draw.standard_normal(values.shape, dtype=np.float32)
        best = values.argmax(axis=0)
        return np.where(values.max(axis=0) > 0, best, seat.passing)

    def back(self, engine: Games, seat: SeatTable, possible: Flags) -> tuple[Numbers, Numbers]:
        """Return the move of another seat that is best backed or blocked, where that is worth its price."""
        rows = np.full(engine.games, -1, dtype=np.intp)
        signs = np.zeros(engine.games, dtype=np.int8)
        if not self._backs or not possible.any():
            return rows, signs
        best = np.full(engine.games, WORTH_BACKING, dtype=np.float32)
        gains = self.backing_gains(engine, possible)
        for by in (1, -1):
            for row, gain in enumerate(gains[by]):
                better = possible[row] & (gain > best)
                best = np.where(better, gain, best)
                rows[better] = row
                signs[better] = by
        return rows, signs

    def backing_gains(self, engine: Games, possible: Flags) -> dict[int, NDArray[np.float32]]:
        """Return what backing (+1) and blocking (-1) of each move on the table gains the seat."""
        valuation = Valuation(self.appraiser, engine)
        gains = {by: np.zeros(possible.shape, dtype=np.float32) for by in (1, -1)}
        rules = engine.tables.compiled.rules.backing
        price = self.appraiser.price * (rules.cost if rules else 0)
        most = engine.tables.compiled.rules.moves_per_turn
        for other in engine.tables.seats:
            rows = range(other.index * most, (other.index + 1) * most)
            if not possible[rows.start : rows.stop].any():
                continue
            for index, option in enumerate(other.options):
                here = [engine.table[other.index][row - rows.start] == index for row in rows]
                if option.covert or not any(one.any() for one in here):
                    continue
                outcomes = [valuation.gain(steps) for steps in option.scripts]
                if not any(np.any(gain) for gain in outcomes):
                    continue
                for row, chosen in zip(rows, here, strict=True):
                    backing = engine.backing[row]
                    now = valuation.odds(option, backing)
                    for by, gain in gains.items():
                        then = valuation.odds(option, backing + by) - now
                        worth = sum(chance * one for chance, one in zip(then, outcomes, strict=True))
                        gain[row] = np.where(chosen, worth - price, gain[row])
        return gains

    def pays(self, engine: Games, seat: SeatTable, inject: InjectRule, asked: Flags) -> Flags:
        """Return where cancelling the inject is worth more than its price."""
        valuation = Valuation(self.appraiser, engine)
        spared = -np.asarray(valuation.gain(inject.steps))
        paid = valuation.gain((), inject.price)
        return np.broadcast_to(spared + paid > 0, engine.games)

    def answers(self, engine: Games, seat: SeatTable, inject: InjectRule, possible: Flags) -> Numbers:
        """Return the answer that should be worth most, others' answers left out; of equals the first."""
        valuation = Valuation(self.appraiser, engine)
        gains = [valuation.gain(one.steps, one.price) for one in inject.answers[seat.index]]
        worth = np.stack([np.broadcast_to(gain, engine.games) for gain in gains])
        best: Numbers = np.where(possible, worth, -np.inf).argmax(axis=0)
        return best
