"""Injects with two or more answers: sealed one by one, opened together, silence counted as it is meant."""

from typing import Any

import pytest

from tests.wargame.woods import at, go_to, inject, woods
from wargame.bots.view import look
from wargame.game.events import AnswerSealed, AnswersOpened, InjectFired
from wargame.game.redaction import SomethingHappened, redact
from wargame.game.turn import due_inject
from wargame.scenario.model import Inject, InjectAnswer
from wargame.session.answers import answer, open_answers
from wargame.session.doors import SeatDoor
from wargame.session.injects import Rewritten, fire, fire_due, skip_inject
from wargame.session.narration import Narrator
from wargame.session.rulings import adjust
from wargame.session.session import Session
from wargame.session.turns import next_phase, open_phase, why_not_next
from wargame.terms import ROOM, Refused, alignment, influence

ANSWERS = (
    InjectAnswer(id="wait", title="Wait and see"),
    InjectAnswer(id="join", title="Join the league", price=2, effects="alignment(self, moor) +2"),
    InjectAnswer(
        id="lead",
        title="Lead it",
        requires="influence(self) >= 5",
        effects="influence(self) -1; track(calm) +1",
    ),
)


def league(**fields: Any) -> Inject:
    given: dict[str, Any] = {"answers": ANSWERS, "asks": ("birch", "ash"), "silence": "wait"}
    return inject("league", **{"turn": 1} | given | fields)


def asked(*others: Inject, **fields: Any) -> Session:
    session = at("briefing", woods(injects=(league(**fields), *others), turns=4))
    fire_due(session)
    return session


def opened(session: Session) -> list[AnswersOpened]:
    events = (entry.event for entry in session.history.line())
    return [one for one in events if isinstance(one, AnswersOpened)]


def test_an_inject_asks_its_seats_in_the_order_of_the_file() -> None:
    asking = asked().state.table.asking
    assert asking is not None
    assert asking.seats == ("birch", "ash")


def test_without_seats_named_all_who_are_told_are_asked() -> None:
    everyone, some = asked(asks=()), asked(asks=(), to=("ash", "cedar"))
    assert everyone.state.table.asking
    assert everyone.state.table.asking.seats == ("ash", "birch", "cedar")
    assert some.state.table.asking
    assert some.state.table.asking.seats == ("ash", "cedar")


def test_the_last_answer_opens_all_and_each_changes_what_it_says_of_its_own_seat() -> None:
    session = asked()
    before = session.state
    (sealed,) = answer(session, "ash", "join")
    assert sealed == AnswerSealed(turn=1, inject="league", seat="ash", answer="join")
    assert session.state.values == before.values
    _, event = answer(session, "birch", "lead")
    assert isinstance(event, AnswersOpened)
    assert event.chosen == {"birch": "lead", "ash": "join"}
    assert not event.silent
    board, state = session.compiled.board, session.state
    assert state.table.asking is None
    assert state.values[board.places[alignment("ash", "moor")]] == 2
    assert state.values[board.places[alignment("birch", "moor")]] == 0
    assert state.influence("ash") == before.influence("ash") - 2
    assert state.influence("birch") == before.influence("birch") - 1
    assert state.track("calm") == before.track("calm") + 1


def test_prices_are_paid_before_anything_else_moves_and_effects_come_in_the_order_of_asking() -> None:
    session = asked()
    answer(session, "ash", "join")
    answer(session, "birch", "lead")
    (event,) = opened(session)
    assert [one.what for one in event.changes][:2] == [influence("ash"), influence("birch")]


def test_an_answer_is_found_by_its_title_too() -> None:
    session = asked()
    (sealed,) = answer(session, "ash", "join the league")
    assert isinstance(sealed, AnswerSealed)
    assert sealed.answer == "join"


@pytest.mark.parametrize(
    ("seat", "given", "why"),
    [
        ("cedar", "wait", "Nothing asks Cedar for an answer now."),
        ("ash", "flee", "There is no answer “flee”"),
        ("oak", "wait", "oak"),
    ],
)
def test_what_cannot_be_answered_is_refused(seat: str, given: str, why: str) -> None:
    session = asked()
    with pytest.raises(Refused, match=why):
        answer(session, seat, given)


def test_what_a_seat_cannot_pay_or_fulfil_is_refused() -> None:
    dear = InjectAnswer(id="buy", title="Buy it", price=9)
    hard = InjectAnswer(id="lead", title="Lead it", requires="influence(self) >= 9")
    session = asked(answers=(ANSWERS[0], dear, hard))
    with pytest.raises(Refused, match="costs 9 influence, and 5 is left"):
        answer(session, "ash", "buy")
    with pytest.raises(Refused, match="“Lead it” needs"):
        answer(session, "ash", "lead")


def test_nobody_answers_twice_and_nothing_else_comes_in_between() -> None:
    session = asked(inject("rain", turn=1))
    assert due_inject(session.state) is None
    answer(session, "ash", "wait")
    with pytest.raises(Refused, match="Ash has given its answer"):
        answer(session, "ash", "join")
    with pytest.raises(Refused, match="waits for the answer of Birch"):
        skip_inject(session, "rain")
    answer(session, "birch", "wait")
    assert due_inject(session.state) is not None


