"""Dice that are seen to fall: painted, thrown in 600 ms, at once where movement is reduced."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEasingCurve, QRectF, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent
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


class DiceView(Painted):
    """Six-sided dice; it shows throws and makes none. `finished` tells when they have come to rest."""

    finished = Signal()

    def __init__(self, count: int = 2, size: int = 70, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._faces: tuple[int, ...] = (0,) * count
        self._side = size
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

    def faces(self) -> tuple[int, ...]:
        """Return the faces on which the dice lie, or will come to rest."""
        return self._faces

    def is_falling(self) -> bool:
        """Return whether the dice are still moving."""
        return self._fall.state() == QVariantAnimation.State.Running

    def sizeHint(self) -> QSize:
        """Return the size of all dice side by side."""
        side = px(self._side)
        return QSize(side * len(self._faces) + self._gap() * (len(self._faces) - 1), side)

    def hideEvent(self, event: QHideEvent) -> None:
        """Let dice that nobody sees come to rest."""
        if self.is_falling():
            self._fall.stop()
            self._come_to_rest()
        super().hideEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the dice."""
        painter = smooth(self)
        side = float(px(self._side))
        for number, face in enumerate(self._faces):
            painter.save()
            painter.translate(number * (side + self._gap()) + side / 2, self.height() / 2)
            if self._progress < 1:
                painter.rotate((1 - self._progress) * (140 if number % 2 else -140))
                painter.scale(0.78 + 0.22 * self._progress, 0.78 + 0.22 * self._progress)
            self._paint_die(painter, side, self._face_now(face, number))
            painter.restore()

    def _face_now(self, face: int, number: int) -> int:
        """Return the face seen at this moment of the fall; no throw depends on it."""
        if self._progress >= 1 or not face:
            return face
        changed = int((1 - self._progress) * CHANGES)
        return (face - 1 + changed * (2 + number)) % 6 + 1

    def _paint_die(self, painter: QPainter, side: float, face: int) -> None:
        rect = QRectF(-side / 2, -side / 2, side, side)
        edge = colour("ink" if face else "control")
        fill_round(painter, rect, side * 0.16, colour("card"), edge, max(2.0, side / 35))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("ink"))
        pip = side * 0.08
        for x, y in PIPS[face]:
            painter.drawEllipse(
                QRectF(rect.left() + x * side - pip, rect.top() + y * side - pip, 2 * pip, 2 * pip)
            )

    def _gap(self) -> int:
        return px(self._side * 0.26)

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
