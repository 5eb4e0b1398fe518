"""Effects put in place of those of the rules: an amount for each number on the board, added or taken out."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.buttons import IconButton
from ui.widgets.columns import clear_layout
from ui.widgets.number_field import SignedSpin
from ui.widgets.painted import px
from ui.widgets.text import PlainLabel, add_choice
from wargame.terms import Quantity

MOST = 20
"""By how much one number can be moved here; the scale's ends hold anyway."""


class EffectsEditor(QWidget):
    """A line for each number that is to move, and a list of all others to add one."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: dict[Quantity, str] = {}
        self._values: dict[Quantity, int] = {}
        self._stale = False
        self.more = QComboBox()
        self.more.setObjectName("effect-more")
        self.more.setAccessibleName("Add a number that moves")
        self.more.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.more.setMinimumContentsLength(10)
        self.more.activated.connect(self._add)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(px(4))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addLayout(self._rows)
        column.addWidget(self.more)

    def set_choices(self, choices: Iterable[tuple[Quantity, str]]) -> None:
        """Offer these numbers: quantity and name."""
        self._names = dict(choices)
        self.more.clear()
        self.more.addItem("Add a number", "")
        for what, name in self._names.items():
            add_choice(self.more, name, what)

    def set_values(self, values: Iterable[tuple[Quantity, int]]) -> None:
        """Begin with these amounts; those of one number are added up."""
        self._values = {}
        for what, amount in values:
            self._values[what] = self._values.get(what, 0) + amount
        self._stale = True
        if self.isVisible():
            self._rebuild()

    def showEvent(self, event: QShowEvent) -> None:
        """Make the lines once they are seen: most effects are never changed."""
        if self._stale:
            self._rebuild()
        super().showEvent(event)

    def values(self) -> dict[Quantity, int]:
        """Return what is to move and by how much."""
        return dict(self._values)

    def _add(self) -> None:
        what = self.more.currentData()
        self.more.setCurrentIndex(0)
        if what and what not in self._values:
            self._values[what] = 1
            self._rebuild()
            self.changed.emit()

    def _drop(self, what: Quantity) -> None:
        del self._values[what]
        self._rebuild()
        self.changed.emit()

    def _set(self, what: Quantity, amount: int) -> None:
        self._values[what] = amount
        self.changed.emit()

    def _rebuild(self) -> None:
        self._stale = False
        clear_layout(self._rows)
        for what, amount in self._values.items():
            self._rows.addWidget(self._row(what, amount))

    def _row(self, what: Quantity, amount: int) -> QWidget:
        name = self._names.get(what, str(what))
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(4))
        field = SignedSpin()
        field.setObjectName(f"effect-{what}")
        field.setAccessibleName(f"By how much {name} moves")
        field.setRange(-MOST, MOST)
        field.setValue(amount)
        field.valueChanged.connect(lambda value: self._set(what, value))
        drop = IconButton("ui-x", f"Leave {name} alone")
        drop.clicked.connect(lambda: self._drop(what))
        row.addWidget(PlainLabel(name, "secondary", wrap=True), 1)
        row.addWidget(field)
        row.addWidget(drop)
        return holder
