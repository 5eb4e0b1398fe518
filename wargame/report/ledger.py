"""The adjudication ledger: odds before each throw against what came of it, by method and by seat.

Reads the moves. What was expected is the sum of the chances of success or better, as they stood before the
throws; what came is how many of the same moves succeeded or exceeded as thrown, before any override.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import sqrt

from wargame.report.move_facts import MoveFact
from wargame.terms import OUTCOMES, Outcome
from wargame.words.methods import METHOD_WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoned:
    """Some moves taken together."""

    name: str
    moves: int
    outcomes: tuple[int, int, int, int]
    """Exceeded, succeeded, partly, failed, as they hold in the end."""
    thrown: int
    """Moves whose odds are known and that were thrown for."""
    expected: float
    came: int
    departures: int
    refs: tuple[int, ...]

    @property
    def spread(self) -> float:
        """By how much chance alone lets `came` differ from `expected`: one standard deviation."""
        return sqrt(max(0.0, self.expected - self._squares)) if self.thrown else 0.0

    _squares: float = 0.0


def ruled(moves: Iterable[MoveFact]) -> tuple[MoveFact, ...]:
    """Return the moves that were ruled on."""
    return tuple(move for move in moves if move.ruled is not None)


def reckon(name: str, moves: Iterable[MoveFact]) -> Reckoned:
    """Return some moves taken together."""
    own = ruled(moves)
    thrown = [move for move in own if move.chance is not None and move.rolled is not None]
    chances = [move.chance or 0.0 for move in thrown]
    return Reckoned(
        name=name,
        moves=len(own),
        outcomes=_outcomes(own),
        thrown=len(thrown),
        expected=sum(chances),
        came=sum(move.rolled in ("exceeds", "succeeds") for move in thrown),
        departures=sum(move.departs for move in own),
        refs=tuple(move.refs[-1] for move in own),
        _squares=sum(chance * chance for chance in chances),
    )


def by_key(
    moves: Iterable[MoveFact], key: Callable[[MoveFact], str], name: Callable[[str], str]
) -> tuple[Reckoned, ...]:
    """Return the moves taken together by a key, in the order in which keys first appear."""
    groups: dict[str, list[MoveFact]] = {}
    for move in ruled(moves):
        groups.setdefault(key(move), []).append(move)
    return tuple(reckon(name(one), own) for one, own in groups.items())


def method_of(move: MoveFact) -> str:
    """Return the method by which a move was ruled on, as it is called."""
    return METHOD_WORDS[move.reckoning.method].named if move.reckoning else ""


def band_of(move: MoveFact) -> str:
    """Return the band of chances that a move's chance of success lies in; empty if nothing was thrown."""
    chance = move.chance
    if chance is None or move.rolled is None:
        return ""
    low = min(80, int(100 * chance) // 20 * 20)
    return f"{low}–{low + 20}%"


def _outcomes(moves: Iterable[MoveFact]) -> tuple[int, int, int, int]:
    counts: dict[Outcome | None, int] = {}
    for move in moves:
        counts[move.outcome] = counts.get(move.outcome, 0) + 1
    one, two, three, four = (counts.get(outcome, 0) for outcome in OUTCOMES)
    return (one, two, three, four)
