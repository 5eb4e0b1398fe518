"""Keys that the editor keeps from its fields: undo is the editor's own, and typing into what is read-only.

Every field of Qt has an undo of its own; here there is one for the whole scenario. So the field that has the
keyboard is listened to, as long as it is one of the page's. Forms grow and change while they are looked at,
so the way of Tab is found when it is pressed.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ui.widgets.reading_order import set_reading_order_of_seen


class EditorKeys(QObject):
    """Listens to the fields of one page."""

    def __init__(self, page: QWidget, typed_in_vain: Callable[[], object]) -> None:
        super().__init__(page)
        self._page = page
        self._typed_in_vain = typed_in_vain
        """What is done when somebody types into a field that can only be read."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)

    def _on_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        """Listen to the field that has the keyboard, if it is one of the page's."""
        if old is not None and isValid(old):
            old.removeEventFilter(self)
        if new is not None and isValid(self._page) and self._page.isAncestorOf(new):
            new.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep undo for the editor; tell when somebody types into what is read-only."""
        if not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride and (
            event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
        ):
            event.ignore()
            return True
        if event.type() == QEvent.Type.KeyPress and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            set_reading_order_of_seen(self._page)
        typed = event.type() == QEvent.Type.KeyPress and event.text() and event.text().isprintable()
        if typed and watched.property("readOnly"):
            self._typed_in_vain()
        return super().eventFilter(watched, event)
