"""The chosen item at the right of the editor: which it is of how many, what can be done with it, its form."""

from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from ui.panels.editor.entry import Entry, Path
from ui.panels.editor.form import PartForm
from ui.theme.theme import current_theme
from ui.widgets.buttons import IconButton
from ui.widgets.columns import Scroller
from ui.widgets.frames import Panel
from ui.widgets.painted import px
from ui.widgets.text import PlainLabel
from wargame.scenario.document.document import Document
from wargame.shown.editor.places import Troubles
from wargame.shown.editor.sections import Section, items_in

WIDTH = 416
RING = 3
"""Px at 100 % that the frame of what has the keyboard needs beside a field: else its edge is cut off."""


class InspectorPanel(Panel):
    """One item of a section."""

    wanted = Signal(object, str, str)
    rested = Signal()
    stepped = Signal(int)
    """The item before or after is wanted."""

    def __init__(self, of: Section, parent: QWidget | None = None) -> None:
        super().__init__("surface", f"The chosen {of.one}", parent)
        self.section = of
        self.form: PartForm | None = None
        self._read_only = False
        self.title = PlainLabel("", "body-strong", elide=True)
        self.back = IconButton("ui-left", f"Back to {of.title.lower()}", "Esc")
        self.back.setObjectName("back-to-items")
        self.back.hide()
        self.up = IconButton("ui-chevu", f"The {of.one} before", "Alt+PgUp")
        self.down = IconButton("ui-chev", f"The next {of.one}", "Alt+PgDown")
        self.copy = IconButton("ui-copy", f"Copy the {of.one}", "Ctrl+D")
        self.remove = IconButton("ui-trash", f"Take the {of.one} out", "Delete")
        for name, button in (
            ("up", self.up),
            ("down", self.down),
            ("copy", self.copy),
            ("remove", self.remove),
        ):
            button.setObjectName(f"item-{name}")
        self._head = QHBoxLayout()
        self._head.addWidget(self.back)
        self._head.addWidget(self.title, 1)
        for button in (self.up, self.down, self.copy, self.remove):
            self._head.addWidget(button)
        self.above = QVBoxLayout()
        """For what a section shows of the item above its form."""
        self.scroller = Scroller(f"The chosen {of.one}")
        self.scroller.column.addLayout(self.above)
        self._place = QVBoxLayout()
        self.scroller.column.addLayout(self._place)
        self.scroller.column.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self.scroller, 1)
        self.up.clicked.connect(lambda: self.stepped.emit(-1))
        self.down.clicked.connect(lambda: self.stepped.emit(1))
        current_theme().changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self._column.setContentsMargins(px(16 - RING), px(8), px(4), px(8))
        self._column.setSpacing(px(8))
        self._head.setContentsMargins(px(RING), 0, px(12), 0)
        self._head.setSpacing(px(2))
        self.scroller.column.setContentsMargins(px(RING), px(RING), px(12), px(12))
        self.scroller.column.setSpacing(px(12))

    def show_item(self, path: Path | None, document: Document, troubles: Troubles) -> None:
        """Show the item at a path; nothing if there is none.

        Whoever is in a field of the one before stands in the same field of this one.
        """
        held = self._held()
        self.show_form(path, document, troubles)
        if held and path is not None and self.scroller.hasFocus():
            # A form that was just made can have the keyboard once its layout has shown it.
            QTimer.singleShot(0, self, lambda: self._take_up((*path, *held)))

    def show_form(self, path: Path | None, document: Document, troubles: Troubles) -> None:
        """Show the form of the item at a path, or no form."""
        if path is None:
            self._drop_form()
            self.title.setText("")
            self._enable(False)
            return
        if self.form is None or self.form.path != path:
            self._drop_form()
            self.form = PartForm(self.section.part, path, without=self.kept_out())
            self.form.wanted.connect(self.wanted)
            self.form.rested.connect(self.rested)
            self.form.set_read_only(self._read_only)
            self._place.addWidget(self.form)
            self.scroller.verticalScrollBar().setValue(0)
        self.form.show_document(document, troubles)
        items = items_in(document, self.section)
        at = next((number for number, one in enumerate(items) if one.path == path), 0)
        self.title.setText(f"{self.section.one.capitalize()} {at + 1} of {len(items)}")
        self._enable(True)
        self.up.setEnabled(at > 0)
        self.down.setEnabled(at + 1 < len(items))

    def kept_out(self) -> frozenset[str]:
        """Return the fields that are not shown in the form: one's kind is that of the section."""
        return frozenset({"kind"}) if self.section.kind else frozenset()

    def set_read_only(self, read_only: bool) -> None:
        """Let the item only be read."""
        self._read_only = read_only
        self.copy.setVisible(not read_only)
        self.remove.setVisible(not read_only)
        if self.form is not None:
            self.form.set_read_only(read_only)

    def focus_first(self) -> None:
        """Give the keyboard to the first field."""
        if self.form is not None:
            self.form.focus_first()

    def go_to(self, path: Path) -> bool:
        """Bring the field at a path into sight and give it the keyboard; return whether it is here."""
        entry: Any = self.form.entry_at(path) if self.form is not None else None
        if entry is None:
            return False
        self.scroller.ensureWidgetVisible(entry)
        entry.focus_first()
        return True

    def _enable(self, on: bool) -> None:
        for button in (self.up, self.down, self.copy, self.remove):
            button.setEnabled(on)

    def _held(self) -> Path:
        """Return the field within the item that has the keyboard; empty if none has."""
        at: QWidget | None = QApplication.focusWidget()
        if at is None or not self.scroller.isAncestorOf(at):
            return ()
        while at is not None and not isinstance(at, Entry):
            at = at.parentWidget()
        return at.path[2:] if isinstance(at, Entry) else ("",)

    def _take_up(self, path: Path) -> None:
        """Give the field at a path the keyboard, or the first one if there is no such field."""
        if self.scroller.hasFocus() and not self.go_to(path):
            self.focus_first()

    def _drop_form(self) -> None:
        if self.form is not None:
            self.drop(self.form)
            self._place.removeWidget(self.form)
            self.form = None

    def drop(self, form: QWidget) -> None:
        """Let a form go; the keyboard stays in this panel, and does not go to what is next in the window."""
        focus = QApplication.focusWidget()
        if focus is not None and form.isAncestorOf(focus):
            self.scroller.setFocus()
        form.hide()
        form.deleteLater()
