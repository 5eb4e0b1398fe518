"""Behind the curtain: letters, questions, offers, votes, how ties are seen, answers before the hot wash."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSpinBox

from tests.ui.table_kit import click, find, open_hand, session, texts
from ui.panels.hand.letters import LettersPanel
from ui.panels.hand.panel import HandPanel
from ui.windows.table import TableWindow
from wargame.session import deals, injects, people, turns
from wargame.session import messages as talks
from wargame.session.session import Session


@pytest.fixture
def table() -> Session:
    """The flagship in its first negotiation."""
    made = session()
    people.join(made, "Maya", "russia")
    turns.next_phase(made)
    injects.fire_due(made)
    turns.next_phase(made)
    return made


def letters_of(window: TableWindow, seat: str) -> LettersPanel:
    window.draw_curtain(seat)
    open_hand(window)
    window.findChildren(HandPanel)[0].open_page("letters")
    return window.findChildren(LettersPanel)[0]


def read(panel: LettersPanel) -> str:
    return " ".join(texts(panel))


def write(window: TableWindow, text: str, *to: str) -> None:
    for seat in to:
        click(window, f"letter-to-{seat}")
    QTest.keyClicks(find(window, "letter-text"), text)
    click(window, "letter-send")


def test_a_letter_reaches_those_it_is_for_and_nobody_else(window: TableWindow) -> None:
    letters_of(window, "russia")
    write(window, "On Thursday at the river.", "iran", "taliban")
    assert "Thursday" in read(letters_of(window, "iran"))
    assert "Thursday" not in read(letters_of(window, "kabul"))


def test_after_the_hand_is_hidden_no_text_of_the_window_holds_a_letter(window: TableWindow) -> None:
    letters_of(window, "russia")
    write(window, "On Thursday at the river.", "iran")
    window.show_table()
    said = " ".join(texts(window))
    assert "Thursday" not in said
    assert "Russia writes" not in said


def test_a_question_goes_to_control_and_its_answer_comes_back(window: TableWindow, table: Session) -> None:
    letters_of(window, "kabul")
    write(window, "Is the pass open?", "control")
    talks.answer_question(table, 1, "Until the snow comes.")
    assert "Until the snow comes." in read(letters_of(window, "kabul"))
    assert "Until the snow comes." not in read(letters_of(window, "iran"))


def test_a_letter_to_nobody_is_asked_for_in_place(window: TableWindow, table: Session) -> None:
    panel = letters_of(window, "kabul")
    write(window, "Hm.")
    assert "Choose to whom it goes." in read(panel)


def test_an_offer_is_accepted_behind_the_curtain(window: TableWindow, table: Session) -> None:
    deals.propose(table, "russia", ("iran",), "Wood for water.", public=False)
    letters_of(window, "iran")
    click(window, "letter-accept-1")
    assert table.state.affairs.deals[0].status == "agreed"


def test_a_seat_votes_and_may_vote_anew(window: TableWindow, table: Session) -> None:
    talks.open_vote(table, "Shall we meet in public?", secret=True)
    letters_of(window, "iran")
    click(window, "letter-vote-2")
    click(window, "letter-vote-1")
    assert table.state.affairs.votes[0].cast == (("iran", "Yes"),)


def test_a_seat_says_how_it_sees_its_ties(window: TableWindow, table: Session) -> None:
    letters_of(window, "iran")
    box = find(window, "view-russia")
    assert isinstance(box, QSpinBox)
    box.setValue(-3)
    click(window, "views-done")
    assert talks.perceptions(table.history.line())[1]["iran"]["russia"] == -3


def test_a_player_hands_in_a_private_answer_once_the_game_is_over(
    window: TableWindow, table: Session
) -> None:
    turns.end_game(table, "It is late.")
    letters_of(window, "russia")
    QTest.keyClicks(find(window, "wash-text"), "We talked too late.")
    click(window, "wash-done")
    for name in ("wash-who", "wash-about"):
        box = find(window, name)
        assert box.hasFocus(), "who answers and what it is about are chosen, never preset"
        QTest.keyClick(box, Qt.Key.Key_Down)
        click(window, "wash-done")
    assert "We talked too late." not in read(letters_of(window, "iran"))
    assert "HotWashAnswered" in {type(one.event).__name__ for one in table.history.line()}


def test_a_private_inject_is_read_by_its_seat_alone(window: TableWindow, table: Session) -> None:
    injects.write_inject(table, "A whisper", "The bridge is mined.", to=("taliban",))
    assert "The bridge is mined." in read(letters_of(window, "taliban"))
    assert "The bridge is mined." not in read(letters_of(window, "russia"))
