"""What somebody who rules blind sees: the move, the board, the arguments, and nothing of the first ruling."""

from dataclasses import asdict
from typing import Any

import pytest

from tests.wargame.session.test_rulings import resolution
from tests.wargame.woods import at, card, go_to, seal, woods
from wargame.game.adjudication.choice import RulingChoice
from wargame.game.moves import Argument, FreeTerms, FreeText, Move
from wargame.game.rules import rulings_due
from wargame.session.play import argue, judge_free_move, play
from wargame.session.rulings import name_chances, override, rule
from wargame.session.second_rulings import rule_again
from wargame.session.session import Session
from wargame.shown.blind import blind_move, next_blind

MARKED = {"argument_reason": "marker-why", "reason": "marker-reason", "decided_by": "marker-by"}


def seen(session: Session, number: int = 3) -> str:
    """Everything that stands in the view, as text."""
    return str(asdict(blind_move(session, number)))


def test_the_next_open_move_is_ruled_on_blind_and_then_those_that_wait() -> None:
    session = resolution()
    for due in rulings_due(session.state):
        assert next_blind(session) == (due,)
        rule(session, due, RulingChoice(method="estimate", chance=50, argument_reason="As I see it."))
    waiting = next_blind(session)
    assert len(waiting) == 3
    rule_again(session, waiting[0], chance=40)
    assert next_blind(session) == waiting[1:]


@pytest.mark.parametrize(
    "choice",
    [
        {"method": "estimate", "chance": 37, **MARKED},
        {"method": "dice", "argument": 1, "dice": (6, 5), **MARKED},
        {"method": "matrix", "dice": (6, 5), "reason": "marker-reason", "decided_by": "marker-by"},
        {"method": "ruling", "outcome": "exceeds", **MARKED},
        {"method": "vote", "votes": {"ash": 37}, **MARKED},
        {"method": "estimate", "chance": 37, "outcome": "exceeds", **MARKED},
    ],
)
def test_nothing_of_the_first_ruling_is_seen_whatever_the_method(choice: dict[str, Any]) -> None:
    session = resolution()
    name_chances(session, 3, {"ash": 37}, 37)
    argue(session, 3, Argument(text="It rained.", side=1, weight=2, seat="ash"))
    before = blind_move(session, 3)
    rule(session, 3, RulingChoice(**choice))
    after = blind_move(session, 3)
    assert "marker" not in str(asdict(after))
    assert "37" not in str(asdict(after))
    assert "exceeds" not in str(asdict(after))
    # What the ruling changed on the board is not seen either: it stands as it stood before.
    assert (after.tracks, after.content, after.reasons) == (before.tracks, before.content, before.reasons)
    override(session, 3, "marker-override", outcome="fails")
    assert blind_move(session, 3) == after


def test_arguments_are_seen_without_the_weight_that_they_were_given() -> None:
    views = []
    for weight in (0, 2):
        session = resolution()
        argue(session, 3, Argument(text="It rained.", side=-1, weight=weight, seat="ash"))
        reason = Argument(text="The road is open.", side=1, weight=weight)
        rule(session, 3, RulingChoice(method="matrix", arguments=(reason,)))
        views.append(blind_move(session, 3))
    assert views[0] == views[1]
    assert [(one.text, one.who, one.side) for one in views[0].reasons] == [
        ("It rained.", "Ash", -1),
        ("The road is open.", "The table", 1),
    ]


def test_the_odds_of_card_and_board_are_seen_as_the_first_saw_them_and_no_others() -> None:
    session = resolution()
    rule(session, 3, RulingChoice(argument=1, argument_reason="Well said."))
    # Seven or more on two dice; with the argument it would be six or more.
    assert blind_move(session, 3).began == "Success or better: 21 of 36, 58%."
    rule(session, 1, RulingChoice(method="estimate", chance=50, argument_reason="So."))
    assert blind_move(session, 1).began == ""


def test_what_is_asked_for_is_what_the_first_ruling_named() -> None:
    session = resolution()
    assert blind_move(session, 3).asks == "chance"
    rule(session, 3, RulingChoice(method="ruling", outcome="fails", reason="No."))
    assert blind_move(session, 3).asks == "outcome"


def test_a_free_move_is_seen_without_the_terms_that_were_set_for_it() -> None:
    session = at("planning", woods(card("one")))
    free = FreeText(title="A bridge", intent="Build it.", means="Timber.", desired="A way over.")
    play(session, Move(seat="ash", free=free))
    go_to(session, "resolution")
    judge_free_move(session, 1, FreeTerms(difficulty=11, succeeds="track(calm) +3"))
    rule(session, 1, RulingChoice(argument=1, argument_reason="marker-why"))
    one = blind_move(session, 1)
    assert (one.title, one.text, one.began) == ("A bridge", "Build it.", "")
    assert "11" not in seen(session, 1)
    assert "marker" not in seen(session, 1)
    assert "+3" not in seen(session, 1)


def test_the_board_is_that_before_the_ruling_and_neither_after_it_nor_of_today() -> None:
    moving = card("one", exceeds="track(calm) +2; alignment(ash, birch) +3", succeeds="track(calm) +2")
    session = at("planning", woods(moving), turn=2)
    seal(session, "one")
    go_to(session, "resolution")
    there = blind_move(session, 1)
    rule(session, 1, RulingChoice(dice=(6, 6)))
    assert session.state.track("calm") == 7
    assert blind_move(session, 1) == there
    assert there.tracks[0] == "Calm: 5"
    assert there.content.tie("ash", "birch") is None
    go_to(session, "planning", 4)
    assert blind_move(session, 1) == there
    assert there.when == "Turn 2 of 4"
