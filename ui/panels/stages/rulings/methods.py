"""What each method asks of the facilitator, as its rules say: a modifier, a reason, a chance, votes.

A page is made for each method from what it asks for and the words for that; no method is known here by name.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from ui.theme.theme import current_theme
from ui.widgets.buttons import QuietButton
from ui.widgets.fields import EntryField
from ui.widgets.number_field import NumberField, SignedSpin
from ui.widgets.painted import px
from ui.widgets.text import PlainLabel
from wargame.game.adjudication.choice import RulingChoice
from wargame.game.adjudication.reckoning import RULES
from wargame.game.state import GameState
from wargame.shown.rulings import chance_words, seat_choices
from wargame.terms import ActorId
from wargame.words.methods import METHOD_WORDS, METHODS, Asked, Method

Answer: TypeAlias = Callable[[], Any]
"""Returns what is entered in a field."""

NOBODY = -1
"""What a chance field holds while no chance is named."""


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


class MethodPage(QWidget):
    """What one method asks for; `changed` tells that an answer is another now."""

    changed = Signal()

    def __init__(self, state: GameState, method: Method, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = METHOD_WORDS[method]
        self._asks = RULES[method].asks
        self._answers: dict[Asked, Answer] = {}
        self._reset: list[Callable[[], None]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._row = QHBoxLayout()
        self._row.setSpacing(px(8))
        self._column.addLayout(self._row)
        for asked in self._asks:
            _ASKING[asked](self, state)

    def answers(self) -> dict[str, Any]:
        """Return what is entered, by the field of the choice that takes it."""
        return {asked: answer() for asked, answer in self._answers.items()}

    def asks_here(self) -> bool:
        """Return whether there is anything to fill in."""
        return bool(self._answers)

    def reset(self) -> None:
        """Empty every field."""
        for reset in self._reset:
            reset()

    def ask_argument(self, state: GameState) -> None:
        """Ask for a number within the cap of arguments, with its sign."""
        cap = state.compiled.rules.adjudication.caps.argument
        field = SignedSpin()
        field.setObjectName("argument-modifier")
        field.setAccessibleName(self._words.spoken["argument"])
        field.setRange(-cap, cap)
        field.valueChanged.connect(lambda _: self.changed.emit())
        label = PlainLabel(self._words.asked["argument"], "label", "ink2")
        label.setBuddy(field)
        self._row.addWidget(label)
        self._row.addWidget(field)
        self._keep("argument", field.value, lambda: field.setValue(0))

    def ask_reason(self, _state: GameState) -> None:
        """Ask for a reason in words; it is named after what stands before it."""
        words = self._words
        field = EntryField(words.asked["argument_reason"], words.spoken["argument_reason"], serif=True)
        field.setObjectName(f"{self._asks[0]}-reason")
        field.textChanged.connect(lambda _: self.changed.emit())
        self._row.addWidget(field, 1)
        self._keep("argument_reason", field.text, field.clear)

    def ask_chance(self, state: GameState) -> None:
        """Ask the facilitator for a chance."""
        field = self._chance(state, self._words.spoken["chance"], "chance", "chance-word")
        self._row.addWidget(field, 1)
        self._keep("chance", field.value, field.reset)

    def ask_votes(self, state: GameState) -> None:
        """Ask each seat for a chance, two seats in a line."""
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(px(4))
        grid.setHorizontalSpacing(px(8))
        fields: dict[ActorId, ChanceField] = {}
        for at, (seat, name, _) in enumerate(seat_choices(state)):
            column, line = 2 * (at % 2), at // 2
            spoken = self._words.spoken["votes"].format(seat=name)
            fields[seat] = field = self._chance(state, spoken, f"vote-{seat}", f"vote-word-{seat}")
            label = PlainLabel(name, "label", "ink2")
            label.setBuddy(field.percent)
            grid.addWidget(label, line, column)
            grid.addWidget(field, line, column + 1)
            grid.setColumnStretch(column + 1, 1)
        self._column.addLayout(grid)

        def named() -> dict[ActorId, int]:
            return {seat: value for seat, one in fields.items() if (value := one.value()) is not None}

        def reset() -> None:
            for one in fields.values():
                one.reset()

        self._keep("votes", named, reset)

    def ask_outcome(self, _state: GameState) -> None:
        """Ask for nothing here: the outcome is named on the ladder."""

    def _chance(self, state: GameState, spoken: str, name: str, word: str) -> ChanceField:
        field = ChanceField(spoken, chance_words(state))
        field.percent.setObjectName(name)
        field.word.setObjectName(word)
        field.changed.connect(self.changed)
        return field

    def _keep(self, asked: Asked, answer: Answer, reset: Callable[[], None]) -> None:
        self._answers[asked] = answer
        self._reset.append(reset)


_ASKING: Final[Mapping[Asked, Callable[[MethodPage, GameState], None]]] = {
    "argument": MethodPage.ask_argument,
    "argument_reason": MethodPage.ask_reason,
    "votes": MethodPage.ask_votes,
    "chance": MethodPage.ask_chance,
    "outcome": MethodPage.ask_outcome,
}


class MethodPanel(QWidget):
    """The inputs of the method that is chosen; `changed` tells that one of them is another now."""

    changed = Signal()
    kept = Signal()
    """What is entered is what was named before the talk."""

    def __init__(self, state: GameState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.keep = QuietButton("Keep as named before the talk", plain=True)
        self.keep.setObjectName("keep-chances")
        self.keep.clicked.connect(self.kept)
        self.before = PlainLabel("", "secondary", "ink2", wrap=True)
        self.before.setObjectName("chances-before")
        self.hint = PlainLabel("", "secondary", "ink2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addWidget(self.hint)
        self._pages = {method: MethodPage(state, method) for method in METHODS}
        for page in self._pages.values():
            page.changed.connect(self.changed)
            column.addWidget(page)
        column.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.before)
        self.show_before("")
        current_theme().changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take over the theme as it is now: where there is little room, no word is spare."""
        self.hint.setVisible(not current_theme().is_tight)

    def show_method(self, method: Method) -> None:
        """Show what a method asks for."""
        self.hint.setText(METHOD_WORDS[method].hint)
        for key, page in self._pages.items():
            page.setVisible(key == method and page.asks_here())
        self.keep.setVisible(bool({"votes", "chance"}.intersection(RULES[method].asks)))

    def show_before(self, words: str) -> None:
        """Show what was named before the talk, or why it was not kept."""
        self.before.setText(words)
        self.before.setHidden(not words)

    def choice(self, method: Method) -> RulingChoice:
        """Return what is entered for a method; whether it is enough is for the rules to say."""
        return RulingChoice(method=method, **self._pages[method].answers())

    def reset(self) -> None:
        """Empty everything: another move is ruled on."""
        for page in self._pages.values():
            page.reset()
        self.show_before("")
