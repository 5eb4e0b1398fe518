"""A box of effects as sentences: what moves, from where to where, with a cross to take a line away.

One of several boxes receives what is pressed; it has the strong border. Gets its lines as plain words.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.buttons import IconButton
from ui.widgets.columns import clear_layout
from ui.widgets.frames import Panel, Rule
from ui.widgets.marks import KeyCap
from ui.widgets.painted import px
from ui.widgets.text import PlainLabel


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectLine:
    """One sentence."""

    key: str
    words: str
    moved: str
    """`+4 → +5`."""
    note: str = ""


class EffectBox(Panel):
    """The effects of one outcome."""

    wanted = Signal()
    """What is pressed next is to land here."""
    dropped = Signal(str)
    """A line is to go, by its key."""

    def __init__(self, word: str, digit: str = "", parent: QWidget | None = None) -> None:
        super().__init__("raised", word, parent)
        self._word = word
        self.head = PlainLabel(word, "body-strong")
        self.aside = PlainLabel("", "secondary", "ink2")
        row = QHBoxLayout()
        row.addWidget(self.head)
        row.addStretch(1)
        row.addWidget(self.aside)
        if digit:
            row.addWidget(KeyCap(digit))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(px(2))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(6), px(8), px(6))
        column.setSpacing(px(4))
        column.addLayout(row)
        column.addWidget(Rule())
        column.addLayout(self._lines)

    def choose(self, chosen: bool) -> None:
        """Say whether what is pressed lands here."""
        self.setProperty("look", "chosen" if chosen else "raised")
        self.style().unpolish(self)
        self.style().polish(self)
        self.aside.setText("→ what you press lands here" if chosen else "")

    def show_lines(self, lines: Sequence[EffectLine], rest: str = "") -> None:
        """Show these sentences; `rest` is what stands there as text only."""
        clear_layout(self._lines)
        for line in lines:
            self._lines.addWidget(self._line(line))
            if line.note:
                self._lines.addWidget(PlainLabel(line.note, "secondary", "warn", wrap=True))
        if rest:
            self._lines.addWidget(PlainLabel(rest, "secondary", "ink2", wrap=True))
        if not lines and not rest:
            self._lines.addWidget(PlainLabel("Nothing moves yet.", "secondary", "ink3"))
        self.setAccessibleDescription(". ".join(f"{line.words}, {line.moved}" for line in lines))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Receive what is pressed next."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.wanted.emit()
        super().mousePressEvent(event)

    def _line(self, line: EffectLine) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        drop = IconButton("ui-x", f"Take away: {line.words}", size=28)
        drop.setObjectName(f"drop-{line.key}")
        drop.clicked.connect(lambda: self.dropped.emit(line.key))
        drop.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row.addWidget(PlainLabel(line.words, "serif", wrap=True), 1)
        row.addWidget(PlainLabel(line.moved, "body-strong"))
        row.addWidget(drop)
        return holder
