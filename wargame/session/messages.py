"""What seats say to one another and to Control: messages, questions, votes, perceptions, the hot wash.

Nothing here moves a number. Who may read what is decided in `game.redaction` and `game.sight`.
"""

from collections.abc import Iterable, Mapping
from typing import Literal, TypeAlias, get_args

from wargame.alignment.perceptions import views
from wargame.game.events import (
    Event,
    HotWashAnswered,
    MessageSent,
    PerceptionGiven,
    QuestionAnswered,
    QuestionAsked,
    VoteCast,
    VoteClosed,
    VoteOpened,
)
from wargame.game.rules import name_of
from wargame.game.state import GameState, Vote
from wargame.journal.rows import Entry
from wargame.names import known_as, same_name, tidied
from wargame.session.session import Session, check_seats, checked_text
from wargame.terms import FACILITATOR, ActorId, Refused

About: TypeAlias = Literal["planned", "happened", "why", "next"]
ABOUTS: tuple[About, ...] = get_args(About)
"""The questions of the hot wash, in the order in which the talk goes through them."""

MOST_OPTIONS = 9
"""Each has a key of its own."""


def send(
    session: Session, sender: ActorId, to: tuple[ActorId, ...], text: str, by: str = FACILITATOR
) -> tuple[Event, ...]:
    """Write to some seats, or to Control with an empty `to`; an empty sender is Control itself.

    Raises
    ------
    Refused
        If a seat is unknown or named twice, nobody is written to, or there are no words.
    """
    state = session.state
    check_seats(state, (*((sender,) if sender else ()), *to))
    if len(set(to)) != len(to) or sender in to:
        raise Refused("message-receivers")
    if not sender and not to:
        raise Refused("control-message-receivers")
    words = _words(text, "message")
    return session.record((MessageSent(turn=state.turn, sender=sender, to=to, text=words),), by)


def ask(session: Session, seat: ActorId, text: str, by: str = FACILITATOR) -> tuple[Event, ...]:
    """Ask Control for information.

    Raises
    ------
    Refused
        If the seat is unknown or there are no words.
    """
    state = session.state
    check_seats(state, (seat,))
    number = len(state.affairs.queries) + 1
    event = QuestionAsked(turn=state.turn, number=number, seat=seat, text=_words(text, "question"))
    return session.record((event,), by)


def answer_question(session: Session, number: int, text: str, by: str = FACILITATOR) -> tuple[Event, ...]:
    """Answer a seat's question; only that seat reads it. A second answer takes the place of the first.

    Raises
    ------
    Refused
        If there is no such question or there are no words.
    """
    state = session.state
    if not 1 <= number <= len(state.affairs.queries):
        raise Refused("no-such-question-asked", number=number)
    query = state.affairs.queries[number - 1]
    words = _words(text, "answer")
    event = QuestionAnswered(turn=state.turn, number=number, seat=query.seat, text=words)
    return session.record((event,), by)


def open_vote(
    session: Session,
    question: str,
    options: tuple[str, ...] = ("Yes", "No"),
    *,
    secret: bool = False,
    by: str = FACILITATOR,
) -> tuple[Event, ...]:
    """Let the table vote; one vote is open at a time.

    Raises
    ------
    Refused
        If another vote is open, or there is no question, or there are not two to nine different options.
    """
    state = session.state
    running = open_vote_of(state)
    if running is not None:
        raise Refused("vote-open", number=running.number)
    options = tuple(tidied(checked_text(option, "option")) for option in options)
    if (
        not 2 <= len(options) <= MOST_OPTIONS
        or len(set(map(same_name, options))) != len(options)
        or "" in options
    ):
        raise Refused("vote-options", most=MOST_OPTIONS)
    event = VoteOpened(
        turn=state.turn,
        number=len(state.affairs.votes) + 1,
        question=_words(question, "question"),
        options=options,
        secret=secret,
    )
    return session.record((event,), by)


def open_vote_of(state: GameState) -> Vote | None:
    """Return the vote that is open; None if there is none."""
    return next((one for one in reversed(state.affairs.votes) if not one.closed), None)


