"""The hot wash, guided: four questions one after the other, seat by seat, with the answers handed in before.

Shown in a drawer of the table, which the room sees. Private answers stand there while Control has them open;
what is said at the table is written down under its question and seat.
"""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from ui.bridge import SessionBridge
from ui.widgets.buttons import QuietButton
from ui.widgets.columns import Scroller, clear_layout
from ui.widgets.fields import SerifEdit
from ui.widgets.for_control import ForControl
from ui.widgets.frames import HatchFrame, Panel, SectionHeader
from ui.widgets.notices import Notice
from ui.widgets.painted import px
from ui.widgets.segments import Choice, SegmentedControl
from ui.widgets.text import PlainLabel, add_choice
from wargame.game.events import Event, HotWashAnswered
from wargame.game.state import GameState
from wargame.session import messages as talks

STEPS: Final[dict[str, tuple[str, str]]] = {
    "planned": ("Planned", "What was each seat trying to do? Let each say it in a sentence, without a why."),
    "happened": (
        "Happened",
        "What happened? Stay with what is on the record; open the replay where it is unclear.",
    ),
    "why": ("Why", "Why did it come out so? Ask for the moment at which another choice was open."),
    "next": (
        "Next",
        "What follows: what would you keep, what would you do otherwise, what should be found out?",
    ),
}
"""Each question's word, and how the talk is led through it."""


class HotWashPanel(QWidget):
    """One question at a time."""

    asked = Signal(str)
    """Another tool is wanted, by the name of its command."""

    def __init__(self, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.setAccessibleName("Hot wash")
        self.steps = SegmentedControl(
            [Choice(key=key, text=word) for key, (word, _) in STEPS.items()], "Question"
        )
        self.steps.setObjectName("wash-steps")
        self.steps.choose("planned")
        self.steps.chosen.connect(lambda _key: self._show())
        self.prompt = PlainLabel("", "serif-large", wrap=True)
        self.seat = QComboBox()
        self.seat.setObjectName("said-seat")
        self.seat.setAccessibleName("Who said it")
        self.seat.addItem("The table", "")
        for actor in bridge.session.scenario.seats:
            add_choice(self.seat, actor.name, actor.id)
        self.said = SerifEdit("What was said", "What was said", 3)
        self.said.setObjectName("said-text")
        self.keep = QuietButton("Write it down", icon="ui-note")
        self.keep.setObjectName("said-keep")
        self.keep.clicked.connect(self._write)
        self.control = ForControl("hot-wash", "private answers", self)
        self.control.turned.connect(lambda _open: self._show())
        self.notice = Notice("", "error")
        self.notice.hide()
        self._answers = QVBoxLayout()
        self._lay_out()
        self.show_state(bridge.state)

    def _lay_out(self) -> None:
        scroll = Scroller("Answers")
        scroll.column.addLayout(self._answers)
        scroll.column.addStretch(1)
        self.plan = QuietButton("Improvement plan", icon="ui-target", plain=True)
        self.plan.setObjectName("wash-plan")
        self.plan.clicked.connect(lambda: self.asked.emit("improvement"))
        row = QHBoxLayout()
        row.addWidget(self.seat, 1)
        row.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(16), px(8), px(16))
        column.setSpacing(px(8))
        column.addWidget(SectionHeader("Hot wash"))
        for widget in (self.steps, self.prompt, self.said):
            column.addWidget(widget)
        column.addLayout(row)
        column.addWidget(self.notice)
        column.addWidget(self.control)
        column.addWidget(scroll, 1)
        column.addWidget(self.plan, 0, Qt.AlignmentFlag.AlignLeft)

    def show_state(self, _state: GameState, _events: tuple[Event, ...] = ()) -> None:
        """Show the answers to the question in hand."""
        self._show()

    def _found(self) -> list[HotWashAnswered]:
        events = [entry.event for entry in self._bridge.session.history.line()]
        about = self.steps.current()
        return [one for one in events if isinstance(one, HotWashAnswered) and one.about == about]

    def _show(self) -> None:
        self.prompt.setText(STEPS[self.steps.current()][1])
        found = self._found()
        clear_layout(self._answers)
        for one in found:
            if self.control.is_open() or not one.private:
                self._answers.addWidget(self._answer(one))

    def _answer(self, one: HotWashAnswered) -> QWidget:
        told = self._bridge.narrator.tell(one)
        panel = Panel("raised", told.text)
        column = QVBoxLayout(panel)
        column.setContentsMargins(px(10), px(6), px(10), px(6))
        if one.private:
            column.addWidget(HatchFrame("For Control only"))
        names = {actor.id: actor.name for actor in self._bridge.session.scenario.seats}
        column.addWidget(PlainLabel(names.get(one.seat, "The table"), "caption", "ink2"))
        column.addWidget(PlainLabel(one.text, "serif", wrap=True))
        return panel

    def _write(self) -> None:
        about = next(key for key in talks.ABOUTS if key == self.steps.current())
        refusal = self._bridge.attempt(
            talks.reflect, about, self.said.toPlainText(), seat=self.seat.currentData(), private=False
        )
        if self.notice.show_refusal(refusal):
            return
        self.said.clear()
        self._show()
