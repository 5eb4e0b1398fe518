"""`entente log SESSION`: what happened, turn by turn, in words; whole, or as one seat or the room knows it.

Reads the session file through `journal.file` and says what `session.transcript` tells.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any, Final

from wargame.cli.errors import Unreadable
from wargame.cli.finding import read_session
from wargame.cli.letters import as_json
from wargame.cli.out import Printer, wrapped
from wargame.names import composed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from wargame.session.session import Session
    from wargame.session.transcript import LogLine

_EVERYTHING: Final = "facilitator"
_OTHERS: Final = ("scribe", "observer", "bot")
"""Authors who are named; seats enter what their own moves say anyway."""
_MARGIN: Final = 2


def log(argv: list[str]) -> int:
    """Run the command; returns 0 when done."""
    asked = _parser().parse_args(argv)
    session = read_session(asked.session)
    if asked.turn is not None and not 1 <= asked.turn <= session.state.turn:
        raise Unreadable("no-such-turn-of-session", turn=session.state.turn, asked=asked.turn)
    if asked.json:
        print(as_json(as_data(session, asked.viewer, asked.branch, asked.turn)))
    else:
        print_log(Printer(), session, asked.viewer, asked.branch, asked.turn)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="entente log",
        description="Tell what happened in a session, turn by turn.",
        epilog="Without --branch other lines of play follow the one played now, each from where it began.",
    )
    parser.add_argument("session", metavar="SESSION", help="the session file")
    parser.add_argument("--turn", type=int, metavar="N", help="this turn alone")
    parser.add_argument("--branch", metavar="B", help="this line of play alone")
    parser.add_argument(
        "--as",
        dest="viewer",
        type=composed,
        metavar="SEAT",
        default=_EVERYTHING,
        help="as this seat, or `room`, knows it",
    )
    parser.add_argument("--json", action="store_true", help="print the log as JSON")
    return parser


def print_log(
    printer: Printer,
    session: Session,
    viewer: str = _EVERYTHING,
    branch: str | None = None,
    turn: int | None = None,
) -> None:
    """Print the log of a session as `viewer` may know it; of one branch or all, of one turn or all.

    Raises
    ------
    Refused
        If there is no such branch or viewer.
    """
    printer.heading(session.state.setup.title)
    for name, lines, summaries in _sections(session, viewer, branch):
        kept = [line for line in lines if turn is None or line.turn == turn]
        if not kept:
            continue
        if name:
            printer.line()
            printer.heading("Another line of play" if name == _UNNAMED else f"Another line of play: “{name}”")
        _print_lines(printer, session, kept, summaries)


_UNNAMED: Final = "another line of play"


def _sections(
    session: Session, viewer: str, branch: str | None
) -> Iterable[tuple[str, Sequence[LogLine], dict[int, tuple[str, ...]]]]:
    """Give what names each line of play (empty for the first), its log and the summaries of its turns.

    Lines of play are named for what they try, so that others than Control are told no names.
    """
    from wargame.session.transcript import log_of, other_branches, summaries
    from wargame.terms import FACILITATOR

    yield "", log_of(session, viewer, branch), summaries(session, viewer, branch)
    if branch is None:
        for name in other_branches(session):
            may_know = viewer == FACILITATOR or session.state.affairs.opened
            yield (
                name if may_know else _UNNAMED,
                log_of(session, viewer, name, own=True),
                summaries(session, viewer, name),
            )


def _print_lines(
    printer: Printer, session: Session, lines: Sequence[LogLine], summaries: dict[int, tuple[str, ...]]
) -> None:
    turn = 0
    digits = len(str(session.history.last))
    for line in lines:
        if line.turn > turn:
            turn = line.turn
            printer.line()
            printer.heading(_turn_title(session, turn))
        if line.kind == "PhaseOpened":
            printer.line()
            printer.subheading(f"{' ' * _MARGIN}{line.told.text}")
            _print_details(printer, line.told.details, _MARGIN + digits + 2)
            continue
        _print_line(printer, line, digits)
        if line.kind in ("TurnClosed", "GameEnded"):
            for text in summaries.get(line.turn, ()):
                printer.lines(wrapped(text, " " * _MARGIN, printer.columns, "    "))


def _print_line(printer: Printer, line: LogLine, digits: int) -> None:
    number = str(line.event) if line.kind not in ("undo", "redo", "branch") else "·"
    by = f" ({line.author})" if line.author in _OTHERS else ""
    indent = " " * (_MARGIN + digits + 2)
    first, *rest = wrapped(line.told.text + by, indent, printer.columns, "  ") or [""]
    printer.line(f"{' ' * _MARGIN}{number.rjust(digits)}{first[_MARGIN + digits :]}")
    printer.lines(rest)
    _print_details(printer, line.told.details, _MARGIN + digits + 4)


def _print_details(printer: Printer, details: Iterable[str], margin: int) -> None:
    for text in details:
        printer.lines(wrapped(text, " " * margin, printer.columns, "  "))


def _turn_title(session: Session, turn: int) -> str:
    labels = session.scenario.calendar.labels
    return f"Turn {turn}: {labels[turn - 1]}" if turn <= len(labels) else f"Turn {turn}"


def as_data(session: Session, viewer: str, branch: str | None, turn: int | None) -> dict[str, Any]:
    """Return the log as plain data."""
    return {
        "session": session.state.setup.title,
        "viewer": viewer,
        "lines-of-play": [
            {
                "branch": name or branch or _own_name(session, viewer),
                "log": [_line_data(line) for line in lines if turn is None or line.turn == turn],
            }
            for name, lines, _ in _sections(session, viewer, branch)
        ],
    }


def _own_name(session: Session, viewer: str) -> str:
    from wargame.terms import FACILITATOR

    may_know = viewer == FACILITATOR or session.state.affairs.opened or session.branch == "main"
    return session.branch if may_know else _UNNAMED


def _line_data(line: LogLine) -> dict[str, Any]:
    return {
        "event": line.event,
        "kind": line.kind,
        "turn": line.turn,
        "phase": line.phase,
        "author": line.author,
        "at": line.at,
        "text": line.told.text,
        "details": list(line.told.details),
    }
