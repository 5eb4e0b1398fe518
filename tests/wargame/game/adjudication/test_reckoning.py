"""What stands before a throw: modifiers and their caps, and the exact odds."""

from typing import Any

import pytest

from tests.wargame.woods import at, card, go_to, rules, seal, woods
from wargame.game.adjudication.choice import RulingChoice
from wargame.game.adjudication.reckoning import card_odds, odds
from wargame.game.events import Reckoning
from wargame.game.moves import Argument, FreeTerms, FreeText, Move
from wargame.scenario.model import Adjudication, Caps, Modifier
from wargame.session.play import argue, back, judge_free_move, play
from wargame.session.rulings import adjust
from wargame.session.session import Session
from wargame.terms import Refused, track

EAGER = card(
    "one", modifiers=tuple(Modifier(when=f"track(calm) >= {height}", add=2) for height in range(4, 8))
)


def reckoned(session: Session, number: int = 1, **choice: Any) -> Reckoning:
    return odds(session.state, number, RulingChoice(**choice))


def revealed(*others: str) -> Session:
    """Card one on the table in the reveal, backed (+) or blocked (-) by the seats."""
    session = at("planning", woods(EAGER))
    seal(session, "one")
    go_to(session, "reveal")
    for seat in others:
        back(session, seat[1:], 1, 1 if seat[0] == "+" else -1)
    return session


def test_the_cap_of_three_is_on_the_cards_own_modifiers_alone() -> None:
    session = revealed("+birch", "+cedar")
    found = reckoned(session, argument=1, argument_reason="Well put.")
    assert sum(add for _, add in found.modifiers) == 4
    assert (found.card, found.backing, found.argument, found.total) == (3, 2, 1, 6)


def test_the_reason_of_an_argument_stands_with_it() -> None:
    found = reckoned(revealed(), argument=-1, argument_reason="Badly put.")
    assert (found.argument, found.argument_reason) == (-1, "Badly put.")


def test_what_speaks_against_a_card_is_capped_as_what_speaks_for_it() -> None:
    wary = card("one", modifiers=tuple(Modifier(when="track(calm) >= 4", add=-2) for _ in range(2)))
    session = at("planning", woods(wary))
    seal(session, "one")
    assert (reckoned(session).card, reckoned(session).total) == (-3, -3)


def test_many_who_block_count_no_more_than_the_cap() -> None:
    tight = rules(adjudication=Adjudication(caps=Caps(backing=1)))
    session = at("planning", woods(EAGER, rules=tight))
    seal(session, "one")
    go_to(session, "reveal")
    for seat in ("birch", "cedar"):
        back(session, seat, 1, -1)
    assert reckoned(session).backing == -1


def test_backing_and_blocking_cancel_out() -> None:
    assert reckoned(revealed("+birch", "-cedar")).backing == 0
    assert reckoned(revealed("-birch", "-cedar")).backing == -2


def test_modifiers_are_tested_on_the_board_as_it_is_when_the_move_is_ruled_on() -> None:
    session = revealed()
    assert reckoned(session).card == 3
    adjust(session, track("calm"), 3, "It was read wrongly.")
    assert reckoned(session).card == 0


def test_the_argument_modifier_has_a_cap_and_a_reason() -> None:
    session = revealed()
    with pytest.raises(Refused, match="goes from −1 to \\+1, not \\+2"):
        reckoned(session, argument=2, argument_reason="Very well put.")
    with pytest.raises(Refused, match="Say why the argument moves the throw"):
        reckoned(session, argument=-1)


def test_the_odds_are_counted_in_36_throws() -> None:
    session = at("planning", woods(card("one", difficulty=8)))
    seal(session, "one")
    assert (reckoned(session).odds, reckoned(session).of) == ((3, 12, 11, 10), 36)


