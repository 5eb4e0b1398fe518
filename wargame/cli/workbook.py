"""`entente workbook SCENARIO -o FILE.xlsx`: a scenario as a workbook, to be changed there and imported again.

The sheets are made by `wargame.workbook`; a scenario that is half finished is written as far as it goes.
"""

import argparse
import time
from pathlib import Path

from wargame.cli.finding import read_text, scenario_path
from wargame.cli.out import visible
from wargame.limits import LARGEST_SCENARIO
from wargame.places import is_there
from wargame.terms import Refused


def workbook(argv: list[str]) -> int:
    """Run the command; returns 0 when the workbook was written."""
    asked = _parser().parse_args(argv)
    from wargame.report.writing import write_file
    from wargame.workbook.exchange import data_of, workbook_of

    if asked.out.suffix.lower() != ".xlsx":
        raise Refused("workbook-is-xlsx", name=asked.out.name)
    if is_there(asked.out) and not asked.overwrite:
        raise Refused("output-there-already", path=asked.out)
    source = scenario_path(asked.scenario)
    data = data_of(read_text(source, "scenario", LARGEST_SCENARIO), str(source))
    write_file(asked.out, workbook_of(data, int(time.time())))
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
