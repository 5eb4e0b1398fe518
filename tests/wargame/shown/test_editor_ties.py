"""Ties as the editor's matrix and graph have them: pairs, the scale, and the edits that come of them."""

import pytest

from wargame.places import scenarios_folder
from wargame.scenario.document.document import of_text, open_document
from wargame.scenario.load import load
from wargame.shown.editor.ties import (
    place_set,
    places_of,
    places_solved,
    read_value,
    tie_board,
    tie_graph,
    tie_set,
)
from wargame.shown.scenarios import graph_of

FIVE = scenarios_folder() / "templates" / "five-seats-and-a-question.yaml"


def test_every_pair_is_there_and_those_that_are_not_named_stand_at_zero() -> None:
    document = open_document(FIVE)
    board = tie_board(document, {})
    count = len(board.actors)
    assert len(board.meetings) == count * (count - 1) // 2
    assert {one.value for one in board.meetings.values() if one.path is None} <= {0}
    assert sum(one.path is not None for one in board.meetings.values()) == len(document.data["alignments"])


def test_a_minus_may_look_as_it_likes_and_what_is_no_whole_number_is_none() -> None:
    assert [read_value(text) for text in ("−3", "-3", " +2 ", "0")] == [-3, -3, 2, 0]
    assert [read_value(text) for text in ("1.5", "", "-", "three", "1234567")] == [None] * 5


def test_the_same_number_is_no_change() -> None:
    document = open_document(FIVE)
    board = tie_board(document, {})
    both, one = next((both, one) for both, one in board.meetings.items() if one.path is not None)
    assert tie_set(document, board, both, one.value) is None


def test_one_moved_actor_fixes_the_places_of_all_and_they_can_be_let_go() -> None:
    document = open_document(FIVE)
    solved = {one: (0.5, 0.25) for one, _, _ in tie_board(document, {}).actors}
    first = next(iter(solved))
    moved, _ = document.edited(place_set(document, first, (0.123, 0.9), solved)[0])
    assert moved.is_playable
    model = moved.model
    assert model is not None
    assert model.graph.positions[first] == (0.12, 0.9)
    assert len(model.graph.positions) == len(solved)
    told = places_solved(moved)
    assert told is not None
    again = moved.edited(told[0])[0].model
    assert again is not None
    assert not again.graph.positions


def test_pairs_that_never_moved_are_counted() -> None:
    document = of_text(
        "actors: [{ id: a, name: A }, { id: b, name: B }, { id: c }]\nalignments: [x, { between: 3 }]\n"
    )
    board = tie_board(document, {("a", "b"): (0.0, False), ("a", "c"): (1.5, True)})
    assert board.still() == 1
    assert board.within(99) == 10


@pytest.mark.parametrize("name", ["first-steps", "great-powers-1872", "afghanistan-2017"])
def test_the_graph_is_the_one_with_which_a_game_begins(name: str) -> None:
    scenario = load(scenarios_folder() / f"{name}.yaml")
    shown, played = tie_graph(scenario, places_of(scenario)), graph_of(scenario)
    assert shown.actors == played.actors
    assert {(tie.pair, tie.value) for tie in shown.ties} == {(tie.pair, tie.value) for tie in played.ties}
    assert (shown.glyphs, shown.shorts) == (played.glyphs, played.shorts)
    assert (shown.scale_end, shown.threshold) == (played.scale_end, played.threshold)
