"""`entente self-test`: does this installation work? Opens the window, plays, writes every export, verifies.

What can be built without errors can still fail where it runs: a library that is missing, a folder that was
forgotten. So the built program plays the practice game through its own window, verifies the session, writes
everything that can be written, opens the guide, has games played in other processes, and has a phone join
over this computer's own address. All of it happens in a folder of its own, which is thrown away; the user's
files are not touched. An error anywhere, or too long a wait, ends it with a code other than 0. To try one
thing more: a function, and its line in `CHECKS`.
"""

import argparse
import faulthandler
import os
import re
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
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
        from ui.theme.fonts import load_fonts

        load_fonts()
        for name, check in CHECKS.items():
            _attempt(name, partial(check, desk, folder), errors.found)
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
    from ui.theme.theme import FUSION, Theme, apply_theme

    app = EntenteApplication([*sys.argv[:1], "-style", "fusion"])
    app.setProperty(FUSION, True)
    app.setApplicationName("Entente")
    app.setQuitOnLastWindowClosed(False)
    theme = Theme("light", 100, reduced_motion=True)
    apply_theme(app, theme, first_fonts_only=True)
    desk = Desk(theme, Remembered())
    desk.begin()
    QApplication.processEvents()
    desk.home.repaint()
    return desk


def _practice(desk: "Desk", folder: Path) -> str:
    """Play the practice game, write its reports and the graph, close it and verify the file."""
    from ui.hands import play_to_the_end, settle
    from ui.panels.graph import GraphPanel
    from ui.widgets.graph_copy import save
    from wargame.journal.verify import verify
    from wargame.report.making import ENDINGS, write_report

    desk.practice()
    table = desk.table
    if table is None:
        raise RuntimeError("the table did not open")
    pressed = play_to_the_end(table)
    session = table.bridge.session
    written = [folder / f"report{ending}" for ending in ENDINGS]
    for report in written:
        write_report(session, report)
    # One of several at the table: that which shows most.
    graph = max(table.findChildren(GraphPanel), key=lambda one: len(one.canvas.scene.data.ties))
    for picture in (folder / "graph.svg", folder / "graph.png"):
        save(graph.canvas.scene, graph.title.text(), picture)
        written.append(picture)
    desk.leave_table()
    settle()
    found = verify(_session())
    if not found.is_sound:
        raise RuntimeError(" ".join(found.words))
    return f"{pressed} presses, {len(session.history.entries)} events, verified; {_sizes(written)}"


def _session() -> Path:
    """Return the file of the session that was played."""
    from wargame.places import sessions_folder

    return max(sessions_folder().glob("*.entente"), key=lambda path: path.stat().st_mtime_ns)


def _scenarios(_desk: "Desk", _folder: Path) -> str:
    """Read and check every scenario that comes with the program."""
    from wargame.places import scenarios_folder
    from wargame.scenario.load import load

    paths = sorted(scenarios_folder().glob("*.yaml"))
    if not paths:
        raise RuntimeError(f"there are none in {scenarios_folder()}")
    return ", ".join(load(path).id for path in paths)


def _commands(_desk: "Desk", folder: Path) -> str:
    """Write the tables, the graph as data and the print kit by the commands of the terminal."""
    session, written = str(_session()), []
    for what, name in (
        ("tables", "tables"),
        ("tables", "tables.json"),
        ("tables", "tables.xlsx"),
        ("graph", "graph.graphml"),
        ("graph", "graph.gexf"),
        ("graph", "graph.csv"),
    ):
        _command("export", session, "--what", what, "--overwrite", "-o", str(folder / name))
        written.append(folder / name)
    _command("print", session, "-o", str(folder / "kit.pdf"))
    _command("balance", str(folder / "graph.csv"))
    return _sizes([*written, folder / "kit.pdf"])


def _charts(_desk: "Desk", folder: Path) -> str:
    """Draw every chart of the session, and one in every format; each needs a library of its own."""
    from ui.panels.replay.analysis.chart import chart_style
    from ui.presenters.chart_drawing import as_pdf, as_pixels, as_png, as_svg
    from ui.theme.tokens import LIGHT
    from wargame.cli.finding import read_session
    from wargame.shown.charts import analysis

    session = read_session(str(_session()))
    history, style = session.history, chart_style(LIGHT)
    ends = sorted(history.turn_ends().items())
    turns = ((0, history.opening), *((turn, history.state_at(event)) for turn, event in ends))
    charts = analysis(turns, tuple(entry.event for entry in history.line()))
    for chart in charts:
        (folder / f"{chart.key}.svg").write_text(as_svg(chart, style), encoding="utf-8")
    as_pixels(charts[0], style, 320, 200)
    (folder / "chart.png").write_bytes(as_png(charts[0], style))
    (folder / "chart.pdf").write_bytes(as_pdf(charts[0], style))
    return f"{', '.join(chart.key for chart in charts)}; as svg, png and pdf"


