"""Effects: clamped one by one, held by gates, asked for and applied both told."""

import pytest

from tests.wargame.woods import CALM, TRADE, begin, woods
from wargame.game import effects
from wargame.game.compiled import CompiledScenario
from wargame.game.events import Change
from wargame.game.state import opening_state
from wargame.scenario.model import Gate, Track
from wargame.terms import alignment, track

GATED = Track(
    id="calm",
    name="Calm",
    start=3,
    gates=(
        Gate(above=4, requires="alignment(ash, birch) >= -6"),
        Gate(above=7, requires="alignment(ash, birch) >= -3 and track(trade) >= 5"),
    ),
)


def carried_out(text: str, target: str = "", tracks: tuple[Track, ...] = (CALM, TRADE)) -> list[Change]:
    compiled = CompiledScenario(woods(tracks=tracks))
    state = opening_state(compiled)
    return list(effects.carry_out(compiled, compiled.script(text), list(state.values), state, target))


def test_each_effect_is_clamped_at_once() -> None:
    changes = carried_out("track(calm) +9; track(calm) -2")
    assert [(one.asked, one.before, one.after) for one in changes] == [(9, 5, 10), (-2, 10, 8)]


def test_a_number_can_be_set() -> None:
    assert carried_out("track(calm) = 2") == [Change(track("calm"), -3, 5, 2)]


def test_the_chosen_target_takes_the_effect() -> None:
    assert carried_out("alignment(ash, target) +1", "moor")[0].what == alignment("ash", "moor")


def test_what_the_target_does_not_have_is_left_out() -> None:
    assert carried_out("influence(target) -1; track(calm) +1", "moor") == [Change(track("calm"), 1, 5, 6)]


def test_an_alignment_is_the_same_from_both_sides() -> None:
    first, second = carried_out("alignment(birch, ash) +1; alignment(ash, birch) +1")
    assert (first.what, first.after, second.before) == (second.what, 1, 1)


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("alignment(ash, birch) -7; track(calm) +5", 4),
        ("alignment(ash, birch) -4; track(calm) +5", 7),
        ("alignment(ash, birch) -7; track(calm) +5; alignment(ash, birch) +7; track(calm) +5", 9),
        ("track(calm) +5; alignment(ash, birch) -7", 8),
        ("track(trade) -1; track(calm) +5", 7),
        ("track(calm) +5", 8),
    ],
)
def test_a_rise_passes_the_gates_as_they_stand_at_that_moment(text: str, after: int) -> None:
    calm = [one for one in carried_out(text, tracks=(GATED, TRADE)) if one.what == track("calm")]
    assert calm[-1].after == after
    assert calm[0].asked == 5


def test_what_is_above_a_gate_does_not_fall_because_of_it() -> None:
    text = "track(calm) +3; alignment(ash, birch) -7; track(calm) +2; track(calm) -1"
    assert [one.after for one in carried_out(text, tracks=(GATED, TRADE))] == [6, -7, 6, 5]


def test_an_open_scale_has_no_upper_end() -> None:
    compiled = CompiledScenario(begin().scenario)
    state = opening_state(compiled)
    place = compiled.board.influences["ash"]
    assert effects.change_by(compiled, list(state.values), place, 99, state).after == 10


def test_paying_nothing_changes_nothing() -> None:
    compiled = CompiledScenario(woods())
    values = list(opening_state(compiled).values)
    assert effects.pay(compiled, values, compiled.board.influences["ash"], 0) == ()


def test_changes_taken_back_come_last_first() -> None:
    undone = effects.given_up([Change(track("calm"), 3, 5, 8), Change(track("calm"), 9, 8, 10)])
    assert [(one.before, one.after) for one in undone] == [(10, 8), (8, 5)]
