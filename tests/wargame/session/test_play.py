"""What seats can do: play, withdraw, pass, argue, back, give, state jointly."""

import pytest

from tests.wargame.woods import IN_TURN, at, card, go_to, inject, rules, seal, woods
from wargame.game.adjudication.choice import RulingChoice
from wargame.game.events import MoveRuled, MoveSealed
from wargame.game.moves import Argument, FreeTerms, FreeText, Move
from wargame.scenario.model import InfluenceRules, Question
from wargame.session.injects import fire
from wargame.session.play import (
    argue,
    back,
    give,
    judge_free_move,
    pass_turn,
    play,
    state_jointly,
    withdraw,
)
from wargame.session.rulings import rule
from wargame.session.session import Session
from wargame.session.turns import end_game
from wargame.terms import Refused

PARLEY = FreeText(title=" A parley ", intent="To talk.", means="A tent.", desired="Calm.", reasons=("Rain.",))


def test_a_card_is_paid_for_when_it_is_sealed() -> None:
    session = at("planning", woods(card("one", cost=3)))
    (event,) = play(session, Move(seat="ash", card="one", argument="It is time."))
    assert isinstance(event, MoveSealed)
    assert (event.number, event.cost, event.changes[0].after) == (1, 3, 4)
    assert session.state.influence("ash") == 4


def test_a_refused_card_throws_no_die_and_leaves_no_trace() -> None:
    session = at("planning", woods(card("one", cost=9)))
    before = session.history.last
    with pytest.raises(Refused, match="It costs 9 influence; Ash holds 7"):
        seal(session, "one")
    assert (session.history.last, session.throws) == (before, 0)


def test_an_argument_that_is_too_long_is_refused() -> None:
    session = at("planning", woods(card("one")))
    with pytest.raises(Refused, match="The argument has 20,001 characters"):
        play(session, Move(seat="ash", card="one", argument="x" * 20_001))


def in_turn() -> Session:
    scenario = woods(card("one"), card("two", "birch"), rules=rules(*IN_TURN, moves_per_turn=1))
    return at("moves", scenario)


def test_where_seats_move_in_turn_a_card_is_ruled_on_at_once() -> None:
    session = in_turn()
    sealed, ruled = play(session, Move(seat="ash", card="one"), RulingChoice(dice=(4, 3)))
    assert isinstance(ruled, MoveRuled)
    assert (sealed.turn, ruled.outcome) == (1, "succeeds")


def test_the_facilitator_can_rule_on_it_later() -> None:
    session = in_turn()
    assert len(play(session, Move(seat="ash", card="one"), at_once=False)) == 1
    with pytest.raises(Refused, match="is to be ruled on first"):
        pass_turn(session, "birch")
    rule(session)
    pass_turn(session, "birch")


def test_the_reasons_of_a_ruling_at_once_are_checked_before_anything_is_thrown() -> None:
    session = in_turn()
    with pytest.raises(Refused, match="NUL"):
        play(session, Move(seat="ash", card="one"), RulingChoice(reason="a\0b", outcome="fails"))
    assert session.throws == 0


def test_a_withdrawn_move_gives_its_influence_back() -> None:
    session = at("planning", woods(card("one", cost=3)))
    number = seal(session, "one")
    withdraw(session, number)
    assert session.state.influence("ash") == 7
    with pytest.raises(Refused, match="no move 1 on the table"):
        withdraw(session, number)


def test_what_comes_back_stops_at_the_cap() -> None:
    gift = inject("gift", effects="influence(ash) +9")
    session = at("planning", woods(card("one", cost=3), injects=(gift,)))
    number = seal(session, "one")
    fire(session, "gift")
    withdraw(session, number)
    assert session.state.influence("ash") == 10


def test_a_move_is_sealed_for_good_when_planning_is_closed() -> None:
    session = at("planning", woods(card("one")))
    number = seal(session, "one")
    go_to(session, "reveal")
    with pytest.raises(Refused, match="until planning is closed"):
        withdraw(session, number)


def test_a_free_move_fills_a_place_and_costs_what_the_scenario_says() -> None:
    session = at("planning", woods(card("one")))
    play(session, Move(seat="ash", free=PARLEY))
    assert session.state.influence("ash") == 5
    seal(session, "one")
    with pytest.raises(Refused, match="has made its 2 moves"):
        play(session, Move(seat="ash", free=PARLEY))
    played = session.state.play(1)
    assert played is not None
    assert (played.title, played.covert) == ("A parley", False)


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        (FreeTerms(difficulty=7, succeeds="track(rain) +1"), "These effects cannot be read"),
        (FreeTerms(difficulty=7, succeeds="track(calm) up"), "These effects cannot be read"),
        (FreeTerms(difficulty=7, fails="expose(facilitator)"), "Only an inject"),
        (FreeTerms(difficulty=7, pulls={"pace": 3}), "from −2 to [+]2, not 3"),
        (FreeTerms(difficulty=7, pulls={"water": 1}), "no policy question called water"),
    ],
)
def test_the_terms_of_a_free_move_must_make_sense(terms: FreeTerms, said: str) -> None:
    session = at("planning", woods(questions=(Question(id="pace", title="How fast?"),)))
    play(session, Move(seat="ash", free=PARLEY))
    with pytest.raises(Refused, match=said):
        judge_free_move(session, 1, terms)


