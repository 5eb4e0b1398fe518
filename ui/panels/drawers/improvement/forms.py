"""The forms of the improvement plan: a purpose, a rating, a finding.

Each form tells by `done` that what was typed is to be kept; the panel carries it out and empties the form
once it was taken. Nothing here knows of the session: purposes, people and the scale are offered to it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.buttons import QuietButton
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.fields import EntryField, SerifEdit
from ui.widgets.painted import px
from ui.widgets.segments import Choice, SegmentedControl
from ui.widgets.text import PlainLabel, add_choice
from wargame.game.state import Finding

ALL_OBSERVERS: Final = "All observers, agreed"


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedFinding:
    """A finding as it stands in the form."""

    number: int | None
    kind: Literal["strength", "improvement"]
    text: str
    purpose: str
    evidence: str
    """Numbers of events, as typed."""
    recommendation: str
    action: str
    owner: str
    due: str
    person: int | None
    """Who wrote it first."""


class Form(QWidget):
    """Fields below one another, and at the end the button that tells what they say."""

    done = Signal()
    left = Signal()
    """What was being changed is to stay as it is."""

    def __init__(self, name: str, words: str) -> None:
        super().__init__()
        self.setAccessibleName(words)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(px(6))
        self.button = QuietButton(words, key="Ctrl+Enter", icon="ui-note")
        self.button.setObjectName(f"{name}-done")
        self.button.clicked.connect(self.done)
        self.cancel = QuietButton("Leave it", plain=True)
        self.cancel.setObjectName(f"{name}-leave")
        self.cancel.clicked.connect(self.left)
        self.cancel.hide()

    def add(self, *widgets: QWidget) -> None:
        """Put the fields below one another, then the buttons."""
        for widget in widgets:
            self.column.addWidget(widget)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.button)
        self.column.addLayout(row)

    def changes(self, words: str, *, is_old: bool) -> None:
        """Say on the button what it does, and offer to leave what is there as it is."""
        self.button.setText(words)
        self.cancel.setVisible(is_old)


class PurposeForm(Form):
    """What the session is held for."""

    def __init__(self) -> None:
        super().__init__("purpose", "Add the purpose")
        self.purpose = ""
        """The one whose words are changed; empty for a new one."""
        self.text = SerifEdit("What should the table practise, try out or find out?", "Purpose", 3)
        self.text.setObjectName("purpose-text")
        self.add(self.text)

    def show_purpose(self, purpose: str = "", text: str = "") -> None:
        """Show a purpose to be said in other words, or nothing for a new one."""
        self.purpose = purpose
        self.text.setPlainText(text)
        self.changes("Keep these words" if purpose else "Add the purpose", is_old=bool(purpose))


class RatingForm(Form):
    """How far a purpose was met, and who says so."""

    def __init__(self, scale: Sequence[tuple[str, str]]) -> None:
        super().__init__("rating", "Rate it")
        self._means = dict(scale)
        self.purpose = ChoiceBox("Purpose", hint="Which purpose?")
        self.purpose.setObjectName("rating-purpose")
        self.step = ChoiceBox("Rating", hint="How far was it met?")
        self.step.setObjectName("rating-step")
        self.step.offer((word, word[:1].upper() + word[1:]) for word, _ in scale)
        self.step.currentIndexChanged.connect(lambda _at: self._explain())
        self.means = PlainLabel("", "secondary", "ink2", wrap=True)
        self.who = QComboBox()
        self.who.setObjectName("rating-who")
        self.who.setAccessibleName("Who rates it")
        self.who.addItem(ALL_OBSERVERS, 0)
        self.reason = SerifEdit("Why?", "Reason", 2)
        self.reason.setObjectName("rating-reason")
        self.add(self.purpose, self.step, self.means, self.who, self.reason)
        self._explain()

    @property
    def person(self) -> int | None:
        """Who rates it; None for what all agree on."""
        found = self.who.currentData()
        return found if isinstance(found, int) and found else None

    def offer(self, purposes: Iterable[tuple[str, str]], people: Iterable[tuple[int, str]]) -> None:
        """Offer the purposes and whoever is or was at the table."""
        self.purpose.offer(purposes)
        for number, name in people:
            if self.who.findData(number) < 0:
                add_choice(self.who, name, number)

    def empty(self) -> None:
        """Be ready for the next rating, by the same person."""
        self.step.choose(None)
        self.reason.clear()

    def _explain(self) -> None:
        said = self._means.get(self.step.chosen() or "", "")
        self.means.setText(said)
        self.means.setHidden(not said)


class FindingForm(Form):
    """A strength or an area for improvement, with all that belongs to it."""

    def __init__(self) -> None:
        super().__init__("finding", "Write it down")
        self.number: int | None = None
        """The finding that is changed; none for a new one."""
        self._person: int | None = None
        self.kind = SegmentedControl(
            [
                Choice(key="improvement", text="Area for improvement"),
                Choice(key="strength", text="Strength"),
            ],
            "Kind of finding",
        )
        self.kind.setObjectName("finding-kind")
        self.text = SerifEdit("What went well, or what could go better?", "Finding", 3)
        self.text.setObjectName("finding-text")
        self.purpose = QComboBox()
        self.purpose.setObjectName("finding-purpose")
        self.purpose.setAccessibleName("Purpose that it speaks to")
        self.purpose.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.purpose.setMinimumContentsLength(12)
        self.evidence = _line("finding-evidence", "Events it rests on: 12, 40", "Numbers of events")
        self.recommendation = SerifEdit("What is recommended?", "Recommendation", 2)
        self.recommendation.setObjectName("finding-recommendation")
        self.action = SerifEdit("What is done about it?", "Action", 2)
        self.action.setObjectName("finding-action")
        self.owner = _line("finding-owner", "Who sees to it?", "Owner")
        self.due = _line("finding-due", "By when? 1 March 2027", "Day by which it is done")
        said = (self.kind, self.text, self.purpose, self.evidence)
        self.add(*said, self.recommendation, self.action, self.owner, self.due)
        self.offer(())

    def offer(self, purposes: Iterable[tuple[str, str]]) -> None:
        """Offer the purposes; what is chosen stays so while it is there."""
        chosen = self.purpose.currentData()
        self.purpose.clear()
        self.purpose.addItem("No purpose of its own", "")
        for key, text in purposes:
            add_choice(self.purpose, text, key)
        self.purpose.setCurrentIndex(max(0, self.purpose.findData(chosen)))

    def show_finding(
        self, finding: Finding | None = None, text: str = "", evidence: int | None = None
    ) -> None:
        """Show a finding to be changed; or a new one, made of what was noted or said in an event."""
        shown = finding or Finding(
            number=0, kind="improvement", text=text, evidence=() if evidence is None else (evidence,)
        )
        self.number = finding.number if finding else None
        self._person = shown.person
        self.kind.choose(shown.kind)
        for edit, said in (
            (self.text, shown.text),
            (self.recommendation, shown.recommendation),
            (self.action, shown.action),
        ):
            edit.setPlainText(said)
        self.purpose.setCurrentIndex(max(0, self.purpose.findData(shown.purpose)))
        self.evidence.setText(", ".join(str(number) for number in shown.evidence))
        self.owner.setText(shown.owner)
        self.due.setText(shown.due)
        words = f"Keep finding {finding.number}" if finding else "Write it down"
        self.changes(words, is_old=finding is not None)

    def typed(self) -> TypedFinding:
        """Return what stands in the form."""
        return TypedFinding(
            number=self.number,
            kind="strength" if self.kind.current() == "strength" else "improvement",
            text=self.text.toPlainText(),
            purpose=self.purpose.currentData() or "",
            evidence=self.evidence.text(),
            recommendation=self.recommendation.toPlainText(),
            action=self.action.toPlainText(),
            owner=self.owner.text(),
            due=self.due.text(),
            person=self._person,
        )


def _line(name: str, hint: str, words: str) -> EntryField:
    field = EntryField(hint, words)
    field.setObjectName(name)
    return field
