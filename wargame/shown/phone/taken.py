"""What Control took back of a seat's own doing, in a few words for the seat alone.

The events come from the seat's door (`SeatDoor.taken_back`). To name another kind: a line in `_WORDS`.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from wargame.game import events as ev
from wargame.game.events import Event

_WORDS: Final[Mapping[type[Event], str]] = {
    ev.SeatPassed: "your pass",
    ev.MoveWithdrawn: "that you took a move back",
    ev.MoveBacked: "what you said of a move",
    ev.MessageSent: "your letter",
    ev.QuestionAsked: "your question to Control",
    ev.VoteCast: "your vote",
    ev.DealProposed: "your offer",
    ev.DealAnswered: "your answer to an offer",
    ev.AnswerSealed: "your answer to an inject",
    ev.InjectAnswered: "your answer to an inject",
    ev.InfluenceGiven: "your gift",
    ev.PerceptionGiven: "how you see your ties",
    ev.HotWashAnswered: "your answer of the hot wash",
}


def taken_back(events: Sequence[Event]) -> str:
    """Return what was taken back; empty for nothing."""
    for event in events:
        if isinstance(event, ev.MoveSealed):
            return f"your seal of “{event.title}”"
        if type(event) in _WORDS:
            return _WORDS[type(event)]
    return "your last step" if events else ""
