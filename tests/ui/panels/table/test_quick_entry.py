"""Quick entry at the table: a turn's moves of five seats by typing alone, and nothing left behind."""

from collections.abc import Iterable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.sessions import step
from tests.ui.table_kit import click, find, open_table, press, session, texts
from ui.panels.table.quick_entry.panel import QuickEntryPanel
from ui.theme.theme import current_theme
from ui.widgets.peek import PeekButton
from ui.windows.table import TableWindow
from wargame.game.moves import Move
from wargame.game.rules import legal_moves
from wargame.session.session import Session
from wargame.shown.quick_entry import matching, slips

ARGUMENTS = (
    "Both sides have asked for it.",
    "The hall is paid for.",
    "Our envoy is there already.",
    "Nobody else can pay as much.",
    "They owe us for last winter.",
    "The road has been open a year.",
    "Parliament has voted for it.",
    "It was done before, in spring.",
    "We have the men on the spot.",
    "The press will believe us.",
)
"""What stands on ten slips."""
TWO_MINUTES = 400
"""Keys that an ordinary typist, of forty words a minute, presses in two minutes."""


@pytest.fixture
def table() -> Session:
    """A session of the flagship in its first planning."""
    made = session()
    while made.state.phase_kind != "planning":
        step(made)
    return made


@pytest.fixture
def window(qtbot: QtBot, table: Session) -> Iterator[TableWindow]:
    """Its window, with the slips open."""
    current_theme().choose(reduced_motion=True)
    made = open_table(table)
    qtbot.addWidget(made)
    click(made, "enter-slips")
    yield made
    made.bridge.close()


def typed(text: str) -> None:
    """Type where the cursor is, and Enter."""
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, text)
    QTest.keyClick(focus, Qt.Key.Key_Return)
    QApplication.processEvents()


def at() -> str:
    focus = QApplication.focusWidget()
    return focus.objectName() if focus else ""


def a_card(table: Session, seat: str, *, aimed: bool = False) -> Move:
    moves = [one for one in legal_moves(table.state, seat) if isinstance(one, Move)]
    return next(one for one in moves if bool(one.target) == aimed)


def test_a_part_of_the_title_and_an_argument_seal_a_move(window: TableWindow, table: Session) -> None:
    seat = table.state.compiled.orders[0][0]
    move = a_card(table, seat)
    typed(table.state.compiled.cards[move.card].card.title[:12])
    typed("Because it is due.")
    played = table.state.table.plays[0].move
    assert (played.seat, played.card, played.argument) == (seat, move.card, "Because it is due.")


def test_the_cursor_goes_from_seat_to_seat(window: TableWindow, table: Session) -> None:
    first, second = table.state.compiled.orders[0][:2]
    assert at() == f"slip-card-{first}"
    typed("pass")
    assert (at(), table.state.table.passed) == (f"slip-card-{second}", (first,))


def test_who_made_one_of_two_moves_passes_the_rest(window: TableWindow, table: Session) -> None:
    seat = table.state.compiled.orders[0][0]
    typed(table.state.compiled.cards[a_card(table, seat).card].card.title[:12])
    typed("Because it is due.")
    typed("pass")
    assert table.state.table.passed == (seat,)
    said = set(texts(window))
    assert "Passes the rest." in said
    assert "Passes this turn." not in said


def test_an_empty_line_goes_on_to_the_next_seat(window: TableWindow, table: Session) -> None:
    second = table.state.compiled.orders[0][1]
    typed("")
    assert at() == f"slip-card-{second}"


def test_a_turn_of_five_seats_is_typed_in_under_two_minutes(window: TableWindow, table: Session) -> None:
    keys = 0
    for seat in table.state.compiled.orders[0]:
        for _ in range(table.state.compiled.rules.moves_per_turn):
            legal = [
                one for one in legal_moves(table.state, seat) if isinstance(one, Move) and not one.target
            ]
            if not legal:
                continue
            for words in (fewest_letters(table, legal[0]), ARGUMENTS[len(table.state.table.plays)]):
                typed(words)
                keys += len(words) + 1
        if at() == f"slip-card-{seat}":
            typed("")
            keys += 1
    assert len(table.state.table.plays) == len(ARGUMENTS)
    assert [one.move.argument for one in table.state.table.plays] == list(ARGUMENTS)
    assert at() == "quick-done"
    press(window, Qt.Key.Key_Return)
    assert window.primary.words() == "Open Reveal, back and block"
    assert keys + 1 < TWO_MINUTES, f"{keys + 1} keys"


def fewest_letters(table: Session, move: Move) -> str:
    """The shortest beginning of a word of a card's title that is enough to mean it."""
    cards = next(one for one in slips(table.state) if one.seat == move.seat).cards
    words = table.state.compiled.cards[move.card].card.title.casefold().split()
    found = (
        word[:many]
        for many in range(1, 20)
        for word in words
        if (fits := matching(cards, word[:many])) and fits[0].id == move.card
    )
    return next(found)


