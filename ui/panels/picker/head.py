"""The head of the picker for a free move: the move in words, its difficulty, and the odds that this gives.

It shows what `wargame.shown.free_terms` says of the move; another difficulty goes out as `changed`, and the
odds for it come back by `show_odds`.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.buttons import IconButton
from ui.widgets.frames import Panel
from ui.widgets.marks import Avatar
from ui.widgets.meters import Odds
from ui.widgets.odds_key import OddsNumbers
from ui.widgets.painted import px
from ui.widgets.text import PlainLabel
from wargame.shown.free_terms import EASIEST, HARDEST, FreeMove, OddsAt
from wargame.terms import OUTCOMES
from wargame.words.labels import OUTCOME_WORDS


class DifficultyStep(Panel):
    """A difficulty with a button at each side."""

    changed = Signal(int)

    def __init__(self, difficulty: int, parent: QWidget | None = None) -> None:
        super().__init__("raised", "Difficulty", parent)
        self._difficulty = difficulty
        self.value = PlainLabel("", "body-strong", align=Qt.AlignmentFlag.AlignHCenter)
        self.value.setMinimumWidth(px(28))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._buttons = {by: self._button(by) for by in (-1, 1)}
        for widget in (self._buttons[-1], self.value, self._buttons[1]):
            row.addWidget(widget)
        self._show()

    def difficulty(self) -> int:
        """Return the difficulty that is set."""
        return self._difficulty

    def set_difficulty(self, difficulty: int) -> None:
        """Set another one."""
        if difficulty != self._difficulty:
            self._difficulty = min(max(difficulty, EASIEST), HARDEST)
            self._show()
            self.changed.emit(self._difficulty)

    def _button(self, by: int) -> IconButton:
        button = IconButton("ui-plus" if by > 0 else "ui-minus", "Harder" if by > 0 else "Easier", size=30)
        button.setObjectName("difficulty-more" if by > 0 else "difficulty-less")
        button.clicked.connect(lambda: self.set_difficulty(self._difficulty + by))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a press leaves Enter to the dark button
        return button

    def _show(self) -> None:
        self.value.setText(str(self._difficulty))
        self.setAccessibleDescription(str(self._difficulty))
        for by, button in self._buttons.items():
            button.setEnabled(EASIEST <= self._difficulty + by <= HARDEST)


class FreeMoveHead(QWidget):
    """The move, its difficulty, its odds."""

    changed = Signal(int)
    """Another difficulty is wanted."""

    def __init__(self, move: FreeMove, difficulty: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.step = DifficultyStep(difficulty)
        self.step.changed.connect(self.changed)
        self.odds = OddsNumbers()
        self.odds.setObjectName("terms-odds")
        self.odds.setMinimumWidth(px(208))
        self.none = PlainLabel("", "secondary", "ink2", wrap=True)
        words, chosen, odds = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(PlainLabel(move.title, "serif-title", wrap=True, lines=1))
        words.addWidget(PlainLabel(move.said, "body", "ink2", wrap=True, lines=2))
        chosen.addWidget(PlainLabel("Difficulty", "label"))
        chosen.addWidget(self.step)
        odds.addWidget(PlainLabel("Odds, per cent", "label"))
        odds.addWidget(self.odds)
        odds.addWidget(self.none)
        for column in (chosen, odds):
            column.setSpacing(px(4))
            column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(16))
        row.addWidget(Avatar(move.glyph, "", 40))
        row.addLayout(words, 1)
        row.addLayout(chosen)
        row.addLayout(odds)

    def show_odds(self, odds: OddsAt) -> None:
        """Show the odds, or why there are none."""
        self.odds.set_odds(shares_of(odds.shares))
        self.odds.setVisible(bool(odds.shares))
        self.none.setText(odds.words)
        self.none.setVisible(not odds.shares)


def shares_of(shares: Sequence[float]) -> list[Odds]:
    """Return shares, best first, with the words of their outcomes."""
    return [Odds(word=OUTCOME_WORDS[one], share=share) for one, share in zip(OUTCOMES, shares, strict=False)]
