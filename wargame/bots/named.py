"""The policies by their names, as a facilitator or a designer chooses them.

Each is imported when it is first asked for: a table without bots needs none of them.
"""

from wargame.bots.policy import PLAYOUTS, POLICY_NAMES, Policy
from wargame.terms import ActorId, Refused


def policy_for(
    name: str, seat: ActorId, seed: int = 1, *, seconds: float = 0.0, playouts: int = PLAYOUTS
) -> Policy:
    """Return a policy for a seat; a planner thinks for `seconds`, or imagines `playouts` games if that is 0.

    Raises
    ------
    Refused
        If there is no such policy.
    """
    match name:
        case "random":
            from wargame.bots.random import Random

            return Random(seed=seed, seat=seat)
        case "cautious" | "greedy" | "mirror":
            from wargame.bots.weighing import Weigher

            return Weigher(name=name, seed=seed)
        case "planner":
            from wargame.bots.planner import Planner

            return Planner(seed=seed, seconds=seconds, playouts=playouts)
        case _:
            raise Refused("no-such-policy", policy=name, policies=POLICY_NAMES)
