"""All charts of a line of play, side by side; Enter on one shows it large with the table behind it.

Fed with a session and the head of a line; the charts are worked out and drawn on one thread of their own,
so that the window stays quick. Nothing here is for players' eyes: covert moves count, and hidden tracks stand
among the others. The window shows the page while Control has everything open, and not else.
"""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ui.background import Background
from ui.panels.replay.analysis.chart import ChartPanel
from ui.theme.theme import current_theme
from ui.widgets.buttons import QuietButton
from ui.widgets.frames import EmptyState
from ui.widgets.painted import px
from ui.widgets.sheet_table import fill_rows
from wargame.cohort.charts import turning_chart
from wargame.cohort.extract import of_session
from wargame.session.session import Session
from wargame.shown.chart import Chart
from wargame.shown.charts import analysis

NARROWEST: Final = 330
"""Width of a chart in px at 100 % below which the page has one column less."""
LOWEST: Final = 300


class AnalysisPage(QWidget):
    """The grid of charts and the one that is shown large."""

    drawn = Signal()
    """The charts have been worked out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = Background(self)
        self._stale: tuple[Session, int] | None = None
        self._shown: tuple[int, int] | None = None
        self.panels: dict[str, ChartPanel] = {}
        self._grid_widget = QWidget()
        self._grid_widget.setProperty("look", "clear")
        self._grid = QGridLayout(self._grid_widget)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setWidget(self._grid_widget)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._waiting = EmptyState("Working out the charts", "They appear in a moment.", "ui-chart")
        self.large = LargeChart(self._background)
        self.large.closed.connect(self._show_grid)
        self._stack = QStackedWidget()
        for widget in (self._waiting, self._area, self.large):
            self._stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        current_theme().changed.connect(self._restyle)
        self._restyle()

    def show_line(self, session: Session, head: int) -> None:
        """Show the charts of the line that ends with an event; worked out once the page is seen."""
        self._stale = (session, head)
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Work out the charts if something happened since."""
        if self._stale is None:
            return
        (session, head), self._stale = self._stale, None
        if self._shown == (id(session), head):
            return
        self._shown = (id(session), head)
        history = session.history
        ends = sorted(history.turn_ends(head).items())
        turns = ((0, history.opening), *((turn, history.state_at(event)) for turn, event in ends))
        events = tuple(entry.event for entry in history.line(head))
        self._background.drop()
        self._background.ask(lambda: analysis(turns, events, hidden=True), self._show)
        if session.state.affairs.ended and head == history.head:
            scenario, one = session.scenario, of_session(session)
            self._background.ask(lambda: turning_chart(scenario, one), self._add)

    def is_busy(self) -> bool:
        """Return whether something is still being worked out or drawn."""
        return self._background.is_busy()

    def open_chart(self, key: str) -> None:
        """Show a chart large with its table."""
        chart = self.panels[key].chart
        if chart is not None:
            self.large.show_chart(chart)
            self._stack.setCurrentWidget(self.large)
            self.large.back.setFocus()

    def stop(self) -> None:
        """Wait for what is under way; call before the page goes."""
        self._background.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in as many columns as find room."""
        super().resizeEvent(event)
        self._arrange()

    def _show(self, charts: tuple[Chart, ...]) -> None:
        for key in [key for key in self.panels if key not in {chart.key for chart in charts}]:
            panel = self.panels.pop(key)
            panel.hide()
            panel.deleteLater()
        for chart in charts:
            if chart.key not in self.panels:
                panel = ChartPanel(self._background)
                panel.opened.connect(self.open_chart)
                self.panels[chart.key] = panel
            self.panels[chart.key].show_chart(chart)
        self._arrange()
        opened = self.large.panel.chart
        if self._stack.currentWidget() is self.large and opened and opened.key in self.panels:
            self.open_chart(opened.key)
        else:
            self._stack.setCurrentWidget(self._area)
        self.drawn.emit()

    def _add(self, chart: Chart | None) -> None:
        """Show what takes longer to work out beside the others."""
        if chart is not None:
            self._show((*(panel.chart for panel in self.panels.values() if panel.chart), chart))

    def _show_grid(self) -> None:
        self._stack.setCurrentWidget(self._area)
        chart = self.large.panel.chart
        if chart is not None and chart.key in self.panels:
            self.panels[chart.key].picture.setFocus()

    def _arrange(self) -> None:
        columns = max(1, min(3, self.width() // px(NARROWEST)))
        for at, panel in enumerate(self.panels.values()):
            self._grid.addWidget(panel, at // columns, at % columns)
            panel.setMinimumHeight(px(LOWEST))
        for at in range(3):
            self._grid.setColumnStretch(at, 1 if at < columns else 0)

    def _restyle(self) -> None:
        self._grid.setSpacing(px(8))
        self._grid.setContentsMargins(0, 0, px(4), px(4))
        self._arrange()


class LargeChart(QWidget):
    """One chart with its table; Esc goes back."""

    closed = Signal()

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.panel = ChartPanel(background, large=True)
        self.back = QuietButton("All charts", key="Esc", icon="ui-left")
        self.back.setObjectName("all-charts")
        self.back.clicked.connect(self.closed)
        self.table = QTableView()
        self.table.setObjectName("chart-table")
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self._rows = QStandardItemModel(self)
        self.table.setModel(self._rows)
        top = QHBoxLayout()
        top.addWidget(self.back)
        top.addStretch(1)
        inside = QWidget()
        inside.setProperty("look", "clear")
        self._inner = QVBoxLayout(inside)
        self._inner.setContentsMargins(0, 0, 0, 0)
        self._inner.addWidget(self.panel, 3)
        self._inner.addWidget(self.table, 2)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        column.addWidget(area, 1)
        current_theme().changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self._inner.setSpacing(px(8))
        self.panel.setMinimumHeight(px(LOWEST))
        self.table.setMinimumHeight(px(120))

    def show_chart(self, chart: Chart) -> None:
        """Show a chart and its table."""
        self.panel.show_chart(chart)
        self.table.setAccessibleName(f"{chart.title}, as a table")
        self._rows.clear()
        fill_rows(self._rows, chart.head, chart.rows)
        self.table.resizeColumnsToContents()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)
