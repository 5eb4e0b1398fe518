"""Which moves are legal, in which order, and why one is refused."""

from dataclasses import replace
from functools import cached_property

import pytest
from msgspec import structs

from tests.wargame.woods import IN_TURN, at, card, end_turn, go_to, inject, rules, seal, throw, woods
from wargame.game.compiled import CompiledScenario
from wargame.game.moves import FreeText, Move, Pass
from wargame.game.rules import (
    legal_moves,
    limit_reached,
    rulings_due,
    seat_to_move,
    turn_order,
    why_not,
    why_not_back,
)
from wargame.journal.codec import encode_state
from wargame.scenario.model import Limit, PerTurns
from wargame.session.injects import fire
from wargame.session.opening import Plan, start
from wargame.session.play import give, pass_turn, play
from wargame.session.rulings import adjust
from wargame.session.session import Session
from wargame.session.turns import next_phase, open_phase
from wargame.terms import alignment, track
from wargame.words.sentences import spoken


def refusal(session: Session, name: str, owner: str = "ash", target: str = "") -> str:
    return spoken(why_not(session.state, Move(seat=owner, card=name, target=target)))


def test_the_order_begins_one_seat_later_each_turn_and_comes_round_again() -> None:
    session = at("planning", turn=1)
    orders = []
    for turn in range(1, 5):
        go_to(session, "planning", turn)
        orders.append("".join(seat[0] for seat in turn_order(session.state)))
    assert orders == ["abc", "bca", "cab", "abc"]


def test_all_first_moves_come_before_all_second_moves() -> None:
    session = at(
        "planning",
        woods(*(card(f"{seat[0]}{n}", seat) for seat in ("ash", "birch", "cedar") for n in "12")),
        turn=2,
    )
    played = [seal(session, f"{seat[0]}{n}", owner=seat) for seat in ("ash", "birch", "cedar") for n in "12"]
    first, second = played[::2], played[1::2]
    assert rulings_due(session.state) == (first[1], first[2], first[0], second[1], second[2], second[0])


def test_a_seat_orders_its_moves_as_it_seals_them() -> None:
    session = at("planning", woods(card("one"), card("two")))
    two, one = seal(session, "two"), seal(session, "one")
    assert rulings_due(session.state) == (two, one)


def test_third_moves_follow_all_second_ones() -> None:
    names = [f"{seat[0]}{n}" for seat in ("ash", "birch") for n in "123"]
    owners = {"a": "ash", "b": "birch"}
    session = at(
        "planning",
        woods(*(card(one, owners[one[0]]) for one in names), rules=rules(moves_per_turn=3)),
    )
    a1, a2, a3, b1, b2, b3 = (seal(session, one, owner=owners[one[0]]) for one in names)
    assert rulings_due(session.state) == (a1, b1, a2, b2, a3, b3)


def test_two_different_cards_and_no_third() -> None:
    session = at("planning", woods(card("one"), card("two"), card("three")))
    seal(session, "one")
    assert refusal(session, "one") == "“One” is already on the table this turn."
    seal(session, "two")
    assert refusal(session, "three") == "Ash has made its 2 moves this turn."


def test_at_most_one_of_them_is_covert() -> None:
    session = at("planning", woods(card("one", covert=True), card("two", covert=True), card("three")))
    seal(session, "one")
    assert refusal(session, "two") == "Ash may act covertly once a turn and has done so."
    assert refusal(session, "three") == ""
    covert = Move(seat="ash", free=FreeText(title="Whispers", covert=True))
    assert str(why_not(session.state, covert)) == "Ash may act covertly once a turn and has done so."


def test_a_seat_pays_for_its_first_card_before_it_seals_the_second() -> None:
    session = at("planning", woods(card("one", cost=4), card("two", cost=4)))
    seal(session, "one")
    assert refusal(session, "two") == "It costs 4 influence; Ash holds 3."


