"""Drafts in the hand: what was chosen and written is there again, whatever closed the hand."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.ui.table_kit import click, find, open_hand, press, session, texts
from ui.panels.hand.panel import HandPanel
from ui.theme.theme import current_theme
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.text import PlainLabel
from ui.windows.table import TableWindow
from wargame.game.events import SeatPassed
from wargame.game.moves import FreeText, Move
from wargame.session import injects, turns
from wargame.session.doors import SeatDoor
from wargame.session.drafts import keep_draft
from wargame.session.script_moves import as_command
from wargame.session.session import Session, undo
from wargame.session.unsent import AnswerBegun, Draft, OfferBegun
from wargame.terms import RecordError

CARD = "rus-drug-road-compact"
WORDS = "The road is watched already."


@pytest.fixture
def table() -> Session:
    """The flagship while seats plan."""
    made = session()
    turns.next_phase(made)
    injects.fire_due(made)
    while made.state.phase_kind != "planning":
        turns.next_phase(made)
    return made


def hand_of(window: TableWindow, seat: str = "russia") -> HandPanel:
    window.draw_curtain(seat)
    open_hand(window)
    return window.findChildren(HandPanel)[0]


def argued(window: TableWindow) -> HandPanel:
    """Choose a card and argue for it."""
    hand = hand_of(window)
    click(window, f"card-{CARD}")
    hand.plan.slots[0].aim("kabul")
    QTest.keyClicks(find(window, "argument-1"), WORDS)
    return hand


def words_in(window: TableWindow, name: str) -> str:
    field = find(window, name)
    assert isinstance(field, QPlainTextEdit)
    return field.toPlainText()


def argument(window: TableWindow, number: int = 1) -> str:
    field = find(window, f"argument-{number}")
    assert isinstance(field, QPlainTextEdit)
    return field.toPlainText()


@pytest.mark.parametrize(
    "way", ["Esc", "close", *(pytest.param(one, marks=pytest.mark.wide) for one in ("F1", "focus", "idle"))]
)
def test_a_plan_is_there_again_whatever_closed_the_hand(
    window: TableWindow, table: Session, way: str
) -> None:
    argued(window)
    match way:
        case "Esc":
            press(window, Qt.Key.Key_Escape)
        case "F1":
            press(window, Qt.Key.Key_F1)
            window.seclusion.show_table()
        case "focus":
            window.seclusion.lost_focus()
        case "idle":
            window.seclusion.pass_time(60)
        case _:
            window.close()
            window.show()
    assert window.findChildren(HandPanel) == [] or way in ("F1", "close")
    hand_of(window)
    assert argument(window) == WORDS
    assert table.state.table.plays == ()


def test_it_is_kept_at_a_pause_and_says_when(window: TableWindow, table: Session, qtbot: QtBot) -> None:
    hand = argued(window)
    kept = Move(seat="russia", card=CARD, target="kabul", argument=WORDS)
    qtbot.waitUntil(lambda: SeatDoor(table, "russia").draft().moves == (kept,), timeout=5000)
    qtbot.waitUntil(lambda: hand.kept_label.text().startswith("Kept as a draft at "), timeout=2000)


def test_what_could_not_be_kept_is_said_and_stays_in_the_hand(
    window: TableWindow, table: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand = argued(window)

    def fails(*_: object) -> None:
        raise RecordError("disk-full", name="tuesday.entente")

    monkeypatch.setattr(table.journal, "keep_draft", fails)
    hand.keeper.keep()
    assert hand.kept_label.text().startswith("The draft could not be kept. The disk is full")
    assert argument(window) == WORDS


def test_no_other_seat_sees_it(window: TableWindow) -> None:
    argued(window)
    press(window, Qt.Key.Key_Escape)
    assert WORDS not in " ".join(texts(hand_of(window, "iran")))


def test_a_seal_that_is_undone_gives_its_move_back(window: TableWindow, table: Session) -> None:
    argued(window)
    press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(table.state.table.plays) == 1
    undo(table)
    hand_of(window)
    assert argument(window) == WORDS


def test_a_seal_that_is_taken_back_in_the_hand_gives_its_move_back(
    window: TableWindow, table: Session
) -> None:
    argued(window)
    press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    hand_of(window)
    click(window, "take-back-1")
    assert table.state.table.plays == ()
    assert argument(window) == WORDS


def test_a_free_move_and_a_letter_in_the_making_are_there_again(window: TableWindow) -> None:
    hand = hand_of(window)
    hand.open_page("free")
    QApplication.processEvents()
    QTest.keyClicks(find(window, "free-title"), "A market day")
    QTest.keyClicks(find(window, "free-intent"), "Bring people together")
    hand.open_page("letters")
    QTest.keyClicks(find(window, "letter-text"), "On Thursday")
    click(window, "letter-to-iran")
    press(window, Qt.Key.Key_Escape)
    again = hand_of(window)
    again.open_page("free")
    title, intent = find(window, "free-title"), find(window, "free-intent")
    assert isinstance(title, QLineEdit)
    assert isinstance(intent, QPlainTextEdit)
    assert (title.text(), intent.toPlainText()) == ("A market day", "Bring people together")
    again.open_page("letters")
    field = find(window, "letter-text")
    assert isinstance(field, QPlainTextEdit)
    assert field.toPlainText() == "On Thursday"


def test_what_was_not_opened_again_is_not_lost(window: TableWindow, table: Session) -> None:
    hand = hand_of(window)
    hand.open_page("letters")
    QTest.keyClicks(find(window, "letter-text"), "On Thursday")
    press(window, Qt.Key.Key_Escape)
    argued(window)
    press(window, Qt.Key.Key_Escape)
    draft = SeatDoor(table, "russia").draft()
    assert (draft.letter, draft.moves[0].argument) == ("On Thursday", WORDS)


def test_large_letters_leave_no_empty_place_beside_a_planned_move(window: TableWindow) -> None:
    hand = hand_of(window)
    click(window, f"card-{CARD}")
    assert "One more, or none" in visible(hand)
    current_theme().choose(scale=150)
    assert "One more, or none" not in visible(hand)
    current_theme().choose(scale=100)
    assert "One more, or none" in visible(hand)


def visible(hand: HandPanel) -> list[str]:
    QApplication.processEvents()
    return [one.text() for one in hand.findChildren(PlainLabel) if one.isVisible()]


def test_a_free_move_that_was_sealed_by_phone_meanwhile_is_not_sealed_once_more(
    window: TableWindow, table: Session
) -> None:
    """Nothing in the rules speaks against the same words twice; a card is refused by them."""
    words = FreeText(title="A parley", intent="To talk.")
    move = Move(seat="russia", free=words, target="kabul", argument="Now.")
    keep_draft(table, "russia", Draft(turn=table.state.turn, moves=(move,)))
    hand = hand_of(window)
    SeatDoor(table, "russia").do(as_command(move))
    hand.seal()
    assert [one.move for one in table.state.table.plays] == [move]


def test_what_was_begun_on_the_phone_is_gone_on_with_in_the_hand(window: TableWindow, table: Session) -> None:
    begun = Draft(
        turn=table.state.turn,
        begun=Move(seat="russia", card=CARD, target="kabul", argument=WORDS),
        letter="Dear Teh",
        to=("iran",),
        question="May we mo",
        offer=OfferBegun(parties=("iran",), terms="Timber for", public=False),
        views={"iran": 1},
    )
    keep_draft(table, "russia", begun)
    hand = hand_of(window)
    hand.open_page("letters")
    assert words_in(window, "letter-text") == "Dear Teh"
    assert words_in(window, "question-text") == "May we mo"
    assert words_in(window, "offer-terms") == "Timber for"
    assert find(window, "offer-to-iran").property("checked")
    QTest.keyClicks(find(window, "question-text"), "ve?")
    hand.put_away()
    assert SeatDoor(table, "russia").draft() == replace(begun, question="May we move?")
    click(window, "question-send")
    click(window, "offer-make")
    names = [type(entry.event).__name__ for entry in table.history.line()[-2:]]
    assert names == ["QuestionAsked", "DealProposed"]
    click(window, "letter-send")
    hand.put_away()
    left = SeatDoor(table, "russia").draft()
    assert left == Draft(turn=begun.turn, begun=begun.begun, views={"iran": 1})
    hand.open_page("cards")
    click(window, f"card-{CARD}")
    assert argument(window) == WORDS
    hand.put_away()
    assert [move.argument for move in SeatDoor(table, "russia").draft().moves] == [WORDS]
    assert SeatDoor(table, "russia").draft().begun is None


def test_a_reason_for_passing_that_was_begun_on_the_phone_is_given_in_the_hand(
    window: TableWindow, table: Session
) -> None:
    keep_draft(table, "russia", Draft(turn=table.state.turn, passing="We wait"))
    hand = hand_of(window)
    hand.open_page("letters")
    QTest.keyClicks(find(window, "passing-text"), " for Tehran")
    click(window, "passing-send")
    hand.put_away()
    passed = table.history.line()[-1].event
    assert isinstance(passed, SeatPassed)
    assert (passed.seat, passed.reason) == ("russia", "We wait for Tehran")
    assert SeatDoor(table, "russia").draft() == Draft(turn=table.state.turn)


def test_without_anything_begun_the_letters_are_as_they_were(window: TableWindow, table: Session) -> None:
    hand_of(window).open_page("letters")
    for name in ("question-text", "passing-text", "offer-terms"):
        assert not any(one.isVisible() for one in window.findChildren(QPlainTextEdit, name))


def test_what_the_phone_writes_elsewhere_meanwhile_stays(window: TableWindow, table: Session) -> None:
    hand = hand_of(window)
    hand.open_page("letters")
    QTest.keyClicks(find(window, "letter-text"), "From the laptop")
    keep_draft(table, "russia", Draft(turn=table.state.turn, question="From the phone"))
    hand.put_away()
    draft = SeatDoor(table, "russia").draft()
    assert (draft.letter, draft.question) == ("From the laptop", "From the phone")


def test_each_answer_of_the_hot_wash_waits_for_itself(window: TableWindow, table: Session) -> None:
    keep_draft(table, "russia", Draft(turn=table.state.turn, answers={"why": AnswerBegun(text="Because")}))
    turns.end_game(table, "It is late.")
    hand = hand_of(window)
    hand.open_page("letters")
    assert words_in(window, "wash-text") == "Because"
    about = find(window, "wash-about")
    assert isinstance(about, ChoiceBox)
    about.choose("next")
    assert words_in(window, "wash-text") == ""
    QTest.keyClicks(find(window, "wash-text"), "More talks")
    about.choose("why")
    assert words_in(window, "wash-text") == "Because"
    hand.put_away()
    answers = {key: one.text for key, one in SeatDoor(table, "russia").draft().answers.items()}
    assert answers == {"why": "Because", "next": "More talks"}
