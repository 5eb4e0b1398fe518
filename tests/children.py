"""Run a piece of Python in a process of its own, for what would spoil the one the tests run in."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def run_python(code: str, *arguments: str, timeout_s: float = 120) -> subprocess.CompletedProcess[str]:
    """Return the finished process that ran `code` in the project's folder, with warnings as errors."""
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", code, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=timeout_s,
        check=False,
    )
