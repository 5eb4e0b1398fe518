"""What is being typed into a cell stays while the table changes."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView
from pytestqt.qtbot import QtBot

from ui.widgets.cells import TypedDelegate


def test_what_is_being_typed_stays_when_the_table_changes(qtbot: QtBot) -> None:
    view, model = QTableView(), QStandardItemModel(1, 2)
    qtbot.addWidget(view)
    for column, text in enumerate(("2", "5")):
        model.setItem(0, column, QStandardItem(text))
    view.setModel(model)
    view.setItemDelegate(TypedDelegate(view))
    view.show()
    view.edit(model.index(0, 0))
    (field,) = view.findChildren(QLineEdit)
    assert field.text() == "2"
    model.setData(model.index(0, 0), "3")
    assert field.text() == "3"
    field.selectAll()
    QTest.keyClicks(field, "17")
    model.dataChanged.emit(model.index(0, 0), model.index(0, 1))
    assert field.text() == "17"
    QTest.keyClick(field, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert model.index(0, 0).data() == "17"
