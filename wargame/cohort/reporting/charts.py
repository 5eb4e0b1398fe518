"""The charts of a series, each with its drawing and with the table behind it.

Takes the facts of a report, gives `Plotted` values: the document shows their drawings, and whoever takes the
series along gets each as SVG, PNG and CSV. A further chart is a function in `_MAKERS`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import ceil
from typing import Final

import numpy as np

from wargame.cohort.courses import index_courses
from wargame.cohort.mapping import series_map
from wargame.cohort.overview import FEW
from wargame.cohort.reporting.facts import SeriesFacts
from wargame.cohort.reporting.lines import lines_drawing
from wargame.cohort.reporting.marks import (
    by_chance_drawing,
    differences_drawing,
    map_drawing,
    strata_drawing,
    verdicts_drawing,
)
from wargame.cohort.series import Courses, both_sides, difference_sheet
from wargame.cohort.telling import LUCK_TITLE
from wargame.cohort.verdicts import verdicts_by_label
from wargame.design.measures import INDEX
from wargame.report.blocks import Drawing
from wargame.report.charts import line_chart

MOST_COURSES: Final = 8
"""Courses that are drawn beside the index: ties and tracks that end widest apart."""
MOST_STRATA: Final = 12
"""Strata up to which each has a row; pairs are too many to be looked at one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plotted:
    """A chart: what is drawn, and the table behind it."""

    key: str
    """Of letters, digits and hyphens: the name of its files."""
    drawing: Drawing
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def charts_of(facts: SeriesFacts) -> tuple[Plotted, ...]:
    """Return every chart that a series has something for."""
    if facts.found.overview is None:
        return ()
    return tuple(one for make in _MAKERS for one in make(facts))


def _verdicts(facts: SeriesFacts) -> Iterator[Plotted]:
    rows = verdicts_by_label(facts.found)
    if not rows:
        return
    yield Plotted(
        key="verdicts",
        drawing=verdicts_drawing(rows, "How often each verdict was given"),
        head=("Verdict", "Label", "Tables with it", "Tables", "Share", "Low", "High", "Bots"),
        rows=tuple(
            (
                title,
                one.label,
                str(round(one.share.value * one.share.of)),
                str(one.share.of),
                *(_plain(value) for value in (one.share.value, one.share.low, one.share.high)),
                "" if one.bots is None else _plain(one.bots),
            )
            for title, labels in rows
            for one in labels
        ),
    )


def _index(facts: SeriesFacts) -> Iterator[Plotted]:
    for course in facts.courses:
        if course.key == INDEX:
            yield _course(facts, course, "index-by-turn")


def _decided(facts: SeriesFacts) -> Iterator[Plotted]:
    one = facts.found.overview
    if one is None or not one.decided:
        return
    shares = [100 * share for share in one.decided]
    apart = [float(value) for value in np.std(_indices(facts), axis=0)]
    reach = 5.0 * max(1, ceil(max(apart) / 5))
    turns = [str(turn) for turn in range(len(shares))]
    drawn = (
        (
            "decided",
            "How much of the end was known",
            "of how far apart the tables end, in 100",
            shares,
            100.0,
        ),
        ("spread-by-turn", "How far apart the tables stand", "deviation of the index", apart, reach),
    )
    for key, title, note, values, high in drawn:
        drawing = line_chart(values, title=title, note=note, low=0.0, high=high, labels=turns)
        rows = tuple((turn, f"{value:.2f}") for turn, value in zip(turns, values, strict=True))
        yield Plotted(key=key, drawing=drawing, head=("Turn", note[:1].upper() + note[1:]), rows=rows)


def _indices(facts: SeriesFacts) -> np.ndarray:
    return index_courses([one.extract for one in facts.found.shown])


def _ties_and_tracks(facts: SeriesFacts) -> Iterator[Plotted]:
    others = [one for one in facts.courses if one.key != INDEX]
    ties = [one for one in others if one.key.startswith("tie ")][:MOST_COURSES]
    tracks = [one for one in others if one.key.startswith("track ") and _moves(one)][:MOST_COURSES]
    for course in (*ties, *tracks):
        yield _course(facts, course, course.key.replace(" ", "-"), small=True)


