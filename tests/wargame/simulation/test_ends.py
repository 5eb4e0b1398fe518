"""Where games end, game by game, and what the same games come to when a bound or a benchmark is moved."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from wargame.places import scenarios_folder
from wargame.scenario.load import load
from wargame.scenario.model import Monitor, Scenario
from wargame.simulation.chunks import play_chunk, tables_of
from wargame.simulation.ends import Ends, ends_of, histogram, index_now, joined, lot_of, met, verdicts
from wargame.simulation.order import Order
from wargame.simulation.summary import Summary, summarise
from wargame.simulation.tally import total


@cache
def scenario(name: str) -> Scenario:
    return load(scenarios_folder() / f"{name}.yaml")


def order(name: str, everyone: str = "greedy", games: int = 300) -> Order:
    return Order(scenario=scenario(name), games=games, everyone=everyone, detailed=False)


@cache
def ends(name: str, everyone: str = "greedy") -> Ends:
    return ends_of(order(name, everyone))


@cache
def summary(name: str) -> Summary:
    asked = order(name)
    tally = total(play_chunk(asked, chunk) for chunk in range(asked.chunks))
    return summarise(asked, tables_of(asked.scenario), tally)


def monitor(name: str) -> Monitor:
    found = scenario(name).monitor
    assert found is not None
    return found


SHIPPED = ("first-steps", "great-powers-1872", "afghanistan-2017")


@pytest.mark.parametrize("name", SHIPPED)
def test_wins_are_those_of_the_simulation(name: str) -> None:
    won = ends(name).won()
    assert {row.seat: pytest.approx(row.wins.value) for row in summary(name).seats} == {
        seat: one.value for seat, one in won.items()
    }


def test_verdicts_are_those_of_the_simulation() -> None:
    name = "afghanistan-2017"
    told = {verdict: one.value for verdict, one in verdicts(monitor(name), ends(name)).items()}
    assert {verdict: one.value for verdict, one in summary(name).verdicts if verdict} == pytest.approx(told)
    assert sum(told.values()) == pytest.approx(1)


def test_another_benchmark_is_answered_by_the_same_games_as_if_they_were_played_anew() -> None:
    name = "afghanistan-2017"
    question = monitor(name)
    first, *others = question.parts
    changed = replace(question, parts=(replace(first, benchmark=first.benchmark + 2, scale=3), *others))
    anew = ends_of(replace(order(name), scenario=replace(scenario(name), monitor=changed)))
    assert np.array_equal(index_now(changed, ends(name)), index_now(changed, anew))
    assert not np.array_equal(index_now(changed, ends(name)), index_now(question, ends(name)))
    assert verdicts(changed, ends(name)) == verdicts(changed, anew)


def test_a_part_that_was_not_played_counts_nothing_and_a_verdict_that_was_not_never_fits() -> None:
    name = "afghanistan-2017"
    question = monitor(name)
    new = replace(question.parts[0], id="new")
    assert np.array_equal(
        index_now(replace(question, parts=(*question.parts, new)), ends(name)),
        index_now(question, ends(name)),
    )
    later = replace(question, verdicts=(replace(question.verdicts[0], id="new"), *question.verdicts))
    assert verdicts(later, ends(name))["new"].value == 0


def test_a_histogram_counts_every_game_once() -> None:
    goal = ends("afghanistan-2017").goals[0]
    told = histogram(goal.values)
    assert sum(count for _, count in told) == 300
    assert [value for value, _ in told] == sorted({float(value) for value in goal.values})


def test_hidden_objectives_are_told_of_the_games_in_which_their_seat_drew_them() -> None:
    played = ends("afghanistan-2017")
    sets = {one.id: one for one in scenario("afghanistan-2017").objectives}
    hidden = [goal for goal in played.goals if sets[goal.id].set not in ("public", "red-line")]
    assert hidden
    for goal in hidden:
        assert 0 < goal.own.sum() < played.games
    by_set: dict[tuple[str, str], np.ndarray] = {}
    for goal in hidden:
        own = by_set.setdefault((goal.seat, sets[goal.id].set), goal.own)
        assert np.array_equal(own, goal.own)


def test_a_bound_that_all_games_reach_is_always_met_and_one_that_none_reaches_never() -> None:
    goal = next(
        one
        for one, asked in zip(ends("first-steps").goals, scenario("first-steps").objectives, strict=False)
        if asked.shape == "ramp"
    )
    objective = next(one for one in scenario("first-steps").objectives if one.id == goal.id)
    low, high = int(goal.values.min()), int(goal.values.max())
    assert met(replace(objective, lo=low - 2, hi=low), goal, 1).value == 1
    assert met(replace(objective, lo=high, hi=high + 1), goal, 1).value == 0
    assert met(replace(objective, lo=low - 1, hi=high), goal, 1).value == pytest.approx(
        float((goal.values == high).mean())
    )


def test_cards_and_events_are_counted_as_in_the_simulation() -> None:
    name = "afghanistan-2017"
    asked = replace(order(name), detailed=True)
    played = ends_of(asked)
    tally = total(play_chunk(asked, chunk) for chunk in range(asked.chunks))
    told = summarise(asked, tables_of(asked.scenario), tally)
    for card, row in zip(played.cards, told.cards, strict=True):
        assert (card.seat, card.card) == (row.seat, row.card)
        assert (card.plays > 0).mean() == pytest.approx(row.games.value)
        assert card.could.mean() == pytest.approx(row.legal_games.value)
        if card.plays.sum():
            assert card.paid / card.plays.sum() == pytest.approx(row.pays.value)
    came = {inject: games.value for inject, games, _ in told.injects}
    assert played.events
    assert {one.id: one.came.mean() for one in played.events} == {
        one.id: pytest.approx(came[one.id]) for one in played.events
    }
    assert not ends(name).cards, "where cards are not counted one by one, none is told of"


def test_an_event_of_a_turn_comes_in_that_turn_and_a_rule_acts_where_its_condition_holds() -> None:
    made = scenario("afghanistan-2017")
    always = replace(made.upkeep[0], when="", id="always")
    never = replace(made.upkeep[0], when="turn >= 99", id="never")
    played = ends_of(replace(order("afghanistan-2017"), scenario=replace(made, upkeep=(always, never))))
    assert [float(one.came.mean()) for one in played.rules] == [1.0, 0.0]
    fixed = {one.id: one.turn for one in made.injects if one.kind == "scheduled" and one.chance is None}
    for one in played.events:
        if (turn := fixed.get(one.id)) is not None:
            assert one.turns.sum() == one.turns[turn] == one.came.sum()


def test_lots_that_are_joined_are_the_games_of_all() -> None:
    asked = replace(order("great-powers-1872", games=60), detailed=True)
    lots = [lot_of(asked, at, games) for at, games in enumerate((20, 40))]
    both = joined(lots)
    assert both.games == 60
    assert [one.paid for one in both.cards] == [
        first.paid + other.paid for first, other in zip(lots[0].cards, lots[1].cards, strict=True)
    ]
    assert all(len(one.plays) == 60 for one in both.cards)
    assert all(one.turns.sum() >= one.came.sum() for one in both.events)
    assert all(len(drawn) == 60 for drawn in both.drawn.values())


def test_wins_among_some_games_are_those_of_these_alone() -> None:
    played = ends("afghanistan-2017")
    seat, drawn = next(iter(played.drawn.items()))
    parts = [played.won(drawn == number)[seat] for number in np.unique(drawn)]
    assert sum(one.value * one.of for one in parts) == pytest.approx(played.won()[seat].value * played.games)
