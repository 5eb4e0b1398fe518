"""`entente simulate SCENARIO`: thousands of games, and what they say about the scenario.

Reads the scenario, has `simulation.sweep` play, prints `simulation.summary` as tables or JSON, and writes
base rates beside the file if asked to. Progress goes to stderr; Ctrl-C keeps what was played.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from wargame.cli.door import write_over
from wargame.cli.errors import Unreadable
from wargame.cli.finding import scenario_path
from wargame.cli.letters import as_json
from wargame.names import tidied
from wargame.terms import Refused
from wargame.whole import write_all_whole, write_whole
from wargame.words.counting import counted

if TYPE_CHECKING:
    from wargame.scenario.model import Scenario
    from wargame.simulation.order import Order
    from wargame.simulation.summary import Share, Summary
    from wargame.simulation.sweep import Outcome, Progress


def simulate(argv: list[str]) -> int:
    """Run the command; 0 when all games were played, 130 after Ctrl-C, 1 or 2 if it was refused."""
    asked = _parser().parse_args(argv)
    scenario = _scenario_for(asked)
    from wargame.simulation.chunks import tables_of
    from wargame.simulation.order import checked
    from wargame.simulation.summary import summarise
    from wargame.simulation.sweep import run

    order = checked(_order(asked, scenario))
    if asked.base_rates and scenario.monitor is None:
        raise Refused("no-monitor-for-rates")
    if asked.sensitivity:
        return _sensitivity(asked, order)
    outcome = run(order, workers=asked.workers, scheduler=asked.scheduler, tell=_narrator(quiet=asked.json))
    if not outcome.tally.games:
        print("Stopped before the first games were played.", file=sys.stderr)
        return 130
    summary = summarise(order, tables_of(scenario), outcome.tally)
    _give(asked, summary, outcome)
    if asked.base_rates and outcome.complete:
        _write_rates(asked.scenario, order, summary)
    return 0 if outcome.complete else 130


def _scenario_for(asked: argparse.Namespace) -> "Scenario":
    if asked.base_rates and asked.sensitivity:
        raise Refused("rates-or-sensitivity")
    scenario = scenario_of(asked.scenario, for_base_rates=asked.base_rates)
    if asked.workers is not None and asked.workers < 1:
        raise Refused("workers-too-few", workers=asked.workers)
    return scenario


def scenario_of(name: str, *, for_base_rates: bool = False) -> "Scenario":
    """Return the scenario with this path or id.

    `for_base_rates` if they are to be made anew, so that those there are left out, right or wrong.

    Raises
    ------
    Unreadable
        If there is none, or its file cannot be opened.
    """
    from wargame.scenario.load import ScenarioFaulty, ScenarioUnreadable, load
    from wargame.scenario.save import load_without_rates

    path = scenario_path(name)
    try:
        return load_without_rates(path) if for_base_rates else load(path)
    except ScenarioUnreadable as error:
        raise Unreadable(error.told) from error
    except ScenarioFaulty as faulty:
        raise Refused("scenario-faulty", faults=faulty.told) from faulty


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="entente simulate",
        description="Play a scenario many times by bots and tell how seats, tracks, cards and verdicts fare.",
        epilog="Exit code: 0 done, 1 refused, 2 unreadable file, 130 stopped; what was played is told.",
    )
    parser.add_argument("scenario", metavar="SCENARIO", help="a scenario file, or the id of a scenario")
    parser.add_argument("--games", type=int, default=10_000, metavar="N", help="how many games (10,000)")
    parser.add_argument(
        "--policy",
        default="random",
        metavar="NAME or SEAT=NAME,...",
        help="random, cautious, greedy, planner or mirror; for all seats, or seat by seat",
    )
    parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same numbers (1)")
    parser.add_argument("--turns", type=int, help="turns of a game, if not the scenario's")
    parser.add_argument(
        "--playouts",
        type=int,
        default=1_200,
        help="games a planner imagines before a move (1200)",
    )
    parser.add_argument("--workers", type=int, metavar="K", help="processes; all cores if left out")
    parser.add_argument("--scheduler", default="", metavar="ADDRESS", help="a running Dask scheduler")
    parser.add_argument("--json", action="store_true", help="print everything as JSON")
    parser.add_argument(
        "-o", dest="folder", metavar="DIR", help="write summary.json and tables into a folder"
    )
    parser.add_argument(
        "--sensitivity",
        action="store_true",
        help="tell which numbers of the scenario move the verdict most, with a tornado chart in -o DIR",
    )
    parser.add_argument(
        "--base-rates",
        action="store_true",
        help="write the verdict's base rates into a file beside the scenario",
    )
    return parser


def policies_of(text: str) -> tuple[str, dict[str, str]]:
    """Return the policy of everyone else and that of seats named, from `greedy` or `iran=greedy`.

    Raises
    ------
    Refused
        If a seat, or everyone, is given two policies, or a seat none.
    """
    everyone: list[str] = []
    named: dict[str, str] = {}
    for part in filter(None, map(tidied, text.split(","))):
        seat, is_named, policy = (tidied(word) for word in part.partition("="))
        if not is_named:
            everyone.append(part)
        elif not seat or not policy:
            raise Refused("policy-of-no-seat", part=part)
        elif seat in named:
            raise Refused("seat-with-two-policies", seat=seat, other=named[seat], policy=policy)
        else:
            named[seat] = policy
    if len(everyone) > 1:
        raise Refused("policies-for-all", policies=tuple(everyone[:2]))
    return (everyone or ["random"])[0], named


def _sensitivity(asked: argparse.Namespace, order: "Order") -> int:
    from wargame.cli.out import table
    from wargame.simulation.sensitivity import one_at_a_time, tornado

    found = one_at_a_time(
        order,
        POINTS * order.games,
        workers=asked.workers,
        scheduler=asked.scheduler,
        tell=_narrator(quiet=asked.json),
    )
    if not found:
        print("Stopped; nothing can be told until every number was tried.", file=sys.stderr)
        return 130
    if asked.json:
        rows = [{"name": one.name, "down": one.down, "up": one.up, "together": one.together} for one in found]
        print(as_json(rows))
    else:
        head = ["number", "one lower", "one higher", "among others"]
        told = [[one.name, f"{one.down:+z.1f}", f"{one.up:+z.1f}", f"{one.together:+z.1f}"] for one in found]
        print("Change of the monitor's mean index")
        print("\n".join(table([head, *told], right=frozenset({1, 2, 3}))))
    if asked.folder:
        folder = Path(asked.folder)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            write_whole(folder / "tornado.svg", tornado(found).encode())
        except OSError as error:
            raise Unreadable("folder-not-written", folder=folder, reason=error.strerror) from error
    return 0


POINTS = 40
"""Games of the Latin hypercube for each game in which one number is moved alone."""


def _order(asked: argparse.Namespace, scenario: "Scenario") -> "Order":
    from wargame.simulation.order import Order

    everyone, named = policies_of(asked.policy)
    return Order(
        scenario=scenario,
        games=asked.games,
        seed=asked.seed,
        everyone=everyone,
        policies=named,
        turns=asked.turns,
        playouts=asked.playouts,
    )


class _Teller:
    """Tells how far the simulation is, on one line of a terminal, twice a second at most."""

    def __init__(self) -> None:
        self._last = -1.0

    def __call__(self, progress: "Progress") -> None:
        if progress.seconds - self._last < 0.5 and progress.done < progress.games:
            return
        self._last = progress.seconds
        left = progress.left or 0.0
        line = f"{progress.done:,} of {progress.games:,} games, {left:.0f} s left"
        write_over(f"{line:<60}", ends=progress.done == progress.games)


def _narrator(*, quiet: bool) -> _Teller | None:
    return _Teller() if sys.stderr.isatty() and not quiet else None


def _give(asked: argparse.Namespace, summary: "Summary", outcome: "Outcome") -> None:
    from wargame.simulation.summary import as_data

    data = as_data(summary) | {"seconds": round(outcome.seconds, 3), "complete": outcome.complete}
    if asked.json:
        print(as_json(data))
    else:
        print("\n".join(lines_of(summary)))
        rate = summary.games / max(outcome.seconds, 1e-9)
        print(f"\n{counted(summary.games, 'game')} in {outcome.seconds:.1f} s ({rate:,.0f} a second).")
    if asked.folder:
        folder = Path(asked.folder)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            written = json.dumps(data, ensure_ascii=False, indent=2)
            told = "\n".join(lines_of(summary)) + "\n"
            write_all_whole(folder, {"summary.json": written.encode(), "summary.txt": told.encode()})
        except OSError as error:
            raise Unreadable("folder-not-written", folder=folder, reason=error.strerror) from error


def lines_of(summary: "Summary") -> list[str]:
    """Return a summary as lines of aligned tables."""
    return [
        *_section(
            "Seats",
            ["seat", "policy", "score", "±", "spread", "wins", "from", "to", "by hidden set"],
            _seats(summary),
        ),
        *_section("Endings", ["ending", "games", "from", "to"], [_row(*one) for one in summary.endings]),
        *_section("Verdicts", ["verdict", "games", "from", "to"], [_row(*one) for one in summary.verdicts]),
        *_section(
            "Mechanisms", ["mechanism", "games", "from", "to"], [_row(*one) for one in summary.mechanisms]
        ),
        *_section("Verdicts by hidden draw", ["draw", "games", "verdicts"], _draws(summary)),
        *_section(
            "Numbers at the end",
            ["number", "start", "mean", "spread", "lowest", "highest", "at an end"],
            _numbers(summary),
        ),
        *_section(
            "Cards", ["card", "legal", "plays", "games", "share", "pays", "exposed", "wins"], _cards(summary)
        ),
        *_section(
            "Injects",
            ["inject", "games", "from", "to"],
            [_row(name, one) for name, one, _ in summary.injects],
        ),
        *_section(
            "Answers to injects",
            ["answer", "inject", "seat", "chosen", "from", "to", "possible", "wins", "points", "index"],
            _replies(summary),
        ),
        *_section("Objectives", ["objective", "seat", "met", "missed"], _goals(summary)),
        *_section(
            "Red lines", ["red line", "crossed", "from", "to"], [_row(*one) for one in summary.red_lines]
        ),
    ]


def _section(title: str, head: list[str], rows: list[list[str]]) -> list[str]:
    from wargame.cli.out import table

    if not rows:
        return []
    right = frozenset(range(1, len(head)))
    return [title, *table([head, *rows], right=right), ""]


def percent(value: float) -> str:
    """Return a share as people read it: `12.3%`."""
    return f"{100 * value:.1f}%"


def _row(name: str, one: "Share") -> list[str]:
    return [name, percent(one.value), percent(one.low), percent(one.high)]


def _seats(summary: "Summary") -> list[list[str]]:
    return [
        [
            row.name,
            row.policy,
            f"{row.score.value:.1f}",
            f"{row.score.high - row.score.value:.1f}",
            f"{row.score.sd:.1f}",
            percent(row.wins.value),
            percent(row.wins.low),
            percent(row.wins.high),
            ", ".join(f"{name} {percent(one.value)}" for name, one in row.wins_by_set),
        ]
        for row in summary.seats
    ]


def _draws(summary: "Summary") -> list[list[str]]:
    return [
        [
            " ".join(f"{seat}-{one}" for seat, one in row.draw.items()),
            f"{row.games:,}",
            ", ".join(f"{name} {percent(one.value)}" for name, one in row.verdicts),
        ]
        for row in summary.draws
    ]


def _numbers(summary: "Summary") -> list[list[str]]:
    return [
        [
            str(row.what),
            str(row.start),
            f"{row.end.value:.1f}",
            f"{row.end.sd:.1f}",
            percent(row.low.value),
            percent(row.high.value),
            "" if row.at_limit is None else percent(row.at_limit),
        ]
        for row in summary.numbers
    ]


def _cards(summary: "Summary") -> list[list[str]]:
    return [
        [
            row.card,
            percent(row.legal.value),
            f"{row.plays:.2f}",
            percent(row.games.value),
            percent(row.share),
            percent(row.pays.value),
            percent(row.exposed.value) if row.exposed.value else "",
            percent(row.wins.value),
        ]
        for row in summary.cards
    ]


def _replies(summary: "Summary") -> list[list[str]]:
    return [
        [
            row.answer,
            row.inject,
            row.seat,
            row.never or percent(row.chosen.value),
            percent(row.chosen.low) if row.asked else "",
            percent(row.chosen.high) if row.asked else "",
            percent(row.possible.value) if row.asked else "",
            percent(row.wins.value) if row.games else "",
            "" if row.score is None else f"{row.score:.1f}",
            "" if row.index is None else f"{row.index:+z.1f}",
        ]
        for row in summary.replies
    ]


def _goals(summary: "Summary") -> list[list[str]]:
    return [
        [row.id, row.seat, percent(row.met.value), percent(row.missed.value)]
        for row in summary.goals
        if row.shape != "linear"
    ]


def _write_rates(name: str, order: "Order", summary: "Summary") -> None:
    from wargame.scenario.save import write_base_rates
    from wargame.simulation.rates import base_rates

    path = scenario_path(name)
    beside = write_base_rates(path, base_rates(order, summary))
    print(f"The base rates were written into {beside}.")
