"""The outcome of a ruling: what moved and why, with the graph going from before to after.

It may be shown to the room: of a covert move that stayed covert it says only what moved; who was behind it
is said on a hatched ground after Control has asked for it, for a few seconds.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.bridge import SessionBridge
from ui.panels.graph import GraphPanel
from ui.panels.stages.stage import OwnStep, Stage
from ui.theme.theme import current_theme
from ui.widgets.buttons import QuietButton
from ui.widgets.changes import ScaleLine
from ui.widgets.columns import Columns, Scroller, clear_layout
from ui.widgets.frames import Callout, Glyph, HatchFrame, Panel, Rule, SectionHeader
from ui.widgets.marks import Avatar
from ui.widgets.painted import px
from ui.widgets.peek import PeekButton
from ui.widgets.segments import Choice, SegmentedControl
from ui.widgets.text import PlainLabel
from wargame.game.events import BoardAdjusted, BookmarkSet, Event, NoteMade, PlayerJoined, PlayerLeft
from wargame.game.rules import rulings_due
from wargame.game.state import GameState
from wargame.names import unturned
from wargame.shown.backstage import interlude
from wargame.shown.graph import places_in
from wargame.shown.next_step import open_rulings
from wargame.shown.outcome import MovedNumber, OutcomeView, outcome_view
from wargame.shown.verdict import find_ruling
from wargame.words.counting import counted

BESIDE = (NoteMade, BookmarkSet, PlayerJoined, PlayerLeft, BoardAdjusted)
"""What may happen while the outcome is talked about, without taking it off the screen."""

NARROW = 900
LONGEST_SCALE = 40


class CauseItem(QWidget):
    """One number: before and after, its scale, the reasons."""

    def __init__(self, cause: MovedNumber) -> None:
        super().__init__()
        before, after = cause.numbers
        moved = before if before == after else f"{before} → {after}"
        tone = "ink" if not cause.tie or not cause.after else "postext" if cause.after > 0 else "negtext"
        head = QHBoxLayout()
        head.setSpacing(px(8))
        for glyph in cause.glyphs:
            head.addWidget(Glyph(glyph, 16, "ink"))
        head.addWidget(PlainLabel(cause.name, "body-strong", wrap=True), 1)
        head.addWidget(PlainLabel(moved, "body-strong", tone))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(6), 0, px(6))
        column.setSpacing(px(4))
        column.addLayout(head)
        if before != after and (scale := _scale(cause)) is not None:
            column.addWidget(scale)
        for value, why in cause.why:
            column.addLayout(_reason(value, why))
        self.setAccessibleName(f"{cause.name}: {moved}")


def _scale(cause: MovedNumber) -> ScaleLine | None:
    """Return the scale of a number; None where it is open, or too long to be read."""
    low, high = cause.low, cause.high
    if low is None or high is None or high - low > LONGEST_SCALE:
        return None
    return ScaleLine(low, high, cause.before, cause.after, tie=cause.tie)


def _reason(value: str, why: str) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(px(8))
    number = PlainLabel(value, "section")
    number.setMinimumWidth(px(24))
    line.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(PlainLabel(why, "secondary", "ink2", wrap=True), 1)
    return line


class OutcomeStage(Stage):
    """What the ruling just made has moved."""

    wide = True

    def __init__(self, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__(bridge, parent)
        self._view: OutcomeView | None = None
        self.kicker = PlainLabel("", "section", "ink2")
        self.avatar = Avatar("seat", size=40)
        self.headline = PlainLabel("", "serif-page", wrap=True, lines=2)
        self.text = PlainLabel("", "serif-large", "ink2", wrap=True, lines=4)
        self.box = Panel("raised", "Verdict")
        self.thrown = PlainLabel("", "secondary", "ink2", align=Qt.AlignmentFlag.AlignHCenter, wrap=True)
        self.verdict = PlainLabel("", "page", align=Qt.AlignmentFlag.AlignHCenter)
        self.how = PlainLabel("", "secondary", "ink2", align=Qt.AlignmentFlag.AlignHCenter, wrap=True)
        self.secret = HatchFrame("")
        self.secret.label.setObjectName("outcome-secret")
        self.peek = PeekButton("who was behind it")
        self.peek.setObjectName("show-secret")
        self.peek.turned.connect(self._show_secret)
        self.secret.content.addWidget(self.peek)
        self.graph = GraphPanel()
        self.sides = SegmentedControl(
            [Choice(key="before", text="Before"), Choice(key="after", text="After")], "Which state", "after"
        )
        self.sides.setObjectName("before-after")
        self.again = QuietButton("Play again", key="Space", icon="ui-play", plain=True)
        self.again.setObjectName("play-again")
        self.causes_head = SectionHeader("What moved and why")
        self.causes = Scroller("What moved and why")
        self.remark = Callout("", icon="ui-graph")
        self._lay_out()
        self.sides.chosen.connect(lambda key: self.graph.show_before(key == "before"))
        self.again.clicked.connect(self._play_again)
        self.add_key("play-again", self._on_space)
        current_theme().changed.connect(self._restyle)
        self._restyle()

    def _lay_out(self) -> None:
        box = QVBoxLayout(self.box)
        for label in (self.thrown, self.verdict, self.how):
            box.addWidget(label)
        words = QVBoxLayout()
        words.setSpacing(px(4))
        words.addWidget(self.kicker)
        words.addWidget(self.headline)
        words.addWidget(self.text)
        words.addStretch(1)
        told = Panel("panel", "The outcome")
        self._told = QVBoxLayout(told)
        row = QHBoxLayout()
        row.setSpacing(px(16))
        row.addWidget(self.avatar, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        self._told.addLayout(row)
        self._told.addWidget(self.secret)
        picture = Panel("panel", "Before and after")
        self._picture = QVBoxLayout(picture)
        bar = QHBoxLayout()
        bar.setSpacing(px(8))
        bar.addWidget(self.sides)
        bar.addWidget(self.again)
        bar.addStretch(1)
        self._picture.addWidget(self.graph, 1)
        self._picture.addLayout(bar)
        left = QWidget()
        self._left = QVBoxLayout(left)
        self._left.setContentsMargins(0, 0, 0, 0)
        self._left.addWidget(told)
        self._left.addWidget(picture, 1)
        self.right = Panel("panel", "What moved and why")
        self._right = QVBoxLayout(self.right)
        for widget in (self.causes_head, Rule()):
            self._right.addWidget(widget)
        self._right.addWidget(self.causes, 1)
        self._right.addWidget(self.remark)
        columns = Columns(NARROW, 8)
        columns.add(left, 7)
        columns.add(self.right, 3)
        for tall in (self.graph, self.causes):
            # They take the height that is there; what they would like must not make the stage scroll.
            tall.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        scroll = Scroller("Outcome")
        scroll.column.addWidget(columns)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)

    def _restyle(self) -> None:
        self._told.setContentsMargins(px(20), px(14), px(20), px(14))
        self._told.setSpacing(px(10))
        self._picture.setContentsMargins(px(16), px(10), px(12), px(10))
        self._right.setContentsMargins(px(20), px(14), px(12), px(14))
        self._left.setSpacing(px(8))
        self.box.setMinimumWidth(px(136))
        self.right.setMinimumWidth(px(300))
        self.graph.setMinimumHeight(px(260))
        self.causes.setMinimumHeight(px(200))

    def show_state(self, state: GameState, events: tuple[Event, ...] = ()) -> None:
        """Show the last ruling; the graph moves when it is shown for the first time."""
        history = self.bridge.session.history
        found = find_ruling(history.line())
        if found is None or found.ruled.turn != state.turn:
            return
        before = history.state_at(found.before)
        after = history.state_at(found.event)
        view = outcome_view(after, before, self.bridge.narrator, found)
        new = self._view is None or self._view.event != view.event or not events
        self._view = view
        self._show_words(view)
        self._show_causes(view)
        if new:
            self.sides.choose("after")
            self.graph.set_title("Before and after")
            self.graph.set_places(places_in(self.bridge.session.settings))
            self.graph.show_state(after, before)
        self.setAccessibleDescription(unturned(f"{view.headline}. {view.text}"))

    def _show_words(self, view: OutcomeView) -> None:
        self.kicker.setText(view.kicker)
        self.headline.setText(view.headline)
        self.text.setText(view.text)
        self.avatar.set_glyph(view.glyph)
        self.thrown.setText(view.thrown)
        self.verdict.setText(view.verdict)
        self.how.setText(view.how)
        self.box.setVisible(bool(view.verdict))
        self.peek.close_up()
        self.secret.setVisible(bool(view.secret))

    def _show_secret(self, shown: bool) -> None:
        """Say who was behind it, as long as Control asks for it."""
        secret = self._view.secret if self._view else ""
        self.secret.set_text(secret if shown else "Facilitator only")

    def _show_causes(self, view: OutcomeView) -> None:
        self.causes_head.set_texts("What moved and why", view.moved)
        clear_layout(self.causes.column)
        causes = (*view.causes, *view.follows)
        for at, cause in enumerate(causes):
            if at:
                self.causes.column.addWidget(Rule())
            self.causes.column.addWidget(CauseItem(cause))
        if not causes:
            self.causes.column.addWidget(
                PlainLabel("Nothing moved: this outcome has no effects.", "body", "ink2", wrap=True)
            )
        self.causes.column.addStretch(1)
        self.remark.set_texts(view.remark)

    def stays(self, _state: GameState, events: tuple[Event, ...]) -> bool:
        """Stay while something is noted or corrected beside it."""
        return bool(events) and all(isinstance(one, BESIDE) for one in events)

    def own_step(self) -> OwnStep | None:
        """Go on to the next move to rule on; the table's own step where none is left."""
        state = self.bridge.state
        behind = interlude(state)
        title = self._view.headline if self._view else ""
        if behind is not None:
            # The same whether or not something is there.
            return OwnStep(words="Go on", title=title, detail=f"{behind.title} next.")
        if not rulings_due(state):
            return None
        left = len(open_rulings(state))
        return OwnStep(words="Next move", title=title, detail=f"{counted(left, 'move')} to rule on.")

    def press(self) -> None:
        """Leave for the next move."""
        self.leave.emit()

    def _play_again(self) -> None:
        self.sides.choose("after")
        self.graph.play_change()

    def _on_space(self) -> None:
        """Play again, unless the space bar is to press the button that has the focus."""
        focus = QApplication.focusWidget()
        if isinstance(focus, QAbstractButton) and focus.objectName() != "primary":
            focus.click()
            return
        self._play_again()