def test_answers_are_opened_by_control_and_silence_means_what_the_scenario_says() -> None:
    silence = InjectAnswer(id="wait", title="Wait", effects="track(calm) -1")
    session = asked(answers=(silence, *ANSWERS[1:]))
    calm = session.state.track("calm")
    answer(session, "ash", "join")
    open_answers(session)
    (event,) = opened(session)
    assert event.chosen == {"birch": "wait", "ash": "join"}
    assert event.silent == ("birch",)
    assert session.state.track("calm") == calm - 1
    with pytest.raises(Refused, match="No inject asks for answers now"):
        open_answers(session)


def test_without_a_meaning_silence_changes_nothing() -> None:
    session = asked(silence="")
    open_answers(session)
    (event,) = opened(session)
    assert event.chosen == {"birch": "", "ash": ""}
    assert event.changes == ()


def test_the_close_of_the_phase_opens_the_answers() -> None:
    session = asked()
    answer(session, "ash", "join")
    next_phase(session)
    assert opened(session)[0].silent == ("birch",)
    assert session.state.phase_kind != "briefing"


def test_a_phase_that_is_skipped_opens_the_answers_too() -> None:
    session = asked()
    open_phase(session, "planning", "No time.")
    assert opened(session)[0].silent == ("birch", "ash")


def test_what_is_due_after_the_answers_is_not_passed_over() -> None:
    session = asked(inject("rain", turn=1))
    assert "Rain" in str(why_not_next(session.state))


def test_who_cannot_pay_any_more_when_answers_are_opened_is_silent() -> None:
    session = at("negotiation", woods(injects=(league(turn=None, kind="facilitator"),), turns=4))
    fire(session, "league")
    answer(session, "ash", "join")
    held = session.state.influence("ash")
    adjust(session, influence("ash"), 1, "A fine.")
    open_answers(session)
    (event,) = opened(session)
    assert held > 2
    assert "ash" in event.silent
    assert session.state.influence("ash") == 1


def test_seats_that_a_rewritten_inject_is_not_told_to_are_not_asked() -> None:
    session = at("briefing", woods(injects=(league(turn=None, kind="facilitator"),), turns=4))
    fire(session, "league", Rewritten(to=("ash", "cedar")))
    assert session.state.table.asking is not None
    assert session.state.table.asking.seats == ("ash",)


def told(session: Session, viewer: str) -> list[object]:
    events = [entry.event for entry in session.history.line()]
    return [one for one in redact(events, viewer, session.compiled) if one is not None]


def test_a_sealed_answer_is_known_to_its_seat_alone_and_an_open_one_to_all() -> None:
    session = asked()
    answer(session, "ash", "join")
    for viewer, knows in (("ash", True), ("birch", False), ("cedar", False), (ROOM, False)):
        assert any(isinstance(one, AnswerSealed) for one in told(session, viewer)) is knows
    answer(session, "birch", "wait")
    for viewer in ("ash", "birch", "cedar", ROOM):
        assert any(isinstance(one, AnswersOpened) for one in told(session, viewer))
        assert any(isinstance(one, AnswerSealed) for one in told(session, viewer)) is (
            viewer in ("ash", "birch")
        )


def test_answers_to_a_private_inject_are_told_to_those_alone_whom_it_was_told() -> None:
    session = asked(to=("ash", "birch"), asks=())
    answer(session, "ash", "join")
    answer(session, "birch", "wait")
    assert any(isinstance(one, AnswersOpened) for one in told(session, "birch"))
    for viewer in ("cedar", ROOM):
        seen = told(session, viewer)
        assert not any(isinstance(one, AnswersOpened | AnswerSealed | InjectFired) for one in seen)
        assert any(isinstance(one, SomethingHappened) for one in seen)


def test_what_a_seat_may_know_is_the_same_before_and_after_another_answered() -> None:
    session = asked()
    door = SeatDoor(session, "birch")
    before, as_bot = door.look(), look(session.state, "birch")
    answer(session, "ash", "join")
    assert door.look() == before
    assert look(session.state, "birch") == as_bot


def test_answers_are_told_in_words() -> None:
    session = asked()
    answer(session, "ash", "join")
    open_answers(session)
    narrator = Narrator(session.compiled, session.people)
    said = [narrator.tell(entry.event) for entry in session.history.line()][-2:]
    assert said[0].text == "League: Ash answers “Join the league”, sealed."
    assert said[1].text == "League: the answers are open."
    assert "Birch: no answer, which counts as “Wait and see”." in said[1].details
    assert "Ash: “Join the league”." in said[1].details


def test_a_turn_that_was_played_begins_without_open_questions() -> None:
    session = asked()
    answer(session, "ash", "wait")
    answer(session, "birch", "wait")
    go_to(session, "planning")
    assert session.state.table.asking is None


def test_an_answer_that_comes_late_is_none_to_another_inject() -> None:
    session = asked()
    with pytest.raises(Refused, match="Too late: that inject asks for no answer any more"):
        answer(session, "ash", "join", inject="storm")
    answer(session, "ash", "join", inject="league")
    answer(session, "birch", "wait", inject="league")
    with pytest.raises(Refused, match="Too late"):
        answer(session, "ash", "join", inject="league")
