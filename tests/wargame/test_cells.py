"""No text that somebody typed is run by a spreadsheet."""

import pytest

from wargame.cells import tame, tame_words


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1", "\r=1"])
def test_a_formula_is_tamed(text: str) -> None:
    assert tame(text) == f"'{text}"


@pytest.mark.parametrize("number", ["+3", "-3", "0.5", "40%", "\u22123"])
def test_a_number_among_words_stays_a_number(number: str) -> None:
    assert tame_words(number) == number


@pytest.mark.parametrize("text", ["=1+1", "+3+cmd", "-1|x", "+3\n"])
def test_what_only_begins_like_a_number_is_tamed(text: str) -> None:
    assert tame_words(text) == f"'{text}"
