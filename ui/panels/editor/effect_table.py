"""What a card changes, as one table: a line for each thing, a column for each outcome.

A cell holds by how much the thing moves: `+2`, `−1`, `=6` to set it, a dot for nothing. Up and Down step,
Ctrl+Right takes the number over to the next outcome, for an outcome is nearly always its neighbour plus one.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.panels.editor.pickers import NumberPicker
from ui.theme.theme import current_theme
from ui.widgets.buttons import IconButton, QuietButton
from ui.widgets.fields import EntryField
from ui.widgets.painted import px
from ui.widgets.text import PlainLabel
from wargame.names import unturned
from wargame.scenario.document.document import Document
from wargame.shown.editor.blanks import name_of, numbers_of, parts_of_card, same_number
from wargame.shown.editor.cards import (
    EffectLine,
    changed_effects,
    effect_lines,
    odds_shares,
    replaced_effects,
    unread_outcomes,
)
from wargame.terms import OUTCOMES
from wargame.words.counting import listed, signed
from wargame.words.labels import OUTCOME_WORDS

NOTHING: Final = "·"
CELL: Final = 46


class AmountField(EntryField):
    """By how much one thing moves under one outcome."""

    changed = Signal(int, bool)
    """The number, and whether the thing is set to it."""
    taken_over = Signal()
    """The number is to stand in the next column, too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._amount, self._sets = 0, False
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setProperty("look", "cell")
        self.editingFinished.connect(self._read)

    def show_amount(self, amount: int | None, sets: bool) -> None:
        """Show a number; None for nothing."""
        self._amount, self._sets = amount or 0, sets
        if amount is None:
            self.setText(NOTHING)
        else:
            self.setText(f"={amount}" if sets else signed(amount))

    def amount(self) -> tuple[int, bool]:
        """Return the number, and whether the thing is set to it."""
        return self._amount, self._sets

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step on Up and Down, take over on Ctrl+Right, take out on Delete of the whole."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step is not None and not event.modifiers():
            self._tell(self._amount + step, self._sets)
        elif control and event.key() == Qt.Key.Key_Right:
            self.taken_over.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: Any) -> None:
        """Choose all that stands there, to be typed over."""
        super().focusInEvent(event)
        self.selectAll()
        # A press of the mouse puts the cursor where it is, after the field has the keyboard.
        QTimer.singleShot(0, self, self.selectAll)

    def _read(self) -> None:
        text = unturned(self.text()).replace("−", "-").replace(NOTHING, "").replace(" ", "")
        sets = text.startswith("=")
        number = text.lstrip("=").removeprefix("+")
        if not number:
            self._tell(0, False)
        elif number.removeprefix("-").isdecimal():
            self._tell(int(number), sets)
        else:
            self.show_amount(self._amount if self._amount or self._sets else None, self._sets)

    def _tell(self, amount: int, sets: bool) -> None:
        before = self.amount()
        self.show_amount(amount if amount or sets else None, sets)
        if (amount, sets) != before:
            self.changed.emit(amount, sets)


