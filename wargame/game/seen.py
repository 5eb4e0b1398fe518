"""What a viewer may know of what happened: events whole, without their secret part, or not at all.

`retell` goes through the events of one line of play in order and gives for each what a seat or the room
may be told. A covert move that stayed covert becomes `SomethingHappened`: what moved is public, who did
it is not. The facilitator is told everything. `telling` in `wargame.session` puts the result in words.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeAlias

from wargame.game import events as ev
from wargame.game.events import Change, Changes, Event
from wargame.terms import FACILITATOR, ActorId, influence, scrutiny


@dataclass(frozen=True, slots=True, kw_only=True)
class SomethingHappened:
    """Numbers moved, and it is not known through whom."""

    turn: int
    changes: Changes


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedUnseen:
    """A seat sealed a move that is still secret."""

    turn: int
    seat: ActorId


Seen: TypeAlias = Event | SomethingHappened | SealedUnseen

Talk: TypeAlias = (
    ev.MessageSent
    | ev.QuestionAsked
    | ev.QuestionAnswered
    | ev.VoteOpened
    | ev.VoteCast
    | ev.PerceptionGiven
    | ev.HotWashAnswered
    | ev.PlanQuestionAdded
    | ev.TimerSet
)
"""What is said between seats, to Control, and about the game."""


class Witness:
    """One viewer, going through events in order; remembers which moves and deals are secret."""

    def __init__(self, viewer: str, *, opened: bool = False, revealed: frozenset[int] = frozenset()) -> None:
        self._viewer = viewer
        self._all = opened or viewer == FACILITATOR
        self._revealed = revealed
        """Moves whose planning was closed."""
        self._moves: dict[int, tuple[ActorId, bool]] = {}
        self._deals: dict[int, bool] = {}
        self._private: set[str] = set()
        """Injects that others were told of."""
        self._secret_votes: set[int] = set()
        self._exposed: set[int] = set()
        self._unseen: dict[int, tuple[str, int]] = {}
        """Sealed moves that nobody else knows yet, with whose influence they cost and how much."""

    def see(self, event: Event) -> Seen | None:
        """Return what the viewer is told of the next event; None for nothing."""
        if self._all:
            # What people wrote for Control alone stays so when the game is opened to all.
            closed = isinstance(event, ev.HotWashAnswered) and event.private
            return None if closed and self._viewer != FACILITATOR else event
        match event:
            case ev.MoveSealed():
                return self._sealed(event)
            case ev.MoveRuled():
                return self._ruled(event)
            case ev.RulingOverridden():
                return self._overridden(event)
            case ev.CoverBlown(number=number):
                self._exposed.add(number)
                return replace(event, changes=self._known(event.changes))
            case ev.MoveWithdrawn(number=number):
                self._unseen.pop(number, None)
                return event if self._knows_move(number) else None
            case ev.MoveArgued(number=number) | ev.FreeMoveJudged(number=number):
                return event if self._knows_move(number) else None
            case ev.DealProposed() | ev.DealAnswered() | ev.DealLapsed() | ev.DealJudged():
                return self._dealt(event)
            case (
                ev.MessageSent()
                | ev.QuestionAsked()
                | ev.QuestionAnswered()
                | ev.VoteOpened()
                | ev.VoteCast()
                | ev.PerceptionGiven()
                | ev.HotWashAnswered()
                | ev.PlanQuestionAdded()
                | ev.TimerSet()
            ):
                return self._talked(event)
            case _:
                return self._less_secret(event)

    def _talked(self, event: Talk) -> Seen | None:
        match event:
            case ev.MessageSent(sender=sender, to=to):
                return event if self._viewer == sender or self._viewer in to else None
            case ev.VoteOpened(number=number, secret=secret):
                if secret:
                    self._secret_votes.add(number)
                return event
            case ev.VoteCast(number=number, seat=seat):
                return event if seat == self._viewer or number not in self._secret_votes else None
            case ev.TimerSet():
                return event
            case ev.PlanQuestionAdded():
                return None
            case ev.HotWashAnswered(private=private):
                return None if private else event
            case _:
                return event if event.seat == self._viewer else None

    def _less_secret(self, event: Event) -> Seen | None:
        match event:
            case ev.InjectFired(to=to, changes=changes):
                if to and self._viewer not in to:
                    self._private.add(event.inject)
                    return self._something(event.turn, changes)
                return replace(event, note="", changes=self._known(changes))
            case ev.InjectAnswered(inject=inject, changes=changes) if inject in self._private:
                return self._something(event.turn, changes)
            case ev.InjectSkipped() | ev.InjectPostponed():
                return None
            case ev.NoteMade() | ev.BookmarkSet() | ev.SeatCodeReset():
                return None
            case ev.SessionOpened(hidden=hidden):
                own = {seat: drawn for seat, drawn in hidden.items() if seat == self._viewer}
                given = tuple(seat for seat in event.assigned if seat == self._viewer)
                return replace(event, seed=0, hidden=own, assigned=given)
            case ev.AuditHeld():
                return replace(event, values=())
            case ev.BoardAdjusted(change=change):
                known = self._known((change,))
                return replace(event, change=known[0]) if known else None
            case (
                ev.UpkeepDone(changes=changes)
                | ev.InjectAnswered(changes=changes)
                | ev.GameEnded(changes=changes)
            ):
                return replace(event, changes=self._known(changes))
            case _:
                return event

    def _known(self, changes: Changes) -> Changes:
        return tuple(self._as_it_seemed(one) for one in changes if self._may_know(one))

    def _as_it_seemed(self, change: Change) -> Change:
        """Return the change with influence as the viewer knew it: moves that are sealed cost nothing yet."""
        hidden = sum(cost for purse, cost in self._unseen.values() if purse == change.what)
        if not hidden:
            return change
        return replace(change, before=change.before + hidden, after=change.after + hidden)

    def _may_know(self, change: Change) -> bool:
        return not change.what.startswith("scrutiny(") or change.what == scrutiny(self._viewer)

    def _something(self, turn: int, changes: Changes) -> SomethingHappened | None:
        known = tuple(replace(one, why="") for one in self._known(changes) if one.before != one.after)
        return SomethingHappened(turn=turn, changes=known) if known else None

    def _sealed(self, event: ev.MoveSealed) -> Seen | None:
        self._moves[event.number] = (event.move.seat, event.covert)
        if event.move.seat == self._viewer:
            return event
        if event.number in self._revealed:
            return None if event.covert else event
        self._unseen[event.number] = (influence(event.move.seat), event.cost)
        return SealedUnseen(turn=event.turn, seat=event.move.seat)

    def _knows_move(self, number: int) -> bool:
        seat, covert = self._moves.get(number, ("", True))
        if seat == self._viewer or number in self._exposed:
            return True
        return not covert and number in self._revealed

    def _ruled(self, event: ev.MoveRuled) -> Seen | None:
        if event.exposure is not None and event.exposure.exposed:
            self._exposed.add(event.number)
        if event.seat == self._viewer:
            return event
        if event.covert and event.number not in self._exposed:
            return self._something(event.turn, event.changes)
        return replace(
            event, changes=self._known(event.changes), exposure=self._came_to_light(event.exposure)
        )

    def _came_to_light(self, test: ev.ExposureTest | None) -> ev.ExposureTest | None:
        """Return an exposure test as others may know it: what came of it, and nothing of how.

        Its dice beside the threshold on the card would tell how closely the seat was watched.
        """
        if test is None:
            return None
        throw = replace(test.throw, dice=())
        changes = self._known(test.changes)
        return replace(test, throw=throw, scrutiny=0, failed=0, threshold=0, changes=changes)

    def _overridden(self, event: ev.RulingOverridden) -> Seen | None:
        if event.exposure is not None and event.exposure.exposed:
            self._exposed.add(event.number)
        if self._moves.get(event.number, ("", True))[0] == self._viewer:
            return event
        if self._knows_move(event.number):
            return replace(
                event,
                undone=self._known(event.undone),
                changes=self._known(event.changes),
                exposure=self._came_to_light(event.exposure),
            )
        return self._something(event.turn, (*event.undone, *event.changes))

    def _dealt(self, event: ev.DealProposed | ev.DealAnswered | ev.DealLapsed | ev.DealJudged) -> Seen | None:
        if isinstance(event, ev.DealProposed):
            self._deals[event.number] = event.public or self._viewer in event.parties
        if self._deals.get(event.number, False):
            return event
        if isinstance(event, ev.DealAnswered):
            return self._something(event.turn, event.changes)
        return None


def revealed_moves(events: Iterable[Event]) -> frozenset[int]:
    """Return the numbers of the moves that are no longer sealed.

    Those whose planning was closed by a later phase, and those of seats that move one after another, which
    lie on the table from the first.
    """
    found: set[int] = set()
    waiting: set[int] = set()
    in_turn = False
    for event in events:
        if isinstance(event, ev.PhaseOpened):
            in_turn = event.kind == "moves"
        match event:
            case ev.MoveSealed(number=number) if in_turn:
                found.add(number)
            case ev.MoveSealed(number=number):
                waiting.add(number)
            case ev.MoveWithdrawn(number=number):
                waiting.discard(number)
            case ev.PhaseOpened(kind=kind) if kind != "planning":
                found |= waiting
                waiting = set()
            case ev.MoveRuled(number=number):
                found.add(number)
            case ev.TurnClosed() | ev.GameEnded():
                found |= waiting
                waiting = set()
            case _:
                pass
    return frozenset(found)


def retell(events: Iterable[Event], viewer: str, *, opened: bool = False) -> tuple[Seen | None, ...]:
    """Return for each event what a viewer may be told; None where that is nothing.

    `viewer` is a seat, `room` or `facilitator`; with `opened` everyone is told everything.
    """
    told = tuple(events)
    witness = Witness(viewer, opened=opened, revealed=revealed_moves(told))
    return tuple(witness.see(event) for event in told)
