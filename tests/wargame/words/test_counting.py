import ast

import pytest

from tests.children import ROOT
from tests.sources import SOURCES, tree_of
from wargame.words.counting import counted, listed, plural, signed, spelt, times


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


def test_what_is_lost_is_counted_with_a_real_minus_sign() -> None:
    assert [counted(number, "point") for number in (-1, -2, -1000)] == [
        "−1 point",
        "−2 points",
        "−1,000 points",
    ]


def test_how_often_and_signs() -> None:
    assert (times(1), times(2)) == ("once", "2 times")
    assert [signed(value) for value in (-2, 0, 3, 2.5, -1.0)] == ["−2", "0", "+3", "+2.5", "−1"]


def test_small_numbers_are_spelt() -> None:
    assert [spelt(number, "move") for number in (0, 1, 12, 13)] == [
        *("no moves", "one move", "twelve moves", "13 moves"),
    ]
    assert spelt(2, "person", "people") == "two people"


def own_ways() -> list[str]:
    """Places where the code joins names with “and”, or puts an s to a noun, by itself."""
    found = []
    for path in SOURCES:
        if path.parent.name == "words":
            continue
        for node in ast.walk(tree_of(path)):
            if not isinstance(node, ast.expr):
                continue
            joins = isinstance(node, ast.Attribute) and node.attr == "join" and text_of(node.value) == " and "
            ends = isinstance(node, ast.IfExp) and {"s", ""} <= {text_of(node.body), text_of(node.orelse)}
            if joins or ends:
                found.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    return found


def text_of(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def test_names_are_listed_and_nouns_counted_in_one_place_alone() -> None:
    # What `and` joins there are conditions of the scenario language.
    assert [place for place in own_ways() if not place.startswith("wargame/scenario/expression.py")] == []
