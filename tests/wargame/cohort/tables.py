"""Sessions played by bots into files, for tests of a cohort."""

from functools import cache
from pathlib import Path

from wargame.game.compiled import CompiledScenario
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


def played(seed: int, name: str = "first-steps", everyone: str = "greedy") -> Session:
    """A session that bots played to its end."""
    scenario = shipped(name)
    session = start(CompiledScenario(scenario), Plan(seed=seed, title=f"Table {seed}"))
    play_game(session, policies(Order(scenario=scenario, everyone=everyone), seed))
    return session


def saved(folder: Path, seed: int, name: str = "first-steps", everyone: str = "greedy") -> Path:
    """The same in a file."""
    return save_anew(played(seed, name, everyone), folder / f"table-{seed}.entente")
