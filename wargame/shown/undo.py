"""What undo would take back, in a few words that can stand on a screen that others see."""

from collections.abc import Mapping, Sequence
from typing import Final

from wargame.game import events as ev
from wargame.game.events import Event
from wargame.session.narration import Narrator

LAST_STEP: Final = "the last step"

_FEW_WORDS: Final[Mapping[type[Event], str]] = {
    ev.SessionOpened: "the opening of the session",
    ev.MoveWithdrawn: "a move taken back",
    ev.MoveRuled: "the last ruling",
    ev.MoveArgued: "an argument",
    ev.FreeMoveJudged: "the terms of a free move",
    ev.RulingOverridden: "an override",
    ev.InjectFired: "a private inject",
    ev.InjectAnswered: "an answer to an inject",
    ev.InjectSkipped: "an inject left out",
    ev.InjectPostponed: "an inject put off",
    ev.DealProposed: "a step of a deal",
    ev.DealAnswered: "a step of a deal",
    ev.DealLapsed: "a step of a deal",
    ev.DealJudged: "a step of a deal",
    ev.BookmarkSet: "a bookmark",
}
"""What may be said of steps that are not public; of one that is missing nothing is."""


def undo_words(narrator: Narrator, events: Sequence[Event]) -> str:
    """Return a command in a few words; of what is not listed here as public only that it was a step."""
    for event in _without_timer(events):
        if quiet := _unsaid(event):
            return quiet
        match event:
            case ev.MoveSealed(move=move):
                return f"{narrator.name(move.seat)}'s seal"
            case ev.InjectFired(to=()) | ev.DealProposed(public=True) | ev.MoveRuled(covert=False):
                return _told(narrator, event)
            case (
                ev.PhaseOpened()
                | ev.IncomePaid()
                | ev.InfluenceGiven()
                | ev.StatementMade()
                | ev.SeatPassed()
                | ev.MoveBacked()
                | ev.CoverBlown()
                | ev.BoardAdjusted()
                | ev.UpkeepDone()
                | ev.AuditHeld()
                | ev.TurnClosed()
                | ev.GameEnded()
                | ev.CalendarChanged()
            ):
                return _told(narrator, event)
            case (
                ev.PlayerJoined()
                | ev.PlayerLeft()
                | ev.VoteOpened()
                | ev.VoteClosed()
                | ev.TimerSet()
                | ev.SeatCodeReset()
                | ev.SessionClosed()
            ):
                return _told(narrator, event)
            case _:
                return _FEW_WORDS.get(type(event), LAST_STEP)
    return LAST_STEP


def _without_timer(events: Sequence[Event]) -> Sequence[Event]:
    """Return the events without those of the timer, which go along with a step; all if none is left."""
    return [event for event in events if not isinstance(event, ev.TimerSet)] or events


def _unsaid(event: Event) -> str:
    """Return the few words for what people wrote; empty for anything else."""
    match event:
        case ev.NoteMade() | ev.PlanQuestionAdded():
            return "a note"
        case ev.MessageSent() | ev.QuestionAsked() | ev.QuestionAnswered():
            return "a message"
        case ev.VoteCast() | ev.PerceptionGiven() | ev.HotWashAnswered():
            return "an answer from behind the curtain"
        case _:
            return ""


def _told(narrator: Narrator, event: Event) -> str:
    said = narrator.tell(event).text
    return said[:-1] if said.endswith(".") else said
