"""How a seat without a player decides: one protocol, and the policies by name.

A policy is given a View, which holds what its seat may know and nothing else, and gives a choice with a
reason in one line that the window shows and the record keeps. It remembers nothing: the same view and seed
give the same choice. To add a policy, write a module beside this one and name it in `policy_for`.
"""

from dataclasses import dataclass
from hashlib import blake2b
from typing import Final, Protocol

from wargame.bots.view import View
from wargame.game.moves import Choice
from wargame.terms import ActorId, Refused

POLICY_NAMES: Final = ("random", "cautious", "greedy", "planner", "mirror")
PLAYOUTS: Final = 1_500
"""Games that a planner imagines before a move, unless somebody says otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A move or a pass, and why."""

    choice: Choice
    reason: str
    """One line, for the facilitator and the record; it may name hidden goals."""
    gain: float | None = None
    """By how many points the policy expects its score to change; None if it does not weigh points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Backed:
    """A move of another seat to be backed (+1) or blocked (-1), and why."""

    number: int
    by: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """Whether the seat pays to cancel an inject, and why."""

    pays: bool
    reason: str


class Policy(Protocol):
    """Decides for one seat."""

    @property
    def name(self) -> str:
        """One of `POLICY_NAMES`."""

    def choose(self, view: View) -> Chosen:
        """Return one legal move of the view's seat, or a pass."""

    def back(self, view: View) -> Backed | None:
        """Return what to back or block now; None for nothing."""

    def answer(self, view: View) -> Answered:
        """Return whether to pay for the inject that waits."""


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
            raise Refused(f"There is no policy called {name}; there are: {', '.join(POLICY_NAMES)}.")


def number_below(limit: int, *labels: object) -> int:
    """Return a whole number below `limit`, fixed by the labels, each as likely as the others."""
    text = ":".join(map(str, labels))
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big") % limit
