"""The briefing in the middle of the table: the inject that is due, read out, fired, skipped or put off.

Comes from `game.turn.due_inject`; a seat's option to pay is answered here, and for a seat that is asked
Control can answer. When all injects are done the stage shows what was fired in this turn, or, if there was
none, where things stand. The room looks on: an inject for some seats alone, Control's notes, answers that
Control gives for seats, and which covert move could come to light stand there while Control has them open.
"""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.bridge import SessionBridge
from ui.panels.stages.stage import OwnStep, Stage
from ui.widgets.buttons import QuietButton
from ui.widgets.columns import Scroller, clear_layout
from ui.widgets.flow import FlowLayout
from ui.widgets.for_control import ForControl
from ui.widgets.frames import Glyph, HatchFrame, Panel
from ui.widgets.number_field import NumberField
from ui.widgets.painted import px
from ui.widgets.picture import PictureFrame
from ui.widgets.text import PlainLabel, plain_words
from wargame.game import turn
from wargame.game.asking import silent_seats
from wargame.game.compiled import BoundInject
from wargame.game.events import Event, InjectFired
from wargame.game.rules import name_of
from wargame.game.state import GameState
from wargame.session import answers, injects, turns
from wargame.shown.briefing import standing
from wargame.shown.injects import answer_choices, asked_words
from wargame.shown.next_step import PRIVATE, next_step
from wargame.shown.pictures import of_inject
from wargame.shown.rulings import without_purses

PICTURE = 260
"""How high the picture of an inject may be, in px at 100 %."""
NOTE_LINES = 6
"""Of Control's own note; more are in its tooltip."""


