"""The throw: dice that fall on the screen, or dice from the table typed in; and what is added to them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.buttons import QuietButton
from ui.widgets.columns import clear_layout
from ui.widgets.dice import DiceView
from ui.widgets.number_field import NumberField
from ui.widgets.painted import px
from ui.widgets.text import PlainLabel, plain_tooltip
from wargame.shown.rulings import OddsView, SumPart
from wargame.shown.verdict import VerdictView

SIDES_OF_A_DIE = 6
HUNDRED = 100


class Figure(QWidget):
    """A number with a word below it."""

    def __init__(self, value: str, word: str, why: str = "") -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(PlainLabel(value, "page"))
        column.addWidget(PlainLabel(word, "caption", "ink2"))
        column.addStretch(1)
        self.setAccessibleName(f"{word}: {value}")
        self.setToolTip(plain_tooltip(why))


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


class ThrowPanel(QWidget):
    """Before the throw: what is added and must be reached. After it: the dice and the total."""

    changed = Signal()
    landed = Signal()
    """The dice have come to rest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.dice = DiceView(2, 64)
        self.dice.setObjectName("dice")
        self.dice.finished.connect(self.landed)
        self.number = PlainLabel("", "curtain")
        self.line = PlainLabel("", "secondary", "ink2", wrap=True, align=Qt.AlignmentFlag.AlignHCenter)
        self.type_dice = QuietButton("Type table dice", plain=True)
        self.type_dice.setObjectName("type-dice")
        self.type_dice.setCheckable(True)
        self.type_dice.toggled.connect(self._on_typed)
        self.entry = DiceEntry("Dice", "die")
        self.spotted = DiceEntry("Exposure", "exposure-die")
        self.entry.changed.connect(self.changed)
        self.spotted.changed.connect(self.changed)
        self._parts = QHBoxLayout()
        self._parts.setSpacing(px(20))
        self._faces = SIDES_OF_A_DIE
        self._covert = False
        self._sum: tuple[SumPart, ...] = ()
        row = QHBoxLayout()
        row.setSpacing(px(20))
        row.addStretch(1)
        row.addWidget(self.dice)
        row.addWidget(self.number)
        row.addLayout(self._parts)
        row.addStretch(1)
        self._below = QWidget()
        below = QHBoxLayout(self._below)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(px(12))
        below.addStretch(1)
        for widget in (self.type_dice, self.entry, self.spotted):
            below.addWidget(widget)
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addLayout(row)
        column.addWidget(self.line)
        column.addWidget(self._below)
        self._on_typed(False)

    def show_odds(self, view: OddsView, covert: bool) -> None:
        """Show what stands before the throw."""
        self._faces, self._covert = view.faces, covert
        self.dice.setVisible(view.faces == SIDES_OF_A_DIE)
        self.number.setVisible(view.faces == HUNDRED)
        self.number.setText("–")
        self.dice.set_faces((0, 0))
        self._show_parts(view.parts, "")
        self.line.setText(view.line or view.refusal)
        self._below.setVisible(view.faces > 0)
        if view.faces:
            self.entry.set_faces(view.faces)
        self._on_typed(self.type_dice.isChecked())

    def show_verdict(self, view: VerdictView, fall: bool) -> None:
        """Show the dice that were thrown, falling if told so; `landed` follows in any case."""
        self._below.hide()
        two = len(view.dice) > 1
        self.dice.setVisible(two)
        self.number.setVisible(len(view.dice) == 1)
        self.number.setText("".join(map(str, view.dice[:1])))
        self._show_parts(view.parts, view.total)
        self.line.setText(" ".join(part for part in (view.how, view.exposure) if part))
        if two and fall:
            self.dice.throw(view.dice)
            return
        if two:
            self.dice.set_faces(view.dice)
        self.landed.emit()

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
        self.entry.setVisible(on)
        self.spotted.setVisible(on and self._covert)
        self.type_dice.setText("Throw on the screen" if on else "Type table dice")
        self.changed.emit()

    def _show_parts(self, parts: Sequence[SumPart], total: str) -> None:
        clear_layout(self._parts)
        for one in parts:
            if total and one.word == "difficulty":
                self._parts.addWidget(Figure(f"= {total}", "in all"))
            self._parts.addWidget(Figure(one.value, one.word, one.why))
