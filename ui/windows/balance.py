"""How a scenario plays: games by bots, what is out of balance, and which numbers move the verdict.

Three parts share one page: games with their scores and tables, the findings about the deck with their lines
in the file, and the sensitivity of the verdict. Everything is worked out beside the window by
`balance_work`; it can be stopped at any time. What one part has found stays while another is looked at.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event as Halt
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.background import Background
from ui.panels.replay.analysis.chart import ChartPanel
from ui.theme.theme import current_theme
from ui.widgets.frames import EmptyState, Panel, SectionHeader
from ui.widgets.mark_strip import mark
from ui.widgets.notices import Notice
from ui.widgets.number_field import NumberField
from ui.widgets.painted import px
from ui.widgets.segments import Choice, SegmentedControl
from ui.widgets.text import PlainLabel
from ui.widgets.titled import bars_panel, sheet_panel
from ui.widgets.work_bars import WorkBar, WorkFoot
from ui.windows.actions import add_command
from ui.windows.balance_work import Asked, Shown, examine_deck, play_games, try_numbers
from wargame.shown.bots import POLICY_WORDS
from wargame.shown.chart import Chart
from wargame.simulation.charts import BarChart, FindingRow

MOST_GAMES: Final = 1_000_000
ASK_MS: Final = 200
"""How often the page looks how far the games are."""
SLOW: Final = "planner"
"""The policy that is too slow for a page; the command line has it."""
CHART_HEIGHT: Final = 480
LEAST_FOR_TWO: Final = 900
"""Width in px at 100 % from which charts stand in two columns."""
NOTHING_CHANGES: Final = "Nothing is recorded and no file is changed."


@dataclass(frozen=True, slots=True, kw_only=True)
class BalancePart:
    """One question that the page can answer."""

    title: str
    button: str
    games: int
    """So many at first."""
    work: Callable[[Asked], Shown]
    about: str
    """What will be done, before it was."""
    has_policy: bool = True


PARTS: Final[dict[str, BalancePart]] = {
    "games": BalancePart(
        title="Games",
        button="Play the games",
        games=4_000,
        work=play_games,
        about="Bots play the scenario many times. You see how seats score and win, how verdicts, tracks and "
        "alignments end, and how each card and inject fared.",
    ),
    "deck": BalancePart(
        title="Deck",
        button="Examine the deck",
        games=2_000,
        work=examine_deck,
        about="Games without aim, greedy games, and games without each card. You see what is out of balance, "
        "with the line of the file where it can be mended.",
        has_policy=False,
    ),
    "numbers": BalancePart(
        title="Sensitivity",
        button="Try every number",
        games=200,
        work=try_numbers,
        about="Every starting value and every card's difficulty and cost is moved a step down and a step up. "
        "You see which of them moves the verdict most.",
    ),
}


class BalancePage(QWidget):
    """Simulates one scenario and shows what came of it."""

    left = Signal()

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("balance-page")
        self.path = path
        self.background = Background(self)
        self._halt = Halt()
        self._far = ""
        self._working = ""
        self.areas: dict[str, PartArea] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._build_top())
        self._column.addWidget(self._build_body(), 1)
        self._column.addWidget(self._build_footer())
        add_command(self, "simulate", self.play, self.play_button)
        add_command(self, "leave", self.leave)
        self._timer = QTimer(self)
        self._timer.setInterval(ASK_MS)
        self._timer.timeout.connect(lambda: self.words.setText(self._far))
        current_theme().changed.connect(self.restyle)
        self.restyle()
        self.show_part("games")

    def _build_top(self) -> WorkBar:
        bar = WorkBar("Balance", str(self.path))
        bar.left.connect(self.leave)
        self.parts = SegmentedControl(
            [Choice(key=key, text=part.title) for key, part in PARTS.items()], "What is asked", "games"
        )
        self.parts.setObjectName("balance-parts")
        self.parts.chosen.connect(self.show_part)
        self.policy = QComboBox()
        self.policy.setObjectName("balance-policy")
        self.policy.setAccessibleName("How all seats are played")
        for policy, words in POLICY_WORDS.items():
            if policy != SLOW:
                self.policy.addItem(words, policy)
        self.games = NumberField()
        self.games.setObjectName("balance-games")
        self.games.setAccessibleName("Number of games")
        self.games.setRange(1, MOST_GAMES)
        self.games.setSingleStep(1_000)
        self.games.setGroupSeparatorShown(True)
        bar.offer(self.parts, self.policy, self.games)
        return bar

    def _build_body(self) -> QWidget:
        ground = QWidget()
        ground.setProperty("look", "clear")
        self._body = QVBoxLayout(ground)
        self.notice = Notice(closable=True)
        self.notice.closed.connect(self.notice.hide)
        self.notice.hide()
        self._stack = QStackedWidget()
        for key, part in PARTS.items():
            self.areas[key] = PartArea(part, self.background)
            self._stack.addWidget(self.areas[key])
        self._body.addWidget(self.notice)
        self._body.addWidget(self._stack, 1)
        return ground

    def _build_footer(self) -> WorkFoot:
        foot = WorkFoot("Play", NOTHING_CHANGES, key="Ctrl+Enter")
        self.words, self.stop_button, self.play_button = foot.words, foot.stop, foot.primary
        self.words.setObjectName("balance-words")
        self.stop_button.clicked.connect(self.stop)
        self.play_button.setObjectName("primary")
        return foot

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(px(8))

    def part(self) -> str:
        """Return which part is looked at."""
        return self.parts.current()

    def show_part(self, key: str) -> None:
        """Look at games, deck or sensitivity; what is being worked out goes on."""
        part = PARTS[key]
        self.parts.choose(key)
        self._stack.setCurrentWidget(self.areas[key])
        self.policy.setVisible(part.has_policy)
        self.games.setValue(self.areas[key].games)
        self.play_button.setText(part.button)
        if not self._working:
            self.words.setText(self.areas[key].said or NOTHING_CHANGES)

    def play(self) -> None:
        """Work out the part that is looked at, in the background."""
        if self._working:
            return
        key, halt = self.part(), Halt()
        self.areas[key].games = self.games.value()
        self._halt, self._working, self._far = halt, key, "Reading the scenario"
        self.notice.hide()
        self._busy(True)
        asked = Asked(
            path=self.path,
            policy=self.policy.currentData(),
            games=self.games.value(),
            halt=halt,
            tell=self._tell,
        )
        self.background.ask(lambda: PARTS[key].work(asked), self._show)

    def stop(self) -> None:
        """Stop after the games that are being played now."""
        self._halt.set()
        self.stop_button.setEnabled(False)

    def leave(self) -> None:
        """Stop and go back."""
        self._halt.set()
        self.background.drop()
        self._timer.stop()
        self.left.emit()

    def _tell(self, words: str) -> None:
        self._far = words

    def _busy(self, busy: bool) -> None:
        self.play_button.setEnabled(not busy)
        self.stop_button.setEnabled(busy)
        if busy:
            self._timer.start()
        else:
            self._timer.stop()
        self.words.setText(self._far)

    def _show(self, found: Shown) -> None:
        key, self._working, self._far = self._working, "", found.words
        self._busy(False)
        if found.refused:
            self.notice.show()
            self.notice.tell(found.refused, "error")
            return
        self.areas[key].said = found.words
        mark(self, found.marking)
        if not found.stopped:
            self.areas[key].show_found(found)


class PartArea(QScrollArea):
    """What one part has found, or what it would do."""

    def __init__(self, part: BalancePart, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.games, self.said = part.games, ""
        self._background = background
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        ground = QWidget()
        ground.setProperty("look", "clear")
        self._column = QVBoxLayout(ground)
        self._column.addWidget(EmptyState(part.title, part.about, "ui-chart"))
        self.setWidget(ground)
        current_theme().changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self._column.setContentsMargins(px(24), px(16), px(24), px(16))
        self._column.setSpacing(px(16))

    def show_found(self, found: Shown) -> None:
        """Show what came of the games, in place of what stood here."""
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if found.tornado is not None:
            self._column.addWidget(self._tornado(found.tornado))
        if found.charts:
            self._column.addWidget(ChartColumns(found.charts))
        for sheet in found.sheets:
            self._column.addWidget(sheet_panel(sheet))
        for row in found.findings:
            self._column.addWidget(_finding(row))
        if self._column.count() == 0:
            self._column.addWidget(EmptyState("Nothing is out of balance", found.words, "ui-check"))
        self._column.addStretch(1)
        self.verticalScrollBar().setValue(0)

    def _tornado(self, chart: Chart) -> ChartPanel:
        panel = ChartPanel(self._background, large=True)
        panel.setFixedHeight(px(CHART_HEIGHT))
        panel.show_chart(chart)
        return panel


class ChartColumns(QWidget):
    """Charts of bars, in two columns where there is room."""

    def __init__(self, charts: tuple[BarChart, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panels = [bars_panel(chart) for chart in charts]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(px(16))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in as many columns as find room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        columns = 2 if self.width() >= px(LEAST_FOR_TWO) else 1
        for at, panel in enumerate(self._panels):
            self._grid.addWidget(panel, at // columns, at % columns)
        for at in (0, 1):
            self._grid.setColumnStretch(at, 1 if at < columns else 0)


def _finding(row: FindingRow) -> Panel:
    panel = Panel("panel", row.words)
    column = QVBoxLayout(panel)
    column.setContentsMargins(px(16), px(12), px(16), px(12))
    column.setSpacing(px(4))
    column.addWidget(SectionHeader(row.words, f"Line {row.line}", role="body-strong"))
    column.addWidget(PlainLabel(row.evidence, "secondary", "ink2", wrap=True))
    return panel