def test_a_card_in_the_hand_has_the_odds_it_would_have() -> None:
    session = at("planning", woods(card("one", difficulty=8)))
    assert card_odds(session.state, "ash", "one").odds == (3, 12, 11, 10)


def test_pros_and_cons_are_weighed_against_difficulty_seven() -> None:
    session = at("planning", woods(card("one", difficulty=11)))
    seal(session, "one")
    argue(session, 1, Argument(text="They are tired.", side=1, weight=2, seat="ash"))
    con = Argument(text="So are we.", side=-1, seat="birch")
    heard = Argument(text="It is raining.", side=-1, weight=0)
    found = reckoned(session, method="matrix", arguments=(con, heard))
    assert (found.difficulty, found.argument, len(found.arguments)) == (7, 1, 3)
    assert (found.odds[0] + found.odds[1], found.of) == (26, 36)


@pytest.mark.parametrize(
    ("argument", "said"),
    [
        (Argument(text=" ", side=1), "An argument needs words."),
        (Argument(text="Hm.", side=0), "speaks for"),
        (Argument(text="Hm.", side=1, weight=3), "weighs from 0 to 2, not 3"),
    ],
)
def test_an_argument_that_is_none_is_refused(argument: Argument, said: str) -> None:
    with pytest.raises(Refused, match=said):
        reckoned(revealed(), method="matrix", arguments=(argument,))


@pytest.mark.parametrize(
    ("votes", "mean"),
    [({"ash": 40}, 40), ({"ash": 40, "birch": 45}, 43), ({"ash": 0, "birch": 0, "cedar": 1}, 0)],
)
def test_a_vote_is_the_mean_rounded_half_up(votes: dict[str, int], mean: int) -> None:
    found = reckoned(revealed(), method="vote", votes=votes)
    assert (found.chance, found.of, sum(found.odds)) == (mean, 100, 100)
    assert found.odds[0] + found.odds[1] == mean


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        ({"method": "vote"}, "at least one seat's chance"),
        ({"method": "vote", "votes": {"elm": 5}}, "no seat called elm"),
        ({"method": "vote", "votes": {"ash": 101}}, "Ash named 101%"),
        ({"method": "estimate"}, "Name the chance"),
        ({"method": "estimate", "chance": -1}, "from 0 to 100"),
        ({"method": "ruling"}, "Name the outcome"),
    ],
)
def test_a_method_says_what_it_lacks(choice: dict[str, Any], said: str) -> None:
    with pytest.raises(Refused, match=said):
        reckoned(revealed(), **choice)


def test_backing_moves_no_vote_and_no_estimate() -> None:
    session = revealed("+birch")
    assert reckoned(session, method="estimate", chance=50).odds == (13, 37, 25, 25)
    assert reckoned(session, method="vote", votes={"ash": 50}).backing == 0


def test_arguments_that_were_heard_stay_with_the_ruling_under_every_method() -> None:
    session = revealed()
    argue(session, 1, Argument(text="They are tired.", side=1))
    choices: tuple[dict[str, Any], ...] = (
        {"method": "dice"},
        {"method": "matrix"},
        {"method": "vote", "votes": {"ash": 5}},
        {"method": "estimate", "chance": 5},
        {"method": "ruling", "outcome": "fails"},
    )
    assert all(len(reckoned(session, **choice).arguments) == 1 for choice in choices)


def test_a_free_move_has_no_odds_before_it_is_judged() -> None:
    session = at("planning")
    play(session, Move(seat="ash", free=FreeText(title="A parley")))
    with pytest.raises(Refused, match="Set the difficulty and effects of “A parley”"):
        reckoned(session)
    judge_free_move(session, 1, FreeTerms(difficulty=9))
    found = reckoned(session)
    assert (found.difficulty, found.card, found.modifiers) == (9, 0, ())


def test_there_are_no_odds_for_a_move_that_is_not_there() -> None:
    with pytest.raises(Refused, match="no move 7 on the table"):
        reckoned(revealed(), 7)
