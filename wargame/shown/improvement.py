"""The improvement plan as rows: each purpose with its rating, its findings, and what is to be done by whom.

Takes the plan as `session.improvement` or a report has it, with the names that its readers may know; gives
rows for the drawer, the report, tables and slides, in the order of practice: purpose, rating, evidence,
recommendation, action. `next_steps` is the list of what was promised, the nearest day first.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final

from wargame.game import events as ev
from wargame.game.rules import name_of
from wargame.game.state import Finding, GameState, Improvement, Rating
from wargame.journal.rows import Entry
from wargame.numerals import latin, whole
from wargame.scenario.model import RatingStep
from wargame.session.improvement import improvement_plan
from wargame.session.session import Session
from wargame.times import day, day_written
from wargame.words.counting import counted, listed
from wargame.words.labels import FINDING_WORDS

NOT_RATED: Final = "not rated yet"
NO_PURPOSE: Final = "No purpose of its own"


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingRow:
    """How somebody rated a purpose."""

    person: int | None
    who: str
    step: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRow:
    """A finding with everything that belongs to it."""

    number: int
    kind: str
    """Strength, or area for improvement, in words."""
    text: str
    evidence: tuple[int, ...]
    recommendation: str
    action: str
    owner: str
    due: str
    """The day in words; empty for none."""
    warning: str
    """What is odd about the day; empty for nothing."""

    @property
    def promise(self) -> str:
        """What is to be done, by whom and when, in one line; empty where nothing was said of it."""
        return promised(self.action, self.owner, self.due)


@dataclass(frozen=True, slots=True, kw_only=True)
class PurposeRow:
    """A purpose with its rating and its findings; the last may hold findings that have no purpose."""

    id: str
    """Empty for the row of findings without a purpose."""
    text: str
    rating: str
    """In words: what was agreed on, else how many chose each step."""
    ratings: tuple[RatingRow, ...]
    findings: tuple[FindingRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """Something that is to be done after the session."""

    finding: int
    text: str
    """The action, or where none was written the recommendation."""
    owner: str
    due: str
    """The day in words; empty for none."""
    evidence: tuple[int, ...]
    """The numbers of the events that it rests on."""
    warning: str = ""
    """What is odd about the day; empty for nothing."""

    @property
    def words(self) -> str:
        """It all in one line."""
        return promised(self.text, self.owner, self.due)


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """Something that was noted or said and stands in no finding yet."""

    event: int
    who: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanView:
    """The plan, and what was noted or said and stands in no finding yet."""

    rows: tuple[PurposeRow, ...]
    waiting: tuple[Saying, ...]


def purpose_rows(
    plan: Improvement,
    scale: Sequence[RatingStep],
    called: Callable[[int], str],
    today: date | None = None,
) -> tuple[PurposeRow, ...]:
    """Return the plan, purpose by purpose, then the findings that have none.

    `called` gives a person's name. Days before `today` are warned of; none are without it.
    """
    rows = [
        PurposeRow(
            id=purpose,
            text=text,
            rating=rating_words([one for one in plan.ratings if one.purpose == purpose], scale),
            ratings=_ratings(plan, purpose, called),
            findings=_findings(plan, purpose, today),
        )
        for purpose, text in plan.purposes
    ]
    if loose := _findings(plan, "", today):
        rows.append(PurposeRow(id="", text=NO_PURPOSE, rating="", ratings=(), findings=loose))
    return tuple(rows)


def rating_words(ratings: Iterable[Rating], scale: Sequence[RatingStep]) -> str:
    """Return how far a purpose was met: as all agreed, else how many chose each step, the best first."""
    known = tuple(ratings)
    agreed = [one.step for one in known if one.person is None]
    if agreed:
        return agreed[0]
    if len(known) == 1:
        return known[0].step
    counts = [(step.word, sum(one.step == step.word for one in known)) for step in scale]
    said = [f"{word} ({counted(count, 'observer')})" for word, count in counts if count]
    return ", ".join(said) or NOT_RATED


def next_steps(plan: Improvement, today: date | None = None) -> tuple[NextStep, ...]:
    """Return what is to be done, the nearest day first; what has no day comes last, as findings follow.

    Days before `today` are warned of; none are without it.
    """
    found = [
        (one.due or "9999", one.number, one) for one in plan.findings if one.action or one.recommendation
    ]
    return tuple(
        NextStep(
            finding=one.number,
            text=one.action or one.recommendation,
            owner=one.owner,
            due=due_words(one.due),
            evidence=one.evidence,
            warning=due_warning(one.due, today) if today else "",
        )
        for _, _, one in sorted(found, key=lambda each: each[:2])
    )


def promised(action: str, owner: str, due: str) -> str:
    """Return what is to be done, by whom and when, in one line."""
    by = f"by {due}" if due else ""
    behind = ", ".join(filter(None, (owner, by)))
    return f"{action} ({behind})" if action and behind else action or behind


def due_words(due: str) -> str:
    """Return a day of the record in words: `1 December 2026`."""
    when = day_written(due)
    return day(when) if when else ""


def due_warning(due: str, today: date) -> str:
    """Return what is odd about a day: that it is past; empty for nothing."""
    when = day_written(due)
    return f"{day(when)} is past." if when and when < today else ""


def plan_view(session: Session, today: date) -> PlanView:
    """Return the plan of a session's present line of play, for Control, and what waits to be part of it."""
    state = session.state
    called = names_of_raters({one.number: one.name for one in session.people.values()})
    plan = improvement_plan(state)
    return PlanView(
        rows=purpose_rows(plan, session.scenario.ratings, called, today),
        waiting=sayings(plan, session.history.line(), partial(_who_said, state, called)),
    )


