"""Paper equals screen, read off the widgets: what a card in the hand says is what its printed card says."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.table_kit import open_hand, open_table, press, session
from tests.wargame.test_paper_and_screen import numbers
from ui.panels.hand.panel import HandPanel
from ui.panels.hand.reading import ReadingCard
from ui.theme.theme import current_theme
from ui.windows.table import TableWindow
from wargame.report import kit
from wargame.words.labels import OUTCOME_WORDS

SEAT = "russia"


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[TableWindow]:
    current_theme().choose(reduced_motion=True)
    made = open_table(session())
    qtbot.addWidget(made)
    while made.bridge.state.phase_kind != "planning":
        press(made, Qt.Key.Key_Return)
    made.draw_curtain(SEAT)
    open_hand(made)
    yield made
    made.bridge.close()


def outcomes(reading: ReadingCard) -> dict[str, list[int]]:
    """What each outcome moves, as its row is read aloud."""
    words = "|".join(OUTCOME_WORDS.values())
    found = {}
    for row in reading.findChildren(QWidget):
        if told := re.fullmatch(rf"({words}), \d+%: (.*)", row.accessibleName()):
            found[told[1]] = numbers(told[2])
    return found


def test_every_card_of_a_hand_says_the_numbers_of_its_printed_card(window: TableWindow) -> None:
    [hand] = window.findChildren(HandPanel)
    [reading] = hand.findChildren(ReadingCard)
    made = kit.data_of(kit.kit_of(window.bridge.session, ("cards",), "a4"))
    scenario = window.bridge.session.scenario
    seat = scenario.actor(SEAT).name
    held = [card.id for card in scenario.cards if SEAT in card.owners]
    printed = {
        held[int(card["number"].rsplit(" ", 1)[1]) - 1]: card
        for sheet in made["groups"][0]["sheets"]
        if sheet["name"] == seat
        for card in sheet["cards"]
    }
    assert {row.id for row in hand._hand.cards} == set(printed)
    for row in hand._hand.cards:
        press(window, Qt.Key(ord(hand.shelf.letter(row.id))))
        QApplication.processEvents()
        card = printed[row.id]
        labels = [" ".join(one.text().split()) for one in reading.findChildren(QLabel) if not one.isHidden()]
        assert any(said.endswith(f"costs {card['cost']}") for said in labels), row.title
        assert outcomes(reading) == {word: numbers(said) for word, said in card["outcomes"]}, row.title
        lit = [said for said in card["notes"] if said.startswith("Comes to light")]
        shown = [said for said in ". ".join(labels).split(". ") if said.startswith("Comes to light")]
        assert numbers(*lit) == numbers(*shown), row.title
        helps = [numbers(said) for said in card["notes"] if re.match(r"[+−]\d+ if ", said)]
        assert helps == [numbers(said) for said in labels if re.match(r"[+−]\d+ with ", said)], row.title
