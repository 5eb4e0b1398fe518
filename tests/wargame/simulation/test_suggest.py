"""Steps towards seats that win alike: which are tried, what they come to, and which are named."""

from functools import cache

import pytest

from wargame.places import scenarios_folder
from wargame.scenario.check import check
from wargame.scenario.document.edits import Batch
from wargame.scenario.load import load
from wargame.scenario.model import Scenario
from wargame.simulation.ends import ends_of
from wargame.simulation.order import Order
from wargame.simulation.suggest import (
    MOST_TRIED,
    POINTS,
    Step,
    Suggestion,
    Turned,
    best,
    steps,
    tried,
    uneven,
    with_step,
)
from wargame.simulation.summary import Share, share
from wargame.simulation.winning import step_edit, step_words

SCENARIOS = ("first-steps", "great-powers-1872")
GAMES = 300


@cache
def scenario(name: str) -> Scenario:
    return load(scenarios_folder() / f"{name}.yaml")


def order(name: str) -> Order:
    return Order(scenario=scenario(name), games=GAMES, everyone="greedy", detailed=False)


@cache
def wins(name: str) -> dict[str, Share]:
    return ends_of(order(name)).won()


def of(**shares: float) -> dict[str, Share]:
    return {seat: share(part * GAMES, GAMES) for seat, part in shares.items()}


def test_wins_are_uneven_by_what_would_have_to_change_hands() -> None:
    assert uneven(of(one=0.25, two=0.25, three=0.25, four=0.25)) == 0
    assert uneven(of(one=1.0, two=0.0)) == pytest.approx(0.5)
    assert uneven(of(one=0.5, two=0.3, three=0.2)) == pytest.approx(1 / 6)


@pytest.mark.parametrize("name", SCENARIOS)
def test_only_the_farthest_seats_are_turned_and_no_step_makes_a_fault(name: str) -> None:
    told = wins(name)
    asked = steps(scenario(name), told)
    assert {one.seat for one in asked} == {max(told, key=lambda seat: told[seat].value), *asked_below(told)}
    assert all(not check(with_step(scenario(name), one)) for one in asked)
    assert len(asked) <= 2 * MOST_TRIED
    least = {step.kind: {abs(one.after - one.before) for one in step.turned} for step in asked}
    assert all(by == {1} for kind, by in least.items() if kind != "points")


def asked_below(told: dict[str, Share]) -> set[str]:
    return {min(told, key=lambda seat: told[seat].value)}


def test_points_go_from_one_goal_to_another_of_its_set_and_none_is_lost() -> None:
    name = "great-powers-1872"
    before = scenario(name)
    asked = [one for one in steps(before, wins(name)) if one.kind == "points"]
    assert asked
    for one in asked:
        given, taken = one.turned
        after = {goal.id: goal for goal in with_step(before, one).objectives}
        goals = {goal.id: goal for goal in before.objectives}
        giver, taker = (goals[str(turned.path[1])] for turned in (given, taken))
        assert giver.set == taker.set
        assert giver.seat == taker.seat == one.seat
        assert after[giver.id].weight == giver.weight - POINTS
        assert after[taker.id].weight == taker.weight + POINTS
    edit, words = step_edit(before, asked[0])
    assert isinstance(edit, Batch)
    assert len(edit.edits) == 2
    assert "points: “" in words
    assert f"{given.before} becomes {given.after}" in step_words(before, asked[-1])


def test_a_fair_game_needs_no_step() -> None:
    fair = dict.fromkeys((seat.id for seat in scenario("first-steps").seats), share(GAMES / 3, GAMES))
    assert steps(scenario("first-steps"), fair) == ()


def test_a_step_is_tried_on_the_same_games_and_changes_nothing_but_its_number() -> None:
    name = "first-steps"
    step = next(one for one in steps(scenario(name), wins(name)) if one.kind == "income")
    (turned,) = step.turned
    after = with_step(scenario(name), step)
    assert after.actor(step.seat).income == turned.after != scenario(name).actor(step.seat).income
    assert with_step(after, undone(step)) == scenario(name)
    assert tried(order(name), step) == tried(order(name), step)


def undone(step: Step) -> Step:
    back = tuple(Turned(path=one.path, before=one.after, after=one.before) for one in step.turned)
    return Step(kind=step.kind, of=step.of, seat=step.seat, turned=back)


def test_the_steps_that_are_named_make_the_practice_game_more_even() -> None:
    name = "first-steps"
    found = best(wins(name), [tried(order(name), one) for one in steps(scenario(name), wins(name))], GAMES)
    assert 1 <= len(found) <= 3
    assert all(one.uneven < uneven(wins(name)) for one in found)
    assert [one.uneven for one in found] == sorted(one.uneven for one in found)
    assert len({(one.step.kind, one.step.of) for one in found}) == len(found)


def test_what_luck_may_explain_is_not_named() -> None:
    before = of(one=0.4, two=0.3, three=0.3)
    step = Step(kind="income", of="one", seat="one", turned=())
    hardly = Suggestion(step=step, wins={}, uneven=uneven(before) - 0.01)
    clearly = Suggestion(step=step, wins={}, uneven=0.0)
    assert best(before, [hardly], GAMES) == ()
    assert best(before, [hardly, clearly], GAMES) == (clearly,)
