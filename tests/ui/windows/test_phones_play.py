"""Seats play by phone at a real table: their commands go by the seat's own door, and nothing is lost."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.desk_kit import desk, make_session
from tests.ui.phone_kit import HERE, OverAir, linked, until
from tests.ui.table_kit import open_table, session
from ui.panels.hand.panel import HandPanel
from ui.theme.theme import current_theme
from ui.windows.phones import PhonesAtTable
from ui.windows.table import TableWindow
from wargame.session import messages, turns
from wargame.session.doors import SeatDoor
from wargame.session.play import others_pass

SEAT, OTHER = "torvik", "sandry"
WHY = "The snow has melted and the basin is full."


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TableWindow]:
    """The practice game while seats plan, with phones on."""
    current_theme().choose(reduced_motion=True)
    at_table = partial(PhonesAtTable, link_to=partial(linked, folder=tmp_path))
    monkeypatch.setattr("ui.windows.table.PhonesAtTable", at_table)
    made = session("first-steps")
    while made.state.phase_kind != "planning":
        turns.next_phase(made)
    window = open_table(made)
    qtbot.addWidget(window)
    window.phones.link.switch_on(HERE)
    until(lambda: window.phones.link.state == "on")
    yield window
    for phone in JOINED:
        phone.leave()
    JOINED.clear()
    window.close()
    window.bridge.close()


JOINED: list[OverAir] = []


def joined(window: TableWindow, seat: str) -> OverAir:
    JOINED.append(OverAir(window.phones.link.card_link(seat), f"browser of {seat}").join())
    return JOINED[-1]


def said(phone: OverAir, do: str, **given: Any) -> dict[str, Any]:
    return phone.say(do, **{"with": given, "for": {"turn": 1, "phase": "planning"}})


def first_move(phone: OverAir) -> dict[str, Any]:
    cards = phone.say("look")["view"]["cards"]
    card = next(one for one in cards if one["playable"] and not one["targets"])
    return {"card": card["id"], "argument": WHY}


def events(window: TableWindow) -> list[str]:
    return [type(entry.event).__name__ for entry in window.bridge.session.history.line()]


def test_what_is_sealed_by_phone_stands_at_the_table_and_another_phone_hears_of_it(
    window: TableWindow,
) -> None:
    phone, other = joined(window, SEAT), joined(window, OTHER)
    other.listen()
    until(lambda: len(other.heard()) == 1)
    assert said(phone, "seal", moves=[first_move(phone)])["words"] == ""
    assert "1 of 3 in" in window.seats._head.aside.text()
    until(lambda: len(other.heard()) == 2)
    assert WHY not in str(other.say("look"))
    assert WHY in str(phone.say("look"))
    other.leave()


def test_an_undo_by_control_reaches_the_phone_and_its_draft_is_there_again(window: TableWindow) -> None:
    phone = joined(window, SEAT)
    move = first_move(phone)
    said(phone, "draft", draft={"moves": [move]})
    said(phone, "seal", moves=[move])
    phone.listen()
    until(lambda: len(phone.heard()) == 1)
    window.bar.offered.settle()  # Control has seen what the button would take back
    window._undo()
    until(lambda: len(phone.heard()) == 2)
    view = phone.say("look")["view"]
    assert view["sealed"] == []
    assert WHY in str(view["draft"])
    phone.leave()


def test_switching_off_in_the_middle_of_planning_loses_no_word(window: TableWindow) -> None:
    phone = joined(window, SEAT)
    said(phone, "draft", draft={"moves": [first_move(phone)]})
    window.phones.switch_off()
    window.draw_curtain(SEAT)
    assert "plays by phone" not in window.curtain.people.text()
    window.seclusion.open_hand(SEAT, "")
    kept = SeatDoor(window.bridge.session, SEAT).draft()
    assert kept is not None
    assert WHY in str(kept)


def test_two_phones_of_one_seat_share_one_draft(window: TableWindow) -> None:
    phone = joined(window, SEAT)
    second = OverAir(window.phones.link.card_link(SEAT), "another").join()
    window.phones.link.let_in(second.hand.word)
    second.listen()
    until(lambda: len(second.heard()) >= 1)
    before = len(second.heard())
    said(phone, "draft", draft={"moves": [first_move(phone)]})
    until(lambda: len(second.heard()) > before)
    assert WHY in str(second.say("look")["view"]["draft"])
    second.leave()


def test_a_hand_that_is_open_at_the_laptop_shows_what_its_phone_does(window: TableWindow) -> None:
    phone = joined(window, SEAT)
    window.seclusion.open_hand(SEAT, "")
    hand = window.findChild(HandPanel)
    assert hand is not None
    hand.open_page("letters")
    move = first_move(phone)
    draft = {"moves": [move], "letter": "Come to the dam at noon.", "to": [OTHER]}
    said(phone, "draft", draft=draft)
    until(lambda: len(hand.plan.slots) == 1)
    assert hand.plan.slots[0].argument.toPlainText() == WHY
    written = hand.middle.with_letters()
    assert (written.letter, written.to) == (draft["letter"], (OTHER,))
    assert "changed on the seat’s phone" in hand.notice.text()
    said(phone, "seal", moves=[move])
    until(lambda: hand.plan.slots == [])
    window.show_table()
    assert events(window).count("MoveSealed") == 1
    assert SeatDoor(window.bridge.session, SEAT).draft().letter == draft["letter"]


def test_what_is_typed_at_the_laptop_is_not_taken_away_by_the_phone(
    window: TableWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    # However slow the machine: what is typed is not kept yet when the phone's draft comes.
    monkeypatch.setattr("ui.panels.hand.keeping.PAUSE_MS", 60_000)
    monkeypatch.setattr("ui.panels.hand.keeping.LONGEST_MS", 60_000)
    phone = joined(window, SEAT)
    window.seclusion.open_hand(SEAT, "")
    hand = window.findChild(HandPanel)
    assert hand is not None
    hand.open_page("letters")
    text = hand.findChild(QPlainTextEdit, "letter-text")
    assert text is not None
    text.setPlainText("We come.")
    said(phone, "draft", draft={"moves": [], "letter": "We stay.", "to": []})
    window.show_table()
    assert SeatDoor(window.bridge.session, SEAT).draft().letter == "We come."


def test_control_is_told_that_a_question_came_by_phone_and_not_from_whom(window: TableWindow) -> None:
    said(joined(window, SEAT), "ask", text="Is the dam ours?")
    until(lambda: "A question to Control waits." in window.toast.text())
    assert "Torvik" not in window.toast.text()


def test_a_question_by_phone_stays_in_the_bar_until_control_looks_at_it_or_answers(
    window: TableWindow,
) -> None:
    line = window.questions.button
    assert line.isHidden()
    phone = joined(window, SEAT)
    said(phone, "ask", text="Is the dam ours?")
    said(phone, "ask", text="Whose is the road?")
    until(lambda: line.text() == "2 questions to Control")
    window.toast.hide()
    assert line.isVisibleTo(window)
    window.bridge.do(partial(messages.answer_question, number=1, text="Yes."))
    assert line.text() == "1 question to Control"
    line.click()
    assert window.tools.drawer.is_open()
    assert line.isHidden()
    said(phone, "ask", text="And the bridge?")
    until(lambda: line.isVisibleTo(window))


def test_a_vote_stays_in_the_bar_until_it_is_closed_and_says_how_many_have_voted(
    window: TableWindow,
) -> None:
    line = window.vote.button
    assert line.isHidden()
    opened = partial(messages.open_vote, question="Close the lake?", options=("Yes", "No"), secret=True)
    window.bridge.do(opened)
    assert line.text() == "Vote: 0 of 3"
    phone = joined(window, SEAT)
    phone.say("vote", **{"with": {"vote": 1, "option": "Yes"}, "for": {"vote": 1}})
    until(lambda: line.text() == "Vote: 1 of 3")
    line.click()
    assert any(one.isVisible() for one in window.findChildren(QWidget, "vote-close"))
    assert line.isVisibleTo(window)
    window.bridge.do(messages.close_vote)
    assert line.isHidden()


@pytest.mark.parametrize("width", [1366, 1700])
def test_what_the_bar_says_of_phones_is_read_whole_on_a_laptop(window: TableWindow, width: int) -> None:
    window.resize(width, 690)
    window.bridge.do(partial(messages.open_vote, question="Close the lake?", options=("Yes", "No")))
    phone = joined(window, SEAT)
    assert said(phone, "ask", text="Who holds the pass?")["words"] == ""
    lines = (window.vote.button, window.questions.button, window.phones.button)
    until(lambda: all(one.isVisible() for one in lines))
    for _ in range(3):
        QApplication.processEvents()
    assert [one.text() for one in lines if one.width() < one.sizeHint().width()] == []
    assert window.minimumSizeHint().width() <= width


def test_in_large_letters_the_bar_says_it_in_few_words_and_a_screen_reader_in_all(
    window: TableWindow,
) -> None:
    window.resize(1366, 690)
    current_theme().choose(scale=200)
    try:
        window.bridge.do(partial(messages.open_vote, question="Close the lake?", options=("Yes", "No")))
        phone = joined(window, SEAT)
        assert said(phone, "ask", text="Who holds the pass?")["words"] == ""
        lines = (window.vote.button, window.questions.button, window.phones.button)
        until(lambda: [one.text() for one in lines] == ["0/3", "1", "0"])
        for _ in range(3):
            QApplication.processEvents()
        assert [one.text() for one in lines if one.width() < one.sizeHint().width()] == []
        assert lines[0].accessibleName() == "Vote: 0 of 3"
    finally:
        current_theme().choose(scale=100)
    assert lines[0].text() == "Vote: 0 of 3"


def test_a_box_that_comes_twice_is_done_once(window: TableWindow) -> None:
    phone = joined(window, SEAT)
    box = phone.hand.box(
        do="write", id="press", **{"with": {"to": [OTHER], "text": "Tonight?"}, "for": {"turn": 1}}
    )
    first, again = phone.send_again(box), phone.send_again(box)
    assert (first[0], again[0]) == (200, 200)
    assert (phone.hand.read(first[1])["words"], phone.hand.read(again[1])["words"]) == ("", "")
    assert events(window).count("MessageSent") == 1


def test_while_a_question_lies_over_the_table_phones_go_on(window: TableWindow) -> None:
    phone = joined(window, SEAT)
    window.phones.open()
    window.phones.ask_new_codes()
    assert said(phone, "seal", moves=[first_move(phone)])["words"] == ""


def test_a_seal_that_comes_after_its_phase_is_refused_in_words(window: TableWindow) -> None:
    phone = joined(window, SEAT)
    move = first_move(phone)
    count = len(events(window))
    window.bridge.do(others_pass)
    assert window.bridge.do(turns.next_phase)
    answer = said(phone, "seal", moves=[move])
    assert answer["words"].startswith("Too late")
    assert "MovePlayed" not in events(window)[count:]


@pytest.mark.parametrize("how", ["another place", "once more"])
def test_phones_go_on_where_the_session_is_saved_elsewhere_or_opened_once_more(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    networks = [SimpleNamespace(address=HERE, kind="This computer", sort="wifi")]
    at_table = partial(PhonesAtTable, link_to=partial(linked, folder=tmp_path), find=lambda: networks)
    monkeypatch.setattr("ui.windows.table.PhonesAtTable", at_table)
    monkeypatch.setattr("ui.windows.phones.missing_part", lambda: "")
    with desk(qtbot) as made:
        made.open_session(make_session("Staff course"))
        assert made.table is not None
        made.table.phones.link.switch_on(HERE)
        until(lambda: made.table is not None and made.table.phones.link.state == "on")
        phone = joined(made.table, SEAT)
        if how == "another place":
            made.go_on_in(tmp_path / "Saved.entente")
        else:
            made.open_again()
        until(lambda: made.table is not None and made.table.phones.link.state == "on")
        assert phone.say("look")["view"]["place"] == SEAT
        made.leave_table()
        with pytest.raises(ConnectionRefusedError):
            phone.knock_again()


def test_the_wi_fi_is_typed_once_for_all_tables_and_written_nowhere(
    qtbot: QtBot, user_folders: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.windows.phones.missing_part", lambda: "")
    with desk(qtbot) as made:
        made.open_session(make_session("Staff course"))
        assert made.table is not None
        made.table.phones.open()
        assert made.table.phones.page is not None
        made.table.phones.page.wifi.given.emit("Room 7", "four green chairs")
        made.leave_table()
        made.open_session(make_session("Another course"))
        assert made.table is not None
        made.table.phones.open()
        assert made.table.phones.page is not None
        assert "Room 7 · four green chairs" in made.table.phones.page.wifi.words.text()
    files = [path for path in user_folders.rglob("*") if path.is_file()]
    assert files
    assert not any(b"four green chairs" in path.read_bytes() for path in files)
