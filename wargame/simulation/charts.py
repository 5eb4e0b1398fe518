"""What a simulation says, as bars and rows of words for the balance page.

Reads a summary of `wargame.simulation`; no numbers are made here but percentages.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from wargame.shown.chart import Chart, Series
from wargame.terms import track
from wargame.words.counting import counted, signed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from wargame.scenario.model import Scenario
    from wargame.simulation.deck import DeckFinding
    from wargame.simulation.sensitivity import Influence, Knob
    from wargame.simulation.summary import Share, Summary

CHANGES: Final = (
    "Change of the monitor's mean index, from −100 to +100, on the same luck; "
    "with few games a part of it is chance."
)
"""What the numbers of the tornado are."""
MOST_NUMBERS: Final = 15
"""So many numbers find room in the tornado; the table has them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareBar:
    """A share with its interval, from 0 to 1."""

    name: str
    value: float
    low: float
    high: float
    mark: float | None = None
    """Where a fair share would be; None for no mark."""
    aside: str = ""
    """What stands beside the percentage."""

    @property
    def words(self) -> str:
        """The bar for a screen reader."""
        said = f"{self.name}: {percent(self.value)}, between {percent(self.low)} and {percent(self.high)}"
        return f"{said}; {self.aside}" if self.aside else said


@dataclass(frozen=True, slots=True, kw_only=True)
class BarChart:
    """Bars under one heading."""

    title: str
    remark: str
    bars: tuple[ShareBar, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRow:
    """Something out of balance, as the page lists it."""

    words: str
    evidence: str
    line: int
    """Where it can be mended in the file."""


def percent(value: float) -> str:
    """Return a share in whole percent, with a decimal below ten."""
    return f"{100 * value:.1f}%" if value < 0.1 else f"{100 * value:.0f}%"


def bar_charts(scenario: "Scenario", summary: "Summary") -> tuple[BarChart, ...]:
    """Return the charts of a simulation: wins, verdicts, verdicts by draw, tracks at an end."""
    charts = [_wins(summary)]
    titles = {one.id: one.title for one in scenario.monitor.verdicts} if scenario.monitor else {}
    if summary.verdicts:
        bars = tuple(_bar(titles[name], one) for name, one in summary.verdicts)
        charts.append(BarChart(title="Verdicts", remark=counted(summary.games, "game"), bars=bars))
    names = {actor.id: actor.name for actor in scenario.actors}
    for row in summary.draws:
        drawn = ", ".join(f"{names[seat]} {one.upper()}" for seat, one in row.draw.items())
        bars = tuple(_bar(titles[name], one) for name, one in row.verdicts)
        charts.append(BarChart(title=f"Verdicts with {drawn}", remark=counted(row.games, "game"), bars=bars))
    charts.append(_tracks(scenario, summary))
    return tuple(chart for chart in charts if chart.bars)


def _bar(name: str, one: "Share", mark: float | None = None, aside: str = "") -> ShareBar:
    return ShareBar(name=name, value=one.value, low=one.low, high=one.high, mark=mark, aside=aside)


def _wins(summary: "Summary") -> BarChart:
    fair = 1 / max(1, len(summary.seats))
    bars = tuple(
        _bar(row.name, row.wins, fair, f"{row.score.value:.0f} points on average") for row in summary.seats
    )
    return BarChart(title="Games won", remark=f"The mark is a fair share, {percent(fair)}", bars=bars)


def _tracks(scenario: "Scenario", summary: "Summary") -> BarChart:
    rows = {row.what: row for row in summary.numbers}
    bars = []
    for line in scenario.tracks:
        row = rows.get(track(line.id))
        if row is not None and row.at_limit is not None:
            share = row.at_limit
            aside = f"ends at {row.end.value:.1f} on average, began at {row.start}"
            bars.append(ShareBar(name=line.name, value=share, low=share, high=share, mark=0.2, aside=aside))
    return BarChart(
        title="Tracks at an end of their scale",
        remark="Share of turn-ends; beyond the mark a track tells little",
        bars=tuple(bars),
    )


def finding_rows(
    findings: "Sequence[DeckFinding]", line_of: "Callable[[DeckFinding], int]"
) -> tuple[FindingRow, ...]:
    """Return what is out of balance, as the page lists it, each with its line in the file."""
    return tuple(
        FindingRow(
            words=one.words, evidence=f"{one.evidence[:1].upper()}{one.evidence[1:]}.", line=line_of(one)
        )
        for one in findings
    )


def number_name(scenario: "Scenario", knob: "Knob") -> str:
    """Return a number of a scenario by the titles that people know."""
    match knob.of:
        case "card":
            named = {card.id: card.title for card in scenario.cards}
        case "track":
            named = {line.id: line.name for line in scenario.tracks}
        case "alignment":
            named = {actor.id: actor.name for actor in scenario.actors}
    return f"{'–'.join(named[one] for one in knob.ids)}, {knob.kind}"


def _change(value: float) -> str:
    return signed(round(value, 1) or 0)


def tornado_chart(scenario: "Scenario", influences: "Sequence[Influence]") -> Chart:
    """Return the numbers that move the monitor's index most, with what a step down and up does."""
    found = [(number_name(scenario, one.knob), one) for one in influences]
    shown = found[:MOST_NUMBERS]
    reach = max((one.reach for _, one in shown), default=1.0) or 1.0
    said = [
        f"{name}: {_change(one.down)} when one lower, {_change(one.up)} when one higher"
        for name, one in shown
    ]
    return Chart(
        key="sensitivity",
        title="What moves the verdict most",
        aside=f"{len(shown)} of {len(found)} numbers",
        kind="tornado",
        labels=tuple(name for name, _ in shown),
        series=(
            Series(name="One lower", values=tuple(one.down for _, one in shown)),
            Series(name="One higher", values=tuple(one.up for _, one in shown)),
        ),
        low=-reach,
        high=reach,
        words=". ".join(said) + ".",
        notes=(CHANGES,),
        head=("Number", "One lower", "One higher", "A step, while all others move"),
        rows=tuple(
            (name, *(_change(value) for value in (one.down, one.up, one.together))) for name, one in found
        ),
    )


def progress_words(done: int, games: int, left: float | None) -> str:
    """Return how far a simulation is."""
    rest = f", about {left:.0f} s left" if left is not None and done < games else ""
    return f"{done:,} of {games:,} games{rest}"
