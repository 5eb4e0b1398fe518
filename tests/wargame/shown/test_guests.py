"""People read from what somebody types or pastes."""

import pytest

from wargame.shown.guests import guest_of, guests_in


def names(text: str) -> list[str]:
    return [guest.name for guest in guests_in(text)]


def test_names_are_read_from_a_list_in_any_form() -> None:
    found = guests_in("Maya Lindqvist\nTom Okafor (TOM); Aiko Mori,, \n\tأمين")
    assert [(guest.name, guest.initials) for guest in found] == [
        ("Maya Lindqvist", "ML"),
        ("Tom Okafor", "TOM"),
        ("Aiko Mori", "AM"),
        ("أمين", "أ"),
    ]


@pytest.mark.parametrize("text", ["", "  ", "()", "(AB)", "\0\n"])
def test_no_name_is_no_person(text: str) -> None:
    assert guest_of(text) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Lindqvist, Maya\nOkafor, Tom\n", ["Lindqvist, Maya", "Okafor, Tom"]),
        ("Lindqvist, Maya; Okafor, Tom", ["Lindqvist, Maya", "Okafor, Tom"]),
        ("Lindqvist, Maya", ["Lindqvist, Maya"]),
        ("van der Berg, Anna (she/her)", ["van der Berg, Anna"]),
        ("Maya Lindqvist, Tom Okafor", ["Maya Lindqvist", "Tom Okafor"]),
        ("Lindqvist, Maya, Okafor, Tom", ["Lindqvist", "Maya", "Okafor", "Tom"]),
        ("Maya\tTom\tAiko", ["Maya", "Tom", "Aiko"]),
        ("Maya\tLindqvist\nTom\tOkafor", ["Maya Lindqvist", "Tom Okafor"]),
        ("Maya, Tom, Aiko", ["Maya", "Tom", "Aiko"]),
        ("1. Maya\n2) Tom\n(3) Aiko\na) Bo\n10. Cy", ["Maya", "Tom", "Aiko", "Bo", "Cy"]),
        ("- Maya\n• Tom\n* Aiko\n– Bo\n[x] Cy", ["Maya", "Tom", "Aiko", "Bo", "Cy"]),
        ("Maya Lindqvist <maya@x.org>, Tom Okafor <tom@x.org>", ["Maya Lindqvist", "Tom Okafor"]),
        ('"Lindqvist, Maya" <maya@x.org>, "Okafor, Tom" <t@x.org>', ["Lindqvist, Maya", "Okafor, Tom"]),
        ("Maya maya@x.org; aiko.mori@x.org", ["Maya", "Aiko Mori"]),
        ("Maya (she/her)\nTom [he/him]\nAiko they/them\nBo (she)", ["Maya", "Tom", "Aiko", "Bo"]),
        ("Maya (she/her, MP), Tom (Ministry of Water)", ["Maya", "Tom"]),
        ("J. R. Okafor, Jean-Luc Ek", ["J. R. Okafor", "Jean-Luc Ek"]),
        ("Maya (unclosed, Tom", ["Maya", "Tom"]),
    ],
)
def test_a_pasted_list_is_understood(text: str, found: list[str]) -> None:
    assert names(text) == found


def test_initials_are_those_that_are_given_or_those_of_the_name_as_it_is_spoken() -> None:
    given = [guest.initials for guest in guests_in("Maya Lindqvist (she/her) (MLQ)\nOkafor, Tom\nAiko (he)")]
    assert given == ["MLQ", "TO", "A"]


def test_a_name_is_kept_in_one_spelling() -> None:
    assert names("Zoe\u0308 Fo\u0308rster\nعلی\u200cرضا") == ["Zoë Förster", "علی\u200cرضا"]
