"""Facts are found in a text however it writes them, and nothing else is taken for one."""

from fractions import Fraction

import pytest

from wargame.report.draft.comparing import differences
from wargame.report.draft.facts import FactReader

READER = FactReader([("Russia", "russia"), ("RUS", "russia"), ("Iran", "iran"), ("United States", "usa")])


def numbers(text: str) -> list[list[Fraction]]:
    return [
        sorted(value for value in one.values if isinstance(value, Fraction))
        for one in READER.facts(text)
        if one.kind == "number" and not one.loose
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("71 moves", "seventy-one moves"),
        ("−27 points", "-27 points"),
        ("−27 points", "–27 points"),
        ("−9 points", "minus nine points"),
        ("20,000 games", "20.000 games"),
        ("20,000 games", "20\u202f000 games"),
        ("20,000 games", "20 thousand games"),
        ("20,000 games", "20000 games"),
        ("0.83 of 1", "0,83 of 1"),
        ("42 moves", "۴۲ moves"),
        ("42 moves", "٤٢ moves"),
        ("22% of them", "22 per cent of them"),
        ("22% of them", "22\u00a0% of them"),
        ("on 29 November 2026", "on November 29, 2026"),
        ("on 29 November 2026", "on 29.11.2026"),
        ("on 29 November 2026", "on 2026-11-29"),
        ("on 29 November 2026", "on 11/29/2026"),
        ("at 9:05", "at 09:05"),
        ("Oct-Dec 2017", "October–December 2017"),
        ("Russia’s tie", "Russia's tie"),
        ("RUS–Iran", "Russia and Iran"),
        ("Uni\u00adted Sta\u00adtes", "United States"),
        ("a twelfth of 12 seats", "a twelfth of a dozen seats"),
        ("24 moves", "two dozen moves"),
        ("6 moves", "half a dozen moves"),
        ("120 moves", "one hundred and twenty moves"),
        ("120 moves", "a hundred and twenty moves"),
        ("2,500 games", "two thousand five hundred games"),
        ("200,000 games", "two hundred thousand games"),
        ("500,000 games", "half a million games"),
    ],
)
def test_ways_of_writing_that_say_the_same_agree(one: str, other: str) -> None:
    assert READER.facts(one)
    assert differences(READER.tokens(one), READER.tokens(other)) == ()
    mine, theirs = READER.facts(one), READER.facts(other)
    assert len(mine) == len(theirs)
    assert all(first.agrees(second) for first, second in zip(mine, theirs, strict=True))


def test_a_range_has_no_minus() -> None:
    assert numbers("turns 3–5, 14-16") == [[3], [5], [14], [16]]


def test_numbers_of_figures_tables_and_pages_are_no_facts() -> None:
    assert numbers("See Figure 3, table 12 and page 9.") == []


def test_a_name_within_a_word_is_no_actor() -> None:
    assert [one.kind for one in READER.facts("Iranian Russians")] == []


@pytest.mark.parametrize(
    ("record", "draft"),
    [
        ("It cost 45.8 points.", "It cost about 46 points."),
        ("It cost 45.8 points.", "It cost 46 points."),
        ("From 4 to 9 of 10.", "From 4 to 9 of 10, a rise of 5 points."),
        ("49 of 71 moves succeeded.", "Nearly 50 of 71 moves succeeded."),
        ("49 of 71 moves succeeded.", "Roughly two thirds of the moves succeeded (69%)."),
        ("Russia and Iran rose to +5.", "Iran and Russia rose to +5."),
        ("Russia and Iran rose to +5.", "The tie rose to +5."),
        ("Western buffer: 5 → 6.", "The western buffer moved one step."),
        ("Russia and Iran went from +4 to +10.", "Their tie climbed six steps."),
        ("Russia and Iran went from -9 to +1.", "Their tie rose by ten points."),
        ("23 moves were covert.", "Two dozen moves were covert."),
        ("24 moves were covert.", "Several dozen moves were covert."),
        ("24 moves were covert.", "A couple of dozen moves were covert."),
        ("Russia and Iran rose to +5.", "Die Bindung stieg auf +5."),
    ],
)
def test_what_rewriting_makes_of_a_fact_is_no_difference(record: str, draft: str) -> None:
    assert differences(READER.tokens(draft), READER.tokens(record)) == ()


@pytest.mark.parametrize(
    ("record", "draft"),
    [
        ("49 of 71 moves succeeded.", "48 of 71 moves succeeded."),
        ("49 of 71 moves succeeded.", "About 30 of 71 moves succeeded."),
        ("49 of 71 moves succeeded.", "49 of 71 moves failed."),
        ("49 of 71 moves succeeded.", "71 of 49 moves succeeded."),
        ("Russia offers it to Iran.", "Iran offers it to Russia."),
        ("Russia and Iran rose to +5.", "Russia and United States rose to +5."),
        ("Russia and Iran rose to +5.", "Russia and Iran rose to −5."),
        ("Russia and Iran rose to +5.", "Russia and Iran fell to +5."),
        ("Deal 2 is kept.", "Deal 2 is broken."),
        ("Western buffer: 5 → 6.", "The western buffer moved eleven steps."),
        ("Russia and Iran went from +4 to +10.", "Their tie climbed seven steps in a year."),
        ("Twelve were covert; 6 came to light.", "Two dozen were covert."),
        ("71 moves: 49 succeeded or better.", "Seventy-two moves were played."),
        ("Trial play: 20,000 games.", "Trial play ran to two hundred thousand games."),
        ("It was signed on 3 May 2027.", "It was signed on 4 May 2027."),
        ("They met at 15:54.", "They met at 15:45."),
        ("The tie held.", "The tie did not hold."),
        ("Exceeds 11% Succeeds 40%", "Exceeds 12% Succeeds 40%"),
    ],
)
def test_a_fact_in_the_place_of_another_is_a_difference(record: str, draft: str) -> None:
    assert differences(READER.tokens(draft), READER.tokens(record))


@pytest.mark.parametrize(
    ("text", "about", "is_label"),
    [("the seventy-two moves", "move", False), ("turn twenty-one", "turn", True)],
)
def test_a_number_of_two_words_knows_what_it_counts(text: str, about: str, is_label: bool) -> None:
    (found,) = READER.facts(text)
    assert (found.about, found.is_label) == (about, is_label)
