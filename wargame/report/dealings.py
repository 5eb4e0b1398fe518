"""Deals from offer to judgement, notes and lessons: what people agreed and what they wrote down.

Reads `Story.happened`; secret deals of others and notes are not in it when readers may not know them.
"""

from dataclasses import dataclass, replace
from typing import Final, Literal

from wargame.game import events as ev
from wargame.report.story import Happened, Story
from wargame.terms import ActorId

Status = Literal["offered", "agreed", "declined", "lapsed", "kept", "broken"]

TAGS_OF_LESSONS: Final = ("lesson", "issue", "question")
"""Notes that belong to the hot wash whenever they were made."""

MUST: Final = 3
"""The importance of a note that must be in the report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DealFact:
    """One deal."""

    number: int
    turn: int
    proposer: ActorId
    parties: tuple[ActorId, ...]
    terms: str
    public: bool
    until: int | None
    status: Status = "offered"
    broken_by: ActorId = ""
    reason: str = ""
    agreed_in: int | None = None
    """The turn in which the last party accepted."""
    accepted: tuple[ActorId, ...] = ()
    refs: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteFact:
    """One thing that somebody wrote down."""

    event: int
    on: int
    turn: int
    text: str
    tag: str
    seat: ActorId
    importance: int
    answers: str
    author: str
    """`facilitator`, `observer`, `scribe`, or a person's stand-in."""
    after_end: bool


def deals_of(story: Story) -> tuple[DealFact, ...]:
    """Return the deals in the order in which they were offered."""
    found: dict[int, DealFact] = {}
    for one in story.happened:
        event = one.event
        if isinstance(event, ev.DealProposed):
            found[event.number] = DealFact(
                number=event.number,
                turn=event.turn,
                proposer=event.proposer,
                parties=event.parties,
                terms=event.terms,
                public=event.public,
                until=event.until,
                accepted=(event.proposer,),
                refs=(one.number,),
            )
        elif isinstance(event, ev.DealAnswered | ev.DealLapsed | ev.DealJudged) and event.number in found:
            deal = _gone_on(found[event.number], event)
            found[event.number] = replace(deal, refs=(*deal.refs, one.number))
    return tuple(found.values())


def _gone_on(deal: DealFact, event: ev.DealAnswered | ev.DealLapsed | ev.DealJudged) -> DealFact:
    match event:
        case ev.DealAnswered(accepted=False):
            return replace(deal, status="declined")
        case ev.DealAnswered(seat=seat, turn=turn):
            accepted = (*deal.accepted, seat)
            if set(accepted) >= set(deal.parties):
                return replace(deal, accepted=accepted, status="agreed", agreed_in=turn)
            return replace(deal, accepted=accepted)
        case ev.DealLapsed(reason=reason):
            return replace(deal, status="lapsed", reason=reason)
        case ev.DealJudged(kept=kept, by=by, reason=reason):
            return replace(deal, status="kept" if kept else "broken", broken_by=by, reason=reason)


def notes_of(story: Story) -> tuple[NoteFact, ...]:
    """Return what was written down, in order."""
    found = []
    over = False
    for one in story.happened:
        over = over or isinstance(one.event, ev.GameEnded)
        if isinstance(one.event, ev.NoteMade):
            found.append(_note(story, one, one.event, over))
    return tuple(found)


def _note(story: Story, one: Happened, event: ev.NoteMade, over: bool) -> NoteFact:
    person = story.names.people.get(event.person) if event.person else None
    return NoteFact(
        event=one.number,
        on=event.on,
        turn=event.turn,
        text=event.text,
        tag=event.tag,
        seat=event.seat,
        importance=event.importance,
        answers=event.answers,
        author=person.name if person and person.name else one.author,
        after_end=over,
    )