def sayings(
    plan: Improvement, entries: Iterable[Entry], who: Callable[[ev.NoteMade | ev.HotWashAnswered], str]
) -> tuple[Saying, ...]:
    """Return observations and answers of the hot wash that no finding rests on yet, the latest first.

    `who` gives whose words they are.
    """
    used = {number for one in plan.findings for number in one.evidence}
    found = [
        Saying(event=entry.number, who=who(entry.event), text=entry.event.text)
        for entry in entries
        if isinstance(entry.event, ev.NoteMade | ev.HotWashAnswered) and entry.number not in used
    ]
    return tuple(reversed(found))


def _who_said(state: GameState, called: Callable[[int], str], event: ev.NoteMade | ev.HotWashAnswered) -> str:
    if event.person is not None:
        return called(event.person)
    if isinstance(event, ev.NoteMade):
        return f"Note on {name_of(state, event.seat)}" if event.seat else "Note"
    return name_of(state, event.seat) if event.seat else "The table"


def events_typed(text: str) -> tuple[tuple[int, ...], str]:
    """Return the numbers of events that were typed, or in a sentence what is no number."""
    found: list[int] = []
    for part in re.split(r"[,;\s]+", latin(text)):
        number = whole(part.lstrip("#")) if part else None
        if part and (number is None or number < 1):
            return (), f"“{part[:40]}” is no number of an event; write numbers with commas: 12, 40."
        if number is not None:
            found.append(number)
    return tuple(found), ""


def day_warning(state: GameState, number: int | None, today: date) -> str:
    """Return what is odd about the day of a finding, the last if none is named; empty for nothing."""
    findings = improvement_plan(state).findings
    for one in reversed(findings):
        if number is None or one.number == number:
            return due_warning(one.due, today)
    return ""


def names_of_raters(known: Mapping[int, str]) -> Callable[[int], str]:
    """Return what gives a person's name by its number."""
    return lambda number: known.get(number) or f"Player {number}"


def evidence_words(numbers: Sequence[int]) -> str:
    """Return events by their numbers: `events 12 and 40`; empty for none."""
    if not numbers:
        return ""
    return f"{'event' if len(numbers) == 1 else 'events'} {listed(str(one) for one in numbers)}"


def _ratings(plan: Improvement, purpose: str, called: Callable[[int], str]) -> tuple[RatingRow, ...]:
    return tuple(
        RatingRow(
            person=one.person,
            who="All observers" if one.person is None else called(one.person),
            step=one.step,
            reason=one.reason,
        )
        for one in plan.ratings
        if one.purpose == purpose
    )


def _findings(plan: Improvement, purpose: str, today: date | None) -> tuple[FindingRow, ...]:
    return tuple(_finding(one, today) for one in plan.findings if one.purpose == purpose)


def _finding(one: Finding, today: date | None) -> FindingRow:
    return FindingRow(
        number=one.number,
        kind=FINDING_WORDS[one.kind],
        text=one.text,
        evidence=one.evidence,
        recommendation=one.recommendation,
        action=one.action,
        owner=one.owner,
        due=due_words(one.due),
        warning=due_warning(one.due, today) if today else "",
    )
