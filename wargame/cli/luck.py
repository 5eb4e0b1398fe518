"""`entente luck SESSION`: what was luck and what the players, and which throw turned the game.

Reads the session file, never writes it; `cohort.luck` plays its moves again, `cohort.chances` says.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wargame.cli.letters import as_json
from wargame.cli.out import Printer
from wargame.terms import Refused

if TYPE_CHECKING:
    from wargame.batch.tables import Tables
    from wargame.cohort.extract import Extract
    from wargame.cohort.luck import Chances, Luck
    from wargame.scenario.model import Scenario


def luck(argv: list[str]) -> int:
    """Run the command; 0 when done, 1 if the luck of this session cannot be told."""
    asked = _parser().parse_args(argv)
    from wargame.batch.tables import compile_tables
    from wargame.cohort.extract import of_record
    from wargame.cohort.luck import luck as luck_of
    from wargame.cohort.luck import why_no_luck
    from wargame.game.compiled import CompiledScenario
    from wargame.journal.file import read

    if asked.replays < 1:
        raise Refused("replays-too-few", replays=asked.replays)
    scenario, record = read(asked.session)
    one = of_record(scenario, record)
    if why := why_no_luck(one):
        raise Refused(why)
    tables = compile_tables(CompiledScenario(scenario))
    found = luck_of(one, tables, replays=asked.replays, seed=asked.seed)
    if asked.throw is not None and not 1 <= asked.throw <= len(found.throws):
        raise Refused("luck-no-such-throw", number=asked.throw, throws=len(found.throws))
    if asked.json:
        print(as_json(_as_data(found)))
    else:
        _print(Printer(plain=asked.plain), scenario, (one, tables), found, asked)
    return 0


def _print(
    printer: Printer,
    scenario: Scenario,
    played: tuple[Extract, Tables],
    found: Luck,
    asked: argparse.Namespace,
) -> None:
    from wargame.cohort.chances import luck_title, luck_words, throw_words, trust_words, way_words
    from wargame.cohort.luck import four_ways

    printer.heading(luck_title(scenario, found))
    printer.lines(luck_words(scenario, found))
    most = [one.number for one in found.turned(1)]
    numbers = most if asked.throw is None else [asked.throw]
    for number in numbers:
        ways = four_ways(*played, number, replays=asked.replays, seed=asked.seed)
        if ways:
            printer.subheading("What each outcome would have led to")
            printer.line(throw_words(scenario, found.throws[number - 1]))
            printer.lines(way_words(scenario, one) for one in ways)
    if asked.all:
        printer.subheading("Every throw")
        printer.lines(f"{one.number}. {throw_words(scenario, one)}" for one in found.throws)
    printer.subheading("How far to trust it")
    printer.lines(trust_words(found))


def _as_data(found: Luck) -> dict[str, Any]:
    return {
        "replays": found.replays,
        "held": found.held,
        "index": found.index,
        "own_dice": found.own,
        "verdict": found.verdict,
        "start": _chances(found.start),
        "throws": [
            {
                "throw": one.number,
                "turn": one.turn,
                "move": one.move,
                "seat": one.seat,
                "card": one.card,
                "exposure": one.exposure,
                "outcome": one.outcome,
                **_chances(one.after),
            }
            for one in found.throws
        ],
    }


def _chances(one: Chances) -> dict[str, Any]:
    return {"chances": dict(one.verdicts), "mean_index": one.index}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="entente luck",
        description="Hold the moves of a session, throw the dice anew, and tell which throws turned it.",
    )
    parser.add_argument("session", metavar="SESSION", type=Path, help="a session file")
    parser.add_argument("--throw", type=int, metavar="N", help="what each outcome of it would have led to")
    parser.add_argument("--all", action="store_true", help="tell every throw")
    parser.add_argument("--replays", type=int, default=1_000, metavar="N", help="after each throw (1,000)")
    parser.add_argument("--seed", type=int, default=0, help="the same seed throws alike (0)")
    parser.add_argument("--json", action="store_true", help="print everything as JSON")
    parser.add_argument("--plain", action="store_true", help="no headings in bold")
    return parser
