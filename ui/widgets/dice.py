"""Dice that are seen to fall: painted, thrown in 600 ms, at once where movement is reduced."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEasingCurve, QRectF, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import current_theme
from ui.theme.tokens import DICE_MS
from ui.widgets.painted import Painted, colour, fill_round, px, smooth
from wargame.words.counting import listed

CHANGES: Final = 9
"""How many other faces are seen while a die falls."""

PIPS: Final[dict[int, tuple[tuple[float, float], ...]]] = {
    0: (),
    1: ((0.5, 0.5),),
    2: ((0.27, 0.27), (0.73, 0.73)),
    3: ((0.27, 0.27), (0.5, 0.5), (0.73, 0.73)),
    4: ((0.27, 0.27), (0.73, 0.27), (0.27, 0.73), (0.73, 0.73)),
    5: ((0.27, 0.27), (0.73, 0.27), (0.5, 0.5), (0.27, 0.73), (0.73, 0.73)),
    6: ((0.27, 0.25), (0.73, 0.25), (0.27, 0.5), (0.73, 0.5), (0.27, 0.75), (0.73, 0.75)),
}
"""Where the pips lie on each face, as shares of its side."""


TILTS: Final = (-5.0, 4.0)
"""How dice lie that have fallen, in degrees: as they do on a table."""
ROOM: Final = 1.09
"""How much more room a tilted die takes than its side."""
FIRST: Final = 0.8
"""The ink die lies still after this share of the fall, the white one at its end."""


class DiceView(Painted):
    """Six-sided dice, one of ink and one white; it shows throws and makes none.

    A die that was not thrown yet is a dashed place. `finished` tells when the dice have come to rest.
    """

    finished = Signal()

    def __init__(self, count: int = 2, size: int = 70, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._faces: tuple[int, ...] = (0,) * count
        self._side = size
        self._unit: float | None = None
        self._progress = 1.0
        self._fall = QVariantAnimation(self)
        self._fall.setStartValue(0.0)
        self._fall.setEndValue(1.0)
        self._fall.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._fall.valueChanged.connect(self._fall_further)
        self._fall.finished.connect(self._come_to_rest)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_faces(self._faces)

    def set_faces(self, faces: Sequence[int]) -> None:
        """Show `faces` at once, each from 1 to 6; 0 is a blank die that was not thrown yet."""
        self._fall.stop()
        self._progress = 1.0
        self._faces = tuple(faces)
        self.say(self._words())
        self.restyle()

    def throw(self, faces: Sequence[int]) -> None:
        """Show the dice falling on `faces`; `finished` follows, at once where movement is reduced."""
        self.set_faces(faces)
        lasts = current_theme().motion(DICE_MS)
        if not lasts or not self.isVisible():
            self.finished.emit()
            return
        self._fall.setDuration(lasts)
        self._fall.start()

    def come_to_rest(self) -> None:
        """End the fall at once."""
        if self.is_falling():
            self._fall.stop()
            self._come_to_rest()

    def set_unit(self, unit: float) -> None:
        """Draw at `unit` px of the screen for one px, in place of the theme's scale."""
        self._unit = unit
        self.restyle()

    def faces(self) -> tuple[int, ...]:
        """Return the faces on which the dice lie, or will come to rest."""
        return self._faces

    def is_falling(self) -> bool:
        """Return whether the dice are still moving."""
        return self._fall.state() == QVariantAnimation.State.Running

    def sizeHint(self) -> QSize:
        """Return the size of all dice side by side, with the room in which they are tilted."""
        side, count = self._die(), len(self._faces)
        return QSize(round(count * side * ROOM + (count - 1) * self._gap()), round(side * ROOM))

    def hideEvent(self, event: QHideEvent) -> None:
        """Let dice that nobody sees come to rest."""
        self.come_to_rest()
        super().hideEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the dice."""
        painter = smooth(self)
        side = self._die()
        step = side * ROOM + self._gap()
        for number, face in enumerate(self._faces):
            done = self._done(number)
            painter.save()
            painter.translate(number * step + side * ROOM / 2, self.height() / 2)
            if done < 1:
                # From the lower left, tumbling.
                painter.translate(-side * 0.5 * (1 - done), side * 0.35 * (1 - done))
                painter.scale(0.78 + 0.22 * done, 0.78 + 0.22 * done)
            painter.rotate(TILTS[number % 2] + (1 - done) * (140 if number % 2 else -140))
            self._paint_die(painter, side, self._face_now(face, number), inked=number % 2 == 0)
            painter.restore()

    def _done(self, number: int) -> float:
        """Return how far a die is in its fall, from 0 to 1."""
        return min(1.0, self._progress / FIRST) if number % 2 == 0 else self._progress

    def _face_now(self, face: int, number: int) -> int:
        """Return the face seen at this moment of the fall; no throw depends on it."""
        done = self._done(number)
        if done >= 1 or not face:
            return face
        changed = int((1 - done) * CHANGES)
        return (face - 1 + changed * (2 + number)) % 6 + 1

    def _paint_die(self, painter: QPainter, side: float, face: int, *, inked: bool) -> None:
        rect, width = QRectF(-side / 2, -side / 2, side, side), max(2.0, side / 50)
        if not face:
            self._paint_place(painter, rect, width)
            return
        ground, pips = ("primary", "onprimary") if inked else ("card", "ink")
        fill_round(painter, rect, side * 0.17, colour(ground), colour("primary" if inked else "ink"), width)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(pips))
        pip = side * 0.085
        for x, y in PIPS[face]:
            painter.drawEllipse(
                QRectF(rect.left() + x * side - pip, rect.top() + y * side - pip, 2 * pip, 2 * pip)
            )

    def _paint_place(self, painter: QPainter, rect: QRectF, width: float) -> None:
        pen = QPen(colour("control"), width)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(
            rect.adjusted(width, width, -width, -width), rect.width() * 0.17, rect.width() * 0.17
        )

    def _die(self) -> float:
        """Return the side of a die in px of the screen."""
        return float(px(self._side)) if self._unit is None else self._side * self._unit

    def _gap(self) -> float:
        return self._die() * 0.1

    def _words(self) -> str:
        if not any(self._faces):
            return "Dice, not thrown yet"
        return "Dice: " + listed(map(str, self._faces))

    def _fall_further(self, progress: object) -> None:
        self._progress = float(progress) if isinstance(progress, float) else 1.0
        self.update()

    def _come_to_rest(self) -> None:
        self._progress = 1.0
        self.update()
        self.finished.emit()
