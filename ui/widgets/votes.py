"""What stands where dice would lie: one number of a hundred, or the seats with the chances they named."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets.large import Large, wall_font
from ui.widgets.marks import paint_avatar
from ui.widgets.painted import colour, fill_round, smooth
from ui.widgets.text import paint_lines, shorten
from wargame.words.counting import listed

CENTRE: Final = Qt.AlignmentFlag.AlignHCenter
IN_A_ROW: Final = 3


class NumberTile(Large):
    """A number from 1 to 100 on a tile; dashed and empty before it is thrown."""

    def __init__(self, side: int = 160, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side, self._number = side, 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_number(self, number: int) -> None:
        """Show a number; 0 for none yet."""
        self._number = number
        self.say(f"Thrown: {number} of 100" if number else "One number of a hundred, not thrown yet")
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the tile."""
        return QSize(round(self.of(self._side)), round(self.of(self._side)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the tile."""
        painter, place = smooth(self), QRectF(self.rect())
        edge = colour("ink" if self._number else "control")
        radius, width = self.of(self._side * 0.17), max(2.0, self.of(self._side / 50))
        fill_round(painter, place, radius, colour("card"), edge, width, dashed=not self._number)
        if self._number:
            font = wall_font(self.of(self._side * 0.4), 600)
            paint_lines(painter, place, [str(self._number)], font, place.height(), colour("ink"), CENTRE)


class VoteDiscs(Large):
    """Each seat's disc with the chance that it named below."""

    def __init__(self, letters: int = 13, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letters = letters
        self._votes: tuple[tuple[str, str, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_votes(self, votes: tuple[tuple[str, str, str], ...]) -> None:
        """Show glyph, name and chance of each seat."""
        self._votes = votes
        self.say(listed([f"{name} {chance}" for _, name, chance in votes]))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of all discs, some side by side."""
        across, down = self._cell()
        count = len(self._votes)
        rows = -(-count // IN_A_ROW)
        return QSize(round(across * min(count, IN_A_ROW)), round(down * rows))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the discs."""
        painter = smooth(self)
        across, down = self._cell()
        disc, line = self.of(self._letters * 3), self.of(self._letters * 1.4)
        for number, (glyph, name, chance) in enumerate(self._votes):
            x, y = across * (number % IN_A_ROW), down * (number // IN_A_ROW)
            paint_avatar(painter, QRectF(x + (across - disc) / 2, y, disc, disc), glyph)
            place = QRectF(x, y + disc + self.of(2), across, line)
            strong, plain = (
                wall_font(self.of(self._letters * 1.15), 600),
                wall_font(self.of(self._letters * 0.9)),
            )
            paint_lines(painter, place, [chance], strong, line, colour("ink"), CENTRE)
            place.translate(0, line)
            said = shorten(name, plain, across - self.of(4))
            paint_lines(painter, place, [said], plain, line, colour("ink2"), CENTRE)

    def _cell(self) -> tuple[float, float]:
        return self.of(self._letters * 7), self.of(self._letters * 6.6)
