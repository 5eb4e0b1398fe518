"""Sessions played by bots, in memory and into files, for tests of a cohort."""

from functools import cache
from pathlib import Path

from tests.wargame.cli.sessions import demo_lines, until
from wargame.game.compiled import CompiledScenario
from wargame.journal.rows import Record
from wargame.places import scenarios_folder
from wargame.scenario.load import load
from wargame.scenario.model import Scenario
from wargame.session.opening import Plan, start
from wargame.session.saving import save_anew
from wargame.session.script import carry_out, read_line
from wargame.session.second_rulings import share_second_rulings
from wargame.session.session import Session
from wargame.session.turns import end_game
from wargame.simulation.live import play_game, policies
from wargame.simulation.order import Order


@cache
def shipped(name: str) -> Scenario:
    return load(scenarios_folder() / f"{name}.yaml")


def played(
    seed: int, name: str = "first-steps", everyone: str = "greedy", turns: int | None = None
) -> Session:
    """A session that bots played to its end."""
    scenario = shipped(name)
    session = start(CompiledScenario(scenario), Plan(seed=seed, title=f"Table {seed}", turns=turns))
    play_game(session, policies(Order(scenario=scenario, everyone=everyone), seed))
    return session


def saved(folder: Path, seed: int, name: str = "first-steps", everyone: str = "greedy") -> Path:
    """The same in a file."""
    return save_anew(played(seed, name, everyone), folder / f"table-{seed}.entente")


def record_of(seed: int, name: str, everyone: str, turns: int) -> tuple[Scenario, Record]:
    """The same as it would be read from its file."""
    session = played(seed, name, everyone, turns)
    history = session.history
    hashes = (
        session.compiled.fingerprint,
        *(session.journal.hash_at(number) for number in range(1, history.last + 1)),
    )
    record = Record(
        entries=tuple(history.entries), moves=tuple(history.moves), people=(), settings={}, hashes=hashes
    )
    return session.scenario, record


def ruled_on_twice(folder: Path, seed: int, first: int, second: int, *, shared: bool) -> Path:
    """A session whose first move was ruled on twice."""
    session = start(shipped("first-steps"), Plan(seed=seed, title=f"Table {seed}"))
    lines = [line for line in until(demo_lines("first-steps"), "rule") if line.startswith("{")]
    for line in lines[1:]:
        carry_out(session, read_line(line))
    carry_out(
        session,
        read_line(
            f'{{"do": "rule", "method": "estimate", "chance": {first}, "argument-reason": "Marker one."}}'
        ),
    )
    carry_out(session, read_line(f'{{"do": "second-ruling", "chance": {second}, "reason": "Marker two."}}'))
    if shared:
        share_second_rulings(session, True)
    end_game(session, "Enough.")
    return save_anew(session, folder / f"table-{seed}.entente")
