"""Fields in which something is chosen: yes or no, one of several words or things, several things.

Each is a `Control`, which see for where values come from and go. What can be chosen is what the document
holds now.
"""

from typing import Any, Final

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QMenu, QSizePolicy, QWidget

from ui.panels.editor.control import FAR, UNSET, Control, as_text
from ui.theme.icons import glyph_icon, glyph_names, has_glyph
from ui.theme.theme import current_theme
from ui.widgets.buttons import QuietButton
from ui.widgets.fields import NameChip
from ui.widgets.flow import FlowLayout
from ui.widgets.number_field import NumberField
from ui.widgets.text import add_choice, plain_words
from wargame.scenario.fields import FieldForm
from wargame.shown.editor.things import choice_words, things_of


class TruthControl(Control):
    """Yes or no."""

    def __init__(self, form: FieldForm, parent: QWidget | None = None) -> None:
        super().__init__(form, parent)
        self.box = QCheckBox(plain_words(form.label))
        self._enter_in(self.box)
        self.box.toggled.connect(lambda on: self.edited.emit(on if on != form.default else UNSET))

    def _show(self, value: Any) -> None:
        """Tick it or not."""
        with QSignalBlocker(self.box):
            self.box.setChecked(self._default(value) is True)


class ChoiceControl(Control):
    """One of several words, or of the things of the scenario; what is neither is shown as it was written."""

    def __init__(self, form: FieldForm, parent: QWidget | None = None) -> None:
        super().__init__(form, parent)
        self.box = QComboBox()
        self.box.setAccessibleName(form.label)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(8)
        self._enter_in(self.box)
        self._offered: tuple[tuple[str, str], ...] = ()
        self.seat = ""
        """Whose hidden sets can be chosen, where they can."""
        self.box.activated.connect(self._tell)

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
        self._come_to(self.box)
        for word in (*form.choices, self.NUMBER):
            add_choice(self.box, word.capitalize(), word)
        self.box.activated.connect(self._choose)
        self.field.valueChanged.connect(lambda number: self.edited.emit(number))

    def _show(self, value: Any) -> None:
        """Show word or number."""
        found = self._default(value)
        with QSignalBlocker(self.field):
            if isinstance(found, int):
                self.field.setValue(found)
        words = [*self.form.choices, self.NUMBER]
        self.box.setCurrentIndex(words.index(found) if found in words else len(words) - 1)
        self.field.setVisible(isinstance(found, int))

    def _choose(self, number: int) -> None:
        word = self.box.itemData(number)
        self.edited.emit(max(1, self.field.value()) if word == self.NUMBER else word)


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
        self._come_to(self.add_button)
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


def _as_written(form: FieldForm, word: str) -> Any:
    """Return a chosen word as it stands in the file: a number where the choices are numbers."""
    if form.kind == "choice" and word.lstrip("-").isdigit():
        return int(word)
    return word
