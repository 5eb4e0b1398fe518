"""What phones at the table cost: from a sealed move to the table and to every other phone, memory, frames.

The window of the flagship in planning, the real relay, and twenty-five phones in a process of their own,
each listening and looking once a second (`benchmarks._callers`). Over the loopback, so without any radio:
times are what the laptop adds. `python -m benchmarks phones` prints the figures.
"""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any, Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import psutil
from PySide6.QtCore import QEventLoop, QProcess, Qt, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.figure import Figure
from tests.wargame.phones.relayed import pages
from ui.bridge import SessionBridge
from ui.panels.graph import GraphPanel
from ui.phones import PhonesLink
from ui.theme.theme import Theme, apply_theme
from ui.windows.table import TableWindow
from wargame.phones.commands import Seats
from wargame.places import scenarios_folder
from wargame.scenario.load import load
from wargame.session import opening, turns

HERE: Final = "127.0.0.1"
PHONES: Final = 25
RUNS: Final = 3
"""The best of which counts, for what else the machine does only ever adds."""
SEALS: Final = 8
FRAME_MS: Final = 16
FRAMES_S: Final = 4.0
SIZE: Final = (1366, 690)
MEGABYTE: Final = 1_000_000
LIMIT_S: Final = 120.0
_KEPT: list[QApplication] = []


class Frames:
    """A change of the graph that is painted over and over, and how far its frames lie apart."""

    def __init__(self, graph: GraphPanel) -> None:
        self._graph, self._last, self._at = graph, 0.0, 0
        self._apart: list[float] = []
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self._frame)
        self._timer.start()

    def _frame(self) -> None:
        self._at += 1
        self._graph.canvas.show_frame(self._at % 60 / 60)
        self._graph.canvas.repaint()
        now = perf_counter()
        self._apart.append(1e3 * (now - self._last))
        self._last = now

    def begin(self) -> None:
        """Forget what was measured so far."""
        self._apart, self._last = [], perf_counter()

    def stop(self) -> None:
        """Paint no more."""
        self._timer.stop()

    def taken(self) -> list[float]:
        """Return the milliseconds between frames."""
        return self._apart[1:]


class Callers:
    """The process of the phones, and what it says."""

    def __init__(self) -> None:
        self.said: list[dict[str, Any]] = []
        self._process = QProcess()
        self._process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.start(sys.executable, ["-m", "benchmarks._callers"])

    def _read(self) -> None:
        while self._process.canReadLine():
            self.said.append(json.loads(bytes(self._process.readLine().data())))

    def tell(self, words: dict[str, Any]) -> None:
        """Say something to it."""
        self._process.write((json.dumps(words) + "\n").encode())

    def are_here(self) -> int:
        """Return how many phones are in."""
        return max((one["here"] for one in self.said if "here" in one), default=0)

    def words_of_waiting(self) -> list[str]:
        """Return the words of phones that wait to be let in."""
        return [one["waits"] for one in self.said if "waits" in one]

    def go(self, times: int) -> dict[str, list[float]]:
        """Have moves sealed and taken back; return what was measured."""
        before = len(self.said)
        self.tell({"go": times})
        _until(lambda: len(self.said) > before)
        return self.said[-1]

    def end(self) -> None:
        """Let the process end."""
        self._process.closeWriteChannel()
        if not self._process.waitForFinished(5000):
            self._process.kill()
            self._process.waitForFinished(5000)


