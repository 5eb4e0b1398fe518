"""Covert moves where they are ruled on last: the table is told of them at once, when the resolution ends.

`rehearse` goes through the events of one line of play before `redaction` tells them, and says of each ruling
on a covert move whether the table was told yet, and of which it is told all that stayed hidden. `Ledger`
keeps by how much the board differs from what a viewer was told, so that every number told fits the one told
before.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from wargame.game import events as ev
from wargame.game.board import Board
from wargame.game.events import Change, Changes, Event
from wargame.terms import ActorId, Quantity


@dataclass(frozen=True, slots=True)
class Backstage:
    """Where in a line of play rulings on covert moves stand of which the table is told later, by place."""

    waiting: frozenset[int] = frozenset()
    """Of those the table is not told yet."""
    told: frozenset[int] = frozenset()
    """Of those it was told when the resolution ended."""
    closing: frozenset[int] = frozenset()
    """At those it is told in one block what stayed hidden from the viewer in that resolution."""


def rehearse(events: Sequence[Event], viewer: str) -> Backstage:
    """Return where a viewer is told of covert moves; for scenarios in which they are ruled on last."""
    reading = _Reading(viewer)
    for at, event in enumerate(events):
        reading.read(at, event)
    return Backstage(
        waiting=frozenset(at for at, _ in reading.block),
        told=frozenset(reading.told),
        closing=frozenset(reading.closing),
    )


class _Reading:
    def __init__(self, viewer: str) -> None:
        self._viewer = viewer
        self._resolving = False
        self._seats: dict[int, ActorId] = {}
        """Covert moves that were ruled on, and whose they are."""
        self._exposed: set[int] = set()
        self.block: list[tuple[int, int]] = []
        """Place and move of each ruling in the present resolution."""
        self.told: list[int] = []
        self.closing: list[int] = []

    def read(self, at: int, event: Event) -> None:
        if isinstance(event, ev.PhaseOpened):
            self._resolving = event.kind == "resolution"
        if isinstance(event, ev.UpkeepDone | ev.TurnClosed | ev.GameEnded | ev.SessionClosed):
            self._resolving = False
        if not self._resolving:
            self._close()
        elif isinstance(event, ev.MoveRuled) and event.covert:
            self._seats[event.number] = event.seat
            self._add(at, event)
        elif isinstance(event, ev.RulingOverridden) and event.number in self._seats:
            self._add(at, event)

    def _add(self, at: int, event: ev.MoveRuled | ev.RulingOverridden) -> None:
        self.block.append((at, event.number))
        if event.exposure is not None and event.exposure.exposed:
            self._exposed.add(event.number)

    def _close(self) -> None:
        self.told.extend(at for at, _ in self.block)
        hidden = [
            at
            for at, number in self.block
            if number not in self._exposed and self._seats[number] != self._viewer
        ]
        self.closing.extend(hidden[-1:])
        self.block = []


class Ledger:
    """What a viewer was told the numbers are, beside what they are."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._apart: dict[Quantity, int] = {}
        """By how much a number is more than the viewer was told."""
        self._now: dict[Quantity, int] = {}

    @property
    def apart(self) -> Mapping[Quantity, int]:
        """By how much each number is more than the viewer was told."""
        return self._apart

    def hide(self, changes: Iterable[Change]) -> None:
        """Take in changes of which the viewer is not told."""
        for one in changes:
            self._apart[one.what] = self._apart.get(one.what, 0) + one.after - one.before
            self._now[one.what] = one.after

    def tell(self, changes: Iterable[Change]) -> Changes:
        """Return changes as they look to somebody who was not told of those hidden."""
        return tuple(self._told(one) for one in changes)

    def _told(self, change: Change) -> Change:
        apart = self._apart.get(change.what, 0)
        if not apart:
            return change
        place = self._board.places[change.what]
        before = change.before - apart
        after = before + change.after - change.before
        after = min(max(after, self._board.lows[place]), self._board.highs[place])
        self._apart[change.what] = change.after - after
        self._now[change.what] = change.after
        return replace(change, before=before, after=after)

    def forget(self, what: Quantity) -> None:
        """Take in that the viewer was told what a number is."""
        self._apart.pop(what, None)

    def settle(self) -> Changes:
        """Return what the viewer has still to be told, one change of each number; then nothing is hidden."""
        left = tuple(
            Change(what, by, self._now[what] - by, self._now[what]) for what, by in self._apart.items() if by
        )
        self._apart.clear()
        return left


def planning_now(events: Sequence[Event]) -> int:
    """Return the place where the sealed planning began that is still open; past the end if none is."""
    began = len(events)
    for at, event in enumerate(events):
        if isinstance(event, ev.PhaseOpened):
            began = at if event.kind == "planning" else len(events)
        elif isinstance(event, ev.TurnClosed | ev.GameEnded):
            began = len(events)
    return began
