"""The screen that is not there: the one size of it for all tests, whatever Qt takes for usual."""

from os.path import relpath
from pathlib import Path
from typing import Final

SCREEN: Final = Path(__file__).parent / "data" / "desk-screen.json"


def platform_with(screens: Path) -> str:
    """Return what `QT_QPA_PLATFORM` is for the screens of a file, in a process that runs in this folder.

    The path is relative: a colon, as in `C:`, would end it.
    """
    return f"offscreen:configfile={relpath(screens)}"


PLATFORM: Final = platform_with(SCREEN)
"""What it is for all tests."""
