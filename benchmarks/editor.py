"""How long the editor of scenarios takes: to open, from an edit to what is shown, to the games of its strip.

In time of the processor, for whatever else the machine does only adds to that of the clock. The flagship is
opened and edited in a folder of its own; the games are played here as the process beside the window plays
them. `python -m benchmarks editor` prints the figures.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import cycle
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory
from time import process_time
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from benchmarks.figure import Figure
from ui.panels.editor.player import LOTS, SEED
from ui.scenario_bridge import ScenarioBridge
from ui.theme.theme import Theme, apply_theme
from ui.windows.editor import EditorPage
from wargame.places import scenarios_folder
from wargame.scenario.document.edits import Set
from wargame.scenario.load import load
from wargame.simulation.lots import lot

FLAGSHIP: Final = "afghanistan-2017"
SIZE: Final = (1366, 720)
RUNS: Final = 5
EDITS: Final = {
    "cards": ("cards", 0, "cost"),
    "ties": ("alignments", 0, "value"),
    "tracks": ("tracks", 0, "start"),
    "events": ("injects", 0, "turn"),
    "goals": ("objectives", 0, "weight"),
}
"""A number of each section that is changed to and fro."""
_KEPT: list[QApplication] = []


def figures() -> list[Figure]:
    """Return the figures beside their goals."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    _KEPT.append(application)
    apply_theme(application, Theme("light", reduced_motion=True))
    with TemporaryDirectory() as folder:
        path = Path(copy(scenarios_folder() / f"{FLAGSHIP}.yaml", folder))
        with _opened(path):
            pass
        found = [Figure(name="flagship opened in the editor", value=_opening(path), unit="ms", goal=300)]
        with _opened(path) as page:
            found += [
                Figure(
                    name=f"{section}: an edit to what is shown",
                    value=_edit(page, section, place),
                    unit="ms",
                    goal=50,
                )
                for section, place in EDITS.items()
            ]
    return [*found, *_games()]


@contextmanager
def _opened(path: Path) -> Iterator[EditorPage]:
    page = EditorPage(ScenarioBridge(path))
    page.resize(*SIZE)
    page.show()
    QApplication.processEvents()
    page.strip.stop()
    yield page
    page.hide()
    page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _opening(path: Path) -> float:
    """Return the milliseconds from a file to a window that can be used; its parts are loaded."""
    best = float("inf")
    for _ in range(RUNS):
        begin = process_time()
        with _opened(path):
            best = min(best, process_time() - begin)
    return 1_000 * best


def _edit(page: EditorPage, section: str, place: tuple[str | int, ...]) -> float:
    page.body.go(section)
    QApplication.processEvents()
    now = page.bridge.document.value(place)
    values = cycle((now + 1, now))

    def edit() -> None:
        page.bridge.do(Set(place, next(values)), "Measured")
        QApplication.processEvents()
        page.strip.stop()  # the games are measured for themselves

    edit()
    edit()
    return _milliseconds(edit, 2 * RUNS)


def _games() -> list[Figure]:
    scenario = load(scenarios_folder() / f"{FLAGSHIP}.yaml")
    lot(scenario, "greedy", SEED, 0, LOTS[0])  # what is made once for a scenario
    first = _milliseconds(partial(lot, scenario, "greedy", SEED, 0, LOTS[0]), 2)
    rest = sum(
        _milliseconds(partial(lot, scenario, "greedy", SEED, at, games), 2)
        for at, games in enumerate(LOTS[1:], start=1)
    )
    return [
        Figure(name=f"strip: the first {LOTS[0]} games", value=first, unit="ms", goal=1_000),
        Figure(name=f"strip: all {sum(LOTS):,} games", value=first + rest, unit="ms", goal=1_500),
    ]


def _milliseconds(action: Callable[[], object], runs: int) -> float:
    """Return the time of the processor that an action takes at best."""
    best = float("inf")
    for _ in range(runs):
        begin = process_time()
        action()
        best = min(best, process_time() - begin)
    return 1_000 * best
