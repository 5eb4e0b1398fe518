"""Whatever is done to the rows of a record, a check finds it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.wargame.journal.games import statement
from wargame.journal.additions import add_events, add_move
from wargame.journal.chain import Tally
from wargame.journal.checks import event_faults, head_faults
from wargame.journal.reading import Mark
from wargame.journal.rows import HeadAct, HeadMove
from wargame.journal.stored import EventRow, HeadRow

START = "5" * 64


@st.composite
def trees(draw: st.DrawFn) -> list[EventRow]:
    """The rows of a history with branches wherever they like."""
    texts = draw(st.lists(st.text(max_size=9), min_size=2, max_size=12))
    entries = [
        statement(number, parent=draw(st.integers(0, number - 1)), text=text)
        for number, text in enumerate(texts, start=1)
    ]
    added = add_events(entries, [Mark(0, 0, START)], Tally(frame=""))
    return [EventRow(row[0], row[1] or 0, *row[2:]) for row in added.rows]


@st.composite
def movements(draw: st.DrawFn) -> list[HeadRow]:
    """The rows of some movements of branches over nine events."""
    hashes, rows, tally = [START], [], Tally(frame="", events=9)
    for number in range(1, draw(st.integers(2, 6)) + 1):
        event, left = draw(st.integers(0, 9)), draw(st.integers(0, 9))
        move = HeadMove(number, "undo", "main", event, left, 9, "facilitator", "", draw(st.text(max_size=9)))
        row, tally = add_move(move, hashes, tally)
        assert row is not None
        hashes.append(row[-1])
        rows.append(HeadRow(move, row[-1]))
    return rows


@given(trees())
def test_a_history_as_it_was_recorded_has_no_fault(rows: list[EventRow]) -> None:
    assert list(event_faults(rows, START)) == []


@given(trees(), st.data())
def test_any_change_of_an_event_is_found_there(rows: list[EventRow], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(rows) - 1))
    column = data.draw(st.sampled_from(EventRow.__struct_fields__))
    before = getattr(rows[place], column)
    changed: dict[str, Any] = {column: before + 1 if isinstance(before, int) else before + "x"}
    rows[place] = replace(rows[place], **changed)
    first = next(event_faults(rows, START))
    assert first.event == place + 1


@given(trees(), st.data())
def test_a_missing_event_is_named(rows: list[EventRow], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(rows) - 2))
    del rows[place]
    assert next(event_faults(rows, START)).words == f"Event {place + 1} is missing."


@given(trees(), st.data())
def test_two_events_that_changed_places_are_found(rows: list[EventRow], data: st.DataObject) -> None:
    one, other = data.draw(st.lists(st.integers(0, len(rows) - 1), min_size=2, max_size=2, unique=True))
    swapped = list(rows)
    swapped[one] = replace(rows[other], number=one + 1)
    swapped[other] = replace(rows[one], number=other + 1)
    assert any(event_faults(swapped, START))


@given(trees())
def test_a_history_belongs_to_its_scenario(rows: list[EventRow]) -> None:
    assert next(event_faults(rows, "6" * 64)).event == 1


@given(movements())
def test_movements_as_they_were_recorded_have_no_fault(rows: list[HeadRow]) -> None:
    assert list(head_faults(rows, START, 9)) == []


@given(movements(), st.data())
def test_any_change_of_a_movement_is_found_there(rows: list[HeadRow], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(rows) - 1))
    column = data.draw(st.sampled_from(["act", "branch", "event", "left", "after", "author", "at", "reason"]))
    move = rows[place].move
    before = getattr(move, column)
    changed: dict[str, Any] = {column: before + 1 if isinstance(before, int) else before + "x"}
    rows[place] = HeadRow(replace(move, **changed), rows[place].hash)
    assert next(head_faults(rows, START, 9)).row == place + 1


@given(movements())
def test_a_movement_to_an_event_that_is_not_there_is_found(rows: list[HeadRow]) -> None:
    furthest = max(row.move.event for row in rows)
    assert any(head_faults(rows, START, max(furthest - 1, 0))) == (furthest > 0)


@pytest.mark.parametrize(
    ("act", "branch", "sound"),
    [
        ("branch", "what if", True),
        ("branch", "main", False),
        ("undo", "nowhere", False),
        ("switch", "nowhere", False),
    ],
)
def test_a_movement_of_a_branch_that_never_began_is_found(act: HeadAct, branch: str, sound: bool) -> None:
    move = HeadMove(1, act, branch, 3, 9, 9, "facilitator", "", "")
    row, _ = add_move(move, [START], Tally(frame="", events=9))
    assert row is not None
    assert (list(head_faults([HeadRow(move, row[-1])], START, 9)) == []) is sound
