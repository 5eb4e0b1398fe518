"""What a simulation says, as bars and rows of words for the balance page.

Reads a summary of `wargame.simulation`; no numbers are made here but percentages.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wargame.scenario.model import Scenario
    from wargame.simulation.deck import DeckFinding
    from wargame.simulation.summary import Share, Summary


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


def percent(value: float) -> str:
    """Return a share in whole percent, with a decimal below ten."""
    return f"{100 * value:.1f}%" if value < 0.1 else f"{100 * value:.0f}%"


def bar_charts(scenario: "Scenario", summary: "Summary") -> tuple[BarChart, ...]:
    """Return the charts of a simulation: wins, verdicts, verdicts by draw, tracks at an end, cards."""
    charts = [_wins(summary)]
    titles = {one.id: one.title for one in scenario.monitor.verdicts} if scenario.monitor else {}
    if summary.verdicts:
        bars = tuple(_bar(titles[name], one) for name, one in summary.verdicts)
        charts.append(BarChart(title="Verdicts", remark=f"{summary.games:,} games", bars=bars))
    names = {actor.id: actor.name for actor in scenario.actors}
    for row in summary.draws:
        drawn = ", ".join(f"{names[seat]} {one.upper()}" for seat, one in row.draw.items())
        bars = tuple(_bar(titles[name], one) for name, one in row.verdicts)
        charts.append(BarChart(title=f"Verdicts with {drawn}", remark=f"{row.games:,} games", bars=bars))
    charts.append(_tracks(scenario, summary))
    charts.extend(_cards(scenario, summary))
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
        row = rows.get(f"track({line.id})")
        if row is not None and row.at_limit is not None:
            share = row.at_limit
            aside = f"ends at {row.end.value:.1f} on average, began at {row.start}"
            bars.append(ShareBar(name=line.name, value=share, low=share, high=share, mark=0.2, aside=aside))
    return BarChart(
        title="Tracks at an end of their scale",
        remark="Share of turn-ends; beyond the mark a track tells little",
        bars=tuple(bars),
    )


def _cards(scenario: "Scenario", summary: "Summary") -> list[BarChart]:
    charts = []
    for seat in scenario.seats:
        bars = tuple(
            _bar(
                row.title, row.games, aside=f"{row.plays:.1f} plays a game, pays in {percent(row.pays.value)}"
            )
            for row in summary.cards
            if row.seat == seat.id
        )
        charts.append(
            BarChart(title=f"Cards of {seat.name}", remark="Games in which each was played", bars=bars)
        )
    return charts


def finding_rows(findings: "tuple[DeckFinding, ...]") -> tuple[FindingRow, ...]:
    """Return what is out of balance, as the page lists it."""
    return tuple(FindingRow(words=one.words, evidence=one.evidence) for one in findings)


def progress_words(done: int, games: int, left: float | None) -> str:
    """Return how far a simulation is."""
    rest = f", about {left:.0f} s left" if left is not None and done < games else ""
    return f"{done:,} of {games:,} games{rest}"
