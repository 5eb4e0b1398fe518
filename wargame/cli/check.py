"""`entente check FILE`: every fault of a scenario file, one to a line, or that there is none.

Reads the file through `scenario.load`, which finds the faults; here they are only printed.
"""

import argparse
import sys
from typing import TYPE_CHECKING, Any

from wargame.cli.letters import as_json
from wargame.words.counting import counted

if TYPE_CHECKING:
    from wargame.scenario.faults import Fault
    from wargame.scenario.model import Scenario


def check(argv: list[str]) -> int:
    """Run the command; returns 0 for a clean scenario, 1 for one with faults, 2 if it cannot be read."""
    asked = _parser().parse_args(argv)
    from wargame.scenario.load import read_file
    from wargame.terms import EntenteError

    try:
        scenario, faults = read_file(asked.file)
    except EntenteError as error:
        print(error, file=sys.stderr)
        return 2
    if asked.json:
        print(as_json(_as_data(asked.file, scenario, faults)))
    else:
        print("\n".join(_lines(scenario, faults)))
    return 1 if faults else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="entente check",
        description="Check a scenario file and tell every fault with its line and column.",
        epilog="Exit code: 0 clean, 1 faults, 2 the file could not be read.",
    )
    parser.add_argument("file", metavar="FILE", help="the scenario, a YAML file")
    parser.add_argument("--json", action="store_true", help="print the findings as JSON")
    return parser


def _lines(scenario: "Scenario | None", faults: "tuple[Fault, ...]") -> list[str]:
    if faults or scenario is None:
        return [str(fault) for fault in faults]
    from wargame.scenario.data import scenario_hash

    counts = (
        counted(len(scenario.seats), "seat"),
        counted(len(scenario.cards), "card"),
        counted(scenario.calendar.turns, "turn"),
    )
    return [f"clean: {scenario.title}, {', '.join(counts)}, hash {scenario_hash(scenario)}"]


def _as_data(file: str, scenario: "Scenario | None", faults: "tuple[Fault, ...]") -> dict[str, Any]:
    data: dict[str, Any] = {"file": file, "clean": not faults}
    if scenario is not None and not faults:
        from wargame.scenario.data import scenario_hash

        data |= {
            "id": scenario.id,
            "title": scenario.title,
            "seats": len(scenario.seats),
            "cards": len(scenario.cards),
            "turns": scenario.calendar.turns,
            "hash": scenario_hash(scenario),
        }
    data["faults"] = [
        {
            "line": fault.line,
            "column": fault.column,
            "field": fault.field,
            "wrong": fault.wrong,
            "expected": fault.expected,
        }
        for fault in faults
    ]
    return data
