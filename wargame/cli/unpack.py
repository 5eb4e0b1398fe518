"""`entente unpack FILE`: what a packed scenario says of itself, and then the scenario, laid into a folder.

Nothing is written over: a name that is taken gets a number. Checked and laid down by `scenario.package`.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from wargame.cli.errors import Unreadable
from wargame.cli.out import Printer, visible, wrapped
from wargame.places import own_scenarios_folder

if TYPE_CHECKING:
    from wargame.scenario.package.contents import Package


def unpack(argv: list[str]) -> int:
    """Run the command; returns 0 when the scenario was unpacked."""
    asked = _parser().parse_args(argv)
    from wargame.scenario.package.contents import PackageUnfit
    from wargame.scenario.package.placing import placed
    from wargame.scenario.package.reading import read_package

    try:
        package = read_package(asked.file)
    except PackageUnfit as error:
        raise Unreadable(error.told) from error
    _tell(package)
    if not asked.dry_run:
        path = placed(package, asked.out or own_scenarios_folder())
        print(f"Written: {visible(str(path))}")
    return 0


def _tell(package: Package) -> None:
    from wargame.shown.package import package_rows

    printer = Printer()
    printer.heading(package.title)
    for label, words in package_rows(package):
        printer.lines(wrapped(f"{label}: {words}", "  ", printer.columns, "  "))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="entente unpack",
        description="Tell who wrote a packed scenario and on what terms, and lay it among your scenarios.",
        epilog="Exit code: 0 unpacked, 2 FILE is none or holds something that is not to be opened.",
    )
    parser.add_argument("file", metavar="FILE", type=Path, help="a file ending in .entente-scenario")
    parser.add_argument(
        "-o", "--out", type=Path, metavar="FOLDER", help="where to; the folder of your scenarios if left out"
    )
    parser.add_argument("--dry-run", action="store_true", help="only tell what is in it")
    return parser
