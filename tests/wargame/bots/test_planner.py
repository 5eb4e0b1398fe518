"""A planner sees what comes of a move a turn later, and leaves the greedy move only for a reason."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from tests.wargame.bots.test_policies import planning
from tests.wargame.woods import at, card, go_to, seal, woods
from wargame.bots.halving import best_branch, in_common
from wargame.bots.named import policy_for
from wargame.bots.view import look
from wargame.game.moves import Move, Pass
from wargame.scenario.model import Limit, Objective, Scenario
from wargame.session.bots import let_bot_back

CALM = Objective(
    id="calm",
    seat="ash",
    set="public",
    text="Calm",
    shape="ramp",
    measure="track(calm)",
    lo=5,
    hi=9,
    weight=40,
)


def two_steps() -> Scenario:
    """A first card that brings nothing by itself, and a second one that needs it and brings a lot."""
    always: dict[str, Any] = {"difficulty": 2, "limit": Limit(once=True)}
    return woods(
        card("survey", exceeds="track(trade) +1", succeeds="track(trade) +1", **always),
        card("bridge", requires="succeeded(survey)", exceeds="track(calm) +4", succeeds="track(calm) +4",
             partly="track(calm) +4", **always),
        turns=2,
        objectives=(CALM,),
    )  # fmt: skip


def test_a_planner_makes_a_first_step_in_which_a_greedy_seat_sees_nothing() -> None:
    view = look(at("planning", two_steps()).state, "ash")
    assert isinstance(policy_for("greedy", "ash").choose(view).choice, Pass)
    for seed in range(3):
        chosen = policy_for("planner", "ash", seed, playouts=120).choose(view)
        assert isinstance(chosen.choice, Move)
        assert chosen.choice.card == "survey"
        assert "imagined games" in chosen.reason


def test_a_planner_plans_the_moves_of_a_turn_together() -> None:
    """Two cheap cards together bring more than the dear one that is the best single move."""
    always: dict[str, Any] = {"difficulty": 2, "limit": Limit(once=True)}
    scenario = woods(
        card("dear", cost=5, exceeds="track(calm) +2", succeeds="track(calm) +2", **always),
        *(
            card(name, cost=2, exceeds="track(calm) +2", succeeds="track(calm) +2", **always)
            for name in ("one", "two")
        ),
        card("dearest", cost=6, exceeds="track(calm) +3", succeeds="track(calm) +3", **always),
        turns=1,
        objectives=(CALM,),
    )
    view = look(at("planning", scenario).state, "ash")
    greedy = policy_for("greedy", "ash").choose(view).choice
    planned = policy_for("planner", "ash", playouts=120).choose(view).choice
    assert isinstance(greedy, Move)
    assert isinstance(planned, Move)
    assert (greedy.card, planned.card) == ("dearest", "one")


def test_a_planner_blocks_a_move_that_harms_it() -> None:
    harm = card("harm", "birch", difficulty=6, exceeds="track(calm) -4", succeeds="track(calm) -4")
    session = at("planning", woods(harm, turns=1, objectives=(replace(CALM, lo=1),)))
    seal(session, "harm", owner="birch")
    go_to(session, "reveal")
    let_bot_back(session, "ash", policy_for("planner", "ash", playouts=300))
    assert session.state.table.plays[0].backing == (("ash", -1),)


def test_the_first_branch_stays_where_tries_are_few_and_noise_is_much() -> None:
    noise = np.random.default_rng(2)

    def tried(branches: object, each: int, number: int) -> np.ndarray:
        assert isinstance(branches, list)
        return noise.normal(0, 12, (len(branches), each))

    expected = [0.0, *[-8.0] * 7]
    alone = in_common([(at,) for at in range(8)])
    found = [best_branch(expected, alone, tried, lambda number, _: 32 * (number < 1)) for _ in range(20)]
    assert [one.branch for one in found] == [0] * 20


def test_a_branch_that_is_better_is_found_and_learns_from_those_that_share_its_moves() -> None:
    plans = [(one, other) for one in range(6) for other in range(one + 1, 6)]
    truth = np.array([sum(move == 3 for move in plan) + sum(move == 5 for move in plan) for plan in plans])
    noise = np.random.default_rng(3)

    def tried(branches: object, each: int, number: int) -> np.ndarray:
        assert isinstance(branches, list)
        return truth[branches, None] * 2.0 + noise.normal(0, 3, (len(branches), each))

    found = best_branch([0.0] * len(plans), in_common(plans), tried, lambda number, _: 90 * (number < 2))
    assert plans[found.branch] == (3, 5)
    assert found.games <= 180


@pytest.mark.parametrize("seat", ["iran", "kabul"])
def test_a_planner_that_counts_playouts_can_be_repeated(seat: str) -> None:
    view = look(planning().state, seat)
    first, again = (policy_for("planner", seat, 7, playouts=90).choose(view) for _ in range(2))
    assert first == again
