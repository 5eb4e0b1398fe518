"""A screen that nobody sees, with a window manager; made before Qt is asked for a window.

`missing_programs` names what the system lacks, with the package that brings it.
"""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

PROGRAMS: Final = {"Xvfb": "xvfb", "openbox": "openbox", "xdotool": "xdotool", "xset": "x11-xserver-utils"}
"""What is needed, and the Debian package it comes from."""

PATIENCE: Final = 20
"""Seconds that screen and window manager may take to come."""

SIZE: Final = (1366, 768)


def missing_programs() -> str:
    """Return a sentence that says what is missing and how to get it; empty if all is there."""
    missing = {program: package for program, package in PROGRAMS.items() if shutil.which(program) is None}
    if not missing:
        return ""
    return (
        f"make hands needs {', '.join(missing)}. On Debian and Ubuntu type: "
        f"sudo apt-get install {' '.join(missing.values())}"
    )


@contextmanager
def real_screen(size: tuple[int, int] = SIZE) -> Iterator[str]:
    """Start a screen with a window manager; give its name, and end both afterwards."""
    read, write = os.pipe()
    # A server that resets when its last client leaves would lose what one has set before the next one comes.
    server = subprocess.Popen(
        [
            "Xvfb",
            "-noreset",
            "-displayfd",
            str(write),
            "-screen",
            "0",
            f"{size[0]}x{size[1]}x24",
            "-nolisten",
            "tcp",
        ],
        pass_fds=(write,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as told:
        name = f":{told.readline().strip()}"
    environment = os.environ | {"DISPLAY": name}
    # As every desktop has it: a key that is held down repeats.
    subprocess.run(["xset", "r", "on"], env=environment, check=True)
    subprocess.run(["xset", "r", "rate", "300", "30"], env=environment, check=True)
    manager = subprocess.Popen(
        ["openbox"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait_for_manager(environment)
        yield name
    finally:
        for process in (manager, server):
            process.terminate()
            process.wait()


def _wait_for_manager(environment: dict[str, str]) -> None:
    """Wait until windows are managed: one that comes before is never given the focus."""
    for _ in range(PATIENCE * 10):
        asked = subprocess.run(
            ["xdotool", "get_num_desktops"], env=environment, capture_output=True, check=False
        )
        if asked.returncode == 0:
            return
        time.sleep(0.1)
    raise TimeoutError("the window manager did not come")
