"""The end of a game: scores, hidden goals seat by seat, the monitor's answer, the hot wash, and the close.

Hidden goals are not in the window until they are asked for. The monitor speaks relative to aimless play;
the caveat and the absolute values stand beside it.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.bridge import SessionBridge
from ui.panels.stages.stage import OwnStep, Question, Stage
from ui.theme.theme import current_theme
from ui.widgets.buttons import QuietButton
from ui.widgets.changes import ScaleLine
from ui.widgets.columns import Columns, Scroller, clear_layout
from ui.widgets.fields import SerifEdit
from ui.widgets.frames import Callout, Glyph, Panel, Rule, SectionHeader
from ui.widgets.marks import Avatar, StatusTag, Tag
from ui.widgets.painted import px
from ui.widgets.text import PlainLabel
from wargame.game.events import Event
from wargame.game.state import GameState
from wargame.session import notes
from wargame.shown.ending import SEAL_NOTE, EndingView, MonitorView, ScoreRow, ShareRow, ending_view
from wargame.shown.hand import GoalRow
from wargame.words.counting import counted

NARROW = 860
INDEX_END = 100
WON = Tag(text="Highest score", icon="ui-star-on", tone="ink")


class ScoreItem(QWidget):
    """A seat: its total, its objectives; hidden ones after a press."""

    revealed = Signal(str)

    def __init__(self, row: ScoreRow, shown: bool) -> None:
        super().__init__()
        self.setAccessibleName(f"{row.name}: {row.total} points")
        head = QHBoxLayout()
        head.setSpacing(px(10))
        head.addWidget(Avatar(row.glyph, size=32))
        head.addWidget(PlainLabel(row.name, "heading", elide=True), 1)
        if row.won:
            head.addWidget(StatusTag(WON))
        head.addWidget(PlainLabel(row.total, "page"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(6), 0, px(6))
        column.setSpacing(px(4))
        column.addLayout(head)
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(px(8))
        grid.setVerticalSpacing(px(2))
        for at, goal in enumerate(goal for goal in row.goals if shown or not goal.hidden):
            _add_goal(grid, at, goal)
        column.addLayout(grid)
        if shown and row.hidden_set:
            column.addWidget(PlainLabel(f"Hidden set: {row.hidden_set}", "serif-small", "ink2", wrap=True))
        if row.hidden and not shown:
            button = QuietButton(f"Reveal {counted(row.hidden, 'hidden goal')}", icon="ui-eye")
            button.setObjectName(f"reveal-{row.seat}")
            button.clicked.connect(lambda: self.revealed.emit(row.seat))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)


def _add_goal(grid: QGridLayout, at: int, goal: GoalRow) -> None:
    icon = "ui-alert" if goal.red_line else "ui-eye" if goal.hidden else "ui-target"
    mark = Glyph(icon, 16)
    mark.say("Red line" if goal.red_line else "Hidden goal" if goal.hidden else "Public goal")
    grid.addWidget(mark, at, 0, Qt.AlignmentFlag.AlignTop)
    grid.addWidget(PlainLabel(goal.text, "serif-small", wrap=True), at, 1)
    points = PlainLabel(goal.points, "secondary", "ink2", align=Qt.AlignmentFlag.AlignRight)
    grid.addWidget(points, at, 2, Qt.AlignmentFlag.AlignTop)


class MonitorPanel(QWidget):
    """The scenario's question and its answer, with the evidence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_monitor(self, view: MonitorView) -> None:
        """Show the answer."""
        column = self._column
        clear_layout(column)
        column.setSpacing(px(8))
        column.addWidget(PlainLabel(view.question, "serif-large", wrap=True))
        column.addWidget(PlainLabel(view.title, "page", wrap=True))
        if view.line:
            column.addWidget(PlainLabel(view.line, "serif", wrap=True))
        column.addWidget(PlainLabel(view.index_words, "secondary", "ink2", wrap=True))
        scale = ScaleLine(-INDEX_END, INDEX_END, 0, view.index, tie=False)
        scale.say(view.index_words)
        column.addWidget(scale)
        column.addWidget(Callout(view.caveat, "Read it with care"))
        for text in (view.tie, *view.gaps, view.settled):
            if text:
                column.addWidget(PlainLabel(text, "body", wrap=True))
        column.addWidget(SectionHeader("Evidence", role="section"))
        for part in view.parts:
            line = SectionHeader(part.title, part.value, role="body-strong")
            column.addWidget(line)
            column.addWidget(PlainLabel(f"{part.evidence}. {part.weight}.", "secondary", "ink2", wrap=True))
        for claim, holds in view.claims:
            column.addWidget(_claim(claim, holds=holds))
        if view.shares:
            column.addWidget(SectionHeader("How often each verdict comes out", role="section"))
            column.addWidget(_shares(view.shares))
            column.addWidget(PlainLabel(view.shares_note, "caption", "ink3", wrap=True))


