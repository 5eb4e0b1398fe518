"""Before the throw: where the dice will lie, what is added to them, and the ladder of all ways to fall.

Dice from the table are typed here. Once a throw was made it stands on a page of its own (`fallen`).
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.theme import current_theme
from ui.widgets.buttons import QuietButton
from ui.widgets.columns import Columns
from ui.widgets.dice import DiceView
from ui.widgets.ledger import LedgerView
from ui.widgets.number_field import NumberField
from ui.widgets.painted import px
from ui.widgets.text import PlainLabel
from ui.widgets.votes import NumberTile
from ui.widgets.ways import WaysLadder
from wargame.shown.rulings import OddsView
from wargame.terms import OUTCOMES
from wargame.words.labels import OUTCOME_WORDS

SIDES_OF_A_DIE = 6
HUNDRED = 100
DIE = 84
NAMED_HIGH = 64
LADDER = (396, 132)
"""The ladder is at least so large."""
NARROW = 640
"""Below this width (px at 100 %) sum and ladder are stacked."""


class DiceEntry(QWidget):
    """Fields for dice from the table; `changed` tells that one of them is another now."""

    changed = Signal()

    def __init__(self, name: str, prefix: str) -> None:
        super().__init__()
        self._name = name
        self.fields: list[NumberField] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(4))
        row.addWidget(PlainLabel(name, "label", "ink2"))
        for at in (1, 2):
            field = NumberField()
            field.setObjectName(f"{prefix}-{at}")
            field.setAccessibleName(f"{name}, number {at}")
            field.setRange(0, SIDES_OF_A_DIE)
            field.setSpecialValueText("–")
            field.valueChanged.connect(lambda _: self.changed.emit())
            self.fields.append(field)
            row.addWidget(field)

    def set_faces(self, faces: int) -> None:
        """Ask for two dice, or for one number up to 100."""
        self.fields[0].setRange(0, faces)
        self.fields[1].setVisible(faces == SIDES_OF_A_DIE)

    def dice(self) -> tuple[int, ...]:
        """Return what was typed; 0 where nothing was."""
        return tuple(field.value() for field in self.fields if not field.isHidden())

    def reset(self) -> None:
        """Empty the fields."""
        for field in self.fields:
            field.setValue(0)


class NamedOutcomes(QWidget):
    """Four large buttons in the place of dice, where the outcome is named."""

    named = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Name the outcome")
        self._buttons: dict[str, QuietButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        for outcome in OUTCOMES:
            button = QuietButton(OUTCOME_WORDS[outcome], height=NAMED_HIGH)
            button.setObjectName(f"name-{outcome}")
            button.setCheckable(True)
            button.clicked.connect(lambda _on=False, key=outcome: self.named.emit(key))
            self._buttons[outcome] = button
            row.addWidget(button, 1)

    def choose(self, outcome: str) -> None:
        """Show which outcome is named; none for an empty text."""
        for key, button in self._buttons.items():
            button.setChecked(key == outcome)


class ThrowPanel(QWidget):
    """What stands before the throw; `changed` tells that other dice are typed, or none any more."""

    changed = Signal()
    named = Signal(str)
    """The outcome was named, where nothing is thrown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.dice = DiceView(2, DIE)
        self.dice.setObjectName("dice-to-come")
        self.number = NumberTile(DIE)
        self.ledger = LedgerView(12, 30)
        self.ladder = WaysLadder(15, least=LADDER, to_come=True)
        self.ladder.setObjectName("ways-to-come")
        self.naming = NamedOutcomes()
        self.naming.named.connect(self.named)
        self.naming.hide()
        self.line = PlainLabel("", "secondary", "ink2", wrap=True)
        self.type_dice = QuietButton("Type table dice", plain=True)
        self.type_dice.setObjectName("type-dice")
        self.type_dice.setCheckable(True)
        self.type_dice.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a press leaves Enter to the dark button
        self.type_dice.toggled.connect(self._on_typed)
        self.entry = DiceEntry("Dice", "die")
        self.spotted = DiceEntry("Exposure", "exposure-die")
        self.entry.changed.connect(self.changed)
        self.spotted.changed.connect(self.changed)
        self._faces = SIDES_OF_A_DIE
        self._covert = False
        self._lay_out()
        self._on_typed(False)
        current_theme().changed.connect(self.restyle)
        self.restyle()

    def _lay_out(self) -> None:
        self._sum = QHBoxLayout()
        places = QVBoxLayout()
        places.setSpacing(0)
        places.addStretch(1)
        for widget in (self.dice, self.number, self.type_dice):
            places.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        places.addStretch(1)
        self.number.hide()
        self._sum.addLayout(places)
        self._sum.addWidget(self.ledger, 1)
        below = QHBoxLayout()
        below.setSpacing(px(12))
        for field in (self.entry, self.spotted):
            below.addWidget(field)
        below.addStretch(1)
        left = QWidget()
        self._left = QVBoxLayout(left)
        self._left.setContentsMargins(0, 0, 0, 0)
        self._left.addStretch(1)
        self._left.addLayout(self._sum)
        self._left.addWidget(self.naming)
        self._left.addWidget(self.line)
        self._left.addLayout(below)
        self._left.addStretch(1)
        columns = Columns(NARROW, 24)
        columns.add(left, 11)
        columns.add(self.ladder, 10)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(columns)

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        unit = current_theme().scale / 100
        self._sum.setSpacing(px(20))
        self._left.setSpacing(px(6))
        self.dice.set_unit(unit)
        for one in (self.number, self.ledger, self.ladder):
            one.set_unit(unit)
        self._show_places()

    def _show_places(self) -> None:
        """Show where the dice will lie; where there is little room that place goes to what is to be read."""
        roomy = not current_theme().is_tight
        self.dice.setVisible(roomy and self._faces == SIDES_OF_A_DIE)
        self.number.setVisible(roomy and self._faces == HUNDRED)

    def show_odds(self, view: OddsView, covert: bool) -> None:
        """Show what stands before the throw."""
        self._faces, self._covert = view.faces, covert
        self._show_places()
        self.number.show_number(0)
        self.ledger.show_sum(view.sum)
        self.ledger.setVisible(view.faces > 0)
        self.ladder.show_ladder(view.sum.ladder)
        self.ladder.setVisible(view.faces > 0)
        self.line.setText(view.refusal)
        self.line.setVisible(bool(view.refusal))
        self.type_dice.setVisible(view.faces > 0)
        if view.faces:
            self.entry.set_faces(view.faces)
        self._on_typed(self.type_dice.isChecked())

    def show_naming(self, naming: bool, outcome: str) -> None:
        """Offer the four outcomes in the place of dice, or not."""
        self.naming.setVisible(naming)
        self.naming.choose(outcome)

    def typed(self) -> tuple[int, ...] | None:
        """Return the dice from the table; None to throw on the screen."""
        return self.entry.dice() if self.type_dice.isChecked() and self._faces else None

    def typed_exposure(self) -> tuple[int, ...] | None:
        """Return the table's dice for the exposure; None to throw on the screen."""
        return self.spotted.dice() if self.type_dice.isChecked() and self._covert else None

    def reset(self) -> None:
        """Go back to dice on the screen."""
        self.type_dice.setChecked(False)
        self.entry.reset()
        self.spotted.reset()

    def _on_typed(self, on: bool) -> None:
        shown = on and self._faces > 0
        self.entry.setVisible(shown)
        self.spotted.setVisible(shown and self._covert)
        self.type_dice.setText("Throw on the screen" if on else "Type table dice")
        self.changed.emit()
