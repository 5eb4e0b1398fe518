"""What each method asks of the facilitator: a modifier, votes, a chance, or an outcome by name."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from ui.widgets.fields import EntryField
from ui.widgets.number_field import NumberField
from ui.widgets.painted import px
from ui.widgets.text import PlainLabel
from wargame.game.adjudication.choice import RulingChoice
from wargame.game.state import GameState
from wargame.numerals import latin, whole
from wargame.shown.rulings import METHOD_HINTS, chance_words, seat_choices
from wargame.terms import Method, signed

NOBODY = -1
"""What a chance field holds while no chance is named."""


class SignedSpin(NumberField):
    """A number from −most to +most, written with its sign."""

    def textFromValue(self, value: int) -> str:  # noqa: N802
        """Return the number as people write it."""
        return signed(value)

    def valueFromText(self, text: str) -> int:  # noqa: N802
        """Return the number that was typed; 0 for what is none."""
        return whole(text) or 0

    def validate(self, text: str, at: int) -> tuple[QValidator.State, str, int]:
        """Take both kinds of minus."""
        state, typed = QValidator.State, latin(text)
        if typed.strip() in ("", "+", "-"):
            return state.Intermediate, text, at
        number = whole(typed)
        fits = number is not None and self.minimum() <= number <= self.maximum()
        return (state.Acceptable if fits else state.Invalid), typed, at


class ChanceField(QWidget):
    """A chance in a word of the scenario or in percent; empty until one is named."""

    changed = Signal()

    def __init__(self, name: str, words: tuple[tuple[str, int], ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.word = QComboBox()
        self.word.setAccessibleName(f"{name}, in a word")
        self.word.addItem("In a word", NOBODY)
        for word, percent in words:
            self.word.addItem(word, percent)
        self.percent = NumberField()
        self.percent.setAccessibleName(f"{name}, in percent")
        self.percent.setRange(NOBODY, 100)
        self.percent.setSpecialValueText("–")
        self.percent.setSuffix("%")
        self.percent.setValue(NOBODY)
        self.word.activated.connect(self._from_word)
        self.percent.valueChanged.connect(self._from_percent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(4))
        row.addWidget(self.word, 1)
        row.addWidget(self.percent)

    def value(self) -> int | None:
        """Return the chance in percent; None while none is named."""
        return None if self.percent.value() == NOBODY else self.percent.value()

    def reset(self) -> None:
        """Name no chance."""
        self.percent.setValue(NOBODY)

    def _from_word(self) -> None:
        self.percent.setValue(self.word.currentData())

    def _from_percent(self, percent: int) -> None:
        self.word.setCurrentIndex(max(0, self.word.findData(percent)))
        self.changed.emit()


class MethodPanel(QWidget):
    """The inputs of the method that is chosen; `changed` tells that one of them is another now."""

    changed = Signal()

    def __init__(self, state: GameState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = chance_words(state)
        self._cap = state.compiled.rules.adjudication.caps.argument
        self.hint = PlainLabel("", "secondary", "ink2", wrap=True)
        self.argument = SignedSpin()
        self.argument.setObjectName("argument-modifier")
        self.argument.setAccessibleName("Modifier for the argument")
        self.argument.setRange(-self._cap, self._cap)
        self.why = EntryField("Why it moves the throw", "Reason for the modifier", serif=True)
        self.why.setObjectName("argument-reason")
        self.votes = {
            seat: ChanceField(f"Chance that {name} names", words) for seat, name, _ in seat_choices(state)
        }
        for seat, field in self.votes.items():
            field.percent.setObjectName(f"vote-{seat}")
            field.word.setObjectName(f"vote-word-{seat}")
        self.chance = ChanceField("The facilitator's chance", words)
        self.chance.percent.setObjectName("chance")
        self.chance.word.setObjectName("chance-word")
        self.basis = EntryField("What it rests on", "What the estimate rests on", serif=True)
        self.basis.setObjectName("chance-reason")
        self._pages: dict[Method, QWidget] = {
            "dice": self._dice_page(),
            "vote": self._vote_page(state),
            "estimate": self._estimate_page(),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addWidget(self.hint)
        for page in self._pages.values():
            column.addWidget(page)
        self._connect()

    def show_method(self, method: Method) -> None:
        """Show what a method asks for."""
        self.hint.setText(METHOD_HINTS[method])
        for key, page in self._pages.items():
            page.setVisible(key == method)

    def choice(self, method: Method) -> RulingChoice:
        """Return what is entered for a method; whether it is enough is for the rules to say."""
        votes = {seat: named for seat, one in self.votes.items() if (named := one.value()) is not None}
        return RulingChoice(
            method=method,
            argument=self.argument.value() if method == "dice" else 0,
            argument_reason=self.why.text() if method == "dice" else self._basis(method),
            votes=votes if method == "vote" else {},
            chance=self.chance.value() if method == "estimate" else None,
        )

    def reset(self) -> None:
        """Empty everything: another move is ruled on."""
        self.argument.setValue(0)
        self.why.clear()
        self.basis.clear()
        self.chance.reset()
        for field in self.votes.values():
            field.reset()

    def _basis(self, method: Method) -> str:
        return self.basis.text() if method == "estimate" else ""

    def _dice_page(self) -> QWidget:
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        label = PlainLabel("Argument", "label", "ink2")
        label.setBuddy(self.argument)
        row.addWidget(label)
        row.addWidget(self.argument)
        row.addWidget(self.why, 1)
        return page

    def _vote_page(self, state: GameState) -> QWidget:
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(px(4))
        grid.setHorizontalSpacing(px(8))
        for at, (seat, name, _) in enumerate(seat_choices(state)):
            column, line = 2 * (at % 2), at // 2
            label = PlainLabel(name, "label", "ink2")
            label.setBuddy(self.votes[seat].percent)
            grid.addWidget(label, line, column)
            grid.addWidget(self.votes[seat], line, column + 1)
            grid.setColumnStretch(column + 1, 1)
        return page

    def _estimate_page(self) -> QWidget:
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(self.chance, 1)
        row.addWidget(self.basis, 1)
        return page

    def _connect(self) -> None:
        self.argument.valueChanged.connect(lambda _: self.changed.emit())
        self.why.textChanged.connect(lambda _: self.changed.emit())
        self.basis.textChanged.connect(lambda _: self.changed.emit())
        for field in (self.chance, *self.votes.values()):
            field.changed.connect(self.changed)