def cast(
    session: Session, seat: ActorId, option: str, by: str = FACILITATOR, *, vote: int | None = None
) -> tuple[Event, ...]:
    """Vote for a seat in the open vote; until it is closed a seat may change its vote.

    Raises
    ------
    Refused
        If no vote is open, or another than the one that is meant by its number, the seat is unknown, or it
        is no option.
    """
    state = session.state
    check_seats(state, (seat,))
    running = _running_vote(state, vote)
    meant = known_as(option, running.options)
    if meant is None:
        raise Refused("no-such-option", number=running.number, options=running.options, option=option)
    option = meant
    if dict(running.cast).get(seat) == option:
        raise Refused("voted-so-already", seat=name_of(state, seat))
    return session.record((VoteCast(turn=state.turn, number=running.number, seat=seat, option=option),), by)


def close_vote(session: Session, by: str = FACILITATOR) -> tuple[Event, ...]:
    """Close the open vote and tell its counts.

    Raises
    ------
    Refused
        If no vote is open.
    """
    state = session.state
    vote = _running_vote(state)
    return session.record((VoteClosed(turn=state.turn, number=vote.number, counts=vote.counts),), by)


def perceive(
    session: Session, seat: ActorId, views: Mapping[ActorId, int], by: str = FACILITATOR
) -> tuple[Event, ...]:
    """Record how a seat sees its own ties to other actors.

    Raises
    ------
    Refused
        If the seat or an actor is unknown, nobody is named, or a number lies off the scale.
    """
    state = session.state
    check_seats(state, (seat,))
    known = {one.id for one in session.scenario.actors} - {seat}
    scale = session.scenario.rules.alignment
    if not views:
        raise Refused("no-tie-seen")
    for actor, value in views.items():
        if actor not in known:
            raise Refused("no-such-other-actor", actor=actor)
        if value < scale.min or (scale.max is not None and value > scale.max):
            top = "open" if scale.max is None else str(scale.max)
            raise Refused("tie-out-of-scale", low=scale.min, high=top, value=value)
    return session.record((PerceptionGiven(turn=state.turn, seat=seat, views=dict(views)),), by)


def perceptions(entries: Iterable[Entry]) -> dict[int, dict[ActorId, dict[ActorId, int]]]:
    """Return turn, seat, other actor and the tie as the seat saw it then; later ones count."""
    found: dict[int, dict[ActorId, dict[ActorId, int]]] = {}
    for one in views((entry.number, entry.event) for entry in entries):
        found.setdefault(one.turn, {}).setdefault(one.seat, {})[one.other] = one.seen
    return found


def reflect(
    session: Session,
    about: About,
    text: str,
    *,
    seat: ActorId = "",
    person: int | None = None,
    private: bool = True,
    by: str = FACILITATOR,
) -> tuple[Event, ...]:
    """Record an answer of the hot wash: from behind the curtain, or what was said at the table.

    Raises
    ------
    Refused
        If the seat or person is unknown, the person sits elsewhere, or there are no words.
    """
    state = session.state
    if seat:
        check_seats(state, (seat,))
    if person is not None:
        _check_sits(session, person, seat)
    event = HotWashAnswered(
        turn=state.turn,
        about=about,
        text=_words(text, "answer"),
        seat=seat,
        person=person,
        private=private,
    )
    return session.record((event,), by)


def _check_sits(session: Session, person: int, seat: ActorId) -> None:
    """Refuse somebody who never joined, or in whose name another seat writes."""
    if person not in session.people:
        raise Refused("no-such-person", person=person)
    if seat and dict(session.state.affairs.people).get(person, seat) != seat:
        name = session.people[person].name
        raise Refused("person-sits-elsewhere", name=name, seat=name_of(session.state, seat))


def _running_vote(state: GameState, meant: int | None = None) -> Vote:
    vote = open_vote_of(state)
    if meant is not None and any(one.number == meant and one.closed for one in state.affairs.votes):
        raise Refused("vote-late", number=meant)
    if vote is None:
        raise Refused("no-vote-open")
    if meant not in (None, vote.number):
        raise Refused("vote-other", number=meant, running=vote.number)
    return vote


def _words(text: str, what: str) -> str:
    if not checked_text(text, what).strip():
        raise Refused("words-missing", what=what)
    return text
