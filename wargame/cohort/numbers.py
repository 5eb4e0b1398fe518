"""What is measured, as numbers: for each measure of `design.measures` a value for every table.

Extracts in, arrays out; games that ended early keep their last numbers. A further kind of measure is a line
in `numbers`, or in `used` where it tells only whether something was used.
"""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from wargame.cohort.courses import Reals, index_courses, tie_courses, track_courses
from wargame.cohort.extract import Extract
from wargame.design.measures import Measure, measures
from wargame.scenario.model import Scenario
from wargame.terms import pair


def numbers(scenario: Scenario, tables: Sequence[Extract]) -> Iterator[tuple[Measure, Reals]]:
    """Yield every measure with its value at the end of each table; an index that no table has is left out."""
    index, ties, tracks = index_courses(tables), tie_courses(tables), track_courses(tables)
    places = {pair(*two): at for at, two in enumerate(tables[0].pairs)}
    track_places = {track: at for at, track in enumerate(tables[0].track_ids)}
    for one in measures(scenario):
        match one.key.split():
            case ["index"]:
                if index.shape[1]:
                    yield one, index[:, -1]
            case ["verdict", verdict]:
                yield one, np.array([float(table.verdict == verdict) for table in tables])
            case ["tie", left, right]:
                yield one, ties[:, -1, places[pair(left, right)]]
            case ["track", track]:
                yield one, tracks[:, -1, track_places[track]]
            case ["score", seat]:
                yield one, np.array([table.points[seat] for table in tables])
            case _:
                yield one, used(one.key, tables)


def spread_inside(values: Reals, groups: Sequence[str]) -> float:
    """Return the variance inside groups, each with a mean of its own; 0 where nothing is left to vary."""
    of: Mapping[str, list[float]] = {name: [] for name in groups}
    for value, name in zip(values, groups, strict=True):
        of[name].append(float(value))
    free = sum(len(inside) - 1 for inside in of.values())
    return sum(len(inside) * float(np.var(inside)) for inside in of.values()) / free if free else 0.0


def used(key: str, tables: Sequence[Extract]) -> Reals:
    """Return how often a card was played by a seat, or an inject came, at each table."""
    kind, *named = key.split()
    if kind == "card":
        plays = [sum([one.seat, one.card] == named for one in table.sealed) for table in tables]
    else:
        plays = [sum([inject] == named for _, inject in table.injects) for table in tables]
    return np.array(plays, dtype=np.float64)
