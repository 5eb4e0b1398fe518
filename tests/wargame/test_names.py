"""One spelling for what looks the same: how names are kept, compared and searched."""

import unicodedata
import xml.etree.ElementTree as ElementTree
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wargame.names import composed, folded, in_xml, known_as, same_name, tidied, unturned, words_of


@pytest.mark.parametrize(
    "spelling",
    [
        "Zoë Förster",
        "Zoe\u0308 Fo\u0308rster",
        "Zo\u200bë Förster ",
        "\ufeffZoë\u00a0 Förster",
        "Zoë\u00ad Förs\u2060ter",
    ],
)
def test_every_spelling_of_a_name_is_kept_as_one(spelling: str) -> None:
    assert tidied(spelling) == "Zoë Förster"


def test_persian_keeps_its_joiners_and_loses_those_that_join_nothing() -> None:
    assert tidied("علی\u200cرضا") == "علی\u200cرضا"
    assert tidied("علی رضا\u200c") == "علی رضا"
    assert tidied("Ana\u200cBo\u200d") == "AnaBo"
    assert tidied("علی\u200c\u200cرضا") == "علی\u200cرضا"
    assert tidied("ر\u200cضا") == "رضا"


def test_indic_spellings_and_pictograms_keep_theirs() -> None:
    assert composed("क्\u200dष") == "क्\u200dष"
    assert composed("\U0001f469\u200d\U0001f680") == "\U0001f469\u200d\U0001f680"


def test_fillers_and_direction_marks_make_no_second_name() -> None:
    assert tidied("Iran\u3164") == tidied("\u202eIran\u202c") == tidied("Ir\u034fan") == "Iran"
    assert tidied("a\n\tb") == "a b"


def test_lines_of_a_text_stay() -> None:
    assert composed("é\nb  c") == "é\nb  c"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("zoe", "Zoë"),
        ("LODZ", "Łódź"),
        ("cote d'ivoire", "Côte d’Ivoire"),
        ("strasse", "Straße"),
        ("alpha 𝐱", "𝐀lpha X"),
        ("α", "𝛢"),
        ("علي", "علی"),
    ],
)
def test_searching_forgives_capitals_and_accents(typed: str, meant: str) -> None:
    assert folded(typed) == folded(meant)


def test_searching_tells_letters_apart_that_are_no_accents() -> None:
    assert folded("か") != folded("が")
    assert folded("क") != folded("कि")


def test_a_name_is_found_in_any_spelling_the_very_one_first() -> None:
    known = ["Ole\u0301", "Olé", "Bo"]
    assert known_as("Ole\u0301", known) == "Ole\u0301"
    assert known_as("Ol\u200bé", ["Ole\u0301"]) == "Ole\u0301"
    assert known_as("Ole", known) is None
    assert same_name("MAYA  Ek") == same_name("Maya Ek")
    assert words_of("  Zoë   FÖR") == ["zoe", "for"]


@given(st.text(max_size=12))
def test_tidying_is_done_once_and_for_all(text: str) -> None:
    once = tidied(text)
    assert tidied(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert folded(folded(text)) == folded(text)


def test_nothing_that_is_shown_turns_our_words_round() -> None:
    assert unturned("\u202eIran\u202c \u2066and\u2069 \u200fothers\u061c") == "Iran and others"
    for whole in ("Iran", "می\u200cخواهم", "زهرا حبیبی", "👩\u200d🚀", "e\u0301"):
        assert unturned(whole) == whole


@given(st.text())
def test_what_is_written_as_xml_can_be_read_again(text: str) -> None:
    kept = in_xml(text)
    assert ElementTree.fromstring(f"<a>{escape(kept)}</a>").text == (kept or None)
    assert [sign for sign in kept if sign.isprintable()] == [sign for sign in text if sign.isprintable()]
