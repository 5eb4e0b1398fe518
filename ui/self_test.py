"""`entente self-test`: does this installation work? Opens the window, plays, writes a report, verifies.

What can be built without errors can still fail where it runs: a library that is missing, a folder that was
forgotten. So the built program plays the practice game through its own window, writes the report and the
charts, and verifies the session. Everything happens in a folder of its own, which is thrown away; the
user's files are not touched. An error anywhere, or too long a wait, ends it with a code other than 0.
"""

import argparse
import faulthandler
import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from types import TracebackType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ui.desk import Desk

LIMIT_S: Final = 180
"""Seconds after which the test counts as hanging, on a slow machine too."""

FAILED: Final = 1


def self_test(argv: list[str]) -> int:
    """Run the test; return 0 if all of it works, 1 if something does not."""
    asked = _parser().parse_args(argv)
    # Where there is no screen, the same window is drawn without one.
    if sys.platform.startswith("linux") and not any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    faulthandler.dump_traceback_later(asked.limit, exit=True)
    try:
        with _folder(asked.folder) as folder:
            os.environ["ENTENTE_HOME"] = str(folder / "home")
            return _run(folder, only_start=asked.start)
    finally:
        faulthandler.cancel_dump_traceback_later()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="entente self-test",
        description="Find out whether this installation works: open the window, play the practice game, "
        "write a report and verify the session. Your own files are not touched.",
    )
    parser.add_argument("--folder", type=Path, metavar="DIR", help="keep what is written in this folder")
    parser.add_argument("--start", action="store_true", help="only start, paint once, and end")
    parser.add_argument(
        "--limit", type=float, default=LIMIT_S, metavar="SECONDS", help="give up after so long"
    )
    return parser


@contextmanager
def _folder(wanted: Path | None) -> Iterator[Path]:
    if wanted is not None:
        wanted.mkdir(parents=True, exist_ok=True)
        yield wanted.absolute()
        return
    with TemporaryDirectory(prefix="entente-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


class _Errors:
    """What went wrong, wherever it did: an error in a slot of Qt ends nothing by itself."""

    def __init__(self) -> None:
        self.found: list[str] = []
        sys.excepthook = self._take
        threading.excepthook = lambda thrown: self._take(
            thrown.exc_type, thrown.exc_value or thrown.exc_type(), thrown.exc_traceback
        )

    def _take(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        import traceback

        self.found.append("".join(traceback.format_exception(kind, error, trace)))


def _run(folder: Path, *, only_start: bool) -> int:
    errors = _Errors()
    begun = perf_counter()
    desk = _started()
    _say(f"window painted after {1000 * (perf_counter() - begun):.0f} ms")
    if not only_start:
        for name, check in (
            ("practice game", lambda: _practice(desk, folder)),
            ("scenarios", _scenarios),
            ("charts", lambda: _charts(folder)),
        ):
            _attempt(name, check, errors.found)
    desk.quit()
    for text in errors.found:
        sys.stderr.write(f"{text}\n")
    _say("self-test failed" if errors.found else "self-test passed")
    return FAILED if errors.found else 0


def _attempt(name: str, check: Callable[[], str], errors: list[str]) -> None:
    import traceback

    try:
        _say(f"{name}: {check()}")
    except Exception:  # noqa: BLE001  # whatever fails is what the test is to find
        errors.append(f"{name}:\n{traceback.format_exc()}")


def _started() -> "Desk":
    """Return the desk with the library painted, as at any start."""
    from PySide6.QtWidgets import QApplication

    from ui.app import EntenteApplication
    from ui.desk import Desk
    from ui.remembered import Remembered
    from ui.theme.theme import Theme, apply_theme

    app = EntenteApplication(sys.argv[:1])
    app.setApplicationName("Entente")
    app.setQuitOnLastWindowClosed(False)
    theme = Theme("light", 100, reduced_motion=True)
    apply_theme(app, theme)
    desk = Desk(theme, Remembered())
    desk.begin()
    QApplication.processEvents()
    desk.home.repaint()
    return desk


def _practice(desk: "Desk", folder: Path) -> str:
    """Play the practice game, write its reports, close it and verify the file."""
    from ui.hands import play_to_the_end, settle
    from wargame.journal.verify import verify
    from wargame.places import sessions_folder
    from wargame.report.making import ENDINGS, write_report

    desk.practice()
    table = desk.table
    if table is None:
        raise RuntimeError("the table did not open")
    pressed = play_to_the_end(table)
    session = table.bridge.session
    reports = [folder / f"report{ending}" for ending in ENDINGS]
    for report in reports:
        write_report(session, report)
    desk.leave_table()
    settle()
    found = verify(max(sessions_folder().glob("*.entente"), key=lambda path: path.stat().st_mtime_ns))
    if not found.is_sound:
        raise RuntimeError(" ".join(found.words))
    sizes = ", ".join(f"{report.suffix[1:]} {report.stat().st_size:,} bytes" for report in reports)
    return f"{pressed} presses, {len(session.history.entries)} events, verified; report: {sizes}"


def _scenarios() -> str:
    """Read and check every scenario that comes with the program."""
    from wargame.places import scenarios_folder
    from wargame.scenario.load import load

    paths = sorted(scenarios_folder().glob("*.yaml"))
    if not paths:
        raise RuntimeError(f"there are none in {scenarios_folder()}")
    return ", ".join(load(path).id for path in paths)


def _charts(folder: Path) -> str:
    """Draw a figure in every format that charts are saved in; each needs a library of its own."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(2, 1))
    figure.add_subplot().plot([0, 1], [1, 0])
    for ending in ("svg", "pdf", "png"):
        figure.savefig(folder / f"chart.{ending}")
    return "svg, pdf, png"


def _say(line: str) -> None:
    # A program without a console has nobody to tell; the code it ends with is the answer then.
    if sys.stdout is not None:
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
