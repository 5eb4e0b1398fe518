"""The section of events: a timeline with turns as columns, a list of the same, and the chosen event's form.

Takes the document. Dragging, keys and the field *kind* of the form all go through
`wargame.shown.editor.timeline.moved_to`. Rules of each turn are shown in their lane, and lead to their
section.
"""

from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ui.panels.editor.items import ItemsPage
from ui.widgets.painted import px
from ui.widgets.segments import Choice, SegmentedControl
from ui.widgets.text import PlainLabel
from ui.widgets.timeline_view import TimelineView
from wargame.scenario.document.document import Document
from wargame.scenario.document.edits import Edit, Set
from wargame.shown.editor.fared import UNPLAYED, Fared
from wargame.shown.editor.places import Troubles
from wargame.shown.editor.sections import Path, Section, text_of
from wargame.shown.editor.timeline import LANES, Lane, moved_to, timeline_of

WAYS = (Choice(key="timeline", text="Timeline"), Choice(key="list", text="List"))


class EventsPage(ItemsPage):
    """All events."""

    asked = Signal(object)
    """Something that stands in another section is to be shown: its path."""
    _fared: Fared = UNPLAYED

    def __init__(self, of: Section, parent: QWidget | None = None) -> None:
        super().__init__(of, parent)
        self.inspector.wanted.disconnect(self.wanted)
        self.inspector.wanted.connect(self._on_form)

    def build_view(self) -> QWidget:
        """Return the timeline, and behind it the list."""
        self.ways = SegmentedControl(WAYS, "How events are shown", "timeline")
        self.ways.chosen.connect(self._on_way)
        self.tools.insertWidget(3, self.ways)
        self.timeline = TimelineView()
        self.timeline.chosen.connect(self._on_box)
        self.timeline.moved.connect(self.bring)
        self.timeline.installEventFilter(self)
        self.area = QScrollArea()
        self.area.setProperty("look", "clear")
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(self.timeline)
        self.area.horizontalScrollBar().valueChanged.connect(lambda _at: self.timeline.update())
        self._stack = QStackedWidget()
        self._stack.addWidget(self.area)
        self._stack.addWidget(super().build_view())
        self.answered = PlainLabel("", "secondary", "ink2", wrap=True)
        self.answered.setObjectName("answered")
        view = QWidget()
        column = QVBoxLayout(view)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        column.addWidget(self.answered)
        return view

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        super().restyle()
        self.answered.setContentsMargins(px(12), px(6), px(12), px(6))

    def view(self) -> QWidget:
        """Return the timeline or the list, whichever is shown."""
        return self.timeline if self.ways.current() == "timeline" else self.list

    def show_items(self, document: Document, troubles: Troubles) -> None:
        """Show the events as they are now."""
        super().show_items(document, troubles)
        self.timeline.set_read_only(self._read_only)
        self._show_timeline(document)

    def show_fared(self, fared: Fared) -> None:
        """Show how often everything comes when bots play."""
        self._fared = fared
        if self._document is not None:
            self._show_timeline(self._document)

    def _show_timeline(self, document: Document) -> None:
        self.timeline.show_timeline(timeline_of(document, self._fared))
        self._tell_answers()

    def _tell_answers(self) -> None:
        """Say below what bots answered to the chosen event; nothing if it asks nobody."""
        data = self._document.value(self.path) if self._document and self.path else None
        fared = self._fared.events.get(text_of(data, "id")) if isinstance(data, dict) else None
        said = fared.answered if fared else ""
        self.answered.setText(f"Bots that were asked: {said}" if said else "")
        self.answered.setVisible(bool(said))

    def choose(self, number: int) -> None:
        """Make an event the current one."""
        super().choose(number)
        path = (self.section.field, number)
        self.timeline.choose(path)
        self._tell_answers()
        rect = self.timeline.rect_of(path)
        if not rect.isNull():
            middle = rect.center().toPoint()
            across, room = int(rect.width() / 2), self.area.viewport().width()
            if rect.width() > room:  # it is in sight wherever one is
                middle.setX(self.area.horizontalScrollBar().value() + room // 2)
                across = 0
            self.area.ensureVisible(middle.x(), middle.y(), across, int(rect.height() / 2) + 8)

    def bring(self, path: Path, lane: str, turn: int) -> None:
        """Bring an event to a lane, and there to a turn."""
        if self._document is None or self._read_only or lane not in LANES:
            return
        told = moved_to(self._document, path, cast("Lane", lane), turn or None)
        if told is None:
            return
        edit, words, lost = told
        self.wanted.emit(edit, words, "")
        if lost:
            self.refused.emit(lost)

    def _on_form(self, edit: Edit, words: str, field: str) -> None:
        """Tell an edit of the form; another kind of event is the same as dragging it to another lane."""
        if isinstance(edit, Set) and edit.path[2:] == ("kind",) and edit.value in LANES:
            self.bring(edit.path[:2], edit.value, 0)
        else:
            self.wanted.emit(edit, words, field)

    def _on_box(self, path: Path) -> None:
        assert self._document is not None
        if path[0] != self.section.field:
            self.asked.emit(path)
            return
        self.path = path
        super().choose(int(path[1]))
        self._tell_answers()
        self.inspector.show_item(path, self._document, self._troubles)

    def _on_way(self, way: str) -> None:
        self._stack.setCurrentIndex(0 if way == "timeline" else 1)
        self.view().setFocus(Qt.FocusReason.OtherFocusReason)
