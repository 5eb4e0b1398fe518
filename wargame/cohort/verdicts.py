"""How often each verdict was given with either label, with intervals, beside where bots come to.

Takes a study; without two labels all its tables are one group. The bars are painted by
`ui.widgets.share_bars`, drawn for a report by `reporting.marks`. Bots count as the versions were played: a
label that was played on two versions is held against the bots of both, as often as each.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import TypeAlias

from wargame.cohort.gathering import Table
from wargame.cohort.overview import FEW
from wargame.cohort.study import Study
from wargame.simulation.charts import BarChart, ShareBar
from wargame.simulation.summary import Share, share
from wargame.words.counting import counted


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictLabel:
    """How often a verdict was given at the tables of one label."""

    label: str
    """Empty where all tables are one group."""
    share: Share
    is_filled: bool
    """Whether it is the second label, the one that is held against the other."""
    bots: float | None
    """How often purposeful bots come to it, 0 to 1; None where none were played."""

    @property
    def has_interval(self) -> bool:
        """Whether there are enough tables for one."""
        return self.share.of >= FEW

    @property
    def counts(self) -> str:
        """Of how many tables: `9 of 20`."""
        return f"{round(self.share.value * self.share.of)} of {self.share.of}"

    @property
    def words(self) -> str:
        """The count, its interval, and bots."""
        said = self.counts
        if self.has_interval:
            said += f", {100 * self.share.low:.0f} to {100 * self.share.high:.0f} in 100"
        return said if self.bots is None else f"{said}; bots {100 * self.bots:.0f} in 100"


VerdictRows: TypeAlias = tuple[tuple[str, tuple[VerdictLabel, ...]], ...]
"""A verdict's title, and how often it was given label by label."""


def verdicts_by_label(found: Study) -> VerdictRows:
    """Return how often each verdict was given with either label; nothing where no question is asked."""
    monitor = found.versions[0].scenario.monitor if found.versions else None
    if monitor is None or not found.shown:
        return ()
    groups = _groups(found)
    return tuple(
        (
            verdict.title,
            tuple(
                VerdictLabel(
                    label=label,
                    share=share(sum(one.extract.verdict == verdict.id for one in tables), len(tables)),
                    is_filled=bool(at),
                    bots=_bots(found, tables, verdict.id),
                )
                for at, (label, tables) in enumerate(groups)
            ),
        )
        for verdict in monitor.verdicts
    )


def _groups(found: Study) -> list[tuple[str, list[Table]]]:
    if found.trial is None:
        return [("", list(found.shown))]
    return [
        (
            name,
            [one for one in found.shown if one.path in found.labels and found.labels[one.path].label == name],
        )
        for name in (found.trial.without, found.trial.treated)
    ]


def _bots(found: Study, tables: Sequence[Table], verdict: str) -> float | None:
    by_version = {one.hash: one.bots[0] for one in found.versions if one.bots}
    played = [by_version.get(one.extract.scenario_hash) for one in tables]
    shares = [of.verdicts[verdict].value for of in played if of is not None and verdict in of.verdicts]
    return fmean(shares) if shares and len(shares) == len(tables) else None


def label_bars(found: Study) -> BarChart | None:
    """Return the verdicts label by label as bars; None where there are not two labels, or no question."""
    rows = verdicts_by_label(found)
    if found.trial is None or not rows:
        return None
    bars = tuple(
        ShareBar(
            name=f"{title}, “{one.label}”",
            value=one.share.value,
            low=one.share.low if one.has_interval else one.share.value,
            high=one.share.high if one.has_interval else one.share.value,
            mark=one.bots,
            aside=one.counts if one.bots is None else f"{one.counts}; bots {100 * one.bots:.0f}%",
        )
        for title, labels in rows
        for one in labels
    )
    tables = sum(one.share.of for one in rows[0][1])
    marks = "; mark: bots" if any(bar.mark is not None for bar in bars) else ""
    return BarChart(title="Verdicts by label", remark=f"{counted(tables, 'table')}{marks}", bars=bars)
