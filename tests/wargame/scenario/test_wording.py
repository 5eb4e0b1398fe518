"""Conditions and effects in English."""

from dataclasses import replace

import pytest
from hypothesis import given

from tests.wargame.scenario.small import small
from tests.wargame.scenario.trees import CONDITIONS, EFFECTS
from wargame.scenario.expression import (
    effects_in_brief,
    in_words,
    names_of,
    parse_condition,
    parse_effects,
    parse_term,
    shorter_names_of,
)
from wargame.scenario.tree import Condition, Effect
from wargame.scenario.wording import limit_in_words
from wargame.shown.hand import effect_marks

NAMES = {"russia": "Russia", "kabul": "Kabul", "settlement": "Settlement", "talks": "Talks in Moscow"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("alignment(russia, kabul) >= 2", "Tie of Russia and Kabul at 2 or more"),
        ("track(settlement) <= 4", "Settlement at 4 or less"),
        ("3 < track(settlement)", "Settlement above 3"),
        ("turn < last-turn", "The turn less than the last turn"),
        ("quarter == 1", "The quarter at 1"),
        ("influence(target) != -1", "Influence of the target not at −1"),
        ("scrutiny(russia) > 1", "Scrutiny of Russia above 1"),
        (
            "alignment(russia, kabul) - track(settlement) >= track(settlement)",
            "Tie of Russia and Kabul less Settlement at least Settlement",
        ),
        ("-turn + 1 > 2", "Minus the turn plus 1 above 2"),
        ("played(talks)", "“Talks in Moscow” has been played"),
        ("not succeeded(talks)", "Not: “Talks in Moscow” has succeeded"),
        ("exposed(russia, 0)", "Russia exposed this turn"),
        ("exposed(russia, 1)", "Russia exposed this turn or the turn before"),
        ("exposed(russia, 2)", "Russia exposed this turn or in the 2 turns before"),
        ("even(turn) or played(some-card)", "The turn's number is even, or “some card” has been played"),
        (
            "turn > 1 and (turn > 2 or turn > 3)",
            "The turn above 1, and (the turn above 2, or the turn above 3)",
        ),
    ],
)
def test_a_condition_reads_as_english(text: str, words: str) -> None:
    assert in_words(parse_condition(text), NAMES) == words


def test_effects_read_as_english() -> None:
    effects = parse_effects("track(settlement) +2; alignment(russia, kabul) = -3; expose(facilitator)")
    assert in_words(effects, NAMES) == (
        "Settlement +2; tie of Russia and Kabul set to −3; the facilitator exposes one covert move"
    )
    assert in_words((), NAMES) == "No effect"


def test_a_card_names_a_tie_by_its_actors_alone_and_leaves_every_name_as_it_is() -> None:
    names = {"russia": "Dynastie of Rus", "kabul": "Kabul-on-Sea"}
    effects = parse_effects("alignment(russia, kabul) = -3; influence(russia) +1")
    assert effects_in_brief(effects, names) == (
        "Dynastie of Rus and Kabul-on-Sea set to −3; influence of Dynastie of Rus +1"
    )
    assert in_words(effects, names).startswith("Tie of Dynastie of Rus and Kabul-on-Sea set to −3")


def test_a_measure_reads_as_english() -> None:
    assert in_words(parse_term("influence(kabul)"), NAMES) == "Influence of Kabul"


def test_a_scenario_gives_its_names() -> None:
    names = names_of(small())
    assert (names["north-bank"], names["bridge"], names["night-ferry"]) == (
        "North Bank",
        "The bridge",
        "Night ferry",
    )


@given(CONDITIONS)
def test_every_condition_has_words(condition: Condition) -> None:
    assert in_words(condition, NAMES)[0] in "“(−" or in_words(condition, NAMES)[0].isalnum()


@given(EFFECTS)
def test_every_list_of_effects_has_words(effects: tuple[Effect, ...]) -> None:
    assert in_words(effects, NAMES)


def test_a_quarter_is_called_what_the_scenario_calls_it() -> None:
    scenario = replace(small(), calendar=replace(small().calendar, quarter_names={3: "the rains"}))
    names = names_of(scenario)
    assert in_words(parse_condition("quarter == 3"), names) == "It is the rains"
    assert in_words(parse_condition("3 != quarter"), names) == "It is not the rains"
    assert in_words(parse_condition("quarter == 2"), names) == "The quarter at 2"
    assert in_words(parse_condition("quarter >= 3"), names) == "The quarter at 3 or more"
    assert limit_in_words(parse_condition("quarter == 3"), names) is None
    assert limit_in_words(parse_condition("quarter == 3"), names_of(small())) is not None


def test_narrow_places_use_the_short_name_of_a_track() -> None:
    first, *others = small().tracks
    scenario = replace(small(), tracks=(replace(first, short="Calm"), *others))
    assert shorter_names_of(scenario)[first.id] == "Calm"
    assert names_of(scenario)[first.id] == first.name
    (mark,) = effect_marks(f"track({first.id}) +1", scenario)
    assert mark.label == "Calm"


def test_a_value_that_a_tie_is_set_to_has_its_sign_and_one_of_a_track_has_none() -> None:
    effects = parse_effects("alignment(russia,kabul) = 3; track(settlement) = 3")
    assert in_words(effects, NAMES) == "Tie of Russia and Kabul set to +3; Settlement set to 3"
