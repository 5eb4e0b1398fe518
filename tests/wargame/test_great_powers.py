"""The second scenario is made around dated ties; it shares nothing with the first but the format."""

import csv
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from wargame.places import scenarios_folder
from wargame.scenario.expression import parse_effects
from wargame.scenario.load import load
from wargame.scenario.model import Inject, Scenario
from wargame.scenario.tree import Alignment, Change
from wargame.terms import Pair, pair

TIES = Path(__file__).resolve().parents[1] / "data" / "great-powers-1872-1907.csv"
LAST_YEAR = 1907


@cache
def powers() -> Scenario:
    return load(scenarios_folder() / "great-powers-1872.yaml")


def names() -> dict[str, str]:
    return {actor.short: actor.id for actor in powers().actors}


def turn_of(year: int) -> int:
    """The turn in which a year falls; the last one runs on to the end of the scenario."""
    return min((year - 1872) // 5 + 1, powers().calendar.turns)


def dated(inject: Inject) -> bool:
    return inject.source.startswith("Dated ties")


def ties_set_by(inject: Inject) -> dict[Pair, int]:
    return {
        pair(effect.quantity.one, effect.quantity.other): effect.amount
        for effect in parse_effects(inject.effects)
        if isinstance(effect, Change) and isinstance(effect.quantity, Alignment)
    }


def ties_in_the_game(turn: int) -> dict[Pair, int]:
    """Which ties stand after the briefing of a turn if nobody pays, and nothing but dates moves them."""
    ties = {pair(*one.between): one.value for one in powers().alignments}
    for inject in powers().injects:
        if dated(inject) and inject.turn is not None and inject.turn <= turn:
            ties |= ties_set_by(inject)
    return {who: value for who, value in ties.items() if value}


def ties_in_the_record(turn: int) -> dict[Pair, int]:
    """Which ties the dated record knows in the last year of a turn."""
    year = LAST_YEAR if turn == powers().calendar.turns else 1872 + 5 * turn - 1
    with TIES.open(encoding="utf-8") as lines:
        spells = list(csv.DictReader(lines))
    return {
        pair(names()[row["source"]], names()[row["target"]]): 6 * int(row["sign"])
        for row in spells
        if int(row["begin"]) <= year < int(row["end"])
    }


@pytest.mark.parametrize("turn", range(1, 8))
def test_ties_of_every_turn_are_those_of_the_record(turn: int) -> None:
    assert ties_in_the_game(turn) == ties_in_the_record(turn)


def test_each_dated_tie_comes_in_the_turn_of_its_year() -> None:
    injects = [inject for inject in powers().injects if dated(inject)]
    years = [int(inject.source.removeprefix("Dated ties, ")[:4]) for inject in injects]
    assert [inject.turn for inject in injects] == [turn_of(year) for year in years]
    assert sorted(set(years)) == [1882, 1890, 1891, 1904, 1907]


def test_a_tie_between_lapse_and_successor_is_set_to_nothing() -> None:
    lapse = next(inject for inject in powers().injects if inject.id == "reinsurance-lapses")
    assert ties_set_by(lapse)[pair("france", "russia")] == 0


def test_every_dated_inject_can_be_bought_off_by_one_power() -> None:
    assert all(inject.option for inject in powers().injects if dated(inject))


def test_six_powers_hold_six_cards_and_two_goals_each() -> None:
    seats = {actor.id for actor in powers().seats}
    assert len(seats) == 6
    assert Counter(owner for card in powers().cards for owner in card.owners) == dict.fromkeys(seats, 6)
    assert Counter(objective.seat for objective in powers().objectives) == dict.fromkeys(seats, 2)


def test_the_goals_of_a_power_are_worth_a_hundred_points() -> None:
    weights: Counter[str] = Counter()
    for objective in powers().objectives:
        weights[objective.seat] += objective.weight
    assert set(weights.values()) == {100}


def test_there_are_four_tracks_and_seven_turns_of_five_years() -> None:
    assert [track.id for track in powers().tracks] == [
        "armaments", "colonial-rivalry", "balkan-tension", "concert",
    ]  # fmt: skip
    assert len(powers().calendar.labels) == powers().calendar.turns == 7


def test_every_card_names_a_treaty_or_a_year() -> None:
    assert all(any(sign.isdigit() for sign in card.source) for card in powers().cards)


def test_the_monitor_asks_about_blocs_and_always_answers() -> None:
    monitor = powers().monitor
    assert monitor is not None
    assert monitor.question == "Did two armed blocs form?"
    last = monitor.verdicts[-1]
    assert (last.index_min, last.index_max, last.requires) == (None, None, "")


def test_the_rules_differ_from_those_of_the_flagship() -> None:
    flagship = load(scenarios_folder() / "afghanistan-2017.yaml").rules
    rules = powers().rules
    assert [phase.kind for phase in rules.phases] != [phase.kind for phase in flagship.phases]
    assert rules.backing is None
    assert rules.alignment != flagship.alignment
    assert rules.adjudication.bands != flagship.adjudication.bands
    assert powers().graph.positions == {}
