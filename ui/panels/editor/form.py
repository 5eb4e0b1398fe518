"""A form for any part of a scenario, made of the descriptions of its fields.

`PartForm` shows the fields of one part at a path: those that are needed, are set or hold prose first, the
others behind a press that names them. A part inside it, a list of parts and a block of keys and values have
forms of their own within it. What a person changes is told as an edit (`wanted`); what came of it comes back
by `show_document`. Nothing here knows a field by its name.
"""

import re
from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ui.panels.editor.controls import UNSET, Control
from ui.panels.editor.entry import ID, Entry, Path, RowsEntry, ValueEntry, value_at
from ui.panels.editor.made import made_for
from ui.panels.editor.picture_control import asked_picture
from ui.theme.theme import current_theme
from ui.widgets.buttons import IconButton, QuietButton
from ui.widgets.columns import clear_layout
from ui.widgets.frames import Panel
from ui.widgets.painted import px
from ui.widgets.text import PlainLabel
from wargame.scenario.document.document import Document
from wargame.scenario.document.edits import Insert, Move, Rekey, Remove, Set
from wargame.scenario.fields import FieldForm, fields_of
from wargame.shown.editor.blank import blank_among, blank_key, blank_of
from wargame.shown.editor.pictures import take_in
from wargame.shown.editor.places import Troubles
from wargame.terms import EntenteError

ALWAYS = frozenset({"prose", "effects"})
"""Kinds of fields that are shown though nothing stands in them: they are what people come to write."""


class PartEntry(Entry):
    """A part within a part: its own fields, or a press that adds it."""

    def __init__(self, form: FieldForm, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(form, path, parent)
        assert form.part is not None
        self._part = form.part
        self._head = QHBoxLayout()
        self._title = PlainLabel(form.label, "section", "ink")
        self.add_button = QuietButton(f"Add {form.label.lower()}", icon="ui-plus", plain=True)
        self.remove_button = IconButton("ui-trash", f"Leave {form.label.lower()} out")
        self._head.addWidget(self._title, 1)
        self._head.addWidget(self.remove_button)
        self.column.addLayout(self._head)
        self.column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.fault)
        self.inner: PartForm | None = None
        self._read_only = self._is_set = False
        self.add_button.clicked.connect(self._add)
        self.remove_button.clicked.connect(self._remove)

    def show_document(self, document: Document, troubles: Troubles, value: Any) -> None:
        """Show the fields of the part, or that it is not there."""
        self._is_set = value is not UNSET
        is_there = isinstance(value, dict) or (value is UNSET and isinstance(self.form.default, dict))
        self._document = document
        self._title.setVisible(is_there)
        self.remove_button.setVisible(value is not UNSET and not self.form.needed and not self._read_only)
        self.add_button.setVisible(not is_there and not self._read_only)
        if is_there and self.inner is None:
            self.inner = PartForm(self._part, self.path, inset=True)
            self.inner.wanted.connect(self._pass_on)
            self.inner.rested.connect(self.rested)
            self.inner.set_read_only(self._read_only)
            self.column.addWidget(self.inner)
        if self.inner is not None:
            self.inner.setVisible(is_there)
            if is_there:
                self.inner.show_document(document, troubles)
        self.fault.tell(troubles.at(self.path), troubles)

    def _pass_on(self, edit: object, words: str, field: str) -> None:
        """Pass on what is wanted of a field; a part that the file does not say yet comes with it."""
        if isinstance(edit, Set) and not self._is_set:
            value = edit.value
            for step in reversed(edit.path[len(self.path) :]):
                value = {step: value}
            edit = Set(self.path, value)
        self.wanted.emit(edit, words, field)

    def focus_first(self) -> None:
        """Give the keyboard to the first field of the part, or to the press that adds it."""
        if self.inner is not None and self.inner.isVisibleTo(self):
            self.inner.focus_first()
        else:
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_read_only(self, read_only: bool) -> None:
        """Let the fields only be read."""
        self._read_only = read_only
        if self.inner is not None:
            self.inner.set_read_only(read_only)

    def entries(self) -> Iterable[Entry]:
        """Return this entry and those of the part."""
        yield self
        if self.inner is not None:
            yield from self.inner.all_entries()

    def _add(self) -> None:
        part = self._filled(blank_of(self._document, self.form))
        if part is None:
            return
        self.wanted.emit(Set(self.path, part), f"{self.form.label} added", "")
        # Its fields can have the keyboard once the layout has placed them.
        QTimer.singleShot(0, self, self._begin)

    def _filled(self, part: dict[str, Any]) -> dict[str, Any] | None:
        """Return the part with what only its people can say; None if they do not."""
        return part

    def _begin(self) -> None:
        """Give the new part the keyboard, with what stands in its first field to be typed over."""
        if self.inner is not None:
            self.inner.focus_first()
            _select_all(self)

    def _remove(self) -> None:
        self.wanted.emit(Remove(self.path), f"{self.form.label} left out", "")


