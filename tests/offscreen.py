"""The screen that is not there: the one size of it for all tests, whatever Qt takes for usual."""

from os.path import relpath
from pathlib import Path
from typing import Final

SCREEN: Final = Path(__file__).parent / "data" / "desk-screen.json"

PLATFORM: Final = f"offscreen:configfile={relpath(SCREEN)}"
"""What `QT_QPA_PLATFORM` is set to. The path is relative: a colon, as in `C:`, would end it."""
