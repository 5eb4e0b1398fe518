"""Negotiation at the table: deals, gifts and statements by clicks and keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.sessions import played
from tests.ui.table_kit import click, find, open_for_control, open_table, press, texts
from ui.panels.stages.negotiation import NegotiationStage
from ui.theme.theme import current_theme
from ui.widgets.segments import SegmentedControl
from ui.windows.table import TableWindow
from wargame.session.people import join
from wargame.session.session import Session


@pytest.fixture
def window(window: TableWindow, table: Session) -> TableWindow:
    """Its window in the negotiation of turn 1."""
    while table.state.phase_kind != "negotiation":
        press(window, Qt.Key.Key_Return)
    return window


def choose(window: TableWindow, kind: str) -> None:
    kinds = find(window, "deal-kind")
    assert isinstance(kinds, SegmentedControl)
    kinds.button(kind).click()


def name_seat(window: TableWindow, box: str, seat: str) -> None:
    found = find(window, box)
    assert isinstance(found, QComboBox)
    found.setCurrentIndex(found.findData(seat))


def offer(window: TableWindow, *, secret: bool = False) -> None:
    name_seat(window, "deal-proposer", "russia")
    click(window, "deal-with-iran")
    QTest.keyClicks(find(window, "deal-terms"), "No blocking until spring.")
    if secret:
        click(window, "deal-secret")
    click(window, "propose")


def test_a_deal_is_offered_accepted_and_kept(window: TableWindow, table: Session) -> None:
    offer(window)
    click(window, "accept-1-iran")
    assert table.state.affairs.deals[0].status == "agreed"
    click(window, "keep-1")
    assert table.state.affairs.deals[0].status == "kept"


def test_a_deal_whose_party_left_the_game_is_minded_by_control(window: TableWindow, table: Session) -> None:
    join(table, "Mina", "iran")
    offer(window)
    assert "Nobody sits for Iran" not in " ".join(texts(window))
    window.open_tool("people")
    click(window, "leave-Mina")
    assert "Nobody sits for Iran any more. Deal 1 is open; mind them under Deals." in " ".join(texts(window))
    press(window, Qt.Key.Key_Escape)
    assert "answer for it, or let the offer lapse." in " ".join(texts(window))
    click(window, "accept-1-iran")
    assert table.state.affairs.deals[0].status == "agreed"
    assert "say whether it was kept." in " ".join(texts(window))


def test_a_deal_of_a_later_turn_has_no_end_unless_one_is_chosen(qtbot: QtBot) -> None:
    made = open_table(played(turns_played=2))
    qtbot.addWidget(made)
    made.open_tool("deals")
    open_for_control(made)
    offer(made)
    assert [deal.until for deal in made.bridge.state.affairs.deals] == [None]
    until = find(made, "deal-until")
    QTest.keyClick(until, Qt.Key.Key_Up)
    offer(made)
    assert [deal.until for deal in made.bridge.state.affairs.deals] == [None, 3]
    made.bridge.close()


def test_a_deal_without_terms_is_refused_in_place(window: TableWindow, table: Session) -> None:
    click(window, "deal-with-iran")
    click(window, "propose")
    assert "Choose a seat first: who offers?" in " ".join(texts(window))
    name_seat(window, "deal-proposer", "russia")
    click(window, "propose")
    assert "A deal needs terms" in " ".join(texts(window))
    assert table.state.affairs.deals == ()


def test_a_secret_deal_is_recorded_as_secret(window: TableWindow, table: Session) -> None:
    offer(window, secret=True)
    assert not table.state.affairs.deals[0].public
    assert not [one for one in window.findChildren(QWidget, "deal-1") if one.isVisible()]
    click(window, "open-deals")
    assert "Secret" in " ".join(texts(find(window, "deal-1")))


def test_a_gift_is_given_up_to_the_limit_of_the_turn(window: TableWindow, table: Session) -> None:
    choose(window, "gift")
    name_seat(window, "gift-from", "russia")
    click(window, "give")
    assert "Choose a seat first: who receives?" in " ".join(texts(window))
    assert table.state.table.given == {}
    name_seat(window, "gift-to", "iran")
    click(window, "give")
    assert table.state.table.given == {"russia": 1}
    assert "may give 1 more" in " ".join(texts(window))


def test_seats_state_something_together(window: TableWindow, table: Session) -> None:
    choose(window, "words")
    click(window, "states-russia")
    click(window, "states-iran")
    QTest.keyClicks(find(window, "statement-words"), "The border stays calm.")
    click(window, "state-jointly")
    said = [entry.event for entry in table.history.line()][-1]
    assert getattr(said, "text", "") == "The border stays calm."


@pytest.mark.parametrize(("scale", "scrolls"), [(100, False), (200, True)])
def test_negotiation_fits_a_small_laptop(window: TableWindow, scale: int, scrolls: bool) -> None:
    current_theme().choose(scale=scale)
    try:
        QApplication.processEvents()
        window.resize(1366, 690)
        QApplication.processEvents()
        assert (window.width(), window.height()) == (1366, 690)
        stage = window.stage()
        assert isinstance(stage, NegotiationStage)
        assert (stage.ground.verticalScrollBar().maximum() > 0) == scrolls
    finally:
        current_theme().choose(scale=100)


def test_what_a_deal_changes_is_told_at_the_offer_with_what_stands_in_its_way(
    window: TableWindow, table: Session
) -> None:
    QTest.keyClicks(find(window, "deal-effects"), "influence(russia) -1; influence(iran) +1")
    offer(window)
    shown = " ".join(texts(find(window, "deal-1")))
    assert "When it is agreed: " in shown
    assert "cannot be agreed" not in shown
    QTest.keyClicks(find(window, "deal-effects"), "influence(russia) -40; influence(iran) +40")
    offer(window)
    told = "Deal 2 cannot be agreed now: Russia would pay 40 influence and does not hold so much."
    assert told in " ".join(texts(find(window, "deal-2")))
    click(window, "accept-2-iran")
    assert [deal.status for deal in table.state.affairs.deals] == ["offered", "offered"]
