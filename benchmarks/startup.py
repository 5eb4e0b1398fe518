"""The start of the window: from the process to the library painted with the names of 50 sessions.

Beside it, in the same run and turn by turn, a bare QMainWindow is shown by a process that does nothing
else. Where `make bundle` has made the folder that runs without Python, its start is measured beside that of
the source, both as `entente self-test --start`. Also the memory of the process with a session of the flagship
at the table. Compiled files are kept in a folder of their own, so that what is measured is the second start
and not the first one ever.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final

from benchmarks.bundle import FOLDER, MISSING
from benchmarks.figure import Figure, NotMeasured, in_milli

ROOT: Final = Path(__file__).resolve().parents[1]
SESSIONS: Final = 50
RUNS: Final = 9
START: Final = ("self-test", "--start")
"""What the bundle and the source are both asked to do."""

BARE: Final = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1366, 768)
window.show()
app.processEvents()
print("painted", flush=True)
"""

LIBRARY: Final = """
import gc
gc.disable()
from ui import app as start
from PySide6.QtCore import QTimer
def painted():
    from PySide6.QtWidgets import QApplication
    home = next(one for one in QApplication.topLevelWidgets() if one.objectName() == "home")
    home.repaint()
    print("painted", len(home.library.rows()), flush=True)
start.Desk.settle_in = lambda desk: (painted(), desk.quit())
raise SystemExit(start.run())
"""

TABLE: Final = """
import sys
from pathlib import Path
from ui import app as start
settle_in = start.Desk.settle_in
def settled(desk):
    settle_in(desk)
    desk.open(Path(sys.argv[1]))
    for _ in range(20):
        start.QApplication.processEvents()
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    print(next((line.split()[1] for line in lines if line.startswith("VmRSS")), 0), flush=True)
    desk.quit()
start.Desk.settle_in = settled
raise SystemExit(start.run())
"""


def figures() -> Iterator[Figure | NotMeasured]:
    """Measure the start against a bare window, then the memory, then the bundle's start."""
    with TemporaryDirectory() as folder:
        home = Path(folder)
        first = _fill(home / "sessions")
        started: dict[str, list[float]] = {BARE: [], LIBRARY: []}
        for _ in range(RUNS + 1):
            for code, times in started.items():
                times.append(_seconds_to_paint([sys.executable, "-c", code], home))
        # The first run of each compiles.
        bare, library = min(started[BARE][1:]), min(started[LIBRARY][1:])
        yield Figure(name="bare window painted", value=in_milli(bare), unit="ms")
        yield Figure(
            name=f"library painted, {SESSIONS} names",
            value=in_milli(library),
            unit="ms",
            ratio=library / bare,
            ratio_to="the bare window",
            ratio_goal=1.8,
        )
        memory = int(
            _begun([sys.executable, "-c", TABLE, str(first)], home).communicate(timeout=120)[0].split()[-1]
        )
        yield Figure(name="memory with a session open", value=memory / 1024, unit="MB", goal=220)
        yield _bundle(home)


def _bundle(home: Path) -> Figure | NotMeasured:
    """Measure the start of the bundle and of the source, turn by turn."""
    name = "bundle: library painted"
    program = FOLDER / ("entente-cli.exe" if sys.platform == "win32" else "entente")
    if not program.exists():
        return NotMeasured(name=name, why=MISSING)
    ways = ([str(program), *START], [sys.executable, "-m", "ui", *START])
    times = [[_seconds_to_paint(way, home) for way in ways] for _ in range(RUNS + 1)]
    # The middle, not the best: one lucky start of either would decide the ratio.
    bundle, source = (median(one) for one in zip(*times[1:], strict=True))
    return Figure(
        name=name,
        value=in_milli(bundle),
        unit="ms",
        ratio=bundle / source,
        ratio_to="the source",
        ratio_goal=1.3,
    )


def _fill(folder: Path) -> Path:
    """Make sessions of the flagship in a folder; return one of them."""
    from wargame.journal.file import create
    from wargame.places import scenarios_folder
    from wargame.scenario.load import load
    from wargame.session.opening import Plan, start
    from wargame.session.session import now

    folder.mkdir()
    scenario = load(scenarios_folder() / "afghanistan-2017.yaml")
    first = folder / "Session 1.entente"
    journal = create(first, scenario, clock=now)
    start(scenario, Plan(title="Session 1", seed=1), journal).close()
    for number in range(2, SESSIONS + 1):
        (folder / f"Session {number}.entente").write_bytes(first.read_bytes())
    return first


def _seconds_to_paint(command: list[str], home: Path) -> float:
    begun = perf_counter()
    with _begun(command, home) as child:
        assert child.stdout is not None
        line = child.stdout.readline()
        seconds = perf_counter() - begun
        child.communicate(timeout=60)
    if "painted" not in line:
        raise RuntimeError(f"the window was not painted: {line!r}")
    return seconds


def _begun(command: list[str], home: Path) -> "subprocess.Popen[str]":
    environment = {
        **os.environ,
        "ENTENTE_HOME": str(home),
        "PYTHONPATH": str(ROOT),
        "PYTHONPYCACHEPREFIX": str(home / "compiled"),
        "QT_QPA_PLATFORM": "offscreen",
        "QT_LOGGING_RULES": "qt.qpa.*=false",
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
