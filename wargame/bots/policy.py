"""How a seat without a player decides: the protocol that every policy keeps to.

A policy is given a View, which holds what its seat may know and nothing else, and gives a choice with a
reason in one line that the window shows and the record keeps. It remembers nothing: the same view and seed
give the same choice. To add a policy, write a module beside this one and name it here and in `bots.named`.
"""

from dataclasses import dataclass
from hashlib import blake2b
from typing import Final, Protocol

from wargame.bots.view import View
from wargame.game.moves import Choice

POLICY_NAMES: Final = ("random", "cautious", "greedy", "planner", "mirror")
PLAYOUTS: Final = 1_200
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Replied:
    """The answer that the seat gives to an inject that asks several, and why."""

    answer: str
    """Its id."""
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

    def reply(self, view: View) -> Replied:
        """Return which answer to give to the inject that asks the seat."""


def number_below(limit: int, *labels: object) -> int:
    """Return a whole number below `limit`, fixed by the labels, each as likely as the others."""
    text = ":".join(map(str, labels))
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big") % limit
