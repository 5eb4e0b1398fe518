"""`entente design`: a series planned and sealed before it is played, and its tables started.

`new` writes a form, `check` says what is wrong with it, `seal` seals it, `show` tells what stands in it,
`print` writes its six words on a sheet, and `start` makes session files. What they do stands in
`wargame.design`; results are read by `entente cohort`.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from wargame.cli.errors import Unreadable
from wargame.cli.finding import read_scenario, read_text, scenario_path
from wargame.cli.letters import as_json
from wargame.cli.out import Printer, visible, wrapped
from wargame.places import is_there
from wargame.terms import Refused

if TYPE_CHECKING:
    from wargame.design.reading import Read
    from wargame.session.script import Script


def design(argv: list[str]) -> int:
    """Run the command; 0 when done, 1 if something is wrong with the design."""
    asked = _parser().parse_args(argv)
    done: int = asked.run(asked)
    return done


def read(path: Path) -> Read:
    """Return the design in a file; Unreadable if there is none."""
    from wargame.design.reading import DesignUnreadable, read_design

    try:
        return read_design(path)
    except DesignUnreadable as error:
        raise Unreadable(error.told) from error


def _new(asked: argparse.Namespace) -> int:
    from wargame.design.form import blank
    from wargame.whole import write_whole

    path = scenario_path(asked.scenario)
    out: Path = asked.out or Path(f"{path.stem}.design.yaml")
    if is_there(out) and not asked.overwrite:
        raise Refused("output-there-already", path=out)
    by_id = path.stem == asked.scenario
    beside = path.absolute().parent == out.absolute().parent
    named = path.stem if by_id else path.name if beside else str(path.absolute())
    text = blank(read_scenario(str(path)), named)
    try:
        write_whole(out, text.encode(), over=True)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it cannot be written there"
        raise Refused("design-not-written", name=out.name, reason=reason) from error
    print(f"Written: {visible(str(out))}")
    return 0


def _check(asked: argparse.Namespace) -> int:
    from wargame.design.reach import MORE, reach_words
    from wargame.design.sealing import checked
    from wargame.design.starting import check_versions

    found = read(asked.design)
    checked(found.design, found.path.absolute().parent)
    if found.seal:
        check_versions(found)
    print(f"{visible(asked.design.name)}: {'sealed, and whole' if found.seal else 'ready to be sealed'}.")
    if few := reach_words(found.design):
        print(visible(f"It can show {few}{f' {MORE}' if not found.seal else ''}"))
    return 0


def _seal(asked: argparse.Namespace) -> int:
    from wargame.design.reading import ENDING
    from wargame.design.sealing import sealed, write_sealed

    found = read(asked.design)
    if found.seal:
        raise Refused("design-sealed-already", name=asked.design.name)
    stem = asked.design.name.removesuffix(asked.design.suffix)
    out = asked.out or asked.design.with_name(f"{stem}{ENDING}")
    made = write_sealed(sealed(found.design, asked.design.absolute().parent), out, over=asked.overwrite)
    print(f"Written: {visible(str(out))}")
    _print_seal(Printer(plain=True), made)
    return 0


def _show(asked: argparse.Namespace) -> int:
    found = read(asked.design)
    if asked.json:
        from wargame.session.script_fields import as_object

        print(as_json({"seal": found.seal, "words": found.words, "design": as_object(found.design)}))
        return 0
    from wargame.design.telling import fact_rows

    printer = Printer(plain=asked.plain)
    printer.heading(found.design.title)
    for name, words in fact_rows(found):
        printer.lines(wrapped(f"{name}: {words}", "", printer.columns, "  "))
    if asked.tables:
        printer.subheading("Tables")
        for one in found.design.tables:
            inside = f", {one.stratum}" if one.stratum else ""
            printer.line(visible(f"{one.table}: {one.treatment}{inside}, seed {one.seed}"))
    if found.seal:
        _print_seal(printer, found)
    else:
        printer.line("A draft: nothing is sealed yet.")
    return 0


def _print_seal(printer: Printer, found: Read) -> None:
    from wargame.design.telling import NO_PROOF

    printer.subheading("Sealed")
    printer.line(found.words)
    printer.line(found.seal)
    for words in NO_PROOF:
        printer.lines(wrapped(words, "", printer.columns))


def _start(asked: argparse.Namespace) -> int:
    from wargame.design.starting import all_tables, start_table

    found = read(asked.design)
    script = _script(asked)
    folder: Path = asked.into or asked.design.absolute().parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or "it is no folder"
        raise Refused("folder-cannot-be-made", folder=folder, reason=reason) from error
    for table in asked.tables or all_tables(found):
        session, path = start_table(found, table, folder)
        try:
            if script is not None:
                from wargame.session.script import play_script

                play_script(session, script, None)
        finally:
            session.close()
        print(f"Table {table}: {visible(str(path))}")
    return 0


def _print_paper(asked: argparse.Namespace) -> int:
    from wargame.design.paper import paper_pdf
    from wargame.whole import write_whole

    found = read(asked.design)
    if not found.seal:
        raise Refused("design-not-sealed", name=asked.design.name)
    out: Path = asked.out or asked.design.with_name(f"{asked.design.name.split('.')[0]}.pdf")
    if is_there(out) and not asked.overwrite:
        raise Refused("output-there-already", path=out)
    try:
        write_whole(out, paper_pdf(found), over=True)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it cannot be written there"
        raise Refused("design-not-written", name=out.name, reason=reason) from error
    print(f"Written: {visible(str(out))}")
    return 0


def _script(asked: argparse.Namespace) -> Script | None:
    if asked.script is None:
        return None
    from wargame.session.script import Start, read_script

    script = read_script(read_text(asked.script, "script"))
    if script.start != Start():
        raise Refused("design-script-start", script=asked.script.name)
    return script


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="entente design",
        description="Plan a series of tables, seal the plan before anybody plays, and start its tables.",
        epilog="Exit code: 0 done, 1 something is wrong with the design, 2 a file could not be read.",
    )
    parts = parser.add_subparsers(title="what to do", metavar="WHAT", required=True)
    new = parts.add_parser("new", help="write a design to be filled in")
    new.add_argument("scenario", metavar="SCENARIO", help="a scenario by file or id")
    new.add_argument("-o", "--out", type=Path, metavar="FILE", help="SCENARIO.design.yaml if left out")
    new.add_argument("--overwrite", action="store_true", help="replace the file if it is there")
    new.set_defaults(run=_new)
    check = parts.add_parser("check", help="say what is wrong with a design, and whether a seal fits")
    check.set_defaults(run=_check)
    seal = parts.add_parser("seal", help="draw lots and seeds, and seal the design")
    seal.add_argument("-o", "--out", type=Path, metavar="FILE", help="DESIGN.sealed.json if left out")
    seal.add_argument("--overwrite", action="store_true", help="replace the file if it is there")
    seal.set_defaults(run=_seal)
    show = parts.add_parser("show", help="tell what a design says, and its seal")
    show.add_argument("--tables", action="store_true", help="which treatment each table has")
    show.add_argument("--json", action="store_true", help="as JSON")
    show.add_argument("--plain", action="store_true", help="no headings in bold")
    show.set_defaults(run=_show)
    paper = parts.add_parser("print", help="write a sheet with the six words, to be given to somebody")
    paper.add_argument("-o", "--out", type=Path, metavar="FILE", help="a PDF; beside the design if left out")
    paper.add_argument("--overwrite", action="store_true", help="replace the file if it is there")
    paper.set_defaults(run=_print_paper)
    start = parts.add_parser("start", help="start tables of a sealed design, each in a session file")
    start.add_argument("--tables", type=int, nargs="+", metavar="N", help="their numbers; all if left out")
    start.add_argument("--into", type=Path, metavar="FOLDER", help="where the files go; beside the design")
    start.add_argument("--script", type=Path, metavar="FILE", help="a script that is played at each of them")
    start.set_defaults(run=_start)
    for one in (check, seal, show, paper, start):
        one.add_argument("design", metavar="DESIGN", type=Path, help="the design's file")
    return parser
