"""What will be wanted soon is loaded piece by piece, and only while nothing else is done."""

import ast
from importlib import import_module
from inspect import getsource

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.windows.ahead import EDITOR, LoadedAhead


def test_all_is_loaded_in_order_once_there_is_time_for_it(qtbot: QtBot) -> None:
    parent, free, done = QObject(), [False], [""]
    loaded = LoadedAhead(("json", "string"), lambda: free[0], parent, lambda: done.append("last"))
    for _ in range(3):
        loaded._load_next()
    assert not loaded.is_done, "something else is done"
    free[0] = True
    qtbot.waitUntil(lambda: loaded.is_done, timeout=5_000)
    assert done == ["", "last"]


def test_the_parts_of_the_editor_are_those_that_it_imports() -> None:
    imported = {
        node.module
        for name in ("editor", "editor_body", "editor_pages", "editor_bar")
        for node in ast.walk(ast.parse(getsource(import_module(f"ui.windows.{name}"))))
        if isinstance(node, ast.ImportFrom)
    }
    pages = {name for name in EDITOR if name.startswith("ui.panels.editor.")}
    deeper = {f"ui.panels.editor.{name}" for name in ("rows", "form", "inspector", "card_grid", "card_form")}
    assert pages - deeper <= imported
    assert EDITOR[-1] == "ui.windows.editor"
