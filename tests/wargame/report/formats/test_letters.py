"""Letters: every text can be printed, and what cannot be drawn has a name."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wargame.report.formats.glyphs import bundled_fonts, covered_by
from wargame.report.formats.letters import LONGEST_RUN, Fonts, drawable, fonts_for, printable

OWN = Fonts(bundled_fonts())


@given(st.text())
def test_whatever_is_printed_can_be_drawn(text: str) -> None:
    shown = printable(text, OWN)
    assert all(sign in "\n\t\u200b\u200c\u200d\u2067\u2068\u2069" or OWN.covers(ord(sign)) for sign in shown)


@given(st.text(alphabet=st.characters(codec="ascii", categories=("L", "N", "P", "S", "Zs"))))
def test_plain_text_is_left_as_it_is(text: str) -> None:
    assert printable(text, OWN).replace("\u200b", "") == text


@given(st.text(alphabet="abc", min_size=30, max_size=200))
def test_no_run_of_letters_is_too_long_for_a_line(text: str) -> None:
    assert max(len(run) for run in printable(text, OWN).split("\u200b")) <= LONGEST_RUN


@pytest.mark.parametrize("text", ["\u200b", "\u200d\ufe0f", "\u00ad \u200c"])
def test_a_text_of_which_nothing_shows_has_a_name(text: str) -> None:
    assert printable(text, OWN).startswith("[")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\u0378", "[U+0378]"),
        ("\x1b[0m", "[U+001B][0m"),
        ("\u202eabc", "[right-to-left override]abc"),
        ("a\u2028b\x85c", "a\nb\nc"),
        ("\u0301x", "[combining acute accent]x"),
        ("e\u0301", "é"),
        ("☃\ufe0f", "☃"),
    ],
)
def test_what_cannot_be_drawn_has_a_name(text: str, shown: str) -> None:
    assert printable(text, OWN) == shown


def test_letters_that_no_font_has_are_numbered() -> None:
    assert printable("王", Fonts(())) == "[U+738B]"


def test_persian_is_drawn_with_the_bundled_fonts() -> None:
    assert printable("مذاکرات می\u200cشود", OWN, breaks=False) == "مذاکرات می\u200cشود"


def test_a_drawing_keeps_the_marks_round_its_names() -> None:
    assert drawable("\u2068ایران\u2069 +1\u202e", OWN) == "\u2068ایران\u2069 +1[right-to-left override]"


def test_names_from_right_to_left_are_held_apart_from_our_words() -> None:
    assert printable("ایران +1", OWN) == "\u2068ایران\u2069 +1"
    assert printable("مذاکرات می\u200cشود.", OWN) == "\u2067مذاکرات می\u200cشود.\u2069"


def test_bundled_fonts_are_enough_for_plain_text() -> None:
    assert fonts_for("Kabul – Москва, ελληνικά") == OWN


def test_a_file_that_is_no_font_covers_nothing(tmp_path: Path) -> None:
    path = tmp_path / "torn.ttf"
    path.write_bytes(b"\x00\x01\x00\x00\x00\x09cmap")
    assert covered_by(path) == frozenset()


def test_a_drawing_keeps_its_long_paths() -> None:
    path = f'<path d="M{"1" * 60}"/>'
    assert drawable(path, OWN) == path


def test_every_letter_of_an_official_language_of_the_union_is_covered() -> None:
    letters = [chr(code) for code in range(0xC0, 0x180) if unicodedata.category(chr(code))[0] == "L"]
    assert all(OWN.covers(ord(letter)) for letter in letters)
