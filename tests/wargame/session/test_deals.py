"""Deals: proposed, answered, lapsed, kept or broken."""

from dataclasses import replace
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.wargame.woods import at, end_turn, woods
from wargame.game.bargain import outlook
from wargame.game.compiled import CompiledScenario
from wargame.game.events import DealAnswered
from wargame.scenario.model import PreparedDeal
from wargame.session.deals import answer, find_deal, judge, lapse, offer_prepared, propose
from wargame.session.opening import Plan, start
from wargame.session.play import give
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


@pytest.mark.parametrize("others", [("birch",), ("birch", "cedar")])
def test_a_deal_that_its_last_party_declines_moves_nothing(others: tuple[str, ...]) -> None:
    session = offered(*others, effects="influence(ash) -2; influence(birch) +2; track(calm) +1")
    for seat in others[:-1]:
        answer(session, 1, seat, accepts=True)
    before = session.state.values
    (event,) = answer(session, 1, others[-1], accepts=False)
    assert isinstance(event, DealAnswered)
    assert event.changes == ()
    assert (status(session), session.state.values) == ("declined", before)


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


def total(session: Session) -> int:
    return sum(session.state.influence(seat) for seat in session.compiled.seats)


def under(rule: Literal["refuse", "scale"], effects: str, *others: str) -> Session:
    scenario = woods()
    influence = replace(scenario.rules.influence, deals=rule)
    session = at("negotiation", replace(scenario, rules=replace(scenario.rules, influence=influence)))
    propose(session, "ash", others or ("birch",), "Wood for water.", effects_text=effects)
    return session


def test_a_deal_that_a_seat_cannot_pay_is_refused_and_told_before() -> None:
    session = offered(effects="influence(ash) -9; influence(birch) +5")
    deal = find_deal(session.state, 1)
    said = "Deal 1 cannot be agreed now: Ash would pay 9 influence and does not hold so much."
    assert outlook(session.state, deal).endswith(said)
    before = total(session)
    with pytest.raises(Refused, match="Ash would pay 9 influence"):
        answer(session, 1, "birch", accepts=True)
    assert (status(session), total(session)) == ("offered", before)
    answer(session, 1, "birch", accepts=False)
    assert outlook(session.state, find_deal(session.state, 1)) == ""


def test_what_comes_in_does_not_hide_that_it_could_not_be_paid() -> None:
    session = offered(effects="influence(ash) -9; influence(ash) +9")
    with pytest.raises(Refused, match="does not hold so much"):
        answer(session, 1, "birch", accepts=True)


def test_where_the_scenario_scales_each_pays_what_there_is_and_others_get_so_much_less() -> None:
    session = under("scale", "influence(ash) -9; influence(birch) +2; influence(cedar) +7", "birch", "cedar")
    assert "Ash cannot pay all of it now" in outlook(session.state, find_deal(session.state, 1))
    before = {seat: session.state.influence(seat) for seat in ("ash", "birch", "cedar")}
    answer(session, 1, "birch", accepts=True)
    (event,) = answer(session, 1, "cedar", accepts=True)
    assert isinstance(event, DealAnswered)
    assert [one.asked for one in event.changes] == [-7, 2, 5]
    assert session.state.influence("ash") == 0
    assert session.state.influence("birch") == min(10, before["birch"] + 2)


@given(st.lists(st.tuples(st.sampled_from(("ash", "birch", "cedar")), st.integers(-12, 12)), max_size=6))
@settings(max_examples=60)
def test_no_deal_that_gives_no_more_than_it_takes_makes_influence(moves: list[tuple[str, int]]) -> None:
    moves = [*moves, ("ash", -max(0, sum(amount for _, amount in moves)))]
    text = "; ".join(f"influence({seat}) {amount:+d}" for seat, amount in moves if amount)
    session = under("scale", text)
    before = total(session)
    answer(session, 1, "birch", accepts=True)
    assert total(session) <= before


def test_no_seat_can_have_influence_made_by_a_deal() -> None:
    session = at("negotiation")
    with pytest.raises(Refused, match="give 3 influence more than it takes"):
        propose(
            session, "ash", ("birch",), "x", effects_text="influence(ash) +4; influence(birch) -1", by="ash"
        )
    propose(session, "ash", ("birch",), "x", effects_text="influence(ash) +1; influence(birch) -1", by="ash")


def test_a_gift_moves_influence_and_makes_none() -> None:
    session = at("negotiation")
    before = total(session)
    give(session, "ash", "birch", 2)
    assert total(session) == before


TREATY = PreparedDeal(
    id="treaty",
    title="The treaty of the woods",
    between=("ash", "birch", "cedar"),
    terms="Nobody fells at night.",
    effects="track(calm) +1; influence(birch) +1",
    public=False,
    turns=2,
)


def with_a_treaty() -> Session:
    return start(CompiledScenario(replace(woods(), deals=(TREATY,))), Plan(seed=1))


def test_a_prepared_deal_goes_to_its_other_parties_as_it_stands() -> None:
    session = with_a_treaty()
    offer_prepared(session, "treaty", "birch", by="birch")
    deal = find_deal(session.state, 1)
    assert deal.parties == ("birch", "ash", "cedar")
    assert deal.terms == "The treaty of the woods: Nobody fells at night."
    assert (deal.effects, deal.public, deal.until) == (TREATY.effects, False, 2)
    for seat in ("ash", "cedar"):
        answer(session, 1, seat, accepts=True, by=seat)
    assert status(session) == "agreed"


def test_a_prepared_deal_may_make_influence_for_the_scenario_says_so() -> None:
    session = with_a_treaty()
    with pytest.raises(Refused, match="make"):
        propose(session, "ash", ("birch",), "Free wood.", effects_text=TREATY.effects, by="ash")
    offer_prepared(session, "treaty", "ash", by="ash")
    assert len(session.state.affairs.deals) == 1


def test_nobody_offers_a_deal_of_others_or_one_that_is_not_there() -> None:
    session = with_a_treaty()
    with pytest.raises(Refused, match="The scenario has no deal nothing ready"):
        offer_prepared(session, "nothing", "ash")
    pair = replace(TREATY, between=("ash", "birch"))
    other = start(CompiledScenario(replace(woods(), deals=(pair,))), Plan(seed=1))
    with pytest.raises(Refused, match="is no party of “The treaty of the woods”"):
        offer_prepared(other, "treaty", "cedar")
    assert not other.state.affairs.deals
