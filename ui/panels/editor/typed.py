"""Fields in which something is typed: texts, lines, the small language, ids, numbers.

Each is a `Control`, which see for where values come from and go.
"""

from typing import Any, Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QWidget

from ui.panels.editor.control import FAR, UNSET, Control, as_text
from ui.widgets.fields import EntryField, SerifEdit
from ui.widgets.number_field import NumberField
from ui.widgets.painted import px
from ui.widgets.text import PlainLabel, plain_tooltip
from wargame.scenario.fields import FieldForm
from wargame.shown.editor.language import read_out

FICTION: Final = frozenset({"title", "text", "name", "summary", "question", "caveat"})
"""Fields that are read by players, and so are set in the letters of the fiction."""


class TextControl(Control):
    """One line of text."""

    def __init__(self, form: FieldForm, parent: QWidget | None = None) -> None:
        super().__init__(form, parent)
        self.field = EntryField(name=form.label, serif=form.name in FICTION)
        self._enter_in(self.field)
        self.field.textEdited.connect(self._tell)
        self.field.editingFinished.connect(self.rested)

    def _show(self, value: Any) -> None:
        """Show the text."""
        shown = as_text(self._default(value))
        if self.field.text() != shown:
            at = self.field.cursorPosition()
            self.field.setText(shown)
            self.field.setCursorPosition(min(at, len(shown)))

    def _tell(self, text: str) -> None:
        self.edited.emit(text if text or self.form.needed else UNSET)


class ProseControl(Control):
    """Several lines of text."""

    def __init__(self, form: FieldForm, parent: QWidget | None = None) -> None:
        super().__init__(form, parent)
        self.field = SerifEdit(name=form.label, lines=2 if form.name in ("text", "why", "title") else 4)
        self._enter_in(self.field)
        self.field.textChanged.connect(self._tell)

    def _show(self, value: Any) -> None:
        """Show the text."""
        shown = as_text(self._default(value))
        if self.field.toPlainText() != shown:
            with QSignalBlocker(self.field):
                self.field.setPlainText(shown)

    def _tell(self) -> None:
        text = self.field.toPlainText()
        self.edited.emit(text if text or self.form.needed else UNSET)


class LanguageControl(TextControl):
    """A condition, a measure or effects in the small language, read out in words below."""

    def __init__(self, form: FieldForm, parent: QWidget | None = None) -> None:
        super().__init__(form, parent)
        self.words = PlainLabel("", "secondary", "ink3", wrap=True)
        self._line.addWidget(self.words)

    def _show(self, value: Any) -> None:
        """Show the text and what it says."""
        super()._show(value)
        said = read_out(self._document, self.form.kind, self.field.text())
        self.words.setText(said)
        self.words.setVisible(bool(said))


class LinesControl(Control):
    """A list of texts or numbers, one to a line."""

    def __init__(self, form: FieldForm, parent: QWidget | None = None) -> None:
        super().__init__(form, parent)
        self.field = SerifEdit("One to a line", form.label, lines=3)
        self._enter_in(self.field)
        self._whole = form.item is not None and form.item.kind == "whole"
        self.field.textChanged.connect(self._tell)

    def _show(self, value: Any) -> None:
        """Show the list."""
        found = self._default(value)
        shown = (
            [as_text(one) for one in found] if isinstance(found, list) else [as_text(found)] if found else []
        )
        if self._lines() != shown:
            with QSignalBlocker(self.field):
                self.field.setPlainText("\n".join(shown))

    def _lines(self) -> list[str]:
        return [line.strip() for line in self.field.toPlainText().splitlines() if line.strip()]

    def _tell(self) -> None:
        lines: list[Any] = self._lines()
        if self._whole:
            lines = [int(line) if line.isdecimal() else line for line in lines]
        self.edited.emit(lines if lines or self.form.needed else UNSET)


class IdControl(Control):
    """The id of a thing. It is made once and stays when the name changes; another one goes everywhere."""

    renamed = Signal(str, str)
    """The old id and the new one, to be written wherever the thing is named."""

    def __init__(self, form: FieldForm, parent: QWidget | None = None) -> None:
        super().__init__(form, parent)
        self._id = ""
        self.field = EntryField(name=form.label)
        self.field.setToolTip(
            plain_tooltip("Conditions and effects name it so; another id is written everywhere.")
        )
        self._enter_in(self.field)
        self.field.editingFinished.connect(self._tell)

    def _show(self, value: Any) -> None:
        self._id = as_text(value if value is not UNSET else "")
        self.field.setText(self._id)

    def _tell(self) -> None:
        new = self.field.text().strip()
        if self.field.isReadOnly() or new == self._id:
            return
        if self._id:
            self.renamed.emit(self._id, new)
            self.field.setText(self._id)
        elif new:
            self.edited.emit(new)


class NumberControl(Control):
    """A whole number, by steps or typed; where it may be left open, with a press for that."""

    def __init__(self, form: FieldForm, parent: QWidget | None = None) -> None:
        super().__init__(form, parent)
        self.field = NumberField()
        self.field.setAccessibleName(form.label)
        low = form.low if form.low is not None else -FAR
        self._none = int(low) - 1 if form.may_be_none else None
        self.field.setRange(
            int(low) - (1 if form.may_be_none else 0), int(form.high if form.high is not None else FAR)
        )
        if form.may_be_none:
            self.field.setSpecialValueText("none")
        self.field.setKeyboardTracking(False)
        self.field.setFixedWidth(px(112))
        self._enter_in(self.field)
        self.field.valueChanged.connect(self._tell)
        self.field.editingFinished.connect(self.rested)

    def _show(self, value: Any) -> None:
        """Show the number."""
        found = self._default(value)
        with QSignalBlocker(self.field):
            if found is None and self._none is not None:
                self.field.setValue(self._none)
            elif isinstance(found, int) and not isinstance(found, bool):
                self.field.setValue(found)

    def _tell(self, number: int) -> None:
        if self._none is not None and number == self._none:
            self.edited.emit(None if self.form.default is not None else UNSET)
        else:
            self.edited.emit(number)


class FractionControl(Control):
    """A number with a fraction."""

    def __init__(self, form: FieldForm, parent: QWidget | None = None) -> None:
        super().__init__(form, parent)
        self.field = QDoubleSpinBox()
        self.field.setAccessibleName(form.label)
        self.field.setDecimals(3)
        self.field.setRange(
            form.low if form.low is not None else -FAR, form.high if form.high is not None else FAR
        )
        self.field.setSingleStep(0.05 if form.high == 1 else 0.5)
        self.field.setKeyboardTracking(False)
        self.field.setFixedWidth(px(128))
        self._enter_in(self.field)
        self.field.valueChanged.connect(lambda number: self.edited.emit(tidy(number)))
        self.field.editingFinished.connect(self.rested)

    def _show(self, value: Any) -> None:
        """Show the number."""
        found = self._default(value)
        if isinstance(found, int | float) and not isinstance(found, bool):
            with QSignalBlocker(self.field):
                self.field.setValue(found)


def tidy(number: float) -> int | float:
    """Return a number as people write it: whole where it is whole."""
    rounded = round(number, 6)
    return int(rounded) if rounded == int(rounded) else rounded
