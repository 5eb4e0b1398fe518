"""`entente import FILE -o SCENARIO`: what a workbook would change in a scenario, and then the change.

The preview is made by `wargame.workbook` and printed first, whole; with --dry-run nothing else happens. A
scenario that is there is changed, one that is not is made.
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
    from wargame.scenario.document.document import Document
    from wargame.scenario.document.saving import OnDisk
    from wargame.workbook.preview import Preview, Taking


def take_in(argv: list[str]) -> int:
    """Run the command; returns 0 when all was taken in, 1 if something has to be mended first."""
    asked = _parser().parse_args(argv)
    from wargame.scenario.document.saving import open_file
    from wargame.scenario.load import ScenarioUnreadable
    from wargame.workbook.exchange import data_of, preview_file
    from wargame.workbook.files import WorkbookUnreadable

    try:
        there = open_file(asked.out) if is_there(asked.out) else None
        data = data_of(there[0]) if there is not None else {}
        made = preview_file(asked.file, data, asked.list, _columns(asked.column))
    except (WorkbookUnreadable, ScenarioUnreadable) as error:
        raise Unreadable(error.told) from error
    if made.of_other and not asked.dry_run:
        raise Refused("workbook-of-other-scenario", name=asked.file.name, other=made.of_other)
    taking = _taking(asked, made)
    _tell(made, taking)
    if not asked.dry_run:
        _take(asked, there, made, taking)
    return 1 if made.troubles or made.left else 0


def _columns(said: list[str]) -> dict[str, str]:
    """Return what was said of columns, by their headings: `Serial time=turn`."""
    found = {}
    for one in said:
        heading, sign, use = one.rpartition("=")
        if not sign:
            raise Unreadable("column-said-wrongly", said=one)
        found[heading.strip()] = use.strip()
    return found


def _taking(asked: argparse.Namespace, made: Preview) -> Taking:
    from wargame.workbook.preview import Taking

    theirs = frozenset(one.change.field for one in made.conflicts) if asked.theirs else frozenset()
    removed = frozenset(one.thing for one in made.missing) if asked.remove_missing else frozenset()
    return Taking(theirs=theirs, removed=removed)


def _take(
    asked: argparse.Namespace, there: tuple[Document, OnDisk] | None, made: Preview, taking: Taking
) -> None:
    from wargame.scenario.document.document import of_text
    from wargame.scenario.document.saving import save, save_elsewhere
    from wargame.scenario.document.versions import keep_version
    from wargame.times import now
    from wargame.workbook.exchange import edit_of, new_scenario

    if there is None:
        save_elsewhere(of_text(new_scenario(made, taking)), asked.out)
    else:
        document, disk = there
        following, _ = document.edited(edit_of(made, taking, f"Import of {asked.file.name}"))
        if following.text == document.text:
            return
        before = keep_version(asked.out, document.content, now())
        save(following, disk)
        print(f"Kept as it was: {visible(str(before.path))}")
    print(f"Written: {visible(str(asked.out))}")


def _tell(made: Preview, taking: Taking) -> None:
    from wargame.workbook.telling import summary, told

    printer = Printer()
    for part in told(made, taking):
        printer.subheading(part.heading)
        for line in part.lines:
            printer.lines(wrapped(line, "  ", printer.columns, "  "))
    printer.line(visible(summary(made)))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="entente import",
        description="Read a workbook or a table, tell what it would change in a scenario, and change it.",
        epilog="Exit code: 0 all was taken, 1 something has to be mended first, 2 FILE could not be read.",
    )
    parser.add_argument("file", metavar="FILE", type=Path, help="the workbook (.xlsx), or rows as CSV")
    parser.add_argument(
        "-o", "--out", type=Path, required=True, metavar="SCENARIO", help="the scenario's file"
    )
    parser.add_argument(
        "--list", choices=("injects", "questions"), help="FILE is such a list, with columns of its own"
    )
    parser.add_argument(
        "--column",
        action="append",
        default=[],
        metavar="HEADING=USE",
        help="what a column of the list is: text, title, turn, from, to, expected, note, source; remembered",
    )
    parser.add_argument("--dry-run", action="store_true", help="only tell what would change")
    parser.add_argument(
        "--theirs", action="store_true", help="take the workbook's value where both changed the same"
    )
    parser.add_argument(
        "--remove-missing", action="store_true", help="take out what the workbook does not have any more"
    )
    return parser
