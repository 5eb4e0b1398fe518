"""Fields to fill in, one kind for each kind of value that a scenario has.

A control shows a plain value as it stands in the file, and tells the value that a person gives instead:
`edited`, with `UNSET` for a field that is to be taken out. What does not fit its kind is shown as it was
written. Which control a field gets says `ui.panels.editor.made`; the descriptions come from
`wargame.scenario.fields`. To add a kind: a class here and its line there.
"""

from typing import Any, Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.theme.icons import glyph_icon, glyph_names, has_glyph
from ui.theme.theme import current_theme
from ui.widgets.buttons import QuietButton
from ui.widgets.fields import EntryField, NameChip, SerifEdit
from ui.widgets.flow import FlowLayout
from ui.widgets.number_field import NumberField
from ui.widgets.painted import px
from ui.widgets.text import PlainLabel, add_choice, plain_tooltip, plain_words
from wargame.scenario.document.document import Document
from wargame.scenario.fields import FieldForm
from wargame.shown.editor.language import read_out
from wargame.shown.editor.things import choice_words, things_of

UNSET: Final = object()
"""In place of a value: the field is to be left out."""

FAR: Final = 1_000_000
"""No number of a scenario lies further from 0 than this, where its field has no range."""

FICTION: Final = frozenset({"title", "text", "name", "summary", "question", "caveat"})
"""Fields that are read by players, and so are set in the letters of the fiction."""


