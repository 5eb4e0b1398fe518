"""What the import contracts cannot see, tried in a process of its own."""

import ast
from pathlib import Path

import pytest

from tests.children import ROOT, run_python

WITHOUT_QT = """
import importlib, pkgutil, sys
sys.modules.update(dict.fromkeys(["PySide6", "shiboken6", "ui"]))   # None: any import of them fails
import wargame
for module in pkgutil.walk_packages(wargame.__path__, "wargame."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
"""

WHAT_COMES_ALONG = """
import importlib, sys
importlib.import_module(sys.argv[1])
print(*{name.partition(".")[0] for name in sys.modules})
"""

LIGHT = ["wargame", "wargame.places", "wargame.scenario.load", "ui.__main__"]

HEAVY = {"PySide6", "matplotlib", "networkx", "numpy", "scipy", "sqlite_utils", "typst"} | {
    *("docx", "lxml", "PIL", "pptx"),
}


def test_all_of_the_game_can_be_imported_without_qt() -> None:
    child = run_python(WITHOUT_QT)
    assert child.returncode == 0, child.stderr


@pytest.mark.parametrize("room", LIGHT)
def test_starting_up_loads_nothing_heavy(room: str) -> None:
    child = run_python(WHAT_COMES_ALONG, room)
    assert child.returncode == 0, child.stderr
    assert HEAVY.isdisjoint(child.stdout.split())


def test_every_room_is_in_the_table_of_the_architecture() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rows = "".join(line.split("|")[1] for line in page.splitlines() if line.startswith("| `"))
    rooms = {folder.parent.name for folder in (ROOT / "wargame").glob("*/__init__.py")}
    assert [room for room in sorted(rooms) if f"`wargame.{room}`" not in rows] == []


BEHIND_THE_CURTAIN = sorted(
    [
        *(ROOT / "ui" / "panels" / "hand").glob("*.py"),
        *(
            ROOT / "ui" / p
            for p in ("panels/room/board.py", "panels/room/curtain.py", "windows/projector.py")
        ),
    ]
)
"""What a seat or the room looks at."""

CONTROLS = {"SessionBridge", "Session", "GameState", "History", "sight", "redact", "take_up"}


@pytest.mark.parametrize("file", BEHIND_THE_CURTAIN, ids=lambda file: file.stem)
def test_what_a_seat_or_the_room_looks_at_leads_to_the_session_by_a_door_alone(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    named = {name.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for name in node.names}
    assert named & CONTROLS == set()


WHAT_THE_DESK_LOADS = """
import sys
import ui.desk
print(*sys.modules)
"""

LATER = {
    "ui.windows.table",
    "ui.bridge",
    "wargame.session.session",
    "wargame.journal.file",
    "numpy",
    "sqlite3",
}


def test_before_the_library_is_painted_neither_the_table_nor_the_session_is_loaded() -> None:
    child = run_python(WHAT_THE_DESK_LOADS)
    assert child.returncode == 0, child.stderr
    assert LATER.isdisjoint(child.stdout.split())


@pytest.mark.parametrize("file", ["desk.py", "pages.py", "sitting.py"])
def test_the_desk_puts_imports_off_in_one_place_and_asks_nothing_by_the_name_of_an_attribute(
    file: str,
) -> None:
    tree = ast.parse((ROOT / "ui" / file).read_text(encoding="utf-8"))
    inside = [
        ast.unparse(one)
        for made in ast.walk(tree)
        if isinstance(made, ast.FunctionDef)
        for one in ast.walk(made)
        if isinstance(one, ast.Import | ast.ImportFrom)
        or (isinstance(one, ast.Name) and one.id in {"getattr", "hasattr", "setattr"})
    ]
    assert inside == []
