"""A track as a ruler: bars where games end, a dot where it starts, a bar at each gate.

Fed with a `TrackRow` of `wargame.shown.editor.tracks`. Dot and gates are dragged, or moved by arrow keys once
the ruler has the keyboard; Space takes the next of them. A press on a number, or F2, asks for its name.
"""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import current_theme
from ui.widgets.painted import Painted, colour, px, smooth
from wargame.shown.editor.tracks import TrackRow

WIDTH: Final = 240
BARS: Final = 26
DOT: Final = 6
REACH: Final = 14
"""How near to a dot or a gate a press has to be, in px at 100 %."""


class TrackRuler(Painted):
    """One track whose start and gates can be dragged."""

    start_moved = Signal(int)
    gate_moved = Signal(int, int)
    """Which gate, and above what it stands now."""
    step_asked = Signal(int)
    """The name of this value is wanted."""

    def __init__(self, row: TrackRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"track-ruler-{row.id}")
        self._row = row
        self._values = self._of(row)
        self._taken = 0
        self._dragging = False
        self._read_only = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._tell()

    @staticmethod
    def _of(row: TrackRow) -> list[int]:
        """Return what can be moved: the start first, then the gates."""
        return [row.start, *row.gates]

    def show_row(self, row: TrackRow) -> None:
        """Show a track; what is dragged stays as it is dragged."""
        self._row = row
        if not self._dragging or len(self._values) != 1 + len(row.gates):
            self._dragging = False
            self._values = self._of(row)
        self._taken = min(self._taken, len(self._values) - 1)
        self._tell()

    def set_read_only(self, read_only: bool) -> None:
        """Let it only be looked at."""
        self._read_only = read_only

    def values(self) -> tuple[int, ...]:
        """Return the start and the gates as they are shown."""
        return tuple(self._values)

    def sizeHint(self) -> QSize:
        """Return the room that it takes."""
        return QSize(px(WIDTH), px(BARS + 12) + current_theme().line("caption"))

    def minimumSizeHint(self) -> QSize:
        """Return the room below which its numbers run into each other."""
        return QSize(px(WIDTH // 2), self.sizeHint().height())

    def _tell(self) -> None:
        row = self._row
        words = [f"{row.name}, from {row.said(row.low)} to {row.said(row.high)}"]
        words.append(f"Starts at {row.said(self._values[0])}")
        for value in self._values[1:]:
            share = f", {round(100 * row.ending_at(value))}% of games end there" if row.bars else ""
            words.append(f"Gate above {row.said(value)}{share}")
        words += [f"{row.said(value)} is {said}" for value, said in row.steps]
        if not self._read_only:
            what = "The start" if self._taken == 0 else f"Gate {self._taken}"
            words.append(f"{what} is moved by the arrow keys, F2 names its number")
        self.say(". ".join(words) + ".")
        self.update()

    # Hands

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the dot or the gate that is near, or ask for the name of the number below the line."""
        if self._read_only or event.button() != Qt.MouseButton.LeftButton:
            return
        spot = event.position()
        if spot.y() > self._floor() + px(DOT):
            self.step_asked.emit(self._clamped(self._value(spot.x())))
            return
        away = [abs(self._spot(at) - spot.x()) for at in range(len(self._values))]
        near = min(range(len(away)), key=lambda at: away[at])
        if away[near] <= px(REACH):
            self._taken, self._dragging = near, True
            self._tell()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move what is held to the value under the pointer."""
        if self._dragging:
            self._put(self._value(event.position().x() - (self._step() / 2 if self._taken else 0)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let it go."""
        if self._dragging and event.button() == Qt.MouseButton.LeftButton:
            self._dragging = False
            self._rest()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move what is taken by one, take the next, or name its number."""
        key = event.key()
        if key == Qt.Key.Key_Space:
            self._taken = (self._taken + 1) % len(self._values)
            self._tell()
        elif key == Qt.Key.Key_F2 and not self._read_only:
            self.step_asked.emit(self._values[self._taken])
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not event.modifiers() and not self._read_only:
            self._put(self._values[self._taken] + (1 if key == Qt.Key.Key_Right else -1))
            self._rest()
        else:
            super().keyPressEvent(event)

    def _clamped(self, value: int) -> int:
        return min(max(value, self._row.low), self._row.high)

    def _put(self, value: int) -> None:
        """Move what is taken, within the ruler: a gate stands below the highest value."""
        value = min(self._clamped(value), self._row.high - (1 if self._taken else 0))
        if value != self._values[self._taken]:
            self._values[self._taken] = value
            self._tell()

    def _rest(self) -> None:
        taken, value = self._taken, self._values[self._taken]
        if value == self._of(self._row)[taken]:
            return
        if taken:
            self.gate_moved.emit(taken - 1, value)
        else:
            self.start_moved.emit(value)

    # Drawing

    def _left(self) -> float:
        return px(14)

    def _step(self) -> float:
        return (self.width() - 2 * self._left()) / max(1, self._row.high - self._row.low)

    def _x(self, value: float) -> float:
        return self._left() + (value - self._row.low) * self._step()

    def _spot(self, at: int) -> float:
        """Return where the start stands, or a gate: half a step above its number."""
        return self._x(self._values[at] + (0.5 if at else 0))

    def _value(self, x: float) -> int:
        return round(self._row.low + (x - self._left()) / self._step())

    def _floor(self) -> float:
        return self.height() - current_theme().line("caption") - px(DOT + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw bars, scale, gates and dot."""
        painter = smooth(self)
        self._paint_bars(painter)
        self._paint_scale(painter)
        for at in range(1, len(self._values)):
            self._paint_gate(painter, at)
        self._paint_dot(painter)

    def _paint_bars(self, painter: QPainter) -> None:
        most = max((share for _, share in self._row.bars), default=0)
        wide = max(2.0, min(px(24), self._step() * 0.8))
        for value, share in self._row.bars:
            if self._row.low <= value <= self._row.high and share:
                tall = (self._floor() - px(2)) * share / most
                painter.fillRect(
                    QRectF(self._x(value) - wide / 2, self._floor() - tall, wide, tall), colour("control")
                )

    def _paint_scale(self, painter: QPainter) -> None:
        floor, row, theme = self._floor(), self._row, current_theme()
        painter.setPen(QPen(colour("ink2"), 1))
        painter.drawLine(QPointF(self._x(row.low), floor), QPointF(self._x(row.high), floor))
        painter.setFont(theme.font("caption"))
        widest = painter.fontMetrics().horizontalAdvance(f"{row.said(row.low)}{row.said(row.high)} ") / 1.6
        every = max(1, round(widest / self._step() + 0.5))
        named = {value for value, _ in row.steps}
        for value in range(row.low, row.high + 1):
            x = self._x(value)
            painter.setPen(QPen(colour("ink2"), 1))
            if self._step() >= px(4):
                painter.drawLine(QPointF(x, floor - px(2)), QPointF(x, floor + px(2)))
            if (value - row.low) % every and value != self._values[0]:
                continue
            if value != self._values[0] and abs(value - self._values[0]) < every - 1:
                continue
            font = theme.font("caption")
            font.setBold(value == self._values[0])
            # A named number is underlined.
            font.setUnderline(value in named)
            painter.setFont(font)
            painter.setPen(colour("ink" if value == self._values[0] else "ink3"))
            place = QRectF(x - widest, floor + px(DOT), 2 * widest, theme.line("caption"))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, row.said(value))

    def _paint_gate(self, painter: QPainter, at: int) -> None:
        x, floor = self._spot(at), self._floor()
        painter.fillRect(QRectF(x - px(2), px(1), px(4), floor - px(1)), colour("ink"))
        if self._is_taken(at):
            painter.setPen(QPen(colour("focus"), px(2)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(x - px(5), px(1), px(10), floor - px(1)))

    def _paint_dot(self, painter: QPainter) -> None:
        point = QPointF(self._spot(0), self._floor())
        painter.setPen(QPen(colour("surface"), px(2)))
        painter.setBrush(colour("ink"))
        painter.drawEllipse(point, px(DOT), px(DOT))
        if self._is_taken(0):
            painter.setPen(QPen(colour("focus"), px(2)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(point, px(DOT + 4), px(DOT + 4))

    def _is_taken(self, at: int) -> bool:
        return at == self._taken and (self.hasFocus() or self._dragging)
