"""How many presses a turn of five seats takes at the flagship: by keys, with the mouse, from slips.

Counted from the curtain of the first seat until the next turn is open, one move for each seat. What is typed
into an argument is not counted: it is as long as people make it.
"""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.sessions import FLAGSHIP, started, step
from tests.ui.table_kit import find, open_backstage, open_hand, open_table
from ui.panels.hand.panel import HandPanel
from ui.theme.theme import current_theme
from ui.widgets.choice_box import ChoiceBox
from ui.windows.table import TableWindow
from wargame.shown.hand import CardRow
from wargame.shown.quick_entry import matching, slips

CTRL = Qt.KeyboardModifier.ControlModifier
ARGUMENT = "It is due."

BY_CURTAIN, BY_SLIPS = (91, 49), (61, 17)
"""Keys and clicks that the same turn took before cards had letters and the dark button had Enter."""


class Fingers:
    """Presses keys and the mouse at one window, and counts."""

    def __init__(self, window: TableWindow) -> None:
        self.window = window
        self.keys = self.clicks = 0

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        self.keys += 1
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)
        QApplication.processEvents()

    def letters(self, text: str) -> None:
        """Type a text, each letter a key."""
        for letter in text:
            self.key(Qt.Key(ord(letter.upper())))

    def click(self, widget: QWidget) -> None:
        """Click a widget."""
        assert not isinstance(widget, QAbstractButton) or widget.isEnabled()
        self.clicks += 1
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=widget.rect().center())
        QApplication.processEvents()

    def argue(self) -> None:
        """Type the argument into the field that has the focus."""
        field = QApplication.focusWidget()
        assert field is not None
        assert field.accessibleName().startswith("Argument"), field.accessibleName()
        QTest.keyClicks(field, ARGUMENT)

    def hold_open(self) -> None:
        """Hold the space bar at the curtain."""
        self.keys += 1
        open_hand(self.window)

    def go_on(self, press: Callable[[], None]) -> None:
        """Press the dark button until the next turn is open; what is covert is opened by the space bar."""
        turn = self.window.bridge.state.turn
        for _ in range(100):
            if self.window.bridge.state.turn > turn:
                return
            if self.window.primary.isVisible():
                press()
            else:
                self.keys += 1
                open_backstage(self.window)
        raise AssertionError(f"the turn does not end: {self.window.primary.words()}")

    def enter(self) -> None:
        """Press Enter, which the badge must promise."""
        assert self.window.primary.key() == "Enter", self.window.primary.words()
        self.key(Qt.Key.Key_Return)

    def hand(self) -> HandPanel:
        """The hand that is open."""
        [found] = self.window.findChildren(HandPanel)
        return found

    def counted(self) -> tuple[int, int]:
        """Keys and clicks so far."""
        return self.keys, self.clicks


@pytest.fixture
def fingers(qtbot: QtBot) -> Iterator[Fingers]:
    """At the flagship's second planning."""
    current_theme().choose(reduced_motion=True)
    session = started(FLAGSHIP)
    while not (session.state.turn == 2 and session.state.phase_kind == "planning"):
        step(session)
    window = open_table(session)
    qtbot.addWidget(window)
    yield Fingers(window)
    window.bridge.close()


def playable(hand: HandPanel) -> CardRow:
    return next(one for one in hand._hand.cards if one.playable)


def seats(fingers: Fingers) -> int:
    return len(fingers.window.bridge.state.compiled.seats)


def test_by_keys_alone(fingers: Fingers) -> None:
    for _ in range(seats(fingers)):
        fingers.enter()
        fingers.hold_open()
        hand = fingers.hand()
        card = playable(hand)
        fingers.letters(hand.shelf.letter(card.id))
        fingers.key(Qt.Key.Key_Space)
        fingers.key(Qt.Key.Key_Tab)
        if card.targets:
            fingers.key(Qt.Key.Key_Down)
            fingers.key(Qt.Key.Key_Return)
        fingers.argue()
        fingers.key(Qt.Key.Key_Return, CTRL)
    assert len(fingers.window.bridge.state.table.plays) == seats(fingers)
    fingers.go_on(fingers.enter)
    keys, clicks = fingers.counted()
    assert clicks == 0
    assert keys <= 52 < BY_CURTAIN[0]


@pytest.mark.wide
def test_with_the_mouse(fingers: Fingers) -> None:
    window = fingers.window
    for _ in range(seats(fingers)):
        fingers.click(window.primary)
        fingers.hold_open()
        hand = fingers.hand()
        card = playable(hand)
        fingers.click(find(window, f"card-{card.id}"))
        if card.targets:
            choose(fingers)
        fingers.argue()
        fingers.click(find(window, "seal"))
    assert len(window.bridge.state.table.plays) == seats(fingers)
    fingers.go_on(lambda: fingers.click(window.primary))
    keys, clicks = fingers.counted()
    assert keys <= 6, "the space bar alone is held"
    assert clicks <= 36 < BY_CURTAIN[1]


def choose(fingers: Fingers) -> None:
    """Open the list of targets by a click, and click the first."""
    box = QApplication.focusWidget()
    assert isinstance(box, QComboBox)
    fingers.click(box)
    view = box.view()
    fingers.clicks += 1
    place = view.visualRect(view.model().index(1, 0)).center()
    for at in (view.rect().bottomRight(), place):
        QTest.mouseMove(view.viewport(), at)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QApplication.processEvents()


@pytest.mark.wide
def test_from_slips(fingers: Fingers) -> None:
    window = fingers.window
    fingers.key(Qt.Key.Key_M, CTRL | Qt.KeyboardModifier.ShiftModifier)
    for _ in range(seats(fingers)):
        take_a_card(fingers)
        if isinstance(QApplication.focusWidget(), ChoiceBox):
            fingers.key(Qt.Key.Key_Down)
            fingers.key(Qt.Key.Key_Return)
        fingers.argue()
        fingers.key(Qt.Key.Key_Return)
        fingers.key(Qt.Key.Key_Return)
    assert len(window.bridge.state.table.plays) == seats(fingers)
    fingers.key(Qt.Key.Key_Return)
    fingers.go_on(fingers.enter)
    keys, clicks = fingers.counted()
    assert clicks == 0
    assert keys <= 44 < BY_SLIPS[0]


def take_a_card(fingers: Fingers) -> None:
    """Type the fewest letters that mean a card of the seat whose line has the focus."""
    focus = QApplication.focusWidget()
    assert focus is not None
    seat = focus.objectName().removeprefix("slip-card-")
    cards = next(one for one in slips(fingers.window.bridge.state) if one.seat == seat).cards
    words = [
        word[:many] for many in range(1, 9) for one in cards for word in one.title.split() if word.isalpha()
    ]
    letters = next(word for word in words if (found := matching(cards, word)) and not found[0].why_not)
    fingers.letters(letters)
    fingers.key(Qt.Key.Key_Return)
