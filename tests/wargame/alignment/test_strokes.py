from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wargame.alignment.strokes import DASH, DOTS, Stroke, stroke_between, stroke_of

VALUES = st.integers(-10, 10)


def between(before: float, after: float, progress: float) -> Stroke:
    return stroke_between(before, after, progress, scale_end=10, threshold=3)


@given(VALUES, VALUES)
def test_a_way_begins_and_ends_with_the_strokes_of_its_values(before: int, after: int) -> None:
    start, end = between(before, after, 0), between(before, after, 1)
    assert start.width == pytest.approx(stroke_of(before, scale_end=10, threshold=3).width)
    assert end.width == pytest.approx(stroke_of(after, scale_end=10, threshold=3).width)
    if end.width:
        assert end == stroke_of(after, scale_end=10, threshold=3)


@given(st.integers(3, 10), st.integers(3, 10), st.floats(0, 1))
def test_within_a_sign_the_width_stays_between_the_two(one: int, other: int, progress: float) -> None:
    stroke = between(-one, -other, progress)
    assert 1.5 + 0.4 * min(one, other) - 1e-9 <= stroke.width <= 1.5 + 0.4 * max(one, other) + 1e-9
    assert (stroke.is_aligned, stroke.dash) == (False, DASH)


@given(st.integers(3, 10), st.integers(3, 10), st.floats(0, 1))
def test_across_signs_the_style_swaps_at_no_width(one: int, other: int, progress: float) -> None:
    stroke = between(one, -other, progress)
    assert stroke.is_aligned == (progress < 0.5)
    assert between(one, -other, 0.5).width == 0
    assert stroke.width <= 1.5 + 0.4 * max(one, other)


def test_a_tie_that_goes_keeps_its_style_to_the_end() -> None:
    assert between(-8, 0, 0.9).dash == DASH
    assert between(-8, 0, 0.9).width == pytest.approx(0.1 * 4.7)


def test_a_tie_that_comes_has_its_style_from_the_start() -> None:
    stroke = between(1, 6, 0.1)
    assert stroke.width == pytest.approx(0.1 * 3.9)
    assert (stroke.is_aligned, stroke.dash) == (True, None)


def test_the_scales_end_is_the_widest() -> None:
    assert stroke_of(10, scale_end=10, threshold=3).width == 5.5
    assert stroke_of(12, scale_end=10, threshold=3).width == 5.5
    assert stroke_of(2, scale_end=10, threshold=3).width == 0
    assert stroke_of(-2, scale_end=10, threshold=3, shows_weak=True).dash == DOTS


def test_progress_beyond_the_ends_changes_nothing() -> None:
    assert between(4, -4, -1) == between(4, -4, 0)
    assert between(4, -4, 7) == between(4, -4, 1)
