"""What the other figures are compared with: a fixed loop, a bare insert as durable as a move, a bare window.

Each is measured once in each run. A slow or busy machine shows in them first, so a ratio to them says more
than a time.
"""

import os
import sqlite3
import subprocess
import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.figure import Figure, best_of, in_milli

STEPS = 100_000
"""Steps of the loop."""

BODY = "x" * 1_000
"""What a bare insert writes: about as much as a move."""


WINDOW = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.show()
app.processEvents()
"""
"""A process that shows an empty window and ends."""


def figures() -> list[Figure]:
    """Return the yardsticks."""
    return [
        Figure(name=f"calibration loop, {STEPS:,} steps", value=in_milli(loop()), unit="ms"),
        Figure(name="bare sqlite3 insert, same durability", value=in_milli(bare_insert()), unit="ms"),
        Figure(name="bare window, whole process", value=in_milli(bare_window()), unit="ms"),
    ]


@cache
def loop() -> float:
    """Return the seconds that the fixed loop takes."""
    return best_of(15, _count)


def _count() -> int:
    value = 0
    for step in range(STEPS):
        value = (value * 31 + step) & 0xFFFF
    return value


@cache
def bare_insert() -> float:
    """Return the seconds of one row in one transaction, with a rollback journal and full synchronisation."""
    with TemporaryDirectory() as folder:
        connection = sqlite3.connect(Path(folder) / "bare.db", isolation_level=None)
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("CREATE TABLE row (body TEXT)")
        seconds = best_of(20, lambda: _insert(connection), times=10)
        connection.close()
    return seconds


def _insert(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT INTO row VALUES (?)", (BODY,))
    connection.execute("COMMIT")


@cache
def bare_window() -> float:
    """Return the seconds of a whole process that shows an empty window, without a screen."""
    without_screen = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return best_of(5, lambda: subprocess.run([sys.executable, "-c", WINDOW], check=True, env=without_screen))
