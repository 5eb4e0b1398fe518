"""`entente workbook SCENARIO -o FILE.xlsx`: a scenario as a workbook, to be changed there and imported again.

The sheets are made by `wargame.workbook`; a scenario that is half finished is written as far as it goes.
"""

import argparse
import time
from pathlib import Path

from wargame.cli.errors import Unreadable
from wargame.cli.finding import scenario_path
from wargame.cli.out import visible
from wargame.places import is_there
from wargame.terms import Refused


def workbook(argv: list[str]) -> int:
    """Run the command; returns 0 when the workbook was written."""
    asked = _parser().parse_args(argv)
    from wargame.report.writing import write_file
    from wargame.scenario.document.document import open_document
    from wargame.scenario.load import ScenarioUnreadable
    from wargame.workbook.exchange import workbook_of

    if asked.out.suffix.lower() != ".xlsx":
        raise Refused("workbook-is-xlsx", name=asked.out.name)
    if is_there(asked.out) and not asked.overwrite:
        raise Refused("output-there-already", path=asked.out)
    try:
        document = open_document(scenario_path(asked.scenario))
    except ScenarioUnreadable as error:
        raise Unreadable(error.told) from error
    write_file(asked.out, workbook_of(document, int(time.time())))
    print(f"Written: {visible(str(asked.out))}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="entente workbook",
        description="Write a scenario as a workbook for Excel or LibreOffice; `entente import` reads it.",
        epilog="Base rates are no part of it: they are computed from the scenario.",
    )
    parser.add_argument("scenario", metavar="SCENARIO", help="a scenario by file or id")
    parser.add_argument(
        "-o", "--out", type=Path, required=True, metavar="FILE", help="a name ending in .xlsx"
    )
    parser.add_argument("--overwrite", action="store_true", help="replace the file if it is there")
    return parser
