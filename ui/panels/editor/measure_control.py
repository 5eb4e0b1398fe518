"""A measure by pickers: a row for each number that counts, and whether it is added or taken off.

What says more than a sum stays a text, as with conditions and effects.
"""

from PySide6.QtWidgets import QComboBox, QWidget

from ui.panels.editor.pickers import FoldingRow, NumberPicker, PickedControl
from ui.widgets.buttons import IconButton
from ui.widgets.text import add_choice
from wargame.scenario.fields import FieldForm
from wargame.shown.editor.blanks import (
    Counted,
    counted_of,
    name_of,
    numbers_of,
    parts_at,
    same_number,
    text_of_counted,
)


class _CountRow(FoldingRow):
    """One number that counts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.what = NumberPicker("What counts")
        self.sign = QComboBox()
        self.sign.setAccessibleName("Whether it is added or taken off")
        add_choice(self.sign, "plus", False)
        add_choice(self.sign, "less", True)
        self.out = IconButton("ui-x", "Take this number out", size=28)
        self.said = (self.sign,)
        self.fold()

    def fill(self, counted: Counted, numbers: tuple[tuple[str, str], ...], name: str, alone: bool) -> None:
        """Show a number that counts; where it is alone there is nothing to add it to, or to leave."""
        self.what.offer(numbers, counted.what, name)
        self.fold()
        self.sign.setCurrentIndex(1 if counted.minus else 0)
        self.sign.setVisible(not alone or counted.minus)
        self.out.setVisible(not alone)

    def counted(self) -> Counted:
        """Return what is filled in."""
        return Counted(what=self.what.currentData(), minus=bool(self.sign.currentData()))


class MeasureControl(PickedControl):
    """A measure: numbers on the board, added and taken off."""

    add_words = "Add a number"

    def __init__(self, form: FieldForm, parent: QWidget | None = None) -> None:
        super().__init__(form, parent)
        self._rows: list[_CountRow] = []
        self._counted: tuple[Counted, ...] = ()

    def fill(self) -> bool:
        """Show the numbers, if the measure is nothing else."""
        counted = counted_of(self.said)
        if counted is None:
            return False
        self._counted = counted
        parts = parts_at(self._document, self.at)
        numbers = numbers_of(self._document, parts, clocks=True)
        self.keep(self._rows, len(counted), self._row)
        for row, one in zip(self._rows, counted, strict=True):
            row.fill(one, numbers, name_of(self._document, one.what, parts), alone=len(counted) == 1)
        return True

    def added(self) -> str | None:
        """Return the measure with one more number."""
        numbers = numbers_of(self._document, clocks=True)
        free = [one for one, _ in numbers if not any(same_number(one, other.what) for other in self._counted)]
        return text_of_counted((*self._counted, Counted(what=free[0]))) if free else None

    def _row(self, number: int) -> _CountRow:
        row = _CountRow()
        row.what.activated.connect(lambda _at: self._tell())
        row.sign.activated.connect(lambda _at: self._tell())
        row.out.clicked.connect(lambda: self._take_out(number))
        self.rows.insertWidget(number, row)
        return row

    def _tell(self) -> None:
        self.tell(text_of_counted(row.counted() for row in self._rows))

    def _take_out(self, number: int) -> None:
        self.tell(text_of_counted(row.counted() for at, row in enumerate(self._rows) if at != number))
