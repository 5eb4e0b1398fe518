"""What the balance page has worked out beside the window: games, the deck, what moves the verdict.

Each function takes a scenario file and gives values that do not change; it is called on a thread of its own,
tells how far it is, and stops between lots of games once the page says so.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event as Halt
from typing import Final

from wargame.shown.chart import Chart
from wargame.simulation.charts import (
    BarChart,
    FindingRow,
    bar_charts,
    finding_rows,
    progress_words,
    tornado_chart,
)
from wargame.simulation.sheets import Sheet, sheets
from wargame.terms import EntenteError
from wargame.words.counting import counted

POINTS: Final = 40
"""Games in which all numbers are moved, for each game in which one is moved alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is to be worked out."""

    path: Path
    policy: str
    games: int
    halt: Halt
    tell: Callable[[str], None]
    """Says how far it is, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What came of it."""

    words: str
    refused: str = ""
    stopped: bool = False
    charts: tuple[BarChart, ...] = ()
    marking: str = ""
    """How the scenario marks what leaves the room, on one line."""
    sheets: tuple[Sheet, ...] = ()
    findings: tuple[FindingRow, ...] = ()
    tornado: Chart | None = None


class _Stopped(Exception):  # not an error: somebody pressed Stop
    """The page wants no more games."""


def play_games(asked: Asked) -> Shown:
    """Play games in which all seats are played alike, and tell how everything fared."""
    from wargame.scenario.load import load
    from wargame.simulation.chunks import tables_of
    from wargame.simulation.order import Order
    from wargame.simulation.summary import summarise
    from wargame.simulation.sweep import Progress, run

    def tell(progress: Progress) -> None:
        asked.tell(progress_words(progress.done, progress.games, progress.left))

    try:
        scenario = load(asked.path)
        order = Order(scenario=scenario, games=asked.games, everyone=asked.policy)
        outcome = run(order, workers=1, tell=tell, stopped=asked.halt.is_set)
        tables = tables_of(scenario)
    except EntenteError as error:
        return Shown(words="", refused=error.told.without_commands())
    if not outcome.tally.games:
        return Shown(words="Stopped before the first games were played.", stopped=True)
    summary = summarise(order, tables, outcome.tally)
    said = f"{counted(summary.games, 'game')} in {outcome.seconds:.1f} s"
    return Shown(
        words=said if outcome.complete else f"Stopped after {counted(summary.games, 'game')}",
        charts=bar_charts(scenario, summary),
        marking=scenario.marking.line,
        sheets=sheets(scenario, summary),
    )


def examine_deck(asked: Asked) -> Shown:
    """Play aimlessly, greedily, cautiously and without each card, and tell what is out of balance."""
    from wargame.scenario.load import load
    from wargame.scenario.places import lines_of
    from wargame.simulation.deck import examine

    try:
        scenario = load(asked.path)
        found = examine(
            scenario,
            games=asked.games,
            workers=1,
            tell=lambda what, share: asked.tell(f"{100 * share:.0f}%: {what}"),
            stopped=asked.halt.is_set,
        )
    except EntenteError as error:
        return Shown(words="", refused=error.told.without_commands())
    if found is None:
        return Shown(words="Stopped; findings are told once everything was played.", stopped=True)
    line = lines_of(asked.path)
    rows = finding_rows(found.findings, lambda one: line(one.path))
    many = counted(len(rows), "finding") if rows else "No findings"
    return Shown(words=f"{many} in {found.games}.", findings=rows)


def try_numbers(asked: Asked) -> Shown:
    """Move every starting value and card number a step, and tell what that does to the verdict."""
    from wargame.scenario.load import load
    from wargame.simulation.order import Order
    from wargame.simulation.sensitivity import one_at_a_time
    from wargame.simulation.sweep import Progress

    def tell(progress: Progress) -> None:
        if asked.halt.is_set():
            raise _Stopped
        asked.tell(progress_words(progress.done, progress.games, progress.left))

    try:
        scenario = load(asked.path)
        order = Order(scenario=scenario, games=asked.games, everyone=asked.policy)
        found = one_at_a_time(order, POINTS * order.games, workers=1, tell=tell)
    except EntenteError as error:
        return Shown(words="", refused=error.told.without_commands())
    except _Stopped:
        return Shown(words="Stopped; nothing can be told until every number was tried.", stopped=True)
    chart = tornado_chart(scenario, found)
    table = Sheet(title="Every number", remark=chart.notes[0], head=chart.head, rows=chart.rows)
    words = f"{len(found)} numbers, each moved a step down and up in {asked.games:,} games."
    return Shown(words=words, tornado=chart, sheets=(table,), marking=scenario.marking.line)
