"""Games side by side that differ from the scenario in some numbers, each in its own.

Made by whoever asks what a number is worth (`simulation.sensitivity`) and read by `engine`: a column may
start from other values, and have cards that are harder or dearer, while everything compiled stays as it is.
"""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wargame.batch.tables import Tables


@dataclass(frozen=True, slots=True, eq=False)
class Variation:
    """What is added to numbers of the scenario, for each game."""

    starts: NDArray[Any]
    """To the starting values; a row for each place."""
    harder: NDArray[np.int16]
    """To the difficulties; a row for each card, and one that stands for passing."""
    dearer: NDArray[Any]
    """To the costs, in the same rows."""
    hard: frozenset[int] = field(init=False)
    """The cards whose difficulty differs in any game."""
    dear: frozenset[int] = field(init=False)
    """The cards whose cost differs in any game."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "hard", frozenset(np.flatnonzero(self.harder.any(axis=1)).tolist()))
        object.__setattr__(self, "dear", frozenset(np.flatnonzero(self.dearer.any(axis=1)).tolist()))


def nothing_added(tables: Tables, games: int) -> tuple[NDArray[Any], NDArray[np.int16], NDArray[Any]]:
    """Return starts, difficulties and costs to which nothing is added, to be filled in."""
    cards = len(tables.card_ids) + 1
    return (
        np.zeros((len(tables.starts), games), dtype=tables.dtype),
        np.zeros((cards, games), dtype=np.int16),
        np.zeros((cards, games), dtype=tables.dtype),
    )
