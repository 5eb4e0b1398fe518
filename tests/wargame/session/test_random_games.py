"""Every shipped scenario loads clean and survives random play to its end."""

import pytest

from tests.wargame.session.test_any_session import SHIPPED, shipped
from tests.wargame.wandering import play_to_the_end, seeded, wander
from wargame.game.score import scores, winners
from wargame.places import scenarios_folder
from wargame.scenario.load import read_file
from wargame.session.opening import Plan, start


def test_every_scenario_in_the_folder_is_played_here() -> None:
    assert sorted(path.stem for path in scenarios_folder().glob("*.yaml")) == sorted(SHIPPED)


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_scenario_loads_clean(name: str) -> None:
    scenario, faults = read_file(scenarios_folder() / f"{name}.yaml")
    assert scenario is not None
    assert faults == ()


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("seed", range(5))
def test_random_play_comes_to_an_end(name: str, seed: int) -> None:
    session = start(shipped(name), Plan(seed=seed))
    play_to_the_end(session, seeded(seed))
    state = session.state
    assert state.affairs.ended
    assert winners(scores(state))
    assert all(0 <= one.total <= 100 for one in scores(state))


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("seed", range(3))
def test_a_table_that_does_as_it_pleases_comes_to_an_end(name: str, seed: int) -> None:
    session, choose = start(shipped(name), Plan(seed=seed)), seeded(seed)
    for _ in range(150):
        if session.state.running:
            wander(session, choose)
    play_to_the_end(session, choose)
    assert session.state.affairs.ended