def test_requirements_are_tested_on_the_board_after_injects_income_and_gifts() -> None:
    needy = card("one", requires="influence(ash) >= 8 and track(calm) == 6")
    rain = inject("rain", turn=1, effects="track(calm) +1")
    session = at("negotiation", woods(needy, injects=(rain,)))
    give(session, "birch", "ash", 1)
    go_to(session, "planning")
    assert refusal(session, "one") == ""


def test_a_second_card_is_tested_on_the_same_board_as_the_first() -> None:
    session = at("planning", woods(card("one", cost=3), card("two", requires="influence(ash) >= 7")))
    seal(session, "one")
    assert session.state.influence("ash") == 4
    assert refusal(session, "two") == ""


def test_an_inject_in_planning_does_not_move_the_board_that_cards_are_tested_on() -> None:
    storm = inject("storm", effects="track(calm) -5")
    session = at("planning", woods(card("one", requires="track(calm) >= 5"), injects=(storm,)))
    fire(session, "storm")
    assert refusal(session, "one") == ""


def test_a_correction_by_hand_does() -> None:
    session = at("planning", woods(card("one", requires="track(calm) >= 5")))
    adjust(session, track("calm"), 4, "It was read wrongly.")
    assert refusal(session, "one") == "“One” needs: Calm at 5 or more."


def test_planning_that_is_reopened_with_nothing_sealed_takes_the_board_as_it_is() -> None:
    session = at("planning", woods(card("one", requires="influence(ash) <= 6")))
    open_phase(session, "negotiation", "One more word.")
    give(session, "ash", "birch", 2)
    go_to(session, "planning")
    assert refusal(session, "one") == ""


def test_planning_that_is_reopened_with_a_move_on_the_table_keeps_its_board() -> None:
    session = at("planning", woods(card("one", cost=3), card("two", requires="influence(ash) >= 7")))
    seal(session, "one")
    open_phase(session, "planning", "Once more.")
    assert refusal(session, "two") == ""


def test_where_seats_move_in_turn_requirements_are_tested_on_the_board_as_it_is() -> None:
    calmer = "track(calm) +1"
    scenario = woods(
        card("one", exceeds=calmer, succeeds=calmer, partly=calmer, fails=calmer),
        card("two", "birch", requires="track(calm) >= 6"),
        rules=rules(*IN_TURN, moves_per_turn=1),
    )
    session = at("moves", scenario)
    play(session, Move(seat="ash", card="one"))
    assert refusal(session, "two", "birch") == ""


def test_a_card_cools_down_for_as_many_turns_as_it_says() -> None:
    session = at("planning", woods(card("one", limit=Limit(cooldown=1))))
    seal(session, "one")
    end_turn(session)
    go_to(session, "planning")
    assert refusal(session, "one") == "“One” was used in turn 1 and rests until turn 3."
    go_to(session, "planning", 3)
    assert refusal(session, "one") == ""


@pytest.mark.parametrize(
    ("limit", "uses", "turn", "said"),
    [
        (Limit(), (1, 2), 3, ""),
        (Limit(once=True), (), 3, ""),
        (Limit(once=True), (1,), 3, "It was used in turn 1 and cannot be used again in this session."),
        (Limit(at_most=2), (1,), 3, ""),
        (Limit(at_most=2), (1, 2), 3, "It was used 2 times and cannot be used again in this session."),
        (Limit(cooldown=3), (1,), 4, "It was used in turn 1 and rests until turn 5."),
        (Limit(cooldown=3), (1,), 5, ""),
        (Limit(per=PerTurns(times=1, turns=2)), (1,), 2, "It can be used once in 2 turns and was."),
        (Limit(per=PerTurns(times=1, turns=2)), (1,), 3, ""),
    ],
)
def test_a_limit_is_told_in_words(limit: Limit, uses: tuple[int, ...], turn: int, said: str) -> None:
    assert spoken(limit_reached(limit, uses, turn, "It")) == said


