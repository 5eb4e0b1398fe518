"""Sensitivity: which numbers move the verdict."""

from dataclasses import replace

import numpy as np
import pytest

from tests.wargame.session.test_any_session import shipped
from wargame.batch.tables import compile_tables
from wargame.game.compiled import CompiledScenario
from wargame.scenario.model import Scenario
from wargame.simulation.chunks import batch_of
from wargame.simulation.order import Order
from wargame.simulation.sensitivity import (
    Influence,
    Knob,
    fitted,
    index_of,
    knobs,
    one_at_a_time,
    tornado,
    varied,
)
from wargame.simulation.tally import INDEX_PARTS
from wargame.terms import Refused


def test_every_starting_value_and_card_can_be_moved() -> None:
    scenario = shipped("great-powers-1872").scenario
    names = [knob.name for knob in knobs(scenario)]
    assert len(names) == len(scenario.alignments) + len(scenario.tracks) + 2 * len(scenario.cards)
    assert "track concert, start" in names


def test_a_number_stays_on_its_scale() -> None:
    scenario = shipped("great-powers-1872").scenario
    concert = next(line for line in scenario.tracks if line.id == "concert")
    at_the_end = replace(
        scenario,
        tracks=tuple(replace(one, start=one.max) if one is concert else one for one in scenario.tracks),
    )
    assert knob(at_the_end, "track concert, start").steps == (-1,)
    assert knob(scenario, "track concert, start").steps == (-1, 1)


def knob(scenario: Scenario, name: str) -> Knob:
    return next(one for one in knobs(scenario) if one.name == name)


def written(scenario: Scenario, name: str, by: int) -> Scenario:
    """The scenario with a number changed in the file itself."""
    what, _, kind = name.partition(", ")
    sort, _, one = what.partition(" ")
    if sort == "card":
        cards = [
            replace(card, **{kind: getattr(card, kind) + by}) if card.id == one else card
            for card in scenario.cards
        ]
        return replace(scenario, cards=tuple(cards))
    if sort == "track":
        tracks = [
            replace(line, start=line.start + by) if line.id == one else line for line in scenario.tracks
        ]
        return replace(scenario, tracks=tuple(tracks))
    both = tuple(one.split(" and "))
    ties = [
        replace(line, value=line.value + by) if tuple(line.between) == both else line
        for line in scenario.alignments
    ]
    return replace(scenario, alignments=tuple(ties))


MOVED = (
    "alignment russia and iran, start",
    "track settlement, start",
    "card {}, difficulty",
    "card {}, cost",
)


@pytest.mark.parametrize("policy", ["random", "mirror"])
@pytest.mark.parametrize("number", range(len(MOVED)))
def test_a_number_moved_in_a_column_is_the_number_changed_in_the_file(policy: str, number: int) -> None:
    scenario = shipped("afghanistan-2017").scenario
    name = MOVED[number].format(scenario.cards[3].id)
    order = Order(scenario=scenario, games=40, seed=4, everyone=policy, turns=2, detailed=False)
    tables = compile_tables(CompiledScenario(scenario))
    moved = varied(tables, (knob(scenario, name),), np.ones((1, 40), dtype=np.int8))
    here = batch_of(order, tables, 0, variation=moved)
    changed = written(scenario, name, 1)
    assert changed != scenario
    there = batch_of(replace(order, scenario=changed), compile_tables(CompiledScenario(changed)), 0)
    assert index_of(here).tolist() == index_of(there).tolist()
    assert np.array_equal(here.final, there.final)


def tried(workers: int = 1, points: int = 0) -> tuple[Influence, ...]:
    order = Order(scenario=shipped("great-powers-1872").scenario, games=40, seed=3, turns=2)
    return one_at_a_time(order, points, workers=workers)


@pytest.mark.wide
def test_the_same_seed_gives_the_same_numbers_whatever_the_number_of_workers() -> None:
    assert tried(points=1500) == tried(workers=2, points=1500)


def test_a_number_moved_alone_is_compared_with_the_scenario_as_it_is_on_the_same_luck() -> None:
    scenario = shipped("great-powers-1872").scenario
    order = Order(scenario=scenario, games=40, seed=3, turns=2, detailed=False)
    plain = index_of(batch_of(order, compile_tables(CompiledScenario(scenario)), 0)).sum()
    strongest = tried()[0]
    changed = written(scenario, strongest.name, 1)
    there = index_of(
        batch_of(replace(order, scenario=changed), compile_tables(CompiledScenario(changed)), 0)
    ).sum()
    assert strongest.up == pytest.approx((there - plain) / 40 / INDEX_PARTS)


def test_the_hypercube_finds_what_a_step_is_worth() -> None:
    draw = np.random.default_rng(1)
    steps = draw.integers(-1, 2, (3, 500))
    heights = 50 + 5 * steps[0] - 2 * steps[2]
    design = np.concatenate([np.ones((1, 500), dtype=np.int64), steps])
    assert fitted(design @ design.T, design @ heights) == pytest.approx([5, 0, -2], abs=1e-9)


def test_planners_and_scenarios_without_a_monitor_are_refused() -> None:
    scenario = shipped("great-powers-1872").scenario
    with pytest.raises(Refused, match="Planners play too slowly"):
        one_at_a_time(Order(scenario=scenario, everyone="planner"))
    with pytest.raises(Refused, match="no monitor"):
        one_at_a_time(Order(scenario=replace(scenario, monitor=None)))


def of_track(name: str) -> Knob:
    return Knob(of="track", ids=(name,), kind="start", at=0)


def test_the_tornado_names_its_bars() -> None:
    one = Influence(knob=of_track("a < b"), down=-2.0, up=1.0, together=0.0)
    assert "track a &lt; b, start" in tornado((one, replace(one, knob=of_track("c"))))


def test_the_tornado_tells_its_bars_apart_and_gives_their_figures() -> None:
    drawn = tornado((Influence(knob=of_track("a"), down=-2.0, up=-0.04, together=0.0),))
    assert all(words in drawn for words in ("one lower", "one higher", ">-2.0<", ">+0.0<"))
