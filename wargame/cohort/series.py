"""A series as things to look at: verdicts as bars, courses as lines, numbers and cards as tables.

Takes a study, gives values that do not change and know no window; `ui.widgets.run_lines` paints the courses,
`ui.widgets.share_bars` the bars. Nothing is reckoned here but what is drawn. A further number that can be
followed turn by turn is a line in `every_course`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from statistics import median
from typing import Final

from wargame.cohort.bots import Band
from wargame.cohort.courses import Reals, index_courses, last_turns, tie_courses, track_courses
from wargame.cohort.gathering import Table
from wargame.cohort.overview import FEW, CardRow, NumberRow, Overview
from wargame.cohort.study import Study, Version
from wargame.cohort.telling import (
    chance_words,
    decided_words,
    few_words,
    figure,
    head_words,
    likeness_words,
    named_words,
    share_words,
    spread_words,
    trial_words,
)
from wargame.cohort.treatments import Trial
from wargame.design.measures import INDEX
from wargame.scenario.model import Scenario
from wargame.simulation.charts import BarChart, ShareBar
from wargame.simulation.sheets import Sheet
from wargame.words.counting import counted, listed, signed

INDEX_ENDS: Final = (-100.0, 100.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """How a number went at one table."""

    name: str
    values: tuple[float, ...]
    """From the start to the last turn that was played."""
    is_early: bool
    """Whether the game ended before its last turn."""
    label: str = ""
    """What was tried at it."""
    at: int = 0
    """Its number among the tables that are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Courses:
    """How one number went at every table."""

    key: str
    name: str
    turns: int
    low: float
    high: float
    runs: tuple[Run, ...]
    middle: tuple[float, ...]
    """By turn, games that ended early carried on; empty for few tables."""
    band: Band | None
    """Where nine of ten games of bots end; None where none were played."""

    def only(self, label: str, band: Band | None) -> "Courses":
        """Return the tables of one label alone, with a middle of their own, and bots beside."""
        runs = tuple(run for run in self.runs if run.label == label)
        return replace(
            self,
            name=f"{self.name}, “{label}”",
            runs=runs,
            middle=_middle([run.values for run in runs], self.turns),
            band=band,
        )

    @property
    def words(self) -> str:
        """What is seen, for those who do not see it."""
        ends = ", ".join(f"{run.name} {signed(round(run.values[-1], 1))}" for run in self.runs[:40])
        said = f"{self.name} by turn at {counted(len(self.runs), 'table')}. At the end: {ends}"
        if self.middle:
            said += f". The middle ends at {signed(round(self.middle[-1], 1))}"
        return f"{said}. {self.band_words}" if self.band else said

    @property
    def band_words(self) -> str:
        """Where bots end, in a few words; empty if that is not known."""
        if self.band is None:
            return ""
        low, high = signed(round(self.band.low, 1)), signed(round(self.band.high, 1))
        return f"bots, 90 in 100: {low} to {high}"


def _middle(courses: Sequence[Sequence[float]], turns: int) -> tuple[float, ...]:
    """Return the middle by turn, each course carried on to the last; nothing for few."""
    if len(courses) < FEW:
        return ()
    return tuple(median(of[min(turn, len(of) - 1)] for of in courses) for turn in range(turns + 1))


def both_sides(found: Study, of: Courses) -> tuple[Courses, ...]:
    """Return a course as it is to be drawn: once, or for either label where two are compared.

    Bots stand beside either label as they play the version that its tables played.
    """
    if found.trial is None:
        return (of,)
    return tuple(
        of.only(label, _band_of(found, of.key, label)) for label in (found.trial.without, found.trial.treated)
    )


def _band_of(found: Study, key: str, label: str) -> Band | None:
    """Return where bots end on the version that all tables of a label played; None if they played several."""
    played = {
        one.extract.scenario_hash
        for one in found.shown
        if one.path in found.labels and found.labels[one.path].label == label
    }
    of = [one for one in found.versions if one.hash in played]
    return _bots_band(of[0], key) if len(of) == 1 else None


def _bots_band(version: Version, key: str) -> Band | None:
    """Return where purposeful bots end in one number of a version; None where that is not known."""
    bots = version.bots[0] if version.bots else None
    match key.split(" "):
        case _ if bots is None:
            return None
        case ["tie", one, other]:
            return next((band for x, y, band in bots.ties if {x, y} == {one, other}), None)
        case ["track", track]:
            return bots.tracks.get(track)
        case _:
            return bots.index


