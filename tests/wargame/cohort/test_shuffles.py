"""Whether a treatment mattered is told by dealing its labels anew, inside the strata of the design."""

from itertools import combinations

import numpy as np
import pytest

from wargame.cohort.shuffles import Dealt, by_chance, differences


def dealt(labels: str, strata: str | None = None) -> Dealt:
    """A deal written as `AABB`, B with the treatment, and a sign for the stratum of each table."""
    return Dealt(treated=tuple(one == "B" for one in labels), strata=tuple(strata or "." * len(labels)))


def drawn(seed: int, tables: int, effect: float, strata: int = 1) -> tuple[np.ndarray, Dealt]:
    draw = np.random.Generator(np.random.PCG64(seed))
    labels = np.tile([False, True], tables // 2)
    of = np.repeat(np.arange(strata), tables // strata)
    numbers = draw.normal(0, 10, tables) + effect * labels + 60 * of
    return numbers[None], Dealt(treated=tuple(map(bool, labels)), strata=tuple(map(str, of)))


def test_all_ways_to_deal_few_labels_are_looked_at() -> None:
    values = np.array([[1.0, 4.0, 2.0, 9.0, 8.0, 7.0]])
    (found,) = differences(values, dealt("AAABBB"))
    by_hand = [
        abs(values[0, list(rows)].mean() - np.delete(values[0], list(rows)).mean())
        for rows in combinations(range(6), 3)
    ]
    assert found.exact
    assert found.of == 20
    assert found.value == pytest.approx(17 / 3)
    assert found.alone == sum(one >= 17 / 3 - 1e-9 for one in by_hand) == 2


def test_shuffles_stay_inside_the_strata() -> None:
    # Between the strata lie 100 points; inside, the treatment adds 5. Only within does it show.
    values = np.array([[0.0, 5.0, 1.0, 6.0, 100.0, 105.0, 101.0, 106.0]])
    (inside,) = differences(values, dealt("ABABABAB", "11112222"))
    (flat,) = differences(values, dealt("ABABABAB"))
    assert inside.value == flat.value == 5.0
    assert (inside.alone, inside.of) == (2, 36)
    assert flat.alone / flat.of > 0.5


def test_a_stratum_with_one_label_only_says_nothing() -> None:
    values = np.array([[0.0, 5.0, 1.0, 6.0, 999.0]])
    (found,) = differences(values, dealt("ABABB", "11112"))
    assert found.value == 5.0
    assert not dealt("AABB", "1122").can_tell
    with pytest.raises(ValueError, match="both labels"):
        differences(values[:, :4], dealt("AABB", "1122"))


def test_pairs_are_strata_of_two() -> None:
    values = np.array([[10.0, 12.0, 50.0, 53.0, 20.0, 21.0, 7.0, 9.0, 0.0, 4.0, 30.0, 31.0]])
    (found,) = differences(values, dealt("AB" * 6, "112233445566"))
    assert (found.alone, found.of) == (2, 64)
    assert found.would_show == pytest.approx(2.8 * np.std([2, 3, 1, 2, 4, 1], ddof=1) / np.sqrt(6))


def test_too_few_tables_bound_nothing() -> None:
    (found,) = differences(np.array([[1.0, 2.0, 8.0, 9.0]]), dealt("AABB"))
    assert (found.low, found.high) == (None, None)
    (single,) = differences(np.array([[1.0, 8.0]]), dealt("AB"))
    assert single.would_show is None
    assert (single.alone, single.of) == (2, 2)


def test_the_bounds_are_the_shifts_that_the_test_just_does_not_refuse() -> None:
    values, labels = drawn(4, 20, 12.0)
    (found,) = differences(values, labels, seed=9)
    assert found.low is not None
    assert found.high is not None
    for shift, side in ((found.low, 1), (found.high, -1)):
        for step, is_rare in ((-0.01 * side, True), (0.01 * side, False)):
            left = values - (shift + step) * np.array(labels.treated)
            # One side only, as each bound is a test of one side.
            (again,) = differences(left, labels, seed=9)
            one_sided = again.alone / again.of / 2
            assert (one_sided < 0.035) == is_rare or abs(one_sided - 0.025) < 0.012


def test_a_known_effect_lies_within_its_interval_nineteen_times_in_twenty() -> None:
    inside = 0
    for seed in range(200):
        (found,) = differences(*drawn(seed, 24, 8.0, strata=3), seed=seed, shuffles=399)
        inside += (found.low or -99) <= 8.0 <= (found.high or 99)
    assert 181 <= inside <= 198  # 190, give or take three deviations


def test_no_effect_is_found_at_most_one_time_in_twenty() -> None:
    found = [differences(*drawn(seed, 24, 0.0), seed=seed, shuffles=399)[0] for seed in range(300)]
    assert sum(one.alone <= 0.05 * one.of for one in found) <= 15 + 3 * np.sqrt(300 * 0.05 * 0.95)


def test_what_would_show_is_shown_four_times_in_five() -> None:
    shown = 0
    effect = float(np.mean([differences(*drawn(seed, 24, 0.0))[0].would_show or 0 for seed in range(40)]))
    for seed in range(200):
        (found,) = differences(*drawn(1000 + seed, 24, effect), seed=seed, shuffles=399)
        shown += found.alone <= 0.05 * found.of
    assert 135 <= shown <= 178  # 160, less as so few tables make the spread itself a guess


def test_what_was_only_looked_at_is_held_against_everything_that_was_looked_at() -> None:
    draw = np.random.Generator(np.random.PCG64(5))
    labels = dealt("AB" * 15)
    values = draw.normal(0, 1, (30, 30))
    values[7] += 2.5 * np.array(labels.treated)
    found = differences(values, labels)
    assert min(range(30), key=lambda at: found[at].among_all) == 7
    assert all(one.among_all >= one.alone for one in found)
    assert found[7].alone == 1 or found[7].alone < found[7].among_all
    # Some of thirty numbers that chance alone made seem to differ, and none does once all are counted.
    others = [one for at, one in enumerate(found) if at != 7]
    assert any(one.alone <= 0.1 * one.of for one in others)
    assert not any(one.among_all <= 0.05 * one.of for one in others)


def test_a_number_that_never_moves_differs_by_nothing_and_hides_no_other() -> None:
    values, labels = drawn(3, 24, 30.0)
    both = differences(np.concatenate([np.full((1, 24), 4.0), values]), labels)
    assert (both[0].value, both[0].alone) == (0.0, both[0].of)
    assert both[1].among_all <= 0.01 * both[1].of


def test_the_same_seed_shuffles_alike() -> None:
    values, labels = drawn(1, 40, 3.0)
    assert differences(values, labels, seed=2) == differences(values, labels, seed=2)
    assert differences(values, labels, seed=2) != differences(values, labels, seed=3)


def test_what_chance_does_holds_every_deal_and_as_many_as_far_out_as_are_told() -> None:
    for values, of in (
        (np.array([[1.0, 4.0, 2.0, 9.0, 8.0, 7.0]]), dealt("AAABBB")),
        drawn(3, 40, effect=9.0, strata=4),
    ):
        (told,) = differences(values, of, seed=5)
        shown = by_chance(values[0], of, seed=5)
        assert shown.of == told.of
        assert sum(shown.as_far) == told.alone
        assert shown.value == pytest.approx(told.value)
        # Ranges are wholly as far out as what was played, or not at all.
        assert all(far in (0, many) for far, many in zip(shown.as_far, shown.deals, strict=True))
        assert min(abs(abs(edge) - abs(shown.value)) for edge in shown.edges) < 1e-9
        assert len(shown.edges) == len(shown.deals) + 1 < 40


def test_no_difference_at_all_is_as_far_out_as_every_deal() -> None:
    shown = by_chance(np.array([5.0, 5.0, 1.0, 1.0]), dealt("ABAB"))
    assert shown.value == 0.0
    assert shown.as_far == shown.deals


def test_where_the_few_deals_cannot_show_anything_no_size_is_promised() -> None:
    values = np.array([[10.0, 12.0, 50.0, 53.0, 20.0, 21.0, 7.0, 9.0, 0.0, 900.0]])
    (five,) = differences(values, dealt("AB" * 5, "1122334455"))
    # Five pairs can be dealt in 32 ways: what was played and its mirror are 6 in 100 of them.
    assert (five.alone, five.of) == (2, 32)
    assert five.would_show is None
