"""The page of scenarios: beginnings for one's own, the user's files, those opened elsewhere, the shipped.

It shows what `shown.scenarios` found and tells what is wanted with a file; `scenarios_work` does it. The
library makes it when it is first asked for, and reads for it in the background.
"""

import time
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QPixmap, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.background import Background
from ui.panels.home.picture import drawn
from ui.panels.home.scenario_list import PICTURE, ScenarioList
from ui.panels.home.template_card import PICTURE as TEMPLATE_PICTURE
from ui.panels.home.template_card import TemplateCard
from ui.theme.theme import current_theme
from ui.widgets.buttons import IconButton, PrimaryButton, QuietButton
from ui.widgets.fields import SearchField
from ui.widgets.frames import Glyph
from ui.widgets.painted import px
from ui.widgets.text import PlainLabel
from ui.windows.ahead import EDITOR, LoadedAhead, fields_described
from ui.windows.scenario_wins import ScenarioWins
from wargame.places import own_scenarios_folder
from wargame.shown.graph import GraphContent
from wargame.shown.scenarios import (
    ScenarioLine,
    SeatWon,
    TemplateShown,
    found_lines,
    listed_scenarios,
    read_line,
    shipped_scenarios,
    templates_shown,
    with_line,
)

NARROW = 900
LOW = 480
"""Px at 100 %, below which less is shown across, or down."""
SPACE = (332.0, 221.0)
"""The canvas of the small graphs, in the proportions of the pictures."""
EDGE = 16.0


