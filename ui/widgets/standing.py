"""What stood on a button when somebody made up their mind to press it.

Others act meanwhile: a seat behind the curtain cannot, one with a phone can. Who reads a button and presses
it within the time that it takes to press means what it said before. Whoever owns a button shows here what a
press would do, says whether it came from elsewhere, and asks `meant` when it is pressed.
"""

from typing import Final, Generic, TypeVar

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

T = TypeVar("T")

TO_READ_MS: Final = 800
"""So long after a button has changed a press is still meant for what stood on it before."""


class Standing(QObject, Generic[T]):
    """The last value that could be read on `button` before it was pressed."""

    def __init__(self, button: QWidget, value: T) -> None:
        super().__init__(button)
        self._button = button
        self._shown = self._meant = value
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TO_READ_MS)
        self._pause.timeout.connect(self.settle)

    @property
    def meant(self) -> T:
        """What a press now is meant for."""
        return self._meant

    def show(self, value: T, *, from_elsewhere: bool) -> None:
        """Take over what the button says; from elsewhere it counts once it could be read."""
        if value == self._shown:
            return
        self._shown = value
        if from_elsewhere and self._button.isVisible():
            self._pause.start()
        else:
            self.settle()

    def settle(self) -> None:
        """Let a press be meant for what the button says."""
        self._pause.stop()
        self._meant = self._shown
