"""How many turns, moves, deals, seats and events there are: what a draft cannot have more of.

Read from the facts of a report. A number that is higher than there are is wrong wherever it stands, even in a
sentence that somebody added; a lower one may have been counted honestly, and is not looked at.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from wargame.report.draft.explained import numbers_of
from wargame.report.draft.facts import Token
from wargame.report.facts import ReportFacts


@dataclass(frozen=True, slots=True)
class Bounds:
    """The most that there is of each thing."""

    counts: Mapping[str, int] = field(default_factory=dict)
    """By what it is called when there is one of it."""
    last_event: int = 0
    """The number of the last event that readers may know."""

    def is_event(self, number: int) -> bool:
        """Return whether there is an event of this number."""
        return 1 <= number <= self.last_event

    def most(self, one: Token) -> int | None:
        """Return how many there are of what a number counts; None if there are enough, or nobody knows."""
        count = self.counts.get(one.about)
        if one.kind != "number" or one.unit or one.loose or count is None:
            return None
        values = numbers_of(one)
        return count if values and min(values) > count else None


def bounds_of(facts: ReportFacts) -> Bounds:
    """Return how much there is of each thing in a line of play."""
    story = facts.story
    last = story.session.history.last if story.secrets else story.head
    counts = {
        "turn": story.state.last_turn,
        "move": max((one.number for one in facts.moves), default=0),
        "deal": max((one.number for one in facts.deals), default=0),
        "event": last,
        "seat": len(story.compiled.seats),
    }
    return Bounds(counts, last)
