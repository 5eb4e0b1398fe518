"""`entente cohort FOLDER`: what a series of sessions shows, and what so few tables cannot show.

Reads the session files, never writes them; `cohort.study` finds, `cohort.telling` says.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wargame.cli.design import read as read_design
from wargame.cli.door import write_over
from wargame.cli.letters import as_json
from wargame.cli.out import Printer, visible
from wargame.cli.secrecy import add_secrets, secrets_wanted
from wargame.cli.sparing import add_overwrite, spare_edited
from wargame.terms import Refused
from wargame.words.counting import counted
from wargame.words.sentences import spoken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wargame.cohort.gathering import Cohort
    from wargame.cohort.labels import Labels
    from wargame.cohort.opened import Opened
    from wargame.cohort.shares import Shares
    from wargame.cohort.study import Study
    from wargame.design.reading import Read

_MOST_ROWS = 12
"""Ties and tracks that are said; the tables hold all."""


def cohort(argv: list[str]) -> int:
    """Run the command; 0 when done, 1 if no session can be compared, 130 after Ctrl-C."""
    asked = _parser().parse_args(argv)
    from wargame.cohort.gathering import gather, session_files

    paths = session_files(asked.places)
    if not paths:
        raise Refused("cohort-no-files", place=", ".join(map(str, asked.places)))
    found = gather(paths, _telling(len(paths)), workers=asked.workers)
    from wargame.cohort.study import study

    design = _design(asked, found)
    labels = _labels(asked, [one.path for one in found.tables], design)
    seen = study(found, _asked(asked, labels, design))
    if asked.json:
        print(as_json({**_as_data(seen, labels), **(_umpire_data(seen) if asked.umpire else {})}))
    else:
        _print(Printer(plain=asked.plain), seen, labels, _parted(seen) if asked.luck else None)
        if asked.umpire:
            _print_umpire(Printer(plain=asked.plain), seen)
    if asked.output:
        _write(seen, labels, asked)
    if asked.umpire_out:
        _give_out(seen, asked)
    return 0 if found.tables else 1


def _labels(asked: argparse.Namespace, files: Sequence[Path], design: Read | None) -> Labels:
    from wargame.cohort.labels import NO_LABELS, labels_beside, read_labels

    if asked.labels:
        return read_labels(asked.labels, files)
    return NO_LABELS if design is not None else labels_beside(asked.places, files)


def _telling(files: int) -> Any:
    if not sys.stderr.isatty():
        return lambda _done: None
    return lambda done: write_over(f"{done:,} of {counted(files, 'file')} read", ends=done >= files)


def _asked(asked: argparse.Namespace, labels: Labels, design: Read | None) -> Any:
    from wargame.cohort.study import Asked

    if asked.labels and asked.design:
        raise Refused("cohort-labels-or-design")
    names = {one.label for one in labels.of.values()}
    without, treated = asked.compare or ("", "")
    for name in filter(None, (without, treated)):
        if names and name not in names:
            raise Refused("cohort-no-such-label", label=name, labels=sorted(names))
    return Asked(
        labels=labels.of,
        without=without,
        treated=treated,
        within=tuple(asked.within),
        named=tuple(asked.named),
        design=design,
        games=asked.games,
        seed=asked.seed,
    )


def _design(asked: argparse.Namespace, found: Cohort) -> Read | None:
    """Return the design that is named, or the one that most tables carry, if it lies beside them."""
    from wargame.cohort.opened import design_beside

    if asked.design:
        return read_design(asked.design)
    return None if asked.labels else design_beside(found.tables)


def _print(printer: Printer, seen: Study, labels: Labels, parted: Shares | None) -> None:
    from wargame.cohort.hints import strata_hint
    from wargame.cohort.sureness import sure_words
    from wargame.cohort.telling import (
        decided_words,
        few_words,
        head_words,
        likeness_words,
        number_words,
        shares_words,
        spread_words,
        trial_words,
        verdict_words,
    )

    if seen.overview is None:
        printer.heading("No game here is over")
    else:
        one = seen.overview
        printer.heading(seen.versions[0].scenario.title)
        printer.line(head_words(one))
        printer.lines([said for said in (few_words(one.tables),) if said])
        if one.verdicts:
            printer.subheading("Verdicts")
            printer.lines(map(verdict_words, one.verdicts))
        if one.index:
            printer.line(f"Index at the end: {spread_words(one.index, has_sign=True)}.")
        printer.lines([said for said in (decided_words(one), likeness_words(one)) if said])
        printer.subheading("Ties that moved and tracks")
        printer.lines(map(number_words, [*one.ties[:_MOST_ROWS], *one.tracks[:_MOST_ROWS]]))
        if parted is not None:
            printer.subheading("Luck and choices")
            printer.lines(shares_words(parted))
        if seen.trial:
            printer.subheading("Treatment")
            printer.lines(trial_words(seen.trial, dealt_by_lot=seen.dealt_by_lot))
            printer.lines(sure_words(seen))
            printer.lines(filter(None, (strata_hint(seen),)))
    if seen.opened is not None:
        _print_design(printer, seen.opened)
    _print_beside(printer, seen, labels)


def _print_design(printer: Printer, of: Opened) -> None:
    """Say whether conditions were as sealed, and what came of what was expected."""
    from wargame.cohort.design_words import cause_words, condition_words, hypotheses_words, use_words

    printer.subheading(f"Design, sealed as “{of.read.words}”")
    printer.lines(map(visible, map(condition_words, of.conditions)))
    printer.line(visible(cause_words(of)))
    if of.uses:
        printer.subheading("Was the treatment used?")
        printer.lines(map(visible, map(use_words, of.uses)))
    if of.expected:
        printer.subheading("Expected, and seen")
        printer.lines(map(visible, hypotheses_words(of)))


def _print_umpire(printer: Printer, seen: Study) -> None:
    """Say what second rulings show, of those tables whose umpires let them be counted."""
    from wargame.cli.umpire import print_view
    from wargame.cohort.umpire import shared_words, umpire_of

    printer.subheading("Second rulings")
    printer.line(shared_words(seen))
    if (view := umpire_of(seen)) is not None:
        print_view(printer, view)


def _parted(seen: Study) -> Shares:
    from wargame.cohort.shares import parted

    return parted(seen)


def _print_beside(printer: Printer, seen: Study, labels: Labels) -> None:
    """Say what is not compared, and why."""
    from wargame.cohort.beside import beside_words, version_words

    for title, said in (("Versions", version_words(seen)), ("Beside the series", beside_words(seen, labels))):
        if lines := list(said):
            printer.subheading(title)
            printer.lines(lines)


def _as_data(seen: Study, labels: Labels) -> dict[str, Any]:
    import json
    from dataclasses import asdict

    from wargame.cohort.tables import sheets
    from wargame.report.formats.table_files import as_json as tables_json

    one = seen.overview
    shown = None
    if one is not None:
        shown = {key: value for key, value in asdict(one).items() if key != "map"}
        shown["map"] = {
            "points": one.map.points.tolist(),
            "shares": one.map.shares,
            "fidelity": one.map.fidelity,
        }
    return {
        "overview": shown,
        "versions": [
            {"name": v.name, "hash": v.hash, "tables": v.tables, "pooled": v.is_pooled, "differs": v.differs}
            for v in seen.versions
        ],
        "aside": [{"file": a.path.name, "why": a.why, "words": spoken(a.told)} for a in seen.cohort.aside],
        "labels": [spoken(told) for told in labels.told],
        "trial": asdict(seen.trial) if seen.trial else None,
        "design": _design_data(seen.opened) if seen.opened else None,
        **json.loads(tables_json(sheets(seen))),
    }


def _umpire_data(seen: Study) -> dict[str, Any]:
    from dataclasses import asdict

    from wargame.cohort.umpire import umpire_of

    view = umpire_of(seen)
    return {"umpire": asdict(view) if view is not None else None}


def _give_out(seen: Study, asked: argparse.Namespace) -> None:
    """Write second rulings as a table, because whoever ruled asks for it."""
    from wargame.cli.umpire import give_out
    from wargame.cohort.reporting.facts import marking_of
    from wargame.cohort.reporting.readers import for_readers
    from wargame.cohort.umpire import umpire_sheet

    told = for_readers(seen, names=asked.names, secrets=secrets_wanted(asked))
    give_out(asked.umpire_out, umpire_sheet(told), marking_of(seen))


def _design_data(of: Opened) -> dict[str, Any]:
    from dataclasses import asdict

    return {
        "seal": of.read.seal,
        "words": of.read.words,
        "cause": of.is_cause,
        "conditions": [asdict(one) for one in of.conditions],
        "used": [asdict(one) for one in of.uses],
        "expected": [asdict(one) for one in of.expected],
    }


def _write(seen: Study, labels: Labels, asked: argparse.Namespace) -> None:
    from wargame.cohort.reporting.facts import Choices
    from wargame.cohort.reporting.writing import write_series
    from wargame.report.options import PAPERS

    if not asked.overwrite:
        spare_edited(asked.output)
    choices = Choices(
        names=asked.names, secrets=secrets_wanted(asked), paper=PAPERS[asked.paper], labels=labels
    )
    for one in write_series(seen, asked.output, choices):
        print(visible(f"Written: {one}"), file=sys.stderr)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="entente cohort",
        description="Lay sessions of one scenario side by side: what they show, how sure that is, and what "
        "so few tables cannot show. The files are only read.",
        epilog="Exit code: 0 done, 1 if no session there can be compared, 130 stopped.",
    )
    parser.add_argument(
        "places", metavar="FOLDER", nargs="+", type=Path, help="folders of session files, or files themselves"
    )
    parser.add_argument(
        "--labels", metavar="SHEET", type=Path, help="a table with the columns file, label and stratum"
    )
    parser.add_argument(
        "--design",
        metavar="FILE",
        type=Path,
        help="the sealed design of the tables; one that they carry and that lies beside them if left out",
    )
    parser.add_argument(
        "--compare", nargs=2, metavar=("WITHOUT", "WITH"), help="the two labels, or versions, to compare"
    )
    parser.add_argument(
        "--within",
        nargs="+",
        default=[],
        choices=("draw", "players", "seed"),
        help="shuffle labels only among tables of the same hidden draw, players or seed",
    )
    parser.add_argument(
        "--named",
        nargs="+",
        default=[],
        metavar="KEY",
        help="what was named before play, as index or “tie A B”; what the design names, or the index",
    )
    parser.add_argument(
        "--games",
        type=int,
        default=4_000,
        metavar="N",
        help="games of bots to hold it against (4,000); 0 for none",
    )
    parser.add_argument(
        "--luck", action="store_true", help="how much of the spread lies in hidden draws, dice and choices"
    )
    parser.add_argument(
        "--umpire",
        action="store_true",
        help="tell second rulings too, of sessions whose umpires let them be counted",
    )
    parser.add_argument(
        "--umpire-out", metavar="WHERE", type=Path, help="write those as a table: a folder, .xlsx or .json"
    )
    parser.add_argument("--seed", type=int, default=0, help="the same seed shuffles alike (0)")
    parser.add_argument("--workers", type=int, metavar="K", help="processes that read; all cores if left out")
    parser.add_argument("--json", action="store_true", help="print everything as JSON")
    parser.add_argument("--plain", action="store_true", help="no headings in bold")
    parser.add_argument(
        "-o",
        "--output",
        metavar="WHERE",
        type=Path,
        help="write a report (.pdf, .docx, .html or .md), tables (.xlsx or .json), or a folder with the "
        "report, every chart with its data, and tables",
    )
    parser.add_argument(
        "--names",
        action="store_true",
        help="with the names of the files in what is written; tables have numbers otherwise",
    )
    add_secrets(parser)
    parser.add_argument("--paper", choices=("a4", "letter"), default="a4", help="a4 (the default) or letter")
    add_overwrite(parser)
    return parser
