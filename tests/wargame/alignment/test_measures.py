"""What must hold for any signed graph."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.wargame.alignment.graphs import (
    BROKEN,
    NAMES,
    WHOLE,
    flagship,
    graph_of,
    misfit,
    signed_graphs,
    slow_blocs,
    slow_frustration,
    switched,
    values_of,
)
from wargame.alignment.balance import as_json, measure
from wargame.alignment.words import in_words, triad_in_words
from wargame.words.counting import listed, signed

ANY = st.one_of(WHOLE, BROKEN)


@given(signed_graphs(most=8))
def test_switching_an_actor_changes_neither_triads_nor_frustration(graph: nx.Graph[str]) -> None:
    before, after = measure(graph), measure(switched(graph, next(iter(graph))))
    assert before.triads.balanced_share == after.triads.balanced_share
    assert before.triads.weighted_share == pytest.approx(after.triads.weighted_share)
    assert before.frustration.at_most == after.frustration.at_most
    assert before.weighted_frustration.at_most == after.weighted_frustration.at_most


@given(signed_graphs(most=9))
def test_frustration_is_at_most_half_the_ties(graph: nx.Graph[str]) -> None:
    found = measure(graph)
    assert found.frustration.at_most <= found.ties // 2
    assert 0 <= (found.frustration.line_share or 0) <= 1


@given(signed_graphs(values=ANY))
def test_frustration_equals_what_trying_every_split_finds(graph: nx.Graph[str]) -> None:
    found = measure(graph)
    assert found.frustration.at_most == found.frustration.at_least == slow_frustration(graph)
    assert found.weighted_frustration.at_most == pytest.approx(slow_frustration(graph, weighted=True))


@given(signed_graphs(most=6))
def test_every_best_split_is_listed_once(graph: nx.Graph[str]) -> None:
    found = measure(graph).frustration
    nodes = list(graph)
    best = {
        frozenset(nodes[1:]) - frozenset(chosen)
        for size in range(len(nodes))
        for chosen in combinations(nodes[1:], size)
        if misfit(graph, {node: int(node in chosen) for node in nodes}) == found.at_most
    }
    listed_ones = [frozenset(split.first) - {nodes[0]} for split in found.splits]
    assert len(listed_ones) == len(set(listed_ones))
    assert set(listed_ones) == best


@given(signed_graphs(most=6, values=ANY))
def test_blocs_equal_what_trying_every_partition_finds(graph: nx.Graph[str]) -> None:
    found = measure(graph).blocs
    assert found.plain.out_of_place == slow_blocs(graph)
    assert found.weighted.out_of_place == pytest.approx(slow_blocs(graph, weighted=True))
    for number, split in enumerate(found.by_number, start=1):
        assert len(split.blocs) == number
        assert split.out_of_place == slow_blocs(graph, number=number)


@given(signed_graphs(most=7, values=ANY))
def test_blocs_cost_what_they_say(graph: nx.Graph[str]) -> None:
    found = measure(graph).blocs
    for split, weighted in ((found.plain, False), (found.weighted, True)):
        side = {actor: index for index, bloc in enumerate(split.blocs) for actor in bloc}
        assert misfit(graph, side, weighted=weighted) == pytest.approx(split.out_of_place)


@given(signed_graphs(values=ANY))
def test_flipping_a_pivotal_tie_lowers_frustration_as_told(graph: nx.Graph[str]) -> None:
    before = measure(graph)
    for actor in before.actors:
        if actor.pivotal is None:
            continue
        flipped = graph.copy()
        flipped[actor.actor][actor.pivotal.partner]["weight"] *= -1
        after = measure(flipped)
        assert before.frustration.at_most - after.frustration.at_most == actor.pivotal.fall == 1
        fall = before.weighted_frustration.at_most - after.weighted_frustration.at_most
        assert max(fall, 0) == pytest.approx(actor.pivotal.weighted_fall)


@given(signed_graphs())
def test_without_a_pivotal_tie_no_flip_helps(graph: nx.Graph[str]) -> None:
    before = measure(graph)
    stuck = [actor.actor for actor in before.actors if actor.pivotal is None]
    for one, other in graph.edges(stuck):
        flipped = graph.copy()
        flipped[one][other]["weight"] *= -1
        assert measure(flipped).frustration.at_most >= before.frustration.at_most


@given(signed_graphs(values=ANY))
def test_shares_stay_between_nothing_and_all(graph: nx.Graph[str]) -> None:
    found = measure(graph)
    for share in (found.walk_balance, found.weighted_walk_balance, found.polarisation):
        assert share is not None
        assert 0 <= share <= 1 + 1e-12


@given(signed_graphs())
def test_walks_are_balanced_exactly_when_nothing_is_frustrated(graph: nx.Graph[str]) -> None:
    found = measure(graph)
    assert (found.walk_balance == pytest.approx(1, abs=1e-9)) == (found.frustration.at_most == 0)


@given(signed_graphs(values=ANY))
def test_strengths_add_up_to_all_ties_counted_twice(graph: nx.Graph[str]) -> None:
    found = measure(graph)
    total = sum(actor.aligned_strength + actor.opposed_strength for actor in found.actors)
    assert total == pytest.approx(2 * sum(map(abs, values_of(graph).values())))
    assert sum(actor.degree for actor in found.actors) == 2 * found.ties


@given(signed_graphs(values=ANY))
@settings(max_examples=30)
def test_measures_survive_json(graph: nx.Graph[str]) -> None:
    facts = as_json(measure(graph))
    assert json.loads(json.dumps(facts, allow_nan=False)) == facts


@given(signed_graphs(values=ANY))
@settings(max_examples=30)
def test_the_words_are_whole_sentences(graph: nx.Graph[str]) -> None:
    assert all(line[0].isupper() or line[0].isdigit() for line in in_words(measure(graph), {}))
    assert all(line.endswith(".") for line in in_words(measure(graph), {}))


def test_one_actor_alone_leaves_everything_undefined() -> None:
    found = measure(graph_of({}, "a"))
    assert found.frustration.at_most == 0
    assert found.frustration.line_share is None
    assert (found.triads.balanced_share, found.walk_balance, found.polarisation) == (None, None, None)
    assert found.blocs.plain.blocs == ()
    assert in_words(found, {}) == ("1 actor and no ties, so nothing can be measured.",)


def test_nobody_at_all_can_be_measured_too() -> None:
    assert measure(graph_of({})).actors == ()


def test_a_weight_of_zero_is_no_tie() -> None:
    found = measure(graph_of({("a", "b"): 0, ("b", "c"): 2}))
    assert found.ties == 1
    assert found.blocs.plain.blocs == (("b", "c"),)


def test_an_actor_without_ties_stands_in_no_faction() -> None:
    split = measure(graph_of({("a", "b"): -2}, "loner")).frustration.splits[0]
    assert (split.first, split.second) == (("a",), ("b",))


def test_separate_groups_each_turn_over_freely() -> None:
    found = measure(graph_of({("a", "b"): 1, ("c", "d"): 1})).frustration
    assert {split.second for split in found.splits} == {(), ("c", "d")}


def test_among_equal_splits_the_one_that_costs_least_strength_comes_first() -> None:
    found = measure(graph_of({("a", "b"): 5, ("b", "c"): 5, ("a", "c"): -2})).frustration
    assert found.splits[0].first == ("a", "b", "c")
    assert len(found.splits) == 3


def test_among_equal_blocs_the_split_that_costs_least_strength_is_shown() -> None:
    found = measure(graph_of({("a", "b"): 5, ("b", "c"): 2, ("a", "c"): -9})).blocs.plain
    assert (found.blocs, found.out_of_place, found.is_only) == ((("a", "b"), ("c",)), 1, False)


def test_the_pivotal_tie_is_the_one_that_eases_most_strength() -> None:
    slight = {("a", "b"): 5, ("b", "c"): 2, ("a", "c"): -9}
    grave = {("a", "d"): 8, ("d", "e"): 6, ("a", "e"): -9}
    found = measure(graph_of({**slight, **grave}))
    pivots = {actor.actor: actor.pivotal for actor in found.actors}
    assert pivots["a"] is not None
    assert (pivots["a"].partner, pivots["a"].fall, pivots["a"].weighted_fall) == ("d", 1, 6)
    assert pivots["d"] == replace(pivots["a"], partner="a")


@pytest.mark.parametrize("weight", [None, "3", float("nan"), float("inf"), True])
def test_a_weight_that_is_no_number_is_refused(weight: object) -> None:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_edge("a", "b", weight=weight)
    with pytest.raises(ValueError, match="no number as its weight"):
        measure(graph)


def test_a_tie_with_oneself_is_refused() -> None:
    with pytest.raises(ValueError, match="with itself"):
        measure(graph_of({("a", "a"): 1}))


def test_a_directed_graph_is_refused() -> None:
    with pytest.raises(ValueError, match="symmetric"):
        measure(nx.DiGraph([("a", "b", {"weight": 1})]))


def test_the_flagships_strain_between_russia_and_iran_is_put_into_words() -> None:
    strained = measure(flagship()).triads.strained
    told = [triad_in_words(triad, NAMES) for triad in strained]
    assert "Russia and Iran are aligned, but stand on opposite sides of Kabul." in told
    assert "Iran, United States and Islamic State are all opposed to one another." in told


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ((1, 1, 1), "a, b and c are all aligned with one another."),
        ((1, -1, -1), "a and b are aligned, and both are opposed to c."),
        ((-1, 1, -1), "a and c are aligned, and both are opposed to b."),
        ((-1, 2, 3), "b and c are aligned, but stand on opposite sides of a."),
        ((-1, -1, -1), "a, b and c are all opposed to one another."),
    ],
)
def test_every_kind_of_triad_has_its_sentence(values: tuple[int, int, int], told: str) -> None:
    from wargame.alignment.triads import Triad

    kind = "".join(sorted("+" if value > 0 else "-" for value in values))
    triad = Triad(actors=("a", "b", "c"), values=values, kind=kind, intensity=1)  # type: ignore[arg-type]
    assert triad_in_words(triad, {}) == told


def test_the_flagships_measures_are_told_with_names() -> None:
    told = " ".join(in_words(measure(flagship()), NAMES))
    assert "24 of 34 triads balanced (71%)." in told
    assert "Best number of blocs: 3, with 2 ties out of place" in told
    assert "Russia" in told
    assert "RUS" not in told


def test_strained_triads_come_strongest_first() -> None:
    strained = measure(flagship()).triads.strained
    assert [triad.intensity for triad in strained] == sorted(
        (one.intensity for one in strained), reverse=True
    )


def test_numbers_and_lists_are_written_as_people_write_them() -> None:
    assert [signed(value) for value in (2, -2, 0, 2.5)] == ["+2", "−2", "0", "+2.5"]
    assert listed([]) == ""
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b and c"