class BriefingStage(Stage):
    """One inject at a time, in serif, large."""

    def __init__(self, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__(bridge, parent)
        self._inject = ""
        self.situation = PlainLabel("", "serif", "ink2", wrap=True)
        """Before the first inject of the game: what is read out first."""
        self.kicker = PlainLabel("", "label", "ink2")
        self.title = PlainLabel("", "serif-page", wrap=True)
        self.text = PlainLabel("", "serif-brief", wrap=True)
        self.picture = PictureFrame(PICTURE)
        self.effects = PlainLabel("", "large", "ink2", wrap=True)
        self.note = HatchFrame("", lines=NOTE_LINES)
        self.control = ForControl("briefing", "what is for Control", self)
        self.control.turned.connect(lambda _open: self.show_state(self.bridge.state))
        self.skip = QuietButton("Leave it out")
        self.skip.setObjectName("skip-inject")
        self.skip.clicked.connect(lambda: self.bridge.do(injects.skip_inject, self._inject))
        self.until = NumberField()
        self.until.setObjectName("postpone-until")
        self.until.setAccessibleName("Turn to which it is put off")
        self.postpone = QuietButton("Put off to turn")
        self.postpone.setObjectName("postpone-inject")
        self.postpone.clicked.connect(
            lambda: self.bridge.do(injects.postpone_inject, self._inject, self.until.value())
        )
        self.pay = QuietButton("")
        self.pay.setObjectName("pay-option")
        self.pay.clicked.connect(lambda: self.bridge.do(injects.answer_inject, pays=True))
        self.open = QuietButton("Open the answers")
        self.open.setObjectName("open-answers")
        self.open.clicked.connect(lambda: self.bridge.do(answers.open_answers))
        self.asked = PlainLabel("", "secondary", "ink2", wrap=True)
        """Who is asked, and who has answered."""
        self._choices = QHBoxLayout()
        self._own = QVBoxLayout()
        """What Control alone presses: the covert move that comes to light, answers for seats."""
        self._lay_out()

    def _lay_out(self) -> None:
        panel = Panel("panel", "Briefing")
        inner = QVBoxLayout(panel)
        inner.setContentsMargins(px(48), px(32), px(48), px(24))
        inner.setSpacing(px(12))
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(Glyph("ui-inject", 20, "ink"))
        head.addWidget(self.kicker, 1)
        inner.addWidget(self.situation)
        inner.addLayout(head)
        words = Scroller("Inject")
        words.column.setSpacing(px(12))
        for label in (self.title, self.text, self.picture, self.effects, self.asked, self.control, self.note):
            words.column.addWidget(label)
        words.column.addLayout(self._own)
        words.column.addStretch(1)
        inner.addWidget(words, 1)
        for widget in (self.skip, self.postpone, self.until, self.pay, self.open):
            self._choices.addWidget(widget)
        self._choices.setSpacing(px(8))
        self._choices.addStretch(1)
        inner.addLayout(self._choices)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(panel)

    def show_state(self, state: GameState, events: tuple[Event, ...] = ()) -> None:
        """Show the inject that is due or waits, else what was fired."""
        asking = state.table.asking
        waiting = state.compiled.inject_by_id.get(asking.inject if asking else state.table.waiting)
        due = turn.due_inject(state) if state.phase_kind == "briefing" else None
        bound = waiting or due
        self._show_choices(state, due=due is not None and waiting is None, waiting=waiting)
        self._show_own(state)
        self._show_situation(state, bound is not None)
        if state.table.to_expose:
            self._say("Inject", "A covert move comes to light", "Show what is for Control, and choose.", "")
            return
        if bound is None:
            self._show_fired(state, events)
            return
        self._show_inject(state, bound, waits=waiting is not None)

    def _show_inject(self, state: GameState, bound: BoundInject, *, waits: bool) -> None:
        """Show the inject that is next; of one for some seats alone only that it is, until Control asks."""
        inject = bound.inject
        self._inject = inject.id
        asking = state.table.asking
        waiting = "Waits for answers" if asking else "Waits for an answer"
        words = waiting if waits else "Due in this briefing"
        if (inject.to or (asking and not asking.public)) and not self.control.is_open():
            self._say(words, PRIVATE, "It is for some seats alone. Show what is for Control to read it.", "")
            return
        if inject.to:
            words += f", for {', '.join(name_of(state, seat) for seat in inject.to)} alone"
        # What it moved when it fired has moved; what it asks is in its words.
        self._say(words, inject.title, inject.text, "" if asking else _moves(self.bridge, state, bound))
        if asking:
            self.asked.setText(asked_words(state))
            self.asked.show()
        self.picture.show_picture(of_inject(state.compiled, inject.id))
        self.note.setVisible(bool(inject.note) and self.control.is_open())
        self.note.set_text(f"For Control: {inject.note}")

    def _show_situation(self, state: GameState, due: bool) -> None:
        """Show the opening situation above the first inject; without one it stands there alone."""
        first = due and state.turn == 1 and not any(state.memory.fired)
        self.situation.setVisible(first)
        if first:
            said = standing(self.bridge.session)
            self.situation.setText(f"{said.kicker}. {said.text}")

    def _say(self, kicker: str, title: str, text: str, effects: str) -> None:
        self.kicker.setText(kicker)
        self.title.setText(title)
        self.text.setText(text)
        self.effects.setText(effects)
        self.picture.show_picture(None)
        self.asked.hide()
        self.note.setVisible(False)

    def _show_fired(self, state: GameState, _events: tuple[Event, ...]) -> None:
        line = [entry.event for entry in self.bridge.session.history.line()]
        fired = [
            one
            for one in line
            if isinstance(one, InjectFired) and one.turn == state.turn and self._may_stand(one.to)
        ]
        if not fired:
            said = standing(self.bridge.session)
            self._say(said.kicker, said.title, said.text, "\n".join(said.lines))
            return
        text = "\n\n".join(one.text for one in fired if one.text)
        self._say("Fired in this briefing", "; ".join(one.title for one in fired), text, "")
        shown = (of_inject(state.compiled, one.inject) for one in reversed(fired))
        self.picture.show_picture(next((one for one in shown if one is not None), None))

    def _may_stand(self, to: tuple[str, ...]) -> bool:
        """Return whether what is for these seats, or for all, may be read here now."""
        return not to or self.control.is_open()

    def _show_choices(self, state: GameState, *, due: bool, waiting: BoundInject | None) -> None:
        later = state.turn < state.last_turn
        self.skip.setVisible(due)
        self.postpone.setVisible(due and later)
        self.until.setVisible(due and later)
        self.until.setRange(min(state.turn + 1, state.last_turn), state.last_turn)
        self.open.setVisible(state.table.asking is not None)
        option = waiting.inject.option if waiting else None
        self.pay.setVisible(option is not None and waiting is not None and self._may_stand(waiting.inject.to))
        if option is not None:
            self.pay.setText(f"{name_of(state, option.seat)} pays {option.price} and cancels it")

    def _show_own(self, state: GameState) -> None:
        clear_layout(self._own)
        if not self.control.is_open():
            return
        for one in state.memory.covert if state.table.to_expose else ():
            button = QuietButton(f"{name_of(state, one.seat)}: {one.title}", icon="ui-eyeoff")
            button.setObjectName(f"expose-{one.number}")
            button.clicked.connect(lambda _=False, number=one.number: self.bridge.do(turns.expose, number))
            self._own.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        for seat in silent_seats(state):
            self._own.addWidget(self._answers_for(state, seat))

    def _answers_for(self, state: GameState, seat: str) -> QWidget:
        """Return a line with a press for each answer that Control can give for a seat."""
        holder = QWidget()
        flow = FlowLayout(holder)
        flow.addWidget(PlainLabel(f"{name_of(state, seat)} answers", "body-strong"))
        for one in answer_choices(state, seat):
            button = QuietButton(one.title)
            button.setObjectName(f"answer-{seat}-{one.id}")
            button.setEnabled(not one.why_not)
            button.setToolTip(plain_words(one.why_not))
            button.clicked.connect(partial(self._answer, seat, one.id))
            flow.addWidget(button)
        return holder

    def _answer(self, seat: str, answer: str, _checked: bool = False) -> None:
        self.bridge.do(answers.answer, seat, answer)

    def own_step(self) -> OwnStep | None:
        """Offer to fire, or to let happen; choosing the covert move is done above."""
        step = next_step(self.bridge.state)
        if step.kind == "expose":
            return OwnStep(words="Choose a covert move", title=step.title, detail=step.detail, ready=False)
        return None


def _moves(bridge: SessionBridge, state: GameState, bound: BoundInject) -> str:
    """Return what an inject would move now, in words, as far as the room may read it."""
    fired = turn.fire(state, bound)
    changes = fired.changes
    if fired.waits_for:
        changes = turn.answer(state, bound, pays=False).changes
    narrator = bridge.narrator
    return "\n".join(narrator.change(one) for one in without_purses(state, changes))
