"""`entente verify SESSION`: whether a session file is what it was when it was written.

Asks `journal.verify`, which looks; here the findings are only printed.
"""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wargame.cli.errors import Unreadable
from wargame.cli.letters import as_json
from wargame.cli.out import visible

if TYPE_CHECKING:
    from wargame.journal.verify import Findings


def verify(argv: list[str]) -> int:
    """Run the command; returns 0 for a whole session, 1 for a damaged one.

    Raises
    ------
    Unreadable
        If the file is no session, or cannot be opened.
    """
    asked = _parser().parse_args(argv)
    from wargame.journal.synced import warning
    from wargame.journal.verify import verify as find
    from wargame.terms import RecordError

    try:
        findings = find(asked.session)
    except RecordError as error:
        raise Unreadable(str(error)) from error
    others = warning(Path(asked.session))
    if asked.json:
        data = {**_as_data(asked.session, findings), "other-versions": others}
        print(as_json(data))
    else:
        print("\n".join(visible(words) for words in (*findings.words, *filter(None, [others]))))
    return 0 if findings.is_sound else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="entente verify",
        description="Check a session file: nothing changed, nothing missing, every state as recorded.",
        epilog="Exit code: 0 whole, 1 damaged, 2 the file is no session or could not be read.",
    )
    parser.add_argument("session", metavar="SESSION", help="the session file")
    parser.add_argument("--json", action="store_true", help="print the findings as JSON")
    return parser


def _as_data(file: str, findings: "Findings") -> dict[str, Any]:
    return {
        "file": file,
        "whole": findings.is_sound,
        "scenario": findings.title,
        "events": findings.events,
        "movements": findings.heads,
        "throws": findings.throws,
        "stored-states": findings.snapshots,
        "first-event-that-fails": findings.first_event,
        "faults": [
            {"table": fault.table, "row": fault.row, "words": fault.words} for fault in findings.faults
        ],
    }