def _guide(desk: "Desk", _folder: Path) -> str:
    """Open the guide as F1 does and look that every page has its text and its pictures."""
    from PySide6.QtGui import QImage

    from ui.windows.guide import MISSING
    from wargame.places import docs_folder

    desk.open_guide()
    guide = desk.guide
    if guide is None or not guide.box.count():
        raise RuntimeError("the guide has no pages")
    names, pictures = [guide.box.itemData(at) for at in range(guide.box.count())], 0
    for name in names:
        guide.show_page(name)
        text = guide.page.document()
        if MISSING in text.toPlainText():
            raise RuntimeError(f"the page {name} is missing")
        for shown in re.findall(r'<img src="([^"]+)"', text.toHtml()):
            if QImage(str(docs_folder() / "guide" / shown)).isNull():
                raise RuntimeError(f"{name} shows {shown}, which is missing")
            pictures += 1
    guide.close()
    return f"{len(names)} pages, {pictures} pictures"


def _simulation(_desk: "Desk", folder: Path) -> str:
    """Have games played in this process, and in two more, which a bundle starts in its own way."""
    from wargame.places import scenarios_folder

    scenario = str(scenarios_folder() / "first-steps.yaml")
    for games, workers in (("200", "1"), ("8000", "2")):
        _command("simulate", scenario, "--games", games, "--workers", workers, "-o", str(folder / games))
    return "200 games here, 8,000 in two other processes"


def _pictures(_desk: "Desk", folder: Path) -> str:
    """Take in a picture of each form, show it, and hand a scenario on as one file."""
    from io import BytesIO

    from PIL import Image

    from ui.widgets.picture import image_of
    from wargame.scenario.pictures import FORMS, made_anew
    from wargame.shown.pictures import ShownPicture

    for form in FORMS:
        into = BytesIO()
        Image.new("RGB", (60, 40), "teal").save(into, form)
        one = made_anew(into.getvalue(), form, for_play=True)
        shown = ShownPicture(
            content=one.content, media_type=one.media_type, alt=form, width=one.width, height=one.height
        )
        if image_of(shown).width() != one.width:
            raise RuntimeError(f"a picture in {form} is not shown")
    packed = str(folder / "handed-on.entente-scenario")
    _command("pack", "first-steps", "-o", packed)
    _command("unpack", packed, "--dry-run")
    return f"{', '.join(FORMS)}; a scenario packed and opened"


def _phones(desk: "Desk", _folder: Path) -> str:
    """Switch phones on over a new practice game, have a phone join and look, and switch them off."""
    from ui.phone_trial import try_phones
    from ui.phones import missing_part

    if lacks := missing_part():
        return f"left out. {lacks}"
    desk.practice()
    table = desk.table
    if table is None:
        raise RuntimeError("the table did not open")
    found = try_phones(table.phones.link, table.bridge.session.compiled.seats[0])
    desk.leave_table()
    return found


def _command(*words: str) -> str:
    """Run a command of the terminal and return what it prints."""
    from contextlib import redirect_stderr, redirect_stdout
    from io import StringIO

    from wargame.cli.main import main

    said, complained = StringIO(), StringIO()
    with redirect_stdout(said), redirect_stderr(complained):
        code = main(list(words))
    if code != 0:
        raise RuntimeError(f"entente {' '.join(words)} ended with {code}: {complained.getvalue()}")
    return said.getvalue()


def _sizes(written: list[Path]) -> str:
    """Return the names of files with their sizes; of a folder, with the number of its files.

    Raises
    ------
    RuntimeError
        If one of them is empty.
    """
    sizes = {
        path.name: len(list(path.iterdir())) if path.is_dir() else path.stat().st_size for path in written
    }
    if empty := [name for name, size in sizes.items() if not size]:
        raise RuntimeError(f"nothing was written into {', '.join(empty)}")
    return ", ".join(f"{name} {size:,}" for name, size in sizes.items())


def _say(line: str) -> None:
    # A program without a console has nobody to tell; the code it ends with is the answer then.
    if sys.stdout is not None:
        sys.stdout.write(line + "\n")
        sys.stdout.flush()


CHECKS: Final[dict[str, Callable[["Desk", Path], str]]] = {
    "practice game": _practice,
    "scenarios": _scenarios,
    "data and print kit": _commands,
    "charts": _charts,
    "guide": _guide,
    "simulation": _simulation,
    "pictures": _pictures,
    "phones": _phones,
}
"""What is tried, in this order; each answers with what it found."""
