"""A chart as a value: what is plotted, the table behind it, and the words for it.

Made by `charts` and `views_chart` from the states of a session; drawn by `chart_drawing`, written by
`as_csv`. A new kind of chart: its name in `ChartKind` and a function that draws it.
"""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Literal, TypeAlias

from wargame.cells import tame_words
from wargame.game.state import GameState

Turns: TypeAlias = tuple[tuple[int, GameState], ...]
"""The start as turn 0, and each turn with the state at its end."""
ChartKind: TypeAlias = Literal[
    "lines", "small", "heat", "bars", "luck", "index", "views", "tornado", "chances"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One line, row or kind of bar."""

    name: str
    values: tuple[float | None, ...]
    """One for each label; None where it is undefined."""
    strong: bool = False
    """Whether it is what the chart is about."""
    low: float = 0.0
    high: float = 1.0
    """Its own range, where each series has one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A chart: see `ChartKind` for how the series are plotted."""

    key: str
    title: str
    aside: str
    kind: ChartKind
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    low: float = 0.0
    high: float = 1.0
    words: str = ""
    """What the chart shows, for those who do not see it."""
    notes: tuple[str, ...] = ()
    """Lines below the chart: evidence, what is compared."""
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    """The table behind it."""
    bands: tuple[tuple[float, float, str], ...] = ()
    """Ranges of the index and what they are called."""
    marks: tuple[tuple[int, str], ...] = ()
    """Places on the strong line that are marked, and with what."""
    marking: str = ""
    """How the chart is marked where it is taken along, on one line."""


def as_csv(chart: Chart) -> str:
    """Return the table of a chart as CSV."""
    return rows_as_csv(chart.head, chart.rows, chart.marking)


def rows_as_csv(head: Sequence[str], rows: Iterable[Sequence[str]], marking: str = "") -> str:
    """Return a table behind a chart as CSV, its marking in a column of its own."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    last, more = (("Marking",), (marking,)) if marking else ((), ())
    writer.writerow([tame_words(cell) for cell in (*head, *last)])
    writer.writerows([tame_words(cell) for cell in (*row, *more)] for row in rows)
    return text.getvalue()


def turn_labels(turns: Turns) -> tuple[str, ...]:
    """Return what stands below each turn."""
    return tuple("Start" if not turn else str(turn) for turn, _ in turns)


def scale_of(turns: Turns) -> tuple[float, float]:
    """Return the ends of the scale of ties; one that is open above is as long on both sides."""
    scale = turns[0][1].compiled.scenario.rules.alignment
    high = scale.max if scale.max is not None else -scale.min
    return float(scale.min), float(high)
