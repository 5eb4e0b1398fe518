"""A section that is a list: its items in the middle, the chosen one's form at the right.

Items are added by a press or by typing what they are called into the last line. Everything a person does
becomes an edit that is told (`wanted`).
"""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ui.panels.editor.entry import Path
from ui.panels.editor.inspector import WIDTH, InspectorPanel
from ui.theme.theme import current_theme
from ui.widgets.buttons import QuietButton
from ui.widgets.fields import EntryField
from ui.widgets.frames import EmptyState, Panel, Rule
from ui.widgets.marks import Tag
from ui.widgets.painted import px
from ui.widgets.rows import Row, RowList
from ui.widgets.text import PlainLabel
from wargame.scenario.document.document import Document
from wargame.scenario.document.edits import Edit, Move
from wargame.shown.editor.fresh import adding, copying, removing
from wargame.shown.editor.places import Troubles
from wargame.shown.editor.sections import Section, items_in
from wargame.shown.editor.summaries import summary_of

LEAST_MIDDLE = 320
"""Px at 100 % that the items need beside the form; where there is less, the two take turns."""


class ItemsPage(QWidget):
    """One section of the editor."""

    wanted = Signal(object, str, str)
    rested = Signal()
    refused = Signal(str)
    removed = Signal(str)
    """Something was taken out, in words."""

    def __init__(self, of: Section, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.section = of
        self.path: Path | None = None
        self._document: Document | None = None
        self._read_only = False
        self._wanted_path: Path | None = None
        self._narrow = False
        self._in_form = False
        """Where there is no room for both: whether the form is seen, and not the items."""
        self.inspector = self.build_inspector()
        self.middle = self._build_middle()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.middle, 1)
        self._rule = Rule(vertical=True)
        line.addWidget(self._rule)
        line.addWidget(self.inspector)
        self.inspector.wanted.connect(self.wanted)
        self.inspector.rested.connect(self.rested)
        self.inspector.stepped.connect(self.step)
        self.inspector.back.clicked.connect(self.begin)
        self.inspector.copy.clicked.connect(self.copy)
        self.inspector.remove.clicked.connect(self.remove)
        current_theme().changed.connect(self.restyle)
        self.restyle()

    # Its parts, which a section may make in its own way

    def build_inspector(self) -> InspectorPanel:
        """Return the panel at the right."""
        return InspectorPanel(self.section)

    def build_view(self) -> QWidget:
        """Return what shows the items."""
        self.list = RowList(self.section.title, height=44, ruled=True)
        self.list.setObjectName("items")
        self.list.chosen.connect(self._on_chosen)
        self.list.activated_key.connect(lambda _key: self.enter_form())
        self.list.installEventFilter(self)
        return self.list

    def show_items(self, document: Document, troubles: Troubles) -> None:
        """Show the items as they are now."""
        rows = []
        for number, item in enumerate(items_in(document, self.section)):
            faults = len(troubles.inside(item.path))
            tag = Tag(text=f"{faults} to mend", icon="ui-error", tone="error") if faults else None
            said = summary_of(document, self.section, item)
            rows.append(Row(key=str(number), title=item.title, subtitle=said, tag=tag, serif=True))
        self.list.set_rows(rows)

    def choose(self, number: int) -> None:
        """Make an item the current one in what shows the items."""
        self.list.choose(str(number))

    def view(self) -> QWidget:
        """Return what shows the items and has the keyboard there."""
        return self.list

    def _build_middle(self) -> QWidget:
        self.title = PlainLabel(self.section.title, "heading")
        self.count = PlainLabel("", "body", "ink3")
        self.add_button = QuietButton(f"Add {self.section.one}", key="Ctrl+N", icon="ui-plus")
        self.add_button.setObjectName("add-item")
        self.add_button.clicked.connect(lambda: self.add())
        self.tools = QHBoxLayout()
        self.tools.addWidget(self.title)
        self.tools.addWidget(self.count)
        self.tools.addStretch(1)
        self.tools.addWidget(self.add_button)
        self.line = EntryField(f"Type what the next {self.section.one} is called", f"Next {self.section.one}")
        self.line.setObjectName("next-item")
        self.line.returnPressed.connect(self._add_typed)
        self._frame = Panel("panel", self.section.title)
        inner = QVBoxLayout(self._frame)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.setSpacing(0)
        inner.addWidget(self.build_view(), 1)
        inner.addWidget(Rule())
        self._line = QHBoxLayout()
        self._line.addWidget(self.line)
        inner.addLayout(self._line)
        self.empty = EmptyState(f"No {self.section.title.lower()} yet", self.section.purpose, "ui-plus")
        self.first_button = QuietButton(f"Add {self.section.one}", icon="ui-plus", height=40)
        self.first_button.clicked.connect(lambda: self.add())
        self.empty.buttons.addWidget(self.first_button)
        made = QWidget()
        self._column = QVBoxLayout(made)
        self._column.addLayout(self.tools)
        self._column.addWidget(self._frame, 1)
        self._column.addWidget(self.empty, 1)
        return made

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self._column.setContentsMargins(px(16), px(14), px(16), px(16))
        self._column.setSpacing(px(8))
        self.tools.setSpacing(px(8))
        self._line.setContentsMargins(px(8), px(4), px(8), px(4))
        self._line.setSpacing(px(8))
        self._fit()

    def set_narrow(self, narrow: bool) -> None:
        """Leave the items out and give the chosen one's form their room."""
        self._narrow = narrow
        self._in_form = narrow
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Return the size of the wider of items and form: they take turns where there is no room for both."""
        parts = [self.middle.minimumSizeHint(), self.inspector.minimumSizeHint()]
        return QSize(max(one.width() for one in parts), min(one.height() for one in parts))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show one thing at a time where there is no room for two."""
        super().resizeEvent(event)
        self._fit()

    def _is_narrow(self) -> bool:
        middle = max(px(LEAST_MIDDLE), self.middle.minimumSizeHint().width())
        return self._narrow or self.width() < px(WIDTH) + middle

    def _fit(self) -> None:
        """Show items and form side by side; where it is narrow, the one that has the keyboard."""
        there = bool(self._document is not None and items_in(self._document, self.section))
        narrow = self._is_narrow()
        self.inspector.setVisible(there and (not narrow or self._in_form))
        self.middle.setVisible(not there or not narrow or not self._in_form)
        self._rule.setVisible(there and not narrow)
        self.inspector.back.setVisible(narrow and not self._narrow)
        self.inspector.setMinimumWidth(0 if narrow else px(WIDTH))
        self.inspector.setMaximumWidth(16_777_215 if narrow else px(WIDTH))

    def enter_form(self) -> None:
        """Go from the items into the form of the chosen one."""
        self._in_form = True
        self._fit()
        self.inspector.focus_first()

    # What it shows

    def show_document(self, document: Document, troubles: Troubles) -> None:
        """Show the section as it is now; the chosen item stays chosen."""
        self._document, self._troubles = document, troubles
        items = items_in(document, self.section)
        paths = [one.path for one in items]
        if self._wanted_path in paths:
            self.path, self._wanted_path = self._wanted_path, None
        elif self.path not in paths:
            self.path = self._nearest(paths)
        self.count.setText(f"{len(items):,}")
        self._frame.setVisible(bool(items))
        self.empty.setVisible(not items)
        self.add_button.setVisible(bool(items) and not self._read_only)
        self.show_items(document, troubles)
        if self.path is not None:
            self.choose(paths.index(self.path))
        self.inspector.show_item(self.path, document, troubles)
        self._fit()

    def _nearest(self, paths: list[Path]) -> Path | None:
        """Return the item that takes the place of the one that went."""
        if not paths or self.path is None:
            return paths[0] if paths else None
        at = self.path[1]
        return next((path for path in reversed(paths) if int(path[1]) <= int(at)), paths[0])

    def set_read_only(self, read_only: bool) -> None:
        """Let everything only be read."""
        self._read_only = read_only
        self.inspector.set_read_only(read_only)
        self.line.setVisible(not read_only)
        self.add_button.setVisible(not read_only)
        self.first_button.setVisible(not read_only)

    def go_to(self, path: Path) -> bool:
        """Show the item, and the field in it, that stands at a path."""
        assert self._document is not None
        for number, item in enumerate(items_in(self._document, self.section)):
            if item.path == path[:2]:
                self.path = item.path
                self.choose(number)
                self.inspector.show_item(self.path, self._document, self._troubles)
                self._in_form = self._in_form or len(path) > 2
                self._fit()
                return len(path) < 3 or self.inspector.go_to(path)
        return False

    def begin(self) -> None:
        """Give the items the keyboard."""
        self._in_form = self._narrow
        self._fit()
        if self._narrow:
            self.inspector.focus_first()
            return
        (self.view() if self._frame.isVisible() else self.first_button).setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    # What can be done

    def add(self, name: str = "") -> None:
        """Add an item, and make it the chosen one."""
        if self._document is None or self._read_only:
            return
        made = adding(self._document, self.section, name, **self.given())
        if made is None:
            self.refused.emit(WHY_NOT.get(self.section.key, "Nothing can be added yet."))
            return
        edit, self._wanted_path = made
        self.wanted.emit(edit, f"{self.section.one.capitalize()} added", "")
        if not name:
            self.enter_form()
            self._select_name()

    def _select_name(self) -> None:
        """Select the name that a new item got, so that typing replaces it."""
        focus = self.window().focusWidget()
        if isinstance(focus, QLineEdit | QPlainTextEdit) and self.inspector.isAncestorOf(focus):
            focus.selectAll()

    def given(self) -> dict[str, object]:
        """Return fields of a new item that are known from where it is added."""
        return {}

    def copy(self) -> None:
        """Copy the chosen item below itself."""
        if self.path is not None and self._document is not None and not self._read_only:
            edit, self._wanted_path = copying(self._document, self.section, self.path)
            self.wanted.emit(edit, f"{self.section.one.capitalize()} copied", "")

    def remove(self) -> None:
        """Take the chosen item out; undo is the question."""
        if self.path is not None and self._document is not None and not self._read_only:
            title = next(
                (one.title for one in items_in(self._document, self.section) if one.path == self.path), ""
            )
            self.wanted.emit(removing(self._document, self.section, self.path), f"{title} taken out", "")
            self.removed.emit(f"“{title}” is taken out.")

    def reorder(self, by: int) -> None:
        """Change the order: the chosen item goes up or down."""
        if self.path is None or self._document is None or self._read_only:
            return
        paths = [one.path for one in items_in(self._document, self.section)]
        to = paths.index(self.path) + by
        if 0 <= to < len(paths):
            edit: Edit = Move(self.path, int(paths[to][1]))
            self._wanted_path = paths[to]
            self.wanted.emit(edit, f"{self.section.title}: order", "")

    def step(self, by: int) -> None:
        """Choose the item before or after."""
        assert self._document is not None
        paths = [one.path for one in items_in(self._document, self.section)]
        if self.path in paths:
            to = min(max(paths.index(self.path) + by, 0), len(paths) - 1)
            self.go_to(paths[to])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the list goes into the form; Delete takes the item out."""
        if watched is self.view() and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self.press(event)
        return super().eventFilter(watched, event)

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key means in the list; return whether it means anything."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.enter_form()
            return True
        if event.key() == Qt.Key.Key_Delete and not event.modifiers():
            self.remove()
            return True
        return False

    def _on_chosen(self, key: str) -> None:
        assert self._document is not None
        self.path = items_in(self._document, self.section)[int(key)].path
        self.inspector.show_item(self.path, self._document, self._troubles)

    def _add_typed(self) -> None:
        name = self.line.text().strip()
        if name:
            self.line.clear()
            self.add(name)


WHY_NOT = {
    "cards": "A card needs a seat that holds it. Add a seat first.",
    "goals": "A goal needs a seat that wants it. Add a seat first.",
    "ties": "Every two actors have their tie already, or there are not two actors yet.",
}
