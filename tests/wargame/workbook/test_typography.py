"""Signs that a word processor put in place of others."""

import pytest

from wargame.workbook.telling import MENDED
from wargame.workbook.typography import SIGNS, mended, mended_number


@pytest.mark.parametrize(
    ("text", "meant", "kinds"),
    [
        ("track(a) \u22121", "track(a) -1", ("minus",)),
        ("1 \u2013 2 \u2014 3", "1 - 2 - 3", ("minus", "minus")),
        ("\u201ca\u201d", '"a"', ("quotes", "quotes")),
        ("a\u00a0b\u202fc", "a b c", ("spaces", "spaces")),
        ("turn \u2265 3 and turn \u2264 5", "turn >= 3 and turn <= 5", ("comparisons", "comparisons")),
        ("turn => 3", "turn >= 3", ("comparisons",)),
        ("a \u2260 b <> c", "a != b != c", ("comparisons", "comparisons")),
        ("\uff34\uff55\uff52\uff4e", "Turn", ("wide",) * 4),
        ("turn >= 3", "turn >= 3", ()),
    ],
)
def test_signs_are_put_right_and_counted(text: str, meant: str, kinds: tuple[str, ...]) -> None:
    assert mended(text) == (meant, kinds)


@pytest.mark.parametrize(("text", "number"), [("2,5", "2.5"), ("\u22122,5", "-2.5"), ("1,000,5", "1,000,5")])
def test_a_decimal_comma_is_a_point_in_a_number(text: str, number: str) -> None:
    assert mended_number(text)[0] == number


def test_every_kind_of_sign_has_a_name() -> None:
    assert {kind for kind, _, _ in SIGNS} | {"commas"} == set(MENDED)
