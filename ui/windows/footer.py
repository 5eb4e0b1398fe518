"""The footer of the table: what comes next, whose it is, and the one dark button that does it.

Takes the next step (`wargame.shown.next_step`) and the step of the stage that stands, which goes before it;
puts both in words and does nothing. What the button does is the table's.
"""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.panels.stages.stage import OwnStep
from ui.theme.tokens import FOOTER_HEIGHT, LOW_FOOTER_HEIGHT, LOW_PRIMARY_HEIGHT, PRIMARY_HEIGHT
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.frames import Panel
from ui.widgets.marks import Avatar
from ui.widgets.painted import px
from ui.widgets.text import PlainLabel
from wargame.game.state import GameState
from wargame.shown.actors import glyph_of
from wargame.shown.next_step import NextStep


class Footer(Panel):
    """One row below the table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("footer", "Next step", parent)
        self.glyph = Avatar("seat", size=36, filled=False)
        self.title = PlainLabel("", "heading", elide=True)
        self.detail = PlainLabel("", "body", "ink2", elide=True)
        self.primary = PrimaryButton("", key="Enter")
        self.primary.setObjectName("primary")
        self.slips = QuietButton("Enter slips", icon="ui-keyboard")
        self.slips.setObjectName("enter-slips")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self.title)
        words.addWidget(self.detail)
        words.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.glyph)
        self._row.addLayout(words, 1)
        self.others_pass = QuietButton("Everyone else passes", icon="ui-pass")
        self.others_pass.setObjectName("others-pass")
        self._row.addWidget(self.slips)
        self._row.addWidget(self.others_pass)
        self._row.addWidget(self.primary)

    def show_step(self, state: GameState, step: NextStep, own: OwnStep | None) -> OwnStep:
        """Say what comes next, and return what the button says; `own` is the stage's, if it has one."""
        shown = own or OwnStep(words=step.words, ready=step.kind != "wait")
        self.primary.setVisible(shown.there)
        self.primary.setText(shown.words)
        self.primary.setEnabled(shown.ready)
        self.title.setText(shown.title or step.title)
        self.detail.setText(shown.detail or step.detail)
        for button in (self.slips, self.others_pass):
            button.setVisible(step.kind in ("curtain", "wait") and state.phase_kind == "planning")
        actor = state.compiled.scenario.actor(step.seat) if step.seat else None
        self.glyph.setVisible(actor is not None and bool(glyph_of(actor)))
        if actor is not None:
            self.glyph.set_glyph(glyph_of(actor), actor.name)
        return shown

    def fit(self, *, low: bool) -> None:
        """Take the height that fits the type, or a low one where room is scarce."""
        self._row.setContentsMargins(px(16), 0, px(16), 0)
        self._row.setSpacing(px(12))
        self.setFixedHeight(px(LOW_FOOTER_HEIGHT if low else FOOTER_HEIGHT))
        self.primary.set_height(LOW_PRIMARY_HEIGHT if low else PRIMARY_HEIGHT)
