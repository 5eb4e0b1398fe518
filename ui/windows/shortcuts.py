"""The page of keys: every command that has one, place by place."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QWidget

from ui.presenters.commands import Command, by_place, shown_keys
from ui.theme.theme import current_theme
from ui.widgets.buttons import IconButton
from ui.widgets.frames import SectionHeader
from ui.widgets.marks import KeyCap
from ui.widgets.overlay import Overlay
from ui.widgets.painted import px
from ui.widgets.text import PlainLabel


class Shortcuts(Overlay):
    """The list of keys over a window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, "List of keys", width=760, fills=True)
        self.setObjectName("keys")
        head = SectionHeader("List of keys", "Single letters work while no text field has the cursor")
        close = IconButton("ui-x", "Close the list of keys", "Esc")
        close.setObjectName("keys-close")
        close.clicked.connect(self.close_over)
        top = QHBoxLayout()
        top.addWidget(head, 1)
        top.addWidget(close)
        self.column.addLayout(top)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setAccessibleName("Keys")
        self.area.setWidget(_Table())
        self.column.addWidget(self.area, 1)


class _Table(QWidget):
    """Commands and keys, under the headings of their places."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "clear")
        self._grid = QGridLayout(self)
        self._grid.setColumnStretch(0, 1)
        row = 0
        for heading, commands in by_place():
            title = PlainLabel(heading, "heading")
            title.setMinimumHeight(px(40))
            self._grid.addWidget(title, row, 0, 1, 2)
            for number, one in enumerate(commands, start=row + 1):
                self._add_line(number, one)
            row += len(commands) + 1
        self._grid.setRowStretch(row, 1)
        current_theme().changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self._grid.setVerticalSpacing(px(6))
        self._grid.setContentsMargins(px(8), 0, px(16), px(8))

    def _add_line(self, row: int, one: Command) -> None:
        self._grid.addWidget(PlainLabel(one.words, "body", wrap=True), row, 0)
        self._grid.addWidget(KeyCap(shown_keys(one)), row, 1, Qt.AlignmentFlag.AlignRight)
