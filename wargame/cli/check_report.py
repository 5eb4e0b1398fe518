"""`entente check-report DRAFT SESSION`: where an edited Word file no longer agrees with the record.

Reads the draft through `report.draft.reading` and the session through `journal.file`; `report.draft.checking`
compares them. Here the findings are only printed. The draft is never changed.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wargame.cli.errors import Unreadable
from wargame.cli.finding import read_session
from wargame.cli.letters import as_json
from wargame.cli.out import Printer, visible, wrapped
from wargame.words.counting import counted

if TYPE_CHECKING:
    from wargame.report.draft.findings import Check, Finding


def check_report(argv: list[str]) -> int:
    """Run the command; returns 0 for a draft that agrees with the record, 1 where something does not.

    Raises
    ------
    Unreadable
        If one of the two files cannot be read.
    """
    asked = _parser().parse_args(argv)
    from wargame.report.draft.checking import check_draft
    from wargame.report.draft.reading import DraftUnreadable, read_draft

    try:
        draft = read_draft(Path(asked.draft))
    except DraftUnreadable as error:
        raise Unreadable(error.told) from error
    check = check_draft(read_session(asked.session), draft)
    if asked.json:
        print(as_json(_as_data(asked.draft, asked.session, check)))
    else:
        _print(check, asked.left_out)
    return 1 if check.findings else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="entente check-report",
        description="Hold a report that was edited in Word beside the record of its session.",
        epilog="Exit code: 0 nothing found, 1 something does not agree, 2 a file cannot be read. The draft "
        "is never changed.",
    )
    parser.add_argument("draft", metavar="DRAFT", help="the edited .docx")
    parser.add_argument("session", metavar="SESSION", help="the session file")
    parser.add_argument("--left-out", action="store_true", help="also print each statement that was left out")
    parser.add_argument("--json", action="store_true", help="print the findings as JSON")
    return parser


def _print(check: Check, every_left_out: bool) -> None:
    printer = Printer()
    for notice in check.notices:
        printer.lines(wrapped(str(notice), "", printer.columns))
    heading = None
    for one in check.findings:
        if one.heading != heading:
            heading = one.heading
            printer.line()
            printer.heading(heading or "Before the first heading")
        _print_finding(printer, one)
    if check.findings or check.notices:
        printer.line()
    held = f"{counted(check.compared, 'passage')} of {check.passages:,} held beside the record"
    found = counted(len(check.findings), "disagreement") if check.findings else "nothing disagrees"
    printer.lines(wrapped(f"{held}: {found}.", "", printer.columns))
    for part in check.left_out:
        whole = "left out" if part.whole else f"{counted(len(part.texts), 'statement')} left out"
        printer.lines(wrapped(f"{part.title}: {whole}.", "  ", printer.columns))
        for text in part.texts if every_left_out else ():
            printer.lines(wrapped(text, "    ", printer.columns, "  "))


def _print_finding(printer: Printer, one: Finding) -> None:
    columns = printer.columns
    printer.lines(wrapped(str(one.says), "  ", columns))
    printer.lines(wrapped(f"Draft:  {one.draft_quote}", "    ", columns, "        "))
    if one.record:
        printer.lines(wrapped(f"Record: {one.record_quote}", "    ", columns, "        "))
    if one.events:
        printer.lines(wrapped(f"Events: {one.events_in_words}", "    ", columns, "        "))


def _as_data(draft: str, session: str, check: Check) -> dict[str, Any]:
    return {
        "draft": visible(draft),
        "session": visible(session),
        "agrees": not check.findings,
        "passages": check.passages,
        "compared": check.compared,
        "notices": [str(notice) for notice in check.notices],
        "findings": [
            {
                "fault": one.fault,
                "says": str(one.says),
                "heading": one.heading,
                "place": one.place,
                "passage": one.passage,
                "draft": one.draft,
                "record": one.record,
                "events": list(one.events),
            }
            for one in check.findings
        ],
        "left-out": [
            {"part": part.part, "title": part.title, "whole": part.whole, "texts": list(part.texts)}
            for part in check.left_out
        ],
    }