def test_a_card_is_not_judged() -> None:
    session = at("planning", woods(card("one")))
    with pytest.raises(Refused, match="its difficulty and effects stand on it"):
        judge_free_move(session, seal(session, "one"), FreeTerms(difficulty=7))


def test_reasons_can_be_given_until_the_ruling() -> None:
    session = at("planning", woods(card("one")))
    number = seal(session, "one")
    argue(session, number, Argument(text="Why not?", side=1, seat="birch"))
    go_to(session, "resolution")
    rule(session)
    with pytest.raises(Refused, match="was ruled on already"):
        argue(session, number, Argument(text="Too late.", side=-1))


def test_backing_is_paid_at_once_and_once_a_turn() -> None:
    session = at("planning", woods(card("one"), card("two", "cedar")))
    one, two = seal(session, "one"), seal(session, "two", owner="cedar")
    go_to(session, "reveal")
    back(session, "birch", one, -1)
    assert session.state.influence("birch") == 6
    with pytest.raises(Refused, match="Birch has backed or blocked this turn"):
        back(session, "birch", two, 1)
    with pytest.raises(Refused, match="Back \\(\\+1\\) or block"):
        back(session, "cedar", one, 2)


def test_backing_costs_influence_that_the_seat_must_hold() -> None:
    session = at("planning", woods(card("one"), card("all", "birch", cost=7)))
    one = seal(session, "one")
    seal(session, "all", owner="birch")
    go_to(session, "reveal")
    with pytest.raises(Refused, match="Birch cannot pay for that now"):
        back(session, "birch", one, 1)


def test_two_influence_can_be_given_away_in_a_turn_all_gifts_together() -> None:
    session = at("negotiation")
    give(session, "ash", "birch", 1)
    give(session, "ash", "cedar", 1)
    with pytest.raises(Refused, match="may give away 2 influence a turn and has 0 left"):
        give(session, "ash", "birch", 1)


def test_a_giver_pays_only_what_arrives() -> None:
    session = at(
        "negotiation",
        woods(rules=rules(influence=InfluenceRules(max=8, gifts_per_turn=2))),
    )
    give(session, "ash", "birch", 2)
    assert (session.state.influence("ash"), session.state.influence("birch")) == (6, 8)
    give(session, "cedar", "ash", 1)
    with pytest.raises(Refused, match="nothing would arrive"):
        give(session, "cedar", "birch", 1)
    assert session.state.table.given == {"ash": 1, "cedar": 1}


@pytest.mark.parametrize(
    ("giver", "receiver", "amount", "said"),
    [
        ("elm", "ash", 1, "no seat called elm"),
        ("ash", "ash", 1, "goes to another seat"),
        ("ash", "birch", 0, "at least 1"),
        ("ash", "birch", 3, "has 2 left to give"),
    ],
)
def test_a_gift_that_is_none_is_refused(giver: str, receiver: str, amount: int, said: str) -> None:
    with pytest.raises(Refused, match=said):
        give(at("negotiation"), giver, receiver, amount)


def test_influence_is_given_in_negotiation_only() -> None:
    with pytest.raises(Refused, match="given in negotiation"):
        give(at("planning"), "ash", "birch", 1)


def test_a_joint_statement_needs_two_seats_and_words() -> None:
    session = at("negotiation")
    state_jointly(session, ("ash", "birch"), "We agree.")
    for seats, text, said in (
        (("ash", "ash"), "x", "at least two seats"),
        (("ash", "elm"), "x", "no seat called elm"),
        (("ash", "birch"), " ", "needs words"),
    ):
        with pytest.raises(Refused, match=said):
            state_jointly(session, seats, text)


def test_nothing_is_played_after_the_end() -> None:
    session = at("planning", woods(card("one")))
    number = seal(session, "one")
    end_game(session, "Fire alarm.")
    with pytest.raises(Refused, match="The game is over"):
        withdraw(session, number)
    with pytest.raises(Refused, match="The game is over"):
        pass_turn(session, "birch")


def test_a_pass_that_comes_late_is_none_of_the_next_turn() -> None:
    session = at("planning", woods())
    with pytest.raises(Refused, match="meant for turn 7, and this is turn 1"):
        pass_turn(session, "birch", turn=7)
    assert not session.state.table.passed
    pass_turn(session, "birch", turn=1)
    assert session.state.table.passed == ("birch",)
