"""A box in which nothing is chosen until somebody chooses."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.widgets.choice_box import CHOOSE, ChoiceBox


@pytest.fixture
def box(qtbot: QtBot) -> ChoiceBox:
    """A box with two choices, the first of which has an empty name for a key."""
    made = ChoiceBox("Seat")
    qtbot.addWidget(made)
    made.offer([("", "Observers"), ("iran", "Iran")])
    return made


@pytest.mark.parametrize("choices", [[("iran", "Iran")], [("iran", "Iran"), ("kabul", "Kabul")]])
def test_nothing_is_chosen_at_first_also_of_one(box: ChoiceBox, choices: list[tuple[str, str]]) -> None:
    box.offer(choices)
    assert (box.currentText(), box.chosen(), box.currentIndex()) == (CHOOSE, None, 0)


def test_an_empty_key_is_a_choice_like_any_other(box: ChoiceBox) -> None:
    box.choose("")
    assert (box.currentText(), box.chosen()) == ("Observers", "")


def test_what_is_chosen_stays_while_it_is_on_offer(box: ChoiceBox) -> None:
    box.choose("iran")
    box.offer([("iran", "Iran"), ("kabul", "Kabul")])
    assert box.chosen() == "iran"
    box.offer([("kabul", "Kabul")])
    assert box.chosen() is None


def test_where_nothing_can_be_chosen_nothing_asks_for_it(box: ChoiceBox) -> None:
    box.offer(())
    assert (box.currentText(), box.chosen()) == ("", None)


def test_arrows_look_and_enter_settles(box: ChoiceBox) -> None:
    settled = list[str | None]()
    box.settled.connect(lambda: settled.append(box.chosen()))
    for _ in range(2):
        QTest.keyClick(box, Qt.Key.Key_Down)
    assert settled == []
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert settled == ["iran"]
