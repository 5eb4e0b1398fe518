"""Answers to an inject that asks several seats: given one by one and sealed, then opened together.

A seat answers from its hand, Control for a seat that sits beside it; bots and scripts come here too. The
last answer opens all, and so does the close of the phase (`turns`) or Control's word. What can be answered
and what comes of it says `game.asking`.
"""

from wargame.game import asking
from wargame.game.compiled import BoundAnswer
from wargame.game.events import AnswerSealed, Event
from wargame.game.rules import name_of
from wargame.game.state import GameState, replay
from wargame.names import known_as
from wargame.session.session import Session, check_seats
from wargame.terms import FACILITATOR, ActorId, InjectId, Refused
from wargame.words.sentences import Sentence


def why_unanswered(state: GameState) -> Sentence:
    """Return what has to be done before another inject can come, as a sentence that the room may read."""
    asked = state.table.asking
    assert asked is not None  # asked only while answers are given
    inject = state.compiled.inject_by_id[asked.inject].inject
    if not asked.public:
        return Sentence("private-answers-missing")
    silent = tuple(name_of(state, seat) for seat in asking.silent_seats(state))
    return Sentence("answers-missing", title=inject.title, seats=silent)


def answer(
    session: Session, seat: ActorId, answer: str, by: str = FACILITATOR, *, inject: InjectId | None = None
) -> tuple[Event, ...]:
    """Give a seat's answer to the inject that asks for it; with the last one all answers are opened.

    `answer` is the id of one of the answers, or its title.

    Raises
    ------
    Refused
        If the seat is not asked or has answered, another `inject` is meant than the one that asks, there is
        no such answer, or it cannot be given now.
    """
    state = session.state
    check_seats(state, (seat,))
    asked = state.table.asking
    if inject is not None and (asked is None or asked.inject != inject):
        raise Refused("inject-late")
    if asked is None or seat not in asked.seats or not state.running:
        raise Refused("no-answer-asked", seat=name_of(state, seat))
    if seat in asked.chosen:
        raise Refused("answered-already", seat=name_of(state, seat))
    bound = _answer_called(asking.answers_of(state, asked, seat), answer)
    if why := asking.why_not_answer(state, seat, bound):
        raise Refused(why)
    sealed = AnswerSealed(turn=state.turn, inject=asked.inject, seat=seat, answer=bound.answer.id)
    after = replay(state, (sealed,))
    opened = () if asking.silent_seats(after) else asking.what_opens(after)
    return session.record((sealed, *opened), by)


def _answer_called(answers: tuple[BoundAnswer, ...], called: str) -> BoundAnswer:
    by_id = {one.answer.id: one for one in answers}
    if called in by_id:
        return by_id[called]
    titles = {one.answer.title: one for one in answers}
    meant = known_as(called, titles)
    if meant is None:
        raise Refused("no-such-answer", answer=called, answers=tuple(by_id))
    return titles[meant]


def open_answers(session: Session, by: str = FACILITATOR) -> tuple[Event, ...]:
    """Open the answers to an inject as they are; a seat that has given none is silent.

    Raises
    ------
    Refused
        If no inject asks for answers.
    """
    state = session.state
    if not state.table.asking or not state.running:
        raise Refused("no-answers-asked")
    return session.record(asking.what_opens(state), by)
