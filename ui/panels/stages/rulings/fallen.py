"""After the throw: a page of its own with dice, sum, ladder, outcome and what moved; override and note.

For the facilitator's eyes; the wall shows the same picture of what the room may know. The ruling is on record
before this page is seen.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from ui.panels.stages.rulings.effects import EffectsEditor
from ui.theme.theme import current_theme
from ui.widgets.buttons import QuietButton
from ui.widgets.columns import Scroller
from ui.widgets.fields import EntryField, SerifEdit
from ui.widgets.frames import HatchFrame, Panel
from ui.widgets.notices import Notice
from ui.widgets.painted import px
from ui.widgets.segments import Choice, SegmentedControl
from ui.widgets.text import PlainLabel
from ui.widgets.throw_stage import ThrowStage
from wargame.shown.rulings import ChangeRow
from wargame.shown.verdict import VerdictView
from wargame.terms import OUTCOMES, Outcome, Quantity
from wargame.words.labels import OUTCOME_WORDS


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


DRAWN = (1200, 568)
"""The room in px at 100 % for which the throw is drawn."""
LEAST_SHARE, MOST_BOOST, FITTINGS = 0.36, 1.6, 4
"""How far it shrinks where there is less, by how much its small letters shrink less, in how many steps."""


class FallenPanel(Panel):
    """The throw that was made."""

    landed = Signal()
    """All of it is told."""
    override = Signal()
    overrule = Signal()
    noted = Signal(str)
    written = Signal()
    """Nothing more is typed under the throw."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("panel", "The throw", parent)
        self.stage = ThrowStage(keys_end_it=True)
        self.stage.landed.connect(self._on_landed)
        self.dice = self.stage.dice
        self.secret = HatchFrame("Behind the scenes: for Control alone. Esc closes it.")
        self.exposure = PlainLabel("", "body", wrap=True)
        self.how = PlainLabel("", "secondary", "ink2", wrap=True)
        self.override_button = QuietButton("Override", key="O", icon="ui-ruling")
        self.override_button.setObjectName("override")
        self.override_button.clicked.connect(self.override)
        self.note = EntryField("N: a note on this ruling, then Enter", "Note on this ruling", serif=True)
        self.note.setObjectName("ruling-note")
        self.note.returnPressed.connect(self._note)
        self._form: OverrideForm | None = None
        self._choices: tuple[tuple[Quantity, str], ...] = ()
        self._can_override = False
        self._share = 1.0
        self.stage.head.addWidget(self.override_button)
        self.stage.extra.addWidget(self.exposure)
        self.stage.extra.addWidget(self.how)
        self._forms = QVBoxLayout()
        self.stage.foot.addLayout(self._forms)
        self.stage.foot.addWidget(self.note)
        ground = Scroller("The throw")
        ground.column.addWidget(self.stage)
        self.ground = ground
        ground.inside.installEventFilter(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.addWidget(self.secret)
        self._column.addWidget(ground, 1)
        current_theme().changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take over the theme as it is now, and fit the room that there is.

        Dice and ladder give way where letters are large, so that the outcome is seen without scrolling; small
        letters stay as large as was chosen, or nearly.
        """
        scale, room = current_theme().scale / 100, self.contentsRect().size()
        fit = min(room.width() / (DRAWN[0] * scale), room.height() / (DRAWN[1] * scale))
        self._draw_at(min(1.0, fit))
        self._shrink()

    def _shrink(self) -> None:
        """Draw smaller as long as long sums and many changes take more room than there is."""
        room = self.contentsRect().size()
        there = room.height() - (0 if self.secret.isHidden() else self.secret.sizeHint().height())
        for _ in range(FITTINGS):
            needed = self.ground.needs(room.width())
            if needed <= there or self._share <= LEAST_SHARE or there <= 0:
                return
            self._draw_at(self._share * there / needed)

    def _draw_at(self, share: float) -> None:
        self._share = share = max(LEAST_SHARE, share)
        self.stage.set_unit(current_theme().scale / 100 * share, min(MOST_BOOST, 1 / share))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look again whether everything fits when something in it asks for more room."""
        if event.type() == QEvent.Type.LayoutRequest and watched is self.ground.inside:
            self._shrink()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the room."""
        super().resizeEvent(event)
        self.restyle()

    def set_choices(self, choices: tuple[tuple[Quantity, str], ...]) -> None:
        """Offer these numbers where an override has other effects."""
        self._choices = choices

    def show_verdict(self, view: VerdictView, *, covert: bool, last: bool, falling: bool) -> None:
        """Show what was ruled; only the last ruling can be overridden. `landed` follows in any case."""
        self.secret.setVisible(covert)
        self.exposure.setText(view.exposure)
        self.exposure.setVisible(bool(view.exposure) and not falling)
        self.how.setText(view.how)
        self._can_override = last
        self.hide_form()
        for widget in (self.override_button, self.note, self.how):
            widget.setVisible(not falling)
        self.stage.show_fall(view.fall, falling=falling)
        self.restyle()

    def is_moving(self) -> bool:
        """Return whether the throw is still being told."""
        return self.stage.is_moving()

    def finish(self) -> None:
        """End the telling at once."""
        self.stage.finish()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the note on Esc; what was typed stays in it."""
        if event.key() == Qt.Key.Key_Escape and self.note.hasFocus():
            self._leave_note()
            return
        super().keyPressEvent(event)

    def _leave_note(self) -> None:
        self.note.clearFocus()
        self.written.emit()

    def form(self) -> OverrideForm:
        """Return the form of an override, made when it is first asked for."""
        if self._form is None:
            self._form = OverrideForm()
            self._form.effects.set_choices(self._choices)
            self._form.wanted.connect(self.overrule)
            self._form.dropped.connect(self.hide_form)
            self._forms.addWidget(self._form)
        return self._form

    def show_form(self) -> None:
        """Open the override in the place of what moved, with its reason to be typed."""
        self.form().show()
        self.stage.show_moved(False)
        self.override_button.hide()
        self.form().reason.setFocus()

    def hide_form(self) -> None:
        """Close the override."""
        if self._form is not None:
            self._form.hide()
        self.stage.show_moved(True)
        self.override_button.setVisible(self._can_override)

    def reset(self) -> None:
        """Empty what was typed: another move is ruled on."""
        self.note.clear()
        self.hide_form()

    def _on_landed(self) -> None:
        self.override_button.setVisible(self._can_override)
        self.note.show()
        self.how.setVisible(bool(self.how.text()))
        self.exposure.setVisible(bool(self.exposure.text()))
        self.landed.emit()

    def _note(self) -> None:
        text = self.note.text().strip()
        if text:
            self.note.clear()
            self.noted.emit(text)
        self._leave_note()
