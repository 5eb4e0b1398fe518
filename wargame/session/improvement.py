"""The improvement plan: what the session is held for, how far that was met, and what follows from it.

Purposes come from the scenario or are typed at the start or later; observers rate them on the scenario's
scale; findings say what to keep and what to do better, on which events that rests, who does what about it and
by when. Everything is an event and can be taken back. The plan stays open when the session is closed: much of
it is written after the hot wash. What a face shows of it stands in `shown.improvement`.
"""

from collections.abc import Iterable, Sequence
from typing import Literal, TypeAlias

from wargame.game.events import (
    Event,
    FindingDropped,
    FindingWritten,
    PurposeDropped,
    PurposeRated,
    PurposeSet,
)
from wargame.game.state import Finding, GameState, Improvement
from wargame.game.transitions.improvement import plan_at_start
from wargame.session.script_fields import meant
from wargame.session.session import Session, checked_text
from wargame.terms import FACILITATOR, Refused
from wargame.times import day_typed, now
from wargame.words.sentences import Sentence

FindingKind: TypeAlias = Literal["strength", "improvement"]


def improvement_plan(state: GameState) -> Improvement:
    """Return the improvement plan as it stands; before anybody spoke of it the scenario's purposes."""
    return state.affairs.improvement or plan_at_start(state.compiled.scenario)


def add_purpose(session: Session, text: str, by: str = FACILITATOR) -> tuple[Event, ...]:
    """Say what else the session is held for.

    Raises
    ------
    Refused
        If it has no words or stands in the plan already.
    """
    plan = improvement_plan(session.state)
    text = _purpose_words(plan, text)
    event = PurposeSet(turn=session.state.turn, purpose=f"own-{plan.made + 1}", text=text)
    return session.record((event,), by)


def add_purposes(session: Session, texts: Iterable[str], by: str = FACILITATOR) -> tuple[Event, ...]:
    """Add several purposes, one after the other; blank ones and those that stand there are left out."""
    found: tuple[Event, ...] = ()
    for text in texts:
        plan = improvement_plan(session.state)
        if text.strip() and all(text.strip() != known for _, known in plan.purposes):
            found += add_purpose(session, text, by)
    return found


def reword_purpose(session: Session, purpose: str, text: str, by: str = FACILITATOR) -> tuple[Event, ...]:
    """Say a purpose in other words; its ratings and findings stay with it.

    Raises
    ------
    Refused
        If there is no such purpose, or the words are none or those of another.
    """
    plan = improvement_plan(session.state)
    _check_purpose(plan, purpose)
    text = _purpose_words(plan, text, but=purpose)
    return session.record((PurposeSet(turn=session.state.turn, purpose=purpose, text=text),), by)


def drop_purpose(
    session: Session, purpose: str, reason: str = "", by: str = FACILITATOR
) -> tuple[Event, ...]:
    """Give a purpose up, and its ratings with it; findings that speak to it stay without one.

    Raises
    ------
    Refused
        If there is no such purpose.
    """
    _check_purpose(improvement_plan(session.state), purpose)
    event = PurposeDropped(
        turn=session.state.turn, purpose=purpose, reason=checked_text(reason, "reason").strip()
    )
    return session.record((event,), by)


def rate_purpose(
    session: Session,
    purpose: str,
    step: str,
    *,
    reason: str = "",
    person: int | None = None,
    by: str = FACILITATOR,
) -> tuple[Event, ...]:
    """Rate how far a purpose was met: by one person, or without one as all observers agree.

    An empty step takes the rating away again.

    Raises
    ------
    Refused
        If there is no such purpose, person or step of the scale.
    """
    state = session.state
    _check_purpose(improvement_plan(state), purpose)
    _check_person(session, person)
    event = PurposeRated(
        turn=state.turn,
        purpose=purpose,
        step=_step_meant(state, step),
        reason=checked_text(reason, "reason").strip(),
        person=person,
    )
    return session.record((event,), by)


def write_finding(
    session: Session,
    text: str,
    *,
    kind: FindingKind = "improvement",
    number: int | None = None,
    purpose: str = "",
    evidence: Sequence[int] = (),
    recommendation: str = "",
    action: str = "",
    owner: str = "",
    due: str = "",
    person: int | None = None,
    by: str = FACILITATOR,
) -> tuple[Event, ...]:
    """Write a finding into the plan; with a number of one that is there, write it anew.

    `due` is a day as people type it; a day that is past is taken, for the plan of a session long ago.

    Raises
    ------
    Refused
        If it has no words, the day cannot be read, or the purpose, person, finding or an event does not
        exist.
    """
    state = session.state
    plan = improvement_plan(state)
    if not checked_text(text, "finding").strip():
        raise Refused("finding-words-missing")
    if number is not None:
        find_finding(plan, number)
    if purpose:
        _check_purpose(plan, purpose)
    _check_person(session, person)
    event = FindingWritten(
        turn=state.turn,
        number=plan.written + 1 if number is None else number,
        kind=kind,
        text=text.strip(),
        purpose=purpose,
        evidence=_evidence(session, evidence),
        recommendation=checked_text(recommendation, "recommendation").strip(),
        action=checked_text(action, "action").strip(),
        owner=checked_text(owner, "owner").strip(),
        due=day_typed(due, now().date()).isoformat() if checked_text(due, "day").strip() else "",
        person=person,
    )
    return session.record((event,), by)


def drop_finding(session: Session, number: int, reason: str = "", by: str = FACILITATOR) -> tuple[Event, ...]:
    """Take a finding out of the plan.

    Raises
    ------
    Refused
        If there is no such finding.
    """
    state = session.state
    find_finding(improvement_plan(state), number)
    event = FindingDropped(turn=state.turn, number=number, reason=checked_text(reason, "reason").strip())
    return session.record((event,), by)


def find_finding(plan: Improvement, number: int) -> Finding:
    """Return a finding by its number.

    Raises
    ------
    Refused
        If there is no such finding.
    """
    for one in plan.findings:
        if one.number == number:
            return one
    raise Refused("no-such-finding", number=number)


def _purpose_words(plan: Improvement, text: str, but: str = "") -> str:
    words = checked_text(text, "purpose").strip()
    if not words:
        raise Refused("purpose-words-missing")
    if any(words == known.strip() for one, known in plan.purposes if one != but):
        raise Refused("purpose-twice")
    return words


def _check_purpose(plan: Improvement, purpose: str) -> None:
    if all(one != purpose for one, _ in plan.purposes):
        raise Refused("no-such-purpose", purpose=purpose)


def _check_person(session: Session, person: int | None) -> None:
    if person is not None and person not in session.people:
        raise Refused("no-such-person", person=person)


def _step_meant(state: GameState, step: str) -> str:
    """Return a step of the scale by its word, in whatever capitals; an empty word is no step."""
    said = step.strip()
    words = [one.word for one in state.compiled.scenario.ratings]
    found = next((word for word in words if word.casefold() == said.casefold()), None)
    if found is None and said:
        refusal = Sentence("no-such-rating", word=said[:60])
        raise Refused(
            meant(refusal, said, words) or Sentence("ratings-known", told=refusal, known=tuple(words))
        )
    return found or ""


def _evidence(session: Session, numbers: Sequence[int]) -> tuple[int, ...]:
    for number in numbers:
        session.history.entry(number)
    return tuple(sorted(set(numbers)))
