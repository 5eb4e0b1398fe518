"""What second rulings say of the first: near or far, leaning, steady; few in words, and nobody ranked."""

from dataclasses import replace

from tests.wargame.woods import WOODS
from wargame.game.events import SecondRulingGiven
from wargame.session.second_rulings import RuledTwice
from wargame.shown.umpire import NOTHING_YET, UmpireView, umpire_view, waiting_rows, waiting_words
from wargame.terms import Outcome
from wargame.words.methods import Method


def second(chance: int | None = None, outcome: Outcome | None = None) -> SecondRulingGiven:
    """A ruling that was given blind."""
    return SecondRulingGiven(turn=1, number=1, chance=chance, outcome=outcome)


def move(
    first: float | None,
    *seconds: int,
    seat: str = "ash",
    method: Method = "estimate",
    again: int | None = None,
    by_hand: bool = True,
) -> RuledTwice:
    """A move with the chance of the first ruling, and those that others named."""
    return RuledTwice(
        turn=1,
        number=1,
        seat=seat,
        card="one",
        title="A bridge",
        target="",
        covert=False,
        method=method,
        by_hand=by_hand,
        chance=first,
        outcome=None,
        others=tuple(second(chance) for chance in seconds),
        again=None if again is None else second(again),
    )


def named(first: Outcome, other: Outcome) -> RuledTwice:
    """A move whose outcome both named."""
    return replace(move(None, method="ruling"), chance=None, outcome=first, others=(second(outcome=other),))


def seen(*moves: RuledTwice) -> UmpireView:
    """What is said of these moves."""
    return umpire_view(WOODS, moves)


def test_before_anybody_ruled_blind_nothing_is_said_of_the_umpire() -> None:
    view = seen(move(50), move(60))
    assert view.headline == NOTHING_YET
    assert (view.points, view.leans, view.methods, view.agreement, view.few) == ((), (), (), "", "")


def test_one_move_is_told_in_words_and_makes_no_number_of_agreement() -> None:
    view = seen(move(50, 58))
    assert view.headline == "Somebody else, ruling blind, came within 10 points of you on 1 of 1 move."
    assert view.few.startswith("One move ruled twice: too few to tell")
    assert (view.agreement, view.gap) == ("", "Mean gap 8 points")
    assert [(one.name, one.words) for one in view.leans] == [("Ash", "n 1, too few")]
    assert [(one.title, one.rulings, one.words) for one in view.methods] == [
        ("Estimate", "1 ruling", "too few")
    ]


def test_ten_points_are_near_and_eleven_are_not() -> None:
    assert "on 1 of 2 moves" in seen(move(50, 60), move(50, 61)).headline


def test_of_several_who_ruled_blind_the_mean_is_held_against_the_first() -> None:
    (point,) = seen(move(50, 40, 80)).points
    assert (point.first, point.second) == (50, 60)
    assert point.words == "Ash, “A bridge”: 50% and, blind, 60%"


def test_by_method_too_the_mean_of_those_who_ruled_blind_is_held_against_the_first() -> None:
    (row,) = seen(*[move(50, 40, 60)] * 5).methods
    assert row.words == "gap 0"
    (few,) = seen(*[move(50, 40, 60)] * 4).methods
    assert few.words == "too few"


def test_from_fifteen_moves_on_agreement_is_a_number_with_its_interval() -> None:
    fourteen = [move(at * 5, at * 5 + 4 * (-1) ** at) for at in range(3, 17)]
    assert seen(*fourteen).agreement == ""
    view = seen(*fourteen, move(90, 86))
    assert view.few == ""
    assert view.agreement.startswith("Agreement on chances, Krippendorff's alpha: 0.9")
    assert "between 0.9" in view.agreement


def test_where_all_chances_are_alike_agreement_cannot_be_told() -> None:
    assert "all of them are alike" in seen(*[move(50, 50)] * 15).agreement


def test_a_lean_is_told_with_its_interval_and_how_often_luck_shows_one() -> None:
    birch = [move(50 + more, 35, seat="birch") for more in (-1, 0, 1, 0, 2)]
    ash = [move(50, 50 + by) for by in (-8, 8, -4, 4, 1)]
    view = seen(*birch, *ash)
    assert [(one.name, one.words) for one in view.leans] == [("Ash", "0, n 5"), ("Birch", "+15, n 5")]
    assert view.lean_words == (
        "Birch (+15): its interval leaves 0 out. A hint and no more: with two seats, "
        "one series in 10 shows such a seat by luck."
    )
    assert seen(*ash).lean_words == "Every interval has 0 in it: no lean shows."


def test_what_the_rules_or_the_table_ruled_is_left_out_and_counted() -> None:
    view = seen(move(50, 90, by_hand=False), move(50, 52))
    assert "on 1 of 1 move" in view.headline
    assert view.left_out == "1 move was ruled by the rules or the table alone, and was left out."


def test_outcomes_that_were_named_are_compared_as_outcomes() -> None:
    view = seen(named("fails", "fails"), named("succeeds", "partly"))
    assert view.headline == "Somebody else, ruling blind, named the outcome that you named on 1 of 2 moves."
    assert view.outcomes == "Outcomes named without a throw: the same on 1 of 2 moves."
    many = seen(*[named("fails", "fails"), named("succeeds", "succeeds"), named("partly", "fails")] * 5)
    assert "Agreement on outcomes, Krippendorff's alpha: 0." in many.outcomes


def test_an_outcome_that_nobody_named_blind_makes_no_agreement_on_outcomes() -> None:
    alone = replace(named("fails", "fails"), others=(second(chance=40),))
    both = [named("fails", "partly"), *[named("succeeds", "succeeds")] * 13]
    assert "alpha" not in seen(*both, alone).outcomes
    assert "alpha" in seen(*both, named("partly", "fails")).outcomes


def test_moves_met_again_say_how_steady_the_umpire_is_from_fifteen_on() -> None:
    view = seen(move(60, again=65))
    assert [(one.title, one.words) for one in view.again] == [("A bridge", "60% then 65%")]
    assert view.steadiness == "Too few to count: 1 move met twice. From 15 on a mean is told."
    many = seen(*[move(60, again=65)] * 10, *[move(60, again=80)] * 5)
    assert many.steadiness == "Within 10 points of their own first ruling on 10 of 15 moves; mean gap 10."


def test_the_list_to_be_ruled_blind_holds_nothing_of_the_first_ruling() -> None:
    rows = waiting_rows(WOODS, [move(37), move(37, 40), move(37, by_hand=False)], again=False)
    assert [(one.title, one.said) for one in rows] == [("A bridge", "Turn 1 · Ash")]
    assert "37" not in str(rows)
    assert waiting_words(rows).startswith("One move waits.")
    assert waiting_words(()).startswith("No move waits.")
    assert len(waiting_rows(WOODS, [move(37), move(37, again=40)], again=True)) == 1
