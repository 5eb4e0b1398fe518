"""A small file that would become something huge is refused at once, and faults beyond number are counted."""

from time import process_time
from typing import Final

import pytest

from wargame.limits import LARGEST_SCENARIO, MOST_FAULTS
from wargame.places import scenarios_folder
from wargame.scenario.composing import compose
from wargame.scenario.load import read

LONGEST_S: Final = 4.0
"""Seconds of the processor; each of these once took more than ten, or gigabytes."""


def practice() -> str:
    """The text of the practice game."""
    return (scenarios_folder() / "first-steps.yaml").read_text(encoding="utf-8")


def in_cards(*cards: str) -> str:
    """The practice game with some cards more."""
    return practice().replace("\ncards:\n", "\ncards:\n" + "".join(f"  - {card}\n" for card in cards))


LONG: Final = f'format: 1\nid: a\nt: &t "{"x" * 15_000}"\n'
NESTED: Final = LONG + f"l: &l [{','.join(['*t'] * 300)}]\nm: [{','.join(['*l'] * 600)}]\n"
FLAT: Final = LONG + f"l: [{','.join(['*t'] * 100_000)}]\n"
FIELDS: Final = LONG + "".join(f"f{number}: *t\n" for number in range(1_000))


@pytest.mark.parametrize("text", [NESTED, FLAT, FIELDS])
def test_aliases_are_counted_by_what_they_expand_to(text: str) -> None:
    begun = process_time()
    scenario, faults = read(text, "bomb.yaml")
    assert scenario is None
    assert f"more than {LARGEST_SCENARIO} characters, each alias written out" in str(faults[0])
    assert process_time() - begun < LONGEST_S


@pytest.mark.parametrize(
    "text",
    [
        practice() + "".join(f"unknown{number}: 1\n" for number in range(20_000)),
        practice() + "".join(f"actor{'s' * 60}{number}: 1\n" for number in range(20_000)),
        in_cards(*(f"{{id: C {number}, cots: 3, wrong: {number}}}" for number in range(8_000))),
    ],
)
def test_of_many_faults_the_first_hundreds_are_told_and_the_others_counted(text: str) -> None:
    begun = process_time()
    _, faults = read(text, "bomb.yaml")
    assert len(faults) == MOST_FAULTS + 1
    assert faults[-1].wrong.startswith("and ")
    assert faults[-1].wrong.endswith(" more")
    assert process_time() - begun < LONGEST_S


def test_what_refers_to_nothing_is_counted_too() -> None:
    card = (
        "{{id: c{0}, title: a, instrument: diplomatic, owners: [nobody{0}], cost: 1, difficulty: 8, "
        "why: a, exceeds: track(none{0}) +1, succeeds: track(none{0}) +1, partly: '', fails: ''}}"
    )
    begun = process_time()
    _, faults = read(in_cards(*(card.format(number) for number in range(3_000))), "bomb.yaml")
    assert len(faults) == MOST_FAULTS + 1
    assert process_time() - begun < LONGEST_S


def test_a_few_aliases_are_read_as_ever() -> None:
    root, faults = compose("a: &t hello\nb: [*t, *t]\n", "few.yaml")
    assert not faults
    assert root is not None
    assert root.plain == {"a": "hello", "b": ["hello", "hello"]}
    assert root.letters == 15