def headline(found: Study) -> tuple[str, tuple[str, ...]]:
    """Return what is to be said first, and the sentences below it."""
    one = found.overview
    if one is None:
        return "No game here is over", ("What is not over counts for nothing at the end.",)
    head, below = head_words(one), []
    if found.trial is not None:
        named = [row for row in found.trial.rows if row.named]
        below = [said for said in trial_words(found.trial) if not found.trial.is_tested][1:]
        if named:
            # What was found stands large; that it is shown, or is not, below it.
            words = named_words(named[0], found.trial, dealt_by_lot=found.dealt_by_lot)
            said, _, rest = words.partition(". ")
            below, head = [rest, head], f"{said}."
    below += [few_words(one.tables), decided_words(one), likeness_words(one)]
    return head, tuple(filter(None, below))


def table_sheet(found: Study, tables: Sequence[Table]) -> Sheet:
    """Return tables, each with its index and verdict at the end.

    A game that is not over has neither. Tables that are left out of the study can be among them.
    """
    monitor = found.versions[0].scenario.monitor if found.versions else None
    titles = {one.id: one.title for one in monitor.verdicts} if monitor else {}
    labelled, rows = bool(found.labels), []
    for table in tables:
        one = table.extract
        ending = titles.get(one.verdict, "") if one.is_over else "not over"
        if one.ended_early:
            ending = f"{ending} to turn {one.played}".strip()
        index = signed(round(one.index[-1])) if one.is_over and one.index else ""
        label = found.labels.get(table.path)
        rows.append((table.name, index, *([label.label if label else ""] if labelled else ()), ending))
    aside = f", {len(found.cohort.aside):,} left out" if found.cohort.aside else ""
    return Sheet(
        title="Tables",
        remark=f"{len(rows):,} read{aside}",
        head=("Table", "Index", *(("Label",) if labelled else ()), "Verdict"),
        rows=tuple(rows),
    )


def rail_sheet(found: Study, tables: Sequence[Table], *, stacked: bool = False) -> Sheet:
    """Return the same for a narrow column: label and verdict together, or everything below the name."""
    sheet = table_sheet(found, tables)
    rows = [(name, index, ": ".join(filter(None, ending))) for name, index, *ending in sheet.rows]
    if not stacked:
        last = listed(sheet.head[2:]).capitalize()
        return replace(sheet, head=(*sheet.head[:2], last), rows=tuple(rows))
    one_below_the_other = tuple((f"{name}\n{', '.join(filter(None, ending))}",) for name, *ending in rows)
    return replace(sheet, head=("Table, and how it ended",), rows=one_below_the_other)


def verdict_bars(one: Overview) -> BarChart | None:
    """Return how often each verdict was given, with a mark where purposeful bots come to it."""
    if not one.verdicts:
        return None
    bars = []
    for row in one.verdicts:
        share, few = row.tables, row.tables.of < FEW
        bots = row.bots[0] if row.bots else None
        aside = f"{round(share.value * share.of)} of {share.of}"
        if bots is not None:
            aside += f"; bots {100 * bots[1].value:.0f}%"
        bars.append(
            ShareBar(
                name=row.title,
                value=share.value,
                low=share.value if few else share.low,
                high=share.value if few else share.high,
                mark=bots[1].value if bots is not None else None,
                aside=aside,
            )
        )
    remark = counted(one.tables, "table")
    policy = next((row.bots[0][0] for row in one.verdicts if row.bots), "")
    return BarChart(
        title="Verdicts",
        remark=f"{remark}; mark: {policy} bots" if policy else remark,
        bars=tuple(bars),
    )


def every_course(found: Study) -> tuple[Courses, ...]:
    """Return what can be followed turn by turn: index, ties that moved (the widest apart first), tracks."""
    if not found.shown:
        return ()
    scenario, tables = found.versions[0].scenario, [table.extract for table in found.shown]
    made = []
    if tables[0].index:
        made.append(_course(found, (INDEX, "Index of the question"), index_courses(tables), INDEX_ENDS))
    actors = {actor.id: actor.short or actor.name for actor in scenario.actors}
    ties, ends = tie_courses(tables), _tie_ends(scenario)
    for at in _moved(ties):
        one, other = tables[0].pairs[at]
        named = (f"tie {one} {other}", f"{actors[one]} – {actors[other]}")
        made.append(_course(found, named, ties[:, :, at], ends))
    tracks = track_courses(tables)
    for at, track in enumerate(scenario.tracks):
        scale = (float(track.min), float(track.max))
        made.append(_course(found, (f"track {track.id}", track.name), tracks[:, :, at], scale))
    return tuple(made)


def _moved(ties: Reals) -> list[int]:
    """Return the numbers of the ties that moved at any table, the widest apart at the end first."""
    moved, apart = (ties != ties[:1, :1]).any(axis=(0, 1)), ties[:, -1].std(axis=0)
    return sorted((at for at in range(len(moved)) if moved[at]), key=lambda at: (-apart[at], at))


