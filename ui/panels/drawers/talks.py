"""Control's side of what is said in private: questions to answer, votes of the table, messages to seats.

Shown in a drawer of the table, which the room sees: votes stand there, all else while Control has it open.
What seats wrote to one another stands in the log.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from ui.bridge import SessionBridge
from ui.panels.drawers.tool import ToolPanel
from ui.widgets.buttons import QuietButton
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.columns import KeptRows, Rows, Scroller, clear_layout
from ui.widgets.fields import SerifEdit
from ui.widgets.flow import FlowLayout
from ui.widgets.for_control import ForControl
from ui.widgets.frames import Panel, SectionHeader
from ui.widgets.painted import px
from ui.widgets.text import PlainLabel, plain_words
from wargame.game.events import Event
from wargame.game.rules import name_of
from wargame.game.state import GameState, Query, Vote
from wargame.session import messages as talks
from wargame.session import notes
from wargame.shown.log import Coverage, coverage


class TalksPanel(ToolPanel):
    """Questions above, the vote in the middle, a message below."""

    def __init__(self, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__(bridge, parent)
        self.setAccessibleName("Questions, votes, messages")
        scroll = Scroller("Questions, votes, messages")
        column = scroll.column
        column.setSpacing(px(8))
        self._head = SectionHeader("Questions to Control", role="section")
        self._questions = QVBoxLayout()
        self._asked_rows = KeptRows(self._questions)
        self._votes = QVBoxLayout()
        self._vote_rows = KeptRows(self._votes)
        self.control = ForControl("talks", "the rest", self)
        self.control.turned.connect(lambda _open: self.show_state(self._bridge.state))
        column.addWidget(self.control)
        column.addWidget(self.notice)
        self._asked, self._said = QWidget(), QWidget()
        column.addWidget(self._asked)
        column.addWidget(SectionHeader("Votes of the table", role="section"))
        column.addLayout(self._votes)
        self._form = self._vote_form()
        column.addWidget(self._form)
        column.addWidget(self._said)
        column.addStretch(1)
        self._fill_private()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(16), px(16), px(8), px(16))
        outer.addWidget(SectionHeader("Questions, votes, messages"))
        outer.addWidget(scroll, 1)
        self._seen: object = None
        self._plan_shown: tuple[Coverage, ...] = ()
        self.show_state(bridge.state)

    def _fill_private(self) -> None:
        """Put what is between Control and single seats, and Control's own, into its two places."""
        asked, said = QVBoxLayout(self._asked), QVBoxLayout(self._said)
        for inner in (asked, said):
            inner.setContentsMargins(0, 0, 0, 0)
            inner.setSpacing(px(8))
        asked.addWidget(self._head)
        asked.addLayout(self._questions)
        said.addWidget(SectionHeader("Message from Control", role="section"))
        said.addWidget(self._message_form())
        said.addWidget(SectionHeader("Data collection plan", role="section"))
        said.addWidget(self._plan_form())

    def _vote_form(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        self.question = SerifEdit("What is voted on?", "Question of the vote", 2)
        self.question.setObjectName("vote-question")
        self.options = QLineEdit("Yes, No")
        self.options.setObjectName("vote-options")
        self.options.setAccessibleName("Options, with commas between them")
        self.secret = QCheckBox("Secret: only the counts are told")
        self.secret.setObjectName("vote-secret")
        button = QuietButton("Let the table vote", icon="ui-vote")
        button.setObjectName("vote-open")
        button.clicked.connect(self._open_vote)
        for widget in (self.question, self.options, self.secret):
            column.addWidget(widget)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)
        return page

    def _message_form(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        holder = QWidget()
        flow = FlowLayout(holder)
        self.to: dict[str, QCheckBox] = {}
        for actor in self._bridge.session.scenario.seats:
            self.to[actor.id] = QCheckBox(plain_words(actor.name))
            self.to[actor.id].setObjectName(f"control-to-{actor.id}")
            flow.addWidget(self.to[actor.id])
        self.text = SerifEdit("Read by these seats alone", "Message", 3)
        self.text.setObjectName("control-text")
        button = QuietButton("Send")
        button.setObjectName("control-send")
        button.clicked.connect(self._send)
        column.addWidget(holder)
        column.addWidget(self.text)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)
        return page

    def _plan_form(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        self._covered = QVBoxLayout()
        column.addLayout(self._covered)
        self.plan = SerifEdit("What should the observers be able to answer?", "Question of the plan", 2)
        self.plan.setObjectName("plan-text")
        button = QuietButton("Add it to the plan")
        button.setObjectName("plan-add")
        button.clicked.connect(self._add_to_plan)
        column.addWidget(self.plan)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)
        return page

    def _add_to_plan(self) -> None:
        if self._do(notes.add_plan_question, self.plan.toPlainText()):
            self.plan.clear()

    def show_state(self, state: GameState, _events: tuple[Event, ...] = ()) -> None:
        """Show what waits, as far as it is open; what is being typed stays while nothing of it changes."""
        for widget in (self._asked, self._said):
            widget.setVisible(self.control.is_open())
        plan = coverage(notes.plan_questions(state), self._bridge.session.history.line())
        if plan != self._plan_shown:
            self._plan_shown = plan
            self._show_plan(plan)
        now = (state.affairs.queries, state.affairs.votes)
        if now == self._seen:
            return
        self._seen = now
        waiting = [one for one in state.affairs.queries if not one.answer]
        self._head.set_texts("Questions to Control", f"{len(waiting)} waiting" if waiting else "")
        queries = waiting or state.affairs.queries[-1:]
        asked: Rows = [(one, partial(self._query, state, one)) for one in queries]
        self._asked_rows.show(asked or [("nobody", _nobody)])
        running = talks.open_vote_of(state)
        self._form.setVisible(running is None)
        votes = state.affairs.votes[-2:]
        self._vote_rows.show(
            [((one.number, one.closed), partial(VoteFrame, state, one, self._ballot)) for one in votes]
        )
        for vote in votes:
            self._vote_rows.at((vote.number, vote.closed), VoteFrame).show_vote(state, vote)

    def _show_plan(self, plan: tuple[Coverage, ...]) -> None:
        """Show each question of the plan with how many observations speak to it."""
        clear_layout(self._covered)
        for one in plan:
            tone = "ink" if one.notes else "ink2"
            line = PlainLabel(f"{one.text} ({one.words})", "secondary", tone, wrap=True)
            line.setObjectName(f"plan-{one.id}")
            self._covered.addWidget(line)

    def _query(self, state: GameState, query: Query) -> QWidget:
        panel = Panel("raised", f"Question {query.number}")
        column = QVBoxLayout(panel)
        head = f"{query.number}. {name_of(state, query.seat)}"
        column.addWidget(SectionHeader(head, f"turn {query.turn}", role="body-strong"))
        column.addWidget(PlainLabel(query.text, "serif", wrap=True))
        if query.answer:
            column.addWidget(PlainLabel(f"Answered: {query.answer}", "secondary", "ink2", wrap=True))
            return panel
        answer = SerifEdit("Read by this seat alone", f"Answer to question {query.number}", 2)
        answer.setObjectName(f"answer-{query.number}")
        button = QuietButton("Answer")
        button.setObjectName(f"answer-send-{query.number}")
        button.clicked.connect(lambda: self._do(talks.answer_question, query.number, answer.toPlainText()))
        column.addWidget(answer)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)
        return panel

    def _cast(self, seat: ChoiceBox, option: ChoiceBox, vote: int) -> None:
        missing = next((box for box in (seat, option) if box.chosen() is None), None)
        if missing is None:
            self._do(talks.cast, seat.chosen(), option.chosen(), vote=vote)
        else:
            missing.setFocus()

    def _ballot(self, state: GameState, vote: Vote) -> QWidget:
        """Return where Control enters a vote that was raised by hand, and closes the vote."""
        seat, option = ChoiceBox("Who votes"), ChoiceBox("What the seat chooses")
        seat.setObjectName("ballot-seat")
        option.setObjectName("ballot-option")
        seat.offer((actor.id, actor.name) for actor in state.compiled.scenario.seats)
        option.offer((one, one) for one in vote.options)
        enter = QuietButton("Enter its vote")
        enter.setObjectName("ballot-enter")
        enter.clicked.connect(lambda: self._cast(seat, option, vote.number))
        close = QuietButton("Close the vote", icon="ui-check")
        close.setObjectName("vote-close")
        close.clicked.connect(lambda: self._do(talks.close_vote))
        holder = QWidget()
        flow = FlowLayout(holder)
        for widget in (seat, option, enter, close):
            flow.addWidget(widget)
        return holder

    def _open_vote(self) -> None:
        options = tuple(one.strip() for one in self.options.text().split(","))
        if self._do(talks.open_vote, self.question.toPlainText(), options, secret=self.secret.isChecked()):
            self.question.clear()

    def _send(self) -> None:
        to = tuple(seat for seat, box in self.to.items() if box.isChecked())
        if self._do(talks.send, "", to, self.text.toPlainText()):
            self.text.clear()


