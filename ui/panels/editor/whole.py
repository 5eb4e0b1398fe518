"""A section that is one form: the game itself, and its question."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.panels.editor.entry import Path
from ui.panels.editor.form import PartForm
from ui.theme.theme import current_theme
from ui.widgets.buttons import QuietButton
from ui.widgets.columns import Scroller
from ui.widgets.frames import EmptyState, Panel
from ui.widgets.painted import px
from ui.widgets.text import PlainLabel
from wargame.scenario.document.document import Document
from wargame.scenario.document.edits import Remove, Set
from wargame.scenario.fields import field_at
from wargame.shown.editor.blank import blank_of
from wargame.shown.editor.places import Troubles
from wargame.shown.editor.sections import SECTIONS, Section

WIDEST = 760
"""Px at 100 %: no line of a form is longer."""

ELSEWHERE = frozenset({"format", *(section.field for section in SECTIONS if section.field)})
"""Fields of a scenario that have sections of their own, or that nobody chooses."""


class WholePage(QWidget):
    """One form over the whole of the work area."""

    wanted = Signal(object, str, str)
    rested = Signal()
    refused = Signal(str)
    removed = Signal(str)

    def __init__(self, of: Section, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.section = of
        self.path: Path = (of.field,) if of.field else ()
        self._read_only = False
        self.form = PartForm(of.part, self.path, without=frozenset() if of.field else ELSEWHERE)
        self.form.wanted.connect(self.wanted)
        self.form.rested.connect(self.rested)
        self.panel = Panel("panel", of.title)
        inner = QVBoxLayout(self.panel)
        inner.addWidget(self.form)
        self._inner = inner
        self.remove_button = QuietButton("Leave the question out", icon="ui-trash", plain=True)
        self.remove_button.clicked.connect(self._remove)
        inner.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.remove_button.setVisible(bool(of.field))
        self.scroller = Scroller(of.title)
        self.title = PlainLabel(of.title, "heading")
        self.scroller.column.addWidget(self.title)
        self.scroller.column.addWidget(self.panel)
        self.scroller.column.addStretch(1)
        words = "A question that the game answers from what was played: did these two come nearer?"
        self.empty = EmptyState("No question yet", words, "ui-help")
        self.add_button = QuietButton("Ask a question", icon="ui-plus", height=40)
        self.add_button.setObjectName("add-question")
        self.add_button.clicked.connect(self.add)
        self.empty.buttons.addWidget(self.add_button)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.scroller, 1)
        self._column.addWidget(self.empty, 1)
        current_theme().changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self._column.setContentsMargins(px(16), px(14), px(4), px(16))
        self._inner.setContentsMargins(px(20), px(16), px(20), px(16))
        self.panel.setMaximumWidth(px(WIDEST))
        self.scroller.column.setSpacing(px(8))
        self.scroller.column.setContentsMargins(0, 0, px(12), 0)

    def show_document(self, document: Document, troubles: Troubles) -> None:
        """Show the form as things are now."""
        self._document = document
        data = document.data if isinstance(document.data, dict) else {}
        is_there = not self.section.field or isinstance(data.get(self.section.field), dict)
        self.scroller.setVisible(is_there)
        self.empty.setVisible(not is_there)
        self.add_button.setVisible(not self._read_only)
        if is_there:
            self.form.show_document(document, troubles)

    def set_read_only(self, read_only: bool) -> None:
        """Let everything only be read."""
        self._read_only = read_only
        self.form.set_read_only(read_only)
        self.remove_button.setVisible(bool(self.section.field) and not read_only)

    def go_to(self, path: Path) -> bool:
        """Show the field at a path."""
        entry = self.form.entry_at(path)
        if entry is None:
            return not path or path == self.path
        self.scroller.ensureWidgetVisible(entry)
        entry.focus_first()
        return True

    def begin(self) -> None:
        """Give the first field the keyboard."""
        if self.scroller.isVisible():
            self.form.focus_first()
        else:
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def add(self) -> None:
        """Put in what the section is about."""
        form = field_at(self.path)
        if form is not None and self.section.field:
            self.wanted.emit(
                Set(self.path, blank_of(self._document, form)), f"{self.section.title} added", ""
            )

    def _remove(self) -> None:
        self.wanted.emit(Remove(self.path), f"{self.section.title} left out", "")
        self.removed.emit("The question is taken out.")
