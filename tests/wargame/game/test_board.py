"""The numbers on the board: places, ranges, and gauges that are computed."""

from typing import Any

import pytest

from tests.wargame.woods import CALM, TRADE, begin, rules, seat, woods
from wargame.game.board import OPEN_END, Board, make_board
from wargame.scenario.model import Derived, InfluenceRules, Scale, StartingAlignment, Track
from wargame.session.rulings import adjust
from wargame.terms import Quantity, alignment, influence, scrutiny, track

MOOD = Track(id="mood", name="Mood", derived=Derived(weights={"calm": 0.5, "trade": 0.25}))


def board(**fields: Any) -> Board:
    return make_board(woods(**fields))


def test_every_number_has_a_place_of_its_own() -> None:
    made = board(tracks=(CALM, TRADE, MOOD))
    assert len(set(made.names)) == len(made.names) == 6 + 2 + 3 + 3
    assert all(made.places[name] == place for place, name in enumerate(made.names))


def test_a_quantity_is_found_however_its_actors_are_ordered() -> None:
    places = board().places
    assert places[alignment("moor", "ash")] == places[alignment("ash", "moor")]


@pytest.mark.parametrize("what", [track("rain"), alignment("ash", "elm"), influence("moor")])
def test_what_is_not_on_the_board_has_no_place(what: Quantity) -> None:
    assert what not in board().places


def test_starting_values_come_from_the_scenario_and_pairs_that_are_not_named_start_at_nothing() -> None:
    state = begin(woods(alignments=(StartingAlignment(between=("cedar", "ash"), value=-3),))).state
    assert (state.alignment("ash", "cedar"), state.alignment("ash", "birch")) == (-3, 0)
    assert (state.track("calm"), state.influence("ash"), state.scrutiny("ash")) == (5, 5, 0)


def test_ranges_come_from_the_rules_and_can_be_open_above() -> None:
    made = board(rules=rules(alignment=Scale(min=-5), influence=InfluenceRules()))
    tie, purse, watch = (
        made.places[what] for what in (alignment("ash", "birch"), influence("ash"), scrutiny("ash"))
    )
    assert (made.lows[tie], made.highs[tie]) == (-5, OPEN_END)
    assert (made.lows[purse], made.highs[purse]) == (0, OPEN_END)
    assert made.highs[watch] == 4


@pytest.mark.parametrize(
    ("calm", "trade", "mood"), [(5, 5, 4), (5, 4, 4), (4, 5, 3), (10, 10, 8), (0, 1, 0), (0, 2, 1)]
)
def test_a_gauge_is_the_weighted_sum_rounded_half_up(calm: int, trade: int, mood: int) -> None:
    session = begin(woods(tracks=(CALM, TRADE, MOOD)))
    for name, value in (("calm", calm), ("trade", trade)):
        if session.state.track(name) != value:
            adjust(session, track(name), value, "It was read wrongly.")
    assert session.state.track("mood") == mood


def test_a_gauge_stays_in_its_range() -> None:
    steep = Track(id="mood", name="Mood", min=1, max=3, derived=Derived(weights={"calm": 2}))
    assert begin(woods(tracks=(CALM, TRADE, steep))).state.track("mood") == 3


def test_only_seats_have_influence_and_scrutiny() -> None:
    made = board(actors=(seat("ash"), seat("birch"), seat("cedar")))
    assert list(made.influences) == list(made.scrutinies) == ["ash", "birch", "cedar"]
