"""Networks beyond the reach of trying everything: exact by programme, or bounds that say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from tests.wargame.alignment.graphs import (
    BROKEN,
    DATA,
    clustered,
    complete,
    graph_of,
    misfit,
    planted,
    signed_graphs,
    slow_blocs,
    slow_frustration,
)
from wargame.alignment import blocprogramme
from wargame.alignment import blocs as blocs_room
from wargame.alignment import frustration as frustration_room
from wargame.alignment.balance import measure
from wargame.alignment.blocs import best_blocs
from wargame.alignment.blocsearch import cycles_with_one_opponent, exactly, search
from wargame.alignment.bounds import best_sides_found, cycles_packed
from wargame.alignment.edges import graph_at, read_ties
from wargame.alignment.frustration import frustrations
from wargame.alignment.network import network_of, signs_only, without_loners
from wargame.alignment.programme import solve
from wargame.alignment.words import in_words

if TYPE_CHECKING:
    import networkx as nx


@pytest.fixture
def without_scipy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frustration_room, "is_available", lambda: False)


def test_a_programme_proves_the_frustration_of_150_actors() -> None:
    found = frustrations(network_of(planted(150, 1250, every=12)))
    assert found.plain.is_exact
    assert 0 < found.plain.at_most <= 1250 // 12


def test_where_bounds_do_not_meet_a_programme_is_solved() -> None:
    found = frustrations(network_of(planted(30, 200, every=4)), seconds=20).plain
    assert (found.method, found.is_exact) == ("integer programme", True)


def test_without_scipy_the_bounds_say_so(without_scipy: None) -> None:
    found = frustrations(network_of(planted(40, 300, every=3)))
    assert (found.plain.method, found.plain.is_exact) == ("bounds", False)
    assert 0 < found.plain.at_least < found.plain.at_most <= 150
    assert found.relief == {}
    assert any("not proved" in line for line in in_words(measure(planted(40, 300, every=3)), {}))


def test_bounds_enclose_what_the_programme_proves(monkeypatch: pytest.MonkeyPatch) -> None:
    network = network_of(planted(30, 200, every=4))
    proved = frustrations(network).plain
    monkeypatch.setattr(frustration_room, "is_available", lambda: False)
    bounded = frustrations(network).plain
    assert proved.is_exact
    assert bounded.at_least <= proved.at_most <= bounded.at_most


def test_the_split_of_a_large_network_costs_what_it_says() -> None:
    graph = planted(60, 240, every=9)
    found = frustrations(network_of(graph)).plain
    side = {actor: 0 for actor in found.splits[0].first} | {actor: 1 for actor in found.splits[0].second}
    assert misfit(graph, side) == found.at_most
    assert not found.lists_all


def test_small_parts_of_a_large_network_need_no_programme(without_scipy: None) -> None:
    triangles: dict[tuple[str, str], float] = {}
    for corner in range(0, 40, 2):
        triangles |= {
            (str(corner), str(corner + 1)): -3,
            (str(corner + 1), str(corner + 2)): 1,
            (str(corner), str(corner + 2)): 2,
        }
    found = frustrations(network_of(graph_of(triangles)))
    assert (found.plain.at_least, found.plain.at_most, found.plain.method) == (20, 20, "every split tried")
    assert found.weighted.at_most == 20
    assert found.weighted.is_exact


def test_a_forest_is_never_frustrated(without_scipy: None) -> None:
    star = graph_of({("0", str(tip)): -1 if tip % 2 else 1 for tip in range(1, 60)})
    found = frustrations(network_of(star)).plain
    assert (found.at_most, found.is_exact) == (0, True)


@given(signed_graphs(least=3, most=8))
@settings(max_examples=40)
def test_packed_cycles_never_exceed_the_frustration_index(graph: nx.Graph[str]) -> None:
    network = without_loners(network_of(graph))
    assert cycles_packed(signs_only(network)) <= slow_frustration(graph)
    assert cycles_packed(network) <= slow_frustration(graph, weighted=True)


@given(signed_graphs(least=3, most=8, values=BROKEN))
@settings(max_examples=40)
def test_a_found_split_is_never_better_than_the_best(graph: nx.Graph[str]) -> None:
    sides = best_sides_found(network_of(graph))
    side = dict(zip(graph, sides, strict=True))
    assert misfit(graph, side, weighted=True) >= slow_frustration(graph, weighted=True) - 1e-9


@given(signed_graphs(least=3, most=7))
@settings(max_examples=25)
def test_the_programme_agrees_with_trying_every_split(graph: nx.Graph[str]) -> None:
    network = network_of(graph)
    answer = solve(network, upper=sum(abs(value) for _, _, value in network.links), seconds=5)
    assert answer.at_least <= slow_frustration(graph, weighted=True) + 1e-6
    assert answer.sides is not None
    side = dict(zip(graph, answer.sides, strict=True))
    assert misfit(graph, side, weighted=True) == slow_frustration(graph, weighted=True)


@given(signed_graphs(least=3, most=7))
@settings(max_examples=60)
def test_the_search_for_blocs_agrees_with_trying_every_partition(graph: nx.Graph[str]) -> None:
    network = network_of(graph)
    found = search(network)
    assert found.cost == found.at_least == slow_blocs(graph, weighted=True)
    plain = search(signs_only(network))
    for number in range(1, len(graph) + 1):
        split = exactly(signs_only(network), number, plain)
        assert len(split.blocs) == number
        assert split.cost == split.at_least == slow_blocs(graph, number=number)


@given(signed_graphs(least=3, most=7, values=BROKEN))
@settings(max_examples=40)
def test_cycles_with_one_opponent_never_exceed_the_best_blocs(graph: nx.Graph[str]) -> None:
    assert cycles_with_one_opponent(network_of(graph)) <= slow_blocs(graph, weighted=True) + 1e-9


@given(signed_graphs(least=3, most=7))
@settings(max_examples=60)
def test_the_programme_for_blocs_agrees_with_trying_every_partition(graph: nx.Graph[str]) -> None:
    network = network_of(graph)
    upper = sum(abs(value) for _, _, value in network.links) + 1
    answer = blocprogramme.solve(network, upper=upper, seconds=5)
    assert answer.at_least == slow_blocs(graph, weighted=True)
    assert answer.labels is not None
    bloc = dict(zip(graph, answer.labels, strict=True))
    assert misfit(graph, bloc, weighted=True) == answer.at_least


@given(signed_graphs(least=3, most=7, values=BROKEN))
@settings(max_examples=25)
def test_the_programme_for_blocs_never_claims_too_much(graph: nx.Graph[str]) -> None:
    answer = blocprogramme.solve(network_of(graph), upper=1000, seconds=5)
    assert answer.at_least == pytest.approx(slow_blocs(graph, weighted=True), abs=1e-5)


def ties_in(case: str) -> nx.Graph[str]:
    return graph_at(read_ties(DATA / "cases" / f"{case}.csv"), None)


@pytest.mark.parametrize("has_scipy", [True, False])
def test_the_best_blocs_are_no_worse_than_two_camps(has_scipy: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocs_room, "is_available", lambda: has_scipy)
    graph = ties_in("blocs-worse-than-two-camps")
    found = measure(graph)
    assert found.blocs.plain.out_of_place <= found.frustration.at_most == 7
    assert found.blocs.plain.is_exact
    assert found.blocs.weighted.out_of_place == 7
    assert found.polarisation is not None


def test_friends_who_never_met_are_one_bloc() -> None:
    found = measure(ties_in("blocs-two-groups-all-aligned"))
    assert [len(bloc) for bloc in found.blocs.plain.blocs] == [13]
    assert (found.blocs.plain.out_of_place, found.blocs.plain.is_exact) == (0, True)
    assert found.polarisation == 0


@given(signed_graphs(least=13, most=16))
@settings(max_examples=15)
def test_blocs_and_camps_never_contradict_each_other(graph: nx.Graph[str]) -> None:
    found = measure(graph)
    assert found.blocs.plain.out_of_place <= found.frustration.at_most
    assert found.blocs.weighted.out_of_place <= found.weighted_frustration.at_most
    for split in found.blocs.by_number:
        assert found.blocs.plain.at_least <= found.blocs.plain.out_of_place <= split.out_of_place


def test_a_programme_proves_the_blocs_of_139_actors() -> None:
    graph = clustered(139, 600, blocs=3, every=14)
    found = best_blocs(network_of(graph), seconds=30).plain
    assert found.is_exact
    assert 0 < found.out_of_place <= 600 // 14


def test_blocs_beyond_proof_come_with_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocs_room, "is_available", lambda: False)
    found = best_blocs(network_of(planted(80, 500, every=5))).plain
    assert 0 < found.at_least < found.out_of_place
    assert found.is_only is None


@pytest.mark.wide
def test_twenty_mutual_opponents_have_every_equal_split_listed() -> None:
    found = frustrations(network_of(complete(20, -1))).plain
    assert found.at_most == 90
    assert len(found.splits) == 92_378


def test_a_hundred_friends_do_not_overflow() -> None:
    found = measure(complete(55))
    assert found.walk_balance == pytest.approx(1)
    assert found.frustration.is_exact


def test_the_same_network_gives_the_same_answer() -> None:
    graph = planted(45, 200, every=6)
    assert measure(graph) == measure(graph)
