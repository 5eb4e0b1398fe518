"""Tests of `ui.app`: the start, each in a process of its own."""

from pathlib import Path

import pytest

from tests.children import run_python
from tests.ui.desk_kit import make_session

HEAVY = (
    *("matplotlib", "numpy", "networkx", "sqlite_utils", "typst", "pydantic", "msgspec", "ruamel"),
    *("wargame.session", "wargame.game", "wargame.phones", "nacl", "segno", "ifaddr"),
)

START = """
import sys
from PySide6.QtCore import QTimer
from ui import app
settle_in = app.Desk.settle_in
def settled(desk):
    settle_in(desk)
    QTimer.singleShot(0, lambda: (report(desk), desk.quit()))
app.Desk.settle_in = settled
"""


def started(report: str, *files: str) -> str:
    """What a start with these files prints by `report`, an expression of the desk."""
    code = f"{START}\ndef report(desk): print({report})\nraise SystemExit(app.run(sys.argv[1:]))"
    child = run_python(code, *files)
    assert child.returncode == 0, child.stderr
    return child.stdout.strip()


def test_nothing_heavy_is_loaded_before_the_library_is_painted() -> None:
    child = run_python(f"import sys, ui.app\nprint([name for name in {HEAVY} if name in sys.modules])")
    assert child.stdout.strip() == "[]", child.stderr


def test_it_starts_on_a_new_machine_and_ends_without_a_trace_of_failure(user_folders: Path) -> None:
    assert started("desk.home.isVisible()") == "True"
    assert (user_folders / "log" / "entente.log").exists()
    assert list((user_folders / "log").glob("running-*.txt")) == []


def test_a_file_that_was_double_clicked_is_opened() -> None:
    path = make_session("Staff course")
    assert started("desk.table.bridge.state.setup.title", str(path)) == "Staff course"


def test_a_file_that_is_not_there_is_answered_in_the_library() -> None:
    assert "There is no file" in started("desk.home.library.notice.text()", "/nowhere/at-all.entente")


@pytest.mark.parametrize("folder", ["log", "config", "sessions"])
def test_it_starts_where_a_folder_cannot_be_made(user_folders: Path, folder: str) -> None:
    user_folders.mkdir(parents=True)
    (user_folders / folder).write_text("in the way")
    assert started("desk.home.isVisible()") == "True"


def test_an_error_in_a_slot_is_written_down_and_told(user_folders: Path) -> None:
    child = run_python(
        """
from PySide6.QtCore import Qt, QTimer
from ui import app
def settled(desk):
    told = lambda words: (print(desk.home.library.notice.text()), desk.quit())
    desk.failed.connect(told, Qt.ConnectionType.QueuedConnection)
    QTimer.singleShot(0, lambda: [][1])
app.Desk.settle_in = settled
raise SystemExit(app.run([]))
"""
    )
    assert "Something in the program failed" in child.stdout
    (report,) = (user_folders / "log").glob("running-*.txt")
    assert "IndexError" in report.read_text()
