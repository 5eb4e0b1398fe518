"""The record of answers to an inject: played again it comes to the same, and what cannot be so is found."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from tests.wargame.woods import at, inject, woods
from wargame.game import events as ev
from wargame.game.state import GameState
from wargame.journal.again import differences
from wargame.journal.bounds import why_impossible
from wargame.scenario.model import InjectAnswer
from wargame.session.answers import answer, open_answers
from wargame.session.injects import fire
from wargame.session.session import Session

LEAGUE = inject(
    "league",
    asks=("ash", "birch"),
    silence="wait",
    answers=(
        InjectAnswer(id="wait", title="Wait"),
        InjectAnswer(id="join", title="Join", price=2, effects="alignment(self, moor) +2"),
        InjectAnswer(id="buy", title="Buy", price=9),
    ),
)


@pytest.fixture(scope="module")
def played() -> Session:
    """One seat has joined, the other was silent."""
    session = at("negotiation", woods(injects=(LEAGUE,)))
    fire(session, "league")
    answer(session, "ash", "join")
    open_answers(session)
    return session


def before(session: Session, kind: type) -> tuple[GameState, ev.Event]:
    """The state before the only event of a kind, and the event."""
    (entry,) = (one for one in session.history.line() if isinstance(one.event, kind))
    return session.history.state_at(entry.number - 1), entry.event


def found(session: Session, event: ev.Event) -> list[str]:
    state, _ = before(session, type(event))
    return [one.what.what for one in differences(state, event)]


def test_what_was_truly_answered_differs_nowhere(played: Session) -> None:
    for kind in (ev.InjectFired, ev.AnswerSealed, ev.AnswersOpened):
        state, event = before(played, kind)
        assert not list(differences(state, event))
        assert why_impossible(state, 99, event) is None


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda one: replace(one, chosen={**one.chosen, "birch": ""}), "answers-differ"),
        (lambda one: replace(one, silent=()), "answers-differ"),
        (lambda one: replace(one, changes=one.changes[:1]), "answers-differ"),
    ],
)
def test_answers_that_were_changed_afterwards_are_found(
    played: Session, change: Callable[[ev.Event], ev.Event], told: str
) -> None:
    _, event = before(played, ev.AnswersOpened)
    assert told in found(played, change(event))


def test_an_answer_that_the_seat_could_not_pay_is_found(played: Session) -> None:
    _, event = before(played, ev.AnswerSealed)
    assert isinstance(event, ev.AnswerSealed)
    assert found(played, replace(event, answer="buy")) == ["answer-not-open"]


def test_an_inject_that_asks_other_seats_than_the_scenario_is_found(played: Session) -> None:
    _, event = before(played, ev.InjectFired)
    assert isinstance(event, ev.InjectFired)
    assert found(played, replace(event, asks=("cedar",))) == ["others-asked"]


def test_what_no_rules_could_have_made_is_refused(played: Session) -> None:
    state, sealed = before(played, ev.AnswerSealed)
    assert isinstance(sealed, ev.AnswerSealed)
    with pytest.raises(KeyError):
        why_impossible(state, 99, replace(sealed, answer="flee"))
    with pytest.raises(KeyError):
        why_impossible(state, 99, replace(sealed, seat="cedar"))
    after, opened = before(played, ev.AnswersOpened)
    assert why_impossible(after, 99, sealed) is not None
    assert isinstance(opened, ev.AnswersOpened)
    assert why_impossible(after, 99, replace(opened, chosen={"ash": "join"})) is not None
    assert why_impossible(played.state, 99, opened) is not None
