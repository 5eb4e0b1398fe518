"""Numbers that moved: a name, what it was, what it is; and a scale with a hollow and a full mark.

Takes plain values. The tint is that of the sign after the change, as on the graph; direction is told by
the arrow and the numbers.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ui.theme.theme import current_theme
from ui.widgets.marks import MINUS, signed
from ui.widgets.painted import Painted, colour, px, smooth
from ui.widgets.text import PlainLabel, paint_lines

RIGHT: Final = Qt.AlignmentFlag.AlignRight
MOST_TICKS: Final = 22


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLine:
    """One number: its name, before and after as they are written, and what is added below."""

    name: str
    before: str
    after: str
    sign: int = 0
    """The sign of a tie after the change; 0 for what is no tie."""
    note: str = ""

    @property
    def words(self) -> str:
        """The line as it is read aloud."""
        moved = f"{self.name}: {self.before}" + (f" → {self.after}" if self.after != self.before else "")
        return f"{moved}. {self.note}" if self.note else moved


class ChangeList(QWidget):
    """Lines of changes, numbers in a column of their own; `empty` is said where there is none."""

    def __init__(self, name: str, empty: str = "Nothing moves.", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._empty = empty
        self._lines: tuple[ChangeLine, ...] | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(0, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        current_theme().changed.connect(self._restyle)
        self._restyle()
        self.set_lines(())

    def set_lines(self, lines: Sequence[ChangeLine]) -> None:
        """Show other lines."""
        if self._lines == tuple(lines):
            return
        self._lines = tuple(lines)
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        at = 0
        for line in self._lines:
            at = self._add(line, at)
        if not self._lines:
            self._grid.addWidget(PlainLabel(self._empty, "secondary", "ink3", wrap=True), 0, 0, 1, 2)
        self.setAccessibleDescription(" ".join(line.words for line in self._lines) or self._empty)

    def texts(self) -> tuple[str, ...]:
        """Return the lines as they are read aloud."""
        return tuple(line.words for line in self._lines or ())

    def _add(self, line: ChangeLine, at: int) -> int:
        tone = "postext" if line.sign > 0 else "negtext" if line.sign < 0 else "ink"
        moved = line.before if line.before == line.after else f"{line.before} → {line.after}"
        self._grid.addWidget(PlainLabel(line.name, "secondary", wrap=True), at, 0)
        number = PlainLabel(moved, "body-strong", tone, align=RIGHT)
        self._grid.addWidget(number, at, 1, RIGHT | Qt.AlignmentFlag.AlignTop)
        if line.note:
            self._grid.addWidget(PlainLabel(line.note, "caption", "ink3", wrap=True), at + 1, 0, 1, 2)
            return at + 2
        return at + 1

    def _restyle(self) -> None:
        self._grid.setVerticalSpacing(px(4))
        self._grid.setHorizontalSpacing(px(12))


class ScaleLine(Painted):
    """A scale from `low` to `high`: hollow where the number was, full where it is."""

    def __init__(self, low: int, high: int, before: int, after: int, tie: bool = True) -> None:
        super().__init__()
        self._low, self._high, self._tie = low, high, tie
        self._before, self._after = before, after
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.say(f"On a scale from {low} to {high}: was {before}, is {after}")

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(px(220), px(16) + current_theme().line("caption"))

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size at which the ends can be read."""
        return QSize(px(96), px(16) + current_theme().line("caption"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the scale."""
        painter, theme = smooth(self), current_theme()
        edge, y = px(12), px(8)
        painter.setPen(QPen(colour("control"), theme.tokens.border))
        painter.drawLine(QPointF(edge, y), QPointF(self.width() - edge, y))
        span = max(1, self._high - self._low)
        step = 1 if span <= MOST_TICKS else span
        for value in range(self._low, self._high + 1, step):
            tall = px(4) if value in (self._low, 0, self._high) else px(2)
            painter.drawLine(QPointF(self._at(value), y - tall), QPointF(self._at(value), y + tall))
        ink = colour(self._tint())
        pen = QPen(ink, px(4))
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawLine(QPointF(self._at(self._before), y), QPointF(self._at(self._after), y))
        painter.setPen(QPen(ink, px(2)))
        painter.setBrush(colour("surface"))
        painter.drawEllipse(QPointF(self._at(self._before), y), px(5), px(5))
        painter.setBrush(ink)
        painter.drawEllipse(QPointF(self._at(self._after), y), px(5), px(5))
        self._paint_ends(painter)

    def _paint_ends(self, painter: QPainter) -> None:
        theme = current_theme()
        line = theme.line("caption")
        for value in sorted({self._low, 0, self._high}):
            if self._low <= value <= self._high:
                text = signed(value) if self._tie else str(value).replace("-", MINUS)
                place = QRectF(self._at(value) - px(20), px(16), px(40), line)
                centre = Qt.AlignmentFlag.AlignHCenter
                paint_lines(painter, place, [text], theme.font("caption"), line, colour("ink3"), centre)

    def _at(self, value: int) -> float:
        span = max(1, self._high - self._low)
        room = self.width() - 2 * px(12)
        return px(12) + room * (value - self._low) / span

    def _tint(self) -> str:
        if not self._tie or self._after == 0:
            return "ink2"
        return "pos" if self._after > 0 else "neg"
