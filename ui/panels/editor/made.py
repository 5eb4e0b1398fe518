"""Which control a field gets, and the one that holds two of another kind."""

from typing import Any, Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.panels.editor.chosen import (
    ChoiceControl,
    ChoiceOrNumberControl,
    DrawingControl,
    ThingsControl,
    TruthControl,
)
from ui.panels.editor.control import UNSET, Control
from ui.panels.editor.logo_control import LogoControl
from ui.panels.editor.measure_control import MeasureControl
from ui.panels.editor.pickers import ConditionControl, EffectsControl
from ui.panels.editor.picture_control import PictureControl
from ui.panels.editor.typed import (
    FractionControl,
    IdControl,
    LinesControl,
    NumberControl,
    ProseControl,
    TextControl,
)
from ui.widgets.buttons import QuietButton
from ui.widgets.painted import px
from wargame.scenario.fields import FieldForm


class PairControl(Control):
    """Two things, or two numbers, side by side."""

    def __init__(self, form: FieldForm, parent: QWidget | None = None) -> None:
        super().__init__(form, parent)
        assert form.item is not None
        self._value: list[Any] = []
        self.parts = [made_for(form.item), made_for(form.item)]
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        for number, part in enumerate(self.parts):
            row.addWidget(part, 1)
            part.focus_widget().setAccessibleName(f"{form.label or 'Pair'}, {('first', 'second')[number]}")
            part.edited.connect(lambda value, number=number: self._tell(number, value))
        self._line.addLayout(row)
        if form.may_be_none:
            self.clear = QuietButton("None", plain=True)
            self.clear.clicked.connect(lambda: self.edited.emit(UNSET))
            row.addWidget(self.clear)
        self.setFocusProxy(self.parts[0])

    def _show(self, value: Any) -> None:
        """Show both."""
        found = self._default(value)
        self._value = list(found) if isinstance(found, list) else []
        for number, part in enumerate(self.parts):
            part.show_value(self._value[number] if number < len(self._value) else UNSET, self._document)

    def set_read_only(self, read_only: bool) -> None:
        """Let neither be changed."""
        for part in self.parts:
            part.set_read_only(read_only)

    def focus_widget(self) -> QWidget:
        """Return the first."""
        return self.parts[0].focus_widget()

    def _tell(self, number: int, value: Any) -> None:
        pair = [*self._value, None, None][:2]
        pair[number] = "" if value is UNSET else value
        if pair[1 - number] is None:
            other = self.parts[1 - number]
            pair[1 - number] = self._first_of(other, pair[number])
        self.edited.emit(pair)

    @staticmethod
    def _first_of(other: Control, but: Any) -> Any:
        if isinstance(other, ChoiceControl):
            there = [identity for identity, _ in other.choices() if identity not in ("", but)]
            return there[0] if there else ""
        return 0


_KINDS: Final[dict[str, type[Control]]] = {
    "prose": ProseControl,
    "condition": ConditionControl,
    "measure": MeasureControl,
    "effects": EffectsControl,
    "whole": NumberControl,
    "fraction": FractionControl,
    "truth": TruthControl,
    "choice": ChoiceControl,
    "reference": ChoiceControl,
    "drawing": DrawingControl,
    "picture file": PictureControl,
    "logo": LogoControl,
    "choice or whole": ChoiceOrNumberControl,
    "pair": PairControl,
    "id": IdControl,
}


def made_for(form: FieldForm) -> Control:
    """Return an empty control for a field of one value; lists of parts and blocks have forms of their own."""
    if form.kind == "list":
        refers = form.item is not None and form.item.kind == "reference"
        return ThingsControl(form) if refers else LinesControl(form)
    return _KINDS.get(form.kind, TextControl)(form)
