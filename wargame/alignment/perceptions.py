"""How seats see their ties, beside the ties that Control holds.

Takes events with their numbers and, for the comparison, what was held at the end of a turn; gives views and
gaps. Read by the review and the chart of the window and by the report.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from wargame.game.events import PerceptionGiven
from wargame.game.state import GameState
from wargame.terms import ActorId

Held: TypeAlias = Callable[[int, ActorId, ActorId], int]
"""Gives the tie of two actors as it stood at the end of a turn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A tie as a seat said that it sees it."""

    event: int
    turn: int
    seat: ActorId
    other: ActorId
    seen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PerceptionGap:
    """A view beside the tie that Control held at the end of that turn."""

    view: View
    held: int

    @property
    def by(self) -> int:
        """How much better than it stood the tie was seen; below 0 how much worse."""
        return self.view.seen - self.held


def views(events: Iterable[tuple[int, object]]) -> tuple[View, ...]:
    """Return what seats said of their ties, from events with their numbers.

    Within a turn a later view of the same tie takes the place of an earlier one.
    """
    found: dict[tuple[int, ActorId, ActorId], View] = {}
    for number, event in events:
        if isinstance(event, PerceptionGiven):
            for other, seen in event.views.items():
                key = event.turn, event.seat, other
                found[key] = View(event=number, turn=event.turn, seat=event.seat, other=other, seen=seen)
    return tuple(found.values())


def held_at(ends: Mapping[int, GameState], now: GameState) -> Held:
    """Return how ties stood, by the states at the ends of turns; in a turn that goes on as they stand now."""
    return lambda turn, seat, other: ends.get(turn, now).alignment(seat, other)


def beside(seen: Iterable[View], held: Held) -> tuple[PerceptionGap, ...]:
    """Return every view beside the tie as it was held, in the order of the views."""
    return tuple(PerceptionGap(view=view, held=held(view.turn, view.seat, view.other)) for view in seen)


def gaps(seen: Iterable[View], held: Held) -> tuple[PerceptionGap, ...]:
    """Return the views that differ from the tie as it was held: the widest first, then the latest."""
    apart = (one for one in beside(seen, held) if one.by)
    return tuple(sorted(apart, key=lambda one: (-abs(one.by), -one.view.turn, one.view.seat, one.view.other)))
