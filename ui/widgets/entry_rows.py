"""Rows that are filled in: fields in a line, what is seldom needed below it, lists that rows are added to.

`Row` is one line of a list of `Lines`; what its fields are and what value they make says the subclass.
`Picks` are some of what there is to choose from. Nothing here knows what is filled in: values come and go as
they are.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.widgets.buttons import IconButton, QuietButton
from ui.widgets.fields import NameChip
from ui.widgets.flow import FlowLayout
from ui.widgets.number_field import NumberField
from ui.widgets.painted import px
from ui.widgets.text import PlainLabel, add_choice

INDENT: Final = 24
"""How far what lies below a row stands in, in px at 100 %."""
TALL: Final = 32
"""Height of a field in px at 100 %, beside which its name stands."""


class Row(QWidget):
    """One line of a list: some fields, a button that takes it away, and below what is seldom needed."""

    changed = Signal()
    gone = Signal()

    def __init__(self, what: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first: QWidget | None = None
        self._line = QHBoxLayout()
        self._line.setSpacing(px(6))
        self._more = IconButton("ui-more", f"More of this {what}", checkable=True)
        self._more.hide()
        self._remove = IconButton("ui-x", f"Take this {what} away")
        self._remove.clicked.connect(self.gone)
        self._line.addWidget(self._more)
        self._line.addWidget(self._remove)
        self._details = QWidget()
        self._details.setProperty("look", "clear")
        self._grid = QGridLayout(self._details)
        self._grid.setContentsMargins(px(INDENT), 0, 0, px(6))
        self._grid.setColumnStretch(1, 1)
        self._details.hide()
        self._more.toggled.connect(self._details.setVisible)
        self.told = PlainLabel("", "secondary", "error", wrap=True)
        self.told.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addLayout(self._line)
        column.addWidget(self._details)
        column.addWidget(self.told)

    def add(self, field: QWidget, name: str, stretch: int = 1) -> None:
        """Put a field before the buttons."""
        field.setAccessibleName(name)
        field.setToolTip(name)
        self._line.insertWidget(self._line.count() - 2, field, stretch)
        if self._first is None and field.focusPolicy() != Qt.FocusPolicy.NoFocus:
            self._first = field

    def begin(self) -> None:
        """Give the focus to the first field: who adds a row goes on in it."""
        if self._first is not None:
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_below(self, field: QWidget, name: str, *, short: bool = False) -> None:
        """Put a field under its name below the row; a short one is no wider than what it says."""
        at = self._grid.rowCount()
        label = PlainLabel(name, "secondary", "ink2", align=Qt.AlignmentFlag.AlignVCenter)
        label.setMinimumHeight(px(TALL))
        self._grid.addWidget(label, at, 0, Qt.AlignmentFlag.AlignTop)
        if short:
            self._grid.addWidget(field, at, 1, Qt.AlignmentFlag.AlignLeft)
        else:
            self._grid.addWidget(field, at, 1)
        if not field.accessibleName():
            field.setAccessibleName(name)
        self._more.show()

    def open_more(self, is_set: bool) -> None:
        """Open what lies below, if something is set there."""
        self._more.setChecked(is_set)

    def tell(self, words: str) -> None:
        """Say below what is wrong; nothing for nothing."""
        self.told.setText(words)
        self.told.setVisible(bool(words))

    def unread(self) -> str:
        """Return what was typed that cannot be taken, in words; empty if all can."""
        return ""

    def value(self) -> Any:
        """Return what stands in the fields."""
        raise NotImplementedError


class Picks(QWidget):
    """Some of what there is to choose from, each in a pill that can be taken away."""

    changed = Signal()

    def __init__(self, add: str, offered: Sequence[tuple[str, str]], chosen: Iterable[str]) -> None:
        super().__init__()
        self._titles = dict(offered)
        self._chosen = list(chosen)
        self.box = QComboBox()
        self.box.setAccessibleName(add)
        add_choice(self.box, add, "")
        for key, title in offered:
            add_choice(self.box, title, key)
        self.box.activated.connect(self._add)
        self._flow = FlowLayout(self)
        self._flow.addWidget(self.box)
        self._chips: list[NameChip] = []
        self._fill()

    def chosen(self) -> tuple[str, ...]:
        """Return the ids of what was chosen, in the order of choosing."""
        return tuple(self._chosen)

    def _add(self, at: int) -> None:
        key = self.box.itemData(at)
        self.box.setCurrentIndex(0)
        if key and key not in self._chosen:
            self._chosen.append(key)
            self._fill()
            self.changed.emit()

    def _take(self, key: str) -> None:
        self._chosen.remove(key)
        self._fill()
        self.box.setFocus()
        self.changed.emit()

    def _fill(self) -> None:
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = []
        for key in self._chosen:
            chip = NameChip(self._titles.get(key, key))
            chip.removed.connect(lambda key=key: self._take(key))
            self._chips.append(chip)
            self._flow.addWidget(chip)


class Lines(QWidget):
    """A list of rows with a button that adds one."""

    changed = Signal()

    def __init__(self, add: str, name: str, make: Callable[[Any], Row], fresh: Callable[[], Any]) -> None:
        super().__init__()
        self._make, self._fresh = make, fresh
        self.rows: list[Row] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(4))
        self.button = QuietButton(add, icon="ui-plus", plain=True)
        self.button.setObjectName(name)
        self.button.clicked.connect(self._add_fresh)
        self._column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_values(self, values: Iterable[Any]) -> None:
        """Show these values, a row each, in place of those before."""
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = []
        for value in values:
            self._add(value)

    def values(self) -> tuple[Any, ...]:
        """Return what stands in the rows."""
        return tuple(row.value() for row in self.rows)

    def unread(self) -> tuple[str, ...]:
        """Return what was typed in the rows that cannot be taken, and say it at each."""
        found = []
        for row in self.rows:
            if words := row.unread():
                row.tell(words)
                found.append(words)
        return tuple(found)

    def _add(self, value: Any) -> Row:
        row = self._make(value)
        row.changed.connect(self.changed)
        row.gone.connect(lambda: self._take_away(row))
        self.rows.append(row)
        self._column.insertWidget(self._column.count() - 1, row)
        return row

    def _add_fresh(self) -> None:
        row = self._add(self._fresh())
        row.show()  # at once: what is not seen yet takes no focus
        row.begin()
        self.changed.emit()

    def _take_away(self, row: Row) -> None:
        self.rows.remove(row)
        row.hide()
        row.deleteLater()
        self.button.setFocus()
        self.changed.emit()


def line_edit(text: str, hint: str, changed: Callable[[], object]) -> QLineEdit:
    """Return a line to write on that shows a text."""
    field = QLineEdit(text)
    field.setPlaceholderText(hint)
    field.textChanged.connect(lambda _text: changed())
    return field


def number(value: int, low: int, high: int, none: str, changed: Callable[[], object]) -> NumberField:
    """Return a whole number that shows `none` where it is the lowest."""
    field = NumberField()
    field.setRange(low, high)
    field.setSpecialValueText(none)
    field.setValue(value)
    field.valueChanged.connect(lambda _value: changed())
    return field


def choice(pairs: Iterable[tuple[str, str]], chosen: str, changed: Callable[[], object]) -> QComboBox:
    """Return a list to choose from, keys and words; a key that is not there is kept as it is written."""
    field = QComboBox()
    for key, words in pairs:
        add_choice(field, words, key)
    if field.findData(chosen) < 0:
        add_choice(field, chosen, chosen)
    field.setCurrentIndex(field.findData(chosen))
    field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    field.currentIndexChanged.connect(lambda _at: changed())
    return field
