"""A form for any part of a scenario, made of the descriptions of its fields.

`PartForm` shows the fields of one part at a path: those that are needed, are set or hold prose first, the
others behind a press that names them. A part inside it has a form of its own within it; lists of parts and
blocks of keys and values are `ui.panels.editor.rows`. What a person changes is told as an edit (`wanted`);
what came of it comes back by `show_document`. Nothing here knows a field by its name.
"""

import re
from collections.abc import Iterable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.panels.editor.control import UNSET
from ui.panels.editor.entry import ID, Entry, Path, ValueEntry, select_all, value_at
from ui.panels.editor.picture_control import asked_picture
from ui.panels.editor.rows import BlockEntry, Fields, PartsEntry
from ui.theme.theme import current_theme
from ui.widgets.buttons import IconButton, QuietButton
from ui.widgets.painted import px
from ui.widgets.text import PlainLabel
from wargame.scenario.document.document import Document
from wargame.scenario.document.edits import Remove, Set
from wargame.scenario.fields import FieldForm, fields_of
from wargame.shown.editor.blank import blank_of
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
            select_all(self)

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
            select_all(self)


class PartForm(Fields):
    """The fields of one part at a path."""

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


def entry_for(form: FieldForm, path: Path) -> Entry:
    """Return an empty entry for a field."""
    if form.kind == "part" and form.part is not None:
        pictured = any(one.kind == "picture file" for one in fields_of(form.part))
        return PictureEntry(form, path) if pictured else PartEntry(form, path)
    if form.kind == "block":
        return BlockEntry(form, path, entry_for)
    if form.kind == "list" and form.item is not None and form.item.kind in ("part", "pair", "list", "block"):
        return PartsEntry(form, path, entry_for, partial(PartForm, inset=True))
    return ValueEntry(form, path)
