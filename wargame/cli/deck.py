"""`entente deck SCENARIO`: what is out of balance in a scenario, each finding with its line and evidence.

Has `simulation.deck` play and judge, finds the lines in the file, prints.
"""

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from wargame.cli.simulate import scenario_of
from wargame.terms import Refused

if TYPE_CHECKING:
    from wargame.simulation.deck import DeckFinding


def deck(argv: list[str]) -> int:
    """Run the command; 0 if nothing is out of balance, 1 if something is, 130 after Ctrl-C."""
    asked = _parser().parse_args(argv)
    scenario = scenario_of(asked.scenario)
    if asked.games < 1:
        raise Refused(f"A simulation has at least 1 game, not {asked.games:,}.")
    from wargame.simulation.deck import examine

    told = _tell if sys.stderr.isatty() else None
    found = examine(
        scenario, games=asked.games, seed=asked.seed, trials=asked.trials, workers=asked.workers, tell=told
    )
    if found is None:
        print("Stopped before everything was played.", file=sys.stderr)
        return 130
    lines = [(line_of(asked.scenario, one), one) for one in found.findings]
    if asked.json:
        data = [asdict(one) | {"line": line} for line, one in lines]
        print(json.dumps({"findings": data, "without": found.without}, ensure_ascii=False, indent=2))
    else:
        for line, one in lines:
            print(f"{asked.scenario}:{line}: {one.words} ({one.evidence})")
        if not lines:
            print(f"Nothing is out of balance in {asked.games:,} aimless and {asked.games:,} greedy games.")
    return 1 if lines else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="entente deck",
        description="Find cards, tracks, objectives and seats of a scenario that are out of balance.",
        epilog="Exit code: 0 nothing found, 1 findings, 2 the file could not be read, 130 stopped.",
    )
    parser.add_argument("scenario", metavar="SCENARIO", help="a scenario file, or the name of a shipped one")
    parser.add_argument("--games", type=int, default=10_000, metavar="N", help="games of each kind (10,000)")
    parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same findings (1)")
    parser.add_argument("--workers", type=int, metavar="K", help="processes; all cores if left out")
    parser.add_argument(
        "--no-trials", dest="trials", action="store_false", help="leave out the games without each card"
    )
    parser.add_argument("--json", action="store_true", help="print the findings as JSON")
    return parser


def _tell(what: str, share: float) -> None:
    print(f"\r{100 * share:3.0f}%  {what:<70.70}", end="", file=sys.stderr, flush=True)


def line_of(name: str, finding: "DeckFinding") -> int:
    """Return the line of the scenario file that a finding is about."""
    from wargame.places import scenarios_folder
    from wargame.scenario.places import lines_of

    path = Path(name) if Path(name).exists() else scenarios_folder() / f"{name}.yaml"
    return lines_of(path)(finding.path)
