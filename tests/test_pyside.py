"""Guards against a PySide6 that loses references, as 6.12.0 does on Python below 3.12.

There every void Qt call gives away one reference to None, and after some thousands of calls the
interpreter aborts; a window suite of usual size does not notice. From Python 3.12 on, None is
immortal: its count never moves and nothing aborts, so there the first two tests only show that the
calls work, and the third alone keeps the release out.
"""

import sys

import PySide6
from PySide6.QtGui import QPen

from tests.children import run_python

MANY_VOID_CALLS = """
from PySide6.QtGui import QPen
pen = QPen()
for _ in range(20_000):
    pen.setWidthF(1.0)
print("still here")
"""

CALLS = 400
NOISE = 50


def test_twenty_thousand_void_calls_leave_python_running() -> None:
    child = run_python(MANY_VOID_CALLS)
    assert (child.returncode, child.stdout.strip()) == (0, "still here"), child.stderr


def test_void_calls_leave_the_references_to_none_level() -> None:
    pen = QPen()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        pen.setWidthF(1.0)
    assert abs(sys.getrefcount(None) - before) < NOISE


def test_the_release_that_loses_references_is_not_installed() -> None:
    assert PySide6.__version_info__[:3] != (6, 12, 0)
