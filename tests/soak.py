"""Play whole sessions through the window, one after another: `python -m tests.soak [SESSIONS]`, `make soak`.

The seats are played at random through the real desk, with undo, redo and branches on the way. Afterwards the
process must not have grown by more than a tenth since the first sessions, and no widget may be left over.
Every session file is verified.
"""

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final

from tests.offscreen import PLATFORM

if os.environ.get("QT_QPA_PLATFORM", "offscreen") == "offscreen":
    os.environ["QT_QPA_PLATFORM"] = PLATFORM

from PySide6.QtCore import QObject, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from ui.desk import Desk
from ui.hands import open_hand, play_to_the_end, settle
from ui.remembered import Remembered
from ui.theme.theme import Theme, apply_theme
from ui.widgets.shelf_card import ShelfCard
from wargame.journal.verify import verify
from wargame.places import scenarios_folder, sessions_folder
from wargame.scenario.load import load
from wargame.scenario.model import Scenario
from wargame.session.session import redo, start_branch, undo
from wargame.shown.setup import draft_for

WARM_UP: Final = 20
"""Sessions after which everything that is kept for good is there."""

GROWTH: Final = 1.10

SCENARIOS: Final = ("first-steps",) * 9 + ("great-powers-1872",)


class Player:
    """Plays one session at random, the same for the same seed."""

    def __init__(self, desk: Desk, seed: int) -> None:
        self._desk = desk
        self._chance = Random(seed)

    def play(self, scenario: Scenario) -> None:
        """Start a session of the scenario, play it to its end and go back to the library."""
        self._desk.start(draft_for(scenario, "", self._chance.randrange(10**6)))
        table = self._desk.table
        assert table is not None, "the table did not open"
        play_to_the_end(table, self._choose, self._between)
        self._desk.leave_table()
        settle()

    def _choose(self, faces: Sequence[ShelfCard]) -> ShelfCard | None:
        if not faces or self._chance.random() < 0.15:
            return None
        return self._chance.choice(faces)

    def _between(self, pressed: int) -> None:
        """Now and then take something back, bring it back, or go another way."""
        table = self._desk.table
        if table is None or table.curtain.isVisible() or open_hand(table) is not None:
            return
        what = self._chance.random()
        if what < 0.08:
            table.bridge.do(undo)
            if self._chance.random() < 0.5:
                table.bridge.do(redo)
        elif what < 0.10:
            table.bridge.do(start_branch, f"Another way {pressed}")
        elif what < 0.13:
            table.open_tool(self._chance.choice(["log", "history", "deals", "people", "injects"]))
        settle()


def main(words: list[str]) -> int:
    """Play so many sessions; return 1 if memory or widgets grew."""
    count = int(words[0]) if words else 200
    with TemporaryDirectory() as home:
        os.environ["ENTENTE_HOME"] = home
        return _soak(count)


def _soak(count: int) -> int:
    app = QApplication([])
    qInstallMessageHandler(lambda _kind, _where, said: None if "plugin" in said else _say(f"Qt: {said}"))
    apply_theme(app, Theme("light", reduced_motion=True))
    desk = Desk(Theme("light", reduced_motion=True), Remembered())
    desk.begin()
    desk.settle_in()
    scenarios = {name: load(scenarios_folder() / f"{name}.yaml") for name in SCENARIOS}
    begun, first = perf_counter(), (0.0, 0)
    for number in range(count):
        Player(desk, number).play(scenarios[SCENARIOS[number % len(SCENARIOS)]])
        _clear_away()
        if number + 1 == min(WARM_UP, max(1, count // 2)):
            first = _weighed(app)
        if not (number + 1) % 20:
            _say(f"{number + 1} sessions, {perf_counter() - begun:.0f} s, {_weighed(app)[0]:.1f} MB")
    megabytes, objects = _weighed(app)
    _say(f"{first[0]:.1f} MB became {megabytes:.1f} MB; {first[1]:,} Qt objects became {objects:,}.")
    desk.quit()
    return 0 if megabytes <= first[0] * GROWTH and objects <= first[1] else 1


def _clear_away() -> None:
    """Verify the session that was played and remove it; a library of hundreds is another test's affair."""
    for path in sessions_folder().glob("*.entente"):
        found = verify(path)
        assert found.is_sound, found.words
        path.unlink()


def _weighed(app: QApplication) -> tuple[float, int]:
    """Return the memory of the process in MB, and how many objects of Qt there are."""
    settle()
    gc.collect()
    return _resident_mb(), sum(_objects(widget) for widget in app.topLevelWidgets())


def _objects(of: QObject) -> int:
    return 1 + len(of.findChildren(QObject))


def _resident_mb() -> float:
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
