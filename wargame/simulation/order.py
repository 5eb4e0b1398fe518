"""What is to be simulated: the scenario, how many games, who plays how, and the seed.

An `Order` comes from the command line or the balance page and goes to `sweep`, which cuts it into chunks.
The chunk, not the worker, has the seed: results do not depend on how many play, or in which order.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from wargame.bots.policy import PLAYOUTS
from wargame.scenario.model import Actor, Scenario
from wargame.terms import ActorId, CardId, Refused

POLICIES: Final = ("random", "cautious", "greedy", "planner", "mirror")
"""Every way to play a seat."""

ONE_BY_ONE: Final = frozenset({"planner"})
"""Policies that look too far ahead to be played many games at once."""

CHUNK: Final = 2_000
"""Games that are played side by side."""
AIMLESS_CHUNK: Final = 10_000
"""The same where nobody weighs moves: so little is done for each that more of them are cheaper."""
SMALL_CHUNK: Final = 5
"""Games of a chunk that are played one after another."""

MOST_GAMES: Final = 100_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A simulation to be run; every field but the scenario has a default."""

    scenario: Scenario
    games: int = 10_000
    seed: int = 1
    policies: Mapping[ActorId, str] = field(default_factory=dict)
    """Seat and policy; `everyone` for the seats not named."""
    everyone: str = "random"
    turns: int | None = None
    cards_off: tuple[CardId, ...] = ()
    hidden: Mapping[ActorId, str] = field(default_factory=dict)
    """Seat and the hidden set that it has in every game; the others draw."""
    tastes: Mapping[CardId, float] = field(default_factory=dict)
    """Points that greedy and cautious seats add to a card, for trials of a strategy."""
    playouts: int = PLAYOUTS
    """Games that a planner imagines before each move."""
    detailed: bool = True
    """Whether cards are counted one by one."""

    def policy(self, seat: ActorId) -> str:
        """Return how a seat is played."""
        return self.policies.get(seat, self.everyone)

    @property
    def one_by_one(self) -> bool:
        """Whether the games are played one after another, through the session."""
        return any(self.policy(seat.id) in ONE_BY_ONE for seat in self.scenario.seats)

    @property
    def chunk(self) -> int:
        """How many games a chunk has."""
        if self.one_by_one:
            return SMALL_CHUNK
        return AIMLESS_CHUNK if self.aimless else CHUNK

    @property
    def aimless(self) -> bool:
        """Whether every seat picks its moves by chance."""
        return all(self.policy(seat.id) == "random" for seat in self.scenario.seats)

    @property
    def chunks(self) -> int:
        """How many chunks there are."""
        return -(-self.games // self.chunk)

    def size(self, chunk: int) -> int:
        """Return how many games the chunk with this number has, from 0."""
        return min(self.chunk, self.games - chunk * self.chunk)


def checked(order: Order) -> Order:
    """Return an order as it came, or refuse it.

    Raises
    ------
    Refused
        If a policy, a seat, a card or a hidden set is unknown, or a number is out of range.
    """
    if not 1 <= order.games <= MOST_GAMES:
        raise Refused("games-out-of-range", most=MOST_GAMES, games=order.games)
    if not 0 <= order.seed < 2**31:
        raise Refused("seed-out-of-range", most=2**31 - 1, seed=order.seed)
    if order.turns is not None and not 1 <= order.turns <= 1000:
        raise Refused("turns-out-of-range", most=1000, turns=order.turns)
    if order.playouts < 1:
        raise Refused("playouts-too-few", playouts=order.playouts)
    seats = {seat.id: seat for seat in order.scenario.seats}
    for seat, policy in order.policies.items():
        if seat not in seats:
            raise Refused("no-such-seat-of", seat=seat, seats=tuple(seats))
        _check_policy(policy)
    _check_policy(order.everyone)
    _check_names(order, seats)
    return order


def _check_names(order: Order, seats: Mapping[ActorId, Actor]) -> None:
    known = {card.id for card in order.scenario.cards}
    for card in (*order.cards_off, *order.tastes):
        if card not in known:
            raise Refused("no-such-card", card=card)
    for seat, drawn in order.hidden.items():
        if seat not in seats or drawn not in {one.id for one in seats[seat].hidden_sets}:
            raise Refused("no-such-hidden-set-of-seat", drawn=drawn, seat=seat)


def _check_policy(policy: str) -> None:
    if policy not in POLICIES:
        raise Refused("no-such-policy", policy=policy, policies=POLICIES)
