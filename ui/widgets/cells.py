"""Cells of a table that can be typed in: what is being typed stays, whatever arrives meanwhile.

For every table whose contents can change by themselves, as when the bots answer or the file is changed by
others: Qt would put the new contents into the open field over what somebody is typing.
"""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QWidget


def is_being_typed(editor: QWidget) -> bool:
    """Return whether somebody has typed into the field of a cell since it was opened."""
    return isinstance(editor, QLineEdit) and editor.isModified()


class TypedDelegate(QStyledItemDelegate):
    """Fills the field of a cell when it is opened, and not again once something was typed into it."""

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        """Put what stands in the cell into its field, unless something is being typed there."""
        if not is_being_typed(editor):
            super().setEditorData(editor, index)
