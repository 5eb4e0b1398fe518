"""What a command does not write over by itself: a file that people have worked on cannot be written again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from wargame.places import is_there
from wargame.terms import Refused

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

_EDITABLE: Final = (".docx", ".pptx")


def add_overwrite(parser: argparse.ArgumentParser) -> None:
    """Add `--overwrite`."""
    parser.add_argument(
        "--overwrite", action="store_true", help="replace a file that was edited in an office program"
    )


def spare_edited(path: Path) -> None:
    """Refuse to take the place of a file that people have worked on.

    Raises
    ------
    Refused
        If it was saved by an office program.
    """
    if path.suffix.lower() not in _EDITABLE or not is_there(path):
        return
    from wargame.report.formats.office import saved_with

    if program := saved_with(path):
        raise Refused("output-edited", path=path, program=program)
