"""Deals: proposed, answered, lapsed, kept or broken."""

import pytest

from tests.wargame.woods import at, end_turn
from wargame.game.events import DealAnswered
from wargame.session.deals import answer, find_deal, judge, lapse, propose
from wargame.session.session import Session
from wargame.session.turns import end_game
from wargame.terms import Refused


def offered(*others: str, effects: str = "") -> Session:
    session = at("negotiation")
    propose(session, "ash", others or ("birch",), "Wood for water.", effects_text=effects)
    return session


def status(session: Session) -> str:
    return find_deal(session.state, 1).status


def test_a_deal_stands_when_all_parties_have_accepted() -> None:
    session = offered("birch", "cedar")
    answer(session, 1, "cedar", accepts=True)
    assert status(session) == "offered"
    answer(session, 1, "birch", accepts=True)
    assert status(session) == "agreed"


def test_agreed_effects_come_with_the_last_acceptance() -> None:
    session = offered("birch", "cedar", effects="influence(ash) -2; influence(birch) +9")
    answer(session, 1, "cedar", accepts=True)
    assert session.state.influence("ash") == 7
    (event,) = answer(session, 1, "birch", accepts=True)
    assert isinstance(event, DealAnswered)
    assert [(one.asked, one.after) for one in event.changes] == [(-2, 5), (9, 10)]


def test_one_refusal_is_enough() -> None:
    session = offered("birch", "cedar", effects="influence(ash) -2")
    answer(session, 1, "birch", accepts=False)
    assert (status(session), session.state.influence("ash")) == ("declined", 7)
    with pytest.raises(Refused, match="Deal 1 is declined; it cannot be answered"):
        answer(session, 1, "cedar", accepts=True)


def test_nobody_accepts_twice() -> None:
    session = offered("birch", "cedar")
    for seat in ("ash", "birch"):
        if seat == "birch":
            answer(session, 1, seat, accepts=True)
        with pytest.raises(Refused, match="has accepted deal 1 already"):
            answer(session, 1, seat, accepts=True)


def test_only_parties_answer() -> None:
    session = offered("birch")
    with pytest.raises(Refused, match="Cedar is no party to deal 1"):
        answer(session, 1, "cedar", accepts=True)
    with pytest.raises(Refused, match="There is no deal 2"):
        answer(session, 2, "cedar", accepts=True)


def test_an_offer_lapses_and_an_agreement_does_not() -> None:
    session = offered("birch")
    lapse(session, 1, "Nobody answered.")
    assert status(session) == "lapsed"
    propose(session, "ash", ("birch",), "Once more.")
    answer(session, 2, "birch", accepts=True)
    with pytest.raises(Refused, match="Deal 2 is agreed; it cannot lapse"):
        lapse(session, 2)


def test_an_agreed_deal_is_kept_or_broken_and_the_facilitator_may_think_again() -> None:
    session = offered("birch")
    with pytest.raises(Refused, match="only an agreed deal"):
        judge(session, 1, kept=True)
    answer(session, 1, "birch", accepts=True)
    judge(session, 1, kept=False, broken_by="ash")
    assert (status(session), find_deal(session.state, 1).broken_by) == ("broken", "ash")
    judge(session, 1, kept=True)
    assert (status(session), find_deal(session.state, 1).broken_by) == ("kept", "")
    with pytest.raises(Refused, match="Name the party"):
        judge(session, 1, kept=False, broken_by="cedar")


def test_a_deal_is_judged_after_the_end_too_but_no_longer_made() -> None:
    session = offered("birch", effects="influence(ash) -2")
    propose(session, "ash", ("cedar",), "Stones for fish.")
    answer(session, 2, "cedar", accepts=True)
    end_game(session, "Fire alarm.")
    with pytest.raises(Refused, match="The game is over"):
        answer(session, 1, "birch", accepts=True)
    judge(session, 2, kept=True)
    assert find_deal(session.state, 2).status == "kept"


@pytest.mark.parametrize(
    ("others", "terms", "until", "effects", "said"),
    [
        ((), "x", None, "", "at least two different parties"),
        (("ash",), "x", None, "", "at least two different parties"),
        (("moor",), "x", None, "", "no seat called moor"),
        (("birch",), " ", None, "", "needs terms"),
        (("birch",), "x", 1, "", "from 2 to 4, not 1"),
        (("birch",), "x", None, "track(rain) +1", "These effects cannot be read"),
        (("birch",), "x", None, "expose(facilitator)", "Only an inject"),
        (("birch",), "x" * 20_001, None, "", "20,001 characters"),
    ],
)
def test_a_deal_that_is_none_is_refused(
    others: tuple[str, ...], terms: str, until: int | None, effects: str, said: str
) -> None:
    session = at("briefing")
    end_turn(session)
    with pytest.raises(Refused, match=said):
        propose(session, "ash", others, terms, until=until, effects_text=effects)
