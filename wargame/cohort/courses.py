"""The courses of tables as arrays: ties, tracks and index by turn, each carried on to the last turn.

A game that ended early keeps its last numbers for statistics; `last_turns` says until where it was played, so
that whoever draws does not draw on.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from wargame.cohort.extract import Extract

Reals = NDArray[np.float64]


def last_turns(tables: Sequence[Extract]) -> NDArray[np.intp]:
    """Return the last turn that was played at each table."""
    return np.array([len(one.ties) - 1 for one in tables], dtype=np.intp)


def tie_courses(tables: Sequence[Extract]) -> Reals:
    """Return tables by turns (from 0, the start) by ties, in tie points."""
    return _carried([one.ties for one in tables], tables)


def track_courses(tables: Sequence[Extract]) -> Reals:
    """Return tables by turns by tracks, each in its own steps."""
    return _carried([one.tracks for one in tables], tables)


def index_courses(tables: Sequence[Extract]) -> Reals:
    """Return tables by turns, from -100 to +100; no turns where the scenario asks no question."""
    rows = [tuple((value,) for value in one.index) for one in tables]
    return _carried(rows, tables)[:, :, 0] if rows and rows[0] else np.zeros((len(tables), 0))


def _carried(rows: Sequence[Sequence[Sequence[float]]], tables: Sequence[Extract]) -> Reals:
    if not rows:
        return np.zeros((0, 0, 0))
    turns = 1 + max(max(one.turns, len(row) - 1) for one, row in zip(tables, rows, strict=True))
    made = np.empty((len(rows), turns, len(rows[0][0])))
    for number, row in enumerate(rows):
        made[number, : len(row)] = row
        made[number, len(row) :] = row[-1]
    return made
