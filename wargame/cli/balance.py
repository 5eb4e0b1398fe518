"""`entente balance EDGES.csv`: every measure of a signed network in a file, in words or as JSON.

Reads the file through `alignment.edges` and says what `alignment.balance` measures. Ties with dates
and no `--at` are measured period by period.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from wargame.cli.letters import as_json
from wargame.words.counting import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wargame.alignment.balance import Measures
    from wargame.alignment.edges import DatedTie

_MOST_PERIODS: Final = 60
_MOST_FAULTS: Final = 50


def balance(argv: list[str]) -> int:
    """Run the command; returns 0 when done, 1 for faults in the file, 2 when it cannot be read."""
    asked = _parser().parse_args(argv)
    from wargame.alignment.edges import EdgeFaults
    from wargame.terms import EntenteError

    try:
        lines = _answer(asked.edges, asked.at, as_data=asked.json, inclusive=asked.inclusive)
    except EdgeFaults as error:
        _complain([str(fault) for fault in error.faults])
        return 1
    except EntenteError as error:
        _complain([str(error)])
        return 2
    print("\n".join(lines))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="entente balance",
        description="Measure a signed network: triads, frustration, blocs, walk balance, polarisation.",
        epilog="The file has the columns source, target, and sign or weight; begin and end may follow, as "
        "numbers or dates (1904-04-08 or 19040408). A tie that begins and ends in one year holds in it.",
    )
    parser.add_argument("edges", metavar="EDGES.csv", type=Path, help="the file of ties")
    parser.add_argument(
        "--at", metavar="WHEN", type=_moment, help="a number or date; ties with begin <= WHEN < end count"
    )
    parser.add_argument(
        "--inclusive",
        action="store_true",
        help="a tie still holds in the year, turn or on the day of its end",
    )
    parser.add_argument("--json", action="store_true", help="print all measures as JSON")
    return parser


def _moment(text: str) -> float:
    from wargame.alignment.edges import moment_of

    try:
        return moment_of(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is neither a number nor a date like 1904-04-08") from None


def _answer(path: Path, at: float | None, *, as_data: bool, inclusive: bool) -> list[str]:
    from wargame.alignment.balance import as_json, measure
    from wargame.alignment.edges import graph_at, is_dated, read_ties

    ties = read_ties(path, inclusive=inclusive)
    if at is None and is_dated(ties):
        return _by_period(path, ties, as_data=as_data)
    graph = graph_at(ties, at)
    measures = measure(graph)
    return [_dumped(as_json(measures))] if as_data else _in_full(measures)


def _by_period(path: Path, ties: Sequence[DatedTie], *, as_data: bool) -> list[str]:
    from wargame.alignment.balance import as_json, measure
    from wargame.alignment.edges import EdgeFaults, graph_at, moment_in_words, turning_points
    from wargame.words.sentences import Sentence

    moments = turning_points(ties)
    if len(moments) > _MOST_PERIODS:
        raise EdgeFaults([Sentence("periods-too-many", name=path.name, periods=len(moments))])
    periods = []
    for moment in moments:
        graph = graph_at(ties, moment)
        periods.append((moment_in_words(moment), measure(graph, seconds=1.0)))
    if as_data:
        spoken = [{"begin": begin, "measures": as_json(measures)} for begin, measures in periods]
        return [_dumped({"periods": spoken})]
    lines = []
    for begin, measures in periods:
        lines += [f"From {begin}", *_in_short(measures), ""]
    return [*lines, "Say --at WHEN for all measures of one moment."]


def _in_full(measures: Measures) -> list[str]:
    from wargame.alignment.words import in_words
    from wargame.words.counting import signed

    triads, frustration = measures.triads, measures.frustration
    rows = [
        ("triads +++ / ++- / +-- / ---", _kinds(measures)),
        ("share balanced", _number(triads.balanced_share)),
        ("share balanced, weighted", _number(triads.weighted_share)),
        ("frustration index", _bounds(frustration.at_least, frustration.at_most)),
        ("1 - 2L/m", _number(frustration.line_share)),
        ("best splits into two", _splits(measures)),
        (
            "frustration, weighted",
            _bounds(measures.weighted_frustration.at_least, measures.weighted_frustration.at_most),
        ),
        ("walk balance", _number(measures.walk_balance)),
        ("walk balance, weighted", _number(measures.weighted_walk_balance)),
        ("polarisation", _number(measures.polarisation)),
    ]
    rows += [
        (f"best split into {len(split.blocs)}", f"{_bounds(split.at_least, split.out_of_place)} out of place")
        for split in measures.blocs.by_number[1:]
    ]
    lines = [*in_words(measures, {}), ""]
    lines += [f"{name:<30}{value}" for name, value in rows]
    lines += ["", f"{'actor':<30}{'ties':>5}{'aligned':>9}{'opposed':>9}  pivotal tie"]
    for actor in measures.actors:
        pivot = f"{actor.pivotal.partner} ({signed(actor.pivotal.value)})" if actor.pivotal else "none"
        lines.append(
            f"{actor.actor:<30}{actor.degree:>5}{actor.aligned_strength:>9g}"
            f"{actor.opposed_strength:>9g}  {pivot}"
        )
    return lines


def _in_short(measures: Measures) -> list[str]:
    share = measures.triads.balanced_share
    balanced = (
        "no triads" if share is None else f"{counted(measures.triads.count, 'triad')}, {share:.3f} balanced"
    )
    index = _bounds(measures.frustration.at_least, measures.frustration.at_most)
    split = measures.frustration.splits[0]
    sides = " / ".join(" ".join(side) for side in (split.first, split.second) if side)
    blocs = " / ".join(" ".join(bloc) for bloc in measures.blocs.plain.blocs)
    return [
        f"  {counted(len(measures.actors), 'actor')}, {counted(measures.ties, 'tie')}, "
        f"{measures.opposed} opposed, {balanced}, frustration {index}",
        f"  best split into two: {sides}",
        f"  best blocs: {blocs}, {measures.blocs.plain.out_of_place} out of place",
    ]


def _kinds(measures: Measures) -> str:
    triads = measures.triads
    return f"{triads.all_aligned} / {triads.one_opposed} / {triads.two_opposed} / {triads.all_opposed}"


def _splits(measures: Measures) -> str:
    count = len(measures.frustration.splits)
    return str(count) if measures.frustration.lists_all else f"{count} found, others may exist"


def _number(value: float | None) -> str:
    return "undefined" if value is None else f"{value:.7f}"


def _bounds(at_least: float, at_most: float) -> str:
    return f"{at_most:g}" if at_least == at_most else f"between {at_least:g} and {at_most:g}"


def _dumped(facts: dict[str, Any]) -> str:
    return as_json(facts)


def _complain(faults: Sequence[str]) -> None:
    for fault in faults[:_MOST_FAULTS]:
        print(fault, file=sys.stderr)
    if len(faults) > _MOST_FAULTS:
        print(f"And {len(faults) - _MOST_FAULTS} more.", file=sys.stderr)
