"""A line in the table's bar that can be pressed: whole words, or few where there is little room.

Told both by whoever shows it; a screen reader and the tooltip have the whole words in either case.
"""

from PySide6.QtWidgets import QWidget

from ui.widgets.buttons import QuietButton
from ui.widgets.painted import px
from ui.widgets.text import plain_tooltip, text_width


class BarLine(QuietButton):
    """A sign with words; hidden while there is nothing to say."""

    def __init__(self, icon: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__("", icon=icon, plain=True, parent=parent)
        self.setObjectName(name)
        self._said = ("", "")
        self._few = False
        self.hide()

    def say(self, words: str, few: str) -> None:
        """Say this in words, or in few of them where there is little room."""
        self._said = (words, few)
        self._show()

    def be_brief(self, few: bool) -> None:
        """Use few words, or all of them again."""
        if few != self._few:
            self._few = few
            self._show()

    def widths(self) -> tuple[int, int]:
        """Return how much room it needs with all its words, and with few."""
        beside = px(16) + px(8)
        all_words, few = (int(text_width(words, self._face())) + 2 for words in self._said)
        return all_words + beside + 2 * px(12), few + beside + 2 * px(4)

    def _padding(self) -> int:
        return px(4) if self._few else super()._padding()

    def _show(self) -> None:
        words, few = self._said
        self.setText(few if self._few else words)
        self.setAccessibleName(words)
        self.setToolTip(plain_tooltip(words) if self._few else "")
