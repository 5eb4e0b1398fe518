"""One field of a form at a path: what stands there, what is wrong with it, and the edit that changes it.

`Entry` is what every field of a form can do, `ValueEntry` the field of one value, `RowsEntry` what fields of
several rows have in common. Fields with fields inside them are in `ui.panels.editor.form`, what is typed or
chosen in is a `Control`. What a field means is told where the mouse rests, and by
Shift+F1.
"""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QToolTip, QVBoxLayout, QWidget

from ui.panels.editor.chosen import ChoiceControl, TruthControl
from ui.panels.editor.control import UNSET, Control
from ui.panels.editor.faulty import Faulty
from ui.panels.editor.made import made_for
from ui.panels.editor.pickers import PickedControl
from ui.panels.editor.typed import IdControl
from ui.widgets.buttons import QuietButton
from ui.widgets.painted import px
from ui.widgets.text import PlainLabel, plain_tooltip
from wargame.scenario.document.document import Document
from wargame.scenario.document.edits import Patch, Remove, Rename, Set
from wargame.scenario.fields import FieldForm
from wargame.shown.editor.places import Troubles
from wargame.shown.faults import MendRow

Path = tuple[str | int, ...]
ID = "id"


class Entry(QWidget):
    """One field of a form at a path: shows what stands there, and tells the edit that changes it."""

    wanted = Signal(object, str, str)
    """An edit, what it changes in words, and the field where what follows may belong to the same change."""
    rested = Signal()

    def __init__(self, form: FieldForm, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form, self.path = form, path
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(px(4))
        self.fault = Faulty()
        self.fault.mended.connect(self._mend)
        if form.help:
            self.setToolTip(plain_tooltip(form.said))

    def show_document(self, document: Document, troubles: Troubles, value: Any) -> None:
        """Show what stands in the document."""
        raise NotImplementedError

    def set_read_only(self, read_only: bool) -> None:
        """Let nothing be changed."""
        self.setEnabled(not read_only)

    def focus_first(self) -> None:
        """Give the keyboard to the field."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def entries(self) -> Iterable["Entry"]:
        """Return this entry and those inside it."""
        yield self

    def _mend(self, mend: MendRow) -> None:
        self.wanted.emit(Patch(mend.patches), mend.label, "")

    def _label(self, text: str) -> PlainLabel:
        label = PlainLabel(text, "label", "ink2")
        self.column.addWidget(label)
        return label

    def _words(self, what: str = "") -> str:
        return f"{self.form.label}{': ' if what else ''}{what}" if self.form.label else what


class RowsEntry(Entry):
    """A field of several rows: its name above them, what is wrong and a press that adds one below."""

    def __init__(self, form: FieldForm, path: Path, parent: QWidget | None = None, *, apart: int) -> None:
        super().__init__(form, path, parent)
        self._read_only = False
        self._rows = QVBoxLayout()
        self._rows.setSpacing(px(apart))
        self.add_button = QuietButton("Add", icon="ui-plus", plain=True)
        self.add_button.setAccessibleName(f"{form.label}: add")
        self.add_button.setObjectName(f"add-{'.'.join(map(str, path))}")
        self.add_button.clicked.connect(self._add)
        self.column.addWidget(PlainLabel(form.label, "section", "ink"))
        self.column.addLayout(self._rows)
        self.column.addWidget(self.fault)
        self.column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    def _add(self) -> None:
        """Add a row."""
        raise NotImplementedError


class ValueEntry(Entry):
    """A field of one value."""

    def __init__(self, form: FieldForm, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(form, path, parent)
        self.control: Control = made_for(form)
        if form.label and not isinstance(self.control, TruthControl):
            label = self._label(form.label)
            label.setBuddy(self.control)
        if isinstance(self.control, PickedControl):
            self.control.at = path
        self.control.setObjectName(".".join(map(str, path)))
        self.control.focus_widget().setAccessibleDescription(form.said)
        self.column.addWidget(self.control)
        self.column.addWidget(self.fault)
        self.control.edited.connect(self._tell)
        self.control.rested.connect(self.rested)
        if isinstance(self.control, IdControl):
            self.control.renamed.connect(self._rename)
        self._seat = ""
        self._is_set = False

    def show_document(self, document: Document, troubles: Troubles, value: Any) -> None:
        """Show the value and what is wrong with it."""
        self._is_set = value is not UNSET
        if self.form.refers_to in ("hidden-set", "answer"):
            above = value_at(document.data, self.path[:2])
            self._seat = str(above.get("id", "")) if isinstance(above, dict) else ""
        owned_by = {"hidden-set": "seat", "answer": "id"}.get(self.form.refers_to or "")
        if isinstance(self.control, ChoiceControl) and owned_by is not None:
            holder = value_at(document.data, self.path[:-1])
            self.control.seat = str(holder.get(owned_by, "")) if isinstance(holder, dict) else ""
        self.control.show_value(value, document)
        faults = tuple(self._faults(troubles))
        self.control.set_bad(bool(faults))
        self.fault.tell(faults, troubles, troubles.hints_at(self.path))

    def set_read_only(self, read_only: bool) -> None:
        """Let the value only be read."""
        self.control.set_read_only(read_only)

    def focus_first(self) -> None:
        """Give the keyboard to the field."""
        self.control.focus_widget().setFocus(Qt.FocusReason.OtherFocusReason)

    def _rename(self, old: str, new: str) -> None:
        """Have another id written wherever the thing is named."""
        if self.form.refers_to is None:
            self.wanted.emit(Set(self.path, new), f"{old} → {new}", "")
        else:
            self.wanted.emit(Rename(self.form.refers_to, old, new, self._seat), f"{old} → {new}", "")

    def _faults(self, troubles: Troubles) -> Iterable[Any]:
        return troubles.inside(self.path) if self.form.kind in ("list", "pair") else troubles.at(self.path)

    def _tell(self, value: Any) -> None:
        field = ".".join(map(str, self.path))
        if value is UNSET:
            if self._is_set:
                self.wanted.emit(Remove(self.path), self._words("left out"), field)
            return
        self.wanted.emit(Set(self.path, value), self._words(), field)


def value_at(data: Any, path: Path) -> Any:
    """Return what stands at a path; None if there is nothing."""
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def select_all(within: QWidget) -> None:
    """Select what stands in the field that has the keyboard, so that typing takes its place."""
    focus = within.window().focusWidget()
    if isinstance(focus, QLineEdit | QPlainTextEdit) and within.isAncestorOf(focus):
        focus.selectAll()


def tell_help(at: QWidget | None) -> None:
    """Tell what the field means that has the keyboard, where a mouse that rests on it would."""
    field = at
    while at is not None and not (isinstance(at, Entry) and at.toolTip()):
        at = at.parentWidget()
    if at is not None and field is not None:
        QToolTip.showText(field.mapToGlobal(field.rect().bottomLeft()), at.toolTip(), field)
