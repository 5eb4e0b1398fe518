"""What a viewer can be told of what happened: an event, or what stands in the place of one that is secret.

`redaction` decides which of these a viewer is given; whoever shows them reads what moved by `changes_told`.
An event that changes numbers is named there with its changes, any other without; the type check finds one
that is not named.
"""

from dataclasses import dataclass
from typing import TypeAlias, assert_never

from wargame.game import events as ev
from wargame.game.events import Changes, Event
from wargame.terms import ActorId


@dataclass(frozen=True, slots=True, kw_only=True)
class SomethingHappened:
    """Numbers moved, and it is not known through whom."""

    turn: int
    changes: Changes


@dataclass(frozen=True, slots=True, kw_only=True)
class BehindTheScenes:
    """The resolution is over, and this is what its covert moves changed, all together."""

    turn: int
    changes: Changes


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedUnseen:
    """A seat sealed a move that is still secret."""

    turn: int
    seat: ActorId
    plan: bool = False
    """Whether its whole plan is meant, be it a move, two, or none."""


Redacted: TypeAlias = Event | SomethingHappened | BehindTheScenes | SealedUnseen


def changes_told(seen: Redacted) -> Changes:
    """Return every change that a viewer is told of by an event, in order.

    What an override took back comes first, what an exposure cost last.
    """
    match seen:
        case ev.MoveRuled(changes=changes, exposure=exposure):
            return (*changes, *(exposure.changes if exposure else ()))
        case ev.RulingOverridden(undone=undone, changes=changes, exposure=exposure):
            return (*undone, *changes, *(exposure.changes if exposure else ()))
        case ev.BoardAdjusted(change=change):
            return (change,)
        case (
            ev.InjectFired(changes=changes)
            | ev.InjectAnswered(changes=changes)
            | ev.AnswersOpened(changes=changes)
            | ev.CoverBlown(changes=changes)
            | ev.UpkeepDone(changes=changes)
            | ev.GameEnded(changes=changes)
            | ev.DealAnswered(changes=changes)
            | ev.IncomePaid(changes=changes)
            | ev.InfluenceGiven(changes=changes)
            | ev.MoveSealed(changes=changes)
            | ev.MoveWithdrawn(changes=changes)
            | ev.MoveBacked(changes=changes)
            | SomethingHappened(changes=changes)
            | BehindTheScenes(changes=changes)
        ):
            return changes
        case (
            SealedUnseen()
            | ev.SessionOpened()
            | ev.PlayerJoined()
            | ev.PlayerLeft()
            | ev.PhaseOpened()
            | ev.AnswerSealed()
            | ev.InjectSkipped()
            | ev.InjectPostponed()
            | ev.StatementMade()
            | ev.SeatPassed()
            | ev.MoveArgued()
            | ev.ChancesNamed()
            | ev.FreeMoveJudged()
            | ev.SecondRulingGiven()
            | ev.SecondRulingsShared()
            | ev.AuditHeld()
            | ev.TurnClosed()
            | ev.CalendarChanged()
            | ev.DealProposed()
            | ev.DealLapsed()
            | ev.DealJudged()
        ):
            return ()
        case (
            ev.MessageSent()
            | ev.QuestionAsked()
            | ev.QuestionAnswered()
            | ev.VoteOpened()
            | ev.VoteCast()
            | ev.VoteClosed()
            | ev.PerceptionGiven()
            | ev.HotWashAnswered()
            | ev.PlanQuestionAdded()
            | ev.PurposeSet()
            | ev.PurposeDropped()
            | ev.PurposeRated()
            | ev.FindingWritten()
            | ev.FindingDropped()
            | ev.TimerSet()
            | ev.NoteMade()
            | ev.BookmarkSet()
            | ev.MarkingSet()
            | ev.SeatCodeReset()
            | ev.SessionClosed()
        ):
            return ()
        case _:
            assert_never(seen)
