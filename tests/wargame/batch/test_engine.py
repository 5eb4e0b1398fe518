"""Games played side by side come to what the session's own functions make of the same choices and dice."""

from dataclasses import replace
from typing import Any
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.wargame.batch.replays import Again, played
from tests.wargame.session.test_any_session import SHIPPED, shipped
from tests.wargame.strategies import scenarios
from tests.wargame.woods import card, woods
from wargame.alignment.monitor import answer
from wargame.batch import engine as engine_module
from wargame.batch.choosers import Aimless, SeededDice
from wargame.batch.engine import CALENDAR, FEW_GAMES, Engine
from wargame.batch.monitoring import Answers, answers
from wargame.batch.scoring import best_seats, final_scores
from wargame.batch.tables import NotForBatch, compile_tables
from wargame.game.compiled import CompiledScenario
from wargame.game.score import scores, winners
from wargame.game.state import GameState
from wargame.scenario.model import Modifier, Scenario


def ending_of(engine: Engine, game: int) -> str:
    number = engine.ended[game]
    return "calendar" if number == CALENDAR else engine.tables.endings[number].id


def assert_same(engine: Engine, game: int, state: GameState, found: Answers | None) -> None:
    assert tuple(engine.final[:, game].tolist()) == state.values
    assert (ending_of(engine, game), engine.ended_in[game]) == (state.affairs.ended, state.turn)
    points, unit = final_scores(engine)
    assert [one.total * unit for one in scores(state)] == points[:, game].tolist()
    best = np.flatnonzero(best_seats(engine, points)[:, game])
    assert winners(scores(state)) == tuple(engine.tables.compiled.seats[seat] for seat in best)
    fired = [len(turns) for turns in state.memory.fired]
    assert engine.counts.fired[:, game].tolist() == fired
    said = answer(state)
    if said is not None and found is not None:
        monitor = state.compiled.scenario.monitor
        assert monitor is not None
        assert found.index[game] == said.index
        assert monitor.verdicts[found.verdict[game]].id == said.verdict
        assert found.mechanisms[:, game].tolist() == [one.holds for one in said.mechanisms]


LONG = 80
"""Turns of a long session."""


def check(compiled: CompiledScenario, games: int, seed: int, some: range, few: int = FEW_GAMES) -> None:
    """Play games side by side, then some of them again; modifiers are looked up for up to so `few` games."""
    with patch.object(engine_module, "FEW_GAMES", few):
        engine, noting = played(compile_tables(compiled), games, seed)
    found = answers(engine)
    for game in some:
        assert_same(engine, game, Again(engine, noting, game).play().state, found)


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_scenarios_come_out_the_same_one_at_a_time(name: str) -> None:
    check(shipped(name), 40, 11, range(0, 40, 4))


@settings(max_examples=60, deadline=None)
@given(scenario=scenarios(), seed=st.integers(0, 999), few=st.sampled_from([FEW_GAMES, 0]))
def test_any_scenario_comes_out_the_same_one_at_a_time(scenario: Scenario, seed: int, few: int) -> None:
    check(CompiledScenario(scenario), 6, seed, range(6), few)


@settings(max_examples=6, deadline=None)
@given(scenario=scenarios(), seed=st.integers(0, 999))
def test_a_session_of_eighty_turns_comes_out_the_same(scenario: Scenario, seed: int) -> None:
    long = replace(scenario, calendar=replace(scenario.calendar, turns=LONG), endings=())
    check(CompiledScenario(long), 3, seed, range(3))


def test_games_taken_as_they_stand_count_the_turns_that_were_played() -> None:
    tables = compile_tables(shipped("afghanistan-2017"))
    none = np.zeros((len(tables.seats), 20), dtype=np.int8)
    engine = Engine(tables, 20, Aimless((1,)), SeededDice((2,)), hidden=none)
    engine.play(until=2)
    engine.stop()
    assert not engine.alive.any()
    assert engine.ended_in.tolist() == [2] * 20


def test_a_hand_of_many_cards_counts_every_modifier() -> None:
    harder = Modifier(when="track(calm) >= 0", add=-3)
    hand = (card(f"c{number}", cost=0, modifiers=(harder,)) for number in range(140))
    check(CompiledScenario(woods(*hand, turns=2)), 6, 3, range(6), few=0)


def test_aimless_play_picks_any_of_many_cards() -> None:
    compiled = CompiledScenario(woods(*(card(f"c{number}", cost=0) for number in range(140))))
    _, noting = played(compile_tables(compiled), 4_000, 3)
    assert set(noting.moves[1, "ash", 0].tolist()) == set(range(141))


@pytest.mark.parametrize(
    "far", [{"difficulty": 5_000}, {"modifiers": (Modifier(when="turn > 0", add=-2_000),)}]
)
def test_a_card_that_goes_too_far_for_many_games_is_named(far: dict[str, Any]) -> None:
    with pytest.raises(NotForBatch, match="of “One” go beyond 1,000"):
        compile_tables(CompiledScenario(woods(card("one", **far))))
