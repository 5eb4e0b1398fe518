"""The adjudication ledger: odds before each throw against what came of it, by method and by seat.

Reads the moves. What was expected is the sum of the chances of success or better, as they stood before the
throws; what came is how many of the same moves succeeded or exceeded as thrown, before any override.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from wargame.shown.luck import Luck, band_of, band_words, luck_of
from wargame.shown.move_facts import MoveFact
from wargame.terms import OUTCOMES, Outcome
from wargame.words.methods import METHOD_WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoned:
    """Some moves taken together."""

    name: str
    moves: int
    outcomes: tuple[int, int, int, int]
    """Exceeded, succeeded, partly, failed, as they hold in the end."""
    luck: Luck
    """Of those whose odds are known and that were thrown for."""
    departures: int
    refs: tuple[int, ...]


def ruled(moves: Iterable[MoveFact]) -> tuple[MoveFact, ...]:
    """Return the moves that were ruled on."""
    return tuple(move for move in moves if move.ruled is not None)


def reckon(name: str, moves: Iterable[MoveFact]) -> Reckoned:
    """Return some moves taken together."""
    own = ruled(moves)
    return Reckoned(
        name=name,
        moves=len(own),
        outcomes=_outcomes(own),
        luck=luck_of(move.thrown for move in own if move.thrown is not None),
        departures=sum(move.departs for move in own),
        refs=tuple(move.refs[-1] for move in own),
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


def by_band(moves: Iterable[MoveFact]) -> tuple[Reckoned, ...]:
    """Return the moves that were thrown for taken together by the band of their chance, the lowest first."""
    bands: dict[int, list[MoveFact]] = {}
    for move in ruled(moves):
        if move.thrown is not None:
            bands.setdefault(band_of(move.thrown.chance), []).append(move)
    return tuple(reckon(band_words(band), bands[band]) for band in sorted(bands))


def _outcomes(moves: Iterable[MoveFact]) -> tuple[int, int, int, int]:
    counts: dict[Outcome | None, int] = {}
    for move in moves:
        counts[move.outcome] = counts.get(move.outcome, 0) + 1
    one, two, three, four = (counts.get(outcome, 0) for outcome in OUTCOMES)
    return (one, two, three, four)
