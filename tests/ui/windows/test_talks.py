"""Control answers questions, lets the table vote, and writes to seats."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from tests.ui.table_kit import click, find, open_for_control, texts
from ui.widgets.segments import SegmentedControl
from ui.windows.table import TableWindow
from wargame.game.events import HotWashAnswered, MessageSent
from wargame.session import messages as talks
from wargame.session import notes
from wargame.session.session import Session


@pytest.fixture
def window(window: TableWindow) -> TableWindow:
    """Its window, without movement, with the drawer open."""
    window.open_tool("talks")
    open_for_control(window)
    return window


def test_a_question_is_answered(window: TableWindow, table: Session) -> None:
    talks.ask(table, "kabul", "Is the pass open?")
    QApplication.processEvents()
    QTest.keyClicks(find(window, "answer-1"), "Until the snow comes.")
    click(window, "answer-send-1")
    assert table.state.affairs.queries[0].answer == "Until the snow comes."


def test_a_half_written_answer_stays_while_other_things_happen(window: TableWindow, table: Session) -> None:
    talks.ask(table, "kabul", "Is the pass open?")
    QApplication.processEvents()
    QTest.keyClicks(find(window, "answer-1"), "Until")
    talks.send(table, "iran", ("russia",), "Hello.")
    QTest.keyClicks(find(window, "answer-1"), " May.")
    click(window, "answer-send-1")
    assert table.state.affairs.queries[0].answer == "Until May."


def test_the_plan_shows_which_question_has_evidence(window: TableWindow, table: Session) -> None:
    notes.add_plan_question(table, "Who speaks first?")
    assert "Who speaks first? (no evidence yet)" in texts(window)
    notes.make_note(table, "Iran did.", answers="own-1")
    assert "Who speaks first? (1 note)" in texts(window)


def test_the_table_votes_and_the_counts_are_told_at_the_close(window: TableWindow, table: Session) -> None:
    QTest.keyClicks(find(window, "vote-question"), "Shall we meet in public?")
    click(window, "vote-secret")
    click(window, "vote-open")
    click(window, "ballot-enter")
    assert not table.state.affairs.votes[0].cast, "neither who nor what is preset"
    for name in ("ballot-seat", "ballot-option"):
        box = find(window, name)
        assert isinstance(box, QComboBox)
        box.setCurrentIndex(1)
    click(window, "ballot-enter")
    assert "Yes 1, No 0" not in " ".join(texts(window))
    click(window, "vote-close")
    assert "Yes 1, No 0" in " ".join(texts(window))
    assert table.state.affairs.votes[0].closed


def test_a_vote_without_a_question_is_refused_in_place(window: TableWindow) -> None:
    click(window, "vote-open")
    assert "The question needs words." in " ".join(texts(window))


def test_control_writes_to_a_seat(window: TableWindow, table: Session) -> None:
    click(window, "control-to-iran")
    QTest.keyClicks(find(window, "control-text"), "Your envoy is late.")
    click(window, "control-send")
    event = table.history.line()[-1].event
    assert isinstance(event, MessageSent)
    assert (event.sender, event.to) == ("", ("iran",))


def test_the_hot_wash_goes_question_by_question_and_covers_private_answers(
    window: TableWindow, table: Session
) -> None:
    talks.reflect(table, "why", "I bluffed twice.", seat="iran")
    window.open_tool("hot-wash")
    steps = find(window, "wash-steps")
    assert isinstance(steps, SegmentedControl)
    steps.button("why").click()
    QApplication.processEvents()
    assert "I bluffed twice." not in " ".join(texts(window))
    click(window, "open-hot-wash")
    assert "I bluffed twice." in " ".join(texts(window))
    QTest.keyClicks(find(window, "said-text"), "Nobody asked Iran.")
    click(window, "said-keep")
    event = table.history.line()[-1].event
    assert isinstance(event, HotWashAnswered)
    assert (event.about, event.private, event.text) == ("why", False, "Nobody asked Iran.")


def test_a_question_is_added_to_the_plan_and_notes_can_answer_it(window: TableWindow, table: Session) -> None:
    QTest.keyClicks(find(window, "plan-text"), "Who speaks first?")
    click(window, "plan-add")
    assert table.state.affairs.own_plan == (("own-1", "Who speaks first?"),)
    window.open_tool("log")
    open_for_control(window)
    answers = find(window, "note-answers")
    assert isinstance(answers, QComboBox)
    assert answers.findData("own-1") > 0


def test_the_review_opens_and_says_when_the_game_would_end(window: TableWindow) -> None:
    window.open_tool("review")
    open_for_control(window)
    assert "At this pace the game ends at" in " ".join(texts(window))
