"""The page on which somebody rules blind: the whole window, and nothing of the first ruling in it.

The laptop is turned to whoever rules; they see the move, the board and the arguments (`shown.blind`), say how
likely it is to succeed, or which outcome it has, and seal that. Several moves follow one another. At the end
it asks to hand the laptop back, so that the table, with what was ruled there, is not what they see next.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.bridge import SessionBridge
from ui.panels.stages.rulings.methods import ChanceField
from ui.theme.theme import current_theme
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.columns import Columns, Scroller, clear_layout
from ui.widgets.fields import EntryField
from ui.widgets.frames import EmptyState, HatchFrame, Panel, SectionHeader
from ui.widgets.graph_small import SmallGraph
from ui.widgets.marks import Avatar
from ui.widgets.notices import Notice
from ui.widgets.painted import px
from ui.widgets.segments import Choice, SegmentedControl
from ui.widgets.text import PlainLabel
from wargame.session.second_rulings import rule_again
from wargame.shown.blind import BlindMove, blind_move, reason_words, track_words
from wargame.terms import OUTCOMES
from wargame.words.labels import OUTCOME_WORDS

WIDE: Final = 900
GRAPH_HEIGHT: Final = 300
BAND: Final = "Ruling blind. The first ruling is not here; nobody says what it was until this is sealed."
COVERT: Final = "This move is covert: only for who may know of it."
DONE: Final = (
    "Hand the laptop back before the table is shown again. What you ruled is kept, for the umpire alone."
)


class BlindPanel(QWidget):
    """Move after move, each with a form for a ruling."""

    left = Signal()
    """It is done with, or left."""

    def __init__(
        self,
        bridge: SessionBridge,
        numbers: Sequence[int],
        *,
        again: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self.setAccessibleName("Ruling blind")
        self._bridge, self._numbers, self._again = bridge, tuple(numbers), again
        self._at = 0
        self.looked_at: BlindMove | None = None
        self.band = HatchFrame(BAND, band=True)
        self.place = PlainLabel("", "body", "ink2")
        self.back = QuietButton("Back to the table", key="Esc")
        self.back.setObjectName("leave-blind")
        self.back.clicked.connect(self.left)
        self.skip = QuietButton("Leave this one out")
        self.skip.setObjectName("skip-blind")
        self.skip.clicked.connect(self._go_on)
        self.seal = PrimaryButton("Seal", key="Ctrl+Enter")
        self.seal.setObjectName("seal-blind")
        self.seal.clicked.connect(self.press)
        self._make_form()
        self._lay_out()
        for keys, slot in (("Ctrl+Return", self.press), ("Ctrl+Enter", self.press), ("Esc", self.left.emit)):
            QShortcut(QKeySequence(keys), self, slot).setAutoRepeat(False)
        current_theme().changed.connect(self._restyle)
        self._restyle()

    @property
    def seat(self) -> str:
        """No seat: whoever rules sits at the facilitator's place."""
        return ""

    def _make_form(self) -> None:
        state = self._bridge.state
        words = tuple((one.word, one.percent) for one in state.compiled.rules.adjudication.chances)
        self.chance = ChanceField("Chance of success or better", words)
        self.chance.percent.setObjectName("blind-chance")
        self.chance.word.setObjectName("blind-word")
        self.outcome = SegmentedControl(
            [Choice(key=key, text=OUTCOME_WORDS[key]) for key in OUTCOMES], "Outcome"
        )
        self.outcome.setObjectName("blind-outcome")
        self.reason = EntryField("What it rests on", serif=True)
        self.reason.setObjectName("blind-reason")
        self.who = ChoiceBox("Who rules", hint="Nobody named")
        self.who.setObjectName("blind-who")
        people = self._bridge.session.people.values()
        self.who.offer((str(one.number), one.name) for one in people if one.name)
        self.notice = Notice("", "error")
        self.notice.hide()

    def _lay_out(self) -> None:
        self._body = Scroller("The move")
        self._told, self._board = QWidget(), QWidget()
        asked = _column(self._told)
        words = QWidget()
        self._said, self._shown = _column(words), _column(self._board)
        columns = Columns(WIDE, 24)
        columns.add(self._told, 6)
        columns.add(self._board, 5)
        self._form = Panel("raised", "Your ruling")
        form = QVBoxLayout(self._form)
        form.setContentsMargins(px(16), px(12), px(16), px(12))
        form.setSpacing(px(8))
        self._question = PlainLabel("", "body-strong", wrap=True)
        for widget in (self._question, self.chance, self.outcome, self.reason, self.who, self.notice):
            form.addWidget(widget)
        asked.addWidget(words)
        asked.addWidget(self._form)
        asked.addStretch(1)
        self._body.column.addWidget(columns)
        self._body.column.addStretch(1)
        panel = Panel("panel", "Move")
        self._inner = QVBoxLayout(panel)
        self._inner.addWidget(self._body)
        self._footer = Panel("footer", "Seal")
        row = QHBoxLayout(self._footer)
        row.setContentsMargins(px(16), px(8), px(16), px(8))
        row.setSpacing(px(8))
        row.addWidget(self.place, 1)
        for button in (self.back, self.skip, self.seal):
            row.addWidget(button)
        middle = QVBoxLayout()
        middle.setContentsMargins(px(8), px(8), px(8), px(8))
        middle.addWidget(panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.band)
        column.addLayout(middle, 1)
        column.addWidget(self._footer)

    def _restyle(self) -> None:
        self._inner.setContentsMargins(px(16), px(12), px(8), px(12))
        self._body.column.setSpacing(px(12))

    def begin(self) -> None:
        """Show the first move; call when the page is seen."""
        self._show()

    def press(self) -> None:
        """Seal what is entered and go on, or leave the page at its end."""
        move = self.looked_at
        if move is None:
            self.left.emit()
            return
        chosen = self.who.chosen()
        named = next((one for one in OUTCOMES if one == self.outcome.current()), None)
        refusal = self._bridge.attempt(
            rule_again,
            move.number,
            chance=self.chance.value() if move.asks == "chance" else None,
            outcome=named if move.asks == "outcome" else None,
            reason=self.reason.text(),
            person=int(chosen) if chosen and not self._again else None,
            again=self._again,
        )
        if not self.notice.show_refusal(refusal):
            self._go_on()
            return
        self._body.ensureWidgetVisible(self.notice)
        self._field(move).setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self) -> None:
        self._at += 1
        self._show()

    def _show(self) -> None:
        self.notice.hide()
        self.chance.reset()
        self.outcome.choose("")
        self.reason.clear()
        if self._at >= len(self._numbers):
            self._show_end()
            return
        self.looked_at = move = blind_move(self._bridge.session, self._numbers[self._at])
        self.place.setText(f"Move {self._at + 1} of {len(self._numbers)}")
        for column in (self._said, self._shown):
            clear_layout(column)
        self._show_move(move)
        self._show_board(move)
        is_chance = move.asks == "chance"
        self._question.setText(
            "How likely is it to succeed, or better?" if is_chance else "Which outcome does it have?"
        )
        self.chance.setVisible(is_chance)
        self.outcome.setVisible(not is_chance)
        self.who.setVisible(not self._again and self.who.count() > 1)
        self._body.verticalScrollBar().setValue(0)
        self._field(move).setFocus(Qt.FocusReason.OtherFocusReason)

    def _field(self, move: BlindMove) -> QWidget:
        """Return where the ruling on a move is entered first."""
        return self.chance.word if move.asks == "chance" else self.outcome

    def _show_end(self) -> None:
        self.looked_at = None
        for column in (self._said, self._shown):
            clear_layout(column)
        self._said.addWidget(EmptyState("Sealed", DONE, "ui-check"))
        self._form.hide()
        self.skip.hide()
        self.back.hide()
        self.place.setText("")
        self.seal.setText("Back to the table")
        self.seal.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_move(self, move: BlindMove) -> None:
        head = QHBoxLayout()
        head.setSpacing(px(12))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(PlainLabel(move.title, "serif-title", wrap=True))
        words.addWidget(PlainLabel(f"{move.when}. {move.said}", "secondary", "ink2", wrap=True))
        head.addWidget(Avatar(move.glyph, size=40), 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        self._said.addLayout(head)
        if move.covert:
            self._said.addWidget(HatchFrame(COVERT))
        for text, role in ((move.text, "serif-small"), (move.argument, "serif-large")):
            if text:
                self._said.addWidget(PlainLabel(text, role, wrap=True))
        if move.reasons:
            self._said.addWidget(SectionHeader("For and against", role="section"))
        for one in move.reasons:
            self._said.addWidget(PlainLabel(reason_words(one), "body", wrap=True))
        began = f"Before any argument. {move.began}" if move.began else ""
        for text in filter(None, (move.backing, began)):
            self._said.addWidget(PlainLabel(text, "secondary", "ink2", wrap=True))

    def _show_board(self, move: BlindMove) -> None:
        self._shown.addWidget(SectionHeader("The board then", move.when, role="section"))
        graph = SmallGraph()
        graph.setMinimumHeight(px(GRAPH_HEIGHT))
        graph.show_content(move.content)
        self._shown.addWidget(graph)
        self._shown.addWidget(PlainLabel(track_words(move), "secondary", "ink2", wrap=True))
        self._shown.addStretch(1)


def _column(holder: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(8))
    return column
