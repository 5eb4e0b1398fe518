"""Two lines of play side by side at the same turn: their graphs, and every number that differs.

The right graph is drawn against the left one: what differs stands out, with both values. Follows the turn
that the timeline shows.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ui.panels.graph import GraphPanel
from ui.theme.theme import current_theme
from ui.widgets.frames import EmptyState, Panel
from ui.widgets.painted import px
from ui.widgets.sheet_table import fill_rows
from ui.widgets.text import PlainLabel, add_choice
from wargame.game.state import GameState
from wargame.session.session import Session
from wargame.shown.graph import content_of, places_in
from wargame.shown.replay import branch_name, branches, differences
from wargame.words.counting import counted


class ComparePanel(QWidget):
    """Chooses two lines and shows where they differ."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self._turn = 0
        self.choices = (QComboBox(), QComboBox())
        self.graphs = (GraphPanel(), GraphPanel())
        self.said = PlainLabel("", "body", "ink2", wrap=True)
        self.table = QTableView()
        self._rows = QStandardItemModel(self)
        self._empty = EmptyState(
            "There is one line of play",
            "Branch here to try what would have come of another move; the two can then be compared.",
            "ui-branch",
        )
        self._stack, self._body = QStackedWidget(), QWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._build()
        current_theme().changed.connect(self._restyle)
        self._restyle()

    def show_turn(self, session: Session, turn: int) -> None:
        """Compare the lines at the end of a turn, or where a line ends before it."""
        self._session, self._turn = session, turn
        known = branches(session)
        self._stack.setCurrentWidget(self._body if len(known) > 1 else self._empty)
        for at, choice in enumerate(self.choices):
            offered = [choice.itemData(place) for place in range(choice.count())]
            if offered != [branch for branch, _ in known]:
                chosen = choice.currentData()
                choice.clear()
                for branch, name in known:
                    add_choice(choice, name, branch)
                kept = choice.findData(chosen) if chosen else -1
                choice.setCurrentIndex(kept if kept >= 0 else min(at, len(known) - 1))
        if len(known) > 1:
            self._show()

    def _show(self) -> None:
        session = self._session
        if session is None:
            return
        one, other = (self._state(session, choice.currentData()) for choice in self.choices)
        places = places_in(session.settings)
        for graph, content in zip(
            self.graphs, (content_of(one, None, places), content_of(other, one, places)), strict=True
        ):
            graph.show_content(content, animate=False)
        for graph, choice, state in zip(self.graphs, self.choices, (one, other), strict=True):
            graph.set_title(f"{branch_name(choice.currentData())}, turn {min(self._turn, state.turn)}")
        self._fill(one, other)

    def _state(self, session: Session, branch: str) -> GameState:
        history = session.history
        if not self._turn:
            return history.opening
        ends = history.turn_ends(history.heads[branch])
        known = [event for turn, event in sorted(ends.items()) if turn <= self._turn]
        return history.state_at(known[-1]) if known else history.opening

    def _fill(self, one: GameState, other: GameState) -> None:
        rows = differences(one, other)
        ties = sum(row.tie for row in rows)
        names = [branch_name(choice.currentData()) for choice in self.choices]
        self.said.setText(
            f"{counted(ties, 'tie')} and {counted(len(rows) - ties, 'other number')} differ."
            if rows
            else "Both stand alike here."
        )
        self._rows.clear()
        fill_rows(self._rows, ["What differs", *names], [(row.name, row.one, row.other) for row in rows])

    def _build(self) -> None:
        self.table.setModel(self._rows)
        self.table.setObjectName("compare-table")
        self.table.setAccessibleName("What differs between the two lines")
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._columns = QHBoxLayout()
        for name, choice, graph in zip(("one", "other"), self.choices, self.graphs, strict=True):
            choice.setObjectName(f"compare-{name}")
            choice.setAccessibleName(f"Line of play on the {'left' if name == 'one' else 'right'}")
            choice.activated.connect(lambda _at: self._show())
            graph.canvas.setObjectName(f"compare-graph-{name}")
            graph.set_plain()
            frame = Panel("panel")
            inner = QVBoxLayout(frame)
            inner.setContentsMargins(6, 6, 6, 2)
            inner.addWidget(choice, 0, Qt.AlignmentFlag.AlignLeft)
            inner.addWidget(graph, 1)
            self._columns.addWidget(frame, 1)
        below = Panel("panel")
        self._below = QVBoxLayout(below)
        self._below.addWidget(self.said)
        self._below.addWidget(self.table)
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._columns, 3)
        column.addWidget(below, 1)

    def _restyle(self) -> None:
        self._columns.setSpacing(px(8))
        self._below.setContentsMargins(px(12), px(8), px(12), px(8))
        self.table.setMinimumHeight(px(36))
        self.table.verticalHeader().setDefaultSectionSize(px(28))
