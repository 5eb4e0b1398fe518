"""A box in which nothing is chosen until somebody chooses.

The first line says so and means nothing, also where there is but one choice: what is preset is named by
mistake. `settled` tells that the choice is made and one can go on: something was taken from the open list, or
Enter was pressed on what stands in the box. Arrows in the closed box only look.
"""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QWidget

from ui.widgets.buttons import is_enter
from ui.widgets.text import add_choice

CHOOSE: Final = "Choose…"
"""What stands in the place of something that was not chosen."""


class ChoiceBox(QComboBox):
    """Choices below an empty first line; the data of that line is None."""

    settled = Signal()
    """Something was chosen, and not only looked at."""

    def __init__(self, name: str, parent: QWidget | None = None, hint: str = CHOOSE) -> None:
        super().__init__(parent)
        self.hint = hint
        """What stands there while nothing is chosen: what to choose, where no label says it."""
        self._opened = False
        self.setAccessibleName(name)
        self.activated.connect(self._on_activated)
        self.offer(())

    def offer(self, choices: Iterable[tuple[str, str]]) -> None:
        """Offer these choices, each as data and text; what is chosen stays so if it is still on offer."""
        chosen, offered = self.chosen(), tuple(choices)
        self.clear()
        if offered:
            add_choice(self, self.hint, None)
        for key, text in offered:
            add_choice(self, text, key)
        self.choose(chosen)

    def chosen(self) -> str | None:
        """Return the data of what is chosen; None while nothing is."""
        data = self.currentData()
        return data if isinstance(data, str) else None

    def choose(self, key: str | None) -> None:
        """Choose what has this data; nothing if that is not on offer."""
        self.setCurrentIndex(max(0, self.findData(key)) if key is not None else 0)

    def showPopup(self) -> None:  # noqa: N802
        """Open the list."""
        self._opened = True
        super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on by Enter, or open the list with it while nothing is chosen."""
        self._opened = False
        if not is_enter(event):
            super().keyPressEvent(event)
        elif event.isAutoRepeat():
            event.accept()
        elif self.chosen() is None:
            self.showPopup()
        else:
            self.settled.emit()

    def _on_activated(self, _index: int) -> None:
        if self._opened and self.chosen() is not None:
            self._opened = False
            self.settled.emit()
