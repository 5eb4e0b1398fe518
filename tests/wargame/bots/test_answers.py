"""Bots that an inject asks: each answers as it plays, and knows nothing of what others have answered."""

from typing import Any

import pytest

from tests.wargame.woods import at, inject, woods
from wargame.bots.named import policy_for
from wargame.bots.policy import POLICY_NAMES
from wargame.bots.view import look
from wargame.game.events import AnswerSealed, AnswersOpened, NoteMade
from wargame.scenario.model import InjectAnswer, Objective
from wargame.session.answers import answer
from wargame.session.bots import let_bot_reply, let_bots, seat_bot
from wargame.session.injects import fire, fire_due
from wargame.session.session import Session

WANTS = tuple(
    Objective(
        id=f"{seat}-calm", seat=seat, text="Calm", shape="ramp", measure="track(calm)", lo=0, hi=10, weight=90
    )
    for seat in ("ash", "birch", "cedar")
)
ANSWERS = (
    InjectAnswer(id="wait", title="Wait"),
    InjectAnswer(id="storm", title="Storm", effects="track(calm) -3"),
    InjectAnswer(id="calm", title="Calm down", effects="track(calm) +3"),
    InjectAnswer(id="buy", title="Buy calm", price=9, effects="track(calm) +9"),
)


def asked(**fields: Any) -> Session:
    league = inject("league", **{"turn": 1, "answers": ANSWERS, "asks": ("ash", "birch")} | fields)
    session = at("briefing", woods(injects=(league,), objectives=WANTS, turns=4))
    if "kind" in fields:
        fire(session, "league")
    else:
        fire_due(session)
    return session


@pytest.mark.parametrize("policy", sorted({*POLICY_NAMES} - {"random"}))
def test_a_bot_gives_the_answer_that_is_worth_most_and_can_be_given(policy: str) -> None:
    session = asked()
    replied = policy_for(policy, "ash", 7, playouts=30).reply(look(session.state, "ash"))
    assert replied.answer == "calm"


def test_an_aimless_bot_gives_any_answer_that_can_be_given() -> None:
    view = look(asked().state, "ash")
    given = {policy_for("random", "ash", seed).reply(view).answer for seed in range(40)}
    assert given == {"wait", "storm", "calm"}


def test_bots_also_answer_what_control_brings_by_hand() -> None:
    session = asked(kind="facilitator", turn=None)
    assert policy_for("greedy", "ash").reply(look(session.state, "ash")).answer == "calm"


def test_bots_of_a_session_answer_with_their_reasons_and_people_answer_the_rest() -> None:
    session = asked()
    seat_bot(session, "ash", "greedy")
    happened = let_bots(session)
    assert [type(one) for one in happened] == [AnswerSealed, NoteMade]
    answer(session, "birch", "wait")
    (opened,) = (one.event for one in session.history.line() if isinstance(one.event, AnswersOpened))
    assert opened.chosen == {"ash": "calm", "birch": "wait"}


class Clumsy:
    """A policy that fails."""

    name = "greedy"

    def reply(self, _view: object) -> object:
        raise ZeroDivisionError


def test_a_bot_that_fails_gives_the_first_answer_that_can_be_given() -> None:
    session = asked()
    sealed, note = let_bot_reply(session, "ash", Clumsy())  # type: ignore[arg-type]
    assert isinstance(sealed, AnswerSealed)
    assert sealed.answer == "wait"
    assert isinstance(note, NoteMade)
    assert "made a mistake" in note.text
