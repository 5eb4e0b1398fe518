"""A button for what is not to happen by accident: a key asks first, and the same key once more does it.

A click was aimed and does it at once. What was asked is dropped by any other key and when the focus goes:
letters and blanks of a sentence that was meant for a field never do it.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.buttons import QuietButton, is_enter


class TwiceButton(QuietButton):
    """Pressed by a key, it says `again`; pressed once more, it tells `clicked`."""

    def __init__(self, text: str, again: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent=parent)
        self._plain, self._again, self._asks = text, again, False

    def set_words(self, text: str, again: str) -> None:
        """Say something else from now on, and when it asks."""
        self._plain, self._again = text, again
        self._ask(on=False)

    @property
    def asks(self) -> bool:
        """Whether the next press by a key does it."""
        return self._asks

    def _ask(self, *, on: bool) -> None:
        self._asks = on
        self.setText(self._again if on else self._plain)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask at the first press, do it at the second; one that is held down counts once."""
        if not is_enter(event) and event.key() != Qt.Key.Key_Space:
            self._ask(on=False)
            super().keyPressEvent(event)
        elif event.isAutoRepeat():
            event.accept()
        elif self._asks:
            self._ask(on=False)
            self.click()
        else:
            self._ask(on=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Drop what was asked."""
        self._ask(on=False)
        super().focusOutEvent(event)
