"""Tests of `wargame.numerals`: numbers are understood in the digits of any script."""

import pytest

from wargame.numerals import latin, whole


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("۴۲", "42"),
        ("٤٢", "42"),
        ("４２", "42"),
        ("१२", "12"),
        ("−۳٫۵", "-3.5"),
        ("turn ۴", "turn 4"),
        ("x²", "x²"),
    ],
)
def test_digits_of_any_script_stand_for_latin_ones(typed: str, read: str) -> None:
    assert latin(typed) == read


@pytest.mark.parametrize(("typed", "number"), [(" 42 ", 42), ("+۳", 3), ("−2", -2), ("007", 7), ("-0", 0)])
def test_a_whole_number_is_read(typed: str, number: int) -> None:
    assert whole(typed) == number


@pytest.mark.parametrize("typed", ["", "-", "+-2", "²", "1.5", "four", "1_000", "9" * 20, "٪"])
def test_what_is_no_whole_number_is_none(typed: str) -> None:
    assert whole(typed) is None