class Control(QWidget):
    """One field; shows a value and tells another one."""

    edited = Signal(object)
    rested = Signal()
    """What was typed is complete: the next change is one of its own."""

    def __init__(self, form: FieldForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = form
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._line = QVBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(px(4))

    def show_value(self, value: Any, document: Document) -> None:
        """Show a value, `UNSET` where the file says nothing; nothing is told."""
        self._document = document
        self._show(value)

    def _show(self, value: Any) -> None:
        raise NotImplementedError

    def set_read_only(self, read_only: bool) -> None:
        """Let nothing be changed."""
        self.setEnabled(not read_only)

    def set_bad(self, bad: bool) -> None:
        """Mark the field as holding something that is to be mended."""
        _mark(self.focus_widget(), bad)

    def focus_widget(self) -> QWidget:
        """Return what has the keyboard when the field is come to."""
        return self

    def _default(self, value: Any) -> Any:
        return self.form.default if value is UNSET else value


class TextControl(Control):
    """One line of text."""

    def __init__(self, form: FieldForm, parent: QWidget | None = None) -> None:
        super().__init__(form, parent)
        self.field = EntryField(name=form.label, serif=form.name in FICTION)
        self._line.addWidget(self.field)
        self.field.textEdited.connect(self._tell)
        self.field.editingFinished.connect(self.rested)
        self.setFocusProxy(self.field)

    def _show(self, value: Any) -> None:
        """Show the text."""
        shown = as_text(self._default(value))
        if self.field.text() != shown:
            at = self.field.cursorPosition()
            self.field.setText(shown)
            self.field.setCursorPosition(min(at, len(shown)))

    def set_read_only(self, read_only: bool) -> None:
        """Let the text only be read and copied."""
        self.field.setReadOnly(read_only)

    def focus_widget(self) -> QWidget:
        """Return the line."""
        return self.field

    def _tell(self, text: str) -> None:
        self.edited.emit(text if text or self.form.needed else UNSET)


class ProseControl(Control):
    """Several lines of text."""

    def __init__(self, form: FieldForm, parent: QWidget | None = None) -> None:
        super().__init__(form, parent)
        self.field = SerifEdit(name=form.label, lines=2 if form.name in ("text", "why", "title") else 4)
        self._line.addWidget(self.field)
        self.field.textChanged.connect(self._tell)
        self.setFocusProxy(self.field)

    def _show(self, value: Any) -> None:
        """Show the text."""
        shown = as_text(self._default(value))
        if self.field.toPlainText() != shown:
            blocked = QSignalBlocker(self.field)
            self.field.setPlainText(shown)
            del blocked

    def set_read_only(self, read_only: bool) -> None:
        """Let the text only be read and copied."""
        self.field.setReadOnly(read_only)

    def focus_widget(self) -> QWidget:
        """Return the field."""
        return self.field

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
        self._line.addWidget(self.field)
        self.field.valueChanged.connect(self._tell)
        self.field.editingFinished.connect(self.rested)
        self.setFocusProxy(self.field)

    def _show(self, value: Any) -> None:
        """Show the number."""
        found = self._default(value)
        blocked = QSignalBlocker(self.field)
        if found is None and self._none is not None:
            self.field.setValue(self._none)
        elif isinstance(found, int) and not isinstance(found, bool):
            self.field.setValue(found)
        del blocked

    def focus_widget(self) -> QWidget:
        """Return the number."""
        return self.field

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
        self._line.addWidget(self.field)
        self.field.valueChanged.connect(lambda number: self.edited.emit(tidy(number)))
        self.field.editingFinished.connect(self.rested)
        self.setFocusProxy(self.field)

    def _show(self, value: Any) -> None:
        """Show the number."""
        found = self._default(value)
        if isinstance(found, int | float) and not isinstance(found, bool):
            blocked = QSignalBlocker(self.field)
            self.field.setValue(found)
            del blocked

    def focus_widget(self) -> QWidget:
        """Return the number."""
        return self.field


class TruthControl(Control):
    """Yes or no."""

    def __init__(self, form: FieldForm, parent: QWidget | None = None) -> None:
        super().__init__(form, parent)
        self.box = QCheckBox(plain_words(form.label))
        self._line.addWidget(self.box)
        self.box.toggled.connect(lambda on: self.edited.emit(on if on != form.default else UNSET))
        self.setFocusProxy(self.box)

    def _show(self, value: Any) -> None:
        """Tick it or not."""
        blocked = QSignalBlocker(self.box)
        self.box.setChecked(self._default(value) is True)
        del blocked

    def focus_widget(self) -> QWidget:
        """Return the box."""
        return self.box


class ChoiceControl(Control):
    """One of several words, or of the things of the scenario; what is neither is shown as it was written."""

    def __init__(self, form: FieldForm, parent: QWidget | None = None) -> None:
        super().__init__(form, parent)
        self.box = QComboBox()
        self.box.setAccessibleName(form.label)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(8)
        self._line.addWidget(self.box)
        self._offered: tuple[tuple[str, str], ...] = ()
        self.seat = ""
        """Whose hidden sets can be chosen, where they can."""
        self.box.activated.connect(self._tell)
        self.setFocusProxy(self.box)

    def _show(self, value: Any) -> None:
        """Show what is chosen among what there is now."""
        found = self._default(value)
        offered = self.choices()
        if found not in (None, "") and found not in dict(offered):
            offered = (*offered, (as_text(found), as_text(found)))
        if offered != self._offered:
            self._offered = offered
            self.box.clear()
            for identity, name in offered:
                self._add(identity, name)
        numbers = [number for number, (identity, _) in enumerate(offered) if identity == as_text(found)]
        self.box.setCurrentIndex(numbers[0] if numbers else -1)

    def focus_widget(self) -> QWidget:
        """Return the box."""
        return self.box

    def _add(self, identity: str, name: str) -> None:
        add_choice(self.box, name, identity)

    def choices(self) -> tuple[tuple[str, str], ...]:
        """Return what can be chosen, as it stands in the file and as it is called."""
        none = () if self.form.needed or self.form.refers_to is None else (("", "none"),)
        if self.form.refers_to is not None:
            return (*none, *things_of(self._document, self.form.refers_to, self.seat))
        return tuple((word, choice_words(word)) for word in self.form.choices)

    def _tell(self, number: int) -> None:
        chosen = self.box.itemData(number)
        if chosen == "" or (chosen == self.form.default and not self.form.needed):
            self.edited.emit(UNSET)
            return
        self.edited.emit(_as_written(self.form, chosen))


class DrawingControl(ChoiceControl):
    """The name of a drawing, with the drawing beside it."""

    def choices(self) -> tuple[tuple[str, str], ...]:
        """Return the drawings of seats and actors."""
        names = [name for name in glyph_names() if name.startswith(("seat-", "actor-"))]
        return (("", "none"), *((name, name.partition("-")[2].replace("-", " ")) for name in names))

    def _add(self, identity: str, name: str) -> None:
        if identity and has_glyph(identity):
            self.box.addItem(glyph_icon(identity, current_theme().tokens.ink), name, identity)
        else:
            super()._add(identity, name)


class ChoiceOrNumberControl(Control):
    """One of several words, or a number."""

    NUMBER: Final = "a number"

    def __init__(self, form: FieldForm, parent: QWidget | None = None) -> None:
        super().__init__(form, parent)
        self.box, self.field = QComboBox(), NumberField()
        self.box.setAccessibleName(form.label)
        self.field.setAccessibleName(f"{form.label}: the number")
        self.field.setRange(int(form.low or 0), FAR)
        self.field.setKeyboardTracking(False)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.box, self.field):
            row.addWidget(widget)
        row.addStretch(1)
        self._line.addLayout(row)
        for word in (*form.choices, self.NUMBER):
            add_choice(self.box, word.capitalize(), word)
        self.box.activated.connect(self._choose)
        self.field.valueChanged.connect(lambda number: self.edited.emit(number))
        self.setFocusProxy(self.box)

    def _show(self, value: Any) -> None:
        """Show word or number."""
        found = self._default(value)
        blocked = QSignalBlocker(self.field)
        if isinstance(found, int):
            self.field.setValue(found)
        del blocked
        words = [*self.form.choices, self.NUMBER]
        self.box.setCurrentIndex(words.index(found) if found in words else len(words) - 1)
        self.field.setVisible(isinstance(found, int))

    def focus_widget(self) -> QWidget:
        """Return the box of words."""
        return self.box

    def _choose(self, number: int) -> None:
        word = self.box.itemData(number)
        self.edited.emit(max(1, self.field.value()) if word == self.NUMBER else word)