class EffectTable(QWidget):
    """The effects of one card."""

    changed = Signal(object, str)
    """Texts by outcome, and what was changed in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("effect-table")
        self._grid = QGridLayout()
        self._grid.setColumnStretch(0, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._grid)
        self.unread = PlainLabel("", "secondary", "ink2", wrap=True)
        self.add_button = QuietButton("Add what changes", icon="ui-plus", plain=True)
        self.add_button.setObjectName("add-effect")
        self.add_button.clicked.connect(self._add)
        foot = QHBoxLayout()
        foot.addWidget(self.add_button)
        foot.addStretch(1)
        self._column.addLayout(foot)
        self._column.addWidget(self.unread)
        self._heads: list[PlainLabel] = []
        self._odds: list[PlainLabel] = []
        self._pickers: list[NumberPicker] = []
        self._outs: list[IconButton] = []
        self._cells: list[list[AmountField]] = []
        self._data: Mapping[str, Any] = {}
        self._lines: tuple[EffectLine, ...] = ()
        self._read_only = False
        self._build_heads()
        current_theme().changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self._grid.setHorizontalSpacing(px(4))
        self._grid.setVerticalSpacing(px(4))
        self._column.setSpacing(px(4))
        for row in self._cells:
            for cell in row:
                cell.setFixedWidth(px(CELL))

    def show_card(self, document: Document, data: Mapping[str, Any]) -> None:
        """Show the effects of a card."""
        self._data = data
        parts = parts_of_card(data)
        numbers = numbers_of(document, parts)
        self._numbers = numbers
        self._lines = effect_lines(data, lambda what: name_of(document, what, parts), dict(numbers))
        for label, share in zip(self._odds, odds_shares(document, data) or (None,) * 4, strict=True):
            label.setText("" if share is None else f"{share:.0%}")
        if len(self._lines) != len(self._cells):
            self._build(len(self._lines))
        for row, line in enumerate(self._lines):
            self._pickers[row].offer(numbers, line.what, line.name)
            self._pickers[row].setAccessibleName(f"What changes: {line.name}")
            for column, cell in enumerate(self._cells[row]):
                if not cell.hasFocus() or cell.amount()[0] != (line.amounts[column] or 0):
                    cell.show_amount(line.amounts[column], line.sets[column])
                cell.setAccessibleName(f"{line.name}, {OUTCOME_WORDS[OUTCOMES[column]].lower()}")
        missed = [OUTCOME_WORDS[one] for one in unread_outcomes(data)]
        words = f"{listed(missed)}: more than the table can show; it stands in the text." if missed else ""
        self.unread.setText(words)
        self.unread.setVisible(bool(words))

    def set_read_only(self, read_only: bool) -> None:
        """Let nothing be changed."""
        self._read_only = read_only
        self.add_button.setVisible(not read_only)
        for widget in (*self._pickers, *self._outs):
            widget.setEnabled(not read_only)
        for row in self._cells:
            for cell in row:
                cell.setReadOnly(read_only)

    def cell(self, row: int, outcome: int) -> AmountField:
        """Return a cell."""
        return self._cells[row][outcome]

    def _build_heads(self) -> None:
        self._grid.addWidget(PlainLabel("What changes", "caption-strong", "ink2"), 0, 0)
        centre = Qt.AlignmentFlag.AlignHCenter
        for column, outcome in enumerate(OUTCOMES, start=1):
            head = PlainLabel(OUTCOME_WORDS[outcome], "caption-strong", align=centre)
            odds = PlainLabel("", "caption", "ink3", align=centre)
            self._grid.addWidget(head, 0, column)
            self._grid.addWidget(odds, 1, column)
            self._heads.append(head)
            self._odds.append(odds)

    def _build(self, count: int) -> None:
        while len(self._cells) > count:
            for widget in (self._pickers.pop(), self._outs.pop(), *self._cells.pop()):
                self._grid.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        while len(self._cells) < count:
            self._add_row(len(self._cells))
        self.set_read_only(self._read_only)

    def _add_row(self, row: int) -> None:
        picker = NumberPicker("What changes")
        picker.activated.connect(lambda at, row=row: self._rename(row, self._pickers[row].itemData(at)))
        self._grid.addWidget(picker, row + 2, 0)
        cells = []
        for column in range(len(OUTCOMES)):
            cell = AmountField()
            cell.setFixedWidth(px(CELL))
            cell.changed.connect(
                lambda amount, sets, row=row, column=column: self._change(row, (column,), amount, sets)
            )
            cell.taken_over.connect(lambda row=row, column=column: self._take_over(row, column))
            self._grid.addWidget(cell, row + 2, column + 1)
            cells.append(cell)
        out = IconButton("ui-x", "Take this line out", size=28)
        out.clicked.connect(lambda _checked=False, row=row: self._change(row, range(len(OUTCOMES)), 0, False))
        self._grid.addWidget(out, row + 2, len(OUTCOMES) + 1)
        self._pickers.append(picker)
        self._cells.append(cells)
        self._outs.append(out)

    def _change(self, row: int, columns: Sequence[int], amount: int, sets: bool) -> None:
        line = self._lines[row]
        texts = {
            OUTCOMES[column]: changed_effects(self._data, OUTCOMES[column], line.what, amount, sets)
            for column in columns
        }
        self.changed.emit(texts, f"{line.name} {signed(amount)}" if amount else f"{line.name} left out")

    def _take_over(self, row: int, column: int) -> None:
        if column + 1 < len(OUTCOMES):
            amount, sets = self._cells[row][column].amount()
            self._change(row, (column + 1,), amount, sets)
            self._cells[row][column + 1].setFocus(Qt.FocusReason.TabFocusReason)

    def _rename(self, row: int, what: str) -> None:
        line = self._lines[row]
        if same_number(what, line.what):
            return
        texts = {outcome: replaced_effects(self._data, outcome, line.what, what) for outcome in OUTCOMES}
        self.changed.emit(texts, f"{line.name} replaced")

    def _add(self) -> None:
        known = [line.what for line in self._lines]
        free = [what for what, _ in self._numbers if not any(same_number(what, one) for one in known)]
        if free:
            text = changed_effects(self._data, "succeeds", free[0], 1)
            self.changed.emit({"succeeds": text}, "One more thing changes")
