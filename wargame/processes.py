"""Which process is which, whatever the clock on the wall says.

A process is known by its number and a mark of when it began: on Linux the ticks since the computer was
started, together with a mark of that start; elsewhere the moment that the system keeps for it. A clock that
is set does not change either. Used by locks and by files that are being written.
"""

import os
import sys
from functools import cache
from pathlib import Path


def is_running(process: int) -> bool:
    """Return whether there is a process of that number."""
    import psutil

    try:
        return process > 0 and bool(psutil.pid_exists(process))
    except (OverflowError, ValueError):
        return False


def mark_of(process: int) -> str:
    """Return what tells a process from every other that has had its number; empty where nothing does."""
    return _linux_mark(process) if sys.platform == "linux" else _kept_mark(process)


@cache
def own_mark() -> str:
    """Return the mark of this process."""
    return mark_of(os.getpid())


def _linux_mark(process: int) -> str:
    try:
        # The name, in brackets, may hold spaces and brackets; the 22nd field is when it began, in ticks.
        fields = Path(f"/proc/{process}/stat").read_bytes().rpartition(b")")[2].split()
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
        return f"{boot}:{int(fields[19])}"
    except (OSError, ValueError, IndexError):
        return ""


def _kept_mark(process: int) -> str:
    import psutil

    try:
        return f"{psutil.Process(process).create_time():.2f}"
    except (psutil.Error, OSError, ValueError):
        return ""
