"""Whose the next item of a list is: a choice of seats beside the line into which its name is typed.

Used for cards and goals. It follows the item that is chosen, since the next one is most likely of the same
seat, and offers seats that have none yet.
"""

from typing import Final

from PySide6.QtWidgets import QComboBox, QWidget

from ui.panels.editor.entry import Path
from ui.theme.theme import current_theme
from ui.widgets.painted import px
from ui.widgets.text import add_choice
from wargame.scenario.document.document import Document
from wargame.shown.editor.things import things_of

MOST: Final = 240
"""Px at 100 %: a longer name gives way to the line beside it."""


class NextFor(QComboBox):
    """The seats, one of which gets what is added."""

    def __init__(self, what: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("next-for")
        self.setAccessibleName(f"Whose the next {what} is")
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._seats: tuple[tuple[str, str], ...] = ()
        self._followed: Path | None = None
        """The item whose seat the next one was taken to be of."""

        current_theme().changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self.setMaximumWidth(px(MOST))

    def seat(self) -> str | None:
        """Return the id of the seat; None where there is none."""
        found = self.currentData()
        return found if isinstance(found, str) else None

    def show_seats(self, document: Document, *, read_only: bool) -> None:
        """Offer the seats that there are now; hidden where there is nothing to choose."""
        seats = things_of(document, "seat")
        if seats != self._seats:
            chosen, self._seats = self.currentData(), seats
            self.clear()
            for seat, name in seats:
                add_choice(self, f"For {name}", seat)
            self.setCurrentIndex(max(0, self.findData(chosen)))
        self.setVisible(len(seats) > 1 and not read_only)

    def follow(self, path: Path, seat: object) -> None:
        """Take the next item to be of the seat of the one that was chosen; a choice made since then stays."""
        at = self.findData(seat) if isinstance(seat, str) else -1
        if at >= 0 and path != self._followed:
            self.setCurrentIndex(at)
        self._followed = path