def test_limits_start_anew_when_cards_are_refreshed() -> None:
    scenario = woods(card("one", limit=Limit(once=True)), rules=rules(refresh_cards_every=2))
    session = at("planning", scenario)
    seal(session, "one")
    go_to(session, "planning", 2)
    assert "cannot be used again" in refusal(session, "one")
    go_to(session, "planning", 3)
    assert refusal(session, "one") == ""


def test_a_card_that_is_switched_off_stays_off() -> None:
    session = at("planning", woods(card("one")), cards_off=("one",))
    assert refusal(session, "one") == "“One” is switched off for this session."
    assert legal_moves(session.state, "ash") == (Pass(seat="ash"),)


def test_targets_are_chosen_from_those_on_the_card() -> None:
    session = at(
        "planning", woods(card("one", choose=("birch", "moor"), requires="alignment(ash, target) >= 0"))
    )
    assert refusal(session, "one") == "“One” needs a target: Birch, Moor."
    assert refusal(session, "one", target="cedar") == (
        "“One” cannot be aimed at Cedar; choose one of Birch, Moor."
    )
    targets = [move.target for move in legal_moves(session.state, "ash") if isinstance(move, Move)]
    assert targets == ["birch", "moor"]


def test_a_target_that_does_not_qualify_is_not_offered() -> None:
    session = at(
        "planning", woods(card("one", choose=("birch", "moor"), requires="alignment(ash, target) >= 1"))
    )
    adjust(session, alignment("ash", "moor"), 1, "They met.")
    assert [getattr(move, "target", "") for move in legal_moves(session.state, "ash")] == ["moor", ""]
    assert refusal(session, "one", target="birch") == "“One” needs: Tie of Ash and Birch at 1 or more."


def test_passing_is_always_legal_and_ends_the_seats_turn() -> None:
    session = at("planning", woods(card("one")))
    pass_turn(session, "ash", "Nothing to say.")
    assert refusal(session, "one") == "Ash has passed this turn."
    assert legal_moves(session.state, "ash") == ()


@pytest.mark.parametrize(
    ("move", "said"),
    [
        (Move(seat="elm", card="one"), "There is no seat called elm."),
        (Move(seat="ash", card="two"), "There is no card called two."),
        (Move(seat="birch", card="one"), "Birch does not hold “One”."),
        (Move(seat="ash", card="one", target="moor"), "“One” has no target to choose."),
        (Move(seat="ash"), "A free move needs a title: say in a line what the seat does."),
        (
            Move(seat="ash", card="one", free=FreeText(title="Both")),
            "A move is a card or a free move, not both.",
        ),
        (Move(seat="ash", free=FreeText(title="Go"), target="elm"), "There is no actor called elm."),
    ],
)
def test_a_move_that_makes_no_sense_is_refused_in_words(move: Move, said: str) -> None:
    assert str(why_not(at("planning", woods(card("one"))).state, move)) == said


def test_moves_are_made_in_planning_and_nowhere_else() -> None:
    session = at("negotiation", woods(card("one")))
    assert refusal(session, "one") == "Moves are made in planning; the table is in negotiation."


def test_a_scenario_may_have_no_free_moves() -> None:
    session = at("planning", woods(rules=replace(rules(), free_move=None)))
    assert str(why_not(session.state, Move(seat="ash", free=FreeText(title="Go")))) == (
        "This scenario has no free moves; play a card or pass."
    )


def test_seats_that_move_in_turn_wait_for_one_another() -> None:
    scenario = woods(card("one"), card("two", "birch"), rules=rules(*IN_TURN, moves_per_turn=1))
    session = at("moves", scenario)
    assert seat_to_move(session.state) == "ash"
    assert refusal(session, "two", "birch") == "Birch cannot move now; it is Ash's turn."
    pass_turn(session, "ash")
    assert refusal(session, "two", "birch") == ""


def test_nobody_moves_before_the_move_on_the_table_is_ruled_on() -> None:
    scenario = woods(card("two", "birch"), rules=rules(*IN_TURN, moves_per_turn=1))
    session = at("moves", scenario)
    play(session, Move(seat="ash", free=FreeText(title="A parley")))
    assert refusal(session, "two", "birch") == "Move 1, “A parley”, is to be ruled on first."
    assert legal_moves(session.state, "birch") == ()