def _nobody() -> QWidget:
    return PlainLabel("Nobody has asked yet.", "secondary", "ink3", wrap=True)


class VoteFrame(Panel):
    """A vote: who has voted, or the counts, and where Control enters a ballot while it is open."""

    def __init__(self, state: GameState, vote: Vote, ballot: Callable[[GameState, Vote], QWidget]) -> None:
        super().__init__("raised", f"Vote {vote.number}")
        column = QVBoxLayout(self)
        self._head = SectionHeader(f"Vote {vote.number}", role="body-strong")
        self._counts = PlainLabel("", "body-medium", wrap=True)
        column.addWidget(self._head)
        column.addWidget(PlainLabel(vote.question, "serif", wrap=True))
        column.addWidget(self._counts)
        if not vote.closed:
            column.addWidget(ballot(state, vote))

    def show_vote(self, state: GameState, vote: Vote) -> None:
        """Show how far it has come; a ballot that is being filled in stays."""
        aside = "closed" if vote.closed else f"{len(vote.cast)} of {len(state.compiled.seats)} have voted"
        self._head.set_texts(f"Vote {vote.number}", aside)
        told = vote.closed or not vote.secret
        self._counts.setVisible(told)
        self._counts.setText(
            ", ".join(f"{one} {count}" for one, count in vote.counts.items()) if told else ""
        )