class ScenariosView(QWidget):
    """Shows scenarios; decides nothing about them."""

    template_wanted = Signal(Path)
    """A scenario is to be started from the template in this file."""
    told = Signal(str)
    """Something could not be read; in words."""

    def __init__(self, recent: Sequence[Path] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("scenarios-page")
        self.recent = tuple(recent)
        self._lines: tuple[ScenarioLine, ...] = ()
        self._sessions: tuple[tuple[str, str], ...] = ()
        self._read: dict[tuple[Path, float], ScenarioLine] = {}
        self._cards: list[TemplateCard] = []
        self.wanted_key = ""
        """The line that becomes the current one as soon as it is there."""
        self.background = Background(self)
        self.wins = ScenarioWins(self)
        self.wins.found.connect(self._take_wins)
        self.ahead = LoadedAhead(EDITOR, self._is_free, self, fields_described)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._build_top())
        self._column.addWidget(self._build_templates())
        self.list = ScenarioList()
        self.nothing = PlainLabel("", "body", "ink2", wrap=True)
        self.nothing.setObjectName("nothing-found")
        self.nothing.hide()
        self._column.addWidget(self.nothing)
        self._column.addWidget(self.list, 1)
        self._column.addWidget(self._build_foot())
        current_theme().changed.connect(self.restyle)
        self.restyle()
        self.background.ask(templates_shown, self._take_templates)

    # Its parts

    def _build_top(self) -> QHBoxLayout:
        self.search = SearchField("Search", key="Ctrl+F")
        self.search.setObjectName("search-scenarios")
        self.search.textChanged.connect(lambda _text: self._show())
        self.search.returnPressed.connect(self._go_to_found)
        self.folder_button = QuietButton("Open the folder", icon="ui-folder", height=32)
        self.folder_button.setObjectName("scenarios-folder")
        self.workbook_button = IconButton("ui-table", "New scenario from a workbook", "Ctrl+I", size=32)
        self.workbook_button.setObjectName("scenario-from-workbook")
        self.open_button = IconButton("ui-file", "Open a file", "Ctrl+O", size=32)
        self.open_button.setObjectName("open-scenario-file")
        self.new_button = PrimaryButton("New scenario", key="Ctrl+N", icon="ui-plus", height=32)
        self.new_button.setObjectName("new-scenario")
        self._top = QHBoxLayout()
        self._top.addWidget(PlainLabel("Scenarios", "page"))
        self._top.addStretch(1)
        self._top.addWidget(self.search, 1)
        self._top.addWidget(self.open_button)
        self._top.addWidget(self.workbook_button)
        self._top.addWidget(self.folder_button)
        self._top.addWidget(self.new_button)
        return self._top

    def _build_templates(self) -> QWidget:
        self._templates = QWidget()
        self._start = PlainLabel("Start from", "section", "ink2")
        column = QVBoxLayout(self._templates)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._start)
        self._grid = QGridLayout()
        column.addLayout(self._grid)
        self._templates_column = column
        return self._templates

    def _build_foot(self) -> QWidget:
        self._foot_line = QWidget()
        words = "Drop a scenario, packed or not, or a workbook anywhere here. Nothing in it is changed."
        self._foot = QHBoxLayout(self._foot_line)
        self._foot.setContentsMargins(0, 0, 0, 0)
        self._foot.addWidget(Glyph("ui-export"))
        self._foot.addWidget(PlainLabel(words, "secondary", "ink3", elide=True), 1)
        return self._foot_line

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self._column.setSpacing(px(10))
        self._top.setSpacing(px(8))
        self._templates_column.setSpacing(px(6))
        self._grid.setSpacing(px(16))
        self._foot.setSpacing(px(8))
        self._draw_pictures()

    # What it shows

    def read(self, sessions: Sequence[tuple[str, str]] = ()) -> None:
        """Look at the folders again, and read each file in the background."""
        self._sessions = tuple(sessions)
        self.background.drop()
        if not self._cards:
            self.background.ask(templates_shown, self._take_templates)
        self.background.ask(partial(_listed, self.recent), self._take_lines)

    def lines(self) -> tuple[ScenarioLine, ...]:
        """Return all scenarios as far as they are known."""
        return self._lines

    def _is_free(self) -> bool:
        return self.isVisible() and not self.background.is_busy()

    def rest(self) -> None:
        """Stop what is going on in the background."""
        self.wins.stop()
        self.background.stop()

    def hideEvent(self, event: QHideEvent) -> None:
        """Have nothing played for a page that nobody looks at."""
        super().hideEvent(event)
        self.wins.pause()

    def showEvent(self, event: QShowEvent) -> None:
        """Have played what was not yet."""
        super().showEvent(event)
        self.wins.go_on()

    def set_room(self, room: QSize) -> None:
        """Show less where there is less room, in px at 100 %."""
        self.folder_button.setVisible(room.width() >= NARROW)
        self._foot_line.setVisible(room.height() >= LOW)
        self._templates.setVisible(room.height() >= LOW)
        columns = 4 if room.width() >= NARROW else 2
        for number, card in enumerate(self._cards):
            self._grid.addWidget(card, number // columns, number % columns)

    def start_search(self) -> None:
        """Put the cursor into the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def begin(self) -> None:
        """Give the list the keyboard."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_templates(self, shown: tuple[TemplateShown, ...]) -> None:
        if self._cards:
            return
        for template in shown:
            card = TemplateCard(template)
            card.clicked.connect(partial(self._want_template, template.path))
            self._cards.append(card)
        for number, card in enumerate(self._cards):
            self._grid.addWidget(card, 0, number)
        self._draw_pictures()
        self.set_room(self._room())

    def _want_template(self, path: Path, _checked: bool = False) -> None:
        self.template_wanted.emit(path)

    def _take_lines(self, found: tuple[tuple[ScenarioLine, ...], str]) -> None:
        lines, refused = found
        if refused:
            self.told.emit(refused)
        self._lines = tuple(self._read.get((line.path, line.changed), line) for line in lines)
        self._show()
        self._draw_pictures()
        for line in self._lines:
            if line.standing == "unread":
                self.background.ask(partial(read_line, line), self._take_line)
            self._want_wins(line)

    def _take_line(self, line: ScenarioLine) -> None:
        self._read[(line.path, line.changed)] = line
        self._lines = with_line(self._lines, line)
        self._show()
        self._draw_line(line)
        self._want_wins(line)

    def _want_wins(self, line: ScenarioLine) -> None:
        if line.standing == "sound" and not line.wins:
            self.wins.want(line.path, line.fingerprint)

    def _take_wins(self, path: Path, wins: tuple[SeatWon, ...]) -> None:
        """Show who wins a scenario, unless its file has gone meanwhile."""
        found = next((line for line in self._lines if line.path == path), None)
        if found is not None and wins:
            line = replace(found, wins=wins)
            self._read[(line.path, line.changed)] = line
            self._lines = with_line(self._lines, line)
            self._show()

    def _show(self) -> None:
        query = self.search.text().strip()
        shown = found_lines(self._lines, query)
        remarks = {"own": f"in {own_scenarios_folder()}", "shipped": "read-only"}
        self.list.set_lines(shown, remarks, self._sessions, time.time())
        if self.wanted_key and self.list.choose(self.wanted_key):
            self.wanted_key = ""
        none_found = bool(query) and not shown
        self.nothing.setText(f"No scenario has “{query}” in its name, file or seats." if none_found else "")
        self.nothing.setVisible(none_found)

    def _draw_pictures(self) -> None:
        for card in self._cards:
            if card.template.graph is not None:
                card.set_picture(self._drawn(card.template.graph, TEMPLATE_PICTURE))
        for line in self._lines:
            self._draw_line(line)

    def _draw_line(self, line: ScenarioLine) -> None:
        if line.graph is not None and not self.list.has_picture(line):
            self.list.set_picture(line, self._drawn(line.graph, PICTURE))

    def _drawn(self, graph: GraphContent, size: QSize) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = drawn(graph, size * (px(100) / 100) * ratio, space=SPACE, edge=EDGE)
        picture.setDevicePixelRatio(ratio)
        return picture

    def _room(self) -> QSize:
        theme = current_theme()
        return self.window().size().boundedTo(theme.room) * (100 / theme.scale)

    def _go_to_found(self) -> None:
        self.list.choose_first()
        self.begin()


def _listed(recent: tuple[Path, ...]) -> tuple[tuple[ScenarioLine, ...], str]:
    """Return the scenarios by their heads, and what could not be read in words."""
    try:
        return listed_scenarios(recent), ""
    except OSError as error:
        folder = own_scenarios_folder()
        words = f"The folder {folder} cannot be read: {error.strerror}. What lies there is unchanged."
        return shipped_scenarios(), words
