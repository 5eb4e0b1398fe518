"""A session: what is recorded, undone, restored and branched, and who is told."""

import pytest

from tests.wargame.woods import at, begin, card, end_turn, go_to, seal, throw, woods
from wargame.game.events import Event, MoveRuled, SeatPassed
from wargame.journal.memory import MemoryJournal
from wargame.journal.rows import Batch, Record
from wargame.session.notes import make_note
from wargame.session.opening import Plan, start, take_up
from wargame.session.play import pass_turn
from wargame.session.rulings import adjust
from wargame.session.session import (
    Session,
    WallClock,
    checked_text,
    redo,
    start_branch,
    switch_branch,
    undo,
)
from wargame.session.timer import start_timer
from wargame.terms import RecordBroken, RecordError, Refused, track


class FullDisk(MemoryJournal):
    """A journal that keeps nothing once it is full."""

    full = False

    def append(self, batch: Batch) -> None:
        if self.full:
            raise RecordError("disk-full", name="Tuesday")
        super().append(batch)


def ready(*names: str) -> Session:
    """A session in the resolution with ash's cards on the table."""
    session = at("planning", woods(*(card(name, succeeds="track(calm) +1") for name in names)))
    for name in names:
        seal(session, name)
    go_to(session, "resolution")
    return session


def thrown(session: Session) -> list[int]:
    events = [entry.event for entry in session.history.entries]
    return [one.throw.number for one in events if isinstance(one, MoveRuled) and one.throw]


def test_an_event_that_does_not_fit_is_not_written() -> None:
    session = at("planning")
    before = session.history.last
    with pytest.raises(RecordBroken):
        session.record((SeatPassed(turn=3, seat="ash"),))
    assert session.history.last == before


def test_a_full_disk_leaves_the_state_alone() -> None:
    journal = FullDisk()
    session = start(woods(), Plan(seed=1), journal)
    before, journal.full = session.state, True
    with pytest.raises(RecordError, match="disk is full"):
        adjust(session, track("calm"), 1, "It was read wrongly.")
    assert session.state is before
    journal.full = False
    adjust(session, track("calm"), 1, "It was read wrongly.")
    assert session.state.track("calm") == 1


def test_undo_takes_back_a_whole_command_and_leaves_a_trace() -> None:
    session = begin()
    opened = session.state
    go_to(session, "negotiation")
    step = undo(session, reason="Too early.")
    assert [type(entry.event).__name__ for entry in step.entries] == [
        "PhaseOpened",
        "IncomePaid",
        "PhaseOpened",
    ]
    assert session.state.phase_kind == "briefing"
    undo(session)
    assert session.state is opened
    assert [(move.act, move.reason) for move in session.history.moves] == [
        ("undo", "Too early."),
        ("undo", ""),
    ]


def test_an_undo_that_names_its_step_takes_no_later_one_back() -> None:
    """Others act meanwhile: a note of Control, then a seal by a seat, and the note was meant."""
    session = begin()
    make_note(session, "They whisper.")
    note = session.history.head
    make_note(session, "They seal.", by="ash")
    state = session.state
    with pytest.raises(Refused, match="Another step has come since"):
        undo(session, event=note)
    assert session.state is state
    undo(session, event=session.history.head)
    undo(session, event=note)
    assert session.history.head == note - 1


def test_a_step_goes_by_any_of_its_events_and_the_timer_is_no_step() -> None:
    session = begin()
    go_to(session, "negotiation")
    head = session.history.head
    start_timer(session, whole=60)
    with pytest.raises(Refused, match="Another step"):
        undo(session, event=session.history.head)
    undo(session, event=head)
    assert session.state.phase_kind == "briefing"


def test_there_is_nothing_to_take_back_at_the_beginning() -> None:
    session = begin()
    with pytest.raises(Refused, match="beginning of the session"):
        undo(session)
    with pytest.raises(Refused, match="nothing to restore"):
        redo(session)


def test_redo_restores_the_recorded_throw() -> None:
    session = ready("one")
    throw(session, 4, 3)
    after = session.state
    undo(session)
    redo(session)
    assert session.state is after
    assert thrown(session) == [1]


def test_a_new_ruling_after_an_undo_takes_the_next_throw() -> None:
    session = ready("one")
    throw(session, 4, 3)
    undo(session)
    throw(session, 1, 1)
    assert thrown(session) == [1, 2]
    with pytest.raises(Refused, match="nothing to restore"):
        redo(session)


