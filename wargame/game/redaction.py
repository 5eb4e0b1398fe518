"""What a viewer may know of what happened: events whole, without their secret part, or not at all.

`redact` goes through the events of one line of play in order and gives for each what a seat or the room
may be told. A covert move that stayed covert becomes `SomethingHappened`: what moved is public, who did
it is not. The facilitator is told everything. Who may know of which kind of event stands in the table
`WHO_MAY_KNOW`; of a kind without a row nobody else is told. What a viewer can be told is in `told`;
`narration` in `wargame.session` puts it in words.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from msgspec.structs import replace

from wargame.game import events as ev
from wargame.game.backstage import Backstage, Ledger, planning_now, rehearse
from wargame.game.compiled import CompiledScenario
from wargame.game.events import Change, Changes, Event
from wargame.game.numbering import Numbers
from wargame.game.purses import Purses
from wargame.game.secrecy import known_to
from wargame.game.told import BehindTheScenes as BehindTheScenes
from wargame.game.told import Redacted as Redacted
from wargame.game.told import SealedUnseen as SealedUnseen
from wargame.game.told import SomethingHappened as SomethingHappened
from wargame.game.told import changes_told as changes_told
from wargame.scenario.hiding import without_hidden
from wargame.terms import FACILITATOR, ActorId

_Moving: TypeAlias = (
    ev.InfluenceGiven
    | ev.MoveBacked
    | ev.InjectAnswered
    | ev.AnswersOpened
    | ev.UpkeepDone
    | ev.GameEnded
    | ev.MoveSealed
    | ev.MoveWithdrawn
    | ev.DealAnswered
)
"""Events that everybody is told of, with changes of which some may be secret."""


class Witness:
    """One viewer, going through events in order; remembers which moves and deals are secret."""

    def __init__(
        self, events: Sequence[Event], viewer: str, compiled: CompiledScenario, *, opened: bool = False
    ) -> None:
        self._viewer = viewer
        self._all = opened or viewer == FACILITATOR
        self._hides_influence = compiled.rules.influence.shown == "own"
        self._hidden_tracks = compiled.hidden_tracks
        self._covert_last = compiled.covert_last
        self._revealed = revealed_moves(events)
        """Moves whose planning was closed."""
        self._backstage = rehearse(events, viewer) if compiled.covert_last else Backstage()
        self._ledger = Ledger(compiled.board)
        self._numbers = Numbers()
        self._sealed_from = planning_now(events)
        """The place from which plans are still sealed."""
        self._at = -1
        """The place of the event that is being told."""
        self._planned: set[tuple[int, ActorId]] = set()
        """Turns and seats of which it was told that they sealed their plan."""
        self._moves: dict[int, tuple[ActorId, bool]] = {}
        self._deals: dict[int, bool] = {}
        self._private: set[str] = set()
        """Injects that others were told of."""
        self._secret_votes: set[int] = set()
        self._exposed: set[int] = set()
        self._purses = Purses(viewer, compiled)

    def see(self, event: Event) -> Redacted | None:
        """Return what the viewer is told of the next event; None for nothing."""
        if self._all:
            return None if stays_closed(event) and self._viewer != FACILITATOR else event
        self._at += 1
        self._purses.read(event)
        seen = WHO_MAY_KNOW.get(type(event), Witness.nobody)(self, event)
        return None if seen is None else self._numbers.anew(seen)

    # Who may know: one rule for each kind of event, joined to it in the table below.

    def nobody(self, _event: Event) -> None:
        """Nobody but Control is told."""

    def everybody(self, event: Event) -> Event:
        """Everybody is told all of it."""
        return event

    def those_of_the_move(
        self, event: ev.MoveArgued | ev.ChancesNamed | ev.FreeMoveJudged
    ) -> Redacted | None:
        """Whoever may know the move may know what is said of it."""
        if not self._knows_move(event.number):
            return None
        return self._open_terms(event) if isinstance(event, ev.FreeMoveJudged) else event

    def _open_terms(self, event: ev.FreeMoveJudged) -> ev.FreeMoveJudged:
        """Return the terms of a free move without what it would do to hidden tracks."""
        terms, hidden = event.terms, self._hidden_tracks
        told = replace(
            terms,
            exceeds=without_hidden(terms.exceeds, hidden),
            succeeds=without_hidden(terms.succeeds, hidden),
            partly=without_hidden(terms.partly, hidden),
            fails=without_hidden(terms.fails, hidden),
        )
        return replace(event, terms=told)

    def withdrawn(self, event: ev.MoveWithdrawn) -> Redacted | None:
        """Its seat is told; others never knew of the move."""
        if self._knows_move(event.number):
            return self.changes_known(event)
        self._purses.hide(event.turn, event.changes)
        return None

    def cover_blown(self, event: ev.CoverBlown) -> Redacted:
        """Everybody is told of the move, and of what may be known of its cost."""
        self._exposed.add(event.number)
        return replace(event, changes=self._known(event.changes))

    def message(self, event: ev.MessageSent) -> Redacted | None:
        """Sender and receivers are told."""
        return event if self._viewer == event.sender or self._viewer in event.to else None

    def its_seat(
        self, event: ev.QuestionAsked | ev.QuestionAnswered | ev.PerceptionGiven | ev.AnswerSealed
    ) -> Redacted | None:
        """Tell the seat that it is about."""
        return event if event.seat == self._viewer else None

    def vote_opened(self, event: ev.VoteOpened) -> Redacted:
        """Everybody is told of a vote; whether it is secret is remembered."""
        if event.secret:
            self._secret_votes.add(event.number)
        return event

    def vote_cast(self, event: ev.VoteCast) -> Redacted | None:
        """In a secret vote only the seat itself is told what it chose."""
        return event if event.seat == self._viewer or event.number not in self._secret_votes else None

    def hot_wash(self, event: ev.HotWashAnswered) -> Redacted | None:
        """Everybody is told what was not written for Control alone."""
        return None if event.private else event

    def inject_fired(self, event: ev.InjectFired) -> Redacted | None:
        """Those it is for are told, without Control's note; others only what moved."""
        if event.to and self._viewer not in event.to:
            self._private.add(event.inject)
            return self._something(event.turn, event.changes)
        return replace(event, note="", changes=self._known(event.changes))

    def inject_answered(self, event: ev.InjectAnswered | ev.AnswersOpened) -> Redacted | None:
        """Whoever knows of the inject is told; others only what moved."""
        if event.inject in self._private:
            return self._something(event.turn, event.changes)
        return self.changes_known(event)

    def income(self, event: ev.IncomePaid) -> Redacted:
        """Everybody is told, and with it what became of public purses since planning."""
        known = tuple(one for one in self._purses.pay(event) if self._may_know(one))
        return replace(event, changes=known)

    def changes_known(self, event: _Moving) -> Redacted:
        """Everybody is told, without the changes that the viewer may not know."""
        return replace(event, changes=self._known(event.changes))

    def session_opened(self, event: ev.SessionOpened) -> Redacted:
        """Everybody is told, without seed and key and what others drew."""
        own = {seat: drawn for seat, drawn in event.hidden.items() if seat == self._viewer}
        given = tuple(seat for seat in event.assigned if seat == self._viewer)
        return replace(event, seed=0, key="", hidden=own, assigned=given)

    def audit(self, event: ev.AuditHeld) -> Redacted:
        """Everybody is told that it was held; its numbers hold what is hidden."""
        return replace(event, values=())

    def adjusted(self, event: ev.BoardAdjusted) -> Redacted | None:
        """Whoever may know the number is told."""
        if event.change.what.kind == "influence" and self._may_know(event.change):
            return replace(event, change=self._purses.correct(event.change))
        known = self._known((event.change,))
        return replace(event, change=known[0]) if known else None

    def passed(self, event: ev.SeatPassed) -> Redacted | None:
        """Its seat is told; others without the reason while plans are sealed.

        Where the table is not to know how many moves a seat made, passing looks like any plan.
        """
        if event.seat == self._viewer:
            return event
        if self._covert_last:
            return self._plan_of(event.turn, event.seat)
        return replace(event, reason="") if self._at >= self._sealed_from else event

    def _plan_of(self, turn: int, seat: ActorId) -> SealedUnseen | None:
        """Return that a seat sealed its plan, the first time in a turn."""
        if (turn, seat) in self._planned:
            return None
        self._planned.add((turn, seat))
        return SealedUnseen(turn=turn, seat=seat, plan=True)

    def _known(self, changes: Changes) -> Changes:
        """Return the changes that the viewer may know, in numbers that fit those it was told before."""
        known = self._purses.tell(one for one in changes if self._may_know(one))
        return self._ledger.tell(known)

    def _own(self, changes: Changes) -> Changes:
        """Return the changes of the viewer's own move: all that its face says, but no purse of others."""
        known = self._purses.tell(one for one in changes if self._may_know_own(one))
        return self._ledger.tell(known)

    def _may_know(self, change: Change) -> bool:
        return known_to(
            self._viewer, change.what, purses=not self._hides_influence, hidden=self._hidden_tracks
        )

    def _may_know_own(self, change: Change) -> bool:
        return change.what.kind not in ("influence", "track") or self._may_know(change)

    def _something(self, turn: int, changes: Changes) -> SomethingHappened | None:
        known = tuple(replace(one, why="") for one in self._known(changes) if one.before != one.after)
        return SomethingHappened(turn=turn, changes=known) if known else None

    def _behind(self, turn: int, changes: Changes) -> BehindTheScenes | None:
        """Take in what a covert move changed; at the last that stayed hidden tell of all of them."""
        self._purses.tell(one for one in changes if one.what.kind == "influence")
        self._ledger.hide(one for one in changes if one.what.kind != "influence")
        if self._at not in self._backstage.closing:
            return None
        known = tuple(one for one in self._ledger.settle() if self._may_know(one))
        return BehindTheScenes(turn=turn, changes=known) if known else None

    def sealed(self, event: ev.MoveSealed) -> Redacted | None:
        """Its seat is told all; others that something was sealed, and after planning the overt move."""
        seat = event.move.seat
        self._moves[event.number] = (seat, event.covert)
        if seat == self._viewer:
            return self.changes_known(event)
        if event.number in self._revealed and not event.covert:
            return self.changes_known(event)
        self._purses.hide(event.turn, event.changes)
        if event.number in self._revealed:
            return None
        if self._covert_last:
            return self._plan_of(event.turn, seat)
        return SealedUnseen(turn=event.turn, seat=seat)

    def _knows_move(self, number: int) -> bool:
        seat, covert = self._moves.get(number, ("", True))
        if seat == self._viewer or number in self._exposed:
            return True
        return not covert and number in self._revealed

    def ruled(self, event: ev.MoveRuled) -> Redacted | None:
        """Its seat is told all; of a covert move that stayed so others are told only what moved."""
        if event.exposure is not None and event.exposure.exposed:
            self._exposed.add(event.number)
        if event.covert and (behind := self._not_told(event)):
            return behind.told
        if event.seat == self._viewer:
            return replace(event, changes=self._own(event.changes), exposure=self._own_test(event.exposure))
        if event.covert and event.number not in self._exposed:
            return self._something(event.turn, event.changes)
        return replace(
            event, changes=self._known(event.changes), exposure=self._came_to_light(event.exposure)
        )

    def _not_told(self, event: ev.MoveRuled | ev.RulingOverridden) -> "_Behind | None":
        """Return what stands for a ruling that others, or all, are not told of in its place."""
        if self._at in self._backstage.told and self._knows_move(event.number):
            return None
        if self._at in self._backstage.told or self._at in self._backstage.waiting:
            return _Behind(self._behind(event.turn, changes_told(event)))
        return None

    def _own_test(self, test: ev.ExposureTest | None) -> ev.ExposureTest | None:
        return None if test is None else replace(test, changes=self._own(test.changes))

    def _came_to_light(self, test: ev.ExposureTest | None) -> ev.ExposureTest | None:
        """Return an exposure test as others may know it: what came of it, and nothing of how.

        Its dice beside the threshold on the card would tell how closely the seat was watched.
        """
        if test is None:
            return None
        throw = replace(test.throw, dice=())
        changes = self._known(test.changes)
        return replace(test, throw=throw, scrutiny=0, failed=0, threshold=0, changes=changes)

    def overridden(self, event: ev.RulingOverridden) -> Redacted | None:
        """Whoever may know the move is told; others only what moved."""
        if event.exposure is not None and event.exposure.exposed:
            self._exposed.add(event.number)
        if behind := self._not_told(event):
            return behind.told
        if self._moves.get(event.number, ("", True))[0] == self._viewer:
            undone, changes = self._own(event.undone), self._own(event.changes)
            return replace(event, undone=undone, changes=changes, exposure=self._own_test(event.exposure))
        if self._knows_move(event.number):
            return replace(
                event,
                undone=self._known(event.undone),
                changes=self._known(event.changes),
                exposure=self._came_to_light(event.exposure),
            )
        return self._something(event.turn, (*event.undone, *event.changes))

    def dealt(
        self, event: ev.DealProposed | ev.DealAnswered | ev.DealLapsed | ev.DealJudged
    ) -> Redacted | None:
        """Its parties are told, of a public one everybody; others only what moved."""
        if isinstance(event, ev.DealProposed):
            self._deals[event.number] = event.public or self._viewer in event.parties
        if self._deals.get(event.number, False):
            if isinstance(event, ev.DealProposed):
                return replace(event, effects=without_hidden(event.effects, self._hidden_tracks))
            return self.changes_known(event) if isinstance(event, ev.DealAnswered) else event
        if isinstance(event, ev.DealAnswered):
            return self._something(event.turn, event.changes)
        return None


