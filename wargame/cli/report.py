"""`entente report SESSION -o FILE`: the after-action report as PDF, Word, HTML or Markdown, or as slides.

Reads the session file through `journal.file` and writes what `report.making` makes of it.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from wargame.cli.errors import Unreadable
from wargame.cli.finding import read_session, read_text
from wargame.cli.out import visible
from wargame.cli.secrecy import add_secrets, secrets_wanted
from wargame.cli.sparing import add_overwrite, spare_edited

if TYPE_CHECKING:
    from wargame.report.options import Options


def report(argv: list[str]) -> int:
    """Run the command; returns 0 when the report was written."""
    asked = _parser().parse_args(argv)
    from wargame.report.making import write_report

    options = _options(asked)
    session = read_session(asked.session)
    if not asked.overwrite:
        spare_edited(asked.out)
    for note in write_report(session, asked.out, options, asked.template):
        print(visible(f"Note: {note}"), file=sys.stderr)
    if not asked.quiet:
        print(visible(str(asked.out)))
    return 0


def _parser() -> argparse.ArgumentParser:
    from wargame.report.options import PARTS

    parser = argparse.ArgumentParser(
        prog="entente report",
        description="Write the after-action report of a session.",
        epilog=f"Parts: {', '.join(PARTS)}. Seats stand in the text; names stand in an annex that can "
        "be taken off. A name ending in .pptx gives a quick look: up to twelve slides.",
    )
    parser.add_argument("session", metavar="SESSION", help="the session file")
    parser.add_argument(
        "-o",
        "--out",
        type=Path,
        required=True,
        metavar="FILE",
        help="a name ending in .pdf, .docx, .html, .md or .pptx",
    )
    parser.add_argument(
        "--template",
        type=Path,
        metavar="FILE",
        help="a template of your house: .docx or .dotx for Word, .pptx or .potx for slides",
    )
    parser.add_argument("--turn", type=int, metavar="N", help="this turn alone, on one page")
    parser.add_argument("--until", type=int, metavar="N", help="up to the end of this turn")
    parser.add_argument("--branch", metavar="B", help="this line of play, in place of the one played now")
    names = parser.add_mutually_exclusive_group()
    names.add_argument("--anonymous", action="store_true", help="no names, and no annex of names")
    names.add_argument("--names", action="store_true", help="names on the cover and in the text")
    add_secrets(parser)
    parser.add_argument("--without", default="", metavar="PART,...", help="leave out these parts")
    parser.add_argument("--paper", choices=("a4", "letter"), default="a4", help="a4 (the default) or letter")
    parser.add_argument(
        "--zone",
        default="",
        metavar="ZONE",
        help="times as clocks there show them, such as Asia/Kabul or +04:30; this computer's if left out",
    )
    parser.add_argument("--foreword", type=Path, metavar="FILE", help="a text file with your own words")
    add_overwrite(parser)
    parser.add_argument("--quiet", action="store_true", help="say nothing")
    return parser


def _options(asked: argparse.Namespace) -> Options:
    from wargame.report.options import LONGEST_FOREWORD, PAPERS, Options, check_parts
    from wargame.times import zone_named

    if asked.turn is not None and asked.until is not None:
        raise Unreadable("turn-or-until")
    without = frozenset(part.strip() for part in asked.without.split(",") if part.strip())
    check_parts(without)
    return Options(
        branch=asked.branch,
        until=asked.until,
        turn=asked.turn,
        naming="none" if asked.anonymous else "cover" if asked.names else "annex",
        secrets=secrets_wanted(asked),
        without=without,
        paper=PAPERS[asked.paper],
        zone=zone_named(asked.zone),
        foreword=read_text(asked.foreword, "foreword", LONGEST_FOREWORD) if asked.foreword else "",
    )