class LinesControl(Control):
    """A list of texts or numbers, one to a line."""

    def __init__(self, form: FieldForm, parent: QWidget | None = None) -> None:
        super().__init__(form, parent)
        self.field = SerifEdit("One to a line", form.label, lines=3)
        self._line.addWidget(self.field)
        self._whole = form.item is not None and form.item.kind == "whole"
        self.field.textChanged.connect(self._tell)
        self.setFocusProxy(self.field)

    def _show(self, value: Any) -> None:
        """Show the list."""
        found = self._default(value)
        shown = (
            [as_text(one) for one in found] if isinstance(found, list) else [as_text(found)] if found else []
        )
        if self._lines() != shown:
            blocked = QSignalBlocker(self.field)
            self.field.setPlainText("\n".join(shown))
            del blocked

    def set_read_only(self, read_only: bool) -> None:
        """Let the list only be read and copied."""
        self.field.setReadOnly(read_only)

    def focus_widget(self) -> QWidget:
        """Return the field."""
        return self.field

    def _lines(self) -> list[str]:
        return [line.strip() for line in self.field.toPlainText().splitlines() if line.strip()]

    def _tell(self) -> None:
        lines: list[Any] = self._lines()
        if self._whole:
            lines = [int(line) if line.isdecimal() else line for line in lines]
        self.edited.emit(lines if lines or self.form.needed else UNSET)


