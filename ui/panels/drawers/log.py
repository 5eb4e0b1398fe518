"""The log: everything that happened, searched as one types, and a place to write down what was observed.

Shown in a drawer of the table, which the room sees: it has the lines that the room was told, and all of them,
with the questions of the plan, while Control has it open. Thousands of lines are never made into items: a
model gives the list those that it shows. A note belongs to the line that is chosen, or to the last event.
"""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHBoxLayout,
    QListView,
    QVBoxLayout,
    QWidget,
)

from ui.bridge import SessionBridge
from ui.theme.theme import current_theme
from ui.widgets.buttons import QuietButton
from ui.widgets.fields import SearchField, SerifEdit
from ui.widgets.for_control import ForControl
from ui.widgets.frames import SectionHeader
from ui.widgets.notices import Notice
from ui.widgets.painted import px
from ui.widgets.rows import RowDelegate, RowRole
from ui.widgets.text import PlainLabel, add_choice
from wargame.game.events import Event
from wargame.game.state import GameState
from wargame.session import notes
from wargame.shown.actors import glyph_of
from wargame.shown.log import IMPORTANCE, KINDS, TAGS, LogRow, coverage, log_rows, matching, room_rows

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()


CONTROL = "By Control"


class LogModel(QAbstractListModel):
    """The lines that fit the filter, newest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[LogRow] = []

    def show_lines(self, lines: list[LogRow]) -> None:
        """Show these lines."""
        self.beginResetModel()
        self._lines = lines[::-1]
        self.endResetModel()

    def row_of(self, event: int) -> int | None:
        """Return the row of an event; None if it is not shown."""
        return next((at for at, line in enumerate(self._lines) if line.event == event), None)

    def line(self, row: int) -> LogRow | None:
        """Return a line by its row."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a part of a line."""
        row = self.line(index.row())
        if row is None:
            return None
        line, told = row.line, row.line.told
        below = ", ".join(filter(None, (f"Turn {line.turn}", f"event {line.event}", row.at, row.by)))
        # A note is what was noted; that it is one stands below it.
        noted = told.details[0] if row.kind == "notes" and told.details else ""
        head, weight = told.text.rstrip(":"), WEIGHTS.get(row.importance, "")
        parts: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: noted or told.text,
            RowRole.SUBTITLE: f"{head}{weight}. Turn {line.turn}" if noted else below,
            RowRole.GLYPH: row.glyph,
            RowRole.DISC: False,
            RowRole.KEY: str(line.event),
            RowRole.SERIF: row.kind == "notes",
            Qt.ItemDataRole.AccessibleTextRole: f"{told.text} {noted} {below}",
        }
        return parts.get(role)


LOW: Final = 560
"""Below this height in px at 100 % there is no room for the log and for all that belongs to a note."""

WEIGHTS = {2: ", worth keeping", 3: ", for the report"}
"""What is added below a note that counts for more."""


