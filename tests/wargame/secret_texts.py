"""What a viewer must not know at a moment of a session: the texts themselves, to look for them anywhere.

Worked out from the events by plain rules of its own, not by `game.redaction`, so that the two check each
other.
"""

from collections.abc import Iterator

from wargame.game import events as ev
from wargame.game.events import Event
from wargame.session.session import Session
from wargame.terms import ActorId

SHORTEST = 12
"""Shorter texts stand in other words by chance."""


def secrets_of(session: Session, viewer: str) -> frozenset[str]:
    """Every text that the viewer may not see now."""
    events = [entry.event for entry in session.history.line()]
    if session.state.affairs.opened:
        return frozenset()
    public = set(_public(events, session, viewer))
    found = {*_of_moves(events, session, viewer), *_of_deals(events, viewer), *_of_control(events, viewer)}
    found |= set(_of_aims(session, viewer))
    return frozenset(text for text in found - public if len(text) >= SHORTEST)


def _public(events: list[Event], session: Session, viewer: str) -> Iterator[str]:
    """Texts that are public elsewhere and secret by chance: the title of a card played openly before."""
    came_out = _came_out(events)
    for event in events:
        match event:
            case ev.MoveRuled(number=number, title=title, covert=covert) if not covert or number in came_out:
                yield title
            case ev.InjectFired(to=()):
                yield event.title
                yield event.text
            case _:
                pass
    for line in session.scenario.tracks:
        yield line.name


def _came_out(events: list[Event]) -> set[int]:
    found = set()
    for event in events:
        match event:
            case ev.MoveRuled(number=number, exposure=exposure) if exposure and exposure.exposed:
                found.add(number)
            case ev.RulingOverridden(number=number, exposure=exposure) if exposure and exposure.exposed:
                found.add(number)
            case ev.CoverBlown(number=number):
                found.add(number)
            case _:
                pass
    return found


def _of_moves(events: list[Event], session: Session, viewer: str) -> Iterator[str]:
    came_out, planning = _came_out(events), session.state.phase_kind == "planning"
    now = {one.number for one in session.state.table.plays}
    for event in events:
        if not isinstance(event, ev.MoveSealed) or event.move.seat == viewer:
            continue
        hidden = event.covert and event.number not in came_out
        if hidden or (planning and event.number in now):
            yield event.title
            yield event.move.argument
            if event.move.free is not None:
                yield event.move.free.intent


def _of_deals(events: list[Event], viewer: ActorId) -> Iterator[str]:
    for event in events:
        if isinstance(event, ev.DealProposed) and not event.public and viewer not in event.parties:
            yield event.terms


def _of_control(events: list[Event], viewer: ActorId) -> Iterator[str]:
    for event in events:
        match event:
            case ev.InjectFired(to=to, note=note):
                yield note
                if to and viewer not in to:
                    yield event.title
                    yield event.text
            case ev.MessageSent(sender=sender, to=to, text=text) if viewer not in (sender, *to):
                yield text
            case ev.QuestionAsked(seat=seat, text=text) if seat != viewer:
                yield text
            case ev.QuestionAnswered(seat=seat, text=text) if seat != viewer:
                yield text
            case ev.HotWashAnswered(text=text, private=True):
                yield text
            case ev.NoteMade(text=text) | ev.PlanQuestionAdded(text=text) | ev.PurposeSet(text=text):
                yield text
            case ev.FindingWritten(text=text, recommendation=recommendation, owner=owner):
                yield from (text, recommendation, owner)
            case _:
                pass


def _of_aims(session: Session, viewer: ActorId) -> Iterator[str]:
    drawn = session.state.setup.hidden
    for seat in session.scenario.seats:
        for one in seat.hidden_sets:
            if seat.id != viewer and one.id == drawn.get(seat.id):
                yield one.title
    for goal in session.scenario.objectives:
        if goal.seat != viewer and goal.set == drawn.get(goal.seat):
            yield goal.text
