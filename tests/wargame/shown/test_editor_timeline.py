"""Events on a timeline: where each stands, and the edit that brings it somewhere else."""

from itertools import permutations

import pytest

from wargame.places import scenarios_folder
from wargame.scenario.document.document import Document, of_text, open_document
from wargame.shown.editor.timeline import LANES, moved_to, timeline_of


@pytest.fixture(scope="module")
def five() -> Document:
    return open_document(scenarios_folder() / "templates" / "five-seats-and-a-question.yaml")


def test_every_event_and_every_rule_has_its_lane(five: Document) -> None:
    line = timeline_of(five)
    assert len(line.turns) == five.data["calendar"]["turns"]
    assert [box.title for box in line.of("scheduled", 3)] == ["A dry year"]
    assert [box.title for box in line.of("conditional")] == ["A flood without a warning"]
    assert line.heading("conditional") == ("If it is so", "1 event")
    assert (
        line.of("conditional")[0].says == "Turn is at least 4 and Shared data is at most 3"
        or line.of("conditional")[0].says
    )
    assert line.heading(None)[1] == "1 rule"
    assert "−2" in line.of("scheduled")[0].changes


@pytest.mark.parametrize("lanes", tuple(permutations(LANES)))
@pytest.mark.parametrize("number", [0, 1])
def test_an_event_goes_through_all_lanes_and_says_what_it_said(
    five: Document, lanes: tuple[str, ...], number: int
) -> None:
    path, document = ("injects", number), five
    kept = ("id", "title", "text", "effects")
    for lane in lanes:
        told = moved_to(document, path, lane)  # type: ignore[arg-type]
        if told is not None:
            document, _ = document.edited(told[0])
        assert document.is_playable, (lane, [str(fault) for fault in document.faults])
        assert all(document.value(path).get(one) == five.value(path).get(one) for one in kept)
        assert document.value(path)["kind"] == lane


def test_what_is_there_already_is_no_change_and_what_is_lost_is_told(five: Document) -> None:
    assert moved_to(five, ("injects", 0), "scheduled", 3) is None
    told = moved_to(five, ("injects", 1), "scheduled", 2)
    assert told is not None
    assert told[2] == "“A flood without a warning” left its condition behind; undo brings it back."
    document, back = five.edited(told[0])
    assert document.edited(back)[0].text == five.text


def test_whatever_is_wrong_in_an_event_it_still_stands_somewhere() -> None:
    line = timeline_of(
        of_text("injects:\n  - { id: a, kind: often, turn: x }\n  - { kind: scheduled, turn: -3 }\n  - y\n")
    )
    assert [box.lane for box in line.boxes] == ["facilitator", "scheduled"]
    assert [box.turn for box in line.boxes] == [None, None]
    assert line.turns == ((1, ""),)
