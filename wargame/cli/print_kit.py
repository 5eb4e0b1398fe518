"""`entente print SCENARIO --kit briefs,cards,slips,tents -o kit.pdf`: what lies on the table, on paper.

From a scenario every hidden set is printed, to be drawn by lot; from a session file only the one that each
seat drew. The sheets are made by `report.kit`.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Final

from wargame.cli.finding import read_compiled, read_session
from wargame.cli.out import visible
from wargame.terms import Refused

if TYPE_CHECKING:
    from wargame.report.kit import Kit

_SESSION: Final = ".entente"


def print_kit(argv: list[str]) -> int:
    """Run the command; returns 0 when the kit was written."""
    asked = _parser().parse_args(argv)
    from wargame.report.kit import as_pdf
    from wargame.report.writing import write_file

    if asked.out.suffix.lower() != ".pdf":
        raise Refused("kit-is-pdf", name=asked.out.name)
    write_file(asked.out, as_pdf(_kit(asked)))
    print(visible(str(asked.out)))
    return 0


def _kit(asked: argparse.Namespace) -> Kit:
    from wargame.report.kit import SHEETS, Kit, check_sheets, kit_of
    from wargame.report.options import PAPERS

    wanted = tuple(one.strip() for one in asked.kit.split(",") if one.strip()) if asked.kit else tuple(SHEETS)
    check_sheets(wanted)
    paper = PAPERS[asked.paper]
    if Path(asked.source).suffix.lower() == _SESSION:
        return kit_of(read_session(asked.source), wanted, paper)
    compiled = read_compiled(asked.source)
    return Kit(scenario=compiled.scenario, pictures=compiled.pictures, sheets=wanted, paper=paper)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="entente print",
        description="Print role briefs, cards to cut, order slips, table tents and a turn record.",
        epilog="The hidden part of a brief stands on a sheet of its own, hatched at the edge: fold it.",
    )
    parser.add_argument("source", metavar="SCENARIO", help="a scenario by file or id, or a session file")
    parser.add_argument(
        "--kit", metavar="SHEETS", help="briefs,cards,slips,answers,tents,record; all if left out"
    )
    parser.add_argument("-o", "--out", type=Path, required=True, metavar="FILE", help="a name ending in .pdf")
    parser.add_argument("--paper", choices=("a4", "letter"), default="a4", help="a4 (the default) or letter")
    return parser