def _moves(course: Courses) -> bool:
    return len({value for run in course.runs for value in run.values}) > 1


def _course(facts: SeriesFacts, course: Courses, key: str, *, small: bool = False) -> Plotted:
    sides = (course,) if small else both_sides(facts.found, course)
    return Plotted(
        key=key,
        drawing=lines_drawing(sides, course.name, small=small),
        head=("Table", "Label", "Turn", "Value"),
        rows=tuple(
            (run.name, run.label, str(turn), _plain(value))
            for run in course.runs
            for turn, value in enumerate(run.values)
        ),
    )


def _map(facts: SeriesFacts) -> Iterator[Plotted]:
    drawn = series_map(facts.found)
    if drawn is not None:
        yield Plotted(
            key="map",
            drawing=map_drawing(drawn, "Map of the tables"),
            head=("Table", "Across", "Up", "Sign", "Filled"),
            rows=tuple(
                (one.name, _plain(one.across), _plain(one.up), one.sign, "yes" if one.is_filled else "no")
                for one in drawn.points
            ),
        )


def _differences(facts: SeriesFacts) -> Iterator[Plotted]:
    of = facts.found.trial
    if of is None or not any(row.difference.would_show for row in of.rows):
        return
    sheet = difference_sheet(of)
    yield Plotted(
        key="differences",
        drawing=differences_drawing(of, "Differences, each measured by what so many tables would show"),
        head=sheet.head,
        rows=sheet.rows,
    )


def _by_chance(facts: SeriesFacts) -> Iterator[Plotted]:
    of = facts.found.trial
    for row in of.rows if of is not None else ():
        if (one := row.by_chance) is not None:
            ranges = zip(one.edges, one.edges[1:], one.deals, one.as_far, strict=False)
            yield Plotted(
                key=f"by-chance-{row.key.replace(' ', '-')}",
                drawing=by_chance_drawing(one, row.unit, f"{LUCK_TITLE} {row.name}"),
                head=("From", "To", "Deals", "As far as was played"),
                rows=tuple(
                    (_plain(low), _plain(high), str(deals), str(far)) for low, high, deals, far in ranges
                ),
            )


def _strata(facts: SeriesFacts) -> Iterator[Plotted]:
    of, found = facts.found.trial, facts.found
    if of is None or not of.is_tested or not found.shown[0].extract.index:
        return
    kept = [
        (found.labels[one.path], one)
        for one in found.shown
        if one.path in found.labels and found.labels[one.path].label in (of.without, of.treated)
    ]
    names = sorted({label.stratum for label, _ in kept})
    if len(names) > MOST_STRATA or len(kept) < FEW:
        return

    def ends(stratum: str, name: str) -> tuple[float, ...]:
        return tuple(
            one.extract.index[-1] for label, one in kept if (label.stratum, label.label) == (stratum, name)
        )

    rows = [(name or "All tables", ends(name, of.without), ends(name, of.treated)) for name in names]
    title = "Index of every table" + (", inside its stratum" if len(names) > 1 else "")
    yield Plotted(
        key="index-by-stratum",
        drawing=strata_drawing(rows, title, (of.without, of.treated)),
        head=("Table", "Label", "Stratum", "Index"),
        rows=tuple(
            (one.name, label.label, label.stratum, _plain(one.extract.index[-1])) for label, one in kept
        ),
    )


def _plain(value: float) -> str:
    """Return a number as a spreadsheet reads it."""
    return f"{value:.4f}".rstrip("0").rstrip(".")


_MAKERS: Final[tuple[Callable[[SeriesFacts], Iterator[Plotted]], ...]] = (
    _verdicts,
    _index,
    _decided,
    _ties_and_tracks,
    _map,
    _strata,
    _by_chance,
    _differences,
)
