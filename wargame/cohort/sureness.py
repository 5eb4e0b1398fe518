"""How sure a difference is, in figures: shuffled this way and the other, named before or not, beside bots.

Takes a study and a number that was named before play; gives a `Sure` that the page shows as figures, and the
same as sentences for the command line and the report. The figures that hold stand beside those that would
have come otherwise, and it is said which hold: the others are there to be understood, not to be chosen from.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from wargame.cohort.long_run import LongRun
from wargame.cohort.shuffles import Difference
from wargame.cohort.study import Study
from wargame.cohort.telling import SMALL, chance_words
from wargame.cohort.treatments import Compared, OtherDeal, Trial
from wargame.design.reach import SELDOM
from wargame.words.counting import counted, listed, signed

BY_BOTS: Final = "These tables were played by bots. They show what the rules reward, not what people do."
NOT_NONE: Final = "“Not shown” is not “no effect”. Say the interval, not the verdict."
NO_CHOICE: Final = "What was settled before you looked holds; the other figure is no second try."


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Some figures under a heading, each with its name, and what they mean."""

    title: str
    rows: tuple[tuple[str, str], ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sure:
    """How sure the difference in one number is."""

    name: str
    figure: str
    """How many deals by chance alone differ as much."""
    of: str
    """Of how many."""
    about: str
    parts: tuple[Part, ...]
    cautions: tuple[str, ...]
    value: float
    low: float | None
    high: float | None
    long_run: LongRun | None


def sure_of(found: Study) -> tuple[Sure, ...]:
    """Return how sure each difference is that was named before play; nothing where nothing was tested."""
    of = found.trial
    if of is None:
        return ()
    return tuple(_sure(found, of, row) for row in of.rows if row.named)


def sure_words(found: Study) -> Iterator[str]:
    """Yield the figures that stand beside those of the test, in sentences."""
    of = found.trial
    for row in (row for row in of.rows if row.named) if of is not None else ():
        if row.other is not None:
            rows = "; ".join(f"{name.lower()}: {said}" for name, said in _ways(found, row, row.other))
            yield f"{row.name}: {rows}. {_way_words(row.other)}"
        if (run := found.long_runs.get(row.key)) is not None:
            yield f"{row.name}, beside the bots’ long run: {_run_words(run, row)}"


def _sure(found: Study, of: Trial, row: Compared) -> Sure:
    one = row.difference
    run = found.long_runs.get(row.key)
    parts = [
        Part(title="How large", words=_large(row)),
        *([_reach(of, row)] if min(of.tables) <= SMALL or one.alone > SELDOM * one.of else []),
        *([_other(found, row, row.other)] if row.other is not None else []),
        *([_as_one_of(of, row)] if of.looked_at > 1 else []),
        *([Part(title="Beside the bots’ long run", words=_run_words(run, row))] if run else []),
    ]
    labels = (of.without, of.treated)
    tables = [
        one for one in found.shown if one.path in found.labels and found.labels[one.path].label in labels
    ]
    is_shown = one.alone <= SELDOM * one.of
    return Sure(
        name=row.name,
        figure=f"{one.alone:,}",
        of=f"of {'all ' if one.exact else ''}{one.of:,} {'deals' if one.exact else 'shuffles'}",
        about=f"differ by {abs(one.value):.1f} {row.unit} or more, either way; "
        f"{of.tables[0]} and {of.tables[1]} tables.",
        parts=tuple(parts),
        cautions=(
            *(() if is_shown else (NOT_NONE,)),
            *((BY_BOTS,) if all(table.extract.by_bots for table in tables) else ()),
        ),
        value=one.value,
        low=one.low,
        high=one.high,
        long_run=run,
    )


def _large(row: Compared) -> str:
    one = row.difference
    if one.low is None or one.high is None:
        return f"{signed(round(one.value, 1))} {row.unit}; so few tables set it no bounds."
    said = f"{signed(round(one.low, 1))} to {signed(round(one.high, 1))} {row.unit}"
    nothing = "; none at all fits, too" if one.low <= 0 <= one.high else ""
    return f"{signed(round(one.value, 1))}; {said} fit{nothing}. 95 in 100, by shifting and shuffling again."


def _reach(of: Trial, row: Compared) -> Part:
    title, one = f"What {of.tables[0]} and {of.tables[1]} tables can show", row.difference
    if one.would_show is None:
        return Part(title=title, words="No difference of any size: the labels can be dealt in too few ways.")
    words = (
        f"A difference of {one.would_show:.1f} {row.unit}, four times in five. For half of that plan about "
        "four times as many tables."
    )
    return Part(title=title, words=words)


def _other(found: Study, row: Compared, other: OtherDeal) -> Part:
    title = "Why the shuffles stay inside" if other.over_all else "What the hidden draws do"
    return Part(title=title, rows=_ways(found, row, other), words=_way_words(other))


def _ways(found: Study, row: Compared, other: OtherDeal) -> tuple[tuple[str, str], ...]:
    """Return the count that holds and the other one, each with how the labels were shuffled."""
    holds, would = _counted(row.difference), chance_words(other.alone, other.of, exact=other.exact)
    if not other.over_all:
        return ("All tables alike, which holds", holds), ("Inside one hidden draw", would)
    return (f"Inside {listed(found.inside) or 'strata'}, which holds", holds), ("All tables alike", would)


def _way_words(other: OtherDeal) -> str:
    between = "strata" if other.over_all else "draws"
    counts = (
        "would count as luck over all tables alike."
        if other.over_all
        else f"counts as luck here. {NO_CHOICE}"
    )
    if other.spread is None:
        return f"What lies between the {between} {counts}"
    share = f"{100 * other.spread:.0f} in 100 of the spread inside the labels"
    return f"Between the {between} lie {share}, which {counts}"


def _as_one_of(of: Trial, row: Compared) -> Part:
    one, rest = row.difference, [other for other in of.rows if not other.named]
    rare = sum(other.difference.alone <= SELDOM * other.difference.of for other in rest)
    among = chance_words(one.among_all, one.of, exact=one.exact)
    words = (
        "Had nobody named it before play, the second figure would hold. Of "
        f"{counted(len(rest), 'other number')} {rare} differ so much that chance alone does it in 5 of 100 "
        f"or fewer; with no effect about {SELDOM * len(rest):.0f} would."
    )
    return Part(
        title="Why it was named before",
        rows=(("As the one question", _counted(one)), (f"As one of {of.looked_at:,} looked at", among)),
        words=words if rest else "",
    )


def _counted(one: Difference) -> str:
    return chance_words(one.alone, one.of, exact=one.exact)


def _run_words(run: LongRun, row: Compared) -> str:
    one = row.difference
    said = (
        f"{run.games:,} games of {run.policy} bots with either: {signed(round(run.value, 1))} {row.unit}, "
        f"give or take {run.give:.1f}."
    )
    if one.low is None or one.high is None:
        return said
    fits = one.low <= run.value + run.give and run.value - run.give <= one.high
    return f"{said} The interval of the tables {'covers it' if fits else 'lies elsewhere'}."
