"""The terms of a free move: its difficulty, its effects, what it says on the policy questions.

They are set and recorded before any odds are shown, so that nobody bends them to the odds.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.bridge import SessionBridge
from ui.panels.picker.sheet import FreeTermsWanted, PickerSheet, Wanted
from ui.widgets.buttons import QuietButton
from ui.widgets.fields import EntryField
from ui.widgets.frames import SectionHeader
from ui.widgets.notices import Notice
from ui.widgets.number_field import NumberField, SignedSpin
from ui.widgets.painted import px
from ui.widgets.text import PlainLabel
from wargame.game.moves import FreeTerms
from wargame.game.state import GameState
from wargame.shown.free_terms import EASIEST, HARDEST, USUAL
from wargame.terms import OUTCOMES, Outcome, alignment
from wargame.words.labels import OUTCOME_WORDS

FURTHEST_PULL = 2
USUAL_EXPOSURE = 9


class TermsForm(QWidget):
    """Difficulty, effects of each outcome in the language of scenarios, pulls, exposure."""

    filled = Signal()
    """The terms were taken from the picker."""

    def __init__(self, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._number = 0
        self.difficulty = NumberField()
        self.difficulty.setObjectName("free-difficulty")
        self.difficulty.setAccessibleName("Difficulty")
        self.difficulty.setRange(EASIEST, HARDEST)
        self.difficulty.setValue(USUAL)
        self.exposure = NumberField()
        self.exposure.setObjectName("free-exposure")
        self.exposure.setAccessibleName("Comes to light at")
        self.exposure.setRange(EASIEST, HARDEST)
        self.exposure.setValue(USUAL_EXPOSURE)
        self.effects: dict[Outcome, EntryField] = {}
        self.pulls: dict[str, SignedSpin] = {}
        self.refusal = Notice("", "error")
        self.refusal.setObjectName("terms-refusal")
        self.refusal.hide()
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(px(6))
        self._grid.setHorizontalSpacing(px(12))
        self._grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(SectionHeader("Terms of the free move", "set before the odds are shown"))
        self.point = QuietButton("Point at the graph", icon="ui-graph")
        self.point.setObjectName("free-point")
        self.point.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a press leaves Enter to the dark button
        self.point.clicked.connect(self.open_picker)
        column.addWidget(self.point, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._grid)
        column.addWidget(self.refusal)
        column.addStretch(1)
        self._fill(bridge.state)

    def open_picker(self) -> None:
        """Have the effects pointed at on the graph; what is typed already stands there."""
        boxes = {str(one): (OUTCOME_WORDS[one], field.text()) for one, field in self.effects.items()}
        free = FreeTermsWanted(
            number=self._number, difficulty=self.difficulty.value(), done=self.difficulty.setValue
        )
        wanted = Wanted(
            title="Terms of the free move",
            boxes=boxes,
            done=self._take,
            set_words="Take these terms",
            free=free,
        )
        self.refuse(PickerSheet.open(self, self._bridge, wanted))

    def _take(self, texts: dict[str, str]) -> None:
        for outcome, field in self.effects.items():
            field.setText(texts[outcome])
        self.filled.emit()

    def terms(self, *, covert: bool) -> FreeTerms:
        """Return what is entered."""
        texts = {outcome: field.text() for outcome, field in self.effects.items()}
        return FreeTerms(
            difficulty=self.difficulty.value(),
            exceeds=texts["exceeds"],
            succeeds=texts["succeeds"],
            partly=texts["partly"],
            fails=texts["fails"],
            pulls={question: spin.value() for question, spin in self.pulls.items() if spin.value()},
            exposure=self.exposure.value() if covert else None,
        )

    def show_move(self, number: int, *, covert: bool) -> None:
        """Ask for the terms of this move; at what number it comes to light only if it is covert."""
        self._number = number
        self.exposure.setVisible(covert)
        self._exposure_label.setVisible(covert)

    def refuse(self, text: str) -> None:
        """Say why the terms cannot be recorded; nothing if empty."""
        self.refusal.tell(text, "error")
        self.refusal.setVisible(bool(text))

    def reset(self) -> None:
        """Empty everything: another move is judged."""
        self.difficulty.setValue(USUAL)
        for field in self.effects.values():
            field.clear()
        for spin in self.pulls.values():
            spin.setValue(0)
        self.refuse("")

    def _fill(self, state: GameState) -> None:
        self._row("Difficulty", self.difficulty)
        self._exposure_label = self._row("Comes to light at", self.exposure)
        for outcome in OUTCOMES:
            field = EntryField(f"Effects, such as: {_example(state)}", f"Effects if it {outcome}")
            field.setObjectName(f"free-{outcome}")
            self.effects[outcome] = field
            self._row(OUTCOME_WORDS[outcome], field)
        for question in state.compiled.scenario.questions:
            spin = SignedSpin()
            spin.setObjectName(f"pull-{question.id}")
            spin.setAccessibleName(f"Pull on {question.title}")
            spin.setRange(-FURTHEST_PULL, FURTHEST_PULL)
            self.pulls[question.id] = spin
            self._row(f"Says on: {question.title}", spin)

    def _row(self, word: str, field: QWidget) -> PlainLabel:
        at = self._grid.rowCount()
        label = PlainLabel(word, "label", "ink2", wrap=True)
        label.setBuddy(field)
        narrow = Qt.AlignmentFlag.AlignLeft if isinstance(field, NumberField) else Qt.AlignmentFlag(0)
        self._grid.addWidget(label, at, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(field, at, 1, narrow)
        return label


def _example(state: GameState) -> str:
    """Return effects that can be read on this board."""
    one, other = (actor.id for actor in state.compiled.scenario.actors[:2])
    return f"{alignment(one, other)} +1"
