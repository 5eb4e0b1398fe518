"""The relay's way to the window: its standard input and output, line by line, as bytes.

By the numbers of the files and not by Python's streams: a program with a window has none on Windows, only the
pipes that whoever started it gave it. Only the standard library is used. What stands in a line is `lines`.
"""

import os
import sys
from collections.abc import Callable
from contextlib import suppress


def take_bytes_as_they_are() -> None:
    """Keep Windows from changing the ends of lines; OSError where there are no pipes."""
    if sys.platform == "win32":
        import msvcrt

        for number in (0, 1):
            msvcrt.setmode(number, os.O_BINARY)


def say(line: str) -> None:
    """Give the window a line; without a window there is nothing left to do."""
    rest = memoryview(line.encode("ascii") + b"\n")
    try:
        while rest:
            rest = rest[os.write(1, rest) :]
    except OSError:
        os._exit(0)


def listen_to_the_window(hear: Callable[[str | None], object]) -> None:
    """Hand on what the window says, line by line, and None when it says no more.

    For a thread: on Windows asyncio cannot wait for a pipe, and a thread that holds the lock of `sys.stdin`
    would keep the process from ending.
    """
    rest = b""
    with suppress(RuntimeError):  # whoever hears it has ended before
        try:
            while chunk := os.read(0, 65_536):
                *whole, rest = (rest + chunk).split(b"\n")
                for line in whole:
                    hear(line.decode("utf-8", "replace"))
        except OSError:
            pass
        hear(None)
