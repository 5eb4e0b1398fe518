"""All moves of a seat weighed at once come to what each comes to by itself."""

import numpy as np
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.wargame.session.test_any_session import SHIPPED, shipped
from tests.wargame.strategies import scenarios
from wargame.batch.appraisal import Appraiser, Valuation
from wargame.batch.choosers import EachSeat, SeededDice
from wargame.batch.conditions import Flags, Numbers
from wargame.batch.engine import Engine
from wargame.batch.games import Games
from wargame.batch.tables import SeatTable, compile_tables
from wargame.batch.weighing import Weighing
from wargame.game.compiled import CompiledScenario
from wargame.scenario.model import Scenario


class Twice(Weighing):
    """Weighs all moves at once and one by one, and holds the two to each other."""

    def move(self, engine: Games, seat: SeatTable, legal: Flags) -> Numbers:
        found = self.values(engine, seat, legal)
        sitting = Valuation(self.appraiser, engine)
        for row, allowed, option in zip(found, legal, seat.options, strict=True):
            counts = allowed & engine.alive
            if counts.any():
                alone = np.broadcast_to(sitting.weigh(option)[0], engine.games)
                # Both are single precision, so that large numbers agree in their first six digits.
                np.testing.assert_allclose(row[counts], alone[counts], 1e-6, 1e-4, err_msg=option.card_id)
        return super().move(engine, seat, legal)


def check(compiled: CompiledScenario, games: int, *, mirrors: bool = False) -> None:
    tables = compile_tables(compiled)
    sets = [[max(1, len(compiled.scenario.actor(seat).hidden_sets))] for seat in compiled.seats]
    hidden = np.random.default_rng(1).integers(0, sets, (len(sets), games)).astype(np.int8)
    choosers = {
        seat.seat: Twice(Appraiser(tables, seat.index, mirrors=mirrors), (seat.index,))
        for seat in tables.seats
    }
    Engine(tables, games, EachSeat(choosers), SeededDice((1,)), hidden=hidden).play()


@pytest.mark.parametrize("name", SHIPPED)
def test_the_moves_of_a_shipped_scenario_are_worth_the_same_at_once_and_one_by_one(name: str) -> None:
    check(shipped(name), 40)


@pytest.mark.wide
@settings(max_examples=30, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(scenario=scenarios(), mirrors=st.booleans())
def test_the_moves_of_any_scenario_are_worth_the_same(scenario: Scenario, mirrors: bool) -> None:
    check(CompiledScenario(scenario), 6, mirrors=mirrors)