class PictureEntry(PartEntry):
    """A picture: which file it is, is asked first; then what it shows is written."""

    def _filled(self, part: dict[str, Any]) -> dict[str, Any] | None:
        chosen = asked_picture(self.window())
        if chosen is None:
            return None
        try:
            name = take_in(self._document, chosen)
        except EntenteError as error:
            self.fault.say(str(error.told.without_commands()))
            return None
        said = " ".join(re.split(r"[\s_-]+", chosen.stem)).capitalize()
        return {
            one.name: name if one.kind == "picture file" else said if one.kind == "prose" else part[one.name]
            for one in fields_of(self._part)
            if one.name in part
        }

    def _begin(self) -> None:
        if self.inner is not None:
            shows = [one for one in self.inner.all_entries() if one.form.kind == "prose"]
            shows[0].focus_first()
            _select_all(self)


class PartsEntry(RowsEntry):
    """A list of parts: each a small form, to be moved, taken out and added to."""

    def __init__(self, form: FieldForm, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(form, path, parent, apart=8)
        self._forms: list[Entry | PartForm] = []

    def show_document(self, document: Document, troubles: Troubles, value: Any) -> None:
        """Show one form for each item."""
        self._document = document
        self._items = items = value if isinstance(value, list) else []
        if len(items) != len(self._forms):
            self._build(len(items))
        for number, form in enumerate(self._forms):
            if isinstance(form, PartForm):
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
            yield from form.all_entries() if isinstance(form, PartForm) else form.entries()

    def _build(self, count: int) -> None:
        clear_layout(self._rows)
        self._forms = [self._row(number) for number in range(count)]

    def _row(self, number: int) -> "Entry | PartForm":
        frame = Panel("raised", f"{self.form.label} {number + 1}")
        column = QVBoxLayout(frame)
        column.setContentsMargins(px(8), px(4), px(8), px(8))
        column.setSpacing(0)
        item = self.form.item
        assert item is not None
        path = (*self.path, number)
        made = PartForm(item.part, path, inset=True) if item.part is not None else entry_for(item, path)
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
        _select_all(self)

    def _move(self, number: int, by: int) -> None:
        self.wanted.emit(Move((*self.path, number), number + by), f"{self.form.label}: order", "")

    def _take_out(self, number: int) -> None:
        self.wanted.emit(Remove((*self.path, number)), f"{self.form.label}: one taken out", "")


class BlockEntry(RowsEntry):
    """A block of keys, each with its value: names of steps, pulls on questions, weights of tracks."""

    def __init__(self, form: FieldForm, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(form, path, parent, apart=6)
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
        value = entry_for(item, (*self.path, key))
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


class PartForm(QWidget):
    """The fields of one part at a path."""

    wanted = Signal(object, str, str)
    rested = Signal()

    def __init__(
        self,
        part: type[Any],
        path: Path,
        inset: bool = False,
        without: frozenset[str] = frozenset(),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.part, self.path = part, path
        self._entries: dict[str, Entry] = {}
        # An id is made of the name and seldom looked at, so it comes after what people write.
        forms = sorted(fields_of(part), key=lambda form: form.name == ID)
        self._forms = {form.name: form for form in forms if form.name not in without}
        self._inset = inset
        self._open = False
        self._read_only = False
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.more_button = QuietButton("More", trailing="ui-chev", plain=True)
        self.more_button.setObjectName(f"more-{'.'.join(map(str, path))}")
        self.more_button.clicked.connect(self._open_more)
        self.column.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._order: list[str] = []
        current_theme().changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self.column.setSpacing(px(8 if self._inset else 12))

    def show_document(self, document: Document, troubles: Troubles) -> None:
        """Show what stands in the document at the form's path."""
        self._document, self._troubles = document, troubles
        data = value_at(document.data, self.path)
        data = data if isinstance(data, dict) else {}
        shown = [name for name, form in self._forms.items() if self._is_shown(name, form, data)]
        for at, name in enumerate(shown):
            if name not in self._entries:
                entry = entry_for(self._forms[name], (*self.path, name))
                entry.wanted.connect(self.wanted)
                entry.rested.connect(self.rested)
                entry.set_read_only(self._read_only)
                self._entries[name] = entry
                self._order.insert(at, name)
                self.column.insertWidget(at, entry)
            self._entries[name].show_document(document, troubles, data.get(name, UNSET))
        rest = [form.label.lower() for name, form in self._forms.items() if name not in self._entries]
        self.more_button.setVisible(bool(rest))
        self.more_button.setText("More: " + ", ".join(rest[:4]) + (" …" if len(rest) > 4 else ""))

    def set_read_only(self, read_only: bool) -> None:
        """Let everything only be read."""
        self._read_only = read_only
        for entry in self._entries.values():
            entry.set_read_only(read_only)

    def all_entries(self) -> Iterable[Entry]:
        """Return every entry of the form and of the forms inside it."""
        for name in self._order:
            yield from self._entries[name].entries()

    def entry_at(self, path: Path) -> Entry | None:
        """Return the entry of a path, opening what lies folded; None if the form has none."""
        depth = len(self.path)
        if path[:depth] != self.path or len(path) <= depth:
            return None
        name = str(path[depth])
        if name not in self._entries and name in self._forms:
            self._open_more()
        found = [one for one in self.all_entries() if path[: len(one.path)] == one.path]
        return max(found, key=lambda one: len(one.path), default=None)

    def focus_first(self) -> None:
        """Give the keyboard to the first field that can be written in."""
        for entry in self.all_entries():
            if isinstance(entry, ValueEntry) and entry.form.name != ID and entry.isVisibleTo(self):
                entry.focus_first()
                return

    def _is_shown(self, name: str, form: FieldForm, data: dict[str, Any]) -> bool:
        if name in self._entries or self._open:
            return True
        return (
            form.needed or form.kind in ALWAYS or name in data or bool(self._troubles.at((*self.path, name)))
        )

    def _open_more(self) -> None:
        """Show all fields, and give the keyboard to the first of those that were folded away."""
        known = set(self._entries)
        had = self.more_button.hasFocus()
        self._open = True
        self.show_document(self._document, self._troubles)
        first = next((self._entries[name] for name in self._order if name not in known), None)
        if had and first is not None:
            # It can have the keyboard once the layout has shown it.
            QTimer.singleShot(0, first, first.focus_first)


def _select_all(within: QWidget) -> None:
    """Select what stands in the field that has the keyboard, so that typing takes its place."""
    focus = within.window().focusWidget()
    if isinstance(focus, QLineEdit | QPlainTextEdit) and within.isAncestorOf(focus):
        focus.selectAll()


def entry_for(form: FieldForm, path: Path) -> Entry:
    """Return an empty entry for a field."""
    if form.kind == "part" and form.part is not None:
        pictured = any(one.kind == "picture file" for one in fields_of(form.part))
        return PictureEntry(form, path) if pictured else PartEntry(form, path)
    if form.kind == "block":
        return BlockEntry(form, path)
    if form.kind == "list" and form.item is not None and form.item.kind in ("part", "pair", "list", "block"):
        return PartsEntry(form, path)
    return ValueEntry(form, path)


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
