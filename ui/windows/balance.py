"""How a scenario plays: games by bots in the background, and what they say, as charts and findings.

Everything is worked out beside the window on frozen values; it can be stopped at any time, and what was
played until then is shown.
"""

from pathlib import Path
from threading import Event as Halt
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QScrollArea, QSpinBox, QVBoxLayout, QWidget

from ui.background import Background
from ui.presenters.bots import POLICY_WORDS
from ui.presenters.simulated import BarChart, FindingRow, bar_charts, finding_rows, progress_words
from ui.theme.theme import current_theme
from ui.widgets.buttons import IconButton, PrimaryButton, QuietButton
from ui.widgets.frames import Panel, SectionHeader
from ui.widgets.notices import Notice
from ui.widgets.painted import px
from ui.widgets.share_bars import ShareBars
from ui.widgets.text import PlainLabel
from ui.windows.actions import add_command
from wargame.terms import EntenteError

if TYPE_CHECKING:
    from collections.abc import Callable

    from wargame.simulation.sweep import Progress

GAMES: Final = 4_000
MOST_GAMES: Final = 1_000_000
ASK_MS: Final = 200
"""How often the page looks how far the games are."""
SLOW: Final = "planner"
"""The policy that is too slow for a page; the command line has it."""


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

    def _build_top(self) -> Panel:
        bar = Panel("bar", "Balance")
        back = IconButton("ui-left", "Back to the library", "Esc")
        back.setObjectName("back")
        back.clicked.connect(self.leave)
        self.policy = QComboBox()
        self.policy.setObjectName("balance-policy")
        self.policy.setAccessibleName("How all seats are played")
        for policy, words in POLICY_WORDS.items():
            if policy != SLOW:
                self.policy.addItem(words, policy)
        self.games = QSpinBox()
        self.games.setObjectName("balance-games")
        self.games.setAccessibleName("Number of games")
        self.games.setRange(1, MOST_GAMES)
        self.games.setSingleStep(1_000)
        self.games.setGroupSeparatorShown(True)
        self.games.setValue(GAMES)
        self._top = QHBoxLayout(bar)
        self._top.addWidget(back)
        self._top.addWidget(PlainLabel("Balance", "heading"))
        self._top.addWidget(PlainLabel(str(self.path), "secondary", "ink3", elide=True), 1)
        self._top.addWidget(self.policy)
        self._top.addWidget(self.games)
        return bar

    def _build_body(self) -> QScrollArea:
        ground = QWidget()
        ground.setProperty("look", "clear")
        self._body = QVBoxLayout(ground)
        self.notice = Notice(closable=True)
        self.notice.hide()
        self._charts = QVBoxLayout()
        self.findings = PlainLabel("", "body", wrap=True, lines=60)
        self.findings.setObjectName("balance-findings")
        self._body.addWidget(self.notice)
        self._body.addWidget(self.findings)
        self._body.addLayout(self._charts)
        self._body.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(ground)
        return area

    def _build_footer(self) -> Panel:
        footer = Panel("footer", "Play")
        self.words = PlainLabel(
            "Bots play the scenario many times; nothing is recorded and no file is changed.",
            "body",
            "ink2",
            wrap=True,
            lines=2,
        )
        self.words.setObjectName("balance-words")
        self.stop_button = QuietButton("Stop")
        self.stop_button.setObjectName("stop")
        self.stop_button.setEnabled(False)
        self.stop_button.clicked.connect(self.stop)
        self.play_button = PrimaryButton("Play the games", key="Ctrl+Enter")
        self.play_button.setObjectName("primary")
        self._foot = QHBoxLayout(footer)
        self._foot.addWidget(self.words, 1, Qt.AlignmentFlag.AlignVCenter)
        self._foot.addWidget(self.stop_button)
        self._foot.addWidget(self.play_button)
        return footer

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        side = px(24)
        self._top.setContentsMargins(px(12), px(7), side, px(7))
        self._top.setSpacing(px(8))
        self._body.setContentsMargins(side, px(16), side, px(16))
        self._body.setSpacing(px(16))
        self._charts.setSpacing(px(16))
        self._foot.setContentsMargins(side, px(12), side, px(12))
        self._foot.setSpacing(px(8))

    def play(self) -> None:
        """Play the games in the background and show what comes of them."""
        if self.background.is_busy():
            return
        path, policy, games, halt = self.path, self.policy.currentData(), self.games.value(), Halt()
        self._halt = halt
        self._far = "Reading the scenario"
        self._busy(True)
        self.background.ask(lambda: _played(path, policy, games, halt, self._tell), self._show)

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

    def _tell(self, progress: "Progress") -> None:
        self._far = progress_words(progress.done, progress.games, progress.left)

    def _busy(self, busy: bool) -> None:
        self.play_button.setEnabled(not busy)
        self.stop_button.setEnabled(busy)
        if busy:
            self._timer.start()
        else:
            self._timer.stop()
        self.words.setText(self._far)

    def _show(self, played: "tuple[tuple[BarChart, ...], tuple[FindingRow, ...], str, str]") -> None:
        charts, findings, words, refused = played
        self._far = words
        self._busy(False)
        self.notice.setHidden(not refused)
        if refused:
            self.notice.tell(refused, "error")
            return
        said = [f"{row.words} ({row.evidence})" for row in findings]
        if charts and self.policy.currentData() == "greedy":
            self.findings.setText("\n".join(said) or "Nothing is out of balance among greedy players.")
        else:
            self.findings.setText("")
        while (item := self._charts.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for chart in charts:
            self._charts.addWidget(_chart(chart))


def _chart(chart: BarChart) -> Panel:
    panel = Panel("panel", chart.title)
    column = QVBoxLayout(panel)
    column.setContentsMargins(px(16), px(12), px(16), px(12))
    column.setSpacing(px(8))
    column.addWidget(SectionHeader(chart.title, chart.remark))
    column.addWidget(ShareBars(chart.bars))
    return panel


def _played(
    path: Path, policy: str, games: int, halt: Halt, tell: "Callable[[Progress], None]"
) -> "tuple[tuple[BarChart, ...], tuple[FindingRow, ...], str, str]":
    """Return charts, findings, what to say of it, and a refusal; called away from the window."""
    from wargame.scenario.load import load
    from wargame.simulation.chunks import tables_of
    from wargame.simulation.deck import findings_of
    from wargame.simulation.order import Order
    from wargame.simulation.summary import summarise
    from wargame.simulation.sweep import run

    try:
        scenario = load(path)
        order = Order(scenario=scenario, games=games, everyone=policy)
        outcome = run(order, workers=1, tell=tell, stopped=halt.is_set)
        tables = tables_of(scenario)
    except EntenteError as error:
        return (), (), "", str(error)
    if not outcome.tally.games:
        return (), (), "Stopped before the first games were played.", ""
    summary = summarise(order, tables, outcome.tally)
    found = finding_rows(tuple(findings_of(tables, summary, summary, {})))
    said = f"{summary.games:,} games in {outcome.seconds:.1f} s"
    if not outcome.complete:
        said = f"Stopped after {summary.games:,} games"
    return bar_charts(scenario, summary), found, said, ""
