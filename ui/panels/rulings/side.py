"""The right side of a ruling: the ladder of outcomes, and what the chosen one would do.

After the ruling the ladder shows what came of it, and an override can be put in its place with a reason.
"""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from ui.panels.rulings.effects import EffectsEditor
from ui.widgets.buttons import QuietButton
from ui.widgets.changes import ChangeLine, ChangeList
from ui.widgets.fields import EntryField, SerifEdit
from ui.widgets.frames import Rule, SectionHeader
from ui.widgets.ladder import OutcomeLadder, Rung
from ui.widgets.notices import Notice
from ui.widgets.painted import px
from ui.widgets.segments import Choice, SegmentedControl
from ui.widgets.text import PlainLabel
from wargame.shown.rulings import ChangeRow, RungRow
from wargame.shown.verdict import VerdictView
from wargame.terms import OUTCOMES, Outcome, Quantity
from wargame.words.labels import OUTCOME_WORDS


def change_lines(rows: Sequence[ChangeRow]) -> tuple[ChangeLine, ...]:
    """Return changes as lines of a list."""
    return tuple(
        ChangeLine(
            name=row.name,
            before=row.before,
            after=row.after,
            sign=row.sign,
            note=row.held,
        )
        for row in rows
    )


class OverrideForm(QWidget):
    """Another outcome, or other effects, in place of the ruling; with a reason."""

    wanted = Signal()
    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        choices = [Choice(key=one, text=OUTCOME_WORDS[one]) for one in OUTCOMES]
        self.outcome = SegmentedControl(choices, "Outcome that is to hold")
        self.outcome.setObjectName("override-outcome")
        self.edit = QCheckBox("Other effects than its own")
        self.edit.setObjectName("override-effects")
        self.effects = EffectsEditor()
        self.effects.hide()
        self.edit.toggled.connect(self.effects.setVisible)
        self.reason = SerifEdit("Why the ruling is overridden, for the record", "Reason", 2)
        self.reason.setObjectName("override-reason")
        self.refusal = Notice("", "error")
        self.refusal.hide()
        self.put = QuietButton("Put it in its place")
        self.put.setObjectName("override-put")
        self.put.clicked.connect(self.wanted)
        self.drop = QuietButton("Leave it as it is", plain=True)
        self.drop.clicked.connect(self.dropped)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.put)
        row.addWidget(self.drop)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addWidget(PlainLabel("Override the ruling", "body-strong"))
        for widget in (self.outcome, self.edit, self.effects, self.reason, self.refusal):
            column.addWidget(widget)
        column.addLayout(row)

    def begin(self, outcome: Outcome, changes: Sequence[ChangeRow]) -> None:
        """Start from what was ruled."""
        self.outcome.choose(outcome)
        self.edit.setChecked(False)
        self.effects.set_values((row.what, row.by) for row in changes)
        self.reason.clear()
        self.refuse("")

    def refuse(self, text: str) -> None:
        """Say why it cannot be done; nothing if empty."""
        self.refusal.tell(text, "error")
        self.refusal.setVisible(bool(text))

    def instead(self) -> dict[Quantity, int] | None:
        """Return the effects that are to hold; None for the outcome's own."""
        return self.effects.values() if self.edit.isChecked() else None


