"""Fields of several rows: a list of parts, each a small form of its own, and a block of keys with values.

What stands in a row is made by whoever makes the entry (`ui.panels.editor.form`), because a row can hold
rows again. What a person changes is told as an edit (`wanted`); what came of it comes back by
`show_document`.
"""

from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.panels.editor.control import UNSET, Control
from ui.panels.editor.entry import Entry, Path, RowsEntry, select_all
from ui.panels.editor.made import made_for
from ui.widgets.buttons import IconButton
from ui.widgets.columns import clear_layout
from ui.widgets.frames import Panel
from ui.widgets.painted import px
from ui.widgets.text import PlainLabel
from wargame.scenario.document.document import Document
from wargame.scenario.document.edits import Insert, Move, Rekey, Remove
from wargame.scenario.fields import FieldForm
from wargame.shown.editor.blank import blank_among, blank_key, blank_of
from wargame.shown.editor.places import Troubles

MakeEntry: TypeAlias = Callable[[FieldForm, Path], Entry]


class Fields(QWidget):
    """The fields of one part at a path, as what holds it knows them."""

    wanted = Signal(object, str, str)
    """As of an `Entry`."""
    rested = Signal()

    def show_document(self, document: Document, troubles: Troubles) -> None:
        """Show what stands in the document at the path."""
        raise NotImplementedError

    def set_read_only(self, read_only: bool) -> None:
        """Let everything only be read."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """Give the keyboard to the first field that can be written in."""
        raise NotImplementedError

    def all_entries(self) -> Iterable[Entry]:
        """Return every entry of the form and of the forms inside it."""
        raise NotImplementedError


MakeFields: TypeAlias = Callable[[type[Any], Path], Fields]


class PartsEntry(RowsEntry):
    """A list of parts: each a small form, to be moved, taken out and added to."""

    def __init__(self, form: FieldForm, path: Path, make_entry: MakeEntry, make_fields: MakeFields) -> None:
        super().__init__(form, path, apart=8)
        self._make_entry, self._make_fields = make_entry, make_fields
        self._forms: list[Entry | Fields] = []

    def show_document(self, document: Document, troubles: Troubles, value: Any) -> None:
        """Show one form for each item."""
        self._document = document
        self._items = items = value if isinstance(value, list) else []
        if len(items) != len(self._forms):
            self._build(len(items))
        for number, form in enumerate(self._forms):
            if isinstance(form, Fields):
                form.show_document(document, troubles)
            else:
                form.show_document(document, troubles, items[number])
        self.fault.tell(troubles.at(self.path), troubles)

    def set_read_only(self, read_only: bool) -> None:
        """Let nothing be changed."""
        self._read_only = read_only
        self.add_button.setVisible(not read_only)
        for form in self._forms:
            form.set_read_only(read_only)

    def focus_first(self) -> None:
        """Give the keyboard to the first item, or to the press that adds one."""
        if self._forms:
            self._forms[0].focus_first()
        else:
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def entries(self) -> Iterable[Entry]:
        """Return this entry and those of its items."""
        yield self
        for form in self._forms:
            yield from form.all_entries() if isinstance(form, Fields) else form.entries()

    def _build(self, count: int) -> None:
        clear_layout(self._rows)
        self._forms = [self._row(number) for number in range(count)]

    def _row(self, number: int) -> Entry | Fields:
        frame = Panel("raised", f"{self.form.label} {number + 1}")
        column = QVBoxLayout(frame)
        column.setContentsMargins(px(8), px(4), px(8), px(8))
        column.setSpacing(0)
        item = self.form.item
        assert item is not None
        path = (*self.path, number)
        made = self._make_fields(item.part, path) if item.part is not None else self._make_entry(item, path)
        made.wanted.connect(self.wanted)
        made.rested.connect(self.rested)
        made.set_read_only(self._read_only)
        column.addLayout(self._row_head(number))
        column.addWidget(made)
        self._rows.addWidget(frame)
        return made

    def _row_head(self, number: int) -> QHBoxLayout:
        """Return the line above an item: beside it, its presses would push the form out of the panel."""
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(PlainLabel(str(number + 1), "caption-strong", "ink3"), 1)
        if self._read_only:
            return head
        for icon, name, act, on in (
            ("ui-chevu", "Up", lambda: self._move(number, -1), number > 0),
            ("ui-trash", "Take out", lambda: self._take_out(number), True),
        ):
            button = IconButton(icon, f"{name}: {self.form.label} {number + 1}", size=28)
            button.setEnabled(on)
            button.clicked.connect(act)
            head.addWidget(button)
        return head

    def _add(self) -> None:
        assert self.form.item is not None
        at = len(self._forms)
        self.wanted.emit(
            Insert(self.path, at, blank_among(self._document, self.form.item, self._items)),
            f"{self.form.label}: one added",
            "",
        )
        # Its fields are seen, and can be typed into, once the layout has placed them.
        QTimer.singleShot(0, self, self._begin_in_last)

    def _begin_in_last(self) -> None:
        """Give the new part the keyboard, with what stands in its first field to be typed over."""
        if not self._forms:
            return
        self._forms[-1].focus_first()
        select_all(self)

    def _move(self, number: int, by: int) -> None:
        self.wanted.emit(Move((*self.path, number), number + by), f"{self.form.label}: order", "")

    def _take_out(self, number: int) -> None:
        self.wanted.emit(Remove((*self.path, number)), f"{self.form.label}: one taken out", "")


class BlockEntry(RowsEntry):
    """A block of keys, each with its value: names of steps, pulls on questions, weights of tracks."""

    def __init__(self, form: FieldForm, path: Path, make_entry: MakeEntry) -> None:
        super().__init__(form, path, apart=6)
        self._make_entry = make_entry
        self._keys: list[str] = []
        self._key_controls: list[Control] = []
        self._forms: list[Entry] = []

    def show_document(self, document: Document, troubles: Troubles, value: Any) -> None:
        """Show one row for each key."""
        self._document = document
        block = value if isinstance(value, dict) else {}
        keys = [str(key) for key in block]
        if keys != self._keys:
            self._keys = keys
            self._build()
        for key, control, form in zip(keys, self._key_controls, self._forms, strict=True):
            control.show_value(
                int(key) if self.form.key == "number" and key.lstrip("-").isdigit() else key, document
            )
            form.show_document(document, troubles, block.get(key, UNSET))
        self.add_button.setVisible(blank_key(document, self.form, keys) is not None and not self._read_only)
        self.fault.tell(troubles.at(self.path), troubles)

    def set_read_only(self, read_only: bool) -> None:
        """Let nothing be changed."""
        self._read_only = read_only
        for control in self._key_controls:
            control.set_read_only(read_only)
        for form in self._forms:
            form.set_read_only(read_only)

    def focus_first(self) -> None:
        """Give the keyboard to the first key, or to the press that adds one."""
        first = self._key_controls[0].focus_widget() if self._key_controls else self.add_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def entries(self) -> Iterable[Entry]:
        """Return this entry and those of its values."""
        yield self
        for form in self._forms:
            yield from form.entries()

    def _build(self) -> None:
        clear_layout(self._rows)
        self._key_controls, self._forms = [], []
        for key in self._keys:
            self._rows.addWidget(self._row(key))

    def _row(self, key: str) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        item = self.form.item
        assert item is not None
        control = made_for(_key_form(self.form))
        control.edited.connect(lambda new, key=key: self._rename(key, new))
        value = self._make_entry(item, (*self.path, key))
        value.wanted.connect(self.wanted)
        value.rested.connect(self.rested)
        for one in (control, value):
            one.set_read_only(self._read_only)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(control, 1 if self.form.key != "number" else 0, top)
        row.addWidget(value, 2, top)
        if not self._read_only:
            button = IconButton("ui-trash", f"Take out: {self.form.label} {key}", size=28)
            button.clicked.connect(lambda _checked=False, key=key: self._take_out(key))
            row.addWidget(button, 0, top)
        self._key_controls.append(control)
        self._forms.append(value)
        return made

    def _rename(self, old: str, new: Any) -> None:
        if new is not UNSET and str(new) != old and str(new) not in self._keys:
            self.wanted.emit(Rekey((*self.path, old), str(new)), self._words(), "")

    def _add(self) -> None:
        key = blank_key(self._document, self.form, self._keys)
        assert self.form.item is not None
        if key is not None:
            value = blank_of(self._document, self.form.item)
            self.wanted.emit(Insert(self.path, key, value), f"{self.form.label}: one added", "")

    def _take_out(self, key: str) -> None:
        path = (*self.path, key) if len(self._keys) > 1 or self.form.needed else self.path
        self.wanted.emit(Remove(path), f"{self.form.label}: one taken out", "")


def _key_form(form: FieldForm) -> FieldForm:
    """Return a field for the keys of a block."""
    kind = "whole" if form.key == "number" else "reference"
    return FieldForm(
        name="",
        label=f"{form.label}: of",
        help="",
        kind=kind,  # type: ignore[arg-type]
        fits="",
        refers_to=None if form.key == "number" else form.key,
        needed=True,
    )
