"""Whether a planner scores higher than a greedy seat: the same seat, the same seeds, the others greedy.

Each game is played twice, once with a planner in one seat and once greedy all round; the seats take turns.
A game in which both score the same counts for neither, so it counts against the planner. `figures` plays a
few; for a figure to be quoted, play two hundred:

    python -m benchmarks.planner --games 200 --workers 2 --seed 2017 --playouts 1200

With `--playouts` the planner's moves can be repeated; with `--seconds` it thinks so long about each move.
"""

import argparse
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from statistics import mean, median, stdev
from time import process_time

from benchmarks.figure import Figure
from wargame.bots.named import policy_for
from wargame.bots.policy import PLAYOUTS, Answered, Backed, Chosen, Policy, Replied
from wargame.bots.view import View
from wargame.game.compiled import CompiledScenario
from wargame.game.score import scores
from wargame.places import scenarios_folder
from wargame.scenario.load import load
from wargame.session.opening import Plan, start
from wargame.simulation.live import game_seed, play_game
from wargame.simulation.order import Order

FLAGSHIP = "afghanistan-2017"
SEED = 2017
FEW = 5
GOAL = 60.0
"""Percent of games in which a planner is to score higher."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What is to be played."""

    seed: int = SEED
    seconds: float = 0.0
    playouts: int = PLAYOUTS
    scenario: str = FLAGSHIP


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One game played twice."""

    seat: str
    planner: float
    greedy: float
    times: tuple[float, ...]
    """Seconds of one core that each move of the planner took."""


@dataclass(slots=True)
class Timed:
    """A policy whose moves are timed."""

    policy: Policy
    times: list[float] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The policy's own."""
        return self.policy.name

    def choose(self, view: View) -> Chosen:
        """Return the policy's move."""
        begun = process_time()
        chosen = self.policy.choose(view)
        self.times.append(process_time() - begun)
        return chosen

    def back(self, view: View) -> Backed | None:
        """Return what the policy backs."""
        return self.policy.back(view)

    def answer(self, view: View) -> Answered:
        """Return what the policy answers."""
        return self.policy.answer(view)

    def reply(self, view: View) -> Replied:
        """Return what the policy replies."""
        return self.policy.reply(view)


def play_pair(trial: Trial, number: int) -> Pair:
    """Play one game twice."""
    scenario = load(scenarios_folder() / f"{trial.scenario}.yaml")
    compiled = _BOOKS.setdefault(trial.scenario, CompiledScenario(scenario))
    seat = compiled.seats[number % len(compiled.seats)]
    seed = game_seed(Order(scenario=scenario, seed=trial.seed), number)
    planner = Timed(policy_for("planner", seat, seed, seconds=trial.seconds, playouts=trial.playouts))
    found = []
    for own in (planner, policy_for("greedy", seat, seed)):
        players: dict[str, Policy] = {one: policy_for("greedy", one, seed) for one in compiled.seats}
        players[seat] = own
        state = play_game(start(compiled, Plan(seed=seed)), players)
        found.append(float(next(one.total for one in scores(state) if one.seat == seat)))
    return Pair(seat=seat, planner=found[0], greedy=found[1], times=tuple(planner.times))


_BOOKS: dict[str, CompiledScenario] = {}


def play_pairs(trial: Trial, first: int, games: int, workers: int) -> Iterator[Pair]:
    """Play so many games twice each, from a number on."""
    numbers = range(first, first + games)
    if workers == 1:
        yield from (play_pair(trial, number) for number in numbers)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield from pool.map(play_pair, [trial] * games, numbers)


def figures() -> list[Figure]:
    """Return what a few games came to; so few say little about the share."""
    pairs = list(play_pairs(Trial(), 0, FEW, 1))
    return [
        Figure(name=f"planner above greedy, {FEW} games", value=_share(pairs), unit="%"),
        Figure(name="planner, a move", value=_typical(pairs), unit="ms", goal=200),
    ]


def _share(pairs: list[Pair]) -> float:
    return 100 * sum(one.planner > one.greedy for one in pairs) / len(pairs)


def _typical(pairs: list[Pair]) -> float:
    return 1000 * median(took for one in pairs for took in one.times)


def lines(pairs: list[Pair]) -> Iterator[str]:
    """Yield what pairs of games came to, for people."""
    share, many = _share(pairs), len(pairs)
    spread = 196 * (share / 100 * (1 - share / 100) / many) ** 0.5
    ties = sum(one.planner == one.greedy for one in pairs)
    yield f"{many} games: planner higher in {share:.1f}% (plus or minus {spread:.1f}), the same in {ties}"
    gaps = [one.planner - one.greedy for one in pairs]
    if many > 1:
        yield f"mean difference {mean(gaps):+.2f} points (plus or minus {1.96 * stdev(gaps) / many**0.5:.2f})"
    for seat in dict.fromkeys(one.seat for one in pairs):
        here = [one for one in pairs if one.seat == seat]
        gap = mean(one.planner - one.greedy for one in here)
        yield f"  {seat:<16} higher in {_share(here):5.1f}% of {len(here)}, {gap:+.2f} points"
    took = [1000 * one for pair in pairs for one in pair.times]
    yield f"a move takes {median(took):.0f} ms of one core (median), {mean(took):.0f} ms (mean)"


def main() -> None:
    """Play what the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--games", type=int, default=20)
    parser.add_argument("--first", type=int, default=0, help="number of the first game, to play in parts")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--playouts", type=int, default=PLAYOUTS)
    parser.add_argument("--seconds", type=float, default=0.0)
    parser.add_argument("--scenario", default=FLAGSHIP)
    given = parser.parse_args()
    trial = Trial(seed=given.seed, seconds=given.seconds, playouts=given.playouts, scenario=given.scenario)
    pairs = list(play_pairs(trial, given.first, given.games, given.workers))
    print("\n".join(lines(pairs)))


if __name__ == "__main__":
    main()
