"""Conditions and effects by pickers: sentences with blanks, and the small language beside them, both ways.

A condition of comparisons is shown as rows that are filled in; one that says more is shown as the text it is,
with what it says in words. A press turns one into the other. Effects likewise: a row for each thing, by how
much it moves. Measures have a control of their own, `ui.panels.editor.measure_control`.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.panels.editor.control import UNSET, Control
from ui.panels.editor.typed import LanguageControl
from ui.widgets.buttons import IconButton, QuietButton
from ui.widgets.number_field import NumberField
from ui.widgets.painted import px
from ui.widgets.text import PlainLabel, add_choice, plain_tooltip
from wargame.scenario.fields import FieldForm
from wargame.shown.editor.blanks import (
    SIGN_WORDS,
    Blank,
    Blanks,
    Move,
    Moved,
    blanks_of,
    moves_of,
    name_of,
    numbers_of,
    parts_at,
    same_number,
    text_of_blanks,
    text_of_moves,
)

if TYPE_CHECKING:
    from wargame.shown.editor.sections import Path

Row = TypeVar("Row", bound=QWidget)

FAR = 999
BESIDE_NAME = 44
"""Px at 100 % that frame, arrow and room of a picker take beside the name in it."""
GAP = 6


class NumberPicker(QComboBox):
    """A number on the board, picked by its name."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self._offered: tuple[tuple[str, str], ...] = ()

    def offer(self, numbers: tuple[tuple[str, str], ...], what: str, name: str) -> None:
        """Offer these numbers, with `what` chosen; one that is not among them is shown by its `name`."""
        if not any(same_number(one, what) for one, _ in numbers):
            numbers = (*numbers, (what, name))
        if numbers != self._offered:
            self._offered = numbers
            self.clear()
            for one, name in numbers:
                add_choice(self, name, one)
                self.setItemData(self.count() - 1, plain_tooltip(name), Qt.ItemDataRole.ToolTipRole)
        self.setCurrentIndex(next(at for at, (one, _) in enumerate(numbers) if same_number(one, what)))
        self.setToolTip(plain_tooltip(self.currentText()))

    def whole_width(self) -> int:
        """Return the width at which the name of what is chosen can be read to its end."""
        return px(BESIDE_NAME) + self.fontMetrics().horizontalAdvance(self.currentText())

    def showPopup(self) -> None:  # noqa: N802
        """List the names as wide as the longest of them."""
        view = self.view()
        bar = view.verticalScrollBar().sizeHint().width()
        view.setMinimumWidth(min(view.sizeHintForColumn(0) + bar + px(8), self.window().width() - px(32)))
        super().showPopup()


class FoldingRow(QWidget):
    """What is picked, and what is said of it: in one line, or in two where its name is too long for one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = QGridLayout(self)
        self.lines.setContentsMargins(0, 0, 0, 0)
        self.lines.setHorizontalSpacing(px(GAP))
        self.lines.setVerticalSpacing(px(4))
        self.what: NumberPicker
        self.said: tuple[QWidget, ...] = ()
        self.out: IconButton
        self._folded: bool | None = None

    def fold(self) -> None:
        """Put what is said below what is picked where both would cut its name off."""
        beside = sum(one.sizeHint().width() + px(GAP) for one in (*self.said, self.out))
        folded = self.what.whole_width() > self.width() - beside
        if folded == self._folded:
            return
        self._folded = folded
        for one in (self.what, *self.said, self.out):
            self.lines.removeWidget(one)
        last = len(self.said) + 1
        self.lines.addWidget(self.what, 0, 0, 1, last if folded else 1)
        for at, one in enumerate(self.said, start=0 if folded else 1):
            self.lines.addWidget(one, 1 if folded else 0, at)
        self.lines.addWidget(self.out, 0, last)
        for column in range(last):
            self.lines.setColumnStretch(column, 0)
        self.lines.setColumnStretch(last - 1 if folded else 0, 1)
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold."""
        super().resizeEvent(event)
        self.fold()


