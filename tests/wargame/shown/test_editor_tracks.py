"""Tracks as the editor draws them: what is dragged becomes one edit, a mix stays whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wargame.places import scenarios_folder
from wargame.scenario.document.document import Document, of_text, open_document
from wargame.shown.editor.tracks import (
    TrackRow,
    mix_joined,
    mix_moved,
    mixable,
    rebalanced,
    start_moved,
    step_named,
    track_rows,
)


@pytest.fixture(scope="module")
def flagship() -> Document:
    return open_document(scenarios_folder() / "afghanistan-2017.yaml")


def row(document: Document, name: str) -> TrackRow:
    return next(one for one in track_rows(document, {}) if one.id == name)


@given(
    st.lists(st.integers(0, 100), min_size=2, max_size=6),
    st.integers(0, 5),
    st.integers(-20, 130),
    st.sets(st.integers(0, 5), max_size=2),
)
def test_a_mix_comes_to_a_hundred_and_locked_parts_stay(
    parts: list[int], at: int, to: int, locked: set[int]
) -> None:
    at %= len(parts)
    new = rebalanced(parts, at, to, locked)
    if new == parts:
        return
    assert sum(new) == 100
    assert min(new) >= 0
    assert all(new[one] == parts[one] for one in locked if one < len(parts) and one != at)


def test_others_give_way_in_proportion() -> None:
    assert rebalanced([40, 30, 30], 0, 60) == [60, 20, 20]
    assert rebalanced([0, 100], 1, 40) == [60, 40]
    assert rebalanced([100], 0, 40) == [100]
    assert rebalanced([50, 50], 0, 70, {1}) == [50, 50]


def test_a_mix_tells_what_it_comes_to_as_the_game_counts_it(flagship: Document) -> None:
    mix = row(flagship, "central-asian-alarm")
    starts = {one.id: one.start for one in track_rows(flagship, {})}
    assert mix.mixed() == sum(
        starts[name] * part
        for name, part in (("taliban-advance", 0.5), ("is-strength", 0.25), ("narcotics", 0.25))
    )
    model = flagship.model
    assert model is not None
    assert mix.counts_as() in range(mix.low, mix.high + 1)


def test_edits_of_a_ruler_leave_the_scenario_playable_and_change_that_alone(flagship: Document) -> None:
    settlement = row(flagship, "settlement")
    named = step_named(settlement, 8, " nearly ")
    assert named is not None
    for edit, words in (start_moved(settlement, 4), named):
        document, back = flagship.edited(edit)
        assert document.is_playable
        assert len(document.text.splitlines()) - len(flagship.text.splitlines()) in (0, 1)
        assert document.edited(back)[0].text == flagship.text
        assert words.startswith(f"{settlement.name}: ")
    assert row(flagship.edited(named[0])[0], "settlement").step(8) == "nearly"
    assert step_named(settlement, 8, "") is None


def test_a_track_that_joins_a_mix_gets_an_even_share(flagship: Document) -> None:
    mix = row(flagship, "central-asian-alarm")
    name = next(identity for identity, _ in mixable(flagship, mix) if identity == "settlement")
    document, _ = flagship.edited(mix_joined(mix, name)[0])
    parts = row(document, mix.id).mix
    assert sum(part.percent for part in parts) == 100
    assert parts[-1].percent == 25
    assert document.is_playable
    moved = mix_moved(row(document, mix.id), 3, 0)
    assert moved is not None


def test_whatever_is_wrong_in_a_track_it_is_still_a_line() -> None:
    text = (
        "tracks:\n  - { id: a, min: low, gates: none, steps: [1], start: yes }\n  - { derived: 3 }\n  - x\n"
    )
    rows = track_rows(of_text(text), {})
    assert [one.path for one in rows] == [("tracks", 0), ("tracks", 1)]
    assert rows[0].has_ruler
    assert rows[0].gates == ()
