"""What the editor tells in passing, above the strip, with a press that undoes or makes a copy."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ui.widgets.notices import Toast

UNDO: Final = "Undo"
UNDO_MS: Final = 8000
"""How long undoing is offered after something was taken out, in milliseconds."""


class EditorToast(Toast):
    """One line that stands in the editor's layout and covers nothing."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, floats=False)
        self.setObjectName("editor-toast")
        self._act: Callable[[], object] = self.hide
        self.acted.connect(self._do)

    def offer_undo(self, words: str, undo: Callable[[], object], *, passing: bool = False) -> None:
        """Say what was done, with a press that takes it back; `passing` closes it after a while."""
        self._act = undo
        self.show_for(words, "done", UNDO, above=16)
        if passing:
            QTimer.singleShot(UNDO_MS, self, self.close_undo)

    def close_undo(self) -> None:
        """Offer no more to take something back."""
        if self.button.text() == UNDO:
            self.hide()

    def offer_copy(self, copy: Callable[[], object]) -> None:
        """Say that the scenario is read-only, with a press that makes a copy of it."""
        self._act = copy
        words = "This scenario came with Entente and stays as it is."
        self.show_for(words, "info", "Make a copy and write there", above=16)

    def _do(self) -> None:
        self.hide()
        self._act()