class _BlankRow(FoldingRow):
    """One comparison to fill in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.what = NumberPicker("What is compared")
        self.sign = QComboBox()
        self.sign.setAccessibleName("How it is compared")
        for sign, words in SIGN_WORDS.items():
            add_choice(self.sign, words, sign)
        self.number = NumberField()
        self.number.setAccessibleName("With what it is compared")
        self.number.setRange(-FAR, FAR)
        self.number.setKeyboardTracking(False)
        self.number.setFixedWidth(px(80))
        self.out = IconButton("ui-x", "Take this condition out", size=28)
        self.said = (PlainLabel("is", "body", "ink2"), self.sign, self.number)
        self.fold()

    def fill(self, blank: Blank, numbers: tuple[tuple[str, str], ...], name: str) -> None:
        """Show a comparison; `name` is what people call the number that is compared."""
        self.what.offer(numbers, blank.what, name)
        self.fold()
        self.sign.setCurrentIndex(self.sign.findData(blank.sign))
        blocked = QSignalBlocker(self.number)
        self.number.setValue(blank.number)
        del blocked

    def blank(self) -> Blank:
        """Return what is filled in."""
        return Blank(what=self.what.currentData(), sign=self.sign.currentData(), number=self.number.value())


class PickedControl(Control):
    """A text in the small language, by pickers or typed; what the pickers cannot say stays typed."""

    add_words = ""
    text_words = "Write it as text"

    def __init__(self, form: FieldForm, parent: QWidget | None = None) -> None:
        super().__init__(form, parent)
        self.text = LanguageControl(form)
        self.picked = QWidget()
        self.rows = QVBoxLayout(self.picked)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(px(4))
        self.add_button = QuietButton(self.add_words, icon="ui-plus", plain=True)
        self.text_button = QuietButton(self.text_words, icon="ui-edit", plain=True)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self.add_button)
        self._foot.addStretch(1)
        self._foot.addWidget(self.text_button)
        for widget in (self.text, self.picked):
            self._line.addWidget(widget)
        self._line.addLayout(self._foot)
        self.text.edited.connect(self.edited)
        self.text.rested.connect(self.rested)
        self.add_button.clicked.connect(self._add)
        self.text_button.clicked.connect(self._turn)
        self._as_text = False
        self._read_only = False
        self.at: Path = ()
        """Where in the scenario the text stands; who can be named in it depends on that."""
        self.said = ""

    def _show(self, value: Any) -> None:
        found = self._default(value)
        self.said = found if isinstance(found, str) else ""
        self.text.show_value(value, self._document)
        pickable = (found is None or isinstance(found, str)) and self.fill()
        typing = self._as_text or not pickable
        self.text.setVisible(typing)
        self.picked.setVisible(not typing)
        self.add_button.setVisible(not typing and not self._read_only)
        self.text_button.setVisible(not self._read_only and (pickable or self._as_text))
        self.text_button.setText("Pick it" if typing else self.text_words)

    def fill(self) -> bool:
        """Show the text by pickers; return whether they can say it."""
        raise NotImplementedError

    def keep(self, rows: list[Row], count: int, made: Callable[[int], Row]) -> None:
        """Have as many rows as there are things to pick; rows that stay keep the keyboard."""
        while len(rows) > count:
            row = rows.pop()
            self.rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(rows) < count:
            rows.append(made(len(rows)))

    def added(self) -> str | None:
        """Return the text with one more row; None if there is nothing to pick."""
        raise NotImplementedError

    def set_read_only(self, read_only: bool) -> None:
        """Let nothing be changed."""
        self._read_only = read_only
        self.text.set_read_only(read_only)
        self.picked.setEnabled(not read_only)
        for button in (self.add_button, self.text_button):
            button.setVisible(not read_only)

    def set_bad(self, bad: bool) -> None:
        """Mark the text as one to be mended; it is shown then as it is written."""
        self.text.set_bad(bad)

    def focus_widget(self) -> QWidget:
        """Return what is typed in, or picked first."""
        if self.text.isVisibleTo(self):
            return self.text.focus_widget()
        picker = self.picked.findChild(NumberPicker)
        return picker if isinstance(picker, NumberPicker) else self.add_button

    def tell(self, text: str) -> None:
        """Tell what the text is to be."""
        self.edited.emit(text if text or self.form.needed else UNSET)

    def _add(self) -> None:
        text = self.added()
        if text is not None:
            self.tell(text)

    def _turn(self) -> None:
        self._as_text = not self.text.isVisibleTo(self)
        self._show(self.said if self.said else UNSET)
        self.focus_widget().setFocus(Qt.FocusReason.OtherFocusReason)


class ConditionControl(PickedControl):
    """A condition: comparisons, joined by `and` or by `or`."""

    add_words = "Add a condition"

    def __init__(self, form: FieldForm, parent: QWidget | None = None) -> None:
        super().__init__(form, parent)
        self._rows: list[_BlankRow] = []
        self.joined = QComboBox()
        self.joined.setAccessibleName("Whether all or one of them must hold")
        add_choice(self.joined, "all of them hold", "and")
        add_choice(self.joined, "one of them holds", "or")
        self.joined.activated.connect(lambda _at: self._tell())
        self.rows.addWidget(self.joined, 0, Qt.AlignmentFlag.AlignLeft)
        self._blanks = Blanks()

    def fill(self) -> bool:
        """Show the comparisons, if there is nothing else in it."""
        blanks = blanks_of(self.said)
        if blanks is None:
            return False
        self._blanks = blanks
        parts = parts_at(self._document, self.at)
        numbers = numbers_of(self._document, parts, clocks=True)
        self.keep(self._rows, len(blanks.parts), self._row)
        for row, blank in zip(self._rows, blanks.parts, strict=True):
            row.fill(blank, numbers, name_of(self._document, blank.what, parts))
        self.joined.setCurrentIndex(self.joined.findData(blanks.joined))
        self.joined.setVisible(len(blanks.parts) > 1)
        return True

    def added(self) -> str | None:
        """Return the condition with one more comparison."""
        numbers = numbers_of(self._document, clocks=True)
        more = Blank(what=numbers[0][0])
        return text_of_blanks(Blanks(parts=(*self._blanks.parts, more), joined=self._blanks.joined))

    def _row(self, number: int) -> _BlankRow:
        row = _BlankRow()
        row.what.activated.connect(lambda _at: self._tell())
        row.sign.activated.connect(lambda _at: self._tell())
        row.number.valueChanged.connect(lambda _value: self._tell())
        row.out.clicked.connect(lambda: self._take_out(number))
        self.rows.insertWidget(number, row)
        return row

    def _tell(self) -> None:
        parts = tuple(row.blank() for row in self._rows)
        self.tell(text_of_blanks(Blanks(parts=parts, joined=self.joined.currentData())))

    def _take_out(self, number: int) -> None:
        parts = tuple(row.blank() for at, row in enumerate(self._rows) if at != number)
        self.tell(text_of_blanks(Blanks(parts=parts, joined=self.joined.currentData())))


class _MoveRow(FoldingRow):
    """One thing that moves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.what = NumberPicker("What moves")
        self.how = QComboBox()
        self.how.setAccessibleName("How it moves")
        add_choice(self.how, "by", False)
        add_choice(self.how, "to", True)
        self.amount = NumberField()
        self.amount.setAccessibleName("By how much it moves, or to where")
        self.amount.setRange(-FAR, FAR)
        self.amount.setKeyboardTracking(False)
        self.amount.setFixedWidth(px(80))
        self.out = IconButton("ui-x", "Take this effect out", size=28)
        self.said = (self.how, self.amount)
        self.fold()

    def fill(self, move: Move, numbers: tuple[tuple[str, str], ...], name: str) -> None:
        """Show an effect; `name` is what people call what moves."""
        self.what.offer(numbers, move.what, name)
        self.fold()
        self.how.setCurrentIndex(1 if move.sets else 0)
        blocked = QSignalBlocker(self.amount)
        self.amount.setValue(move.amount)
        del blocked

    def move_(self) -> Move:
        """Return what is filled in."""
        return Move(
            what=self.what.currentData(), amount=self.amount.value(), sets=bool(self.how.currentData())
        )


