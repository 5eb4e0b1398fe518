"""What undo would take back, in a few words that can stand on a screen that others see."""

from collections.abc import Sequence

from wargame.game import events as ev
from wargame.game.events import Event
from wargame.session.telling import Teller


def undo_words(teller: Teller, events: Sequence[Event]) -> str:
    """Return a command in a few words; of sealed and covert moves only whose they were."""
    for event in _without_timer(events):
        if quiet := _unsaid(event):
            return quiet
        match event:
            case ev.MoveSealed(move=move):
                return f"{teller.name(move.seat)}'s seal"
            case ev.MoveWithdrawn():
                return "a move taken back"
            case ev.MoveRuled(seat=seat, covert=True):
                return f"the ruling on a move of {teller.name(seat)}"
            case ev.FreeMoveJudged() | ev.MoveArgued() | ev.RulingOverridden():
                return {
                    ev.FreeMoveJudged: "the terms of a free move",
                    ev.MoveArgued: "an argument",
                    ev.RulingOverridden: "an override",
                }[type(event)]
            case ev.DealProposed(public=False) | ev.DealAnswered() | ev.DealLapsed() | ev.DealJudged():
                return "a step of a deal"
            case ev.InjectFired(to=to) if to:
                return "a private inject"
            case ev.SessionOpened():
                return "the opening of the session"
            case _:
                return _told(teller, event)
    return "the last step"


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


def _told(teller: Teller, event: Event) -> str:
    said = teller.tell(event).text
    return said[:-1] if said.endswith(".") else said
