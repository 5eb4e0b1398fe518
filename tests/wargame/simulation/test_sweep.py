"""Simulations come out the same whoever plays them, and say no to what cannot be played."""

from dataclasses import replace

import numpy as np
import pytest

from tests.wargame.session.test_any_session import shipped
from wargame.scenario.data import scenario_hash
from wargame.scenario.model import Scenario
from wargame.simulation.chunks import play_chunk, tables_of
from wargame.simulation.deck import SHORTEST, Drop, examine, findings_of
from wargame.simulation.idle import Played
from wargame.simulation.live import play_one_by_one
from wargame.simulation.order import AIMLESS_CHUNK, CHUNK, Order, checked
from wargame.simulation.rates import base_rates
from wargame.simulation.summary import share, summarise
from wargame.simulation.sweep import Progress, run
from wargame.simulation.tally import Tally, total
from wargame.terms import EntenteError, Refused


def practice() -> Scenario:
    return shipped("first-steps").scenario


def same(one: Tally, other: Tally) -> bool:
    return one.games == other.games and all(
        np.array_equal(one.sums[name], other.sums[name]) for name in one.sums | other.sums
    )


def test_results_do_not_depend_on_the_number_of_workers() -> None:
    order = Order(scenario=practice(), games=4 * CHUNK + 7, seed=5, everyone="greedy")
    assert same(run(order, workers=1).tally, run(order, workers=2).tally)


def test_chunks_add_up_in_any_order() -> None:
    order = Order(scenario=practice(), games=2 * AIMLESS_CHUNK, seed=5)
    one, other = play_chunk(order, 0), play_chunk(order, 1)
    assert same(total([one, other]), total([other, one]))


def test_another_seed_gives_other_games() -> None:
    order = Order(scenario=practice(), games=100, seed=5)
    assert not same(run(order, workers=1).tally, run(replace(order, seed=6), workers=1).tally)


def test_a_simulation_that_is_stopped_keeps_what_was_played() -> None:
    told: list[Progress] = []
    order = Order(scenario=practice(), games=3 * AIMLESS_CHUNK)
    outcome = run(order, workers=1, tell=told.append, stopped=lambda: len(told) == 1)
    assert (outcome.tally.games, outcome.complete) == (AIMLESS_CHUNK, False)
    assert told[0].left is not None


def test_games_through_the_session_are_counted_alike() -> None:
    order = Order(scenario=practice(), games=5, everyone="greedy")
    order = replace(order, policies={practice().seats[0].id: "planner"}, playouts=1)
    tally = play_one_by_one(order, 0)
    assert tally.games == 5
    summary = summarise(order, tables_of(order.scenario), tally)
    assert sum(row.wins.value for row in summary.seats) == pytest.approx(1)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"games": 0}, "from 1 to 100,000,000 games, not 0"),
        ({"games": -3}, "not -3"),
        ({"everyone": "lucky"}, "no policy called lucky"),
        ({"policies": {"mars": "greedy"}}, "no seat called mars"),
        ({"cards_off": ("bolt",)}, "no card called bolt"),
        ({"seed": -1}, "The seed goes from 0"),
    ],
)
def test_an_order_that_cannot_be_carried_out_is_refused(change: dict[str, object], said: str) -> None:
    with pytest.raises(Refused, match=said):
        checked(replace(Order(scenario=practice()), **change))  # type: ignore[arg-type]  # wrong on purpose


def test_a_scheduler_out_of_reach_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wargame.simulation.sweep.SCHEDULER_SECONDS", 0.2)
    with pytest.raises(EntenteError, match=r"No scheduler answers at tcp://127\.0\.0\.1:1"):
        run(Order(scenario=practice(), games=10), scheduler="tcp://127.0.0.1:1")


def test_an_interval_holds_its_share_and_narrows() -> None:
    few, many = share(5, 10), share(500, 1000)
    assert few.low < many.low < 0.5 < many.high < few.high
    assert share(0, 10).low == 0.0


@pytest.mark.parametrize("name", ["afghanistan-2017", "great-powers-1872"])
def test_base_rates_in_the_file_belong_to_the_scenario_in_it(name: str) -> None:
    scenario = shipped(name).scenario
    assert scenario.monitor is not None
    rates = scenario.monitor.base_rates
    assert rates is not None
    assert rates.scenario_hash == scenario_hash(scenario)
    assert all(sum(one.shares.values()) == pytest.approx(1, abs=0.01) for one in rates.rates)


@pytest.mark.wide
def test_base_rates_in_the_file_are_those_of_other_seeds_too() -> None:
    scenario = shipped("afghanistan-2017").scenario
    order = Order(scenario=scenario, games=2 * CHUNK, seed=99, everyone="greedy", detailed=False)
    found = base_rates(order, summarise(order, tables_of(scenario), run(order, workers=1).tally))
    kept = scenario.monitor and scenario.monitor.base_rates
    assert kept
    assert found.rates[0].shares == pytest.approx(kept.rates[0].shares, abs=0.04)


def test_the_deck_check_finds_a_card_made_needless() -> None:
    scenario = practice()
    card = scenario.cards[0]
    worse = replace(card, id="needless", title="Needless", difficulty=card.difficulty + 1)
    found = examine(replace(scenario, cards=(*scenario.cards, worse)), games=200, trials=False, workers=1)
    assert found is not None
    assert ("dominated", "needless") in [(one.kind, one.subject) for one in found.findings]


def test_the_deck_check_finds_a_card_that_nobody_can_pay() -> None:
    scenario = practice()
    cap = scenario.rules.influence.max
    dear = replace(scenario.cards[0], cost=(cap or 0) + 90)
    found = examine(replace(scenario, cards=(dear, *scenario.cards[1:])), games=200, trials=False, workers=1)
    assert found is not None
    kinds = {one.kind for one in found.findings if one.subject == dear.id}
    assert kinds & {"never-affordable", "never-legal"}


def test_a_card_that_decides_the_game_is_named_with_its_seat_and_its_games() -> None:
    scenario = practice()
    order = Order(scenario=scenario, games=50, detailed=False)
    played = summarise(order, tables_of(scenario), run(order, workers=1).tally)
    card, seat = scenario.cards[0], scenario.seats[0]
    drop = Drop(card=card.id, seat=seat.id, whole=0.6, without=0.125, games=200)
    games = Played(aimless=played, greedy=played, cautious=played)
    found = findings_of(tables_of(scenario), games, (drop, replace(drop, whole=0.4)))
    assert [(one.words, one.evidence) for one in found if one.kind == "too-strong"] == [
        (
            f"“{card.title}” decides the game for {seat.name}.",
            "wins 60.0% of 200 greedy games with it, 12.5% without it",
        )
    ]


def test_trials_without_a_card_do_not_depend_on_the_number_of_workers() -> None:
    scenario = practice()
    longer = replace(scenario, calendar=replace(scenario.calendar, turns=SHORTEST))
    one, two = (examine(longer, games=60, workers=workers) for workers in (1, 2))
    assert one
    assert two
    assert one.without == two.without
    assert set(one.without) == {card.id for card in scenario.cards}
