"""`entente import FILE -o SCENARIO`: what a workbook would change in a scenario, and then the change.

The preview is made by `wargame.workbook` and printed first, whole; with --dry-run nothing else happens.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from wargame.cli.errors import Unreadable
from wargame.cli.out import Printer, visible, wrapped
from wargame.places import is_there
from wargame.terms import Refused

if TYPE_CHECKING:
    from wargame.workbook.preview import Preview


def take_in(argv: list[str]) -> int:
    """Run the command; returns 0 when all was taken in, 1 if something has to be mended first."""
    asked = _parser().parse_args(argv)
    from wargame.scenario.save import write_text
    from wargame.workbook.exchange import new_scenario, preview_file
    from wargame.workbook.files import WorkbookUnreadable

    if is_there(asked.out):
        raise Refused("output-there-already", path=asked.out)
    try:
        made = preview_file(asked.file, {})
    except WorkbookUnreadable as error:
        raise Unreadable(error.told) from error
    _tell(made)
    if not asked.dry_run:
        write_text(asked.out, new_scenario(made))
        print(f"Written: {visible(str(asked.out))}")
    return 1 if made.troubles or made.left else 0


def _tell(made: Preview) -> None:
    from wargame.workbook.telling import summary, told

    printer = Printer()
    for part in told(made):
        printer.subheading(part.heading)
        for line in part.lines:
            printer.lines(wrapped(line, "  ", printer.columns, "  "))
    printer.line(visible(summary(made)))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="entente import",
        description="Read a workbook, tell what it would change in a scenario, and change it.",
        epilog="Exit code: 0 all was taken, 1 something has to be mended first, 2 FILE could not be read.",
    )
    parser.add_argument("file", metavar="FILE", type=Path, help="the workbook (.xlsx)")
    parser.add_argument(
        "-o", "--out", type=Path, required=True, metavar="SCENARIO", help="the scenario's file"
    )
    parser.add_argument("--dry-run", action="store_true", help="only tell what would change")
    return parser