def test_a_card_that_lets_choose_asks_for_its_target(window: TableWindow, table: Session) -> None:
    for seat in table.state.compiled.orders[0]:
        aimed = [
            one for one in legal_moves(table.state, seat) if isinstance(one, Move) and one.target and one.card
        ]
        if aimed:
            find(window, f"slip-card-{seat}").setFocus()
            typed(table.state.compiled.cards[aimed[0].card].card.title)
            assert at() == f"slip-target-{seat}"
            press(window, Qt.Key.Key_Return)
            assert at() != f"slip-argument-{seat}", "none is preset; Enter opens the list"
            press(window, Qt.Key.Key_Down)
            press(window, Qt.Key.Key_Return)
            assert at() == f"slip-argument-{seat}"
            typed("")
            assert table.state.table.plays[0].move.target == aimed[0].target
            return
    pytest.fail("no seat holds a card that lets choose")


def test_arrows_take_another_card(window: TableWindow, table: Session) -> None:
    seat = table.state.compiled.orders[0][0]
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, "a")
    before = [text for text in texts(window) if text.startswith("Enter takes")]
    QTest.keyClick(focus, Qt.Key.Key_Down)
    after = [text for text in texts(window) if text.startswith("Enter takes")]
    assert before != after
    assert at() == f"slip-card-{seat}"


def test_what_is_refused_is_said_at_the_seat(window: TableWindow, table: Session) -> None:
    seat = table.state.compiled.orders[0][0]
    title = table.state.compiled.cards[a_card(table, seat).card].card.title
    for _ in range(2):
        typed(title)
        typed("")
    assert "already on the table" in " ".join(texts(window))
    assert len(table.state.table.plays) == 1


def test_a_free_move_has_the_title_that_was_typed(window: TableWindow, table: Session) -> None:
    typed("free: Open the port")
    typed("It is ours.")
    assert table.state.table.plays[0].title == "Open the port"


def places(window: TableWindow, seats: Iterable[str]) -> list[QPoint]:
    """Where in the window each seat's card is typed, as it is seen now."""
    QApplication.processEvents()
    fields = [field for seat in seats for field in window.findChildren(QWidget, f"slip-card-{seat}")]
    return [field.mapTo(window, field.rect().center()) for field in fields]


def test_whatever_comes_in_each_seat_stays_where_a_click_is_aimed_at_it(
    window: TableWindow, table: Session
) -> None:
    first, *others = table.state.compiled.orders[0]
    before = places(window, others)
    title = table.state.compiled.cards[a_card(table, first).card].card.title
    for text in (title, "Because it is due.", title, "It is refused: it lies there already.", "pass"):
        typed(text)
        assert places(window, others) == before, text
    assert len(table.state.table.plays) == 1
    click(window, "slip-back-1")
    assert places(window, others) == before
    handle = window.windowHandle()
    for seat, place in zip(others, before, strict=True):
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        assert at() == f"slip-card-{seat}"


def test_tab_goes_from_seat_to_seat_also_after_a_seal(window: TableWindow, table: Session) -> None:
    first, second = table.state.compiled.orders[0][:2]
    typed(table.state.compiled.cards[a_card(table, first).card].card.title)
    typed("Because it is due.")
    find(window, f"slip-argument-{first}").setFocus()
    press(window, Qt.Key.Key_Tab)
    assert at() == f"slip-card-{second}"


def test_an_entered_move_can_be_taken_back(window: TableWindow, table: Session) -> None:
    typed("free: Open the port")
    typed("")
    click(window, "slip-back-1")
    assert table.state.table.plays == ()


def test_nothing_of_the_slips_is_left_when_they_are_hidden(window: TableWindow, table: Session) -> None:
    typed("free: Open the port of Chabahar")
    typed("")
    press(window, Qt.Key.Key_Escape)
    QApplication.sendPostedEvents()
    assert not window.findChildren(QuickEntryPanel)
    assert "Chabahar" not in " ".join(texts(window))


def test_slips_are_entered_in_planning_only(qtbot: QtBot) -> None:
    current_theme().choose(reduced_motion=True)
    window = open_table(session())
    qtbot.addWidget(window)
    window.enter_slips()
    assert "while seats plan" in window.notice.text()
    window.bridge.close()


def test_what_seats_hold_stands_on_the_slips_only_after_it_was_asked_for(
    window: TableWindow, table: Session
) -> None:
    held = f"{table.state.influence('russia')} influence"
    assert held not in set(texts(window))
    click(window, "show-influence")
    assert held in set(texts(window))
    peek = find(window, "show-influence")
    assert isinstance(peek, PeekButton)
    peek.close_up()
    assert held not in set(texts(window))
