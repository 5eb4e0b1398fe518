"""The sessions in the library: search, the one to go on with, and the list of all.

Given lines by the library and the time; it orders and filters them and tells what is wanted through its
parts (`hero`, `list`, the buttons).
"""

import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.panels.home.hero import HeroPanel
from ui.panels.home.session_list import SessionList
from ui.theme.theme import current_theme
from ui.widgets.buttons import QuietButton
from ui.widgets.enter import EnterKey
from ui.widgets.fields import SearchField
from ui.widgets.frames import Glyph, Panel, Rule, SectionHeader
from ui.widgets.painted import px
from ui.widgets.text import PlainLabel
from wargame.shown.library import SessionRow, found, in_order, to_continue

NARROW = 1000
VERY_NARROW = 720
LOW = 520
"""Px at 100 %, below which less is shown across, or down."""


class SessionsView(QWidget):
    """Shows sessions; decides nothing about them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[SessionRow, ...] = ()
        self._by_name = False
        # Made in the order in which they are read, which is then the order of Tab.
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._build_top())
        self.hero = HeroPanel()
        EnterKey(self, self.hero.open_button)
        self._column.addWidget(self.hero)
        self._column.addWidget(self._build_list(), 1)
        self._column.addWidget(self._build_folder())
        current_theme().changed.connect(self.restyle)
        self.restyle()

    def _build_top(self) -> QHBoxLayout:
        self.search = SearchField("Search sessions", key="Ctrl+F")
        self.search.setObjectName("search")
        self.search.textChanged.connect(lambda _text: self.show_rows(self._rows))
        self.search.returnPressed.connect(self._go_to_found)
        self.open_button = QuietButton("Open a file", icon="ui-folder")
        self.open_button.setObjectName("open-file")
        self.new_button = QuietButton("New session", key="Ctrl+N", icon="ui-plus")
        self.new_button.setObjectName("new-session")
        self._top = QHBoxLayout()
        self._top.addWidget(PlainLabel("Sessions", "page"))
        self._top.addStretch(1)
        self._top.addWidget(self.search, 1)
        self._top.addWidget(self.open_button)
        self._top.addWidget(self.new_button)
        return self._top

    def _build_list(self) -> Panel:
        self.order_button = QuietButton("Last played", trailing="ui-chev", plain=True)
        self.order_button.setObjectName("order")
        self.order_button.setToolTip("Change the order of the list")
        self.order_button.clicked.connect(self._turn_order)
        self.tables_button = QuietButton("Many tables", icon="ui-chart", plain=True)
        self.tables_button.setObjectName("many-tables")
        self.tables_button.setToolTip("Lay the sessions in the list side by side")
        self.nothing = PlainLabel("", "body", "ink2", wrap=True)
        self.nothing.setObjectName("nothing-found")
        self._head = QHBoxLayout()
        self._head.addWidget(SectionHeader("All sessions"), 1)
        self._head.addWidget(self.tables_button)
        self._head.addWidget(self.order_button)
        self.list = SessionList()
        self._nothing_line = QHBoxLayout()
        self._nothing_line.addWidget(self.nothing)
        frame = Panel("panel", "All sessions")
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.setSpacing(0)
        inner.addLayout(self._head)
        inner.addWidget(Rule())
        inner.addLayout(self._nothing_line)
        inner.addWidget(self.list, 1)
        return frame

    def _build_folder(self) -> QWidget:
        self._folder_line = QWidget()
        self.folder = PlainLabel("", "secondary", "ink3", elide=True)
        self._folder = QHBoxLayout(self._folder_line)
        self._folder.setContentsMargins(0, 0, 0, 0)
        self._folder.addWidget(Glyph("ui-folder"))
        self._folder.addWidget(self.folder, 1)
        return self._folder_line

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self._column.setSpacing(px(12))
        self._top.setSpacing(px(8))
        self._head.setContentsMargins(px(16), px(4), px(8), px(4))
        self._folder.setSpacing(px(8))

    def show_rows(self, rows: Sequence[SessionRow]) -> None:
        """Show `rows`, as far as they fit what is searched for."""
        self._rows = tuple(rows)
        now = time.time()
        query = self.search.text().strip()
        shown = in_order(found(self._rows, query), self._by_name)
        self.list.set_rows(shown, now)
        self.nothing.setText("" if shown else f"No session has “{query}” in its name, scenario or seats.")
        self.nothing.setVisible(not shown)
        above = 0 if shown else px(12)
        self._nothing_line.setContentsMargins(px(20), above, px(20), above)
        was_there = self.hero.isAncestorOf(self.window().focusWidget())
        self.hero.show_row(None if query else to_continue(self._rows), now)
        if was_there and self.hero.isHidden():
            # Read, the file turned out to hold nothing to go on with.
            self._go_to_found()

    def shown_files(self) -> tuple[Path, ...]:
        """Return the files of the sessions in the list, as far as they fit what is searched for."""
        return tuple(row.path for row in found(self._rows, self.search.text().strip()))

    def set_room(self, room: QSize) -> None:
        """Show less where there is less room, in px at 100 %."""
        wide = room.width() >= NARROW
        self.open_button.setVisible(room.width() >= VERY_NARROW)
        self._folder_line.setVisible(room.height() >= LOW)
        self.hero.set_compact(room.height() < LOW, wide)

    def begin(self) -> None:
        """Put the focus on the primary button."""
        if self.hero.isVisible():
            self.hero.open_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def start_search(self) -> None:
        """Put the cursor into the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _go_to_found(self) -> None:
        first = self.list.model().index(0, 0)
        if first.isValid():
            self.list.setCurrentIndex(first)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn_order(self) -> None:
        self._by_name = not self._by_name
        self.order_button.setText("By name" if self._by_name else "Last played")
        self.show_rows(self._rows)
