"""Lots of games as another process plays them: asked for here, without anything that plays.

The window that has games played need not load the engine for it. Each function names what is to be played and
loads what plays where it is called; with `partial` it goes to another process. `ends` and `suggest` say what
comes back.
"""

from typing import TYPE_CHECKING

from wargame.simulation.order import Order

if TYPE_CHECKING:
    from wargame.scenario.model import Scenario
    from wargame.simulation.ends import Ends
    from wargame.simulation.suggest import Step, Suggestion


def lot(scenario: "Scenario", policy: str, seed: int, number: int, games: int) -> "Ends":
    """Play one lot of games, every seat by one policy, and count what becomes of each card."""
    from wargame.simulation.ends import lot_of

    return lot_of(Order(scenario=scenario, games=games, seed=seed, everyone=policy), number, games)


def trial(scenario: "Scenario", policy: str, seed: int, games: int, step: "Step") -> "Suggestion":
    """Play games with a step taken."""
    from wargame.simulation.suggest import tried

    return tried(Order(scenario=scenario, games=games, seed=seed, everyone=policy, detailed=False), step)


def whole(scenario: "Scenario", policy: str, seed: int, games: int) -> "Ends":
    """Play games in one go, every seat by one policy."""
    from wargame.simulation.ends import ends_of

    return ends_of(Order(scenario=scenario, games=games, seed=seed, everyone=policy, detailed=False))
