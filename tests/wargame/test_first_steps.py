"""The practice game is short, and shows each thing that a table has to know."""

from collections import Counter
from functools import cache

from wargame.places import scenarios_folder
from wargame.scenario.load import load
from wargame.scenario.model import Scenario


@cache
def practice() -> Scenario:
    return load(scenarios_folder() / "first-steps.yaml")


def test_three_seats_play_two_turns_with_eight_cards() -> None:
    assert (len(practice().seats), practice().calendar.turns, len(practice().cards)) == (3, 2, 8)


def test_it_has_two_tracks_one_inject_and_two_goals_for_each_seat() -> None:
    assert (len(practice().tracks), len(practice().injects)) == (2, 1)
    assert set(Counter(objective.seat for objective in practice().objectives).values()) == {2}


def test_it_takes_ten_minutes_with_the_words_before_and_after() -> None:
    minutes = sum(phase.minutes for phase in practice().rules.phases)
    assert minutes * practice().calendar.turns in range(8, 15)


def test_it_shows_a_covert_card_a_chosen_target_and_a_requirement() -> None:
    cards = practice().cards
    assert any(card.covert for card in cards)
    assert any(card.choose for card in cards)
    assert any(card.requires for card in cards)


def test_the_treaty_needs_a_better_tie_than_any_at_the_start() -> None:
    treaty = next(card for card in practice().cards if card.id == "lake-treaty")
    starts = [one.value for one in practice().alignments if "meldow" in one.between]
    assert treaty.requires == "alignment(torvik, meldow) >= 0 or alignment(sandry, meldow) >= 0"
    assert starts == [-1, -1]


def test_the_inject_offers_a_way_out() -> None:
    wind = practice().injects[0]
    assert wind.option is not None
    assert (wind.turn, wind.option.seat, wind.option.price) == (2, "torvik", 1)


def test_seats_can_back_and_block() -> None:
    assert practice().rules.backing is not None
    assert "reveal" in [phase.kind for phase in practice().rules.phases]
