"""`entente umpire SESSION`: what second rulings, given blind, say of the first ones; for the umpire alone.

Reads the session file; with `--share` or `--keep` it writes there whether `entente cohort` may count them.
What is said comes from `shown.umpire`, what somebody who rules blind may see from `shown.blind`.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from wargame.cli.finding import read_session
from wargame.cli.letters import as_json
from wargame.cli.out import Printer, table, visible, wrapped
from wargame.cli.secrecy import add_secrets, secrets_wanted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from wargame.report.columns import Sheet
    from wargame.scenario.model import Marking
    from wargame.session.second_rulings import RuledTwice
    from wargame.session.session import Session
    from wargame.shown.umpire import UmpireView


def umpire(argv: list[str]) -> int:
    """Run the command; 0 when done."""
    asked = _parser().parse_args(argv)
    if asked.share is not None:
        _share(asked.session, shared=asked.share)
        return 0
    session = read_session(asked.session)
    from wargame.session.second_rulings import ruled_twice
    from wargame.shown.umpire import umpire_view

    moves = ruled_twice(session.history.line())
    printer = Printer(plain=asked.plain)
    if asked.list:
        _list(printer, session, moves, asked)
        return 0
    view = umpire_view(session.scenario, moves)
    if asked.json:
        from dataclasses import asdict

        print(as_json(asdict(view)))
    else:
        print_view(printer, view)
    if asked.output:
        from wargame.report.second_rulings import moves_given_out, second_rulings_sheet
        from wargame.session.marking import marking_of

        told = moves_given_out(session, secrets_wanted(asked))
        sheet = second_rulings_sheet([(session.state.setup.title, told)])
        give_out(asked.output, sheet, marking_of(session))
    return 0


def print_view(printer: Printer, view: UmpireView) -> None:
    """Print what second rulings say, of a session or of many."""
    from wargame.shown.umpire import NOT_MEASURED

    printer.heading(view.headline)
    printer.lines(filter(None, (view.few, view.gap, view.agreement, view.outcomes, view.left_out)))
    if view.leans:
        printer.subheading("Lean by seat, in points of chance")
        printer.lines(table([(one.name, one.words) for one in view.leans]))
        printer.line(view.lean_words)
    if view.methods:
        printer.subheading("By method")
        printer.lines(table([(one.title, one.rulings, one.words) for one in view.methods]))
    printer.subheading("Moves met twice")
    printer.lines(table([(one.title, one.words) for one in view.again]))
    printer.line(view.steadiness)
    printer.subheading("What is not measured")
    printer.lines(NOT_MEASURED)


def give_out(path: Path, sheet: Sheet, marking: Marking) -> None:
    """Write second rulings as a table, because whoever ruled asks for it."""
    from wargame.report.formats.table_files import kind_by_ending, write_tables

    for one in write_tables((sheet,), path, kind_by_ending(path), marking=marking):
        print(visible(f"Written: {one}"), file=sys.stderr)


def _list(printer: Printer, session: Session, moves: Sequence[RuledTwice], asked: argparse.Namespace) -> None:
    """Print the moves that wait, or write them for paper."""
    if asked.output is None:
        _print_list(printer, session, moves, again=asked.again)
        return
    from wargame.report.blind_list import blind_list
    from wargame.report.making import render
    from wargame.report.writing import write_file

    write_file(asked.output, render(blind_list(session, again=asked.again), asked.output.suffix.lower()))
    print(visible(f"Written: {asked.output}"), file=sys.stderr)


def _print_list(printer: Printer, session: Session, moves: Sequence[RuledTwice], *, again: bool) -> None:
    """Print the moves that wait, each with what may be seen and a line for what is thought of it."""
    from wargame.session.second_rulings import waiting
    from wargame.shown.umpire import waiting_rows, waiting_words

    printer.heading("Rulings to be given blind")
    printer.lines(
        wrapped(waiting_words(waiting_rows(session.scenario, moves, again=again)), "", printer.columns)
    )
    for one in waiting(moves, again=again):
        printer.line()
        for line in blind_lines(session, one.number):
            printer.lines(wrapped(line, "", printer.columns))


def blind_lines(session: Session, number: int) -> Iterator[str]:
    """Return what somebody who rules blind may see of a move, and a line to be filled in."""
    from wargame.shown.blind import blind_move, question_words, reason_words, tie_words, track_words

    one = blind_move(session, number)
    yield f"Move {one.number}. {one.title}"
    yield f"{one.when}. {one.said}"
    yield from filter(None, (one.text, one.argument and f"Argument: {one.argument}", one.backing))
    yield from map(reason_words, one.reasons)
    yield f"The board then: {track_words(one)} {tie_words(one)}"
    if one.began:
        yield f"Before any argument: {one.began}"
    yield f"{question_words(one)} ____________"
    yield "Because: ____________________________________________"


def _share(named: str, *, shared: bool) -> None:
    from wargame.journal.file import open_for_writing
    from wargame.session.opening import take_up
    from wargame.session.second_rulings import share_second_rulings

    read_session(named)  # what cannot be read is told as everywhere, before anything is locked
    journal, scenario, record = open_for_writing(named)
    session = take_up(scenario, record, journal)
    try:
        share_second_rulings(session, shared)
    finally:
        session.close()
    may = "may" if shared else "may no longer"
    print(f"Second rulings of this session {may} be counted with those of other tables.")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="entente umpire",
        description="Tell the umpire what second rulings, given blind, say of their own. Nothing of it "
        "stands in a report, on the projector or in tables, unless it is given out here.",
    )
    parser.add_argument("session", metavar="SESSION", help="the session file")
    parser.add_argument(
        "--list", action="store_true", help="print the moves that wait, for somebody who rules blind on paper"
    )
    parser.add_argument(
        "--again", action="store_true", help="with --list: those that the umpire did not meet again yet"
    )
    either = parser.add_mutually_exclusive_group()
    either.add_argument(
        "--share",
        dest="share",
        action="store_true",
        default=None,
        help="let `entente cohort` count them with those of other tables",
    )
    either.add_argument(
        "--keep", dest="share", action="store_false", default=None, help="keep them to this session again"
    )
    add_secrets(parser)
    parser.add_argument("--json", action="store_true", help="print everything as JSON")
    parser.add_argument("--plain", action="store_true", help="no headings in bold")
    parser.add_argument(
        "-o",
        "--output",
        metavar="WHERE",
        type=Path,
        help="give them out as a table: a folder, or a .xlsx or .json file; with --list, write the list "
        "for paper: .pdf, .docx, .html or .md",
    )
    return parser
