"""What moved the numbers on the board: every change that a viewer is told of, with its event, in words.

Takes the events of a line of play as `game.redaction` tells them to a viewer, so that the same causes serve
the facilitator, the room and the readers of a report. The story of a tie and the turns of a report are made
from these. A new event that moves something needs a line in `brief` where its name alone says too little.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from wargame.game import events as ev
from wargame.game.redaction import BehindTheScenes, Redacted, SomethingHappened, changes_told
from wargame.session.narration import Narrator
from wargame.terms import Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """One change of a number, and the event that it came with."""

    event: int
    what: Quantity
    before: int
    after: int
    rule: str
    """The rule of upkeep or the ending that moved it, where an event has several."""
    seen: Redacted
    """The event as the viewer may know it."""

    @property
    def by(self) -> int:
        """How far the number moved."""
        return self.after - self.before


def causes_of(told: Iterable[tuple[int, Redacted | None]]) -> dict[Quantity, tuple[Cause, ...]]:
    """Return for each number that moved what moved it, in order; events come with their numbers."""
    found: dict[Quantity, list[Cause]] = {}
    for number, seen in told:
        if seen is None:
            continue
        for one in changes_told(seen):
            if one.before != one.after:
                cause = Cause(
                    event=number,
                    what=one.what,
                    before=one.before,
                    after=one.after,
                    rule=one.why,
                    seen=seen,
                )
                found.setdefault(one.what, []).append(cause)
    return {what: tuple(causes) for what, causes in found.items()}


def sentence(cause: Cause, narrator: Narrator) -> str:
    """Return what happened in one sentence; of upkeep the reason that the scenario gives."""
    if isinstance(cause.seen, ev.UpkeepDone):
        return narrator.reason(cause.rule) or "Upkeep"
    return narrator.tell(cause.seen).text


def brief(cause: Cause, narrator: Narrator) -> str:
    """Return what moved a number in a few words: a rule's reason, or what the event was; may be empty."""
    if reason := narrator.reason(cause.rule):
        return reason
    name = narrator.name
    match cause.seen:
        case ev.MoveRuled(title=title, outcome=outcome, seat=seat):
            return f"{name(seat)}, “{title}”, {outcome}"
        case ev.RulingOverridden(number=number):
            return f"Override of move {number}"
        case ev.CoverBlown(title=title, seat=seat):
            return f"Exposure of {name(seat)}, “{title}”"
        case ev.InjectFired(title=title):
            return f"Inject: {title}"
        case ev.DealAnswered(number=number):
            return f"Deal {number}"
        case ev.GameEnded(title=title):
            return title
        case _:
            return _BY_KIND.get(type(cause.seen), "")


_BY_KIND: Final[dict[type, str]] = {
    ev.InjectAnswered: "Answer to an inject",
    ev.AnswersOpened: "Answers to an inject",
    ev.BoardAdjusted: "Corrected by the facilitator",
    ev.UpkeepDone: "Upkeep",
    SomethingHappened: "Not known",
    BehindTheScenes: "Behind the scenes",
}
