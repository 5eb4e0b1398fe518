"""A button that opens what the room may not know, for Control's eyes, and closes it again by itself.

The facilitator's screen can be seen by others. What is secret there stands closed; who wants to read it
presses the button, and a few seconds later it is closed again, unless it is worked with meanwhile.
"""

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.buttons import QuietButton

OPEN_MS: Final = 8_000
"""How long it stays open."""


class PeekButton(QuietButton):
    """Shows `what` for a while: "influence"."""

    turned = Signal(bool)
    """Whether it is open now."""

    def __init__(self, what: str, parent: QWidget | None = None, lasts_ms: int = OPEN_MS) -> None:
        super().__init__(f"Show {what}", icon="ui-eye", parent=parent)
        self._what = what
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self._lasts_ms = lasts_ms
        self.timer.setInterval(lasts_ms)
        self.timer.timeout.connect(self.close_up)
        self.clicked.connect(self._turn)
        self._name()

    def is_open(self) -> bool:
        """Return whether it can be read."""
        return self.timer.isActive()

    def stay_open(self) -> None:
        """Begin the time anew, where it is open: somebody works with it."""
        if self.is_open():
            self.timer.start(self._lasts_ms)

    def close_up(self) -> None:
        """Hide it."""
        self.timer.stop()
        self._name()
        self.turned.emit(False)

    def _turn(self) -> None:
        if self.is_open():
            self.close_up()
            return
        self.timer.start()
        self._name()
        self.turned.emit(True)

    def _name(self) -> None:
        said = "Hide" if self.is_open() else "Show"
        self.setText(f"{said} {self._what}")
        self.setAccessibleName(f"{said} {self._what}, for Control's eyes")
