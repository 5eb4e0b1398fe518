"""Layouts that are filled anew leave nothing of what stood in them."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.columns import clear_layout


def test_what_stood_in_lines_of_a_layout_goes_with_it(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    column, line = QVBoxLayout(holder), QHBoxLayout()
    first, second = QLabel("first"), QLabel("second")
    column.addWidget(first)
    line.addWidget(second)
    column.addLayout(line)
    holder.show()
    clear_layout(column)
    assert column.count() == 0
    assert not first.isVisible()
    assert not second.isVisible()
