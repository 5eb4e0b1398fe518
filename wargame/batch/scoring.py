"""The final scores of many games at once, the counterpart of `game.score`.

Reads an engine whose games are over; `simulation` tells what comes of it.
"""

import numpy as np

from wargame.batch.conditions import Numbers
from wargame.batch.engine import Engine


def final_scores(engine: Engine) -> tuple[Numbers, int]:
    """Return the final score of each seat (row) in each game, and what one point is in its numbers."""
    goals = engine.tables.goals
    top, bottom = goals.share.numerator, goals.share.denominator
    scores = np.zeros((len(engine.tables.seats), engine.games), dtype=np.int64)
    audited = np.zeros(engine.games, dtype=np.bool_)
    if engine.audit is not None:
        audited = engine.ended_in >= engine.interim
    for index in range(len(scores)):
        now = goals.measured(engine.final, engine, engine.hidden, index)
        total = bottom * now
        if engine.audit is not None:
            held = top * goals.measured(engine.audit, engine, engine.hidden, index) + (bottom - top) * now
            total = np.where(audited, held, total)
        for line in goals.lines:
            if line.seat == index:
                total = total + engine.counts.crossed[line.row] * (line.weight * bottom * goals.unit)
        if goals.floor is not None:
            total = np.maximum(total, goals.floor * bottom * goals.unit)
        scores[index] = total
    return scores, bottom * goals.unit


def best_seats(engine: Engine, scores: Numbers) -> Numbers:
    """Return which seats (rows) have the highest score in each game: several on a tie."""
    playing = np.zeros(scores.shape, dtype=np.bool_)
    for line in engine.tables.goals.lines:
        playing[line.seat] = True
    for aim in engine.tables.goals.aims:
        playing[aim.seat] |= np.asarray(aim.counted(engine.hidden), dtype=np.bool_)
    lowest = np.iinfo(scores.dtype).min
    return np.asarray(playing & (scores == np.where(playing, scores, lowest).max(axis=0)))
