"""The plan as it lies under the cards: what is sealed, the moves in their order, and places that are free.

The hand adds what was chosen and takes it out again; what is pressed in a slot comes up as a signal. The
moves are put together by the slots (`plan`) and read by the hand, to be kept as a draft or sealed.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from ui.panels.hand.plan import OpenPlace, Planned, PlanSlot, SealedSlot
from ui.theme.theme import current_theme
from ui.widgets.painted import px
from wargame.game.moves import Move
from wargame.shown.hand import SealedRow

OPEN_AT_MOST: Final = 2
"""Places for further moves that are shown empty."""


class PlanRow(QWidget):
    """The moves of a seat's plan, side by side."""

    changed = Signal()
    """What is planned, or written to it, is not what it was."""
    dropped = Signal(str)
    """The move of this key is to be taken out."""
    pointing = Signal(PlanSlot)
    """The target of this slot is to be picked on the graph."""
    aimed = Signal(str)
    """The card of this id was aimed at another actor."""
    taken_back = Signal(int)
    """The sealed move of this number is to be taken back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.slots: list[PlanSlot] = []
        """The moves that are not sealed yet, in the order in which they are ruled on."""
        self._sealed: Sequence[SealedRow] = ()
        self._moves_left = 0
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self.restyle()

    def restyle(self) -> None:
        """Take over the theme as it is now; in little room fewer empty places are shown."""
        self._row.setSpacing(px(8))
        self.show_places(self._sealed, self._moves_left)

    def slot_of(self, key: str) -> PlanSlot | None:
        """Return the slot of a card or free move; None if it is not planned."""
        return next((slot for slot in self.slots if slot.planned.key == key), None)

    def slot_in_use(self) -> PlanSlot | None:
        """Return the slot that has the focus."""
        focus = QApplication.focusWidget()
        return next((slot for slot in self.slots if focus and slot.isAncestorOf(focus)), None)

    def numbers(self) -> dict[str, int]:
        """Return which move of the plan each planned card is."""
        return {slot.planned.key: at for at, slot in enumerate(self.slots, 1)}

    def moves(self, seat: str) -> tuple[Move, ...]:
        """Return the moves as they stand in the slots."""
        return tuple(slot.as_move(seat) for slot in self.slots)

    def cost(self, free_move: int) -> int:
        """Return what the whole plan costs, if a free move costs `free_move`."""
        return sum(slot.planned.card.cost if slot.planned.card else free_move for slot in self.slots)

    def fields(self) -> list[QWidget]:
        """Return what Tab leads through, in that order."""
        return [one for slot in self.slots for one in (slot.target, slot.argument, slot.point, slot.drop)]

    def add(self, planned: Planned) -> PlanSlot:
        """Put a move behind the others."""
        slot = PlanSlot(planned)
        slot.dropped.connect(self.dropped)
        slot.pointing.connect(lambda: self.pointing.emit(slot))
        slot.changed.connect(self.changed)
        if planned.card:
            slot.aimed.connect(lambda: self.aimed.emit(planned.key))
        self.slots.append(slot)
        self._row.addWidget(slot, 1)
        self._number()
        self.changed.emit()
        return slot

    def drop(self, key: str) -> None:
        """Take a move out."""
        for slot in [one for one in self.slots if one.planned.key == key]:
            self.slots.remove(slot)
            slot.hide()
            slot.deleteLater()
        self._number()
        self.changed.emit()

    def swap(self) -> None:
        """Change the order of the last two moves."""
        self.slots[-2:] = reversed(self.slots[-2:])
        self._number()
        self.changed.emit()

    def show_places(self, sealed: Sequence[SealedRow], moves_left: int) -> None:
        """Show sealed moves, which can be taken back while the phase is open, and places that are free."""
        self._sealed, self._moves_left = sealed, moves_left
        self._clear()
        for one in sealed:
            back = SealedSlot(one.number, one.title, one.aimed)
            back.taken_back.connect(self.taken_back)
            self._row.addWidget(back, 1)
        for slot in self.slots:
            self._row.addWidget(slot, 1)
        for _ in range(self._open_places(moves_left - len(self.slots))):
            first = not self._row.count()
            words = "Press a card, or its letter and the space bar" if first else "One more, or none"
            self._row.addWidget(OpenPlace(words), 1)

    def _open_places(self, free: int) -> int:
        """Return how many empty places are shown: in little room one, and that only if nothing is planned."""
        if current_theme().own_scale > 100 or current_theme().is_tight:
            return min(free, 0 if self._row.count() else 1)
        return min(free, OPEN_AT_MOST)

    def _clear(self) -> None:
        """Empty the row; the slots of the plan are kept, all else is made anew."""
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget not in self.slots:
                widget.hide()
                widget.deleteLater()

    def _number(self) -> None:
        for number, slot in enumerate(self.slots, 1):
            slot.set_number(number)