class RulingSide(QWidget):
    """Ladder and preview; after the ruling, override and a note."""

    looked_at = Signal(str)
    """An outcome was chosen on the ladder: to be previewed, or named."""
    changed = Signal()
    override = Signal()
    overrule = Signal()
    noted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = SectionHeader("Outcome")
        self.ladder = OutcomeLadder()
        self.ladder.setObjectName("ladder")
        self.ladder.chosen.connect(self.looked_at)
        self.preview_head = SectionHeader("", role="section")
        self.preview = ChangeList("What it would move")
        self.what_if = QuietButton("As four graphs", icon="ui-graph", plain=True)
        self.what_if.setObjectName("what-if")
        self.what_if.setCheckable(True)
        self.other_effects = QCheckBox("Other effects than its own")
        self.other_effects.setObjectName("other-effects")
        self.effects = EffectsEditor()
        self.other_effects.toggled.connect(self.effects.setVisible)
        self.other_effects.toggled.connect(lambda _: self.changed.emit())
        self.effects.changed.connect(self.changed)
        self.reason = PlainLabel("", "serif", "ink2", wrap=True)
        self.override_button = QuietButton("Override", key="O", icon="ui-ruling")
        self.override_button.setObjectName("override")
        self.override_button.clicked.connect(self.override)
        self.note = EntryField("A note on this ruling, then Enter", "Note on this ruling", serif=True)
        self.note.setObjectName("ruling-note")
        self.note.returnPressed.connect(self._note)
        self._form: OverrideForm | None = None
        self._forms = QVBoxLayout()
        self._choices: tuple[tuple[Quantity, str], ...] = ()
        previewed = QWidget()
        row = QHBoxLayout(previewed)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.preview_head, 1)
        row.addWidget(self.what_if)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        for widget in (
            self.head,
            self.ladder,
            Rule(),
            previewed,
            self.preview,
            self.other_effects,
            self.effects,
            self.reason,
            self.override_button,
        ):
            column.addWidget(widget)
        column.addLayout(self._forms)
        column.addWidget(self.note)
        column.addStretch(1)

    def set_choices(self, choices: tuple[tuple[Quantity, str], ...]) -> None:
        """Offer these numbers where effects are put in place of the rules' own."""
        self._choices = choices
        self.effects.set_choices(choices)

    def form(self) -> OverrideForm:
        """Return the form of an override, made when it is first asked for."""
        if self._form is None:
            self._form = OverrideForm()
            self._form.effects.set_choices(self._choices)
            self._form.wanted.connect(self.overrule)
            self._form.dropped.connect(lambda: self.show_form(False))
            self._forms.addWidget(self._form)
        return self._form

    def show_rungs(self, rungs: Sequence[RungRow], aside: str, *, naming: bool) -> None:
        """Show the ladder before a ruling."""
        self.head.set_texts("Name the outcome" if naming else "Outcome", aside)
        self.ladder.set_rungs(_rungs(rungs))
        self.ladder.set_open(True)
        self._show_parts(ruled=False, naming=naming, last=False)

    def show_preview(self, title: str, rows: Sequence[ChangeRow]) -> None:
        """Show what the outcome that is looked at would move."""
        self.preview_head.set_texts(title)
        self.preview.set_lines(change_lines(rows))
        self.effects.set_values((row.what, row.by) for row in rows)

    def show_verdict(self, view: VerdictView, *, last: bool) -> None:
        """Show what was ruled; only the last ruling can be overridden."""
        self.head.set_texts("Outcome", view.word)
        self.ladder.set_rungs(_rungs(view.rungs))
        self.ladder.choose(view.outcome)
        self.ladder.set_open(False)
        self.preview_head.set_texts("What moved")
        self.preview.set_lines(change_lines(view.changes))
        self.reason.setText(view.reason)
        self.reason.setVisible(bool(view.reason))
        self._show_parts(ruled=True, naming=False, last=last)

    def show_form(self, shown: bool) -> None:
        """Open or close the override."""
        if self._form is not None:
            self._form.setVisible(shown)
        self.override_button.setVisible(not shown)
        if shown:
            self.form().reason.setFocus()

    def named_effects(self) -> dict[Quantity, int] | None:
        """Return effects put in place of the named outcome's own; None for its own."""
        return self.effects.values() if self.other_effects.isChecked() else None

    def reset(self) -> None:
        """Empty what was typed: another move is ruled on."""
        self.note.clear()
        self.other_effects.setChecked(False)
        self._hide_form()

    def _show_parts(self, *, ruled: bool, naming: bool, last: bool) -> None:
        self.what_if.setVisible(not ruled)
        self.other_effects.setVisible(naming)
        self.effects.setVisible(naming and self.other_effects.isChecked())
        self.reason.setVisible(ruled and bool(self.reason.text()))
        self.override_button.setVisible(ruled and last)
        self.note.setVisible(ruled)
        self._hide_form()

    def _hide_form(self) -> None:
        if self._form is not None:
            self._form.hide()

    def _note(self) -> None:
        text = self.note.text().strip()
        if text:
            self.note.clear()
            self.noted.emit(text)


def _rungs(rows: Sequence[RungRow]) -> tuple[Rung, ...]:
    return tuple(
        Rung(key=row.key, word=row.word, span=row.span, share=row.share, text=row.text) for row in rows
    )
