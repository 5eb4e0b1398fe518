"""Sensitivity: which numbers move the verdict."""

from dataclasses import replace

import pytest

from tests.wargame.session.test_any_session import shipped
from wargame.simulation.order import Order
from wargame.simulation.sensitivity import Influence, hypercube, knobs, tornado


def test_every_starting_value_and_card_can_be_moved() -> None:
    scenario = shipped("great-powers-1872").scenario
    names = [knob.name for knob in knobs(scenario)]
    assert len(names) == len(scenario.alignments) + len(scenario.tracks) + 2 * len(scenario.cards)
    assert "track concert, start" in names


def test_a_number_stays_on_its_scale() -> None:
    scenario = shipped("great-powers-1872").scenario
    knob = next(one for one in knobs(scenario) if one.name == "track concert, start")
    concert = next(line for line in scenario.tracks if line.id == "concert")
    assert knob.turned(scenario, concert.max - concert.start + 1) is None


def test_the_hypercube_finds_what_a_step_is_worth(monkeypatch: pytest.MonkeyPatch) -> None:
    scenario = shipped("great-powers-1872").scenario
    some = knobs(scenario)[:3]
    start = sum(line.value for line in scenario.alignments[:1])

    def index(order: Order) -> float:
        return 5.0 * (order.scenario.alignments[0].value - start)

    monkeypatch.setattr("wargame.simulation.sensitivity.mean_index", index)
    assert hypercube(Order(scenario=scenario), some, 30) == pytest.approx([5, 0, 0], abs=1e-9)


def test_the_tornado_names_its_bars() -> None:
    one = Influence(name="a < b", down=-2.0, up=1.0, together=0.0)
    assert "a &lt; b" in tornado((one, replace(one, name="c")))


def test_the_tornado_tells_its_bars_apart_and_gives_their_figures() -> None:
    drawn = tornado((Influence(name="a", down=-2.0, up=-0.04, together=0.0),))
    assert all(words in drawn for words in ("one lower", "one higher", ">-2.0<", ">+0.0<"))
