"""`entente deck SCENARIO`: what is out of balance in a scenario, each finding with its line and evidence.

Has `simulation.deck` play and judge, finds the lines in the file, prints.
"""

import argparse
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Final

from wargame.cli.door import write_over
from wargame.cli.finding import scenario_path
from wargame.cli.letters import as_json
from wargame.cli.simulate import scenario_of
from wargame.terms import Refused
from wargame.words.counting import counted

if TYPE_CHECKING:
    from wargame.scenario.model import Scenario
    from wargame.simulation.deck import DeckFinding, Examined

RESTS_ON: Final = (
    "This rests on bots: aimless ones make any legal move, greedy ones the best next step, cautious ones take"
    " few risks. People who talk find other ways."
)


def deck(argv: list[str]) -> int:
    """Run the command; 0 if nothing is out of balance, 1 if something is, 130 after Ctrl-C."""
    asked = _parser().parse_args(argv)
    scenario = scenario_of(asked.scenario)
    if asked.games < 1:
        raise Refused("games-too-few", games=asked.games)
    if asked.workers is not None and asked.workers < 1:
        raise Refused("workers-too-few", workers=asked.workers)
    from wargame.simulation.deck import examine

    told = Telling() if sys.stderr.isatty() else None
    found = examine(
        scenario, games=asked.games, seed=asked.seed, trials=asked.trials, workers=asked.workers, tell=told
    )
    if found is None:
        print("Stopped before everything was played.", file=sys.stderr)
        return 130
    path = scenario_path(asked.scenario)
    lines = sorted(((line_of(path, one), one) for one in found.findings), key=lambda one: one[0])
    if asked.json:
        data = [asdict(one) | {"line": line} for line, one in lines]
        print(as_json({"findings": data, "without": found.without, "policies": _policies(found)}))
    else:
        for line, one in lines:
            print(f"{path}:{line}: {one.words} ({one.evidence})")
        print(_said(scenario, len(lines), found))
    return 1 if lines else 0


def _said(scenario: "Scenario", findings: int, found: "Examined") -> str:
    """Return how much was found, in what, and on whom it rests."""
    from wargame.simulation.deck import SHORTEST, TRIAL_GAMES

    much = counted(findings, "finding") if findings else "Nothing is out of balance"
    said = f"{much} in {found.games}"
    if found.without:
        said += f", and {min(found.greedy.games, TRIAL_GAMES):,} more without each card"
    turns = scenario.calendar.turns
    if turns < SHORTEST:
        said += f". A game of {turns} turn{'s' * (turns > 1)} is for practice: who wins it is not asked"
    return f"{said}.\n{RESTS_ON}"


def _policies(found: "Examined") -> dict[str, int]:
    """Return the policies on which the findings rest, and how many games each played."""
    return {"aimless": found.aimless.games, "greedy": found.greedy.games, "cautious": found.cautious.games}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="entente deck",
        description="Find cards, tracks, objectives and seats of a scenario that are out of balance.",
        epilog="Exit code: 0 nothing found, 1 findings, 2 the file could not be read, 130 stopped.",
    )
    parser.add_argument("scenario", metavar="SCENARIO", help="a scenario file, or the id of a scenario")
    parser.add_argument("--games", type=int, default=10_000, metavar="N", help="games of each kind (10,000)")
    parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same findings (1)")
    parser.add_argument("--workers", type=int, metavar="K", help="processes; all cores if left out")
    parser.add_argument(
        "--no-trials", dest="trials", action="store_false", help="leave out the games without each card"
    )
    parser.add_argument("--json", action="store_true", help="print the findings as JSON")
    return parser


class Telling:
    """Tells how far the check is and how long it still takes, on one line of a terminal."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._begun = clock()

    def __call__(self, what: str, share: float) -> None:
        """Tell what is played now, and the share of the work that is done."""
        left = ""
        if share:
            spent = self._clock() - self._begun
            left = f", {spent * (1 - share) / share:.0f} s left"
        said = f"{100 * share:3.0f}%  {what}{left}"
        write_over(f"{said:<70}", ends=share >= 1)


def line_of(path: Path, finding: "DeckFinding") -> int:
    """Return the line of the scenario file that a finding is about."""
    from wargame.scenario.places import lines_of

    return lines_of(path)(finding.path)
