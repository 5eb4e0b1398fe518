"""The improvement plan: purposes with their ratings and findings, what waits to become one, and the forms.

Shown in a drawer of the table, which the room sees: all of it stands there while Control has it open. A row's
buttons bring it into its form; Ctrl+Enter writes what stands in the form that is shown.
"""

from collections.abc import Callable
from functools import partial
from typing import Final, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.bridge import SessionBridge
from ui.panels.drawers.improvement.forms import FindingForm, Form, PurposeForm, RatingForm
from ui.panels.drawers.tool import ToolPanel
from ui.widgets.buttons import IconButton, QuietButton
from ui.widgets.columns import Scroller, clear_layout
from ui.widgets.for_control import ForControl
from ui.widgets.frames import Panel, SectionHeader
from ui.widgets.painted import px
from ui.widgets.segments import Choice, SegmentedControl
from ui.widgets.text import PlainLabel
from wargame.game.events import Event
from wargame.game.state import GameState
from wargame.session import improvement
from wargame.shown.improvement import (
    FindingRow,
    PlanView,
    PurposeRow,
    Saying,
    day_warning,
    events_typed,
    evidence_words,
    plan_view,
)
from wargame.times import now

Row = TypeVar("Row")

FORMS: Final = {"purpose": "Purpose", "rating": "Rating", "finding": "Finding"}