def test_backing_is_for_overt_moves_of_others_before_they_are_ruled_on() -> None:
    session = at("planning", woods(card("open"), card("veiled", covert=True)))
    shown, hidden = seal(session, "open"), seal(session, "veiled")
    state = go_to(session, "reveal")
    assert why_not_back(state, "birch", shown) is None
    assert str(why_not_back(state, "birch", hidden)) == f"There is no overt move {hidden} on the table."
    assert str(why_not_back(state, "ash", shown)) == "Ash cannot back or block its own move."
    assert str(why_not_back(state, "elm", shown)) == "There is no seat called elm."
    resolution = go_to(session, "resolution")
    assert (
        str(why_not_back(resolution, "birch", shown))
        == "Backing and blocking belong to the reveal, before moves are ruled on."
    )
    throw(session, 4, 3)
    open_phase(session, "reveal", "One more word.")
    assert str(why_not_back(session.state, "birch", shown)) == f"Move {shown}, “Open”, was ruled on already."


def test_what_was_listed_for_one_state_says_nothing_of_the_next() -> None:
    session = at(
        "moves",
        woods(card("one"), card("two"), card("of-birch", "birch"), rules=rules(*IN_TURN, moves_per_turn=1)),
    )
    before = session.state
    one = legal_moves(before, "ash")[0]
    assert isinstance(one, Move)
    play(session, one)
    assert str(why_not(session.state, one)) == "Ash cannot move now; it is Birch's turn."
    assert why_not(before, one) is None


def test_a_listed_move_and_its_double_are_judged_alike() -> None:
    session = at(
        "moves",
        woods(card("one"), card("two"), card("of-birch", "birch"), rules=rules(*IN_TURN, moves_per_turn=1)),
    )
    for move in legal_moves(session.state, "ash"):
        assert why_not(session.state, move) is why_not(session.state, structs.replace(move)) is None
    assert str(why_not(session.state, Move(seat="ash", card="three"))) == "There is no card called three."


def test_what_a_state_was_asked_is_no_part_of_it() -> None:
    session = at("moves", woods(card("one"), rules=rules(*IN_TURN)))
    asked, fresh = session.state, structs.replace(session.state)
    moves = legal_moves(asked, "ash")
    assert legal_moves(asked, "ash") == moves == legal_moves(fresh, "ash")
    assert asked == structs.replace(asked)
    assert vars(structs.replace(asked)) == {}
    assert encode_state(asked) == encode_state(structs.replace(asked))


def test_a_seat_whose_moves_were_listed_still_makes_no_other() -> None:
    session = at("moves", woods(card("one"), card("of-birch", "birch"), rules=rules(*IN_TURN)))
    assert legal_moves(session.state, "ash")
    assert str(why_not(session.state, Move(seat="ash", card="of-birch"))) == "Ash does not hold “Of-Birch”."
    assert str(why_not(session.state, Pass(seat="birch"))) == "Birch cannot move now; it is Ash's turn."


def test_a_scenario_that_is_played_remembers_nothing_of_the_play() -> None:
    compiled = CompiledScenario(woods(card("one"), rules=rules(*IN_TURN)))
    given = {name for name in vars(type(compiled)) if isinstance(vars(type(compiled))[name], cached_property)}
    before = dict(vars(compiled))
    session = start(compiled, Plan(seed=1))
    next_phase(session)
    legal_moves(session.state, "ash")
    later = {name: value for name, value in vars(compiled).items() if name not in given}
    assert later == {name: value for name, value in before.items() if name not in given}


def test_a_seat_whose_moves_were_listed_backs_no_move_before_the_reveal() -> None:
    session = at("planning", woods(card("one"), card("of-birch", "birch")))
    seal(session, "of-birch", owner="birch")
    assert legal_moves(session.state, "ash")
    for number in (0, 1):
        assert str(why_not_back(session.state, "ash", number)).startswith("Backing and blocking belong")
