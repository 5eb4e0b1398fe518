"""Tests of `wargame.direction`: names from right to left turn no sentence round."""

import unicodedata
from time import perf_counter

import pytest

from wargame.direction import isolated, runs_leftwards, stretches

IRAN, IRAQ, RUSSIA = "ایران", "عراق", "فدراسیون روسیه و هم‌پیمانان"
WHOLE = (
    "همه را به یک میز دعوت کنید؛ هر که نیاید، جایش خالی می‌ماند.",
    "يُدعى الجميع إلى طاولة واحدة (المرحلة 2، 14:30).",
    "همه را به NATO دعوت کنید",
    "הכנסת תדון בהצעה",
    RUSSIA,
)
OURS = (
    f"{IRAN} +1, sealed by {IRAQ} (turn 3)",
    f"{IRAN} → {IRAQ}",
    f"{IRAN}–{IRAQ} +1",
    f"{RUSSIA}, {IRAN} and {IRAQ}",
    f"{RUSSIA}: 55%",
    f"“{RUSSIA}” 3",
    f"Moscow asks {IRAN} 2 times",
    'ישראל: צה"ל',
)


def _as_read(text: str) -> list[str]:
    """Return the pieces of a text in the order in which they stand from left to right."""
    return [part.strip() for part, _ in stretches(text) if part.strip()]


@pytest.mark.parametrize("text", WHOLE)
def test_a_text_from_right_to_left_runs_that_way_as_a_whole(text: str) -> None:
    assert runs_leftwards(text)
    assert isolated(text) == text


@pytest.mark.parametrize("text", OURS)
def test_a_sentence_of_ours_that_begins_with_such_a_name_does_not(text: str) -> None:
    assert not runs_leftwards(text)


def test_names_in_a_sentence_stand_apart() -> None:
    assert _as_read(OURS[0]) == [IRAN, "+1, sealed by", IRAQ, "(turn 3)"]
    assert _as_read(f"{IRAN}–{IRAQ}") == [IRAN, "–", IRAQ]
    assert _as_read(f"{RUSSIA}, {IRAN}") == [RUSSIA, ",", IRAN]


@pytest.mark.parametrize("text", OURS)
def test_nothing_but_names_stands_between_the_marks(text: str) -> None:
    inside, outside = "", ""
    held = False
    for sign in isolated(text):
        if sign in "\u2068\u2069":
            assert held == (sign == "\u2069")
            held = not held
        elif held:
            inside += sign
        else:
            outside += sign
    assert not held
    assert all(unicodedata.bidirectional(sign) not in ("R", "AL") for sign in outside)
    assert not any(sign.isascii() and sign.isalpha() for sign in inside)
    assert isolated(text).replace("\u2068", "").replace("\u2069", "") == text


@pytest.mark.parametrize("text", ["", "Moscow", "−1 → +2", "Außenhandel, “Iran”", "模拟 1", "۳"])
def test_everything_else_is_left_as_it_is(text: str) -> None:
    assert isolated(text) == text


def test_marks_that_somebody_put_in_are_left_out() -> None:
    assert isolated("\u202eIran\u202c \u2067and\u2069 others") == "Iran and others"
    assert isolated(f"\u202e{IRAN}\u2068 +1") == f"\u2068{IRAN}\u2069 +1"


@pytest.mark.parametrize("text", ["ا" + "1" * 50_000 + "x", "ا" + "1:" * 30_000, "ا' " * 30_000 + "and"])
def test_no_text_takes_long(text: str) -> None:
    began = perf_counter()
    isolated(text)
    assert perf_counter() - began < 2