def test_throws_are_numbered_through_all_branches() -> None:
    session = ready("one", "two")
    fork = session.history.head
    throw(session, 4, 3)
    start_branch(session, "what if", fork)
    throw(session, 1, 1)
    switch_branch(session, "main")
    throw(session, 2, 2)
    assert thrown(session) == [1, 2, 3]
    assert session.throws == 3


def test_both_lines_of_play_stay() -> None:
    session = ready("one")
    fork = session.history.head
    throw(session, 4, 3)
    main = session.state
    start_branch(session, "what if", fork)
    throw(session, 1, 1)
    assert session.branch == "what if"
    assert session.state.track("calm") == 5
    switch_branch(session, "main")
    assert session.state is main
    assert session.history.forks == {"main": 0, "what if": fork}


def test_a_branch_that_is_taken_back_behind_its_fork_forks_there() -> None:
    session = at("planning")
    start_branch(session, "what if")
    undo(session)
    head = session.history.head
    adjust(session, track("calm"), 1, "It was read wrongly.")
    assert session.history.forks["what if"] == head


@pytest.mark.parametrize(
    ("name", "at_event", "said"),
    [
        (" ", None, "needs a name"),
        ("main", None, "a branch called “main” already"),
        ("new", 99, "no event 99"),
        ("x" * 20_001, None, "20,001 characters"),
    ],
)
def test_a_branch_has_a_name_of_its_own_and_starts_at_an_event(
    name: str, at_event: int | None, said: str
) -> None:
    with pytest.raises(Refused, match=said):
        start_branch(begin(), name, at_event)


def test_going_over_to_a_branch_that_is_not_there_names_those_that_are() -> None:
    session = begin()
    with pytest.raises(Refused, match="no branch called “new”; there are: main"):
        switch_branch(session, "new")
    with pytest.raises(Refused, match="is played now"):
        switch_branch(session, "main")


def test_listeners_are_told_of_events_and_of_undo() -> None:
    session = at("planning")
    told: list[tuple[int, tuple[Event, ...]]] = []
    stop = session.subscribe(lambda state, events: told.append((len(state.table.passed), events)))
    (passed,) = pass_turn(session, "ash")
    undo(session)
    stop()
    pass_turn(session, "birch")
    assert told == [(1, (passed,)), (0, ())]


def test_a_session_for_reading_refuses_every_change() -> None:
    session = at("planning")
    session.writable = False
    for change in (
        lambda: pass_turn(session, "ash"),
        lambda: undo(session),
        lambda: session.change_settings({}),
    ):
        with pytest.raises(Refused, match="open for reading only"):
            change()


def test_a_session_that_is_taken_up_goes_on_where_it_ended() -> None:
    session = ready("one", "two")
    throw(session, 4, 3)
    undo(session)
    throw(session, 6, 6)
    journal = session.journal
    assert isinstance(journal, MemoryJournal)
    record = Record(
        entries=tuple(journal.entries), moves=tuple(journal.moves), people=(), settings=journal.settings
    )
    again = take_up(session.scenario, record, MemoryJournal())
    throw(again, 1, 1)
    assert thrown(again) == [1, 2, 3]
    assert again.state.track("calm") == session.state.track("calm")


def test_the_state_is_kept_at_the_start_and_at_each_turns_end() -> None:
    kept: list[bool] = []

    class Watching(MemoryJournal):
        def append(self, batch: Batch) -> None:
            kept.append(batch.snapshot is not None)
            super().append(batch)

    session = start(woods(), Plan(seed=1), Watching())
    go_to(session, "planning")
    assert kept == [True, False, False, False]
    end_turn(session)
    assert kept[-1]


def test_the_clock_tells_utc_to_the_millisecond() -> None:
    told = WallClock()()
    assert len(told) == len("2017-09-28T12:00:00.000+00:00")
    assert told[10] == "T"
    assert told.endswith("+00:00")


@pytest.mark.parametrize("text", ["", "سلام", "👩‍🚀", "x" * 20_000])
def test_any_text_is_kept_as_it_is(text: str) -> None:
    assert checked_text(text, "note") is text


@pytest.mark.parametrize(
    ("text", "said"),
    [("x" * 20_001, "20,001 characters"), ("a\0b", "NUL"), ("a\ud800b", "half a character")],
)
def test_a_text_that_cannot_be_kept_is_refused(text: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        checked_text(text, "note")
