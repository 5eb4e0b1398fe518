"""The command palette: type a few letters of what you want to do, press Enter.

It offers what can be done in its window at this moment, found by `ui.windows.actions`.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.presenters.commands import Command, matching, shown_keys
from ui.widgets.fields import SearchField
from ui.widgets.overlay import Overlay
from ui.widgets.rows import Row, RowList
from ui.widgets.text import PlainLabel
from ui.windows.actions import commands_in

_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Palette(Overlay):
    """A search field and the commands that fit what stands in it."""

    in_hand = True

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, "Find a command", width=560, fills=True)
        self.setObjectName("palette")
        self._offered: dict[str, tuple[Command, QAction]] = {}
        self.field = SearchField("What do you want to do?")
        self.field.setObjectName("palette-field")
        self.list = RowList("Commands", height=36)
        self.list.setObjectName("palette-list")
        self.nothing = PlainLabel("No command has these words. Try fewer letters.", "body", "ink2", wrap=True)
        self.column.addWidget(self.field)
        self.column.addWidget(self.nothing)
        self.column.addWidget(self.list, 1)
        self.field.textChanged.connect(self._show)
        self.field.installEventFilter(self)
        self.list.activated_key.connect(self._do)
        self.list.clicked.connect(lambda _index: self._do(self.list.current_key()))

    def open_for(self) -> None:
        """Open with the commands of this moment."""
        window = self.parentWidget()
        self._offered = {one.id: (one, action) for one, action in commands_in(window)} if window else {}
        self._offered.pop("palette", None)
        self.field.clear()
        self._show("")
        self.open_over(self.field)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys move in the list and Enter choose while one is typing."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _MOVES:
                QApplication.sendEvent(self.list, event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._do(self.list.current_key())
                return True
        return super().eventFilter(watched, event)

    def _show(self, typed: str) -> None:
        found = matching(typed, (one for one, _ in self._offered.values()))
        self.list.set_rows([Row(key=one.id, title=one.words, aside=shown_keys(one)) for one in found])
        self.list.choose(found[0].id if found else "")
        self.list.setVisible(bool(found))
        self.nothing.setVisible(not found)

    def _do(self, name: str) -> None:
        if name in self._offered:
            self.close_over()
            self._offered[name][1].trigger()
