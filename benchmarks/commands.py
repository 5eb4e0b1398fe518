"""How long a whole command takes, from the shell's point of view."""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.figure import Figure, best_of, in_milli
from benchmarks.journal import size_of_a_session


def figures() -> list[Figure]:
    """Return the figures of the command line."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "session.entente"
        size_of_a_session(path)
        seconds = best_of(7, lambda: _run("show", str(path)))
    return [Figure(name="entente show, whole process", value=in_milli(seconds), unit="ms", goal=400)]


def _run(*words: str) -> None:
    subprocess.run([sys.executable, "-m", "wargame", *words], check=True, capture_output=True)
