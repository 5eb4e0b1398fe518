"""Two treatments compared: what was named before play, then everything else that was looked at.

Takes labelled tables, gives for each number its difference with interval and shuffles (`shuffles`). What was
named before play is read alone; all other numbers are held against all that was looked at. A label that lies
wholly inside one stratum gets no test. What is compared is what `design.measures` names.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from wargame.cohort.courses import Reals
from wargame.cohort.extract import Extract
from wargame.cohort.labels import Label
from wargame.cohort.numbers import numbers, spread_inside
from wargame.cohort.shuffles import ByChance, Dealt, Difference, by_chance, differences
from wargame.design.measures import INDEX
from wargame.scenario.model import Scenario

FEWEST: Final = 2
"""Tables of each label below which there is nothing to compare."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherDeal:
    """The same difference with labels shuffled in another way: over all tables, or inside hidden draws."""

    over_all: bool
    """Whether over all tables alike, in place of inside strata; else inside draws, in place of across."""
    alone: int
    """In so many of `of` deals the difference is as large, on either side."""
    of: int
    exact: bool
    spread: float | None
    """Share of the spread inside the labels, 0 to 1, that is between the strata, or between the draws.

    None where each has but one table of either label, as pairs have, so that it cannot be told.
    """


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
    by_chance: ByChance | None = None
    """What chance alone does to it, where it was named before play."""
    other: OtherDeal | None = None
    """What shuffling otherwise would have given, where it was named before play and there is another way."""


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
    looked_at: int = 0
    """How many numbers were compared, those named before play among them."""
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
    kept, dealt = dealt_among(tables, without, treated)
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
    looked_at = list(numbers(scenario, [one for one, _ in kept]))
    values = np.array([row for _, row in looked_at], dtype=np.float64)
    moving = [at for at, row in enumerate(values) if np.ptp(row) > 0]
    found = differences(values[moving], dealt, seed=seed)
    label, other = np.array(dealt.treated), _other_deal([one for one, _ in kept], dealt)
    rows = [
        Compared(
            key=looked_at[at][0].key,
            name=looked_at[at][0].name,
            unit=looked_at[at][0].unit,
            without=float(values[at][~label].mean()),
            treated=float(values[at][label].mean()),
            difference=one,
            named=looked_at[at][0].key in named,
            by_chance=by_chance(values[at], dealt, seed=seed) if looked_at[at][0].key in named else None,
            other=_otherwise(values[at], dealt, other, seed) if looked_at[at][0].key in named else None,
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
        looked_at=len(rows),
        rows=tuple(rows),
    )


def _other_deal(tables: Sequence[Extract], dealt: Dealt) -> Dealt | None:
    """Return the other way to shuffle the labels of some tables; None if there is none worth telling.

    Of labels that were shuffled inside strata that is over all tables alike; of others inside the hidden
    draws, if every draw had both labels.
    """
    if len(dealt.blocks()) > 1:
        return Dealt(treated=dealt.treated, strata=("",) * len(tables))
    by_draw = Dealt(treated=dealt.treated, strata=tuple(one.drawn for one in tables))
    many = len(by_draw.blocks())
    return by_draw if many > 1 and many == len(set(by_draw.strata)) else None


def _otherwise(values: Reals, dealt: Dealt, other: Dealt | None, seed: int) -> OtherDeal | None:
    if other is None:
        return None
    over_all = len(dealt.blocks()) > 1
    one = differences(values[None], other, seed=seed)[0]
    labels = [str(treated) for treated in dealt.treated]
    finer = dealt.strata if over_all else other.strata
    whole = spread_inside(values, labels)
    groups = [f"{of} {inside}" for of, inside in zip(labels, finer, strict=True)]
    is_told = whole > 0 and len(set(groups)) < len(groups)
    return OtherDeal(
        over_all=over_all,
        alone=one.alone,
        of=one.of,
        exact=one.exact,
        spread=max(0.0, whole - spread_inside(values, groups)) / whole if is_told else None,
    )


def dealt_among(
    tables: Sequence[tuple[Extract, Label]], without: str, treated: str
) -> tuple[list[tuple[Extract, Label]], Dealt]:
    """Return the tables of two labels, and how they were dealt among them."""
    kept = [(one, label) for one, label in tables if label.label in (without, treated)]
    return kept, Dealt(
        treated=tuple(label.label == treated for _, label in kept),
        strata=tuple(label.stratum for _, label in kept),
    )