class EffectsControl(PickedControl):
    """Effects: what moves, and by how much or to where."""

    add_words = "Add what changes"

    def __init__(self, form: FieldForm, parent: QWidget | None = None) -> None:
        super().__init__(form, parent)
        self._rows: list[_MoveRow] = []
        self._moved = Moved()

    def fill(self) -> bool:
        """Show the effects, if there are no others than these among them."""
        moved = moves_of(self.said)
        if moved is None or moved.rest:
            return False
        self._moved = moved
        parts = parts_at(self._document, self.at)
        numbers = numbers_of(self._document, parts)
        self.keep(self._rows, len(moved.moves), self._row)
        for row, move in zip(self._rows, moved.moves, strict=True):
            row.fill(move, numbers, name_of(self._document, move.what, parts))
        return True

    def added(self) -> str | None:
        """Return the effects with one more."""
        known = [one.what for one in self._moved.moves]
        numbers = numbers_of(self._document)
        free = [one for one, _ in numbers if not any(same_number(one, other) for other in known)]
        if not free:
            return None
        return text_of_moves(Moved(moves=(*self._moved.moves, Move(what=free[0], amount=1))))

    def _row(self, number: int) -> _MoveRow:
        row = _MoveRow()
        row.what.activated.connect(lambda _at: self._tell())
        row.how.activated.connect(lambda _at: self._tell())
        row.amount.valueChanged.connect(lambda _value: self._tell())
        row.out.clicked.connect(lambda: self._take_out(number))
        self.rows.insertWidget(number, row)
        return row

    def _tell(self) -> None:
        self.tell(text_of_moves(Moved(moves=tuple(row.move_() for row in self._rows))))

    def _take_out(self, number: int) -> None:
        moves = tuple(row.move_() for at, row in enumerate(self._rows) if at != number)
        self.tell(text_of_moves(Moved(moves=moves)))
