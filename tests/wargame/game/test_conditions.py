"""Conditions, measures and effects of a scenario as functions over the board."""

from dataclasses import replace

import numpy as np
import pytest
from msgspec import structs

from tests.wargame.woods import CALM, TRADE, card, woods
from wargame.game.compiled import CompiledScenario
from wargame.game.parts import GameState
from wargame.game.state import opening_state
from wargame.scenario.model import Calendar, Derived, StartingAlignment, Track

MOOD = Track(id="mood", name="Mood", derived=Derived(weights={"calm": 0.5, "trade": 0.25}))
TIES = tuple(
    StartingAlignment(between=("ash", other), value=value) for other, value in (("birch", 3), ("moor", -2))
)
BOOK = CompiledScenario(
    replace(
        woods(card("one"), card("two"), tracks=(CALM, TRADE, MOOD), alignments=TIES),
        calendar=Calendar(turns=6, quarters=(4, 1, 2, 3)),
    )
)
OPENING = opening_state(BOOK)


def state(turn: int = 1) -> GameState:
    """Ash was exposed in turn 2; card one was played and succeeded, card two was played and failed."""
    memory = structs.replace(
        OPENING.memory, exposures=(("ash", 2),), played={"one": 2, "two": 1}, succeeded={"one": 1}
    )
    return structs.replace(OPENING, turn=turn, memory=memory)


def holds(text: str, turn: int = 1, target: str = "") -> bool:
    now = state(turn)
    return BOOK.test(text)(now.values, now, target)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("track(calm)", 5),
        ("track(mood)", 4),
        ("alignment(moor, ash)", -2),
        ("influence(ash) + 2", 7),
        ("alignment(ash, birch) - alignment(ash, moor)", 5),
        ("-(track(calm) - 7)", 2),
        ("turn", 3),
        ("last-turn", 6),
        ("quarter", 2),
        ("alignment(ash, target)", 3),
        ("1 + alignment(ash, target)", 4),
        ("alignment(ash, target) - 1", 2),
        ("1 - alignment(target, ash)", -2),
        ("-(alignment(ash, target))", -3),
    ],
)
def test_a_measure_is_computed(text: str, value: int) -> None:
    now = state(turn=3)
    assert BOOK.measure(text)(now.values, now, "birch") == value


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("", True),
        ("track(calm) >= 5", True),
        ("track(calm) > 5", False),
        ("track(calm) < 6", True),
        ("track(calm) <= 4", False),
        ("track(calm) == 5", True),
        ("track(calm) != 5", False),
        ("track(calm) == track(trade)", True),
        ("5 < track(calm) + 1", True),
        ("track(mood) >= 4 and not track(calm) == 4", True),
        ("track(calm) == 4 or track(calm) == 5", True),
        ("track(calm) == 4 or track(calm) == 5 and track(trade) == 4", False),
        ("played(two) and not succeeded(two)", True),
        ("succeeded(one)", True),
        ("even(turn)", False),
    ],
)
def test_a_condition_is_tested(text: str, result: bool) -> None:
    assert holds(text) is result


@pytest.mark.parametrize(("turn", "result"), [(2, True), (3, True), (4, False)])
def test_an_exposure_counts_in_its_turn_and_so_many_after_it(turn: int, result: bool) -> None:
    assert holds("exposed(ash, 1)", turn) is result
    assert not holds("exposed(birch, 1)", turn)


def test_the_chosen_target_stands_in_for_an_actor() -> None:
    assert holds("exposed(target, 1)", 2, "ash")
    assert not holds("exposed(target, 1)", 2, "birch")
    assert holds("alignment(ash, target) <= -2", target="moor")


def test_nothing_can_change_a_gauge() -> None:
    with pytest.raises(ValueError, match="derived"):
        BOOK.script("track(mood) +1")


@pytest.mark.parametrize(
    "text",
    [
        "track(calm) >= 5 and influence(ash) < 5",
        "track(calm) >= 5 or not track(mood) == 4",
        "not (track(calm) - track(trade) > 0 and played(one))",
        "succeeded(two) or track(mood) != 3",
        "even(turn) and alignment(ash, birch) > 0",
    ],
)
def test_many_games_at_once_are_answered_as_each_alone(text: str) -> None:
    now, test = state(turn=2), BOOK.test(text)
    boards = np.random.default_rng(3).integers(0, 8, (len(now.values), 50))
    together = np.broadcast_to(np.asarray(test(boards, now, "")), 50)  # type: ignore[arg-type]
    alone = [test(tuple(int(one) for one in board), now, "") for board in boards.T]
    assert together.tolist() == alone
