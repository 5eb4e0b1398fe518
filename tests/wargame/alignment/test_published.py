"""Figures from the literature, and cases that mathematics settles."""

from __future__ import annotations

import networkx as nx
import pytest

from tests.wargame.alignment.graphs import DATA, complete, graph_of, highland
from wargame.alignment.balance import Measures, measure
from wargame.alignment.edges import graph_at, read_ties


@pytest.fixture(scope="module")
def tribes() -> Measures:
    return measure(highland())


def test_the_highland_tribes_have_29_alliances_and_29_enmities(tribes: Measures) -> None:
    assert (len(tribes.actors), tribes.ties, tribes.aligned, tribes.opposed) == (16, 58, 29, 29)


def test_the_highland_tribes_have_59_balanced_triads_of_68(tribes: Measures) -> None:
    kinds = tribes.triads
    assert (kinds.all_aligned, kinds.one_opposed, kinds.two_opposed, kinds.all_opposed) == (19, 2, 40, 7)
    assert (kinds.count, kinds.balanced) == (68, 59)
    assert kinds.balanced_share == pytest.approx(0.8676471, abs=5e-8)


def test_the_walk_balance_of_the_highland_tribes_is_as_published(tribes: Measures) -> None:
    assert tribes.walk_balance == pytest.approx(0.3575761, abs=5e-8)


def test_the_frustration_of_the_highland_tribes_is_7_with_one_best_split(tribes: Measures) -> None:
    assert tribes.frustration.is_exact
    assert tribes.frustration.at_most == 7
    assert [set(split.first) for split in tribes.frustration.splits] == [{"Gavev", "Kotun", "Nagad", "Gama"}]
    assert len(tribes.frustration.splits[0].second) == 12


def test_the_line_share_of_the_highland_tribes_is_as_published(tribes: Measures) -> None:
    assert tribes.frustration.line_share == pytest.approx(0.7586207, abs=5e-8)


def test_three_blocs_leave_two_ties_of_the_highland_tribes_out_of_place(tribes: Measures) -> None:
    three = tribes.blocs.by_number[2]
    assert (three.out_of_place, three.is_exact) == (2, True)
    assert sorted(map(len, three.blocs)) == [4, 5, 7]
    assert tribes.blocs.plain == three


def test_signs_without_strengths_make_weighted_measures_equal_the_plain_ones(tribes: Measures) -> None:
    assert tribes.weighted_frustration.at_most == tribes.frustration.at_most
    assert tribes.triads.weighted_share == pytest.approx(tribes.triads.balanced_share)
    assert tribes.weighted_walk_balance == pytest.approx(tribes.walk_balance)


GREAT_POWERS = [
    (1872, 5, 9, 6, 7, 0.714, 1, {"FRA", "GBR"}),
    (1881, 5, 9, 6, 7, 0.714, 1, {"FRA", "GBR"}),
    (1882, 6, 11, 6, 8, 0.750, 1, {"FRA", "GBR"}),
    (1890, 6, 10, 7, 5, 0.600, 1, {"FRA", "RUS"}),
    (1891, 6, 11, 7, 8, 0.750, 1, {"FRA", "RUS"}),
    (1903, 6, 11, 7, 8, 0.750, 1, {"FRA", "RUS"}),
    (1904, 6, 11, 6, 8, 0.750, 1, {"FRA", "GBR", "RUS"}),
    (1907, 6, 15, 9, 20, 1.000, 0, {"FRA", "GBR", "RUS"}),
]


@pytest.mark.parametrize(
    ("year", "actors", "ties", "opposed", "triads", "share", "index", "side"), GREAT_POWERS
)
def test_the_great_powers_come_to_balance_in_1907(
    year: int, actors: int, ties: int, opposed: int, triads: int, share: float, index: int, side: set[str]
) -> None:
    found = measure(graph_at(read_ties(DATA / "great-powers-1872-1907.csv"), year))
    assert (len(found.actors), found.ties, found.opposed) == (actors, ties, opposed)
    assert found.triads.count == triads
    assert found.triads.balanced_share == pytest.approx(share, abs=5e-4)
    assert found.frustration.at_most == found.frustration.at_least == index
    sides = [set(group) for split in found.frustration.splits for group in (split.first, split.second)]
    assert side in sides


def test_five_friends_are_wholly_balanced() -> None:
    found = measure(complete(5))
    assert (found.triads.count, found.triads.balanced_share) == (10, 1.0)
    assert found.frustration.at_most == 0
    assert found.walk_balance == pytest.approx(1)
    assert found.polarisation == 0


def test_five_mutual_opponents_frustrate_four_ties_but_make_five_blocs() -> None:
    found = measure(complete(5, -1))
    assert found.triads.balanced_share == 0
    assert found.frustration.at_most == 4
    assert len(found.frustration.splits) == 10
    assert (len(found.blocs.plain.blocs), found.blocs.plain.out_of_place) == (5, 0)


def test_one_quarrel_among_five_friends_strains_three_triads() -> None:
    graph = complete(5)
    graph["0"]["1"]["weight"] = -1
    found = measure(graph)
    assert (found.triads.one_opposed, found.triads.balanced_share) == (3, 0.7)
    assert found.frustration.at_most == 1


def test_a_ring_without_triads_has_no_share_but_can_be_frustrated() -> None:
    ring = {(str(one), str((one + 1) % 5)): 1.0 for one in range(5)}
    found = measure(graph_of({**ring, ("0", "1"): -1}))
    assert found.triads.count == 0
    assert found.triads.balanced_share is None
    assert found.triads.weighted_share is None
    assert found.frustration.at_most == 1


def test_two_blocs_in_full_opposition_are_balanced_and_polarised() -> None:
    pairs = {
        (one, other): 1 if (one in "ab") == (other in "ab") else -1
        for one, other in nx.complete_graph("abcde").edges
    }
    found = measure(graph_of(dict(pairs)))
    assert found.triads.balanced_share == 1
    assert found.frustration.at_most == 0
    assert found.blocs.plain.blocs == (("a", "b"), ("c", "d", "e"))
    assert found.polarisation == pytest.approx(4 * (0.4 * 0.6))
    assert found.blocs.plain.is_only


def test_two_equal_blocs_in_full_opposition_are_wholly_polarised() -> None:
    graph = graph_of(
        {("a", "b"): 10, ("c", "d"): 10, ("a", "c"): -10, ("a", "d"): -10, ("b", "c"): -10, ("b", "d"): -10}
    )
    assert measure(graph, scale_end=10).polarisation == pytest.approx(1)
    assert measure(graph, scale_end=20).polarisation == pytest.approx(0.5)
