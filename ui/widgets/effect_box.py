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
from ui.widgets.frames import Glyph, Panel, Rule
from ui.widgets.marks import KeyCap
from ui.widgets.odds_key import OddsSwatch
from ui.widgets.painted import px
from ui.widgets.text import PlainLabel

TRACK = "ui-sliders"
"""The drawing before what is no tie and no seat's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectLine:
    """One sentence."""

    key: str
    words: str
    before: str = ""
    after: str = ""
    """Where the number stands and would stand: `+4`, `+5`; both empty where nobody is to know."""
    sign: int = 0
    """Of a tie as it would stand; 0 for what is no tie."""
    glyphs: tuple[str, ...] = ()
    note: str = ""

    @property
    def moved(self) -> str:
        """From where to where: `+4 → +5`."""
        return f"{self.before} → {self.after}" if self.before else ""


class EffectBox(Panel):
    """The effects of one outcome; `place` is that of the outcome from best to worst, if it is one."""

    wanted = Signal()
    """What is pressed next is to land here."""
    dropped = Signal(str)
    """A line is to go, by its key."""

    def __init__(
        self, word: str, digit: str = "", place: int | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__("raised", word, parent)
        self._word = word
        self.head = PlainLabel(word, "body-strong")
        self.share = PlainLabel("", "body", "ink2")
        self.aside = PlainLabel("", "secondary", "ink2", elide=True, align=Qt.AlignmentFlag.AlignRight)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        if place is not None:
            row.addWidget(OddsSwatch(place))
        row.addWidget(self.head)
        row.addWidget(self.share)
        row.addWidget(self.aside, 1)
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

    def show_share(self, words: str) -> None:
        """Say how likely it is that these effects come; nothing if empty."""
        self.share.setText(words)

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
        row.setSpacing(px(6))
        drop = IconButton("ui-x", f"Take away: {line.words}", size=24)
        drop.setObjectName(f"drop-{line.key}")
        drop.clicked.connect(lambda: self.dropped.emit(line.key))
        drop.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for glyph in line.glyphs or (TRACK,):
            row.addWidget(Glyph(glyph, 14, "ink"))
        row.addSpacing(px(4))
        row.addWidget(PlainLabel(line.words, "serif", wrap=True), 1)
        if line.before:
            tone = "postext" if line.sign > 0 else "negtext" if line.sign < 0 else "ink"
            row.addWidget(PlainLabel(f"{line.before} →", "body", tone if line.sign else "ink2"))
            row.addWidget(PlainLabel(line.after, "body-strong", tone))
        row.addWidget(drop)
        return holder