class ImprovementPanel(ToolPanel):
    """The forms above, the plan below, and at its end what stands in no finding yet."""

    def __init__(self, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__(bridge, parent)
        self._shown: PlanView | None = None
        self.setAccessibleName("Improvement plan")
        self.control = ForControl("improvement", "the plan", self)
        self.control.turned.connect(lambda _open: self.show_state(self._bridge.state))
        self.which = SegmentedControl([Choice(key=key, text=word) for key, word in FORMS.items()], "Form")
        self.which.setObjectName("improvement-form")
        self.which.chosen.connect(self._show_form)
        scale = bridge.session.scenario.ratings
        self.purpose = PurposeForm()
        self.rating = RatingForm([(one.word, one.means) for one in scale])
        self.finding = FindingForm()
        self._forms: dict[str, Form] = {
            "purpose": self.purpose,
            "rating": self.rating,
            "finding": self.finding,
        }
        self.purpose.done.connect(self._keep_purpose)
        self.purpose.left.connect(self.purpose.show_purpose)
        self.rating.done.connect(self._rate)
        self.finding.done.connect(self._keep_finding)
        self.finding.left.connect(self.finding.show_finding)
        self._list = QVBoxLayout()
        self._lay_out()
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self, self._press)
        shortcut.setAutoRepeat(False)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._show_form("purpose")
        self.show_state(bridge.state)

    def _lay_out(self) -> None:
        self._body = Scroller("Improvement plan")
        self._body.column.setSpacing(px(8))
        self._body.column.addWidget(self.which)
        for form in self._forms.values():
            self._body.column.addWidget(form)
        self._body.column.addWidget(self.notice)
        self._list.setSpacing(px(8))
        self._body.column.addLayout(self._list)
        self._body.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(16), px(8), px(16))
        column.setSpacing(px(8))
        column.addWidget(SectionHeader("Improvement plan"))
        column.addWidget(self.control)
        column.addWidget(self._body, 1)
        self._rest = QWidget()
        column.addWidget(self._rest, 1)

    def show_state(self, _state: GameState, _events: tuple[Event, ...] = ()) -> None:
        """Show the plan, if it is open; what is being typed stays."""
        is_open = self.control.is_open()
        self._body.setVisible(is_open)
        self._rest.setHidden(is_open)
        session = self._bridge.session
        view = plan_view(session, now().date())
        if view == self._shown:
            return
        self._shown = view
        purposes = [(row.id, row.text) for row in view.rows if row.id]
        people = [(one.number, one.name) for one in session.people.values() if one.name]
        self.rating.offer(purposes, people)
        self.finding.offer(purposes)
        clear_layout(self._list)
        for row in view.rows:
            self._list.addWidget(self._row(row))
        if not view.rows:
            said = "Nothing yet. Begin with a purpose: what is this session held for?"
            self._list.addWidget(PlainLabel(said, "secondary", "ink3", wrap=True))
        if view.waiting:
            self._list.addWidget(SectionHeader("Noted and said, in no finding yet", role="section"))
        for saying in view.waiting:
            self._list.addWidget(self._saying(saying))

    def _row(self, row: PurposeRow) -> QWidget:
        panel = Panel("raised", row.text)
        column = QVBoxLayout(panel)
        column.setContentsMargins(px(12), px(8), px(8), px(8))
        column.setSpacing(px(4))
        head = QHBoxLayout()
        head.addWidget(PlainLabel(row.text, "body-strong", wrap=True), 1)
        for icon, words, name, then in self._of_purpose(row) if row.id else ():
            head.addWidget(_button(icon, words, name, then, row))
        column.addLayout(head)
        if row.id:
            column.addWidget(PlainLabel(row.rating[:1].upper() + row.rating[1:], "body-medium", wrap=True))
        for one in row.ratings:
            reason = f": {one.reason}" if one.reason else ""
            column.addWidget(PlainLabel(f"{one.who}: {one.step}{reason}", "secondary", "ink2", wrap=True))
        for finding in row.findings:
            column.addWidget(self._finding(finding))
        return panel

    def _of_purpose(self, row: PurposeRow) -> tuple[tuple[str, str, str, Callable[[PurposeRow], None]], ...]:
        """Return what can be done with a purpose: icon, words, name and the step."""
        return (
            ("ui-target", "Rate this purpose", f"rate-{row.id}", self._begin_rating),
            ("ui-edit", "Say it in other words", f"edit-{row.id}", self._edit),
            ("ui-trash", "Give this purpose up", f"drop-{row.id}", self._drop),
        )

    def _finding(self, row: FindingRow) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, px(4), 0, 0)
        column.setSpacing(px(2))
        head = QHBoxLayout()
        head.addWidget(PlainLabel(f"{row.number}. {row.kind}", "caption", "ink2"), 1)
        name = f"finding {row.number}"
        head.addWidget(_button("ui-edit", f"Change {name}", f"edit-finding-{row.number}", self._change, row))
        head.addWidget(_button("ui-trash", f"Take {name} out", f"drop-finding-{row.number}", self._out, row))
        column.addLayout(head)
        column.addWidget(PlainLabel(row.text, "serif", wrap=True))
        said = (
            evidence_words(row.evidence).capitalize(),
            f"Recommended: {row.recommendation}" if row.recommendation else "",
            row.promise,
        )
        for text in filter(None, said):
            column.addWidget(PlainLabel(text, "secondary", "ink2", wrap=True))
        if row.warning:
            column.addWidget(PlainLabel(row.warning, "secondary", "warn", wrap=True))
        return holder

    def _saying(self, saying: Saying) -> QWidget:
        panel = Panel("raised", saying.text)
        column = QVBoxLayout(panel)
        column.setContentsMargins(px(12), px(6), px(8), px(6))
        column.setSpacing(px(2))
        column.addWidget(PlainLabel(f"{saying.who}, event {saying.event}", "caption", "ink2"))
        column.addWidget(PlainLabel(saying.text, "serif", wrap=True, lines=4))
        button = QuietButton("Make a finding of it", icon="ui-plus", plain=True)
        button.setObjectName(f"take-up-{saying.event}")
        button.clicked.connect(partial(self._take_up, saying))
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)
        return panel

    def _show_form(self, key: str) -> None:
        self.which.choose(key)
        for name, form in self._forms.items():
            form.setVisible(name == key)
        self.notice.hide()

    def _go_to(self, key: str, field: QWidget) -> None:
        self._show_form(key)
        self._body.verticalScrollBar().setValue(0)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _press(self) -> None:
        """Write what stands in the form that is shown."""
        if self._body.isVisible():
            self._forms[self.which.current()].done.emit()

    def _edit(self, row: PurposeRow) -> None:
        self.purpose.show_purpose(row.id, row.text)
        self._go_to("purpose", self.purpose.text)

    def _begin_rating(self, row: PurposeRow) -> None:
        self.rating.purpose.choose(row.id)
        self._go_to("rating", self.rating.step)

    def _change(self, row: FindingRow) -> None:
        plan = improvement.improvement_plan(self._bridge.state)
        self.finding.show_finding(improvement.find_finding(plan, row.number))
        self._go_to("finding", self.finding.text)

    def _take_up(self, saying: Saying, _checked: bool = False) -> None:
        self.finding.show_finding(text=saying.text, evidence=saying.event)
        self._go_to("finding", self.finding.text)

    def _drop(self, row: PurposeRow) -> None:
        if self._do(improvement.drop_purpose, row.id) and self.purpose.purpose == row.id:
            self.purpose.show_purpose()

    def _out(self, row: FindingRow) -> None:
        if self._do(improvement.drop_finding, row.number) and self.finding.number == row.number:
            self.finding.show_finding()

    def _keep_purpose(self) -> None:
        text = self.purpose.text.toPlainText()
        if self.purpose.purpose:
            done = self._do(improvement.reword_purpose, self.purpose.purpose, text)
        else:
            done = self._do(improvement.add_purpose, text)
        if done:
            self.purpose.show_purpose()
            self.purpose.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _rate(self) -> None:
        form = self.rating
        missing = next((box for box in (form.purpose, form.step) if box.chosen() is None), None)
        if missing is not None:
            self.notice.show_refusal(f"{missing.hint} Choose one.")
            missing.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        reason = form.reason.toPlainText()
        done = self._do(
            improvement.rate_purpose,
            form.purpose.chosen(),
            form.step.chosen(),
            reason=reason,
            person=form.person,
        )
        if done:
            form.empty()

    def _keep_finding(self) -> None:
        typed = self.finding.typed()
        numbers, unread = events_typed(typed.evidence)
        if unread:
            self.notice.show_refusal(unread)
            self.finding.evidence.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        done = self._do(
            improvement.write_finding,
            typed.text,
            kind=typed.kind,
            number=typed.number,
            purpose=typed.purpose,
            evidence=numbers,
            recommendation=typed.recommendation,
            action=typed.action,
            owner=typed.owner,
            due=typed.due,
            person=typed.person,
        )
        if done:
            self.finding.show_finding()
            self.finding.text.setFocus(Qt.FocusReason.OtherFocusReason)
            self._warn(day_warning(self._bridge.state, typed.number, now().date()))

    def _warn(self, words: str) -> None:
        self.notice.setHidden(not words)
        self.notice.tell(words, "warn")


def _button(icon: str, words: str, name: str, then: Callable[[Row], None], of: Row) -> IconButton:
    button = IconButton(icon, words)
    button.setObjectName(name)
    button.clicked.connect(lambda: then(of))
    return button