def _course(found: Study, named: tuple[str, str], values: Reals, ends: tuple[float, float]) -> Courses:
    lasts = last_turns([table.extract for table in found.shown])
    return Courses(
        key=named[0],
        name=named[1],
        turns=values.shape[1] - 1,
        low=min(ends[0], float(values.min())),
        high=max(ends[1], float(values.max())),
        runs=tuple(
            Run(
                name=table.name,
                values=tuple(float(one) for one in values[at, : int(lasts[at]) + 1]),
                is_early=table.extract.ended_early,
                label=found.labels[table.path].label if table.path in found.labels else "",
                at=at,
            )
            for at, table in enumerate(found.shown)
        ),
        middle=_middle(values.tolist(), values.shape[1] - 1),
        band=_bots_band(found.versions[0], named[0]),
    )


def _tie_ends(scenario: Scenario) -> tuple[float, float]:
    scale = scenario.rules.alignment
    return float(scale.min), float(scale.max if scale.max is not None else -scale.min)


def number_sheets(found: Study) -> tuple[Sheet, ...]:
    """Return ties, tracks, scores and cards of a series as tables; those without rows are left out."""
    one = found.overview
    if one is None:
        return ()
    remark = counted(one.tables, "table")
    made = (
        _numbers("Ties that moved", remark, one.ties),
        _numbers("Tracks", remark, one.tracks),
        Sheet(
            title="Scores",
            remark=remark,
            head=("Seat", "Score", "Won"),
            rows=tuple(
                (name, spread_words(spread), share_words(won))
                for (name, spread), (_, won) in zip(one.scores, one.wins, strict=True)
            ),
        ),
        _cards(found.versions[0].scenario, remark, one.cards),
    )
    return tuple(sheet for sheet in made if sheet.rows)


def _numbers(title: str, remark: str, rows: Sequence[NumberRow]) -> Sheet:
    bots = next((row.bots[0][0] for row in rows if row.bots), "")
    return Sheet(
        title=title,
        remark=remark,
        head=("Between" if title.startswith("Ties") else "Track", "Start", "At the end", *_bots_head(bots)),
        rows=tuple(
            (
                row.name,
                figure(row.start, has_sign=row.has_sign),
                spread_words(row.end, has_sign=row.has_sign),
                *_bots_cell(row, bots),
            )
            for row in rows
        ),
    )


def _bots_head(policy: str) -> Iterator[str]:
    if policy:
        yield f"{policy[:1].upper()}{policy[1:]} bots, 90 in 100"


def _bots_cell(row: NumberRow, policy: str) -> Iterator[str]:
    if policy:
        found = [(low, high) for of, low, _, high in row.bots if of == policy]
        written = partial(figure, has_sign=row.has_sign)
        yield f"{written(found[0][0])} to {written(found[0][1])}" if found else ""


def _cards(scenario: Scenario, remark: str, rows: Sequence[CardRow]) -> Sheet:
    names = {seat.id: seat.name for seat in scenario.seats}
    return Sheet(
        title="Cards",
        remark=remark,
        head=("Card", "Seat", "Tables that played it", "Plays in all"),
        rows=tuple((row.title, names[row.seat], share_words(row.tables), f"{row.plays:,}") for row in rows),
    )


def difference_sheet(of: Trial) -> Sheet:
    """Return everything that was looked at, with its interval and what chance alone does."""
    rows = []
    for row in of.rows:
        one, has_sign = row.difference, row.key.startswith(("index", "tie "))
        bounds = "not bounded"
        if one.low is not None and one.high is not None:
            bounds = f"{signed(round(one.low, 2))} to {signed(round(one.high, 2))}"
        named = chance_words(one.alone, one.of, exact=one.exact)
        among = chance_words(one.among_all, one.of, exact=one.exact)
        rows.append(
            (
                row.name,
                row.unit,
                figure(row.without, has_sign=has_sign),
                figure(row.treated, has_sign=has_sign),
                signed(round(one.value, 2)),
                bounds,
                f"{named}, named before play" if row.named else among,
            )
        )
    return Sheet(
        title="All that was looked at",
        remark=counted(len(rows), "number"),
        head=(
            "Number",
            "In",
            f"“{of.without}”",
            f"“{of.treated}”",
            "Difference",
            "95 in 100",
            "Chance does as much",
        ),
        rows=tuple(rows),
    )


def label_names(found: Study) -> tuple[str, ...]:
    """Return the labels there are among the tables that are compared: of a sheet, or versions."""
    return tuple(sorted({one.label for one in found.labels.values()}))
