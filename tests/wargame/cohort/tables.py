"""Sessions played by bots, in memory and into files, for tests of a cohort."""

from functools import cache
from pathlib import Path

from wargame.game.compiled import CompiledScenario
from wargame.journal.rows import Record
from wargame.places import scenarios_folder
from wargame.scenario.load import load
from wargame.scenario.model import Scenario
from wargame.session.opening import Plan, start
from wargame.session.saving import save_anew
from wargame.session.session import Session
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