def _claim(text: str, *, holds: bool) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(px(8))
    row.addWidget(Glyph("ui-check" if holds else "ui-x", 16), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(PlainLabel(text, "secondary", wrap=True), 1)
    row.addWidget(PlainLabel("holds" if holds else "does not hold", "secondary", "ink2"))
    return holder


def _shares(rows: tuple[ShareRow, ...]) -> QWidget:
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setColumnStretch(0, 1)
    grid.setHorizontalSpacing(px(16))
    for at, word in enumerate(("Verdict", "With these hidden sets", "With any")):
        grid.addWidget(PlainLabel(word, "caption", "ink3"), 0, at)
    for line, row in enumerate(rows, 1):
        role = "body-strong" if row.came_out else "body"
        for at, text in enumerate((row.verdict, row.with_this_draw or "–", row.overall or "–")):
            grid.addWidget(PlainLabel(text, role, wrap=at == 0), line, at)
    return holder


WAIT = (
    "First the hot wash. Whoever has seen that they won explains how they won, and no longer what they "
    "thought. Scores and the scenario's question wait until you show them."
)


class EndingStage(Stage):
    """Scores on the left, the monitor and the hot wash on the right; both wait until they are asked for."""

    wide = True

    def __init__(self, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__(bridge, parent)
        self._shown: set[str] = set()
        self._view: EndingView | None = None
        self._asked = False
        """Whether scores and the scenario's question were asked for."""
        self.title = PlainLabel("", "serif-page", wrap=True)
        self.won = PlainLabel("", "large-medium", "ink2", wrap=True)
        self.wait = PlainLabel(WAIT, "large", "ink2", wrap=True)
        # Before the close it is the dark button that shows them.
        self.show_scores = QuietButton("Show the scores", icon="ui-eye")
        self.show_scores.setObjectName("show-scores")
        self.show_scores.clicked.connect(self._ask)
        self.scores = Scroller("Scores")
        self.monitor = MonitorPanel()
        self.words = SerifEdit("What surprised, what worked, what to change", "Hot wash", 4)
        self.words.setObjectName("hot-wash")
        self.guided = QuietButton("Guided hot wash", icon="ui-note")
        self.guided.setObjectName("guided-hot-wash")
        self.guided.clicked.connect(lambda: self.asked_tool.emit("hot-wash"))
        self.plan = QuietButton("Improvement plan", icon="ui-target")
        self.plan.setObjectName("ending-plan")
        self.plan.clicked.connect(lambda: self.asked_tool.emit("improvement"))
        self.opens = QCheckBox("From now on everyone may see everything that was hidden")
        self.opens.setObjectName("opens")
        self.opens.setChecked(True)
        self.closed = PlainLabel("", "serif", wrap=True)
        self.seal = PlainLabel("", "large-medium", wrap=True)
        self.seal.setObjectName("seal")
        self.seal_note = PlainLabel(SEAL_NOTE, "secondary", "ink2", wrap=True)
        self._lay_out()
        current_theme().changed.connect(self._restyle)
        self._restyle()

    def _lay_out(self) -> None:
        left = Panel("panel", "Scores")
        self._left = QVBoxLayout(left)
        for widget in (self.title, self.won, Rule(), self.wait):
            self._left.addWidget(widget)
        self._left.addWidget(self.show_scores, 0, Qt.AlignmentFlag.AlignLeft)
        self._left.addWidget(self.scores, 1)
        self._fill = QWidget()
        self._left.addWidget(self._fill, 1)
        right = Panel("panel", "Monitor and hot wash")
        self._right = QVBoxLayout(right)
        self.answers = Scroller("Monitor and hot wash")
        inside: tuple[QWidget, ...] = (
            self.monitor,
            Rule(),
            SectionHeader("Hot wash"),
            self.guided,
            self.plan,
            self.words,
            self.closed,
            self.seal,
            self.seal_note,
            self.opens,
        )
        for part in inside:
            self.answers.column.addWidget(part)
        self.answers.column.addStretch(1)
        self._right.addWidget(self.answers)
        columns = Columns(NARROW, 8)
        columns.add(left, 1)
        columns.add(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for tall in (self.scores, self.answers):
            # They take the height that is there, and scroll inside.
            tall.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        scroll = Scroller("The end")
        scroll.column.addWidget(columns)
        column.addWidget(scroll)

    def _restyle(self) -> None:
        for layout in (self._left, self._right):
            layout.setContentsMargins(px(24), px(18), px(12), px(14))
            layout.setSpacing(px(8))
        for scroll in (self.scores, self.answers):
            scroll.column.setContentsMargins(0, 0, px(12), 0)
            scroll.column.setSpacing(px(8))
            scroll.setMinimumHeight(px(200))

    def show_state(self, state: GameState, _events: tuple[Event, ...] = ()) -> None:
        """Show the end; scores are shown when they are asked for, or all was opened."""
        if not state.affairs.ended and not state.affairs.closed:
            self._shown.clear()
            self._asked = False
        view = ending_view(state)
        if state.affairs.opened:
            self._shown = {row.seat for row in view.rows}
        self._view = view
        self.title.setText(view.title)
        self.won.setText(view.won)
        self._show_scores()
        self._show_told(view, told=self._is_told())
        self._show_close(done=state.affairs.closed)

    def _is_told(self) -> bool:
        """Return whether the scores are shown."""
        return self._asked or self.bridge.state.affairs.opened

    def _show_told(self, view: EndingView, *, told: bool) -> None:
        """Show scores and the scenario's question, or that they wait."""
        self.wait.setHidden(told)
        self.show_scores.setHidden(told or not self.bridge.state.affairs.closed)
        for widget in (self.won, self.scores):
            widget.setVisible(told)
        self._fill.setHidden(told)
        self.monitor.setVisible(told and view.monitor is not None)
        if view.monitor is not None:
            self.monitor.show_monitor(view.monitor)

    def _show_close(self, *, done: bool) -> None:
        """Ask for what is said at the close, or show it with the seal."""
        self.words.setVisible(not done)
        self.opens.setVisible(not done)
        self.closed.setVisible(done)
        self.closed.setText(self.words.toPlainText() or "The session is closed.")
        seal = self.bridge.session.seal() if done else ""
        self.seal.setText(f"Seal: {seal}" if seal else "")
        for widget in (self.seal, self.seal_note):
            widget.setVisible(bool(seal))

    def _show_scores(self) -> None:
        view, column = self._view, self.scores.column
        clear_layout(column)
        for at, row in enumerate(view.rows if view else ()):
            if at:
                column.addWidget(Rule())
            item = ScoreItem(row, row.seat in self._shown)
            item.revealed.connect(self._reveal)
            column.addWidget(item)
        column.addStretch(1)

    def _ask(self) -> None:
        self._asked = True
        self.turn_to.emit("ending")

    def _reveal(self, seat: str) -> None:
        self._shown.add(seat)
        self._show_scores()

    def own_step(self) -> OwnStep | None:
        """Show the scores, then close the session; nothing after that."""
        if self.bridge.state.affairs.closed:
            return None
        if not self._is_told():
            detail = "After the hot wash; the scenario's question comes with them."
            return OwnStep(words="Show the scores", title="The game is over", detail=detail)
        detail = "It keeps everything, and can be opened and replayed at any time."
        return OwnStep(words="Close the session", title="The game is over", detail=detail)

    def press(self) -> None:
        """Show the scores; once they are shown, ask whether the session is to be closed."""
        if self._is_told():
            self._ask_to_close()
        else:
            self._ask()

    def _ask_to_close(self) -> None:
        self.unsure.emit(
            Question(
                title="Close the session?",
                text="What was said is kept, the seal of the record is shown, and nothing more is played.",
                stay="Not yet",
                go_on="Close the session",
                do=self._close,
            )
        )

    def _close(self) -> None:
        self.bridge.do(
            notes.close_session, opens=self.opens.isChecked(), words=self.words.toPlainText().strip()
        )