def figures() -> list[Figure]:
    """Return the figures beside their goals."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    _KEPT.append(application)
    apply_theme(application, Theme("light", reduced_motion=True))
    with TemporaryDirectory() as folder:
        kept = os.environ.get("ENTENTE_HOME")
        os.environ["ENTENTE_HOME"] = folder
        try:
            return _measured(Path(folder))
        finally:
            _put_back(kept)


def _measured(folder: Path) -> list[Figure]:
    session = opening.start(load(scenarios_folder() / "afghanistan-2017.yaml"), opening.Plan(seed=7))
    turns.open_phase(session, "planning", "For the measurement.")
    bridge = SessionBridge(session)
    table = TableWindow(bridge)
    table.resize(*SIZE)
    table.show()
    while table.stages.warm_up():
        QApplication.processEvents()
    frames = Frames(max(table.findChildren(GraphPanel), key=lambda one: len(one.canvas.scene.data.ties)))
    alone = min(_most(_frames_of(frames, lambda: _for(FRAMES_S))) for _ in range(RUNS))

    before = _own_memory()
    seats = Seats(session, bridge.attempt)
    link = PhonesLink(bridge, answers=lambda: seats, pages=pages(folder / "pages"))
    begun = perf_counter()
    link.switch_on(HERE)
    _until(lambda: link.state == "on")
    on = 1e3 * (perf_counter() - begun)
    callers = Callers()
    _join(link, callers, list(session.compiled.seats))
    runs: list[dict[str, list[float]]] = []
    beside = min(_most(_frames_of(frames, lambda: runs.append(callers.go(SEALS)))) for _ in range(RUNS))
    frames.stop()
    painted = _Painted(table)
    to_table = min(_most(painted.after(callers.go(SEALS)["sent"])) for _ in range(RUNS))
    relay = psutil.Process(link.relay_id()).memory_full_info().uss / MEGABYTE
    window = (_own_memory() - before) / MEGABYTE
    callers.end()
    link.switch_off()
    table.close()
    answered = min(median(one["answered"]) for one in runs)
    told = min(_most(one["told"]) for one in runs)
    return [
        Figure(name="phones on, from the switch to the way open", value=on, unit="ms", goal=1000),
        Figure(name="sealed to answered: median", value=answered, unit="ms", goal=150),
        Figure(name="sealed to painted at the table: 95%", value=to_table, unit="ms", goal=300),
        Figure(name="sealed to the last of 25 told: 95%", value=told, unit="ms", goal=1000),
        Figure(
            name="frames with 25 phones: 95%",
            value=beside,
            unit="ms",
            ratio=beside / alone,
            ratio_to="without phones",
            ratio_goal=1.5,
        ),
        Figure(name="relay, memory", value=relay, unit="MB", goal=20),
        Figure(name="relay and window, memory with 25 phones", value=relay + window, unit="MB", goal=30),
    ]


class _Painted:
    """When the table was painted after each change."""

    def __init__(self, table: TableWindow) -> None:
        self._table = table
        self._at: list[float] = []
        table.bridge.changed.connect(lambda _state, _events: self._paint())

    def _paint(self) -> None:
        self._table.repaint()
        self._at.append(perf_counter())

    def after(self, sent: list[float]) -> list[float]:
        """Return the milliseconds from each of these moments to the next paint."""
        return [1e3 * (next(at for at in self._at if at > one) - one) for one in sent]


def _frames_of(frames: Frames, action: Callable[[], object]) -> list[float]:
    """Return the milliseconds between frames while something goes on."""
    frames.begin()
    action()
    return frames.taken()


def _join(link: PhonesLink, callers: Callers, seats: list[str]) -> None:
    """Have all phones come in, one after the other; all but the first of a seat have to be let in."""
    let_in = 0
    for number in range(PHONES):
        place = seats[number % len(seats)]
        callers.tell({"place": place, "link": link.card_link(place)})
        while callers.are_here() <= number:
            waiting = callers.words_of_waiting()
            for word in waiting[let_in:]:
                link.let_in(word)
            let_in = len(waiting)
            _for(0.01)


def _most(values: list[float]) -> float:
    """Return what 95 of a hundred stay below."""
    return quantiles(values, n=20)[-1]


def _own_memory() -> int:
    return int(psutil.Process().memory_full_info().uss)


def _for(seconds: float) -> None:
    end = perf_counter() + seconds
    while perf_counter() < end:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)


def _until(so: Callable[[], bool]) -> None:
    end = perf_counter() + LIMIT_S
    while not so():
        if perf_counter() > end:
            raise RuntimeError("it did not come to that")
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)


def _put_back(home: str | None) -> None:
    if home is None:
        os.environ.pop("ENTENTE_HOME", None)
    else:
        os.environ["ENTENTE_HOME"] = home
