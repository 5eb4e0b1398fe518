"""`entente pack SCENARIO`: a scenario with its pictures and base rates in one file, to be handed on.

The file is made by `report.preview`, as the window makes it.
"""

import argparse
import sys
from pathlib import Path

from wargame.cli.errors import Unreadable
from wargame.cli.finding import scenario_path
from wargame.cli.out import visible
from wargame.places import is_there
from wargame.terms import Refused


def pack(argv: list[str]) -> int:
    """Run the command; returns 0 when the file was written."""
    asked = _parser().parse_args(argv)
    from wargame.report.preview import pack as packed_into
    from wargame.scenario.load import ScenarioUnreadable
    from wargame.scenario.package.contents import ENDING, is_package

    path = scenario_path(asked.scenario)
    out = asked.out or Path(f"{path.stem}{ENDING}")
    if not is_package(out):
        raise Refused("package-ending", name=out.name, ending=ENDING)
    if is_there(out) and not asked.overwrite:
        raise Refused("output-there-already", path=out)
    try:
        made = packed_into(path, out)
    except ScenarioUnreadable as error:
        raise Unreadable(error.told) from error
    for told in made.left_out:
        print(visible(f"Left out: {told}"), file=sys.stderr)
    print(f"Written: {visible(str(out))}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="entente pack",
        description="Put a scenario with its pictures and base rates into one file, to be handed on.",
        epilog="Who opens it reads its authors and its licence first; they stand in the scenario.",
    )
    parser.add_argument("scenario", metavar="SCENARIO", help="a scenario by file or id")
    parser.add_argument(
        "-o",
        "--out",
        type=Path,
        metavar="FILE",
        help="a name ending in .entente-scenario; the scenario's own, here, if left out",
    )
    parser.add_argument("--overwrite", action="store_true", help="replace the file if it is there")
    return parser
