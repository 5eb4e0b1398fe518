"""The ladder of a throw: every way in which the dice can fall as a square, and the outcome that it gives.

Two dice fall in 36 ways: eleven columns, one for each sum, as many squares in each as there are ways to it.
A hundred is twenty columns of five numbers. Made from a reckoning and the scenario's bands, for any face: the
places are shares of a picture that is as wide as its columns, and whoever draws it (window, wall, paper)
stretches it. To lay out another way to throw: a case in `ladder`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from wargame.game.adjudication.reckoning import RULES
from wargame.game.adjudication.throwing import ONE_OF_A_HUNDRED, TWO_DICE, Throwing
from wargame.game.events import Reckoning
from wargame.scenario.model import Bands
from wargame.terms import Outcome
from wargame.words.counting import listed
from wargame.words.labels import OUTCOME_WORDS

IN_A_COLUMN: Final = 5
"""How many of the hundred numbers stand one on another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Square:
    """One way in which the dice can fall."""

    natural: int
    """What the dice show then."""
    column: int
    """From the left, beginning with 0."""
    row: int
    """From the bottom, beginning with 0."""
    outcome: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """Throws side by side that give the same outcome."""

    outcome: Outcome
    word: str
    span: str
    """Which throws: `5–7`."""
    share: float
    first: float
    """Where it begins, in columns from the left."""
    last: float
    """Where it ends."""
    always: bool = False
    """Whether it is a throw that always gives this outcome, whatever is added to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """All ways to fall, and what they give."""

    columns: tuple[str, ...]
    """The number under each column; empty where one would be too many."""
    rows: int
    """The height of the highest column."""
    squares: tuple[Square, ...]
    zones: tuple[Zone, ...]

    @property
    def ways(self) -> int:
        """How many ways there are, each as likely as the others."""
        return len(self.squares)

    def column_of(self, natural: int) -> int:
        """Return the column in which a throw falls."""
        return next(one.column for one in self.squares if one.natural == natural)

    def zone_of(self, natural: int) -> Zone:
        """Return the zone in which a throw falls."""
        outcome = next(one.outcome for one in self.squares if one.natural == natural)
        at = self.column_of(natural) + 0.5
        near = [one for one in self.zones if one.outcome == outcome]
        return min(near, key=lambda one: abs((one.first + one.last) / 2 - at))

    @property
    def words(self) -> str:
        """The ladder as it is read aloud: `Fails on 2, partly on 3–4`."""
        said = [f"{one.word.lower()} on {one.span}" for one in self.zones]
        return listed(said).capitalize()


def ladder(bands: Bands, reckoning: Reckoning) -> Ladder | None:
    """Return the ladder of what stands before a throw; None where nothing is thrown."""
    throwing = RULES[reckoning.method].throwing
    if not reckoning.of:
        return None
    if throwing is TWO_DICE:
        return _of_two_dice(bands, reckoning)
    if throwing is ONE_OF_A_HUNDRED:
        return _of_a_hundred(bands, reckoning)
    return None


def _of_two_dice(bands: Bands, reckoning: Reckoning) -> Ladder:
    given = _given(TWO_DICE, bands, reckoning)
    least = min(given)
    squares = tuple(
        Square(natural=natural, column=natural - least, row=row, outcome=outcome)
        for natural, outcome in given.items()
        for row in range(ways_to(natural))
    )
    zones = []
    for outcome, run in groupby(given, key=given.__getitem__):
        naturals = list(run)
        zones.append(
            _zone(
                outcome,
                naturals,
                sum(map(ways_to, naturals)) / TWO_DICE.ways,
                (naturals[0] - least, naturals[-1] - least + 1),
                always=_is_always(bands, reckoning, naturals),
            )
        )
    names = tuple(map(str, given))
    return Ladder(columns=names, rows=max(map(ways_to, given)), squares=squares, zones=tuple(zones))


def _of_a_hundred(bands: Bands, reckoning: Reckoning) -> Ladder:
    given = _given(ONE_OF_A_HUNDRED, bands, reckoning)
    squares = tuple(
        Square(
            natural=natural,
            column=(natural - 1) // IN_A_COLUMN,
            row=(natural - 1) % IN_A_COLUMN,
            outcome=outcome,
        )
        for natural, outcome in given.items()
    )
    zones = []
    for outcome, run in groupby(given, key=given.__getitem__):
        naturals = list(run)
        ends = ((naturals[0] - 1) / IN_A_COLUMN, naturals[-1] / IN_A_COLUMN)
        zones.append(_zone(outcome, naturals, len(naturals) / len(given), ends))
    count = len(given) // IN_A_COLUMN
    names = tuple(str((at + 1) * IN_A_COLUMN) if at % 2 else "" for at in range(count))
    return Ladder(columns=names, rows=IN_A_COLUMN, squares=squares, zones=tuple(zones))


def _given(throwing: Throwing, bands: Bands, reckoning: Reckoning) -> dict[int, Outcome]:
    return {natural: throwing.read(bands, reckoning, natural)[1] for natural in throwing.sums()}


def _zone(
    outcome: Outcome,
    naturals: Sequence[int],
    share: float,
    ends: tuple[float, float],
    *,
    always: bool = False,
) -> Zone:
    span = str(naturals[0]) if len(naturals) == 1 else f"{naturals[0]}–{naturals[-1]}"
    return Zone(
        outcome=outcome,
        word=OUTCOME_WORDS[outcome],
        span=span,
        share=share,
        first=ends[0],
        last=ends[1],
        always=always,
    )


def _is_always(bands: Bands, reckoning: Reckoning, naturals: Sequence[int]) -> bool:
    """Return whether a zone is there only because its one throw always gives its outcome."""
    natural = naturals[0]
    if len(naturals) > 1 or natural not in (bands.fails_on, bands.exceeds_on):
        return False
    margin = natural + reckoning.total - reckoning.difficulty
    return margin >= bands.partly if natural == bands.fails_on else margin < bands.exceeds


def ways_to(total: int) -> int:
    """Return in how many of the 36 ways two dice add up to `total`."""
    return max(0, 6 - abs(total - 7))


def apart(centres: Sequence[float], widths: Sequence[float], low: float, high: float) -> tuple[float, ...]:
    """Return where the middles of words go so that none lies on another, each as near as can be to its own.

    All lie between `low` and `high`, as long as they fit there at all.
    """
    placed: list[float] = []
    edge = low
    for centre, width in zip(centres, widths, strict=True):
        placed.append(max(centre, edge + width / 2))
        edge = placed[-1] + width / 2
    edge = high
    for at in reversed(range(len(placed))):
        placed[at] = min(placed[at], edge - widths[at] / 2)
        edge = placed[at] - widths[at] / 2
    return tuple(placed)
