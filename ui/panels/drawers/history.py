"""Undo, redo, branches and bookmarks: where this line of play comes from, and what if it had not.

Shown in a drawer of the table, which the room sees: names of branches and bookmarks, and steps of which
nobody was told, stand there while Control has it open. Nothing is ever deleted: undo moves the head of a
branch back and leaves a trace of it.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.bridge import SessionBridge
from ui.panels.drawers.tool import ToolPanel
from ui.widgets.buttons import QuietButton
from ui.widgets.for_control import ForControl
from ui.widgets.frames import SectionHeader
from ui.widgets.marks import Tag
from ui.widgets.painted import px
from ui.widgets.rows import Row, RowList
from ui.widgets.standing import Standing
from ui.widgets.text import PlainLabel
from wargame.game.events import Event
from wargame.game.state import GameState
from wargame.session import notes
from wargame.session.session import redo, start_branch, switch_branch, undo
from wargame.shown.history import bookmark_rows, branch_rows, past_rows, redo_word, undo_word
from wargame.shown.undo import come_since, undo_offer

HERE = Tag(text="Played now", icon="ui-branch", tone="ink")


class HistoryPanel(ToolPanel):
    """What happened, newest first; branches; bookmarks."""

    asked = Signal(int)
    """The window is to show the session as it was after this event."""

    def __init__(self, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__(bridge, parent)
        self.setAccessibleName("Undo, branches, bookmarks")
        self.undo = QuietButton("Undo", key="Ctrl+Z", icon="ui-undo")
        self.undo.setObjectName("history-undo")
        self.undo.clicked.connect(self._undo)
        self.offered = Standing[int | None](self.undo, None)
        self.redo = QuietButton("Redo", key="Ctrl+Shift+Z", icon="ui-redo")
        self.redo.setObjectName("history-redo")
        self.redo.clicked.connect(lambda: self._do(redo))
        self.undo_said = PlainLabel("", "secondary", "ink2", wrap=True)
        self.past = RowList("What happened, newest first", height=44)
        self.past.setObjectName("past")
        self.past.activated_key.connect(lambda key: self.asked.emit(int(key)))
        self.name = QLineEdit()
        self.name.setObjectName("branch-name")
        self.name.setAccessibleName("Name of the branch or bookmark")
        self.name.setPlaceholderText("What if …")
        self.branch = QuietButton("Branch from here", icon="ui-branch")
        self.branch.setObjectName("start-branch")
        self.branch.clicked.connect(self._start_branch)
        self.mark = QuietButton("Bookmark this", icon="ui-bookmark")
        self.mark.setObjectName("set-bookmark")
        self.mark.clicked.connect(self._set_bookmark)
        self.branches = RowList("Branches", height=44)
        self.branches.setObjectName("branches")
        self.branches.activated_key.connect(lambda key: self._do(switch_branch, key))
        self.bookmarks = RowList("Bookmarks", height=36)
        self.bookmarks.setObjectName("bookmarks")
        self.bookmarks.activated_key.connect(lambda key: self.asked.emit(int(key)))
        self.control = ForControl("history", "all steps and names", self)
        self.control.turned.connect(lambda _open: self.show_state(self._bridge.state))
        self._origin: int | None = None
        self.past.chosen.connect(self._begin_at)
        self.bookmarks.chosen.connect(self._begin_at)
        self.origin = PlainLabel("", "secondary", "ink2", wrap=True)
        self._lay_out()
        self.show_state(bridge.state)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(16), px(16), px(16))
        column.setSpacing(px(8))
        column.addWidget(SectionHeader("What happened", "newest first"))
        column.addWidget(self.control)
        buttons = QHBoxLayout()
        buttons.addWidget(self.undo)
        buttons.addWidget(self.redo)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addWidget(self.undo_said)
        column.addWidget(self.notice)
        column.addWidget(self.past, 3)
        column.addWidget(self.origin)
        column.addWidget(self.name)
        row = QHBoxLayout()
        row.addWidget(self.branch)
        row.addWidget(self.mark)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(SectionHeader("Branches", "Enter goes there", role="section"))
        column.addWidget(self.branches, 1)
        column.addWidget(SectionHeader("Bookmarks", role="section"))
        column.addWidget(self.bookmarks, 1)

    def show_state(self, _state: GameState, _events: tuple[Event, ...] = ()) -> None:
        """Show where the session stands in its history."""
        session, narrator, whole = self._bridge.session, self._bridge.narrator, self.control.is_open()
        offer = undo_offer(session)
        self.offered.show(offer.event, from_elsewhere=offer.from_elsewhere)
        self.undo_said.setText(f"Undo: {undo_word(session, narrator)}\nRedo: {redo_word(session, narrator)}")
        self.past.set_rows(
            [
                Row(key=str(row.event), title=row.words, aside=f"turn {row.turn}")
                for row in past_rows(session, narrator, whole=whole)
            ]
        )
        self.branches.set_rows(
            [
                Row(key=row.name, title=row.title, subtitle=row.said, tag=HERE if row.is_current else None)
                for row in branch_rows(session, whole=whole)
            ]
        )
        self.bookmarks.set_rows(
            [
                Row(key=str(event), title=name, glyph="ui-bookmark", aside=f"event {event}" if whole else "")
                for name, event in bookmark_rows(session, whole=whole)
            ]
        )
        # Others act while a name is being written: what was chosen to begin at stays while it is there.
        if str(self._origin) not in (self.past.current_key(), self.bookmarks.current_key()):
            self._origin = None
        self._say_origin()

    def _undo(self) -> None:
        """Take the last step back, if it is the one that could be read here."""
        session, meant = self._bridge.session, self.offered.meant
        if meant is not None and meant != undo_offer(session).event:
            self.offered.settle()
            self.notice.show_refusal(come_since(session, self._bridge.narrator))
            return
        self._do(undo, event=meant)

    def _begin_at(self, key: str) -> None:
        """Let a branch or a bookmark begin at the chosen step."""
        self._origin = int(key) if key else None
        self._say_origin()

    def _say_origin(self) -> None:
        chosen = f"event {self._origin}" if self.control.is_open() else "the chosen step"
        where = "the last step" if self._origin is None else chosen
        self.origin.setText(
            f"A branch or a bookmark begins at {where}; choose a step or a bookmark for another."
        )

    def _start_branch(self) -> None:
        if self._do(start_branch, self.name.text(), self._origin):
            self.name.clear()

    def _set_bookmark(self) -> None:
        if self._do(notes.set_bookmark, self.name.text(), self._origin):
            self.name.clear()
