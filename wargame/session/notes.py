"""What people write down beside the record: notes, observations, bookmarks, and the closing words."""

from collections.abc import Iterable
from typing import Literal, TypeAlias

from wargame.game.events import BookmarkSet, Event, NoteMade, PlanQuestionAdded, SessionClosed
from wargame.game.state import GameState
from wargame.journal.rows import Entry
from wargame.names import known_as, tidied
from wargame.session.session import Session, checked_text
from wargame.terms import FACILITATOR, ActorId, Refused

Tag: TypeAlias = Literal["note", "insight", "issue", "quote", "lesson", "question"]


def make_note(
    session: Session,
    text: str,
    *,
    on: int | None = None,
    tag: Tag = "note",
    seat: ActorId = "",
    importance: int = 1,
    answers: str = "",
    person: int | None = None,
    by: str = FACILITATOR,
) -> tuple[Event, ...]:
    """Write something down beside an event (the last one if None).

    Raises
    ------
    Refused
        If it has no words, or the event, seat, question or person does not exist.
    """
    state = session.state
    if not checked_text(text, "note").strip():
        raise Refused("note-words-missing")
    if seat and seat not in state.compiled.hands:
        raise Refused("no-such-seat", seat=seat)
    if not 1 <= importance <= 3:
        raise Refused("importance-out-of-range", importance=importance)
    if answers and all(one != answers for one, _ in plan_questions(state)):
        raise Refused("no-such-plan-question", answers=answers)
    if person is not None and person not in session.people:
        raise Refused("no-such-person", person=person)
    event = NoteMade(
        turn=state.turn,
        on=_event(session, on),
        text=text,
        tag=tag,
        seat=seat,
        importance=importance,
        answers=answers,
        person=person,
    )
    return session.record((event,), by)


def plan_questions(state: GameState) -> tuple[tuple[str, str], ...]:
    """Return the data collection plan, id and text: the scenario's questions, then those of the session."""
    given = tuple((one.id, one.text) for one in state.compiled.scenario.collection)
    return (*given, *state.affairs.own_plan)


def add_plan_question(session: Session, text: str, by: str = FACILITATOR) -> tuple[Event, ...]:
    """Add a question to the data collection plan of this session.

    Raises
    ------
    Refused
        If it has no words or stands in the plan already.
    """
    state = session.state
    if not checked_text(text, "question").strip():
        raise Refused("question-words-missing")
    if any(text.strip() == known.strip() for _, known in plan_questions(state)):
        raise Refused("plan-question-twice")
    own = f"own-{len(state.affairs.own_plan) + 1}"
    return session.record((PlanQuestionAdded(turn=state.turn, question=own, text=text),), by)


def _event(session: Session, on: int | None) -> int:
    return session.history.head if on is None else session.history.entry(on).number


def set_bookmark(
    session: Session, name: str, on: int | None = None, by: str = FACILITATOR
) -> tuple[Event, ...]:
    """Give a place in the record (the present one if None) a name.

    Raises
    ------
    Refused
        If the name is empty or taken, or the event does not exist.
    """
    name = tidied(checked_text(name, "name of the bookmark"))
    if not name:
        raise Refused("bookmark-name-missing")
    if known_as(name, bookmarks(session.history.line())) is not None:
        raise Refused("bookmark-twice", name=name)
    return session.record((BookmarkSet(turn=session.state.turn, on=_event(session, on), name=name),), by)


def bookmarks(entries: Iterable[Entry]) -> dict[str, int]:
    """Return the bookmarks in some entries, name to event."""
    return {entry.event.name: entry.event.on for entry in entries if isinstance(entry.event, BookmarkSet)}


def close_session(
    session: Session, *, opens: bool = True, words: str = "", by: str = FACILITATOR
) -> tuple[Event, ...]:
    """Close the session; `opens` lets everyone see everything that was hidden.

    Raises
    ------
    Refused
        If it is closed already.
    """
    state = session.state
    if state.affairs.closed:
        raise Refused("session-closed-already")
    event = SessionClosed(turn=state.turn, opened=opens, words=checked_text(words, "closing words"))
    return session.record((event,), by)
