"""`entente verify --base-rates`: the trial games of the scenario as played, played again."""

from dataclasses import replace
from pathlib import Path

import pytest

from wargame.cli.main import main
from wargame.places import scenarios_folder
from wargame.scenario.load import load
from wargame.scenario.model import BaseRates
from wargame.session.opening import Plan, start
from wargame.session.saving import save_anew
from wargame.simulation.chunks import tables_of
from wargame.simulation.order import Order
from wargame.simulation.rates import base_rates
from wargame.simulation.summary import summarise
from wargame.simulation.sweep import run

Captured = pytest.CaptureFixture[str]

SCENARIO = load(scenarios_folder() / "afghanistan-2017.yaml")


@pytest.fixture(scope="module")
def rates() -> BaseRates:
    """The base rates of a few trial games."""
    order = Order(scenario=SCENARIO, games=6, seed=3, policies={"iran": "greedy"})
    return base_rates(order, summarise(order, tables_of(SCENARIO), run(order, workers=1).tally))


def session(rates: BaseRates | None, folder: Path) -> str:
    assert SCENARIO.monitor is not None
    played = replace(SCENARIO, monitor=replace(SCENARIO.monitor, base_rates=rates))
    return str(save_anew(start(played, Plan(seed=1)), folder / "tuesday.entente"))


def test_true_base_rates_come_out_the_same(rates: BaseRates, tmp_path: Path, capsys: Captured) -> None:
    assert main(["verify", session(rates, tmp_path), "--base-rates"]) == 0
    said = capsys.readouterr().out
    assert "The base rates come out the same: 6 trial games were played again." in said


def test_other_base_rates_differ(rates: BaseRates, tmp_path: Path, capsys: Captured) -> None:
    other = replace(rates.rates[0], shares={"cooperation": 1.0, "competition": 0.0, "parallel": 0.0})
    file = session(replace(rates, rates=(other, *rates.rates[1:])), tmp_path)
    assert main(["verify", file, "--base-rates"]) == 0
    assert "The base rates differ from what today's rules give" in capsys.readouterr().out


def test_base_rates_that_cannot_be_made_again_are_said_to_be_so(
    rates: BaseRates, tmp_path: Path, capsys: Captured
) -> None:
    assert main(["verify", session(replace(rates, policy="iran greedy"), tmp_path), "--base-rates"]) == 0
    assert "do not tell how each seat was played" in capsys.readouterr().out


def test_a_scenario_without_base_rates_says_so(tmp_path: Path, capsys: Captured) -> None:
    assert main(["verify", session(None, tmp_path), "--base-rates"]) == 0
    assert "has no base rates" in capsys.readouterr().out
