"""Faults of meaning: each kind at its exact place, in its words, and alone."""

from dataclasses import replace

import pytest

from tests.wargame.scenario.small import Damage, damaged, damages, expect, faults_in, small, small_text
from wargame.scenario.check import check

DAMAGES = damages("scenario_faults.yaml")


@pytest.mark.parametrize("damage", DAMAGES, ids=str)
def test_a_fault_is_told_at_its_place_and_alone(damage: Damage) -> None:
    expect(damage)


def test_a_sound_scenario_has_no_fault() -> None:
    assert check(small()) == ()


def test_a_sequential_scenario_needs_a_phase_for_moves() -> None:
    text = small_text().replace("order: sealed", "order: sequential")
    told = [fault.wrong for fault in faults_in(text)]
    assert told == [
        "there is no phase of the kind `moves`",
        "a phase `planning` does not fit the order `sequential`",
        "a phase `reveal` does not fit the order `sequential`",
        "a phase `resolution` does not fit the order `sequential`",
    ]


def test_a_scale_of_alignments_holds_nought() -> None:
    text = small_text().replace("alignment: {min: -10, max: 10}", "alignment: {min: 1, max: 10}")
    assert "0 lies outside the scale of alignments, where pairs begin unless named" in [
        fault.wrong for fault in faults_in(text)
    ]


def test_a_scenario_in_no_file_is_checked_too() -> None:
    scenario = replace(small(), id="Small")
    assert [(fault.line, fault.column, fault.field) for fault in check(scenario)] == [(1, 1, "id")]


def test_two_tracks_of_one_name_are_a_fault() -> None:
    text = (
        small_text()
        .replace("    name: Mood of the market", "    name: To\u0301lls")
        .replace("    name: Tolls", "    name: Tólls")
    )
    (fault,) = faults_in(text)
    assert fault.wrong == "“Tólls” is already the name of `tolls`"


def test_a_scenario_that_was_played_keeps_its_names() -> None:
    north, south, *others = small().actors
    assert check(replace(small(), actors=(north, replace(south, name=north.name), *others))) == ()


def test_a_text_folded_over_lines_is_placed_at_its_beginning() -> None:
    text, line, column = damaged(
        "when: track(tolls) >= 7", "when: §>-\n          track(tolls)\n          >= trak(tolls)"
    )
    (fault,) = faults_in(text)
    assert (fault.line, fault.column, fault.wrong) == (line, column, "“trak” is not a word of the language")


def test_every_fault_of_meaning_is_told_at_once() -> None:
    text = (
        small_text().replace("track(tolls)", "track(toll)").replace("owners: [south-bank]", "owners: [south]")
    )
    fields = [fault.field for fault in faults_in(text)]
    assert len(fields) == text.count("track(toll)") + 1


def test_positions_are_not_compared_without_questions() -> None:
    before, _, rest = small_text().partition("questions:\n")
    text = before + rest[rest.index("cards:\n") :].replace("    pulls: {q-tolls: 1}\n", "")
    assert [(fault.field, fault.expected) for fault in faults_in(text)] == [
        ("monitor.parts.conduct.kind", "`questions` with positions"),
        ("monitor.parts.words.kind", "`questions` with positions"),
        ("monitor.settled", "`questions` with positions"),
    ]


def test_settled_questions_are_not_counted_without_a_measure_for_them() -> None:
    text = small_text().replace("  settled: {between: [north-bank, south-bank]}\n", "")
    text = text.replace("any-of: [m1]", "settled-at-least: 1")
    (fault,) = faults_in(text)
    assert fault.wrong == "the monitor does not say when a question is settled"


def test_a_game_without_influence_is_a_fault() -> None:
    text = small_text().replace("influence: {max: 10", "influence: {max: 0")
    assert "0 leaves no influence to play with" in [fault.wrong for fault in faults_in(text)]
