"""Tests of `ui.widgets.reading_order`."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.reading_order import set_reading_order


def test_tab_goes_as_layouts_are_read_whatever_was_made_first(qtbot: QtBot) -> None:
    root, inner = QWidget(), QWidget()
    qtbot.addWidget(root)
    fields = {name: QLineEdit(root) for name in ("last", "third", "first", "second")}
    for name, field in fields.items():
        field.setObjectName(name)
    column, row = QVBoxLayout(root), QHBoxLayout()
    column.addLayout(row)
    row.addWidget(fields["first"])
    row.addWidget(fields["second"])
    QVBoxLayout(inner).addWidget(fields["third"])
    area = QScrollArea()
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    column.addWidget(area)
    column.addWidget(fields["last"])
    set_reading_order(root)
    names, at = ["first"], fields["first"].nextInFocusChain()
    while at is not None and at is not fields["first"]:
        if at.objectName() in fields:
            names.append(at.objectName())
        at = at.nextInFocusChain()
    assert names == ["first", "second", "third", "last"]
