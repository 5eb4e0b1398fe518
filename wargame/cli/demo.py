"""`entente demo`: the flagship's demo session, played into a file and told turn by turn.

Plays `scenarios/demo/afghanistan-2017.jsonl` as `entente play` would, and writes the after-action report
beside it.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Final

from wargame.cli.finding import read_compiled, read_text
from wargame.cli.log import print_log
from wargame.cli.out import Printer
from wargame.cli.play import open_session, run, safe_file
from wargame.places import is_there, scenarios_folder, sessions_folder
from wargame.terms import RecordError
from wargame.words.counting import counted

if TYPE_CHECKING:
    from wargame.session.session import Session

SCENARIO: Final = "afghanistan-2017"

_MOST_NAMES: Final = 1000


def demo(argv: list[str]) -> int:
    """Run the command; returns 0 when the session was played and told."""
    asked = _parser().parse_args(argv)
    from wargame.session.script import read_script

    script = read_script(read_text(scenarios_folder() / "demo" / f"{SCENARIO}.jsonl", "script"))
    scenario = read_compiled(str(scenarios_folder() / f"{SCENARIO}.yaml"))
    path = free_name(asked.out or sessions_folder())
    printer = Printer(plain=asked.quiet)
    with safe_file() as opened:
        opened.append(open_session(scenario, script, path))
        run(opened[0], script, shown=not asked.quiet)
        if not asked.quiet:
            print_log(printer, opened[0])
    _afterwards(printer, opened[0], path)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="entente demo",
        description="Play the demo session, eight turns of the flagship scenario, and tell how it went.",
    )
    parser.add_argument("--out", type=Path, metavar="DIR", help="the folder for the session file")
    parser.add_argument("--quiet", action="store_true", help="say only where the file is")
    return parser


def free_name(folder: Path) -> Path:
    """Return the path of a session file that is not there yet; makes the folder if needed.

    Raises
    ------
    RecordError
        If the folder cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RecordError("folder-not-made", folder=folder, reason=error.strerror) from error
    for number in range(1, _MOST_NAMES):
        ending = "" if number == 1 else f" {number}"
        path = folder / f"{SCENARIO} demo{ending}.entente"
        if not is_there(path):
            return path
    raise RecordError("demo-folder-full", folder=folder)


def _afterwards(printer: Printer, session: Session, path: Path) -> None:
    """Write the report, and say where everything is and what can be done with it."""
    from wargame.report.making import write_report

    report = path.with_suffix(".pdf")
    write_report(session, report)
    printer.line()
    printer.line(f"The session, {counted(session.history.last, 'event')}, is in {path}")
    printer.line(f"Its after-action report is in {report}")
    printer.line(f'To check that it is whole:       entente verify "{path}"')
    printer.line(f'To see where it stood in turn 4:  entente show "{path}" --turn 4')
