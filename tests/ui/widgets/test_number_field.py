"""A number is shown in Latin digits on every system, and taken in those of any script."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.children import run_python
from ui.panels.stages.rulings.methods import ChanceField
from ui.widgets.number_field import NumberField, SignedSpin

SHOWN = """
import locale
from ui.app import EntenteApplication
from ui.widgets.number_field import NumberField, SignedSpin
app = EntenteApplication([])
field = NumberField()
field.setRange(0, 9999)
field.setValue(1234)
field.setGroupSeparatorShown(True)
print(field.text(), app.layoutDirection().name, *{locale.setlocale(one) for one in
    (locale.LC_NUMERIC, locale.LC_TIME, locale.LC_COLLATE, locale.LC_MONETARY)})
"""


def typed(field: NumberField, text: str) -> None:
    field.selectAll()
    for letter in text:
        key = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(field, key)


@pytest.mark.parametrize("language", ["fa_IR.UTF-8", "fr_FR.UTF-8", "C"])
def test_digits_are_latin_whatever_the_systems_language(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", language)
    assert run_python(SHOWN).stdout.split() == ["1,234", "LeftToRight", "C"]


@pytest.mark.parametrize(
    ("text", "shown", "value"),
    [("۱۲", "12 min", 12), ("٣", "3 min", 3), ("-۵", "-5 min", -5), ("−5", "-5 min", -5)],
)
def test_eastern_digits_are_taken_as_they_are_typed(qtbot: QtBot, text: str, shown: str, value: int) -> None:
    field = NumberField()
    qtbot.addWidget(field)
    field.setRange(-20, 20)
    field.setSuffix(" min")
    typed(field, text)
    assert (field.text(), field.value()) == (shown, value)


@pytest.mark.parametrize(("text", "value"), [("−۳", -3), ("+۲", 2), ("-1", -1), ("²", 0)])
def test_a_modifier_takes_every_sign_and_digit(qtbot: QtBot, text: str, value: int) -> None:
    field = SignedSpin()
    qtbot.addWidget(field)
    field.setRange(-4, 4)
    typed(field, text)
    assert field.value() == value


def test_a_chance_is_typed_after_one_click(qtbot: QtBot) -> None:
    """Where no chance is named yet, and where one stands that is to be another."""
    field = ChanceField("Iran", (("likely", 75),))
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    qtbot.waitUntil(field.isActiveWindow)
    for number in (70, 35):
        field.word.setFocus()
        edit = field.percent.lineEdit()
        QTest.mouseClick(edit, Qt.MouseButton.LeftButton, pos=edit.rect().center())
        for digit in str(number):
            QTest.keyClick(edit, Qt.Key(ord(digit)))
        assert field.value() == number


def test_a_digit_takes_the_place_of_the_sign_for_none(qtbot: QtBot) -> None:
    field = ChanceField("Iran", ())
    qtbot.addWidget(field)
    field.show()
    field.percent.setFocus()
    QTest.keyClick(field.percent, Qt.Key.Key_End)
    QTest.keyClick(field.percent, Qt.Key.Key_7)
    assert field.value() == 7


def test_a_tie_stands_in_its_field_as_on_the_board_and_another_number_without_its_sign(qtbot: QtBot) -> None:
    field = SignedSpin()
    qtbot.addWidget(field)
    field.setRange(-10, 10)
    shown = []
    for value in (4, -6, 0):
        field.setValue(value)
        shown.append(field.text())
    field.setValue(4)
    field.set_signed(False)
    assert ([*shown, field.text()], field.value()) == (["+4", "−6", "0", "4"], 4)
