"""How alike tables ran, against published numbers and by brute force."""

import numpy as np
import pytest

from wargame.cohort.likeness import adjusted_rand, distances, explained, first_difference, run_map


def test_tables_lie_apart_by_the_ties_that_moved() -> None:
    # Two turns, three ties of which the last never moves.
    still, moved = [[0, 2, 5], [0, 2, 5]], [[0, 2, 5], [4, 0, 5]]
    apart = distances(np.array([still, moved], dtype=float))
    assert apart.tolist() == [[0, 1.5], [1.5, 0]]  # (0 + 0 + 4 + 2) / 4
    assert distances(np.array([still, still], dtype=float)).tolist() == [[0, 0], [0, 0]]
    assert distances(np.zeros((0, 0, 0))).shape == (0, 0)


def test_distances_are_those_of_brute_force() -> None:
    draw = np.random.Generator(np.random.PCG64(1))
    courses = draw.integers(-10, 11, (7, 4, 6)).astype(float)
    apart = distances(courses)
    for one in range(7):
        for other in range(7):
            assert apart[one, other] == pytest.approx(np.abs(courses[one] - courses[other]).mean())


def test_points_of_a_plane_are_found_again() -> None:
    draw = np.random.Generator(np.random.PCG64(2))
    true = draw.normal(0, 1, (12, 2)) * [3, 1]
    apart = np.sqrt(((true[:, None] - true[None]) ** 2).sum(axis=2))
    found = run_map(apart, true[:, 0])
    again = np.sqrt(((found.points[:, None] - found.points[None]) ** 2).sum(axis=2))
    assert again == pytest.approx(apart)
    assert found.fidelity == pytest.approx(1)
    assert sum(found.shares) == pytest.approx(1)
    assert np.corrcoef(found.points[:, 0], true[:, 0])[0, 1] > 0.9


@pytest.mark.parametrize("tables", [0, 1, 2, 3])
def test_few_tables_have_a_map_too(tables: int) -> None:
    apart = np.abs(np.subtract.outer(np.arange(tables), np.arange(tables))).astype(float)
    found = run_map(apart, np.arange(tables, dtype=float))
    assert found.points.shape == (tables, 2)
    if tables > 1:
        assert list(found.points[:, 0]) == sorted(found.points[:, 0])


def test_partitions_agree_as_was_published() -> None:
    # Pairs counted by hand: two together in both, six and three in either, fifteen in all.
    one, other = [0, 0, 0, 1, 1, 1], [0, 0, 1, 1, 2, 2]
    assert adjusted_rand(one, other) == pytest.approx((2 - 6 * 3 / 15) / (4.5 - 6 * 3 / 15))
    assert adjusted_rand(one, ["a", "a", "a", "b", "b", "b"]) == 1
    assert adjusted_rand([0, 1, 2], [0, 1, 2]) == 1
    assert adjusted_rand([0, 0, 1, 1], [0, 1, 0, 1]) == pytest.approx(-0.5)
    with pytest.raises(ValueError, match="zip"):
        adjusted_rand([0], [0, 1])


def test_when_it_was_decided() -> None:
    end = np.array([-40.0, 0, 10, 60])
    index = np.stack([np.zeros(4), np.array([1.0, -1, 1, -1]), end / 2, end], axis=1)
    found = explained(index)
    assert found[0] == 0
    assert found[1] < 0.5
    assert found[2:] == pytest.approx((1, 1))


def test_where_two_courses_part() -> None:
    assert first_difference("abc", "abc") is None
    assert first_difference("abc", "axc") == 2
    assert first_difference("ab", "abc") == 3
