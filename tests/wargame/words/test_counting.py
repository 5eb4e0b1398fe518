import pytest

from wargame.words.counting import counted, listed, plural, signed, times


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ((), ""),
        (("Ash",), "Ash"),
        (("Ash", "Elm"), "Ash and Elm"),
        (("Ash", "Bosnia and Herzegovina", "Elm"), "Ash, Bosnia and Herzegovina and Elm"),
    ],
)
def test_names_are_listed_as_in_a_sentence(names: tuple[str, ...], said: str) -> None:
    assert listed(names) == said


def test_choices_are_listed_with_or() -> None:
    assert listed(("dice", "a vote", "a ruling"), "or") == "dice, a vote or a ruling"


def test_one_thing_is_one_and_all_other_counts_are_many() -> None:
    assert [counted(number, "turn") for number in (0, 1, 2, 1000)] == [
        "0 turns",
        "1 turn",
        "2 turns",
        "1,000 turns",
    ]
    assert counted(2, "body", "bodies") == "2 bodies"
    assert (plural(1, "seat"), plural(2, "seat"), plural(0.5, "turn")) == ("seat", "seats", "turns")


def test_how_often_and_signs() -> None:
    assert (times(1), times(2)) == ("once", "2 times")
    assert [signed(value) for value in (-2, 0, 3)] == ["−2", "0", "+3"]
