"""The improvement plan as the readers of a report may know it, with the events in which it was written.

Reads `Story.happened`: where readers may not know what was noted, there is no plan for them either. Goes to
the report's part, the tables and, as `steps`, to whatever tells what is to be done.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from wargame.game import events as ev
from wargame.game.state import Improvement
from wargame.game.transitions.improvement import plan_at_start, planned
from wargame.report.blocks import SourcedText
from wargame.report.story import Story
from wargame.shown.improvement import (
    FindingRow,
    NextStep,
    PurposeRow,
    names_of_raters,
    next_steps,
    promised,
    purpose_rows,
)

PAST: Final = "This day was past when the record ended."


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFact:
    """The plan, and where in the record it stands."""

    plan: Improvement
    rows: tuple[PurposeRow, ...]
    steps: tuple[NextStep, ...]
    """What is to be done, the nearest day first."""
    written: Mapping[int, int]
    """Finding, and the event that wrote it last."""
    rated: Mapping[tuple[str, int | None], int]
    """Purpose and person (none for what was agreed), and the event of the rating."""
    said: Mapping[int, str]
    """Event that a finding rests on, and what happened in it."""

    def promised(self, finding: FindingRow) -> tuple[SourcedText, ...]:
        """Return by whom and when something is to be done, and whether that day was past from the first."""
        by = promised("", finding.owner, finding.due)
        past = (SourcedText(PAST, (), "quiet"),) if finding.warning else ()
        return (*((SourcedText(by, (), "quiet"),) if by else ()), *past)

    def is_past(self, finding: int) -> bool:
        """Return whether the day by which something is to be done was past when the record ended."""
        return any(one.warning for row in self.rows for one in row.findings if one.number == finding)

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it."""
        return not self.rows


def plan_fact(story: Story) -> PlanFact:
    """Return the plan of a line of play; an empty one where readers may not know it."""
    plan = plan_at_start(story.scenario) if story.secrets else Improvement()
    written: dict[int, int] = {}
    rated: dict[tuple[str, int | None], int] = {}
    for one in story.happened:
        match one.event:
            case ev.FindingWritten(number=number):
                written[number] = one.number
            case ev.PurposeRated(purpose=purpose, person=person):
                rated[purpose, person] = one.number
            case ev.PurposeSet() | ev.PurposeDropped() | ev.FindingDropped():
                pass
            case _:
                continue
        plan = planned(plan, one.event)
    called = names_of_raters({number: person.name for number, person in story.names.people.items()})
    # The same record gives the same report on any day: days are held to its own last one.
    last = story.span[1].date() if story.span else None
    return PlanFact(
        plan=plan,
        rows=purpose_rows(plan, story.scenario.ratings, called, last),
        steps=next_steps(plan, last),
        written=written,
        rated=rated,
        said=_said(story, {number for one in plan.findings for number in one.evidence}),
    )


def _said(story: Story, wanted: set[int]) -> Mapping[int, str]:
    """Return what happened in events that findings rest on: of a note its words, else its first sentence."""
    found = {}
    for one in story.happened:
        if one.number in wanted:
            own = isinstance(one.event, ev.NoteMade | ev.HotWashAnswered) and one.told.details
            found[one.number] = one.told.details[0] if own else one.told.text
    return found