@dataclass(frozen=True, slots=True)
class _Behind:
    """What is told in place of a ruling on a covert move; None for nothing yet."""

    told: BehindTheScenes | None


WHO_MAY_KNOW: Final[Mapping[type[Event], Callable[[Witness, Any], Redacted | None]]] = {
    ev.SessionOpened: Witness.session_opened,
    ev.PlayerJoined: Witness.everybody,
    ev.PlayerLeft: Witness.everybody,
    ev.PhaseOpened: Witness.everybody,
    ev.InjectFired: Witness.inject_fired,
    ev.InjectAnswered: Witness.inject_answered,
    ev.AnswerSealed: Witness.its_seat,
    ev.AnswersOpened: Witness.inject_answered,
    ev.InjectSkipped: Witness.nobody,
    ev.InjectPostponed: Witness.nobody,
    ev.IncomePaid: Witness.income,
    ev.InfluenceGiven: Witness.changes_known,
    ev.StatementMade: Witness.everybody,
    ev.MoveSealed: Witness.sealed,
    ev.MoveWithdrawn: Witness.withdrawn,
    ev.SeatPassed: Witness.passed,
    ev.MoveArgued: Witness.those_of_the_move,
    ev.ChancesNamed: Witness.those_of_the_move,
    ev.FreeMoveJudged: Witness.those_of_the_move,
    ev.MoveBacked: Witness.changes_known,
    ev.MoveRuled: Witness.ruled,
    ev.RulingOverridden: Witness.overridden,
    ev.SecondRulingGiven: Witness.nobody,
    ev.SecondRulingsShared: Witness.nobody,
    ev.CoverBlown: Witness.cover_blown,
    ev.BoardAdjusted: Witness.adjusted,
    ev.UpkeepDone: Witness.changes_known,
    ev.AuditHeld: Witness.audit,
    ev.TurnClosed: Witness.everybody,
    ev.GameEnded: Witness.changes_known,
    ev.CalendarChanged: Witness.everybody,
    ev.DealProposed: Witness.dealt,
    ev.DealAnswered: Witness.dealt,
    ev.DealLapsed: Witness.dealt,
    ev.DealJudged: Witness.dealt,
    ev.MessageSent: Witness.message,
    ev.QuestionAsked: Witness.its_seat,
    ev.QuestionAnswered: Witness.its_seat,
    ev.VoteOpened: Witness.vote_opened,
    ev.VoteCast: Witness.vote_cast,
    ev.VoteClosed: Witness.everybody,
    ev.PerceptionGiven: Witness.its_seat,
    ev.HotWashAnswered: Witness.hot_wash,
    ev.PlanQuestionAdded: Witness.nobody,
    ev.PurposeSet: Witness.nobody,
    ev.PurposeDropped: Witness.nobody,
    ev.PurposeRated: Witness.nobody,
    ev.FindingWritten: Witness.nobody,
    ev.FindingDropped: Witness.nobody,
    ev.TimerSet: Witness.everybody,
    ev.NoteMade: Witness.nobody,
    ev.BookmarkSet: Witness.nobody,
    ev.MarkingSet: Witness.everybody,
    ev.SeatCodeReset: Witness.nobody,
    ev.SessionClosed: Witness.everybody,
}
"""Who may know of each kind of event; of one that is missing nobody is told, and a test finds it."""


def stays_closed(event: Event) -> bool:
    """Return whether an event is Control's alone even when the game is opened to all.

    That is what people wrote for Control alone, and second rulings, which are private to the umpire.
    """
    if isinstance(event, ev.HotWashAnswered):
        return event.private
    return isinstance(event, ev.SecondRulingGiven | ev.SecondRulingsShared)


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


def redact(
    events: Iterable[Event], viewer: str, compiled: CompiledScenario, *, opened: bool = False
) -> tuple[Redacted | None, ...]:
    """Return for each event what a viewer may be told; None where that is nothing.

    `viewer` is a seat, `room` or `facilitator`; with `opened` everyone is told everything. `events` are
    those of one line of play from its start. Moves and throws are numbered as the viewer comes to know of
    them, so that no gap tells of one that it may not know.
    """
    told = tuple(events)
    witness = Witness(told, viewer, compiled, opened=opened)
    return tuple(witness.see(event) for event in told)
