"""The rows of a turn's sheet: a move with odds, throw, outcome and what it moved; what happened by itself.

A row is gone through by the arrow keys and opened by Space or a press. While it is held, or has the keyboard,
it asks for its ties to be lit.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.theme import current_theme
from ui.widgets.dice import DiceView
from ui.widgets.flow import FlowLayout
from ui.widgets.frames import Glyph, Panel
from ui.widgets.marks import Avatar
from ui.widgets.meters import Odds, OddsBar
from ui.widgets.moved_chip import MovedChip, OutcomeMark
from ui.widgets.painted import colour, fill_hatch, fill_round, px, smooth
from ui.widgets.text import PlainLabel, plain_tooltip
from wargame.shown.turn_sheet import Moved, OwnRow, SheetRow
from wargame.terms import OUTCOMES

WIDTHS = {"order": 20, "disc": 28, "odds": 84, "throw": 112, "outcome": 100, "moved": 312}
"""Of the columns, in px at 100 %; what is left is the move's."""

DIE = 22

LARGE = 120
"""Per cent of type above which a row has three lines."""


class RowWidget(QWidget):
    """One row; `opened` tells that it is to be read whole, `stepped` that the focus goes on."""

    stepped = Signal(int)
    lit = Signal(object)
    """It is held, or has the keyboard: its row; None when that ends."""

    def __init__(self, row: SheetRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = row
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setObjectName(f"sheet-{row.order or 'untold'}")
        self.setAccessibleName(_said(row))
        self.more = PlainLabel("\n".join(row.details), "serif-small", "ink2", wrap=True)
        self.more.hide()
        self._line = QHBoxLayout()
        self._line.setSpacing(px(10))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(8), px(6), px(8), px(6))
        column.setSpacing(px(4))
        column.addLayout(self._line)
        self._fill(column)
        column.addWidget(self.more)

    def _fill(self, column: QVBoxLayout) -> None:
        row = self.row
        who = Glyph("ui-eyeoff", 20) if row.secret else Avatar(row.glyph, row.seat, 28)
        self._add("order", PlainLabel(row.order, "body-strong", "ink2"))
        self._add("disc", who)
        self._line.addWidget(self._title(), 1, Qt.AlignmentFlag.AlignVCenter)
        moved = chips(row.moved, row.why_nothing if row.outcome else "")
        if not is_large():
            for name, widget in self._parts():
                self._add(name, widget)
            self._add("moved", moved)
            return
        below = QHBoxLayout()
        below.setSpacing(px(10))
        for _name, widget in self._parts():
            below.addWidget(widget)
        below.addStretch(1)
        column.addLayout(below)
        column.addWidget(moved)

    def _parts(self) -> tuple[tuple[str, QWidget], ...]:
        """Return the odds, the throw and the outcome, each in the name of its column."""
        odds: QWidget = QWidget()
        if self.row.odds:
            odds = OddsBar([Odds(word=word, share=share) for word, share in self.row.odds], texts=False)
            odds.setFixedWidth(px(WIDTHS["odds"]))
        return ("odds", odds), ("throw", self._throw()), ("outcome", self._outcome())

    def _add(self, name: str, widget: QWidget) -> None:
        """Put a part into the line, as wide as its column."""
        widget.setFixedWidth(px(WIDTHS[name]))
        self._line.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def _title(self) -> QWidget:
        """Return the title, and behind it at whom it is aimed and who backed or blocked it."""
        row = self.row
        holder = QWidget()
        flow = FlowLayout(holder, gap=6, row_gap=2)
        flow.addWidget(PlainLabel(row.title, "serif-heading", wrap=True, lines=2))
        if row.aimed:
            flow.addWidget(PlainLabel(f"at {row.aimed}", "secondary", "ink2"))
        for backs, words in ((True, "backed"), (False, "blocked")):
            named = [one for one in row.support if one.backs is backs]
            if named:
                flow.addWidget(PlainLabel(words, "secondary", "ink2"))
            for one in named:
                flow.addWidget(Avatar(one.glyph, f"{one.name} {words} it", 18, filled=False))
        return holder

    def _throw(self) -> QWidget:
        row = self.row
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(6))
        if len(row.dice) > 1:
            dice = DiceView(len(row.dice), DIE)
            dice.set_faces(row.dice)
            line.addWidget(dice)
        line.addWidget(PlainLabel(row.sum, "body", "ink3" if not row.outcome else "ink2"))
        line.addStretch(1)
        return holder

    def _outcome(self) -> QWidget:
        row = self.row
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(6))
        if row.outcome is not None:
            line.addWidget(OutcomeMark(OUTCOMES.index(row.outcome)))
            if row.struck:
                line.addWidget(Glyph("ui-edit", 14))
                holder.setToolTip(plain_tooltip(f"Put in place of “{row.struck.lower()}”"))
            line.addWidget(PlainLabel(row.word, "serif-compact"))
        line.addStretch(1)
        return holder

    def open_row(self) -> None:
        """Show what there is to read, or close it again."""
        self.more.setVisible(bool(self.row.details) and self.more.isHidden())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open it by Space; go on by the arrow keys."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if event.key() == Qt.Key.Key_Space:
            self.open_row()
        elif step:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Light its ties while it is held."""
        self.lit.emit(self.row)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Open it."""
        self.lit.emit(None)
        self.open_row()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where one is; by the keyboard its ties are lit."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.lit.emit(self.row)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let go of its ties."""
        super().focusOutEvent(event)
        self.lit.emit(None)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Hatch what nobody is told the author of."""
        painter = smooth(self)
        if self.row.secret:
            fill_hatch(painter, self.rect().toRectF(), colour("line"), px(7), 1)
        if self.underMouse():
            fill_round(painter, self.rect().toRectF(), px(4), colour("hover"))


def chips(moved: tuple[Moved, ...], otherwise: str = "") -> QWidget:
    """Return what moved as chips in as many lines as they need."""
    holder = QWidget()
    flow = FlowLayout(holder, gap=4)
    for one in moved:
        flow.addWidget(MovedChip(one))
    if not moved and otherwise:
        flow.addWidget(PlainLabel(otherwise, "secondary", "ink3"))
    holder.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return holder


def _said(row: SheetRow) -> str:
    parts = [f"{row.order}. {row.seat}, {row.title}" if row.order else row.title]
    if row.aimed:
        parts.append(f"at {row.aimed}")
    parts += [f"{one.name} {'backs' if one.backs else 'blocks'}" for one in row.support]
    parts += [text for text in (row.sum, row.word) if text]
    parts += [one.words for one in row.moved]
    return ", ".join(parts)


def is_large() -> bool:
    """Return whether what moved stands below a move, because type is too large for it to stand beside."""
    return current_theme().own_scale > LARGE or current_theme().is_tight


def headings() -> QWidget:
    """Return the words over the columns; in large type, where a row has lines of its own, there are none."""
    holder = Panel("raised", "Columns")
    line = QHBoxLayout(holder)
    line.setContentsMargins(px(8), px(2), px(8), px(2))
    line.setSpacing(px(10))
    line.addSpacing(px(WIDTHS["order"] + WIDTHS["disc"]) + px(10))
    line.addWidget(PlainLabel("Move, and who backed or blocked it", "caption-strong", "ink2", elide=True), 1)
    for name, words in (
        ("odds", "Odds"),
        ("throw", "Throw"),
        ("outcome", "Outcome"),
        ("moved", "What moved"),
    ):
        label = PlainLabel(words, "caption-strong", "ink2")
        label.setFixedWidth(px(WIDTHS[name]))
        line.addWidget(label)
    return holder


def own_row(row: OwnRow) -> QWidget:
    """Return the row of something that happened by itself."""
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(px(8), px(4), px(8), px(4))
    line.setSpacing(px(10))
    line.addWidget(Glyph("ui-flag" if row.marked else "ui-clock", 16))
    line.addWidget(PlainLabel(row.why, "serif", wrap=True), 1)
    if row.moved and is_large():
        # Below it: beside it there is no room.
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(holder)
        column.addWidget(chips(row.moved))
        return both
    if row.moved:
        moved = chips(row.moved)
        moved.setFixedWidth(px(WIDTHS["moved"]))
        line.addWidget(moved)
    return holder