class LogPanel(QWidget):
    """Filter above, lines in the middle, a note below."""

    def __init__(self, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._lines: tuple[LogRow, ...] = ()
        self.setAccessibleName("Log and observations")
        self.search = SearchField("Search the log")
        self.search.setObjectName("log-search")
        self.search.textChanged.connect(lambda _text: self._filter())
        self.kind = _box("log-kind", "What to show", KINDS.items())
        seats = [(actor.id, actor.name) for actor in bridge.state.compiled.scenario.seats]
        self.seat = _box("log-seat", "Which seat", [("", "Every seat"), *seats])
        self.weight = _box("log-importance", "How important", [(0, "Any weight"), *IMPORTANCE.items()])
        for box in (self.kind, self.seat, self.weight):
            box.currentIndexChanged.connect(lambda _at: self._filter())
        self.model = LogModel(self)
        self.list = QListView()
        self.list.setObjectName("log")
        self.list.setAccessibleName("Log, newest first")
        self.list.setModel(self.model)
        self.list.setItemDelegate(RowDelegate(52, True, self.list))
        self.list.setProperty("look", "clear")
        self.list.setProperty("ownFocus", True)
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_details())
        self.details = PlainLabel("", "secondary", "ink2", wrap=True, lines=8)
        self.control = ForControl("log", "everything", self)
        self.control.turned.connect(lambda _open: self.show_state(self._bridge.state))
        self._build_note(seats)
        self._lay_out()
        self.show_state(bridge.state)

    def _build_note(self, seats: list[tuple[str, str]]) -> None:
        self.note = SerifEdit("What did you observe?", "Observation", 2)
        self.note.setObjectName("note-text")
        self.tag = _box("note-tag", "Kind of note", TAGS.items())
        self.note_seat = _box("note-seat", "About which seat", [("", "No seat"), *seats])
        self.note_weight = _box("note-importance", "Importance", IMPORTANCE.items())
        questions = [(one.id, one.text) for one in self._bridge.state.compiled.scenario.collection]
        self.answers = _box(
            "note-answers", "Question it speaks to", [("", "No question of the plan"), *questions]
        )
        if not questions:
            self.answers.hide()
        self.author = _box("note-author", "Who observed it", [(0, CONTROL)])
        self.notice = Notice("", "error")
        self.notice.hide()
        self.write = QuietButton("Write it down", key="Ctrl+Enter", icon="ui-note")
        self.write.setObjectName("write-note")
        self.write.clicked.connect(self.write_note)
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self, self.write_note)
        shortcut.setAutoRepeat(False)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(16), px(16), px(16))
        column.setSpacing(px(6))
        self._head = SectionHeader("Log")
        column.addWidget(self._head)
        column.addWidget(self.control)
        column.addWidget(self.search)
        self.filters = QWidget()
        row = QHBoxLayout(self.filters)
        row.setContentsMargins(0, 0, 0, 0)
        for box in (self.kind, self.seat, self.weight):
            row.addWidget(box, 1)
        column.addWidget(self.filters)
        column.addWidget(self.list, 1)
        column.addWidget(self.details)
        self._plan = PlainLabel("", "secondary", "ink2", wrap=True, lines=4)
        column.addWidget(SectionHeader("Observation", "on the chosen line, or the last", role="section"))
        column.addWidget(self.note)
        self.options = QWidget()
        options = QVBoxLayout(self.options)
        options.setContentsMargins(0, 0, 0, 0)
        options.setSpacing(px(6))
        row = QHBoxLayout()
        for box in (self.tag, self.note_seat, self.note_weight):
            row.addWidget(box, 1)
        options.addLayout(row)
        row = QHBoxLayout()
        row.addWidget(self.answers, 2)
        row.addWidget(self.author, 1)
        options.addLayout(row)
        options.addWidget(self._plan)
        column.addWidget(self.options)
        column.addWidget(self.notice)
        column.addWidget(self.write, 0, Qt.AlignmentFlag.AlignRight)
        self.note.textChanged.connect(self._fit)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._fit)

    def _fit(self) -> None:
        """Leave the room to the log where there is little, until somebody writes, or looks for something."""
        focused = QApplication.focusWidget()
        writes = bool(self.note.toPlainText()) or (
            focused is not None and (focused in (self.note, self.write) or self.options.isAncestorOf(focused))
        )
        is_low = self.height() * 100 / current_theme().scale < LOW
        seeks = bool(self.search.text()) or (
            focused is not None and (focused is self.search or self.filters.isAncestorOf(focused))
        )
        self.filters.setHidden(is_low and not seeks)
        self.options.setHidden(is_low and not writes)
        self.write.setHidden(is_low and not writes)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold what belongs to an observation where the log would have no room."""
        super().resizeEvent(event)
        self._fit()

    def show_state(self, state: GameState, _events: tuple[Event, ...] = ()) -> None:
        """Show the log of the present line of play, as far as it is open."""
        session, narrator, is_open = self._bridge.session, self._bridge.narrator, self.control.is_open()
        entries = session.history.line()
        glyphs = {actor.id: glyph_of(actor) for actor in state.compiled.scenario.actors}
        self._lines = log_rows(entries, narrator, glyphs) if is_open else room_rows(session, narrator, glyphs)
        plan = notes.plan_questions(state) if is_open else ()
        self._offer_questions(plan)
        self._offer_people()
        covered = coverage(plan, entries)
        bare = [one.text for one in covered if not one.notes]
        said = f"{len(covered) - len(bare)} of {len(covered)} questions of the plan have evidence."
        if bare:
            said += f" None yet: {bare[0]}"
        self._plan.setText(said if covered else "")
        self._plan.setHidden(not covered)
        self._filter()

    def _offer_questions(self, plan: tuple[tuple[str, str], ...]) -> None:
        """Let a note answer every question of the plan, those that were typed in the session too."""
        for key, text in plan:
            if self.answers.findData(key) < 0:
                add_choice(self.answers, text, key)
        self.answers.setHidden(not plan)

    def _offer_people(self) -> None:
        """Let an observation be anybody's who is or was at the table; without names it is Control's."""
        named = [(one.number, one.name) for one in self._bridge.session.people.values() if one.name]
        for number, name in named:
            if self.author.findData(number) < 0:
                add_choice(self.author, name, number)
        self.author.setHidden(not named)

    def _filter(self) -> None:
        found = matching(
            self._lines,
            self.search.text(),
            self.seat.currentData(),
            self.kind.currentData(),
            self.weight.currentData(),
        )
        chosen = self._chosen()
        self.model.show_lines(found)
        # A note that is being written is on the chosen line; what others do meanwhile leaves it chosen.
        if chosen is not None and (row := self.model.row_of(chosen.event)) is not None:
            self.list.setCurrentIndex(self.model.index(row))
        self._head.set_texts("Log", f"{len(found)} of {len(self._lines)}")
        self._show_details()

    def _chosen(self) -> LogRow | None:
        return self.model.line(self.list.currentIndex().row())

    def _show_details(self) -> None:
        row = self._chosen()
        details = row.line.told.details if row else ()
        self.details.setText("\n".join(details))
        self.details.setHidden(not details)

    def write_note(self) -> None:
        """Write the observation down."""
        row = self._chosen()
        refusal = self._bridge.attempt(
            notes.make_note,
            self.note.toPlainText(),
            on=row.event if row else None,
            tag=self.tag.currentData(),
            seat=self.note_seat.currentData(),
            importance=self.note_weight.currentData(),
            answers=self.answers.currentData(),
            person=self.author.currentData() or None,
        )
        if self.notice.show_refusal(refusal):
            return
        self.note.clear()
        self.show_state(self._bridge.state)


def _box(name: str, words: str, choices: Iterable[tuple[str | int, str]]) -> QComboBox:
    box = QComboBox()
    box.setObjectName(name)
    box.setAccessibleName(words)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(6)
    for key, text in choices:
        add_choice(box, text, key)
    return box
