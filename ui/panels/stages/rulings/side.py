"""The right side of a ruling: the four outcomes, and what the chosen one would do."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from ui.panels.stages.rulings.effects import EffectsEditor
from ui.widgets.buttons import QuietButton
from ui.widgets.changes import ChangeLine, ChangeList
from ui.widgets.frames import Rule, SectionHeader
from ui.widgets.ladder import OutcomeLadder, Rung
from ui.widgets.painted import px
from wargame.shown.rulings import ChangeRow, RungRow
from wargame.terms import Quantity


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


class RulingSide(QWidget):
    """Outcomes and preview."""

    looked_at = Signal(str)
    """An outcome was chosen on the ladder: to be previewed, or named."""
    changed = Signal()

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
        self.what_if.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a press leaves Enter to the dark button
        self.other_effects = QCheckBox("Other effects than its own")
        self.other_effects.setObjectName("other-effects")
        self.effects = EffectsEditor()
        self.other_effects.toggled.connect(self.effects.setVisible)
        self.other_effects.toggled.connect(lambda _: self.changed.emit())
        self.effects.changed.connect(self.changed)
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
        ):
            column.addWidget(widget)
        column.addStretch(1)

    def set_choices(self, choices: tuple[tuple[Quantity, str], ...]) -> None:
        """Offer these numbers where effects are put in place of the rules' own."""
        self.effects.set_choices(choices)

    def show_rungs(self, rungs: Sequence[RungRow], aside: str, *, naming: bool) -> None:
        """Show the ladder before a ruling."""
        self.head.set_texts("Name the outcome" if naming else "Outcome", aside)
        self.ladder.set_rungs(_rungs(rungs))
        self.other_effects.setVisible(naming)
        self.effects.setVisible(naming and self.other_effects.isChecked())

    def show_preview(self, title: str, rows: Sequence[ChangeRow], *, looked_at: bool) -> None:
        """Show what an outcome would move, from where to where, once it is looked at."""
        self.preview_head.set_texts(title if looked_at else "Choose one to see from where to where")
        self.preview.setVisible(looked_at)
        self.preview.set_lines(change_lines(rows))
        self.effects.set_values((row.what, row.by) for row in rows)

    def named_effects(self) -> dict[Quantity, int] | None:
        """Return effects put in place of the named outcome's own; None for its own."""
        return self.effects.values() if self.other_effects.isChecked() else None

    def reset(self) -> None:
        """Empty what was typed: another move is ruled on."""
        self.other_effects.setChecked(False)


def _rungs(rows: Sequence[RungRow]) -> tuple[Rung, ...]:
    return tuple(
        Rung(
            key=row.key,
            word=row.word,
            span=row.span,
            share=row.share,
            text=row.text,
            effects=row.effects,
        )
        for row in rows
    )
