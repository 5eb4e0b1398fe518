"""A second screen of another scale: the wall fills it, comes home when it is unplugged, goes out again."""

import json

import pytest

from tests.children import run_python
from tests.offscreen import platform_with

SCREENS = [
    {"name": "laptop", "x": 0, "y": 0, "width": 1366, "height": 768, "dpr": 1},
    {"name": "wall", "x": 1366, "y": 0, "width": 1280, "height": 720, "dpr": 2},
]

AT_TWO_SCREENS = """
import json, os, sys
os.environ["QT_QPA_PLATFORM"] = sys.argv[1]
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
app = QApplication([])
from tests.ui.table_kit import open_table, session
from ui.theme.theme import Theme, apply_theme
apply_theme(app, Theme("light", reduced_motion=True))
table = open_table(session())
QTest.keyClick(table, Qt.Key.Key_P)
wall = table.projecting.window
told = []

def tell():
    for _ in range(4):
        app.processEvents()
    told.append([
        wall.screen().name(), wall.isFullScreen(), app.screens()[0].geometry().contains(wall.frameGeometry()),
        table.toast.text() if table.toast.isVisible() else "",
    ])

tell()
wall._screens = lambda: app.screens()[:1]
app.screenAdded.emit(app.screens()[1])
tell()
wall._screens = app.screens
app.screenAdded.emit(app.screens()[1])
tell()
QTest.keyClick(wall, Qt.Key.Key_Escape)
wall.move(20, 40)
app.screenAdded.emit(app.screens()[1])
wall._screens = lambda: app.screens()[:1]
table.toast.hide()
tell()
wall.close()
app.processEvents()
table.projecting.toggle()
wall = table.projecting.window
tell()
wall.close()
table.close()
print(json.dumps(told))
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[list[object]]:
    """Screen, whether it is filled, whether the wall lies on the laptop, what is said."""
    path = tmp_path_factory.mktemp("screens") / "screens.json"
    whole = [{"logicalDpi": 96, "logicalBaseDpi": 96, **one} for one in SCREENS]
    path.write_text(json.dumps({"screens": whole}), encoding="utf-8")
    with pytest.MonkeyPatch.context() as changed:
        changed.delenv("QT_SCALE_FACTOR", raising=False)
        done = run_python(AT_TWO_SCREENS, platform_with(path))
    assert done.returncode == 0, done.stderr
    found: list[list[object]] = json.loads(done.stdout.splitlines()[-1])
    return found


def test_the_wall_fills_the_second_screen(told: list[list[object]]) -> None:
    assert told[0] == ["wall", True, False, ""]


def test_when_its_screen_is_unplugged_it_is_a_window_on_the_laptop(told: list[list[object]]) -> None:
    assert told[1] == [
        "laptop", False, True, "The second screen is gone; the projector is a window beside the table.",
    ]  # fmt: skip


def test_when_the_screen_is_back_the_wall_fills_it_again(told: list[list[object]]) -> None:
    assert told[2] == ["wall", True, False, "A second screen is there again; the projector fills it."]


def test_a_wall_that_is_a_window_on_the_laptop_stays_where_it_is(told: list[list[object]]) -> None:
    assert told[3] == ["laptop", False, True, ""]


def test_a_wall_that_was_closed_opens_on_the_second_screen_again(told: list[list[object]]) -> None:
    assert told[4][:2] == ["wall", True]
