"""Map and luck: the tables of a series as points, and which throw turned one of them.

Given what was seen (`cohort_work.Seen`). The map tells which table is to be opened; the luck of a table is
worked out on a thread of its own when it is looked at, and kept while the series stays.
"""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from ui.background import Background
from ui.panels.replay.analysis.chart import ChartPanel
from ui.widgets.buttons import QuietButton
from ui.widgets.frames import EmptyState, HatchFrame, Panel
from ui.widgets.painted import px
from ui.widgets.run_map import RunMapView
from ui.widgets.text import PlainLabel
from ui.widgets.titled import panel_of, sheet_panel
from ui.windows.cohort_parts import Scrolled
from ui.windows.cohort_work import LuckSeen, Seen, luck_of, spread_words_of
from wargame.cohort.mapping import series_map
from wargame.simulation.sheets import Sheet
from wargame.words.counting import counted

CHART_HEIGHT: Final = 560
SPREAD: Final = "How far apart the tables end: how much of it lies in hidden draws, in dice, and in choices?"
COVERT: Final = "Names covert moves: for Control until everything is open"


class MapPart(Scrolled):
    """The tables as points."""

    replayed = Signal(object, int)
    """The file of a table is to be replayed at a turn."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Map", parent)
        self.setObjectName("series-map")
        self._rest: Path | None = None
        self._view: RunMapView | None = None
        self._paths: tuple[Path, ...] = ()

    def rest_on(self, path: Path | None) -> None:
        """Rest on the point of a table, if it is here."""
        self._rest = path
        if self._view is not None and path in self._paths:
            self._view.rest_on(self._paths.index(path))

    def show_series(self, seen: Seen) -> None:
        """Show the map of a series."""
        self.empty()
        self._view = None
        found = seen.study
        drawn = series_map(found) if found is not None else None
        if found is None or drawn is None:
            about = "A map takes three tables or more that did not all run alike."
            self.column.addWidget(EmptyState("No map", about, "ui-graph"))
            self.column.addStretch(1)
            return
        ends = [(table.path, table.extract.played) for table in found.shown]
        panel, column = panel_of("Map of the tables", counted(len(ends), "table"))
        view = RunMapView()
        view.setObjectName("series-points")
        view.show_map(drawn)
        view.opened.connect(lambda number: self.replayed.emit(*ends[number]))
        self._view, self._paths = view, tuple(path for path, _ in ends)
        self.rest_on(self._rest)
        view.rested.connect(lambda number: setattr(self, "_rest", self._paths[number]))
        column.addWidget(view)
        for words in (*drawn.key, drawn.fidelity):
            column.addWidget(PlainLabel(words, "secondary", "ink2", wrap=True))
        column.addWidget(
            PlainLabel(
                "Arrow keys go from table to table, Enter or a press opens its replay at the end.",
                "caption",
                "ink3",
            )
        )
        self.column.addWidget(panel)
        self.column.addStretch(1)


class LuckPart(Scrolled):
    """What was luck at one table, and which throw turned it."""

    chosen = Signal(object)
    """Another table's luck is told: its file."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Luck", parent)
        self.setObjectName("series-luck")
        self.background = Background(self)
        self._seen = Seen()
        self._known: dict[Path, LuckSeen] = {}
        self.choice = QComboBox()
        self.choice.setObjectName("series-luck-of")
        self.choice.setAccessibleName("Table whose luck is told")
        self._rest: Path | None = None
        self.choice.activated.connect(self._choose)
        self.column.addWidget(self._build_series())
        self.column.addWidget(self.choice)
        self.column.addWidget(HatchFrame(COVERT))
        self.kept = 3

    def _build_series(self) -> Panel:
        panel, column = panel_of("Over the series", "hidden draws, dice, choices")
        self.spread = PlainLabel(SPREAD, "body", "ink2", wrap=True)
        self.spread.setObjectName("series-spread")
        self.spread_button = QuietButton("Part the spread", icon="ui-dice")
        self.spread_button.setObjectName("part-spread")
        self.spread_button.clicked.connect(self.part_spread)
        line = QHBoxLayout()
        line.addWidget(self.spread, 1)
        line.addWidget(self.spread_button)
        column.addLayout(line)
        return panel

    def part_spread(self) -> None:
        """Have all tables played again with other dice, and tell where the spread comes from."""
        found = self._seen.study
        if found is None or not found.shown:
            return
        self.spread_button.setEnabled(False)
        self.spread.setText("The tables are played again with other dice.")
        self.background.ask(partial(spread_words_of, found), self._take_spread)

    def _take_spread(self, words: tuple[str, ...]) -> None:
        self.spread_button.setEnabled(True)
        self.spread.setText("\n".join(words))

    def rest_on(self, path: Path | None) -> None:
        """Choose a table, if it is here."""
        self._rest = path
        at = self._at_rest()
        if at is not None and at != self.choice.currentIndex():
            self.choice.setCurrentIndex(at)
            if self.isVisible():
                self.begin()

    def _at_rest(self) -> int | None:
        """Return which of the tables is rested on; Qt finds no paths."""
        return next((at for at in range(self.choice.count()) if self.choice.itemData(at) == self._rest), None)

    def _choose(self, _at: int) -> None:
        self.begin()
        self.chosen.emit(self.choice.currentData())

    def show_series(self, seen: Seen) -> None:
        """Offer the tables of a series."""
        found = seen.study
        if found is not None and self._seen.study is not None and found.shown == self._seen.study.shown:
            if found.labels != self._seen.study.labels:
                self.spread.setText(SPREAD)  # it was parted inside other labels
            self._seen = seen
            return
        self._seen, self._known = seen, {}
        self.background.drop()
        self.spread.setText(SPREAD)
        self.spread_button.setEnabled(found is not None and bool(found.shown))
        self.choice.clear()
        for table in found.shown if found is not None else ():
            self.choice.addItem(table.name, table.path)
        self.choice.setCurrentIndex(self._at_rest() or 0)
        self.empty()
        self.column.addStretch(1)
        if self.isVisible():
            self.begin()

    def begin(self) -> None:
        """Tell the luck of the table that is chosen, working it out if it is not known yet."""
        found, at = self._seen.study, self.choice.currentIndex()
        if found is None or not 0 <= at < len(found.shown):
            self._say("No table to tell of", "A game that is over is needed.")
            return
        path = found.shown[at].path
        if path in self._known:
            self._show(self._known[path])
            return
        self._say("Throwing the dice anew", "The moves are held and played again many times.")
        self.background.ask(partial(luck_of, found, at), partial(self._take, path))

    def _take(self, path: Path, luck: LuckSeen) -> None:
        self._known[path] = luck
        if self.choice.currentData() == path:
            self._show(luck)

    def _say(self, title: str, words: str) -> None:
        self.empty()
        self.column.addWidget(EmptyState(title, words, "ui-dice"))
        self.column.addStretch(1)

    def _show(self, luck: LuckSeen) -> None:
        if luck.chart is None:
            self._say("Luck cannot be told here", luck.words)
            return
        self.empty()
        panel = ChartPanel(self.background, large=True)
        panel.setMinimumHeight(px(CHART_HEIGHT))
        panel.show_chart(luck.chart)
        self.column.addWidget(panel)
        table = Sheet(
            title="Every throw", remark=luck.chart.aside, head=luck.chart.head, rows=luck.chart.rows
        )
        self.column.addWidget(sheet_panel(table))
        self.column.addStretch(1)
