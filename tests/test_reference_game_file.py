"""The reference game's scenario file says what its cards file says."""

import json
from functools import cache

import pytest

from benchmarks.make_reference_game import CARDS, SCENARIO, Game, card_id, reference_game, scaled
from wargame.scenario.load import load
from wargame.scenario.model import Modifier, Scenario


def game() -> Game:
    content: Game = json.loads(CARDS.read_text(encoding="utf-8"))
    return content


@cache
def scenario() -> Scenario:
    return load(SCENARIO)


def test_the_file_is_what_the_script_writes() -> None:
    assert SCENARIO.read_text(encoding="utf-8") == reference_game(game()).rstrip() + "\n"


@pytest.mark.parametrize(
    ("amount", "halves", "result"), [(1, 1, 1), (-1, 1, -1), (3, 1, 2), (-9, 3, -14), (5, 2, 5), (-3, 3, -5)]
)
def test_halves_are_rounded_away_from_zero(amount: int, halves: int, result: int) -> None:
    assert scaled(amount, halves) == result


def test_every_card_keeps_its_place_in_its_hand() -> None:
    written = [card_id(game(), seat, slot) for seat in range(5) for slot in range(8)]
    assert [card.id for card in scenario().cards] == written
    assert len(set(written)) == 40


def test_a_card_is_written_out_in_full() -> None:
    envoy = scenario().cards[0]
    assert (envoy.title, envoy.cost, envoy.difficulty, envoy.limit.once) == ("Envoy to Kabul", 4, 8, True)
    assert envoy.partly == (
        "alignment(russia, iran) +6; influence(kabul) +1; influence(iran) +1; track(refugees) +1"
    )
    assert envoy.modifiers[0] == Modifier(when="alignment(russia, iran) >= 25", add=1)
    assert envoy.fails == ""


def test_twenty_of_forty_cards_have_a_requirement() -> None:
    assert sum(bool(card.requires) for card in scenario().cards) == 20


def test_all_weights_are_objectives() -> None:
    given = [weight for weights in game()["weights"] for weight in weights if weight]
    assert [objective.weight for objective in scenario().objectives] == given
