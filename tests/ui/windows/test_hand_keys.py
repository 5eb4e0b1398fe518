"""The hand by keyboard: where Tab and Enter lead, and that no turn is passed by accident."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.sessions import step
from tests.ui.table_kit import click, open_hand, open_table, press, session
from ui.panels.hand.panel import HandPanel
from ui.panels.hand.plan import Planned
from ui.theme.theme import current_theme
from ui.widgets.choice_box import CHOOSE, ChoiceBox
from ui.windows.table import TableWindow
from wargame.game.rules import is_done
from wargame.shown.hand import CardRow

SEAT = "russia"


@pytest.fixture
def hand(qtbot: QtBot) -> Iterator[HandPanel]:
    """The hand of a seat that plans."""
    current_theme().choose(reduced_motion=True)
    played = session()
    while played.state.phase_kind != "planning":
        step(played)
    window = open_table(played)
    qtbot.addWidget(window)
    window.draw_curtain(SEAT)
    open_hand(window)
    [made] = window.findChildren(HandPanel)
    yield made
    window.bridge.close()


def table(hand: HandPanel) -> TableWindow:
    window = hand.window()
    assert isinstance(window, TableWindow)
    return window


def side(window: TableWindow) -> str:
    return window.seclusion.side


def focused() -> QWidget:
    focus = QApplication.focusWidget()
    assert focus is not None
    return focus


def show(hand: HandPanel, row: CardRow) -> None:
    """Press the letter of a card."""
    press(hand.window(), Qt.Key(ord(hand.shelf.letter(row.id))))
    assert focused().objectName() == f"card-{row.id}"


def aimed(hand: HandPanel) -> CardRow:
    """A card that asks at whom it is aimed."""
    return next(one for one in hand._hand.cards if one.playable and one.targets)


def test_tab_leads_from_the_open_hand_to_its_first_card(hand: HandPanel) -> None:
    press(hand.window(), Qt.Key.Key_Tab)
    assert focused().objectName() == f"card-{hand._hand.cards[0].id}"


@pytest.mark.parametrize("at", [0, 4, 11])
def test_tab_from_a_card_that_is_looked_at_leads_to_what_puts_it_into_the_plan(
    hand: HandPanel, at: int
) -> None:
    row = hand._hand.cards[at]
    show(hand, row)
    press(hand.window(), Qt.Key.Key_Tab)
    if row.playable:
        assert focused().objectName() == "put-card"
        press(hand.window(), Qt.Key.Key_Space)
        assert [slot.planned.key for slot in hand.plan.slots] == [row.id]
        assert focused() is hand.plan.slots[0].first_field()
    assert focused() is not hand.pass_button


def test_a_pass_is_never_the_next_stop_after_a_card(hand: HandPanel) -> None:
    hand.footer.free_button.hide()  # as where free moves are not played
    for row in hand._hand.cards:
        show(hand, row)
        hand.reading.offer(can_be_put=False)  # as for a card that cannot be played
        press(hand.window(), Qt.Key.Key_Tab)
        assert focused() is not hand.pass_button, row.title


def test_a_sentence_typed_on_the_pass_passes_nothing(hand: HandPanel) -> None:
    window = table(hand)
    hand.pass_button.setFocus(Qt.FocusReason.TabFocusReason)
    for letter in "why not now or so":
        QTest.keyClicks(focused(), letter)
    assert side(window) == "hand"
    assert not is_done(window.bridge.state, SEAT)


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_the_pass_asks_once_more_by_keys(hand: HandPanel, key: Qt.Key) -> None:
    window = table(hand)
    hand.pass_button.setFocus(Qt.FocusReason.TabFocusReason)
    press(window, key)
    assert side(window) == "hand"
    assert focused().accessibleName() == "Once more to pass"
    press(window, key)
    assert is_done(window.bridge.state, SEAT)
    assert side(window) == "table"


def test_no_key_that_is_held_down_does_its_command_twice(hand: HandPanel) -> None:
    keys = [one for one in hand.window().findChildren(QAction) if one.shortcuts()]
    assert len(keys) > 30
    assert [one.shortcut().toString() for one in keys if one.autoRepeat()] == []


def test_a_click_passes_at_once(hand: HandPanel) -> None:
    window = table(hand)
    click(window, "pass")
    assert is_done(window.bridge.state, SEAT)


def test_who_has_aimed_a_card_by_the_list_goes_on_to_the_argument(hand: HandPanel) -> None:
    window, row = hand.window(), aimed(hand)
    click(window, f"card-{row.id}")
    box = focused()
    assert isinstance(box, ChoiceBox)
    press(window, Qt.Key.Key_Return)
    view = box.view()
    assert view.isVisible(), "Enter opens the list while nothing is chosen"
    place = view.visualRect(view.model().index(1, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QApplication.processEvents()
    assert box.chosen() == row.targets[0][0]
    assert focused().objectName() == "argument-1"


def test_who_has_aimed_a_card_by_arrows_goes_on_by_enter(hand: HandPanel) -> None:
    window, row = hand.window(), aimed(hand)
    click(window, f"card-{row.id}")
    press(window, Qt.Key.Key_Down)
    assert focused().objectName() == "target-1", "arrows look at one after another"
    press(window, Qt.Key.Key_Return)
    assert focused().objectName() == "argument-1"


def test_a_sole_target_is_chosen_and_never_preset(hand: HandPanel) -> None:
    row = aimed(hand)
    hand._add(Planned(card=replace(row, targets=row.targets[:1])))
    hand._show_plan()
    box = hand.plan.slots[0].target
    assert (box.currentText(), box.chosen(), box.count()) == (CHOOSE, None, 2)
    assert hand.plan.slots[0].asks_for_target
