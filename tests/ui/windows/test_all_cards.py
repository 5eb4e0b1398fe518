"""All cards beside the board: everything at once, nothing that a seat keeps to itself."""

import pytest
from PySide6.QtCore import Qt

from tests.ui.sessions import step
from tests.ui.table_kit import click, find, open_for_control, press, session, texts
from ui.panels.stages.all_cards import AllCardsStage
from ui.widgets.laid_card import LaidCardButton
from ui.windows.table import TableWindow
from wargame.session.session import Session


@pytest.fixture
def table() -> Session:
    """A session of the flagship in its first planning."""
    made = session()
    while made.state.phase_kind != "planning":
        step(made)
    return made


@pytest.fixture
def window(window: TableWindow) -> TableWindow:
    """Its window, without movement, with all cards shown by their key."""
    press(window, Qt.Key.Key_C)
    return window


def test_sixty_cards_and_the_board_are_seen_on_a_small_laptop(window: TableWindow, table: Session) -> None:
    open_for_control(window)
    cards = [one for one in window.stage().findChildren(LaidCardButton) if one.isVisible()]
    assert len(cards) == len(table.scenario.cards) == 60
    assert all(not one.visibleRegion().isEmpty() for one in cards)
    assert find(window.stage(), "graph").isVisible()


def test_a_card_is_read_and_the_same_key_puts_all_away(window: TableWindow) -> None:
    open_for_control(window)
    click(window, "laid-irn-arm-and-train")
    assert "difficulty" in " ".join(texts(find(window, "card-said")))
    press(window, Qt.Key.Key_C)
    assert not isinstance(window.stage(), AllCardsStage)


def test_covert_cards_lie_there_while_control_has_them_open(window: TableWindow, table: Session) -> None:
    covert = {f"laid-{card.id}" for card in table.scenario.cards if card.covert}

    def laid() -> set[str]:
        return {one.objectName() for one in window.stage().findChildren(LaidCardButton) if one.isVisible()}

    assert not laid() & covert
    open_for_control(window)
    assert covert <= laid()
    click(window, "laid-irn-arm-and-train")
    click(window, "open-covert-cards")
    assert not laid() & covert
    assert "difficulty" not in " ".join(texts(find(window, "card-said")))


def test_what_a_seat_has_sealed_is_not_told(window: TableWindow, table: Session) -> None:
    stage = window.stage()
    assert isinstance(stage, AllCardsStage)
    before = list(texts(stage.seats))
    while not table.state.table.plays:
        step(table)
    window.staging.show("all-cards")
    assert list(texts(stage.seats)) == before
