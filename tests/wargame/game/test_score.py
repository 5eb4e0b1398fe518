"""Objectives to points, in exact fractions."""

from fractions import Fraction
from typing import Any

import pytest

from tests.wargame.woods import at, begin, end_turn, go_to, rules, seat, woods
from wargame.game.score import SeatScore, points, score, scores, winners
from wargame.scenario.model import HiddenSet, Objective, Scenario, Scoring
from wargame.session.rulings import adjust
from wargame.session.session import Session
from wargame.session.turns import change_turns, end_game
from wargame.terms import track


def objective(shape: str, lo: int | None = None, hi: int | None = None, **fields: Any) -> Objective:
    given: dict[str, Any] = {"id": "o", "seat": "ash", "text": "O", "weight": 12, "measure": "track(calm)"}
    return Objective(**given | {"shape": shape, "lo": lo, "hi": hi} | fields)


@pytest.mark.parametrize(
    ("shape", "lo", "hi", "value", "gives"),
    [
        ("ramp", 2, 8, 2, 0),
        ("ramp", 2, 8, 4, 4),
        ("ramp", 2, 8, 9, 12),
        ("ramp", 8, 2, 4, 8),
        ("ramp", 8, 2, 9, 0),
        ("ramp", 5, 5, 5, 12),
        ("ramp", 5, 5, 4, 0),
        ("band", 3, 5, 3, 12),
        ("band", 3, 5, 5, 12),
        ("band", 3, 5, 2, 6),
        ("band", 3, 5, 6, 6),
        ("band", 3, 5, 7, 0),
        ("linear", None, None, -3, -36),
        ("breach", None, None, 9, 0),
    ],
)
def test_a_shape_gives_its_points(shape: str, lo: int | None, hi: int | None, value: int, gives: int) -> None:
    assert points(objective(shape, lo, hi), value, 1) == gives


def test_a_ramp_is_exact_to_the_fraction() -> None:
    assert points(objective("ramp", 0, 7), 3, 1) == Fraction(36, 7)


LINE = objective("breach", id="line", set="red-line", when="track(calm) <= 1", measure="", weight=-8)
RAMP = objective("ramp", 0, 10, weight=60)


def scored(*objectives: Objective, **fields: Any) -> Scenario:
    return woods(objectives=objectives, **fields)


def set_calm(session: Session, to: int) -> None:
    adjust(session, track("calm"), to, "It was read wrongly.")


def total(session: Session, name: str = "ash") -> Fraction:
    return score(session.state, name).total


def test_the_score_is_a_third_of_the_audit_and_two_thirds_of_the_end() -> None:
    session = at("planning", scored(RAMP), turn=2)
    set_calm(session, 3)
    end_turn(session)
    assert total(session) == 18
    set_calm(session, 10)
    while session.state.running:
        end_turn(session)
    assert total(session) == Fraction(1, 3) * 18 + Fraction(2, 3) * 60


def test_a_game_that_ends_before_its_audit_counts_the_final_state_alone() -> None:
    session = at("planning", scored(RAMP))
    end_game(session, "Fire alarm.")
    assert total(session) == 30


def test_a_game_that_ends_in_the_turn_of_its_audit_has_it() -> None:
    session = at("planning", scored(RAMP))
    change_turns(session, 2)
    end_turn(session)
    assert session.state.memory.audit
    assert total(session) == 30


def test_a_red_line_is_lost_once_and_for_good() -> None:
    session = at("planning", scored(RAMP, LINE))
    set_calm(session, 1)
    end_turn(session)
    end_turn(session)
    assert session.state.memory.crossed == {"line"}
    set_calm(session, 10)
    assert total(session) == 1 * Fraction(6, 3) + Fraction(2, 3) * 60 - 8


def test_a_red_line_is_tested_in_upkeep_only() -> None:
    session = at("planning", scored(RAMP, LINE))
    set_calm(session, 1)
    set_calm(session, 5)
    end_turn(session)
    assert session.state.memory.crossed == frozenset()


def test_the_score_does_not_fall_below_its_floor() -> None:
    session = at("planning", scored(LINE))
    set_calm(session, 0)
    end_turn(session)
    assert total(session) == 0


def test_a_scenario_can_do_without_a_floor() -> None:
    session = at("planning", scored(LINE, rules=rules(scoring=Scoring(floor=None))))
    set_calm(session, 0)
    end_turn(session)
    assert total(session) == -8


def test_only_the_drawn_set_counts() -> None:
    sets = (HiddenSet(id="a", title="A"), HiddenSet(id="b", title="B"))
    objectives = (objective("linear", set="a", weight=1), objective("linear", id="p", set="b", weight=2))
    actors = (seat("ash", hidden_sets=sets), seat("birch"), seat("cedar"))
    session = begin(woods(objectives=objectives, actors=actors), hidden={"ash": "b"})
    assert total(session) == 10
    assert [one.hidden for one in score(session.state, "ash").objectives] == [True]


def test_before_the_audit_the_present_state_is_the_score() -> None:
    session = at("planning", scored(RAMP))
    assert total(session) == 30
    assert score(session.state, "ash").objectives[0].at_audit is None


def as_scores(**totals: int) -> list[SeatScore]:
    some = score(begin(scored(RAMP)).state, "ash").objectives
    return [SeatScore(seat=name, total=Fraction(value), objectives=some) for name, value in totals.items()]


def test_a_tie_has_several_winners() -> None:
    assert winners(as_scores(ash=3, birch=5, cedar=5)) == ("birch", "cedar")


def test_nobody_wins_where_nobody_has_anything_to_score() -> None:
    assert winners(scores(begin().state)) == ()


def test_seats_are_scored_in_the_order_of_the_rules() -> None:
    session = begin()
    assert [one.seat for one in scores(go_to(session, "planning"))] == ["ash", "birch", "cedar"]
