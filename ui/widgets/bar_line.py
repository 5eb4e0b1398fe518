"""A line in the table's bar that can be pressed: whole words, or few where type is large.

Told both by whoever shows it; a screen reader and the tooltip have the whole words in either case.
"""

from PySide6.QtWidgets import QWidget

from ui.theme.theme import current_theme
from ui.widgets.buttons import QuietButton
from ui.widgets.painted import px
from ui.widgets.text import plain_tooltip


class BarLine(QuietButton):
    """A sign with words; hidden while there is nothing to say."""

    def __init__(self, icon: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__("", icon=icon, plain=True, parent=parent)
        self.setObjectName(name)
        self._said = ("", "")
        self.hide()
        current_theme().changed.connect(self._show)

    def say(self, words: str, few: str) -> None:
        """Say this in words, or in few of them where there is little room."""
        self._said = (words, few)
        self._show()

    def _padding(self) -> int:
        return px(4) if current_theme().is_tight else super()._padding()

    def _show(self) -> None:
        words, few = self._said
        tight = current_theme().is_tight
        self.setText(few if tight else words)
        self.setAccessibleName(words)
        self.setToolTip(plain_tooltip(words) if tight else "")
