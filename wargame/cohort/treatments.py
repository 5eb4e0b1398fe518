"""Two treatments compared: what was named before play, then everything else that was looked at.

Takes labelled tables, gives for each number its difference with interval and shuffles (`shuffles`). What was
named before play is read alone; all other numbers are held against all that was looked at. A label that lies
wholly inside one stratum gets no test. A further number to compare is a row in `_numbers`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from wargame.cohort.courses import index_courses, tie_courses, track_courses
from wargame.cohort.extract import Extract
from wargame.cohort.labels import Label
from wargame.cohort.shuffles import Dealt, Difference, Reals, differences
from wargame.scenario.model import Scenario

INDEX: Final = "index"
"""The key of the question's index at the end."""

FEWEST: Final = 2
"""Tables of each label below which there is nothing to compare."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One number with and without the treatment."""

    key: str
    """`index`, `tie A B`, `track X`, `verdict X`, `card SEAT X` or `score SEAT`: what `--named` takes."""
    name: str
    unit: str
    """`points`, `tie points`, `steps`, `of tables` or `plays`."""
    without: float
    """Mean of the tables without the treatment."""
    treated: float
    difference: Difference
    named: bool
    """Whether it was named before play, and stands alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A treatment and what it came to."""

    without: str
    """The label of the tables it is held against."""
    treated: str
    tables: tuple[int, int]
    """How many of either."""
    strata: int
    """In how many strata both labels were dealt."""
    left_out: int
    """Tables in strata that had one label only."""
    rows: tuple[Compared, ...]
    """Those named before play first, then the others, the least likely by chance first; none if untested."""

    @property
    def is_tested(self) -> bool:
        """Whether there was anything to shuffle."""
        return bool(self.rows)


def trial(
    scenario: Scenario,
    tables: Sequence[tuple[Extract, Label]],
    *,
    without: str,
    treated: str,
    named: Sequence[str] = (INDEX,),
    seed: int = 0,
) -> Trial:
    """Compare the tables of two labels.

    Parameters
    ----------
    scenario
        Gives the names of what is compared; of the version that was played without the treatment.
    tables
        Finished games with their labels; those of other labels are left out.
    named
        Keys of the numbers that were named before play.
    """
    kept = [(one, label) for one, label in tables if label.label in (without, treated)]
    dealt = Dealt(
        treated=tuple(label.label == treated for _, label in kept),
        strata=tuple(label.stratum for _, label in kept),
    )
    many = sum(dealt.treated)
    blocks = dealt.blocks()
    result = Trial(
        without=without,
        treated=treated,
        tables=(len(kept) - many, many),
        strata=len(blocks),
        left_out=len(kept) - sum(map(len, blocks)),
        rows=(),
    )
    if not blocks or min(result.tables) < FEWEST:
        return result
    numbers = list(_numbers(scenario, [one for one, _ in kept]))
    values = np.array([row for _, _, _, row in numbers], dtype=np.float64)
    moving = [at for at, row in enumerate(values) if np.ptp(row) > 0]
    found = differences(values[moving], dealt, seed=seed)
    label = np.array(dealt.treated)
    rows = [
        Compared(
            key=numbers[at][0],
            name=numbers[at][1],
            unit=numbers[at][2],
            without=float(values[at][~label].mean()),
            treated=float(values[at][label].mean()),
            difference=one,
            named=numbers[at][0] in named,
        )
        for at, one in zip(moving, found, strict=True)
    ]
    rows.sort(key=lambda row: (not row.named, row.difference.among_all, row.difference.alone, row.key))
    return Trial(
        without=without,
        treated=treated,
        tables=result.tables,
        strata=result.strata,
        left_out=result.left_out,
        rows=tuple(rows),
    )


_Number = tuple[str, str, str, Reals]


def _numbers(scenario: Scenario, tables: Sequence[Extract]) -> Iterator[_Number]:
    """Return every number that is compared: key, name, unit, and a value for each table."""
    names = {actor.id: actor.short or actor.name for actor in scenario.actors}
    index, ties, tracks = index_courses(tables), tie_courses(tables), track_courses(tables)
    if index.shape[1]:
        yield INDEX, "Index at the end", "points", index[:, -1]
    for verdict in scenario.monitor.verdicts if scenario.monitor else ():
        given = np.array([float(one.verdict == verdict.id) for one in tables])
        yield f"verdict {verdict.id}", f"Verdict {verdict.title}", "of tables", given
    for at, (one, other) in enumerate(tables[0].pairs):
        yield f"tie {one} {other}", f"{names[one]} – {names[other]}", "tie points", ties[:, -1, at]
    for at, track in enumerate(scenario.tracks):
        yield f"track {track.id}", track.name, "steps", tracks[:, -1, at]
    for seat in scenario.seats:
        points = np.array([one.points[seat.id] for one in tables])
        yield f"score {seat.id}", f"Score of {seat.name}", "points", points
    for card in scenario.cards:
        for owner in card.owners:
            plays = np.array(
                [sum((m.seat, m.card) == (owner, card.id) for m in one.sealed) for one in tables]
            )
            yield f"card {owner} {card.id}", f"{names[owner]}: {card.title}", "plays", plays.astype(float)