class ThingsControl(Control):
    """A list of things of the scenario: each a chip, and a press that adds another."""

    def __init__(self, form: FieldForm, parent: QWidget | None = None) -> None:
        super().__init__(form, parent)
        assert form.item is not None
        self._value: list[str] = []
        self._things: tuple[tuple[str, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, gap=6)
        self.add_button = QuietButton("Add", icon="ui-plus", plain=True, parent=self._chips)
        self.add_button.setAccessibleName(f"{form.label}: add")
        self.menu = QMenu(self)
        self.add_button.clicked.connect(self._open_menu)
        self._line.addWidget(self._chips)
        self.setFocusProxy(self.add_button)
        self._shown: tuple[object, ...] = ()
        self._read_only = False

    def _show(self, value: Any) -> None:
        """Show the list."""
        found = self._default(value)
        self._value = [as_text(one) for one in found] if isinstance(found, list) else []
        assert self.form.item is not None
        kind = self.form.item.refers_to
        self._things = things_of(self._document, kind) if kind is not None else ()
        wanted = (tuple(self._value), self._things, self._read_only)
        if wanted != self._shown:
            self._shown = wanted
            self._fill()

    def set_read_only(self, read_only: bool) -> None:
        """Let nothing be added or taken away."""
        self._read_only = read_only
        self.add_button.setVisible(not read_only)
        self._chips.setEnabled(not read_only)

    def focus_widget(self) -> QWidget:
        """Return the press that adds."""
        return self.add_button

    def _fill(self) -> None:
        names = dict(self._things)
        self._flow.removeWidget(self.add_button)
        self._flow.clear()
        for number, identity in enumerate(self._value):
            chip = NameChip(names.get(identity, identity))
            chip.removed.connect(lambda number=number: self._remove(number))
            self._flow.addWidget(chip)
        self._flow.addWidget(self.add_button)
        self.add_button.setEnabled(any(identity not in self._value for identity, _ in self._things))
        self.add_button.show()
        self._chips.updateGeometry()
        self.updateGeometry()

    def _remove(self, number: int) -> None:
        left = self._value[:number] + self._value[number + 1 :]
        self.edited.emit(left if left or self.form.needed else UNSET)

    def _open_menu(self) -> None:
        self.menu.clear()
        for identity, name in self._things:
            if identity not in self._value:
                action = self.menu.addAction(plain_words(name))
                action.triggered.connect(
                    lambda _checked=False, identity=identity: self.edited.emit([*self._value, identity])
                )
        self.menu.popup(self.add_button.mapToGlobal(self.add_button.rect().bottomLeft()))


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
        self._line.addWidget(self.field)
        self.field.editingFinished.connect(self._tell)
        self.setFocusProxy(self.field)

    def _show(self, value: Any) -> None:
        self._id = as_text(value if value is not UNSET else "")
        self.field.setText(self._id)

    def set_read_only(self, read_only: bool) -> None:
        """Let the id only be read and copied."""
        self.field.setReadOnly(read_only)

    def focus_widget(self) -> QWidget:
        """Return the line."""
        return self.field

    def _tell(self) -> None:
        new = self.field.text().strip()
        if self.field.isReadOnly() or new == self._id:
            return
        if self._id:
            self.renamed.emit(self._id, new)
            self.field.setText(self._id)
        elif new:
            self.edited.emit(new)


def as_text(value: Any) -> str:
    """Return a plain value as it is written, for a field that may hold anything."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict | list):
        return str(value)
    return str(value)


def tidy(number: float) -> int | float:
    """Return a number as people write it: whole where it is whole."""
    rounded = round(number, 6)
    return int(rounded) if rounded == int(rounded) else rounded


def _as_written(form: FieldForm, word: str) -> Any:
    """Return a chosen word as it stands in the file: a number where the choices are numbers."""
    if form.kind == "choice" and word.lstrip("-").isdigit():
        return int(word)
    return word


def _mark(widget: QWidget, bad: bool) -> None:
    if bool(widget.property("bad")) != bad:
        widget.setProperty("bad", bad)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
